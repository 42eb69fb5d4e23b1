"""Positions as a person reads them: who stands where, since when, by which words, through whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.analyse.phrasing import short
from kg.analyse.provenance import provenances
from kg.analyse.stances import Taken
from kg.analyse.standpoints import Standpoint, standpoints_in
from kg.model import Hand, Manner, Provenance, Quotation, Stance, TargetKind
from kg.store import View


@dataclass(frozen=True, slots=True)
class Held:
    """One position in one article.

    issue     what it is about: the issue's name, as the program found it or a person decided
    on        ISO 8601 date of the stance, else of the article; empty when neither is known
    via       who passed it on, nearest to the article first; the article's outlet is left out
    evidence  the words that carry the stance, as the one statement
    """

    actor: str
    stance: Stance
    issue: str
    about: TargetKind
    on: str
    via: tuple[str, ...]
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """When, who, where, on what, through whom."""
        through = f", via {' and '.join(short(name) for name in self.via)}" if self.via else ""
        return (
            f"{self.on or 'no date'}  {short(self.actor)} {self.stance.value}: {short(self.issue)}{through}"
        )


def held(view: View, positions: Iterable[Taken]) -> list[Held]:
    """``positions`` with their words, in the order given."""
    asked = list(positions)
    known: dict[str, Standpoint] = {}
    chains: dict[str, list[Provenance]] = {}
    for article in sorted({position.article for position in asked}):
        known.update((point.position, point) for point in standpoints_in(view, [article]))
        chains[article] = provenances(view, article)
    return [
        _held(position, known[position.position], chains[position.article])
        for position in asked
        if position.position in known
    ]


def _held(position: Taken, point: Standpoint, chains: Sequence[Provenance]) -> Held:
    chain = next((c for c in chains if c.hands and c.origin.report in point.reports), None)
    words = point.words or point.target_words
    if chain is not None:
        shown = replace(chain, content=words or chain.content, said_on=point.said_on or chain.said_on)
    else:
        # An act that the article tells without a statement: the holder alone is the chain.
        hand = Hand(point.position, point.holder, point.name, point.kind, Manner.SAID, None, ())
        shown = Provenance(
            point.position,
            "told",
            point.issue,
            point.article,
            words,
            (hand,),
            Quotation.INDIRECT,
            point.said_on,
        )
    via = tuple(hand.name for hand in shown.hands[:-1])
    return Held(position.name, position.stance, position.label, point.target_kind, position.on, via, (shown,))
