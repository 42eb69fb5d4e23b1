"""The lines of a PDF as they stand on its pages: where, how large, and which of them run along the edges."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pypdf import PageObject

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_PAGE_NUMBER = re.compile(
    r"[-–— ]*(?:page |p\. ?)?[A-Z]?\d{1,3}(?: ?(?:/|of) ?\d{1,3})?[-–— ]*", re.IGNORECASE
)
# What browsers print on a page's edges: "4/12/31, 9:01 AM Title", "https://paper.example/7 1/3".
_CLOCK = r"\d{1,4}[/.-]\d\d?[/.-]\d\d(?:\d\d)?,? \d\d?[:.]\d\d(?: ?[AP]M)?"
_COUNT = r"\d{1,3} ?(?:/|of) ?\d{1,3}"
_PRINTED = re.compile(
    rf"{_CLOCK}\b.*|(?P<url>(?:https?|file|about|chrome)://?\S+)(?: {_COUNT})?|{_COUNT} {_CLOCK}"
)
_EDGE = 2
"""Lines at the top and at the bottom of a page that may run along all pages."""
LARGER = 1.2
"""How much larger than the body's letters those of a headline are at least."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line of a page; ``words`` is empty for a blank one.

    x, y  where it begins, in points from the lower left corner
    size  of most of its letters, in points; zero where the file tells nothing of the three
    """

    words: str
    page: int = 0
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0


def lines_of_page(page: PageObject, number: int) -> list[PdfLine]:
    """The lines of one page in reading order, their ligatures spelled out."""
    lines: list[PdfLine] = []
    pieces: list[tuple[str, float, float, float]] = []

    def end_line() -> None:
        words = " ".join("".join(piece[0] for piece in pieces).translate(_LIGATURES).split())
        shown = [piece for piece in pieces if piece[0].strip()]
        sizes = Counter[float]()
        for text, _, _, size in shown:
            sizes[size] += len(text.strip())
        x, y = shown[0][1:3] if shown else (0.0, 0.0)
        lines.append(PdfLine(words, number, x, y, max(sizes, key=lambda s: (sizes[s], s), default=0.0)))
        pieces.clear()

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], _font: Any, size: float) -> None:
        place = (
            round(tm[4] * cm[0] + tm[5] * cm[2] + cm[4], 1),
            round(tm[4] * cm[1] + tm[5] * cm[3] + cm[5], 1),
            round(abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1])), 1),
        )
        first, *others = text.split("\n")
        pieces.append((first, *place))
        for other in others:
            end_line()
            pieces.append((other, *place))

    page.extract_text(visitor_text=visit)
    end_line()
    return lines


def body_size(lines: Sequence[PdfLine]) -> float:
    """The size of most letters."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.words)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def running_lines(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Page numbers, what browsers print, and what stands on the same edge of page after page.

    A headline that runs along the later pages is none on its own, where its letters are larger.
    """
    large = LARGER * body_size(lines)
    edges = [line for _, page in groupby(lines, lambda line: line.page) for line in _edges(list(page))]
    pages: dict[tuple[str, float], set[int]] = {}
    for line in edges:
        pages.setdefault(_form(line), set()).add(line.page)
    return [
        line
        for line in edges
        if _PAGE_NUMBER.fullmatch(line.words)
        or _PRINTED.fullmatch(line.words)
        or (len(pages[_form(line)]) > 1 and not (large and line.size >= large))
    ]


def printed_address(running: Sequence[PdfLine]) -> str | None:
    """The web address that a browser printed on the edge; None where it is cut short or there is none."""
    found = (_PRINTED.fullmatch(line.words) for line in running)
    urls = [match["url"] for match in found if match and match["url"]]
    return next((url for url in urls if url.startswith("http") and not url.endswith(("…", "..."))), None)


def _edges(page: list[PdfLine]) -> list[PdfLine]:
    """The first and last lines of a page, in the order of the file and by their height, each once."""
    shown = [line for line in page if line.words]
    by_height = sorted(shown, key=lambda line: -line.y)
    found = [*shown[:_EDGE], *shown[-_EDGE:], *by_height[:_EDGE], *by_height[-_EDGE:]]
    return list(dict.fromkeys(found))


def _form(line: PdfLine) -> tuple[str, float]:
    """What the lines that run along have in common: their words but for numbers, and their height."""
    return re.sub(r"\d+", "0", line.words), round(line.y)
