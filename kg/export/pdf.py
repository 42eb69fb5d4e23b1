"""PDF: the same dossiers for printing and for handing over, where the library that sets them is installed.

Typst sets the text: one wheel without system libraries, all scripts and both directions of writing, the
same bytes for the same text and fonts.  Texts of articles travel as JSON and never become its markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

from kg.analyse.dossier import Dossier
from kg.analyse.phrasing import short
from kg.errors import KgError
from kg.export import document as d
from kg.export.dossier_format import of_dossiers
from kg.export.dossier_pages import pages
from kg.export.format import Format
from kg.export.html import is_address

_TEMPLATE = "dossier.typ"
_NO_CLOCK = datetime(2000, 1, 1, tzinfo=UTC)
"""The date that the file gives for itself: the day on which it was written is none of its business."""


class MissingPart(KgError):
    """A library that is needed for this alone and is not installed."""


def written(found: Sequence[Dossier]) -> Iterator[bytes]:
    """One file with all dossiers, each on a page of its own."""
    if find_spec("typst") is None:
        raise MissingPart(
            "PDF",
            "the library that sets it is not installed",
            "Install it with: pip install 'attribution-kg[pdf]'; or write HTML and print it from a browser.",
        )
    title = f"Claim: {short(found[0].wording)}" if len(found) == 1 else f"{len(found)} claims"
    yield typeset(title, [list(pages(dossier)) for dossier in found])


def typeset(title: str, documents: Sequence[Sequence[d.Block]]) -> bytes:
    """The blocks of each document as one PDF, tagged for screen readers."""
    import typst  # an extra, and 80 MB: only those who want a PDF shall need it

    content = {"title": title, "documents": [[_block(block) for block in each] for each in documents]}
    template = (files("kg.export") / _TEMPLATE).read_bytes()
    made = typst.compile(
        template, sys_inputs={"content": json.dumps(content, ensure_ascii=False)}, timestamp=_NO_CLOCK
    )
    assert isinstance(made, bytes)
    return made


def _block(block: d.Block) -> dict[str, Any]:
    match block:
        case d.Heading():
            return {"kind": "heading", "level": block.level, "line": _line(block.line)}
        case d.Paragraph():
            return {"kind": "paragraph", "line": _line(block.line)}
        case d.Quote():
            return {"kind": "quote", "line": _line(block.line)}
        case d.Items():
            return {"kind": block.kind.name.lower(), "lines": [_line(line) for line in block.lines]}
        case d.Table():
            rows = [[_line(cell) for cell in row] for row in block.rows]
            return {"kind": "table", "head": list(block.head), "rows": rows}
        case d.Code():
            return {"kind": "code", "lines": list(block.lines)}


def _line(line: d.Line) -> list[list[str]]:
    return [_inline(part) for part in line]


def _inline(part: d.Inline) -> list[str]:
    match part:
        case d.Strong():
            return ["strong", part.text]
        case d.Mark():
            return ["mark", part.text]
        case d.Verbatim():
            return ["verbatim", part.text]
        case d.Link():
            return ["link" if is_address(part.address) else "text", part.address]
        case str():
            return ["text", part]


FORMAT = Format(
    "pdf",
    ".pdf",
    "application/pdf",
    "The same dossiers for print and for handing over; needs the extra “pdf”",
    of_dossiers(written),
)
