"""Whom an outlet cites, and who cites it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.analyse import registry
from kg.analyse.phrasing import KIND_WORDS, counted, in_order, short
from kg.analyse.voices import key_of, plain_name
from kg.claims import Claims
from kg.claims.onward import is_of
from kg.errors import NotFound
from kg.model import AgentKind, Hand, Provenance

Held = defaultdict[str, list[tuple[str, AgentKind, Provenance]]]
"""Sources with the name and kind that each statement has for them."""


@dataclass(frozen=True, slots=True)
class Dish:
    """One source of an outlet, or one outlet that has it as a source.

    direction  "cites", or "cited by"
    named      False for a source without a name
    country    of an outlet that the registry knows, or a country itself
    share      part of all citations in this direction, 0 to 1
    """

    direction: str
    name: str
    kind: AgentKind
    named: bool
    country: str | None
    times: int
    share: float
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """Whom, what it is, how often."""
        facts = [KIND_WORDS[self.kind], *([self.country] if self.country else [])]
        times = counted(self.times, "statement")
        return f"{self.direction} {short(self.name)} ({', '.join(facts)}): {times}, {self.share:.0%}"


def diet(found: Claims, outlet: str) -> list[Dish]:
    """Whom the outlet's own articles cite, then who cites the outlet, most often first.

    Only the first hand of a chain is the outlet's own source; further hands are that source's.
    """
    names = registry.names_of(outlet)
    every = in_order({p.statement: p for name in sorted(names) for p in found.by_outlet(name)}.values())
    # Who is who was decided when the store was built: an outlet has one node, whatever articles call it.
    nodes = {hand.agent for p in every for hand in p.hands if plain_name(hand.name) in names}
    cites: Held = defaultdict(list)
    cited: Held = defaultdict(list)
    for statement in every:
        if plain_name(statement.article.outlet or "") in names:
            for hand in statement.hands[:1]:
                cites[_source(statement, hand)].append((hand.name, hand.kind, statement))
        elif any(hand.agent in nodes for hand in statement.hands):
            citing = statement.article.outlet or statement.article.id
            cited[plain_name(citing)].append((citing, AgentKind.OUTLET, statement))
    if not cites and not cited and not any(is_of(p.article, name) for p in every for name in names):
        raise NotFound(
            f"outlet “{short(outlet)}”",
            "no article in the store is its own or cites it",
            "kg query articles lists them.",
        )
    return [*_dishes("cites", cites), *_dishes("cited by", cited)]


def _source(statement: Provenance, hand: Hand) -> str:
    """What makes two sources one: the node of whoever has a name, the words for whoever has none."""
    if hand.kind is AgentKind.UNNAMED:
        return f"unnamed {plain_name(hand.name)}"
    return key_of(statement, hand)


def _dishes(direction: str, held: Held) -> list[Dish]:
    total = sum(map(len, held.values()))
    rows = []
    for listed in held.values():
        name, kind = max(((name, kind) for name, kind, _ in listed), key=lambda n: (len(n[0]), n[0]))
        rows.append(
            Dish(
                direction=direction,
                name=name,
                kind=kind,
                named=kind is not AgentKind.UNNAMED,
                country=_country(name, kind),
                times=len(listed),
                share=round(len(listed) / total, 4),
                evidence=tuple(statement for _, _, statement in listed),
            )
        )
    return sorted(rows, key=lambda row: (-row.times, row.name, row.kind))


def _country(name: str, kind: AgentKind) -> str | None:
    if kind is AgentKind.COUNTRY:
        return name
    return registry.country(name) if kind is AgentKind.OUTLET else None
