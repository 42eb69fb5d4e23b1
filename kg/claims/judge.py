"""Newcomers compared with those nearest to them, and what is decided about each pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing

from kg.claims.compare import Relation, alike
from kg.claims.crowds import ENOUGH
from kg.claims.decisions import Decision
from kg.claims.index import FiledArticle, Index, arriving
from kg.claims.instances import Instance
from kg.model import Provenance

_WITHIN_ARTICLE = 0.75
"""Score from which two statements of one article say the same: an article seldom says a thing twice."""


def all_decisions(given: Iterable[Provenance], texts: Mapping[str, str]) -> Iterator[Decision]:
    """What all these statements have to do with one another, as if their articles came one by one.

    texts  of the articles, by IRI
    """
    with closing(Index()) as index:
        for statements in arriving(given):
            article = statements[0].article.iri
            index.file(FiledArticle(article, "", ""), statements, texts.get(article, ""))
            yield from decisions(index, (p.statement for p in statements))


def decisions(index: Index, statements: Iterable[str]) -> Iterator[Decision]:
    """What these statements have to do with those that came before them; nothing for most pairs.

    One that says the same as :data:`ENOUGH` others is compared no further.
    """
    for statement in statements:
        found: Counter[Relation] = Counter()
        for one, other in index.candidates(statement):
            decision = _decided(index, one, other)
            if decision is None or found[decision.relation] == ENOUGH:
                continue
            found[decision.relation] += 1
            yield decision
            if found[Relation.SAME] == ENOUGH:
                break


def decided_anew(index: Index, statements: Iterable[str], without: Collection[str]) -> Iterator[Decision]:
    """What these statements, whose article has another text now, have to do with any other.

    without  statements that are about to be dropped
    """
    for statement in statements:
        for one, other in index.candidates_anew(statement, without):
            if decision := _decided(index, one, other):
                yield decision


def _decided(index: Index, one: Instance, other: Instance) -> Decision | None:
    first, second = sorted((one, other), key=lambda each: each.statement)
    verdict = alike(first, second, index.about(first.article), index.about(second.article))
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
