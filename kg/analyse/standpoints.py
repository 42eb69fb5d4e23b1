"""Positions with the words that carry them: who stands where on what, as each article reports it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.analyse.provenance import card_of, evidence_of, kind_of, label_of, local_name
from kg.model import AgentKind, ArticleCard, Evidence, Provenance, Stance, TargetKind
from kg.store import Iri, View
from kg.store.nodes import Nodes
from kg.terms import KG, MARKS

# One query for each thing that can be asked for: the engine plans before it knows what is given.
_OF_ARTICLE = """
SELECT DISTINCT ?graph ?article ?position
WHERE { GRAPH ?graph { ?article dcterms:identifier ?id . ?position kg:holder ?holder } }"""
_ON_ISSUE = """
SELECT DISTINCT ?issue ?graph ?article ?position
WHERE { GRAPH ?graph { ?position kg:issue ?issue . ?article a kg:Article } }"""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """One position as one article reports it.

    position, holder, issue  IRIs
    target                   what it is about, in words; ``issue`` is the same for the same words
    words                    the words that carry the stance; empty where the context implies it
    target_words             the words that name the target
    reports                  IRIs of the reports that it rests on, each the last hand of a chain
    said_on                  ISO 8601 date of the stance, where the text has one
    """

    position: str
    article: ArticleCard
    holder: str
    name: str
    kind: AgentKind
    issue: str
    target: str
    target_kind: TargetKind
    stance: Stance
    words: tuple[Evidence, ...]
    target_words: tuple[Evidence, ...]
    reports: tuple[str, ...]
    said_on: str | None = None


def standpoints_in(view: View, articles: Iterable[str]) -> list[Standpoint]:
    """The positions that these articles report, article by article, in text order."""
    found = []
    for article in dict.fromkeys(articles):
        rows = {
            (str(row["graph"]), str(row["position"]))
            for row in view.select(_OF_ARTICLE, article=Iri(article))
        }
        found += _read(view, article, rows)
    return found


def standpoints_on(view: View, issues: Iterable[str]) -> list[Standpoint]:
    """The positions on these issues in all articles of the store, oldest article first."""
    places: dict[str, set[tuple[str, str]]] = {}
    for issue in dict.fromkeys(issues):
        for row in view.select(_ON_ISSUE, issue=Iri(issue)):
            places.setdefault(str(row["article"]), set()).add((str(row["graph"]), str(row["position"])))
    found = [each for article in sorted(places) for each in _read(view, article, places[article])]
    return sorted(found, key=lambda p: p.article.published or "9999")


def ends(statements: Iterable[Provenance]) -> list[str]:
    """The reports that positions can rest on: the last hand of each chain."""
    return [statement.origin.report for statement in statements if statement.hands]


def resting_on(standpoints: Iterable[Standpoint], reports: Iterable[str]) -> list[Standpoint]:
    """Those of the positions that rest on one of these reports."""
    wanted = set(reports)
    return [each for each in standpoints if wanted.intersection(each.reports)]


def _read(view: View, article: str, places: Iterable[tuple[str, str]]) -> list[Standpoint]:
    graphs: dict[str, Nodes] = {}
    found = []
    for graph, position in sorted(places):
        nodes = graphs.setdefault(graph, view.nodes(graph))
        found.append(_standpoint(nodes, card_of(nodes, article), position))
    return sorted(found, key=_place)


def _place(each: Standpoint) -> tuple[Sequence[Evidence], str]:
    return (each.words or each.target_words, each.position)


def _standpoint(nodes: Nodes, card: ArticleCard, position: str) -> Standpoint:
    holder, issue = nodes.needed(position, KG.holder), nodes.needed(position, KG.issue)
    return Standpoint(
        position=position,
        article=card,
        holder=str(holder),
        name=label_of(nodes, holder),
        kind=kind_of(nodes, holder),
        issue=str(issue),
        target=label_of(nodes, issue),
        target_kind=TargetKind(local_name(nodes.needed(position, KG.targetKind))),
        stance=Stance(local_name(nodes.needed(position, KG.stance))),
        words=evidence_of(nodes, position, MARKS.stance),
        target_words=evidence_of(nodes, position, MARKS.target),
        reports=tuple(str(report) for report in nodes.all(position, KG.restsOn)),
        said_on=nodes.one(position, KG.saidOn),
    )
