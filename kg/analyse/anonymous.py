"""Claims that rest on unnamed sources alone: how these are described, and whether a reason is given."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analyse.phrasing import bare_quoted, counted, denies, in_order, short
from kg.analyse.voices import distinct, joined_names
from kg.claims import Claims, Cluster, origins_of
from kg.model import AgentKind, Provenance
from kg.store import View

_REASONS = "SELECT ?agent ?reason WHERE { GRAPH ?graph { ?agent kg:anonymityReason ?reason } }"


@dataclass(frozen=True, slots=True)
class Unnamed:
    """One claim that no named source stands behind.

    described  how the sources are described
    reason     why they are not named, as the articles put it; None when none says why
    """

    claim: str
    described: tuple[str, ...]
    reason: str | None
    articles: int
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """The claim and whom it rests on."""
        listed = joined_names([f"“{short(words)}”" for words in self.described])
        why = f"; reason given: “{short(self.reason)}”" if self.reason else "; no reason given"
        return (
            f"{bare_quoted(short(self.claim))} rests on {listed} in {counted(self.articles, 'article')}{why}"
        )


def anonymous(view: View, found: Claims) -> list[Unnamed]:
    """Every claim all of whose origins are unnamed, those of most articles first."""
    reasons = {str(row["agent"]): str(row["reason"]) for row in view.select(_REASONS)}
    rows = []
    for cluster in found.clusters:
        unnamed = [s.origin for s in cluster.statements if s.hands and s.origin.kind is AgentKind.UNNAMED]
        if not unnamed or _surely_named(cluster):
            continue
        behind = origins_of(found, cluster.statements)
        if behind.named:
            continue
        given = sorted({reasons[hand.agent] for hand in unnamed if hand.agent in reasons})
        rows.append(
            Unnamed(
                claim=cluster.wording,
                described=distinct(behind.unnamed),
                reason=given[0] if given else None,
                articles=len({s.article.iri for s in cluster.statements}),
                evidence=tuple(in_order(cluster.statements)),
            )
        )
    return sorted(rows, key=lambda row: (-row.articles, row.claim))


def _surely_named(cluster: Cluster) -> bool:
    """True when someone with a name stands at the end of a chain and nowhere inside one: most claims.

    Only a voice inside another chain is left out of the origins, so these need not be counted.
    """
    inside = {hand.agent for statement in cluster.statements for hand in statement.hands[:-1]}
    ends = (s.origin for s in cluster.statements if s.hands and not denies(s))
    return any(end.kind in _NAMED and end.agent not in inside for end in ends)


_NAMED = frozenset({AgentKind.PERSON, AgentKind.ORGANIZATION, AgentKind.COUNTRY})
