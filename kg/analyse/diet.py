"""Whom an outlet cites, and who cites it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.analyse import registry
from kg.analyse.phrasing import KIND_WORDS, counted, in_order, short
from kg.analyse.voices import plain_name
from kg.claims import Claims
from kg.claims.onward import is_of
from kg.errors import NotFound
from kg.model import AgentKind, Provenance


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
    every = in_order(found.by_outlet(outlet))
    cites: defaultdict[tuple[str, AgentKind, str], list[Provenance]] = defaultdict(list)
    cited: defaultdict[tuple[str, AgentKind, str], list[Provenance]] = defaultdict(list)
    for statement in every:
        if statement.article.outlet and plain_name(statement.article.outlet) == plain_name(outlet):
            for hand in statement.hands[:1]:
                cites[hand.name, hand.kind, plain_name(hand.name)].append(statement)
        elif any(plain_name(hand.name) == plain_name(outlet) for hand in statement.hands):
            citing = statement.article.outlet or statement.article.id
            cited[citing, AgentKind.OUTLET, plain_name(citing)].append(statement)
    if not cites and not cited and not any(is_of(statement.article, outlet) for statement in every):
        raise NotFound(
            f"outlet “{short(outlet)}”",
            "no article in the store is its own or cites it",
            "kg query articles lists them.",
        )
    return [*_dishes("cites", cites), *_dishes("cited by", cited)]


def _dishes(direction: str, held: dict[tuple[str, AgentKind, str], list[Provenance]]) -> list[Dish]:
    total = sum(map(len, held.values()))
    rows = [
        Dish(
            direction=direction,
            name=name,
            kind=kind,
            named=kind is not AgentKind.UNNAMED,
            country=_country(name, kind),
            times=len(statements),
            share=round(len(statements) / total, 4),
            evidence=tuple(statements),
        )
        for (name, kind, _), statements in held.items()
    ]
    return sorted(rows, key=lambda row: (-row.times, row.name, row.kind))


def _country(name: str, kind: AgentKind) -> str | None:
    if kind is AgentKind.COUNTRY:
        return name
    return registry.country(name) if kind is AgentKind.OUTLET else None
