"""A chain that goes on: where the outlet that an article cites has its own article in the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.analyse.voices import plain_name
from kg.claims.clusters import Claims
from kg.claims.compare import Relation
from kg.model import AgentKind, ArticleCard, Provenance


def onward(found: Claims, statement: Provenance) -> tuple[Provenance, ...]:
    """The statement, then that of the article it was taken from, and so on, as far as the store has them.

    An article is gone on to when it states the same, or the same with other details, was not published
    later, and belongs to an outlet of the chain: the one nearest the origin that has such an article.
    """
    path = [statement]
    passed = {statement.article.iri}
    while following := _next(found, path[-1], passed):
        path.append(following)
        passed.add(following.article.iri)
    return tuple(path)


def returns_to(path: Sequence[Provenance]) -> Provenance | None:
    """The statement of a path to whose outlet its end leads back; None where it does not go round.

    Dates are left aside: of two papers that cite each other, one cites what was not yet published.
    """
    for outlet in reversed(cited_outlets(path[-1])):
        for step in path[:-1]:
            if is_of(step.article, outlet):
                return step
    return None


def followed_outlet(citing: Provenance, step: Provenance) -> str:
    """The outlet of a chain whose own article the step is, as the citing article names it."""
    return next(name for name in reversed(cited_outlets(citing)) if is_of(step.article, name))


def family_of(found: Claims, statement: Provenance) -> list[Provenance]:
    """All statements of the same claim, and of those that differ from it in details only."""
    cluster = found.of_statement[statement.statement]
    others = found.linked(cluster, Relation.VARIANT)
    return [p for each in (cluster, *others) for p in each.statements]


def _said_elsewhere(found: Claims, statement: Provenance) -> list[Provenance]:
    """The statements of other claims that say the same as this one, though not as others of its claim."""
    cluster = found.of_statement[statement.statement]
    if not found.linked(cluster, Relation.SAME):
        return []
    links = [link for link in found.links(cluster, Relation.SAME) if statement.statement in link.pair]
    own = {p.statement for p in cluster.statements}
    ends = {end for link in links for end in link.pair} - own
    elsewhere = (p for end in sorted(ends) for p in found.of_statement[end].statements)
    return [p for p in elsewhere if p.statement in ends]


def cited_outlets(statement: Provenance) -> list[str]:
    """The outlets that a chain passes through, nearest to the article first."""
    return [hand.name for hand in statement.hands if hand.kind is AgentKind.OUTLET]


def is_of(card: ArticleCard, outlet: str) -> bool:
    """True when the outlet wrote the article, or carried it."""
    return plain_name(outlet) in {plain_name(card.outlet or ""), plain_name(card.republisher or "")}


def _next(found: Claims, statement: Provenance, passed: set[str]) -> Provenance | None:
    cited = cited_outlets(statement)
    if not cited:
        return None  # most chains: what is linked to the claim need not be looked up
    for look in (family_of, _said_elsewhere):
        kin = look(found, statement)
        for outlet in reversed(cited):
            own = [p for p in kin if p.article.iri not in passed and is_of(p.article, outlet)]
            earlier = [p for p in own if _not_later(p.article, statement.article)]
            if earlier:
                return _oldest(earlier)
    return None


def _not_later(one: ArticleCard, other: ArticleCard) -> bool:
    return not one.published or not other.published or one.published <= other.published


def _oldest(statements: Iterable[Provenance]) -> Provenance:
    # An outlet's own article before one that it only carried.
    return min(
        statements,
        key=lambda p: (p.article.republisher is not None, p.article.published or "9999", p.statement),
    )
