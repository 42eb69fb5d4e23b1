"""Statements found by words that they state."""

from __future__ import annotations

from collections.abc import Iterator

from kg.analyse.provenance import looked_through
from kg.claims.finding import Found
from kg.claims.kept import filed
from kg.model import Provenance
from kg.store import View


def stated(view: View, words: str) -> list[Provenance]:
    """All statements whose wordings hold these words, with their chains, best match first.

    They are looked up in the claims' index beside the store where that is up to date; else every wording
    of the store is looked through, with the same result.
    """
    index = filed(view, view.folder) if view.folder else None
    found = _looked_up(index, words) if index else looked_through(view, words)
    return [statement for _, statement in sorted(found, key=_fit)]


def _looked_up(index: Found, words: str) -> Iterator[tuple[int, Provenance]]:
    for rank, seen in index.worded(words):
        for statement in index.whole([seen.statement]):
            yield rank, statement


def _fit(found: tuple[int, Provenance]) -> tuple[int, int, str, int, str]:
    """Sorts statements: those that fit best first, of these the shortest, then article by article."""
    rank, statement = found
    number = int(statement.id.removeprefix("s"))
    return (rank, len(statement.wording), statement.claim, number, statement.statement)
