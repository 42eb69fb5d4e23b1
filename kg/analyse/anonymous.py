"""Claims that rest on unnamed sources alone: how these are described, and whether a reason is given.

A name at the end of a chain does not help where only an unnamed source gives it: "the minister had agreed,
according to a person briefed on the talks" rests on that person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.analyse.phrasing import claimed, counted, denies, in_order, short
from kg.analyse.voices import joined_names, without_name
from kg.claims import Claims, Cluster, origins_of
from kg.model import AgentKind, Provenance
from kg.store import View

_REASONS = "SELECT ?agent ?reason WHERE { GRAPH ?graph { ?agent kg:anonymityReason ?reason } }"


@dataclass(frozen=True, slots=True)
class Unnamed:
    """One claim that reaches the reader through unnamed sources only.

    described  how the sources are described
    reason     why they are not named, as the articles put it; None when none says why
    names      whom these sources in turn name as the origin; mostly nobody
    """

    claim: str
    described: tuple[str, ...]
    reason: str | None
    articles: int
    evidence: tuple[Provenance, ...]
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The claim and whom it rests on."""
        listed = joined_names([f"“{short(words)}”" for words in self.described])
        why = f"; reason given: “{short(self.reason)}”" if self.reason else "; no reason given"
        known = (
            f"; {joined_names([short(name) for name in self.names])} only by their word" if self.names else ""
        )
        claim = claimed(self.claim, self.evidence)
        rests = f"{claim} rests on {listed} in {counted(self.articles, 'article')}"
        return rests + known + why


def anonymous(view: View, found: Claims) -> list[Unnamed]:
    """Every claim that unnamed sources alone originate or pass on, those of most articles first."""
    reasons = {str(row["agent"]): str(row["reason"]) for row in view.select(_REASONS)}
    rows = []
    for cluster in found.clusters:
        unnamed = [hand for s in cluster.statements for hand in s.hands if hand.kind is AgentKind.UNNAMED]
        if not unnamed or _surely_named(cluster):
            continue
        behind = origins_of(found, cluster.statements)
        passed_on = _passed_on_by(cluster)
        if behind.named and not passed_on:
            continue
        given = sorted({reasons[hand.agent] for hand in unnamed if hand.agent in reasons})
        rows.append(
            Unnamed(
                claim=cluster.wording,
                described=_distinct_in_sense((*behind.unnamed, *passed_on)),
                reason=given[0] if given else None,
                articles=len({s.article.iri for s in cluster.statements}),
                evidence=tuple(in_order(cluster.statements)),
                names=behind.named,
            )
        )
    return sorted(rows, key=lambda row: (-row.articles, row.claim))


def _distinct_in_sense(descriptions: Iterable[str]) -> tuple[str, ...]:
    """Each description once, though a sentence may begin with it: then as it is written within one."""
    first: dict[str, str] = {}
    for words in descriptions:
        first[words.casefold()] = max(words, first.get(words.casefold(), ""))  # small letters are the greater
    return tuple(first.values())


def _surely_named(cluster: Cluster) -> bool:
    """True when a named one ends a chain without unnamed sources, and is inside no other: most claims.

    Only a voice inside another chain is left out of the origins, so these need not be counted.
    """
    inside = {hand.agent for statement in cluster.statements for hand in statement.hands[:-1]}
    plain = (s for s in cluster.statements if not any(map(without_name, s.hands[:-1])))
    ends = (s.origin for s in plain if s.hands and not denies(s))
    return any(end.kind in _NAMED and end.agent not in inside for end in ends)


def _passed_on_by(cluster: Cluster) -> list[str]:
    """The unnamed sources inside chains; none where one chain to a name does without them."""
    stated = [s for s in cluster.statements if not denies(s)] or list(cluster.statements)
    inside = [[hand.name for hand in s.hands[:-1] if without_name(hand)] for s in stated]
    ends = [without_name(s.origin) if s.hands else False for s in stated]
    hidden = all(names or unnamed for names, unnamed in zip(inside, ends, strict=True))
    return [name for names in inside for name in names] if hidden else []


_NAMED = frozenset({AgentKind.PERSON, AgentKind.ORGANIZATION, AgentKind.COUNTRY})
