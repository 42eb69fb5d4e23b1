"""Whom an outlet cites, and who cites it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from kg.analyse import registry
from kg.analyse.phrasing import KIND_WORDS, counted, in_order, short
from kg.analyse.voices import key_of, outlet_key, plain_name
from kg.claims import Claims
from kg.claims.onward import is_of
from kg.errors import NotFound
from kg.model import AgentKind, Hand, Provenance

Held = defaultdict[str, list[tuple[str, AgentKind, Provenance]]]
"""Sources with the name and kind that each statement has for them."""

CITES, CARRIES, CITED_BY = "cites", "carries", "cited by"
"""Directions: whom an outlet has as a source, whose articles it republishes, who has it as a source."""


@dataclass(frozen=True, slots=True)
class Dish:
    """One source of an outlet, or one outlet that has it as a source.

    direction  "cites", "carries" or "cited by"
    named      False for a source without a name
    country    of an outlet that the registry knows, or a country itself
    owner      of an outlet that the registry knows
    state_run  the registry knows it as an outlet that a state runs
    share      part of all statements in this direction, 0 to 1
    """

    direction: str
    name: str
    kind: AgentKind
    named: bool
    country: str | None
    owner: str | None
    state_run: bool
    times: int
    share: float
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """Whom, what it is, how often."""
        facts = [
            KIND_WORDS[self.kind],
            self.country or "",
            f"of {short(self.owner)}" if self.owner else "",
            "run by the state" if self.state_run else "",
        ]
        times = counted(self.times, "statement")
        listed = ", ".join(fact for fact in facts if fact)
        return f"{self.direction} {short(self.name)} ({listed}): {times}, {self.share:.0%}"


@dataclass(frozen=True, slots=True)
class Portion:
    """How much of what an outlet cites, or is cited for, is of one sort.

    by    "name", "kind", "country", "owner" or "state": what the sources are sorted by
    what  the sort: "named", "person", "France"; of a state, the country whose state runs the outlets
    """

    direction: str
    by: str
    what: str
    times: int
    share: float
    evidence: tuple[Provenance, ...]
    sums_up: ClassVar[bool] = True

    def __str__(self) -> str:
        """What sort, how much of all."""
        what = f"run by the state of {self.what}" if self.by == "state" else short(self.what)
        return f"{self.direction}, by {self.by}: {what}, {counted(self.times, 'statement')}, {self.share:.0%}"


def diet(found: Claims, outlet: str) -> list[Dish | Portion]:
    """Whom the outlet's own articles cite, whose articles it carries, who cites it; sorts first.

    Only the first hand of a chain is the outlet's own source; further hands are that source's.  An article
    that others republish is one article.
    """
    names = registry.names_of(outlet) - {""}
    every = in_order({p.statement: p for name in sorted(names) for p in found.by_outlet(name)}.values())
    # Who is who was decided when the store was built: an outlet has one node, whatever articles call it.
    nodes = {hand.agent for p in every for hand in p.hands if plain_name(hand.name) in names}
    cites: Held = defaultdict(list)
    carries: Held = defaultdict(list)
    cited: Held = defaultdict(list)
    for statement in every:
        writer = statement.article.outlet
        if writer and plain_name(statement.article.republisher or "") in names:
            carries[outlet_key(writer)].append((writer, AgentKind.OUTLET, statement))
    for statement in _once(every):
        if plain_name(statement.article.outlet or "") in names:
            for hand in statement.hands[:1]:
                cites[_source(statement, hand)].append((hand.name, hand.kind, statement))
        elif any(hand.agent in nodes for hand in statement.hands):
            citing = statement.article.outlet or statement.article.id
            cited[outlet_key(citing)].append((citing, AgentKind.OUTLET, statement))
    if not (cites or carries or cited) and not any(is_of(p.article, n) for p in every for n in names):
        raise NotFound(
            f"outlet “{short(outlet)}”",
            "no article in the store is its own or cites it",
            "kg query articles lists them.",
        )
    rows: list[Dish | Portion] = []
    for direction, held in ((CITES, cites), (CARRIES, carries), (CITED_BY, cited)):
        dishes = _dishes(direction, held)
        rows += [*_portions(direction, dishes), *dishes]
    return rows


def _once(statements: Iterable[Provenance]) -> Iterator[Provenance]:
    """The statements, a text that others republish once; the writer's own article first."""
    seen = set()
    for statement in sorted(statements, key=lambda p: p.article.republisher is not None):
        card = statement.article
        key = (card.outlet, plain_name(statement.wording), *(hand.name for hand in statement.hands))
        if not card.republisher or key not in seen:
            yield statement
        seen.add(key)


def _portions(direction: str, dishes: Sequence[Dish]) -> Iterator[Portion]:
    """The sorts of the sources; only where there is more than one source to sort."""
    for by, sort_of in _SORTS.items() if len(dishes) > 1 else ():
        sorts: defaultdict[str, list[Dish]] = defaultdict(list)
        for dish in dishes:
            if sort := sort_of(dish):
                sorts[sort].append(dish)
        if set(sorts) == {KIND_WORDS[AgentKind.OUTLET]}:
            continue  # only outlets cite an outlet
        for sort, listed in sorted(sorts.items(), key=lambda item: (-sum(d.times for d in item[1]), item[0])):
            shown = tuple(in_order(p for dish in listed for p in dish.evidence))
            times = sum(dish.times for dish in listed)
            yield Portion(direction, by, sort, times, round(sum(d.share for d in listed), 4), shown)


_SORTS: dict[str, Callable[[Dish], str | None]] = {
    "name": lambda dish: None if dish.direction != CITES else "named" if dish.named else "unnamed",
    "kind": lambda dish: KIND_WORDS[dish.kind],
    "country": lambda dish: dish.country,
    "owner": lambda dish: dish.owner,
    "state": lambda dish: dish.country if dish.state_run else None,
}


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
                owner=registry.owner(name) if kind is AgentKind.OUTLET else None,
                state_run=kind is AgentKind.OUTLET and registry.state(name) is not None,
                times=len(listed),
                share=round(len(listed) / total, 4),
                evidence=tuple(in_order(statement for _, _, statement in listed)),
            )
        )
    return sorted(rows, key=lambda row: (-row.times, row.name, row.kind))


def _country(name: str, kind: AgentKind) -> str | None:
    if kind is AgentKind.COUNTRY:
        return name
    return registry.country(name) if kind is AgentKind.OUTLET else None
