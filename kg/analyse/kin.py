"""A claim with all that differs from it in details or is near, at hand: chains are followed there often."""

from __future__ import annotations

from kg.claims import ClaimClusters, Claims, Cluster, Decision, Relation
from kg.claims.onward import cited_outlets


def with_kin(found: Claims, cluster: Cluster, though_none_is_cited: bool = False) -> ClaimClusters:
    """The claim, its variants, theirs and so on, each looked up once; what follows chains needs no more.

    With them come the claims of which a statement says the same as one of this claim.

    Where no chain of the claim passes through an outlet there is nothing to follow: then the claim alone,
    unless its variants are wanted for themselves (``though_none_is_cited``).
    """
    if not though_none_is_cited and not any(cited_outlets(p) for p in cluster.statements):
        return ClaimClusters((cluster,), ())
    known: dict[str, Cluster] = {}
    links: set[Decision] = set()
    agenda = [cluster]
    while agenda:
        each = agenda.pop()
        if each.iri not in known:
            known[each.iri] = each
            links.update(found.links(each, Relation.VARIANT))
            agenda += found.linked(each, Relation.VARIANT)
    near = found.linked(cluster, Relation.SAME)
    if near:
        known |= {each.iri: each for each in near if each.iri not in known}
        links.update(found.links(cluster, Relation.SAME))
    return ClaimClusters(tuple(known.values()), tuple(sorted(links)))
