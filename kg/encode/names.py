"""Proper names from the network's name tags: whole words, one kind for all mentions that look the same."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from kg.encode.decode import Bools
from kg.encode.network import Floats
from kg.encode.pieces import Pieces
from kg.model import Name, NameKind, Span

KINDS = (NameKind.PERSON, NameKind.ORGANIZATION, NameKind.OUTLET, NameKind.PLACE, NameKind.DOCUMENT)
"""Kinds in the order of the network's tags: 0 none, then first and further piece of each kind."""


def find_names(tags: Floats, joined: Bools, pieces: Pieces, text: str) -> tuple[Name, ...]:
    """The names in text order, not overlapping.

    tags    probability of each tag for each piece
    joined  True for each piece that continues the word of the piece before
    """
    begins, goes_on = tags[:, 1::2], tags[:, 2::2]
    named = 1 - tags[:, 0] > 0.5
    fresh = begins.sum(1) > goes_on.sum(1)
    votes: defaultdict[str, Floats] = defaultdict(lambda: np.zeros(len(KINDS), np.float32))
    found: list[Span] = []
    at = 0
    for first in np.flatnonzero(named).tolist():
        if first < at:
            continue
        start = first
        while start > at and joined[start]:  # a name never begins within a word
            start -= 1
        at = first + 1
        while at < len(named) and (joined[at] or (named[at] and not fresh[at] and _near(at, pieces, text))):
            at += 1
        span = Span(int(pieces.starts[start]), int(pieces.ends[at - 1]))
        words = span.of(text)
        if any(c.isupper() for c in words) or not any(c.islower() for c in words):
            found.append(span)
            votes[words] += (begins + goes_on)[start:at].sum(0) / (at - start)
    return tuple(Name(span, KINDS[int(votes[span.of(text)].argmax())]) for span in found)


def _near(at: int, pieces: Pieces, text: str) -> bool:
    """True when nothing but blanks of one line lies between a piece and the one before."""
    between = text[pieces.ends[at - 1] : pieces.starts[at]]
    return not between or (between.isspace() and "\n" not in between)
