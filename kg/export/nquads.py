"""N-Quads: every statement of the store on a line of its own, with its graph."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.format import Format
from kg.export.graphs import lines, wanted
from kg.store import View


def write(view: View, thing: str | None) -> Iterator[bytes]:
    """Graph by graph, the lines of each sorted: two exports can be compared by diff."""
    for graph in wanted(view, thing):
        yield "".join(lines(view, graph)).encode()


FORMAT = Format(
    "nquads",
    ".nq",
    "application/n-quads",
    "The whole graph, one quad a line, for loading into any RDF store and for diff",
    write,
)
