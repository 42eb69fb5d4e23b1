"""Claims that look confirmed and are not: several articles, all resting on one hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

import networkx as nx

from kg.analyse.phrasing import claimed, counted, in_order, short
from kg.analyse.texts import Texts
from kg.analyse.voices import joined_names, key_of, outlet_key, plain_name
from kg.claims import Claims, Cluster
from kg.claims.onward import onward
from kg.model import AgentKind, Hand, Provenance

_READER, _SOURCE = "reader", "source"


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """A claim of several articles, every path of which leads through the same hands.

    through   names of these hands, nearest to the reader first; the last is the one origin
    articles  how many articles carry it
    """

    claim: str
    through: tuple[str, ...]
    articles: int
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """How many articles rest on whom."""
        return (
            f"{counted(self.articles, 'article')} rest on {joined_names([short(n) for n in self.through])}: "
            f"{claimed(self.claim, self.evidence)}"
        )


def single_source(found: Claims) -> list[Bottleneck]:
    """Every claim of at least two articles whose paths all go through one hand, most articles first.

    The hands are the dominators between the reader and the origins, in the graph of who has it from whom.
    """
    texts = Texts(found, _repeated(found))
    rows = [row for cluster in _repeated(found) if (row := _bottleneck(found, cluster, texts))]
    return sorted(rows, key=lambda row: (-row.articles, row.claim))


def _repeated(found: Claims) -> Iterator[Cluster]:
    """The claims of several articles, which come first; one after the other, since all may be very many."""
    return takewhile(lambda cluster: len(_articles(cluster)) > 1, found.clusters)


def _articles(cluster: Cluster) -> set[str]:
    return {statement.article.iri for statement in cluster.statements}


def _bottleneck(found: Claims, cluster: Cluster, texts: Texts) -> Bottleneck | None:
    name_of: dict[str, str] = {}
    graph: nx.DiGraph[str] = nx.DiGraph()
    given = texts.credited(cluster)
    for statement in given:
        path = [_READER, statement.article.iri, *_keys(found, statement, name_of), _SOURCE]
        nx.add_path(graph, path)
    over = nx.immediate_dominators(graph, _READER)
    through: list[str] = []
    node = over.get(_SOURCE)
    while node is not None and node != _READER:
        through.append(node)
        node = over.get(node)
    names = [name_of[key] for key in reversed(through) if key in name_of]
    if not names:
        return None
    shown = tuple(in_order(cluster.statements))
    return Bottleneck(cluster.wording, tuple(names), len(_articles(cluster)), shown)


def _keys(found: Claims, statement: Provenance, name_of: dict[str, str]) -> list[str]:
    """The nodes of a chain, its article's outlet first; further hands of the article it was taken from."""
    path = onward(found, statement) if statement.statement in found.of_statement else (statement,)
    keys: list[str] = []
    for step in path:
        reporter = statement.article.outlet if step is path[0] else step.article.outlet
        if reporter:
            keys.append(_named(outlet_key(reporter), reporter, name_of))
        # Where the outlet's own article is at hand, its chain replaces what others say of it.
        last = step is path[-1]
        for hand in step.hands:
            if not last and hand.kind is not AgentKind.OUTLET:
                break
            key = _key(step, hand, reporter or step.article.iri)
            keys.append(_named(key, hand.name, name_of))
            if hand.kind is AgentKind.OUTLET:
                reporter = hand.name
    return list(dict.fromkeys(keys))


def _named(key: str, name: str, name_of: dict[str, str]) -> str:
    name_of[key] = max(name_of.get(key, ""), name, key=len)
    return key


def _key(statement: Provenance, hand: Hand, reporter: str) -> str:
    if hand.kind is AgentKind.UNNAMED:
        # One outlet's "a port official" is one piece of reporting, however many carry it.
        return f"unnamed {outlet_key(reporter)}: {plain_name(hand.name)}"
    return key_of(statement, hand)
