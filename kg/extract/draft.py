"""An act of conveying while its place among the others is being found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Span, Spans, hull

NEAR = 4000
"""Characters within which acts can have to do with each other."""


@dataclass(slots=True)
class Draft:
    """An act that can still be changed.

    parent  the act that conveys this one, None at the top
    """

    source: Span | None
    cue: Spans
    content: Spans
    score: float
    parent: Draft | None = None

    @property
    def extent(self) -> Span:
        """From the source to the cue, whichever comes first."""
        return hull([*self.cue, *([self.source] if self.source else [])])

    def marked_by(self, text: str) -> str:
        """The words of the cue."""
        return " ".join(span.of(text) for span in self.cue)

    def descends_from(self, ancestor: Draft) -> bool:
        """True when ``ancestor`` conveys this act, directly or through others."""
        seen = self
        while seen.parent is not None:
            if seen.parent is ancestor:
                return True
            seen = seen.parent
        return False


class Neighbours:
    """Finds the acts near a place without looking at all of a long article."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = sorted(drafts, key=lambda d: d.cue)
        self._starts = [d.cue[0].start for d in self._drafts]

    def of(self, place: int) -> list[Draft]:
        """The acts with a cue near ``place``, in text order."""
        first = bisect_left(self._starts, place - NEAR)
        return self._drafts[first : bisect_right(self._starts, place + NEAR)]


def sentence_at(sentences: Spans, position: int) -> Span | None:
    """The sentence that holds ``position``."""
    i = bisect_right(sentences, Span(position, 1 << 60)) - 1
    return sentences[i] if i >= 0 and sentences[i].start <= position < sentences[i].end else None
