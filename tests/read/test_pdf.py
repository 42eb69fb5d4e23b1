"""Articles as PDF: text, lines joined into paragraphs."""

import zlib
from datetime import date

from kg.read.pdf import paragraphs
from kg.read.pdf_lines import PdfLine, running_lines

from .samples import read_one, refused

LINES = [
    "Cracks close the Lorne bridge",
    "By Ida Brandt",
    "The bridge over the Lorne will close for repairs in May, the mayor of Varn-",
    "holt said on Monday.",
    "Drivers will have to take the long road by the mill until the autumn, the",
    "council said in a statement.",
]
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
)


def pdf(lines: list[str], pages: int = 1) -> bytes:
    """A small PDF with one text line below the other."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    return pdf_of(f"BT /F1 11 Tf 14 TL 50 780 Td {shown} ET".encode(), pages)


def pdf_of(stream: bytes, pages: int = 1, packing: bytes = b"") -> bytes:
    """A small PDF whose pages all show ``stream``."""
    kids = " ".join("3 0 R" for _ in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        PAGE,
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), packing, stream),
    ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, start)
    )


def test_the_text_of_a_pdf_is_an_article():
    article = read_one(pdf(LINES))
    assert (article.title, article.author) == ("Cracks close the Lorne bridge", "Ida Brandt")
    first = "The bridge over the Lorne will close for repairs in May, the mayor of Varnholt said on Monday."
    second = f"{LINES[4]} {LINES[5]}"
    assert article.text.split("\n\n")[2:] == [first, second]


def lines(*words: str) -> list[PdfLine]:
    """Lines of a file that tells nothing of their place."""
    return [PdfLine(line) for line in words]


def test_a_full_last_line_does_not_end_a_paragraph_and_a_blank_line_does():
    assert paragraphs(lines("It was said on Monday", "that the road is shut.", "", "Nobody came.")) == (
        "It was said on Monday that the road is shut.\n\nNobody came."
    )


def test_a_hyphen_at_a_lines_end_goes_where_it_only_broke_a_word():
    assert paragraphs(lines("The well-", "being of Varn-", "holt is what the mayor cares for.")) == (
        "The well-being of Varnholt is what the mayor cares for."
    )
    told = lines(
        "The ship-owner said that she owns no ship of", "the fleet, and that another ship-", "owner does."
    )
    assert paragraphs(told).endswith("another ship-owner does.")
    assert (
        paragraphs(lines("The council of Varn\u00ad", "holt met on Monday."))
        == "The council of Varnholt met on Monday."
    )


def placed(*shown: tuple[float, float, float, str]) -> bytes:
    """The content of a page that shows each text in a size, at a place."""
    texts = "".join(f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj\n" for size, x, y, text in shown)
    return f"BT {texts} ET".encode("latin-1")


HEADLINE = [(24, 50, 760, "Cracks close the Lorne"), (24, 50, 732, "bridge until autumn")]
BODY = [
    "The bridge over the Lorne will close for repairs in May, the mayor of Varnholt said.",
    "Engineers found cracks in two of its piers, according to a report that was seen by us.",
    "Drivers will have to take the long road by the mill until the autumn, the council said.",
]


def body(gap: float = 14, indent: float = 0, top: float = 660) -> list[tuple[float, float, float, str]]:
    """Three paragraphs of two full lines each."""
    shown = []
    y = top
    for words in BODY:
        half = words.rindex(" ", 0, 45)
        shown += [(11, 50 + indent, y, words[:half]), (11, 50, y - 14, words[half + 1 :])]
        y -= 14 + gap
    return shown


def test_a_headline_of_two_lines_is_one_and_the_byline_below_names_author_outlet_and_day():
    article = read_one(
        pdf_of(placed(*HEADLINE, (11, 50, 700, "By Uma Sten, The Lantern, 11 April 2031"), *body(gap=26)))
    )
    assert article.title == "Cracks close the Lorne bridge until autumn"
    assert (article.author, article.outlet, article.published) == (
        "Uma Sten",
        "The Lantern",
        date(2031, 4, 11),
    )
    assert article.text.split("\n\n")[2:] == BODY


def test_a_wider_gap_or_an_indented_line_begins_a_paragraph():
    for shown in (body(gap=26), body(indent=12)):
        text = read_one(pdf_of(placed(*HEADLINE, *shown))).text
        assert text.split("\n\n")[1:] == BODY


def test_what_a_browser_prints_on_the_edges_is_no_text_and_tells_the_address():
    edges = [
        (8, 30, 820, "4/12/31, 9:01 AM"),
        (8, 200, 820, "Cracks close the Lorne bridge - The Lantern"),
        (8, 30, 20, "https://lantern.example/bridge"),
        (8, 560, 20, "1/1"),
    ]
    article = read_one(pdf_of(placed(*edges, *HEADLINE, *body(gap=26))))
    assert article.text.split("\n\n") == ["Cracks close the Lorne bridge until autumn", *BODY]
    assert (article.url, article.published) == ("https://lantern.example/bridge", None)


def test_a_running_line_is_no_text_and_names_the_paper_and_its_day():
    edge = (8, 30, 820, "Harbour Gazette, 12 April 2031")
    article = read_one(pdf_of(placed(edge, *HEADLINE, *body(gap=26), (8, 300, 20, "7")), pages=2))
    assert "Gazette" not in article.text
    assert not any(line == "7" for line in article.text.split("\n\n"))
    assert (article.outlet, article.published) == ("Harbour Gazette", date(2031, 4, 12))


def test_what_stands_on_two_pages_at_other_heights_is_text():
    shown = [PdfLine("Nobody came.", page, 50, 700 - page, 11) for page in (0, 1)]
    assert running_lines(shown) == []


def test_a_page_of_many_margins_is_read_in_time_that_grows_with_its_length():
    scattered = [PdfLine("word", 0, x % 997 + 0.5, -x, 11) for x in range(30_000)]
    assert len(paragraphs(scattered).split()) == 30_000


def test_a_page_that_unpacks_without_end_is_refused():
    bomb = zlib.compress(zlib.compress(b" " * 100_000_000))
    assert "the PDF is damaged" in refused(pdf_of(bomb, packing=b"/Filter [/FlateDecode /FlateDecode]"))


def test_a_book_is_no_article():
    assert "more than 200 pages" in refused(pdf(LINES, pages=201))
