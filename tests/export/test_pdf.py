"""Dossiers as PDF, read back by a PDF reader: the words, whole and as words."""

import io
import sys

import pytest
from pypdf import PdfReader

from kg.analyse.dossier import dossier
from kg.export import export, pdf
from kg.export.document import (
    Code,
    Heading,
    Items,
    Link,
    ListKind,
    Mark,
    Paragraph,
    Quote,
    Strong,
    Table,
    Verbatim,
)
from kg.export.dossier_pages import pages
from tests.invented import gazette, lantern

pytest.importorskip("typst", reason="the extra that sets PDF is not installed")
LEASE = dossier([gazette()[0], *lantern()])
HOSTILE = '#import "@preview/x:1.0.0" *bold* $x$ \\u{41} `c` // c /* c */ <b> @ref ]'


def read(made: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def test_claim_paths_offsets_and_checklist_are_on_the_pages():
    text = on_one_line(read(b"".join(pdf.written([LEASE]))))
    for words in (
        "Claim: “Velmark may lease the north harbour to a foreign navy”",
        "Independent origins: 1 to 2",
        "Harbour Gazette → Norpress → The Tall City Post → a senior Velmark official",
        "The words stand at characters 45–98",
        "Who is “a Velmark official”?",
    ):
        assert words in text


def test_the_same_dossier_gives_the_same_bytes_and_no_clock():
    first, again = (b"".join(pdf.written([LEASE])) for _ in range(2))
    assert first == again
    told = PdfReader(io.BytesIO(first)).metadata
    assert told.creation_date.year == 2000
    assert told.title == "Claim: Velmark may lease the north harbour to a foreign navy"


def test_the_pages_are_tagged_for_screen_readers():
    root = PdfReader(io.BytesIO(b"".join(pdf.written([LEASE])))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(
    "block",
    [
        Heading(1, (HOSTILE,)),
        Paragraph((HOSTILE,)),
        Paragraph((Strong(HOSTILE), " ", Mark(HOSTILE))),
        Quote((Mark(HOSTILE),)),
        Items(((HOSTILE,), (Verbatim(HOSTILE),)), ListKind.BOXES),
        Table((HOSTILE,), (((HOSTILE,),),)),
        Code((HOSTILE,)),
        Paragraph((Link(f"javascript:{HOSTILE}"),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_markup_in_a_text_stays_text(block):
    made = pdf.typeset(HOSTILE, [[block]])
    assert HOSTILE in on_one_line(read(made))
    assert not [note for page in PdfReader(io.BytesIO(made)).pages for note in page.annotations or ()]


def test_an_address_of_the_web_becomes_a_link():
    made = pdf.typeset("Links", [[Paragraph((Link("https://lantern.example/a?b=1&c=2"),))]])
    (note,) = PdfReader(io.BytesIO(made)).pages[0].annotations
    assert note.get_object()["/A"]["/URI"] == "https://lantern.example/a?b=1&c=2"


@pytest.mark.parametrize("name", ["Вера Петрова", "Žofie Kučerová", "Ελένη", "Nguyễn Thị Hà"])
def test_names_in_other_alphabets_can_be_searched_for(name):
    assert name in read(pdf.typeset("Names", [[Paragraph((name,))]]))


def test_a_name_of_ten_thousand_characters_stays_on_the_page():
    made = pdf.typeset("Long", [[Paragraph(("W" * 10_000,))]])
    pages_of_it = PdfReader(io.BytesIO(made)).pages
    assert sum(page.extract_text().count("W") for page in pages_of_it) == 10_000
    assert max(line.count("W") for page in pages_of_it for line in page.extract_text().splitlines()) < 100


def test_a_hash_can_be_copied_whole():
    digest = "31addc2a42f99b78993c28698f7b40c8a7888d14bef87daa7712f4be6a83691d"
    text = read(pdf.typeset("Hash", [[Table(("sum",), (((Verbatim(digest),),),))]]))
    assert digest in text.replace("\n", "")


def test_without_its_library_one_sentence_says_what_to_install(view, monkeypatch):
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    with pytest.raises(pdf.MissingPart, match=r"PDF: the library .* Install it with: pip install"):
        b"".join(export(view, "pdf", "foreign navy"))


def test_nothing_but_pdf_needs_the_library(view):
    sys.modules.pop("typst", None)
    assert b"".join(export(view, "html", "foreign navy"))
    assert "typst" not in sys.modules
    assert list(pages(LEASE))
