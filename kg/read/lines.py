"""The lines of a text with their offsets, blank ones left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Span

_LINE = re.compile(r"[^\r\n]+")
# All that Unicode calls white space, and the marks without width that stand at the ends of lines.
_EDGES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the white space at its ends.

    words        as in the text, hard spaces made plain
    after_blank  True when a blank line, or nothing, stands before it
    """

    span: Span
    words: str
    after_blank: bool


def lines_of(text: str) -> Iterator[Line]:
    """The lines of ``text`` that hold more than white space, in order."""
    end = 0
    first = True
    for match in _LINE.finditer(text):
        words = match[0].strip(_EDGES)
        if not words:
            continue
        start = match.start() + match[0].index(words)
        gap = text[end:start]
        yield Line(
            Span(start, start + len(words)),
            words.replace("\xa0", " "),
            first or len(re.findall(r"\r\n|\r|\n", gap)) > 1,
        )
        end, first = match.end(), False
