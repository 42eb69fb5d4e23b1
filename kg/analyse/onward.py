"""Traces that go on: where an outlet of the chain has its own article in the store, through that one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from kg.analyse.kin import with_kin
from kg.analyse.origins import Origins
from kg.analyse.phrasing import dated, names, outlet, short
from kg.analyse.trace import Hop, Journey, trace
from kg.analyse.voices import outlet_key
from kg.claims import ClaimClusters, Claims, Decision, Relation
from kg.claims.decisions import PROGRAM
from kg.claims.onward import followed_outlet, onward, returns_to
from kg.model import AgentKind, Provenance
from kg.store import View

_NAMED = re.compile(r"\S+:s\d+")
_BODIES = frozenset({AgentKind.OUTLET, AgentKind.ORGANIZATION})


def traced(view: View, found: Claims, thing: str) -> tuple[list[Provenance], dict[str, Journey]]:
    """Every chain that ``thing`` asks for, and how those go on that do, by the IRIs of their statements.

    found  the claims of the store
    thing  what :func:`kg.analyse.trace.trace` knows, or "ARTICLE:s1"
    """
    named = found.fitting(thing) if _NAMED.fullmatch(thing) else []
    chains = trace(view, named[0] if named else thing)
    onward_from = journeys(found, chains)
    # The claims know an organization with the name of an outlet of the store for that outlet.
    settled = {p.statement: p for s in onward_from for p in found.of_statement[s].statements}
    return [settled.get(p.statement, p) for p in chains], onward_from


def journeys(found: Claims, statements: Iterable[Provenance]) -> dict[str, Journey]:
    """How the chains of these statements go on through other articles; nothing for those that do not."""
    follower = _Follower(found)
    gone_on = {p.statement: follower.journey(p.statement) for p in statements if _relayed(p)}
    return {statement: journey for statement, journey in gone_on.items() if journey.hops}


def known_further(found: Claims, statements: Iterable[Provenance], behind: Origins) -> list[str]:
    """For each outlet where a chain stops and whose own article is at hand, whom that one has it from.

    behind  the origins of the claim: outlets that are not among them, or go round in a circle, are left out
    """
    told = []
    open_ends = set(behind.named) - {name for circle in behind.circles for name in circle}
    ends = {outlet_key(name) for name in open_ends}
    stopped = [
        p
        for p in statements
        if p.hands and p.origin.kind is AgentKind.OUTLET and outlet_key(p.origin.name) in ends
    ]
    follower = _Follower(found)
    for journey in (follower.journey(p.statement) for p in stopped):
        if not journey.hops or journey.returns_to:
            continue
        hop, last = journey.hops[0], journey.hops[-1].statement
        source = names(last.origin) if last.hands else outlet(last.article)
        but = f", with other details ({'; '.join(hop.differences)})" if hop.differences else ""
        told.append(
            f"{short(hop.outlet)}'s own article ({dated(hop.statement.article)}) has it from {source}{but}."
        )
    return list(dict.fromkeys(told))


def _relayed(statement: Provenance) -> bool:
    # Most statements are straight from a person: their claims need not be looked up.
    return len(statement.hands) > 1 or any(hand.kind in _BODIES for hand in statement.hands)


class _Follower:
    """Follows chains; what belongs to one claim is looked up once for all its statements."""

    def __init__(self, found: Claims) -> None:
        self._found = found
        self._kin: dict[str, ClaimClusters] = {}
        self._links: dict[str, dict[frozenset[str], Decision]] = {}

    def journey(self, statement: str) -> Journey:
        """How the chain of this statement goes on."""
        claim = self._found.of_statement[statement]
        if claim.iri not in self._kin:
            self._kin[claim.iri] = with_kin(self._found, claim)
        start = next(p for p in claim.statements if p.statement == statement)
        path = onward(self._kin[claim.iri], start)
        back = returns_to(path)
        hops = tuple(self._hop(citing, step) for citing, step in pairwise(path))
        return Journey(hops, back.article if back else None)

    def _hop(self, citing: Provenance, step: Provenance) -> Hop:
        outlet, pair = followed_outlet(citing, step), frozenset((citing.statement, step.statement))
        claim = self._found.of_statement[citing.statement]
        if claim.iri not in self._links:
            links = self._found.links(claim, Relation.SAME, Relation.VARIANT)
            self._links[claim.iri] = {frozenset(link.pair): link for link in links}
        if link := self._links[claim.iri].get(pair):
            turned = link.one != citing.statement
            differences = tuple(str(d.turned() if turned else d) for d in link.differences)
            return Hop(
                outlet, step, link.relation.value, link.score, link.reasons, differences, link.decided_by
            )
        same = step in claim.statements
        why = "other statements of the same claim link the two" if same else "other statements link the two"
        relation = Relation.SAME if same else Relation.VARIANT
        return Hop(outlet, step, relation.value, None, (why,), () if same else ("details",), PROGRAM)
