"""Articles saved or printed as PDF: their text, lines joined into paragraphs."""

from __future__ import annotations

import io
import logging
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from kg.errors import UnreadableArticle
from kg.read.byline import read_byline
from kg.read.imprint import NOTHING_GIVEN, Imprint, one_line
from kg.read.outlets import Outlets
from kg.read.pdf_lines import LARGER, PdfLine, body_size, lines_of_page, printed_address, running_lines
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
_ENDS = re.compile(r"[.!?:][”\"’')\]]*$")
_BROKEN = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_]{1,40})[-\u00ad]$")
_SITE_BEHIND = re.compile(r"(?P<title>.+\S)\s+[|–—-]\s+(?P<site>[^|–—]{2,40})")
# Before these a hyphen at a line's end belongs to the word.
_FIRST_PARTS = frozenset(
    "self well ex non half all high low long short right left so vice cross post pre pro".split()
)


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
        lines = [line for n, page in enumerate(document.pages) for line in lines_of_page(page, n)]
        title = document.metadata.title if document.metadata else None
    except _DAMAGED as error:
        raise UnreadableArticle(
            source.what, f"the PDF is damaged ({error})", "Save or print it again."
        ) from error
    running = running_lines(lines)
    aside = frozenset(running)
    text = paragraphs([line for line in lines if line not in aside])
    if len(text.split()) < 5:
        raise UnreadableArticle(source.what, "the PDF holds no text, only pictures", "Run OCR on it first.")
    edge = _imprint_of(running, source.outlets)
    given = replace(_titled(title, text), url=printed_address(running))
    given = replace(given, masthead=edge.masthead or given.masthead)
    article = read_text(source.id, text, given, source.outlets, source.limits, source.what)
    # The day of the paper stands for that of the article only where the article has none of its own.
    yield replace(article, published=article.published or edge.published)


def _imprint_of(running: Sequence[PdfLine], outlets: Outlets) -> Imprint:
    """What "Daily Planet, 12 April 2031" on the edge of the pages tells."""
    found = NOTHING_GIVEN
    for words in dict.fromkeys(line.words for line in running):
        found = found.or_else(read_byline(words, outlets) or NOTHING_GIVEN)
    return found


def _titled(title: str | None, text: str) -> Imprint:
    """The title that the file gives itself, where the text has it, and the name of the site behind it."""
    title = one_line(title)
    if title and title in text:
        return Imprint(title=title)
    match = _SITE_BEHIND.fullmatch(title or "")
    return (
        Imprint(title=match["title"], masthead=match["site"])
        if match and match["title"] in text
        else Imprint()
    )


def paragraphs(lines: Sequence[PdfLine]) -> str:
    """The text with the lines of each paragraph joined, words broken at a line's end made whole.

    Larger letters, a wider gap, or an indented line begin a paragraph.  A line that ends a sentence short
    of the usual width ends its paragraph, and so does a blank line; a short line that ends nothing (a
    headline, a byline) stands for itself.
    """
    widths = sorted(len(line.words) for line in lines if line.words)
    full = 0.75 * median(widths[len(widths) // 2 :]) if widths else 0
    apart = _Apart(lines)
    vocabulary = frozenset(word.lower() for line in lines for word in re.findall(r"[\w-]+", line.words))
    done: list[str] = []
    pieces: list[str] = []  # of the paragraph that is being read
    last: PdfLine | None = None
    for line in lines:
        begins = last is not None and (apart.begins(last, line) or _turned(last, line, full))
        if not line.words or begins:
            done.append("".join(pieces))
            pieces = []
        last = line if line.words else None
        if not line.words:
            continue
        first = not pieces
        if not first:
            pieces[-1] = _bound(pieces[-1], line.words, vocabulary)
        pieces.append(line.words)
        # The lines of a large headline are as short as its words are long.
        stands = first and not apart.is_large(line) and not _BROKEN.search(line.words)
        if len(line.words) < full and (_ENDS.search(line.words) or stands):
            done.append("".join(pieces))
            pieces = []
    return "\n\n".join(paragraph for paragraph in [*done, "".join(pieces)] if paragraph)


def _turned(last: PdfLine, line: PdfLine, full: float) -> bool:
    """True where a sentence ends at the foot of a page or column, a little short of the usual width."""
    is_turn = line.page != last.page or line.y > last.y
    return is_turn and bool(_ENDS.search(last.words)) and len(last.words) < 1.2 * full


def _bound(words: str, following: str, vocabulary: frozenset[str]) -> str:
    """A line as it goes on to the ``following`` one: a hyphen goes where it only broke a word."""
    broken = _BROKEN.search(words)
    if broken is None or not following[0].islower():
        return f"{words} "
    rest = re.match(r"[\w-]+", following)
    first, second = broken["word"].lower(), rest[0].lower() if rest else ""
    keeps = f"{first}-{second}" in vocabulary or first in _FIRST_PARTS
    return words[:-1] + ("-" if keeps and first + second not in vocabulary else "")


class _Apart:
    """Where paragraphs begin, by what the layout of the whole document is."""

    def __init__(self, lines: Sequence[PdfLine]) -> None:
        self.body = body_size(lines)
        self.margins: dict[int, Counter[float]] = {}
        for line in lines:
            self.margins.setdefault(line.page, Counter())[line.x] += 1
        self.usual = {
            page: sorted(x for x, count in found.items() if count >= 3)
            for page, found in self.margins.items()
        }
        gaps: dict[float, float] = {}
        for one, other in pairwise(line for line in lines if line.words):
            gap = one.y - other.y
            if one.page == other.page and one.size == other.size and 0.8 * one.size <= gap and one.size:
                gaps[one.size] = min(gap, gaps.get(one.size, gap))
        self.gaps = gaps

    def is_large(self, line: PdfLine) -> bool:
        """True for letters larger than the body's."""
        return bool(self.body) and line.size >= LARGER * self.body

    def begins(self, last: PdfLine, line: PdfLine) -> bool:
        """True where ``line`` below ``last`` begins a paragraph."""
        if not line.size or not last.size:
            return False
        if abs(line.size - last.size) > 0.08 * self.body:
            return True
        gap = last.y - line.y
        below = line.page == last.page and gap > 0
        if below and gap > 1.25 * self.gaps.get(line.size, gap):
            return True
        if not self._is_indented(line):
            return False
        return (below and line.x > last.x + 0.5 * line.size) or bool(_ENDS.search(last.words))

    def _is_indented(self, line: PdfLine) -> bool:
        """True where more lines of the page begin a little further to the left."""
        found, usual = self.margins[line.page], self.usual[line.page]
        first = bisect_left(usual, line.x - 4 * line.size)
        last = bisect_right(usual, line.x - 0.5 * line.size)
        return any(found[x] >= found[line.x] for x in usual[first:last])
