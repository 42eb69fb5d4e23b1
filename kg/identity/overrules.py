"""What a person decided, made ready to be applied to mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.errors import BadDecision
from kg.identity.clusters import Unions
from kg.identity.decisions import Decision, Ref, Verdict, tag_of
from kg.identity.people import Mention

Side = tuple[int, int]
"""A line that tells two apart, and which of the two."""


class Overrules:
    """The lines of a decisions file.

    A reference without an article means the name wherever it occurs.  Where a line makes one of two
    and one of them is a name in one article, that mention goes to the other's bearer.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.decisions = tuple(decisions)
        self._by_own: dict[str, list[tuple[int, int, Ref]]] = {}
        for number, decision in enumerate(self.decisions):
            for place, ref in enumerate((decision.first, decision.second)):
                if ref is not None:
                    self._by_own.setdefault(ref.own, []).append((number, place, ref))
        self._moves = self._moved()

    def keys(self) -> Unions[str]:
        """Blocks of names that must be decided together, since a line joins them."""
        joined: Unions[str] = Unions()
        for decision in self.decisions:
            if decision.second is not None:
                joined.join(decision.first.key, decision.second.key)
        return joined

    def sides(self, mention: Mention) -> frozenset[Side]:
        """On which side of which dividing line the mention stands."""
        found: dict[int, int] = {}
        for number, place, ref in self._meant(mention):
            # In "different X@a X" the second means the name wherever else it occurs.
            if self.decisions[number].verdict is Verdict.DIFFERENT and (ref.tag or number not in found):
                found[number] = place
        return frozenset(found.items())

    def goes_to(self, mention: Mention) -> Ref | None:
        """Whom a line makes this one mention the same as; None for mentions that no line moves."""
        return self._moves.get(f"{mention.own}/{tag_of(mention.article)}")

    def applied(self, mentions: Sequence[Mention]) -> list[Decision]:
        """The lines that speak of any of these mentions."""
        numbers = {number for mention in mentions for number, _, _ in self._meant(mention)}
        return [self.decisions[number] for number in sorted(numbers)]

    def _meant(self, mention: Mention) -> list[tuple[int, int, Ref]]:
        known = self._by_own.get(mention.own)
        if not known:
            return []
        tag = tag_of(mention.article)
        return [(number, place, ref) for number, place, ref in known if ref.tag in ("", tag)]

    def _moved(self) -> dict[str, Ref]:
        """For each mention that a line moves, where to; a line that would close a circle says nothing new."""
        moves: dict[str, Ref] = {}
        for decision in self.decisions:
            first, second = decision.first, decision.second
            if decision.verdict is not Verdict.SAME or second is None:
                continue
            goer, goal = (second, first) if second.tag else (first, second)
            end = goal
            while end.iri in moves:
                end = moves[end.iri]
            if goer.tag and goer.iri not in moves and end.iri != goer.iri:
                moves[goer.iri] = goal
        return moves


def contradiction(decision: Decision) -> BadDecision:
    """The error for a line that other lines make impossible."""
    second = f" and {decision.second.name}" if decision.second else ""
    return BadDecision(
        f"{decision.first.name}{second}",
        "one line says that they are the same, others that they are different",
        "Take one of the lines out.",
    )
