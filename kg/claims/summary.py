"""What is asked of a claim first: its wording, where it stands, how many independent origins it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.analyse.origins import Origins, origins
from kg.analyse.phrasing import counted, names, not_asserted, short, unsaid
from kg.analyse.voices import distinct, joined_names
from kg.claims.clusters import Claims, Cluster
from kg.claims.compare import Relation
from kg.claims.copies import credited
from kg.claims.decisions import Decision
from kg.errors import NotFound
from kg.model import Provenance

_NEAR_FROM = 0.7
"""Score of two statements from which on whoever sees it asks why they are not of one claim."""
_MANY = 3
"""Names, and claims that are near, from which on not all are listed."""
_LINKED = (Relation.CONTRADICTS, Relation.VARIANT)


@dataclass(frozen=True, slots=True)
class Near:
    """A claim that is kept apart from another though a statement of each say the same.

    pair      the two statements as "ARTICLE:s1", that of the other claim last; the surest of such pairs
    score     how alike these two are, 0 to 1
    by_person a person keeps the two claims apart; else most of their other statements are not alike
    """

    cluster: Cluster
    pair: tuple[str, str]
    score: float
    by_person: bool

    @property
    def because(self) -> str:
        """Why the two are kept apart."""
        return "a person keeps them apart" if self.by_person else "most of their statements are not alike"


@dataclass(frozen=True, slots=True)
class ClaimSummary:
    """One claim with its instances and its origins.

    contradicts, variants  claims that are linked to this one and kept apart from it
    near                   those that are kept apart though some statements say the same, the nearest first
    """

    cluster: Cluster
    origins: Origins
    contradicts: tuple[Cluster, ...] = ()
    variants: tuple[Cluster, ...] = ()
    near: tuple[Near, ...] = ()

    @property
    def instances(self) -> list[tuple[str, str]]:
        """Each statement as its article's id and its own, oldest article first."""
        return [(p.article.id, p.id) for p in self.cluster.statements]


def claims(found: Claims) -> list[ClaimSummary]:
    """Every claim, those that most articles carry first."""
    return [summary(found, cluster) for cluster in found.clusters]


def summary(found: Claims, cluster: Cluster) -> ClaimSummary:
    """One claim with its origins and what is linked to it."""
    contradicts, variants = (tuple(found.linked(cluster, relation)) for relation in _LINKED)
    near = _near(found, cluster, {other.iri for other in (*contradicts, *variants)})
    return ClaimSummary(cluster, origins_of(found, cluster.statements), contradicts, variants, near)


def _near(found: Claims, cluster: Cluster, linked: set[str]) -> tuple[Near, ...]:
    """The claims of which a statement surely says the same, but for those that are linked otherwise."""
    others = [other for other in found.linked(cluster, Relation.SAME) if other.iri not in linked]
    if not others:
        return ()  # as for most claims: nothing needs to be read
    own = {p.statement: p for p in cluster.statements}
    same = _same_as(found, cluster, {other.iri for other in others})
    apart = {end for decision in found.links(cluster, Relation.DIFFERENT) for end in decision.pair}
    near = []
    for other in others:
        theirs = {p.statement: p for p in other.statements}
        between = [d for d in same if d.one in theirs or d.other in theirs]
        surest = max(between, key=lambda decision: decision.score)
        if surest.score < _NEAR_FROM:
            continue
        here, there = sorted(surest.pair, key=lambda end: end in theirs)
        pair = (own[here].pointer, theirs[there].pointer)
        near.append(Near(other, pair, surest.score, not apart.isdisjoint(theirs)))
    return tuple(sorted(near, key=lambda each: (-each.score, each.cluster.iri)))


def _same_as(found: Claims, cluster: Cluster, others: set[str]) -> list[Decision]:
    """The decisions that statements of a claim say the same as some of other claims, known by their IRIs."""
    # Most statements say the same as others of their own claim alone: what was decided on them is not read.
    each_alone = (replace(cluster, statements=(p,)) for p in cluster.statements)
    reaching = [
        alone.statements[0]
        for alone in each_alone
        if any(other.iri in others for other in found.linked(alone, Relation.SAME))
    ]
    return found.links(replace(cluster, statements=tuple(reaching)), Relation.SAME)


def origins_of(found: Claims, statements: Iterable[Provenance]) -> Origins:
    """The origins of a claim, copied articles counted as their writer's."""
    listed = list(statements)
    given, reasons = credited(listed, found.copied(listed))
    counted_origins = origins(given)
    return replace(counted_origins, reasons=(*counted_origins.reasons, *reasons))


def claims_about(found: Claims, thing: str) -> list[Cluster]:
    """The claims that ``thing`` asks for, best match first; NotFound when there is none.

    thing  the IRI of a claim or statement, "ARTICLE:s1", or words that one of its wordings holds
    """
    return [found.of_statement[statement] for statement in _fitting(found, thing)]


def claim_about(found: Claims, thing: str) -> tuple[Cluster, int]:
    """The claim that ``thing`` asks for best, and how many there are to choose from."""
    fitting = _fitting(found, thing)
    return found.of_statement[fitting[0]], len(fitting)


def claims_fitting(found: Claims, thing: str, most: int) -> tuple[list[Cluster], int]:
    """The claims that ``thing`` asks for best, at most so many, and how many there are to choose from."""
    fitting = _fitting(found, thing)
    return [found.of_statement[statement] for statement in fitting[:most]], len(fitting)


def _fitting(found: Claims, thing: str) -> list[str]:
    fitting = found.fitting(thing)
    if not fitting:
        raise NotFound(
            f"“{short(thing)}”",
            "no claim in the store fits this",
            "Ask with fewer or other words; kg claims lists all claims.",
        )
    return fitting


def as_json(found: Iterable[ClaimSummary]) -> list[dict[str, Any]]:
    """One plain dict a claim: its wording, its instances, its origins, what is linked to it."""
    return [
        {
            "claim": each.cluster.wording,
            "iri": each.cluster.iri,
            "instances": [list(instance) for instance in each.instances],
            "origins": {
                "min": each.origins.min,
                "max": each.origins.max,
                "open": each.origins.open,
                "named": list(each.origins.named),
                "unnamed": list(each.origins.unnamed),
                "reasons": list(each.origins.reasons),
            },
            "only_denied": each.cluster.only_denied,
            "contradicts": [other.wording for other in each.contradicts],
            "variants": [other.wording for other in each.variants],
            "near": [
                {
                    "claim": near.cluster.wording,
                    "iri": near.cluster.iri,
                    "pair": list(near.pair),
                    "score": near.score,
                    "because": near.because,
                }
                for near in each.near
            ],
        }
        for each in found
    ]


def to_text(found: Sequence[ClaimSummary], at_least: int = 1) -> str:
    """A block a claim that ``at_least`` so many articles carry: wording, origins, where it stands."""
    blocks = []
    for each in found:
        articles = len({p.article.iri for p in each.cluster.statements})
        if articles < at_least:
            continue
        origin = "origin" if each.origins.max == 1 else "origins"
        lines = [
            titled(each.cluster, 300),
            f"  {counted(articles, 'article')}, {each.origins} independent {origin}",
            "  " + ", ".join(f"{article}:{statement}" for article, statement in each.instances),
            *(f"  contradicted by: {titled(other, 200)}" for other in each.contradicts),
            *(f"  also with other details: {titled(other, 200)}" for other in each.variants),
            *_near_lines(each.near),
        ]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def titled(cluster: Cluster, limit: int) -> str:
    """What stands for a claim, in one line; where nobody asserts it, who denies or has not said it first."""
    wording = short(cluster.wording, limit)
    if cluster.only_denied:
        who = distinct(names(p.origin) for p in cluster.statements)
        return f"denied by {joined_names(who if len(who) < _MANY else (*who[:2], 'others'))}: {wording}"
    silent = all(map(unsaid, cluster.statements))
    return (not_asserted(cluster.statements[0]) if silent else "") + wording


def _near_lines(near: Sequence[Near]) -> Iterator[str]:
    for each in near[:_MANY]:
        one, other = each.pair
        yield (
            f"  near, but kept apart: {titled(each.cluster, 200)}"
            f" ({one} and {other} are taken to say the same, score {each.score:.2f}; {each.because})"
        )
    if len(near) > _MANY:
        yield f"  and {len(near) - _MANY} more are near"
