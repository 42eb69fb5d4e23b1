"""CSV, XLSX and JSON Lines, read back by pandas, openpyxl and json."""

import io
import json
import zipfile
from xml.etree import ElementTree

import openpyxl
import pandas
import pytest

from kg.export.csv_chains import render as csv_chains
from kg.export.csv_statements import render as csv_statements
from kg.export.jsonl import render as jsonl
from kg.export.tables import HAND_COLUMNS, STATEMENT_COLUMNS, hand_rows, harmless, statement_rows
from kg.export.xlsx import render as xlsx
from tests.invented import GAZETTE_TEXT, card, gazette, hand, lantern, statement

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1"]


def frame(render, provenances):
    return pandas.read_csv(io.BytesIO(b"".join(render(provenances))), keep_default_na=False)


def books(provenances):
    return openpyxl.load_workbook(io.BytesIO(b"".join(xlsx(provenances))))


def hostile(name):
    text = f"{name} said it rains."
    return [statement(card(name, title=name), text, "it rains", hand(text, name, cue="said"))]


def test_the_chain_table_has_a_row_a_hand_from_the_article_to_the_origin():
    rows = frame(csv_chains, gazette())
    lease = rows[rows.statement == "s1"]
    assert list(lease.hand) == [1, 2, 3]
    assert list(lease.agent) == ["Norpress", "The Tall City Post", "a senior Velmark official"]
    assert list(lease.is_origin) == ["no", "no", "yes"]
    assert list(lease.cue) == ["according to", "reported", "citing"]
    assert set(lease.wording) == {"Velmark may lease the north harbour to a foreign navy"}


def test_offsets_in_the_tables_lead_back_to_the_words():
    rows = frame(csv_chains, gazette())
    for row in rows.itertuples():
        for words, places in (
            (row.cue, row.cue_at),
            (row.mention, row.mention_at),
            (row.wording, row.wording_at),
        ):
            start, end = map(int, places.split(".."))
            assert GAZETTE_TEXT[start:end] == words


def test_the_statement_table_has_the_chain_in_one_cell():
    rows = frame(csv_statements, [*gazette(), *lantern()])
    assert list(rows.chain) == [
        "Norpress > The Tall City Post > a senior Velmark official",
        "Ada Quill",
        "a Velmark official",
    ]
    assert list(rows.origin_kind) == ["unnamed", "person", "unnamed"]
    assert rows.told_to[2] == "The Lantern"


def test_rows_and_columns_agree():
    own = statement(card("The Lantern"), "Fog fell.", "Fog fell")
    for row in statement_rows([*gazette(), own]):
        assert tuple(row) == STATEMENT_COLUMNS
    for row in hand_rows(gazette()):
        assert tuple(row) == HAND_COLUMNS


def test_nothing_stated_gives_a_table_with_a_header_alone():
    assert b"".join(csv_chains([])).decode().split("\n") == [
        ",".join(f'"{name}"' for name in HAND_COLUMNS),
        "",
    ]
    assert books([])["statements"].max_row == 1


@pytest.mark.parametrize("start", HOSTILE)
def test_cells_that_a_spreadsheet_would_run_are_made_harmless(start):
    name = start + " evil"
    assert harmless(start) == "'" + start
    for render in (csv_chains, csv_statements):
        cells = frame(render, hostile(name)).iloc[0]
        assert cells.outlet == cells.title == "'" + name
    for row in books(hostile(name)).worksheets[0].iter_rows(min_row=2):
        assert {cell.data_type for cell in row} <= {"s", "n"}
        assert not any(str(cell.value or "").startswith(tuple("=+-@\t\r\n＝")) for cell in row)


def test_a_carriage_return_alone_does_not_end_a_row():
    rows = frame(csv_statements, hostile("Bo\rTarn"))
    assert len(rows) == 1
    assert rows.origin[0] == "Bo\rTarn"


def test_harmless_text_and_numbers_stay_as_they_are():
    assert [harmless(cell) for cell in ("a=b", "", "2031-05-04", -3, "“-”")] == [
        "a=b",
        "",
        "2031-05-04",
        -3,
        "“-”",
    ]


def test_commas_quotes_and_line_breaks_stay_in_their_cell():
    text = 'Bo "the Boat" Tarn, docker said it\nrains, and pours.'
    rows = frame(
        csv_chains,
        [statement(card("A, B"), text, "it\nrains, and pours", hand(text, 'Bo "the Boat" Tarn', cue="said"))],
    )
    assert rows.agent[0] == 'Bo "the Boat" Tarn'
    assert rows.outlet[0] == "A, B"
    assert rows.wording[0] == "it\nrains, and pours"


def test_a_large_table_comes_in_pieces_and_whole():
    many = gazette() * 400
    pieces = list(csv_chains(many))
    assert len(pieces) > 1
    assert len(pandas.read_csv(io.BytesIO(b"".join(pieces)))) == 4 * 400


def test_the_workbook_has_a_sheet_of_statements_and_one_of_chains():
    book = books(gazette())
    assert book.sheetnames == ["statements", "chains"]
    header, lease, rumour = book["statements"].iter_rows(values_only=True)
    assert header == STATEMENT_COLUMNS
    row = dict(zip(header, lease, strict=True))
    assert row["chain"] == "Norpress > The Tall City Post > a senior Velmark official"
    assert row["hands"] == 3
    assert dict(zip(header, rumour, strict=True))["origin"] == "Ada Quill"
    assert book["chains"].max_row == 5
    assert book["chains"].freeze_panes == "A2"
    assert book["chains"]["A1"].font.bold


def test_pandas_reads_the_workbook():
    sheets = pandas.read_excel(io.BytesIO(b"".join(xlsx(gazette()))), sheet_name=None, keep_default_na=False)
    assert list(sheets["chains"].hand) == [1, 2, 3, 1]


def test_the_workbook_holds_no_time_of_day():
    with zipfile.ZipFile(io.BytesIO(b"".join(xlsx(gazette())))) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for entry in book.infolist():
            ElementTree.fromstring(book.read(entry))


def test_characters_that_xml_forbids_and_texts_too_long_for_a_cell_are_marked():
    text = "Bo\x00Tarn said " + "x" * 40_000
    book = books([statement(card("A"), text, "x" * 40_000, hand(text, "Bo\x00Tarn", cue="said"))])
    header, row = book["statements"].iter_rows(values_only=True)
    cells = dict(zip(header, row, strict=True))
    assert cells["origin"] == "Bo\ufffdTarn"
    assert len(cells["wording"]) == 32_767
    assert cells["wording"].endswith("[cut: a cell holds no more]")


def test_json_lines_have_one_statement_each():
    lines = b"".join(jsonl([*gazette(), *lantern()])).decode().splitlines()
    statements = [json.loads(line) for line in lines]
    assert [s["id"] for s in statements] == ["s1", "s2", "s1"]
    assert [len(s["chain"]) for s in statements] == [3, 1, 1]
    assert all(s["content"][0]["exact"] for s in statements)


def test_line_separators_inside_a_text_do_not_break_json_lines():
    text = "Bo Tarn said it\u2028rains."
    line = b"".join(jsonl([statement(card("A"), text, "it\u2028rains", hand(text, "Bo Tarn", cue="said"))]))
    assert line.count(b"\n") == 1
    assert json.loads(line)["wording"] == "it\u2028rains"
