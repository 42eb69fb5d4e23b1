"""Reading a store: whole queries go to the engine, nothing can be changed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset

from kg.errors import BadQuery, StoreError
from kg.store import engine
from kg.store.cells import Iri, Result, Statements, Table, Triple
from kg.store.engine import Value
from kg.store.nodes import Nodes
from kg.terms import PREFIXES

_PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8, 0)
"""Seconds between attempts to open a store for reading."""


@dataclass(frozen=True, slots=True)
class View:
    """A store as it was when opened, read only.

    A plain query sees the union of all named graphs; ``GRAPH ?g { ... }`` tells them apart.  A triple
    that stands in three graphs counts three times in the union: write ``COUNT(DISTINCT ...)``.

    graph   the one named graph that queries see instead of the union
    folder  where the store lies, with what others keep beside it; None for a part of a store, and for what
            is just being written
    """

    _store: ox.Store
    graph: str | None = None
    folder: Path | None = None

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
        return replace(self, graph=graph, folder=None)

    def graphs(self) -> list[Iri]:
        """IRIs of all named graphs, sorted."""
        return sorted(
            Iri(name.value) for name in self._store.named_graphs() if isinstance(name, ox.NamedNode)
        )

    def nodes(self, graph: str, whole: bool = False) -> Nodes:
        """One named graph to be walked: cheaper than queries when one article is looked at.

        whole  read all of it at once, for a walk that will touch most of it
        """
        name = ox.NamedNode(graph)

        def about(subject: ox.NamedNode | None) -> Iterator[Triple]:
            for quad in self._store.quads_for_pattern(subject, None, None, name):
                yield engine.triple(quad.subject, quad.predicate, quad.object)

        return Nodes.whole(about(None)) if whole else Nodes(lambda subject: about(ox.NamedNode(subject)))

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

    Beside a writer it sees what was flushed before it was opened, and nothing newer.  The engine
    promises no more than that about two processes on one folder: readers that must follow a writer ask
    the server (``kg serve``), or :meth:`kg.store.Writer.view` within the writing process.
    """
    folder = Path(path)
    if not (folder / "CURRENT").is_file():
        raise StoreError(folder, "there is no store here", "Make one with: kg build ARTICLES --store FOLDER")
    for patience in _PATIENCE:
        try:
            return View(ox.Store.read_only(str(folder)), folder=folder)
        except (OSError, RuntimeError) as error:
            # A writer that has just merged its files takes the old ones away under the reader's eyes.
            failure = error
            time.sleep(patience)
    raise StoreError(
        folder,
        f"the store cannot be read ({str(failure).splitlines()[0]})",
        "If a program is writing to it, try again when that has ended; else build it again with: kg build",
    ) from failure
