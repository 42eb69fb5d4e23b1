"""The sourcing label: how many statements an article makes on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import AgentKind, Provenance, Quotation


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Counts of attributed statements.

    named        the origin has a name
    unnamed      the origin is described, not named
    second_hand  came through at least one other hand before it reached the article
    direct       wholly in quotation marks
    origins      different agents at the end of the chains
    """

    statements: int
    named: int
    unnamed: int
    second_hand: int
    direct: int
    origins: int


def sourcing(provenances: Sequence[Provenance]) -> Sourcing:
    """The label for these statements, which should be all of one article."""
    last = [p.hands[-1] if p.hands else None for p in provenances]  # None: the article's own word
    unnamed = sum(hand is not None and hand.kind is AgentKind.UNNAMED for hand in last)
    return Sourcing(
        statements=len(provenances),
        named=len(provenances) - unnamed,
        unnamed=unnamed,
        second_hand=sum(len(p.hands) > 1 for p in provenances),
        direct=sum(p.quotation is Quotation.DIRECT for p in provenances),
        origins=len({hand and hand.agent for hand in last}),
    )
