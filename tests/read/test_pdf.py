"""Articles as PDF: text, lines joined into paragraphs."""

import zlib

from kg.read.pdf import paragraphs

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


def test_a_full_last_line_does_not_end_a_paragraph_and_a_blank_line_does():
    assert paragraphs("It was said on Monday\nthat the road is shut.\n\nNobody came.") == (
        "It was said on Monday that the road is shut.\n\nNobody came."
    )


def test_a_page_that_unpacks_without_end_is_refused():
    bomb = zlib.compress(zlib.compress(b" " * 100_000_000))
    assert "the PDF is damaged" in refused(pdf_of(bomb, packing=b"/Filter [/FlateDecode /FlateDecode]"))


def test_a_book_is_no_article():
    assert "more than 200 pages" in refused(pdf(LINES, pages=201))
