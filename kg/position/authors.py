"""Who acts by a verb that has no subject of its own: "released a statement condemning", "and rejected"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.model import Agent, Span
from kg.position.company import Company
from kg.position.tokens import Token, is_small

_WRITTEN = frozenset(
    "ad ads advertisement column email essay interview letter memo message note op-ed petition post release"
    " remarks report resolution speech statement tweet tweets video".split()
)


def author_of(company: Company, at: Sequence[Token], i: int, sentence: Span) -> tuple[Agent, Span] | None:
    """Who "released a statement condemning it", "took to the radio to condemn it": the subject."""
    before = next((t.word for t in reversed(at[:i]) if not is_small(t)), "")
    spends = any(t.word == "spent" for t in at[:i]) and before not in (",", "and")
    writes = at[i].word.endswith("ing") and (before in _WRITTEN or spends)
    uses = before == "to" and any(
        (t.word == "took" and u.word == "to") or t.word == "used" or (t.word == "went" and u.word == "out")
        for t, u in pairwise(at[:i])
    )
    also = before in ("and", "but", "then") and at[i].word.endswith(("ed", "s")) and not _joined(at, i)
    if not (writes or uses or also):
        return None
    for k in range(1, i):
        if at[k].bases - {at[k].word} and (named := company.subject_before(at[k].start, sentence.start)):
            return named
    return None


def _joined(at: Sequence[Token], i: int) -> bool:
    """True where more than one clause stands ahead: whose the second verb is stays open."""
    return any(t.word in (",", ";", "that", "who", "which", "as", "while", ":") for t in at[:i])
