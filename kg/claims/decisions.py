"""Decisions about pairs of statements: how two of them stand to each other, who decided, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.claims.compare import Difference, Relation, alike
from kg.claims.index import Index
from kg.claims.instances import About, Instance, about

PROGRAM, PERSON = "program", "person"
"""Who decides."""

_WITHIN_ARTICLE = 0.75
"""Score from which two statements of one article say the same: an article seldom says a thing twice."""


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """How two statements stand to each other: what was decided, by whom, and why.

    one, other   IRIs of the statements, the smaller first
    score        of the program, also where a person decided otherwise
    decided_by   :data:`PROGRAM` or :data:`PERSON`
    """

    one: str
    other: str
    relation: Relation
    score: float
    differences: tuple[Difference, ...] = ()
    reasons: tuple[str, ...] = ()
    decided_by: str = PROGRAM

    @property
    def pair(self) -> tuple[str, str]:
        """The two statements."""
        return self.one, self.other


class Judge:
    """Compares statements of an index; ``text_of`` gives an article's text by its IRI."""

    def __init__(self, index: Index, text_of: Callable[[str], str]) -> None:
        self._index = index
        self._about: Callable[[str], About] = lru_cache(maxsize=2_000)(lambda iri: about(text_of(iri)))

    def decisions(self, statements: Iterable[str]) -> Iterator[Decision]:
        """What these statements have to do with those that came before them; nothing for most pairs."""
        for statement in statements:
            for one, other in self._index.candidates(statement):
                if decision := self._decided(one, other):
                    yield decision

    def _decided(self, one: Instance, other: Instance) -> Decision | None:
        first, second = sorted((one, other), key=lambda each: each.statement)
        about_both = self._about(first.article), self._about(second.article)
        verdict = alike(first, second, *about_both)
        if verdict is None or verdict.relation is Relation.DIFFERENT:
            return None
        if one.article == other.article and verdict.score < _WITHIN_ARTICLE:
            return None
        return Decision(
            first.statement,
            second.statement,
            verdict.relation,
            verdict.score,
            verdict.differences,
            verdict.reasons,
        )
