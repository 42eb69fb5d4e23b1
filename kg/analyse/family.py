"""The voices that carry a claim, those of one agency, owner or state counted as one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.analyse import registry
from kg.analyse.phrasing import counted, in_order, short
from kg.analyse.voices import joined_names, plain_name
from kg.claims import Claims, Cluster
from kg.claims.copies import credited
from kg.claims.onward import cited_outlets
from kg.model import Provenance


@dataclass(frozen=True, slots=True)
class Family:
    """Outlets that speak with one voice about a claim.

    why      "one agency's report", "one owner", "one state", or "by itself"
    whose    the agency, owner or country; the outlet itself when it stands alone
    outlets  who carries the claim
    """

    why: str
    whose: str
    outlets: tuple[str, ...]
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """Who belongs together, and why."""
        listed = joined_names([short(name) for name in self.outlets])
        if self.why == "by itself":
            return f"{listed}: by itself"
        return f"{listed}: {self.why} ({short(self.whose)}), {counted(len(self.outlets), 'outlet')}"


def family(found: Claims, cluster: Cluster) -> list[Family]:
    """The voices left after merging, largest first: as many as there are rows.

    An article whose text or chain comes from an agency is the agency's voice; then outlets of one owner,
    then of one state, are one.  What the registry of outlets does not know is left by itself.
    """
    given, _ = credited(cluster.statements, found.copied(cluster.statements))
    # What shows it is each article as it is, not the agency's whose text it has.
    own_words = {statement.statement: statement for statement in cluster.statements}
    merged: defaultdict[tuple[str, str], list[tuple[str, Provenance]]] = defaultdict(list)
    writers = {s.article.outlet for s in given if s.article.republisher and s.article.outlet}
    for statement in given:
        card = statement.article
        carrier = card.republisher or card.outlet or card.id
        merged[_voice(statement, writers)].append((carrier, statement))
    rows = []
    for (why, whose), held in merged.items():
        outlets = {plain_name(name): name for name, _ in held}
        own = len(outlets) == 1 and plain_name(whose) in outlets
        rows.append(
            Family(
                why="by itself" if own else why,
                whose=whose,
                outlets=tuple(outlets[key] for key in sorted(outlets)),
                evidence=tuple(in_order(own_words[statement.statement] for _, statement in held)),
            )
        )
    return sorted(rows, key=lambda row: (-len(row.outlets), row.outlets))


def _voice(statement: Provenance, writers: set[str]) -> tuple[str, str]:
    """What a statement belongs to: the agency it comes from, else its owner, else its state, else itself."""
    outlet = statement.article.outlet or statement.article.id
    agencies = {plain_name(name): name for name in writers}
    for name in (outlet, *cited_outlets(statement)):
        if plain_name(name) in agencies or registry.is_agency(name):
            return ("one agency's report", agencies.get(plain_name(name), name))
    owner, state = registry.owner(outlet), registry.state(outlet)
    if state:
        return ("one state", state)
    return ("one owner", owner) if owner else ("by itself", outlet)
