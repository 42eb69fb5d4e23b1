"""The store's named graphs as lines of N-Quads, in an order that does not depend on the engine."""

from __future__ import annotations

from collections.abc import Iterator

from kg.analyse.trace import trace
from kg.store import Iri, View
from kg.terms import RUNS

_GRAPH_OF = "SELECT ?graph ?article WHERE { GRAPH ?graph { ?article a kg:Article } } ORDER BY ?graph"


def wanted(view: View, thing: str | None) -> list[str]:
    """IRIs of the graphs to export, sorted: all but that of runs, whose clock would differ each time.

    For a thing, the graphs of the articles that have it.
    """
    if thing is None:
        return [graph for graph in view.graphs() if graph != str(RUNS)]
    articles = {provenance.article.iri for provenance in trace(view, thing)}
    return sorted(
        {str(row["graph"]) for article in articles for row in view.select(_GRAPH_OF, article=Iri(article))}
    )


def lines(view: View, graph: str) -> Iterator[str]:
    """The quads of one graph, sorted; one graph at a time is held in memory."""
    return iter(sorted(line.decode() for line in view.nquads(graph)))
