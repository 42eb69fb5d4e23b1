"""What an article states in its own voice: sentences of its text that no statement of another touches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.model import ArticleCard, Evidence, Provenance, Quotation

_KEY_LINE = re.compile(r"[a-z]+: ", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…][\"”’»)]*\s*$")
_NEXT = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bGen)(?<!\bSen)(?<!\b[A-Z])"
    r"[.!?…][\"”’»)]*(\s+)(?=[\"“‘«(]?[A-Z\d])"
)
_AROUND = 32


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence; lines that do not end like one (headlines, key lines) have none."""
    start, head = 0, True
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        head = head and bool(_KEY_LINE.match(stripped))
        if stripped and not head and _ENDED.search(stripped):
            first = start + line.index(stripped)
            cuts = [(found.start(1), found.end(1)) for found in _NEXT.finditer(stripped)]
            edges = [(0, 0), *cuts, (len(stripped), len(stripped))]
            yield from ((first + one[1], first + other[0]) for one, other in pairwise(edges))
        start += len(line)


def own_voice(text: str, statements: Iterable[Provenance]) -> tuple[list[Provenance], int]:
    """The sentences that name no source, as evidence without hands, and how many sentences there are.

    statements  those of the article; there must be at least one
    """
    listed = list(statements)
    taken = [(part.start, part.end) for p in listed for part in _marked(p)]
    every = list(sentences(text))
    card = listed[0].article
    own = [
        _stated(card, text, start, end)
        for start, end in every
        if not any(one < end and start < other for one, other in taken)
    ]
    return own, len(every)


def _marked(statement: Provenance) -> Iterator[Evidence]:
    """All words by which the article attributes the statement, and the stated words themselves."""
    yield from statement.content
    for hand in statement.hands:
        yield from hand.cue
        if hand.mention:
            yield hand.mention


def _stated(card: ArticleCard, text: str, start: int, end: int) -> Provenance:
    around = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    words = Evidence(start, end, text[start:end], *around)
    return Provenance(card.iri, "own", "", card, (words,), (), Quotation.INDIRECT)
