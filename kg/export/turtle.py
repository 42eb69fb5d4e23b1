"""Turtle: all that the store says, in one graph, for tools that know no named graphs."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.format import Format
from kg.export.graphs import lines, wanted
from kg.export.turtle_text import Names, parts, turtle
from kg.store import View
from kg.terms import DATA


def write(view: View, thing: str | None) -> Iterator[bytes]:
    """All triples once, by subject.

    What several articles say of one agent comes together, so all triples are held in memory.
    """
    names = Names(base=DATA)
    yield names.declared().encode()
    triples = (parts(line)[0] for graph in wanted(view, thing) for line in lines(view, graph))
    for paragraph in turtle(triples, names):
        yield f"\n{paragraph}".encode()


FORMAT = Format(
    "turtle",
    ".ttl",
    "text/turtle",
    "The whole graph without named graphs, for ontology editors and triple stores",
    write,
)
