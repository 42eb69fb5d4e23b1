"""The source nearest the matter: a document, someone who knows first-hand, or where a chain goes dead."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from kg.analyse.kin import with_kin
from kg.analyse.phrasing import dated, in_order, short
from kg.analyse.press import is_press
from kg.analyse.voices import key_of, outlet_key, plain_name
from kg.claims import Claims, Cluster
from kg.claims.copies import credited
from kg.claims.onward import onward
from kg.model import AgentKind, Hand, Provenance


class Standing(StrEnum):
    """What stands at the end of a chain, the most useful to a fact-checker first."""

    DOCUMENT = "document"
    FIRST_HAND = "named"
    UNNAMED = "unnamed"
    DEAD_END = "the chain goes dead"
    OWN = "the outlet itself"


@dataclass(frozen=True, slots=True)
class Primary:
    """One end of the claim's chains.

    name      who or what it is
    direct    some article at hand has it from there without another outlet between
    evidence  the statements that lead there; the first is the shortest way
    """

    standing: Standing
    name: str
    direct: bool
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """What to look for, and how near the articles get to it."""
        card = self.evidence[0].article
        if self.standing is Standing.DEAD_END:
            return f"the chain goes dead at {short(self.name)}, which gives no source ({dated(card)})"
        near = "directly" if self.direct else "only through others"
        return f"{self.standing.value}: {short(self.name)}, {near} ({dated(card)})"


def primary(found: Claims, cluster: Cluster) -> list[Primary]:
    """The ends of the claim's chains, documents and named first-hand sources first.

    A chain that stops at an outlet goes on through the outlet's own article where that is at hand.  One
    outlet's "a port official" is one source, whoever carries the outlet's text or cites it.
    """
    given, _ = credited(cluster.statements, found.copied(cluster.statements))
    written_by = {statement.statement: statement.article.outlet for statement in given}

    kin = with_kin(found, cluster)
    ends: defaultdict[tuple[Standing, str], list[Provenance]] = defaultdict(list)
    names: dict[str, str] = {}
    straight: set[str] = set()
    for statement in in_order(cluster.statements):
        path = onward(kin, statement)
        last = path[-1]
        if len(path) == 1 and len(statement.hands) <= 1:
            straight.add(statement.statement)
        standing, name = _end(last)
        key = _key(last, written_by.get(last.statement) or last.article.outlet or last.article.id)
        names[key] = max(names.get(key, ""), name, key=len)
        ends[standing, key].append(statement)
    rows = []
    for (standing, key), held in ends.items():
        shortest = sorted(held, key=lambda s: (s.statement not in straight, len(s.hands), _in_time(s)))
        direct = shortest[0].statement in straight and standing is not Standing.DEAD_END
        rows.append(Primary(standing, names[key], direct, tuple(shortest)))
    order = list(Standing)
    return sorted(rows, key=lambda row: (order.index(row.standing), not row.direct, row.name))


def _in_time(statement: Provenance) -> tuple[str, str]:
    return (statement.article.published or "9999", statement.statement)


def _end(statement: Provenance) -> tuple[Standing, str]:
    if not statement.hands:
        return Standing.OWN, statement.article.outlet or statement.article.id
    origin = statement.origin
    return _standing(origin), origin.name


def _key(statement: Provenance, writer: str) -> str:
    """What makes two ends of chains one; ``writer`` is the outlet whose text the article has."""
    if not statement.hands:
        return outlet_key(writer)
    if statement.origin.kind is AgentKind.UNNAMED:
        reporter = statement.hands[-2].name if len(statement.hands) > 1 else writer
        return f"{outlet_key(reporter)}: {plain_name(statement.origin.name)}"
    return key_of(statement, statement.origin)


def _standing(origin: Hand) -> Standing:
    if is_press(origin):
        return Standing.DEAD_END
    match origin.kind:
        case AgentKind.DOCUMENT:
            return Standing.DOCUMENT
        case AgentKind.UNNAMED:
            return Standing.UNNAMED
        case _:
            return Standing.FIRST_HAND
