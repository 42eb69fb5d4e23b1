"""The voices that carry a claim: those of one agency, outlet, owner or state counted as one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from kg.analyse import registry
from kg.analyse.phrasing import counted, in_order, short
from kg.analyse.voices import joined_names, outlet_key
from kg.claims import Claims, Cluster
from kg.claims.copies import credited
from kg.claims.onward import cited_outlets
from kg.model import Provenance


@dataclass(frozen=True, slots=True)
class Family:
    """Outlets that speak with one voice about a claim.

    why      "one agency's report", "one outlet's report", "one owner", "one state", "from one another", or
             "by itself"
    whose    the agency, outlet, owner or country; the outlet itself when it stands alone
    outlets  who carries the claim
    """

    why: str
    whose: str
    outlets: tuple[str, ...]
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """Who belongs together, and why."""
        listed = joined_names([short(name) for name in self.outlets])
        if self.why in (_ALONE, _CIRCLE):
            return f"{listed}: {self.why}"
        return f"{listed}: {self.why} ({short(self.whose)}), {counted(len(self.outlets), 'outlet')}"


_ALONE, _CIRCLE = "by itself", "from one another"


def family(found: Claims, cluster: Cluster) -> list[Family]:
    """The voices left after merging, largest first: as many as there are rows.

    An article whose text or chain comes from an agency is the agency's voice, one that cites another outlet
    is the other's, and so on; then outlets of one owner, then of one state, are one.  What the registry of
    outlets does not know is left by itself.
    """
    given, _ = credited(cluster.statements, found.copied(cluster.statements))
    # What shows it is each article as it is, not the agency's whose text it has.
    own_words = {statement.statement: statement for statement in cluster.statements}
    merged: defaultdict[tuple[str, str], list[tuple[str, str, Provenance]]] = defaultdict(list)
    writers = {outlet_key(s.article.outlet) for s in given if s.article.republisher and s.article.outlet}
    passing = _passing(given)
    for statement in given:
        card = statement.article
        why, whose = _voice(statement, writers, passing)
        merged[why, outlet_key(whose)].append((card.republisher or _own(statement), whose, statement))
    rows = []
    for (why, key), held in merged.items():
        outlets = {outlet_key(name): name for name, _, _ in held}
        alone = why == _REPORT and list(outlets) == [key]
        rows.append(
            Family(
                why=_ALONE if alone else why,
                whose=min((whose for _, whose, _ in held), key=lambda name: (-len(name), name)),
                outlets=tuple(outlets[key] for key in sorted(outlets)),
                evidence=tuple(in_order(own_words[statement.statement] for *_, statement in held)),
            )
        )
    return sorted(rows, key=lambda row: (-len(row.outlets), row.outlets))


_REPORT = "one outlet's report"


def _voice(statement: Provenance, writers: Set[str], passing: Mapping[str, str]) -> tuple[str, str]:
    """Whose voice a statement is: its agency's, else its outlet's or whoever owns or runs that."""
    for name in (_own(statement), *cited_outlets(statement)):
        if _is_agency(name, writers):
            return ("one agency's report", name)
    outlet, circle = _followed(_heard_from(statement) or _own(statement), passing)
    owner, state = registry.owner(outlet), registry.state(outlet)
    if state:
        return ("one state", state)
    if owner:
        return ("one owner", owner)
    return (_CIRCLE if circle else _REPORT, outlet)


def _is_agency(name: str, writers: Set[str]) -> bool:
    """True for what the registry has as one, and for who writes what others carry and is called one."""
    return registry.is_agency(name) or (outlet_key(name) in writers and bool(_CALLED_AGENCY.search(name)))


_CALLED_AGENCY = re.compile(r"\b(?:agency|wire|newswire|news service)\b", re.IGNORECASE)


def _passing(given: Sequence[Provenance]) -> dict[str, str]:
    """For each outlet that only passes the claim on: whom it has it from."""
    heard: dict[str, list[str]] = {}
    for statement in given:
        heard.setdefault(outlet_key(_own(statement)), []).append(_heard_from(statement))
    return {key: names[0] for key, names in heard.items() if all(names)}


def _followed(outlet: str, passing: Mapping[str, str]) -> tuple[str, bool]:
    """The outlet from which the claim comes to this one; whether that leads round in a circle."""
    seen: dict[str, str] = {}
    while (key := outlet_key(outlet)) in passing:
        if key in seen:
            keys = list(seen)
            around = keys[keys.index(key) :]
            return seen[min(around)], True
        seen[key] = outlet
        outlet = passing[key]
    return outlet, False


def _heard_from(statement: Provenance) -> str:
    """The outlet nearest the origin that a chain passes, other than the article's own; empty for none."""
    own = outlet_key(_own(statement))
    return next((name for name in reversed(cited_outlets(statement)) if outlet_key(name) != own), "")


def _own(statement: Provenance) -> str:
    return statement.article.outlet or statement.article.id
