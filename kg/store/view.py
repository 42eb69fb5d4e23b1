"""Reading a store: whole queries go to the engine, nothing can be changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset

from kg.errors import BadQuery, StoreError
from kg.store import engine
from kg.store.cells import Iri, Result, Statements, Table
from kg.store.engine import Value
from kg.store.nodes import Nodes
from kg.terms import PREFIXES


@dataclass(frozen=True, slots=True)
class View:
    """A store as it was when opened, read only.

    A plain query sees the union of all named graphs; ``GRAPH ?g { ... }`` tells them apart.  A triple
    that stands in three graphs counts three times in the union: write ``COUNT(DISTINCT ...)``.

    graph  the one named graph that queries see instead of the union
    """

    _store: ox.Store
    graph: str | None = None

    def query(self, query: str, **given: Value) -> Result:
        """What the query gives, of whatever form it is; ``given`` binds its variables by name."""
        return engine.ask(self._store, query, self.graph, PREFIXES, given)

    def select(self, query: str, **given: Value) -> Table:
        """Rows of a SELECT."""
        result = self.query(query, **given)
        if not isinstance(result, Table):
            raise BadQuery("query", "it is no SELECT", "Ask with SELECT here.")
        return result

    def ask(self, query: str, **given: Value) -> bool:
        """Whether the pattern of an ASK is there."""
        result = self.query(query, **given)
        if not isinstance(result, bool):
            raise BadQuery("query", "it is no ASK", "Ask with ASK here.")
        return result

    def construct(self, query: str, **given: Value) -> Statements:
        """Triples of a CONSTRUCT or DESCRIBE, sorted."""
        result = self.query(query, **given)
        if not isinstance(result, Statements):
            raise BadQuery("query", "it is no CONSTRUCT or DESCRIBE", "Ask with CONSTRUCT here.")
        return result

    def narrowed(self, graph: str) -> View:
        """The same store, of which queries see one named graph only."""
        return replace(self, graph=graph)

    def graphs(self) -> list[Iri]:
        """IRIs of all named graphs, sorted."""
        return sorted(
            Iri(name.value) for name in self._store.named_graphs() if isinstance(name, ox.NamedNode)
        )

    def nodes(self, graph: str) -> Nodes:
        """One named graph in memory, to walk it: cheaper than many small queries about one article."""
        quads = self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
        return Nodes(engine.triple(quad.subject, quad.predicate, quad.object) for quad in quads)

    def dataset(self) -> Dataset:
        """The store as an rdflib Dataset whose default graph is the union.

        Queries given as text run in the engine; a prepared query or a custom Python function would
        run in rdflib, hundreds of times slower.
        """
        return Dataset(store=OxigraphStore(store=self._store), default_union=True)

    def nquads(self, graph: str | None = None) -> Iterator[bytes]:
        """Every quad, or those of one graph, as lines of N-Quads, in the order of the engine."""
        pattern = None if graph is None else ox.NamedNode(graph)
        for quad in self._store.quads_for_pattern(None, None, None, pattern):
            yield f"{quad} .\n".encode()


def open_view(path: str | Path) -> View:
    """A read-only view of the store in the folder ``path``, as it is now.

    A view opened beside a writer sees what was flushed before it was opened.
    """
    folder = Path(path)
    if not (folder / "CURRENT").is_file():
        raise StoreError(folder, "there is no store here", "Make one with: kg build ARTICLES --store FOLDER")
    try:
        return View(ox.Store.read_only(str(folder)))
    except OSError as error:
        raise StoreError(
            folder, f"the store cannot be read ({error})", "Build it again with: kg build ARTICLES"
        ) from error
