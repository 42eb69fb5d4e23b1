"""XLSX: a workbook with one sheet of statements and one of chains.

Written by hand (ECMA-376, the few parts that a plain table needs): the libraries stamp the time of day
into the file, and these need no formulas, styles or shared strings.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from kg.export.format import Format, of_statements
from kg.export.tables import (
    HAND_COLUMNS,
    STATEMENT_COLUMNS,
    Cell,
    Row,
    hand_rows,
    harmless,
    statement_rows,
)
from kg.export.xml_text import xml_safe
from kg.model import Provenance

_LONGEST = 32_767
"""Characters that a cell can hold."""
_CUT = " [cut: a cell holds no more]"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP entry can have, so that bytes stay the same
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def render(provenances: Iterable[Provenance]) -> Iterator[bytes]:
    """The workbook; all of it is held in memory, as its readers will hold it."""
    statements = list(provenances)
    sheets = {
        "statements": (STATEMENT_COLUMNS, statement_rows(statements)),
        "chains": (HAND_COLUMNS, hand_rows(statements)),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
        _put(book, "[Content_Types].xml", _content_types(len(sheets)))
        _put(book, "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        _put(book, "xl/workbook.xml", _workbook(list(sheets)))
        numbered = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
        _put(book, "xl/_rels/workbook.xml.rels", _relations([*numbered, ("styles", "styles.xml")]))
        _put(book, "xl/styles.xml", _STYLES)
        for number, (columns, rows) in enumerate(sheets.values(), start=1):
            _put(book, f"xl/worksheets/sheet{number}.xml", "".join(_sheet(columns, rows)))
    yield buffer.getvalue()


def _put(book: zipfile.ZipFile, name: str, content: str) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # else the byte tells on which system the file was written
    entry.external_attr = 0o644 << 16
    book.writestr(entry, content.encode())


def _sheet(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """One worksheet: bold column names that stay in view, then the rows."""
    yield f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield "</sheetView></sheetViews>"
    yield f'<cols><col min="1" max="{len(columns)}" width="18" customWidth="1"/></cols><sheetData>'
    names = "".join(_cell(name, _column(i), 1, bold=True) for i, name in enumerate(columns))
    yield f'<row r="1">{names}</row>'
    for number, row in enumerate(rows, start=2):
        cells = "".join(_cell(row[name], _column(i), number) for i, name in enumerate(columns))
        yield f'<row r="{number}">{cells}</row>'
    yield "</sheetData></worksheet>"


def _cell(value: Cell, column: str, row: int, bold: bool = False) -> str:
    """A number, or text that is marked as text: nothing is ever a formula."""
    place = f'r="{column}{row}"' + (' s="1"' if bold else "")
    if isinstance(value, int):
        return f"<c {place}><v>{value}</v></c>"
    shown = xml_safe(str(harmless(value)))
    if len(shown) > _LONGEST:
        shown = shown[: _LONGEST - len(_CUT)] + _CUT
    return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(shown)}</t></is></c>'


def _column(place: int) -> str:
    """The letters of a column: A for 0, AA for 26."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _content_types(sheets: int) -> str:
    parts = [("workbook", "sheet.main"), ("styles", "styles")]
    parts += [(f"worksheets/sheet{number}", "worksheet") for number in range(1, sheets + 1)]
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _workbook(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, start=1)
    )
    return f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'


_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)

FORMAT = Format(
    "xlsx",
    ".xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "A workbook with a sheet of statements and a sheet of chains, for Excel and LibreOffice",
    of_statements(render),
)
