"""TriG: the whole store as people read RDF, one named graph per article."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.format import Format
from kg.export.graphs import lines, wanted
from kg.export.turtle_text import header, iri, parts, turtle
from kg.store import View


def write(view: View, thing: str | None) -> Iterator[bytes]:
    """Graph by graph, in the order of their IRIs; one graph at a time is held in memory."""
    yield header().encode()
    for graph in wanted(view, thing):
        triples = (parts(line)[0] for line in lines(view, graph))
        body = "\n".join(turtle(triples, indent="    "))
        yield f"\n{iri(graph)} {{\n{body}}}\n".encode()


FORMAT = Format(
    "trig",
    ".trig",
    "application/trig",
    "The whole graph for archiving and exchange, one named graph an article; any RDF tool reads it",
    write,
)
