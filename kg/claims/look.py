"""What a store keeps of decisions and claims: looked up piece by piece, or read at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from kg.claims import graph as graphs
from kg.claims.compare import Relation
from kg.claims.decisions import Decision
from kg.store import View


class Look(Protocol):
    """What the store keeps about statements."""

    def joined(self, statement: str) -> Iterable[str]:
        """The statements that a decision makes one with it."""

    def decisions(self, statement: str) -> Iterable[Decision]:
        """The decisions about it."""

    def claims(self, statement: str) -> Iterable[tuple[str, str]]:
        """The claims of several statements that hold it, each with its graph."""

    def held(self, claim: str) -> Iterable[str]:
        """The statements of such a claim."""


class Lookup:
    """For a few statements: each thing is asked of the store when it is needed."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._touching: dict[str, list[Decision]] = {}

    def joined(self, statement: str) -> Iterable[str]:
        """The statements that a decision makes one with it."""
        return _joined(self.decisions(statement))

    def decisions(self, statement: str) -> Iterable[Decision]:
        """The decisions about it."""
        if statement not in self._touching:
            self._touching[statement] = [d for _, d in graphs.touching(self._view, statement)]
        return self._touching[statement]

    def claims(self, statement: str) -> Iterable[tuple[str, str]]:
        """The claims of several statements that hold it, each with its graph."""
        return graphs.claims_with(self._view, statement)

    def held(self, claim: str) -> Iterable[str]:
        """The statements of such a claim."""
        return graphs.held_by(self._view, claim)


class Everything:
    """For most of a store: what it keeps is read once, but for the words of the reasons."""

    def __init__(self, view: View) -> None:
        self._decisions: defaultdict[str, list[Decision]] = defaultdict(list)
        for decision in graphs.bare_decisions(view):
            for end in decision.pair:
                self._decisions[end].append(decision)
        self._claim_of = graphs.all_held(view)
        self._held: defaultdict[str, list[str]] = defaultdict(list)
        for statement, claims in self._claim_of.items():
            for claim, _ in claims:
                self._held[claim].append(statement)

    def joined(self, statement: str) -> Iterable[str]:
        """The statements that a decision makes one with it."""
        return _joined(self._decisions.get(statement, ()))

    def decisions(self, statement: str) -> Iterable[Decision]:
        """The decisions about it, without their reasons."""
        return self._decisions.get(statement, ())

    def claims(self, statement: str) -> Iterable[tuple[str, str]]:
        """The claims of several statements that hold it, each with its graph."""
        return self._claim_of.get(statement, ())

    def held(self, claim: str) -> Iterable[str]:
        """The statements of such a claim."""
        return self._held.get(claim, ())


def _joined(decisions: Iterable[Decision]) -> set[str]:
    return {end for d in decisions if d.relation is Relation.SAME for end in d.pair}
