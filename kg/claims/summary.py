"""What is asked of a claim first: its wording, where it stands, how many independent origins it has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.analyse.origins import Origins, origins
from kg.analyse.phrasing import counted, short
from kg.claims.clusters import Claims, Cluster
from kg.claims.compare import Relation
from kg.claims.copies import credited
from kg.errors import NotFound
from kg.model import Provenance

_LINKED = (Relation.CONTRADICTS, Relation.VARIANT)


@dataclass(frozen=True, slots=True)
class ClaimSummary:
    """One claim with its instances and its origins.

    contradicts, variants  wordings of claims that are linked to this one and kept apart from it
    """

    cluster: Cluster
    origins: Origins
    contradicts: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()

    @property
    def instances(self) -> list[tuple[str, str]]:
        """Each statement as its article's id and its own, oldest article first."""
        return [(p.article.id, p.id) for p in self.cluster.statements]


def claims(found: Claims) -> list[ClaimSummary]:
    """Every claim, those that most articles carry first."""
    return [summary(found, cluster) for cluster in found.clusters]


def summary(found: Claims, cluster: Cluster) -> ClaimSummary:
    """One claim with its origins and what is linked to it."""
    contradicts, variants = (
        tuple(other.wording for other in found.linked(cluster, relation)) for relation in _LINKED
    )
    return ClaimSummary(cluster, origins_of(found, cluster.statements), contradicts, variants)


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
            "contradicts": list(each.contradicts),
            "variants": list(each.variants),
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
            short(each.cluster.wording, 300),
            f"  {counted(articles, 'article')}, {each.origins} independent {origin}",
            "  " + ", ".join(f"{article}:{statement}" for article, statement in each.instances),
            *(f"  contradicted by: {short(wording, 200)}" for wording in each.contradicts),
            *(f"  also with other details: {short(wording, 200)}" for wording in each.variants),
        ]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)
