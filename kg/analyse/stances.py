"""The positions that a store holds, flat: who stands where on which issue, in which article, when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from kg.model import Stance
from kg.store import Iri, Row, View

_POSITIONS = """
SELECT DISTINCT ?graph ?article ?outlet ?published ?position ?holder ?name ?issue ?label ?stance ?saidOn
WHERE {
    GRAPH ?graph {
        ?position kg:holder ?holder ; kg:issue ?issue ; kg:stance ?stance .
        ?holder rdfs:label ?name .
        ?issue rdfs:label ?label .
        OPTIONAL { ?position kg:saidOn ?saidOn }
        ?article a kg:Article .
        OPTIONAL { ?article dcterms:issued ?published }
        OPTIONAL { ?article kg:publishedBy ?outlet }
    }
}
ORDER BY ?graph ?position ?label ?name
"""

_NAMED = "SELECT DISTINCT ?holder ?name WHERE { ?holder rdfs:label ?name }"
_HELD = "SELECT DISTINCT ?graph ?holder WHERE { GRAPH ?graph { ?position kg:holder ?holder } }"


@dataclass(frozen=True, slots=True, order=True)
class Taken:
    """One position as one article reports it.

    holder, issue, position  IRIs
    on             ISO 8601 date of the stance, else of the article; empty when neither is known
    """

    holder: str
    issue: str
    stance: Stance
    article: str
    name: str
    label: str
    on: str = ""
    position: str = ""


def taken(view: View, names: Iterable[str] | None = None) -> list[Taken]:
    """Every position in a store, sorted; a position of several labels is told once.

    names  only the positions of holders with one of these names; those of others are not looked at
    """
    if names is None:
        return _told(view.select(_POSITIONS))
    holders = {str(row["holder"]) for name in names for row in view.select(_NAMED, name=name)}
    graphs = {str(row["graph"]) for each in holders for row in view.select(_HELD, holder=Iri(each))}
    within = (row for graph in sorted(graphs) for row in view.narrowed(graph).select(_POSITIONS))
    return _told(row for row in within if str(row["holder"]) in holders)


def _told(rows: Iterable[Row]) -> list[Taken]:
    found: dict[str, Taken] = {}
    for row in rows:
        stance = Stance(str(row["stance"]).rsplit("/", 1)[-1].rsplit("#", 1)[-1])
        on = str(row["saidOn"] or row["published"] or "")
        position = Taken(
            str(row["holder"]),
            str(row["issue"]),
            stance,
            str(row["article"]),
            str(row["name"]),
            str(row["label"]),
            on,
            str(row["position"]),
        )
        found.setdefault(str(row["position"]), position)
    return sorted(found.values())


def between(positions: Iterable[Taken], since: str = "", until: str = "") -> list[Taken]:
    """The positions of a span of time, both ends included, as exact as the dates given: "2031-05".

    A position that is dated less exactly, or not at all, is in no span of time.
    """
    return [p for p in positions if _from(p.on, since) and _to(p.on, until)]


def _from(on: str, since: str) -> bool:
    return not since or (len(on) >= len(since) and on[: len(since)] >= since)


def _to(on: str, until: str) -> bool:
    return not until or (len(on) >= len(until) and on[: len(until)] <= until)


class Slice(StrEnum):
    """How long a slice of time is."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


_LENGTH = {Slice.YEAR: 4, Slice.MONTH: 7, Slice.DAY: 10}


def slices(positions: Iterable[Taken], length: Slice) -> list[tuple[str, list[Taken]]]:
    """The positions of each year, month or day that has any, in order of time.

    What is dated less exactly than a slice is long falls into none of them.
    """
    size = _LENGTH[length]
    dated = sorted((p for p in positions if len(p.on) >= size), key=lambda p: (p.on[:size], p))
    return [(period, list(held)) for period, held in groupby(dated, key=lambda p: p.on[:size])]


class Counting(StrEnum):
    """What counts as one, where a holder takes one stance on one issue again and again."""

    EVERY = "every"  # each position
    ARTICLE = "article"  # once in an article
    ONCE = "once"  # once at all


def counted(positions: Iterable[Taken], counting: Counting) -> list[Taken]:
    """``positions`` without those that the way of counting leaves out."""
    if counting is Counting.EVERY:
        return list(positions)
    kept: dict[tuple[str, str, Stance, str], Taken] = {}
    for position in sorted(positions):
        article = position.article if counting is Counting.ARTICLE else ""
        kept.setdefault((position.holder, position.issue, position.stance, article), position)
    return list(kept.values())


def renamed(positions: Iterable[Taken], issues: dict[str, tuple[str, str]]) -> list[Taken]:
    """``positions`` with the issue and its label that somebody decided on instead of their own."""
    return [
        replace(p, issue=issues[p.issue][0], label=issues[p.issue][1]) if p.issue in issues else p
        for p in positions
    ]
