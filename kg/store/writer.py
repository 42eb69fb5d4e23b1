"""Writing a store: one named graph per article, each wholly in or wholly out at any moment."""

from __future__ import annotations

import io
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox
from rdflib import Literal

from kg.errors import StoreError
from kg.store.aside import Aside
from kg.store.engine import graph_name
from kg.store.pack import Document, PackedGraph, pack
from kg.store.run import Run, kept_about
from kg.store.view import View
from kg.terms import KG, RUNS, Quad

FLUSH_EVERY, FLUSH_SHARE, FLUSH_AT_LATEST = 50, 8, 250
"""Graphs between two flushes: an unflushed log makes the next opening after a kill slow.

Each flush makes a file, and every fourth has the engine merge them with what is there: at a fixed distance an
article would cost the more the larger the store is.  So the distance is an eighth of the store's graphs, from
50 on; at 250 graphs a log is read in seconds, and what the engine holds of it is bounded.
"""

BATCH = 500_000
"""Quads from which on those that wait are loaded.  The engine takes a kilobyte of memory for each; of smaller
loads it would merge the files over and over."""

PATIENCE = 5.0
"""Seconds after which the next article takes those with it that wait: what a killed program loses."""

FEW = 10
"""Fewer articles than these are written one by one: a bulk load of them would not be faster."""

COMPACT_AFTER = 200
"""Graphs of one run from which on the store's files are merged when the writer closes, if they are a quarter
of the store: merging reads and writes all of it."""

# One update is one transaction of the engine.  Clearing and inserting by two calls left articles empty
# when the process was killed between them.
_REPLACE = """CLEAR SILENT GRAPH <{graph}> ;
DELETE WHERE {{ GRAPH <{runs}> {{ <{graph}> ?p ?o }} }} ;
INSERT DATA {{ GRAPH <{graph}> {{ {triples} }} GRAPH <{runs}> {{ {kept} }} }}"""
_REMOVE = """DROP SILENT GRAPH <{graph}> ;
DELETE WHERE {{ GRAPH <{runs}> {{ <{graph}> ?p ?o }} }}"""
_REMADE = """DELETE WHERE {{ GRAPH <{runs}> {{ <{graph}> <{made_from}> ?o }} }} ;
INSERT DATA {{ GRAPH <{runs}> {{ {kept} }} }}"""


class Writer:
    """The one process that may change a store; use it as a context manager.

    run      the run that writes, kept with each graph that it wrote
    in_bulk  gather articles that the store does not have yet, for some seconds, and load them by the
             engine's bulk path when they are many: faster on a first load, and a batch is wholly in or
             wholly out
    """

    def __init__(self, path: str | Path, *, run: Run | None = None, in_bulk: bool = False) -> None:
        self._store = _open(Path(path))
        self._run = run
        self._in_bulk = in_bulk
        self._waiting: dict[str, PackedGraph] = {}
        self._quads_waiting = 0
        self._made_from: dict[str, str] = {}
        self._waiting_since = 0.0
        self._unflushed = 0
        self._unmerged = 0
        self._flush_after = FLUSH_EVERY
        self._beside = Aside(Path(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Articles handed over before an error are whole, so they are kept.
        self._beside.close()
        self.flush()
        if error is None and self._unmerged >= COMPACT_AFTER and self._unmerged * 4 >= self._graphs():
            self.compact()
        del self._store  # the engine lets go of its lock with the last reference

    def has(self, graph: str, fingerprint: str) -> bool:
        """True when the store holds this graph with this fingerprint, or made from this input."""
        return fingerprint in self._kept(graph)

    def replace(self, graph: str, quads: Iterable[Quad] | PackedGraph, made_from: str = "") -> bool:
        """Write the graph in place of what it held; False when it held just that already.

        made_from  fingerprint of all that the graph was made from, to be asked by :meth:`has`
        """
        packed = quads if isinstance(quads, PackedGraph) else pack(graph, quads)
        graph = packed.iri
        kept = self._kept(graph)
        if packed.fingerprint in kept:
            if made_from and made_from not in kept:
                self._note(graph, made_from)
            return False
        if packed.beside:
            self._beside.keep(graph, packed.fingerprint, packed.beside)
            packed = replace(packed, beside=b"")
        if self._in_bulk and not self._holds(graph):
            self._wait(packed, made_from)
            return True
        self._load_waiting()
        self._write(packed, made_from)
        return True

    def replace_all(self, graphs: Iterable[PackedGraph]) -> None:
        """Write these graphs, each in place of what it held; those that are new in one go.

        For what is derived and can be made again: killed amid it, the program may have written a part.
        """
        self._load_waiting()
        for packed in graphs:
            if packed.fingerprint in self._kept(packed.iri):
                continue
            if self._holds(packed.iri):
                self._write(packed, "")
            else:
                self._gather(packed, "")
        self._load_waiting()

    def beside(self, graph: str, fingerprint: str) -> bytes:
        """What this writer was given beside the graph of this fingerprint; empty when there was nothing."""
        return self._beside.get(graph, fingerprint)

    def remove(self, graph: str) -> bool:
        """Take the graph out, and with it all that no other graph says; False when it was not there."""
        self._load_waiting()
        if not self._holds(graph):
            return False
        self._store.update(_REMOVE.format(graph=graph_name(graph), runs=RUNS))
        self._count()
        return True

    def view(self) -> View:
        """All that was written, as it is when the view is asked; let go of it before the writer closes."""
        self._load_waiting()
        return View(self._store)

    def flush(self) -> None:
        """Bring everything written so far to disk."""
        self._load_waiting()
        self._store.flush()
        self._unflushed = 0
        if self._flush_after < FLUSH_AT_LATEST:
            share = self._graphs() // FLUSH_SHARE
            self._flush_after = min(FLUSH_AT_LATEST, max(FLUSH_EVERY, share))

    def compact(self) -> None:
        """Merge the store's files: it answers twice as fast as after much was written."""
        self._load_waiting()
        self._store.optimize()
        self._unmerged = 0

    def _write(self, packed: PackedGraph, made_from: str) -> None:
        """Write one graph in place of what it held, in one transaction."""
        self._store.update(
            _REPLACE.format(
                graph=graph_name(packed.iri),
                runs=RUNS,
                triples="\n".join(packed.lines),
                kept="\n".join(kept_about(packed, made_from, self._run)),
            )
        )
        self._count()

    def _wait(self, packed: PackedGraph, made_from: str) -> None:
        """Keep the graph for the next bulk load: now, when they are many or the first has waited long."""
        if not self._waiting:
            self._waiting_since = time.monotonic()
        self._gather(packed, made_from)
        if time.monotonic() - self._waiting_since >= PATIENCE:
            self._load_waiting()

    def _gather(self, packed: PackedGraph, made_from: str) -> None:
        self._waiting[packed.iri], self._made_from[packed.iri] = packed, made_from
        self._quads_waiting += len(packed.lines)
        if self._quads_waiting >= BATCH:
            self._load_waiting()

    def _count(self) -> None:
        self._unmerged += 1
        self._unflushed += 1
        if self._unflushed >= self._flush_after:
            self.flush()

    def _graphs(self) -> int:
        return sum(1 for _ in self._store.named_graphs())

    def _note(self, graph: str, made_from: str) -> None:
        """Keep that the same quads came out of another input."""
        if graph in self._waiting:
            self._made_from[graph] = made_from
            return
        graph = graph_name(graph)
        kept = f"<{graph}> <{KG.madeFrom}> {Literal(made_from).n3()} ."
        self._store.update(_REMADE.format(graph=graph, runs=RUNS, made_from=KG.madeFrom, kept=kept))
        self._count()

    def _holds(self, graph: str) -> bool:
        return self._store.contains_named_graph(ox.NamedNode(graph_name(graph)))

    def _kept(self, graph: str) -> set[str]:
        """Fingerprints that are kept about a graph: of its quads and of what it was made from."""
        graph = str(graph)  # a URIRef is not equal to the same IRI as a string
        if graph in self._waiting:
            return {self._waiting[graph].fingerprint, self._made_from[graph]} - {""}
        about = self._store.quads_for_pattern(
            ox.NamedNode(graph_name(graph)), None, None, ox.NamedNode(str(RUNS))
        )
        return {quad.object.value for quad in about if isinstance(quad.object, ox.Literal)}

    def _load_waiting(self) -> None:
        """Write what is gathered: many in one go, of which all or none is in when the program is killed."""
        waiting, made_from = self._waiting, self._made_from
        self._waiting, self._made_from, self._quads_waiting = {}, {}, 0
        if len(waiting) < FEW:
            for graph, packed in waiting.items():
                self._write(packed, made_from[graph])
            return
        pieces = (
            packed.nquads + PackedGraph(RUNS, kept_about(packed, made_from[graph], self._run), "").nquads
            for graph, packed in waiting.items()
        )
        self._store.bulk_load(io.BufferedReader(Document(pieces), 1 << 20), format=ox.RdfFormat.N_QUADS)
        self._unmerged += len(waiting)


def open_writer(path: str | Path, *, run: Run | None = None, in_bulk: bool = False) -> Writer:
    """The writer of the store in the folder ``path``, which is made when it is not there."""
    return Writer(path, run=run, in_bulk=in_bulk)


def _open(folder: Path) -> ox.Store:
    if folder.exists() and not folder.is_dir():
        raise StoreError(folder, "a store is a folder, this is a file", "Give another place with --store.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "CURRENT").is_file():
        raise StoreError(
            folder, "the folder holds other files and no store", "Give an empty or new folder with --store."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(folder))
    except OSError as error:
        if "lock" in str(error).casefold():
            raise StoreError(
                folder,
                "another program is writing to this store",
                "Wait until it has ended, or write to another store with --store.",
            ) from error
        raise StoreError(
            folder,
            f"the store cannot be opened for writing ({error})",
            "Check the folder, its rights and the room on its disk.",
        ) from error
