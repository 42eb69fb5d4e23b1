"""Articles saved or printed as PDF: their text, lines joined into paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from statistics import median

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from kg.errors import UnreadableArticle
from kg.read.imprint import Imprint
from kg.read.plain import read_text
from kg.read.source import Result, Source

# The library reports every blemish of a file on its logger; what matters comes as an exception.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)
_DAMAGED = (
    PyPdfError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    RecursionError,
    OverflowError,
)
_PAGE_NUMBER = re.compile(r"\s*(?:page )?\d{1,3}(?: ?(?:/|of) ?\d{1,3})?\s*", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:][”\"’')\]]*$")


def read(source: Source) -> Iterator[Result]:
    """The one article of a PDF file."""
    content = source.content()
    try:
        document = PdfReader(io.BytesIO(content))
        if document.is_encrypted:
            raise UnreadableArticle(source.what, "the PDF is encrypted", "Save it without a password.")
        if len(document.pages) > source.limits.pdf_pages:
            raise UnreadableArticle(
                source.what,
                f"the PDF has more than {source.limits.pdf_pages} pages",
                "Split it into single articles.",
            )
        pages = [page.extract_text() or "" for page in document.pages]
        title = document.metadata.title if document.metadata else None
    except _DAMAGED as error:
        raise UnreadableArticle(
            source.what, f"the PDF is damaged ({error})", "Save or print it again."
        ) from error
    text = paragraphs("\n".join(pages))
    if len(text.split()) < 5:
        raise UnreadableArticle(source.what, "the PDF holds no text, only pictures", "Run OCR on it first.")
    given = Imprint(title=title if title and title in text else None)
    yield read_text(source.id, text, given, source.outlets, source.limits, source.what)


def paragraphs(text: str) -> str:
    """The text with the lines of each paragraph joined, words broken at a line's end made whole.

    A line that ends a sentence short of the usual width ends its paragraph, and so does a blank line;
    page numbers are left out; a short line that ends nothing (a headline, a byline) stands for itself.
    """
    lines = [" ".join(line.split()) for line in text.splitlines() if not _PAGE_NUMBER.fullmatch(line)]
    widths = [len(line) for line in lines if line]
    full = 0.75 * median(sorted(widths)[len(widths) // 2 :]) if widths else 0
    done: list[str] = []
    current = ""
    for line in lines:
        if not line:
            done.append(current)
            current = ""
            continue
        if re.search(r"[a-z]-$", current) and line[0].islower():
            current = current[:-1] + line
        else:
            current = f"{current} {line}" if current else line
        if len(line) < full and (_ENDS.search(line) or current == line):
            done.append(current)
            current = ""
    return "\n\n".join(paragraph for paragraph in [*done, current] if paragraph)
