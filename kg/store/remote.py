"""A store on any SPARQL 1.1 server: the same graphs by Graph Store Protocol and Update, the same queries.

The union of all named graphs should be what the server's plain queries see: ``oxigraph serve`` has
``--union-default-graph``, Virtuoso does so by itself.  kg/store/README.md says which servers were tried.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, urlencode

import pyoxigraph as ox

from kg.errors import BadQuery, StoreError
from kg.store.cells import Blank, Cell, Iri, Result, Table, Text
from kg.store.engine import Value, graph_name, sorted_statements, to_engine, triple
from kg.store.http import Patience, Refused, send
from kg.store.pack import PackedGraph, pack
from kg.store.run import Run, kept_about
from kg.store.wording import with_values
from kg.terms import PREFIXES, RUNS, Quad

IN_ONE_UPDATE = 500
"""Triples that one INSERT DATA holds: Virtuoso runs out of memory with some thousands."""

_NO_GRAPH_STORE = frozenset({404, 405, 501})


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Addresses of one server.

    query   SPARQL 1.1 Query
    update  SPARQL 1.1 Update; empty for a server that is only asked
    store   Graph Store Protocol; empty for a server without it, which is then written by Update
    """

    query: str
    update: str = ""
    store: str = ""

    @classmethod
    def of(cls, url: str) -> Endpoints:
        """The addresses that a URL stands for.

        Several, joined by commas: those of query, update and Graph Store, the last two as far as the
        server has them.  One that ends in /sparql: those of Virtuoso.  Any other: the base of a server
        that has /query, /update and /store, as ``oxigraph serve``.
        """
        if "," in url:
            query, update, store = [*(part.strip() for part in url.split(",")), ""][:3]
            return cls(query, update, store)
        base = url.rstrip("/")
        if base.endswith("/sparql"):
            return cls(base, base, f"{base}-graph-crud")
        return cls(f"{base}/query", f"{base}/update", f"{base}/store")


@dataclass(frozen=True, slots=True)
class RemoteView:
    """A server that is asked."""

    endpoints: Endpoints
    patience: Patience = field(default_factory=Patience)

    def query(self, query: str, **given: Value) -> Result:
        """What the query gives; given values are sent as a data block that the server joins.

        A given variable must therefore stand in the query's pattern, not in a filter alone.
        """
        asked = _prologue() + (with_values(query, _data(given)) if given else query)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/sparql-results+json, application/n-triples;q=0.9",
        }
        try:
            # As a form: Virtuoso 7.2 leaves a bare query in the body unanswered.
            form = urlencode({"query": asked}).encode()
            answer = send("POST", self.endpoints.query, form, headers, self.patience)
        except Refused as error:
            raise BadQuery("query", f"the server refuses it: {error}", "Correct the query.") from error
        if answer.lstrip()[:1] == b"{":
            return _read_json(json.loads(answer))
        parsed = ox.parse(answer, format=ox.RdfFormat.N_TRIPLES)
        return sorted_statements(triple(each.subject, each.predicate, each.object) for each in parsed)

    def select(self, query: str, **given: Value) -> Table:
        """Rows of a SELECT."""
        result = self.query(query, **given)
        if not isinstance(result, Table):
            raise BadQuery("query", "it is no SELECT", "Ask with SELECT here.")
        return result


class RemoteWriter:
    """Writes article graphs to a server, with the same calls as :class:`kg.store.Writer`.

    What is kept about a graph is taken away before the graph is written and put back after: a writer
    that was broken off finds that article not done and writes it again.
    """

    def __init__(
        self, endpoints: Endpoints, *, run: Run | None = None, patience: Patience | None = None
    ) -> None:
        self._endpoints, self._run = endpoints, run
        self._patience = patience or Patience()
        self._view = RemoteView(endpoints, self._patience)
        self._by_update = not endpoints.store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing waits to be written."""

    def has(self, graph: str, fingerprint: str) -> bool:
        """True when the server holds this graph with this fingerprint, or made from this input."""
        return fingerprint in self._kept(graph)

    def replace(self, graph: str, quads: Iterable[Quad] | PackedGraph, made_from: str = "") -> bool:
        """Write the graph in place of what it held; False when it held just that already."""
        packed = quads if isinstance(quads, PackedGraph) else pack(graph, quads)
        kept = self._kept(graph)
        if packed.fingerprint in kept and (not made_from or made_from in kept):
            return False
        changed = packed.fingerprint not in kept
        self._forget(graph)
        if changed:
            self._write(packed)
        self._insert(str(RUNS), kept_about(packed, made_from, self._run))
        return changed

    def remove(self, graph: str) -> bool:
        """Take the graph out; False when it was not there."""
        known = self._view.query(f"ASK {{ GRAPH <{graph_name(graph)}> {{ ?s ?p ?o }} }}")
        if known is not True:
            return False
        self._forget(graph)
        self._update(f"DROP SILENT GRAPH <{graph_name(graph)}>")
        return True

    def flush(self) -> None:
        """Nothing waits to be written."""

    def _kept(self, graph: str) -> set[str]:
        about = f"GRAPH <{RUNS}> {{ <{graph_name(graph)}> ?about ?kept FILTER(isLiteral(?kept)) }}"
        return {str(row["kept"]) for row in self._view.select(f"SELECT ?kept WHERE {{ {about} }}")}

    def _forget(self, graph: str) -> None:
        self._update(f"DELETE WHERE {{ GRAPH <{RUNS}> {{ <{graph_name(graph)}> ?p ?o }} }}")

    def _write(self, packed: PackedGraph) -> None:
        if not self._by_update:
            address = f"{self._endpoints.store}?{urlencode({'graph': packed.iri}, quote_via=quote)}"
            headers = {"Content-Type": "application/n-triples"}
            try:
                send("PUT", address, packed.ntriples.encode(), headers, self._patience)
                return
            except Refused as error:
                if error.status not in _NO_GRAPH_STORE:
                    raise StoreError(
                        self._endpoints.store, f"the server refuses to write ({error})", _remedy(error)
                    ) from error
                self._by_update = True
        self._update(f"DROP SILENT GRAPH <{graph_name(packed.iri)}>")
        self._insert(packed.iri, packed.lines)

    def _insert(self, graph: str, lines: tuple[str, ...]) -> None:
        for start in range(0, len(lines), IN_ONE_UPDATE):
            triples = "\n".join(lines[start : start + IN_ONE_UPDATE])
            self._update(f"INSERT DATA {{ GRAPH <{graph_name(graph)}> {{\n{triples}\n}} }}")

    def _update(self, update: str) -> None:
        try:
            headers = {"Content-Type": "application/sparql-update"}
            send("POST", self._endpoints.update, update.encode(), headers, self._patience)
        except Refused as error:
            raise StoreError(
                self._endpoints.update, f"the server refuses an update ({error})", _remedy(error)
            ) from error


def _remedy(refused: Refused) -> str:
    if refused.status in (401, 403):
        return "Set KG_SERVER_USER and KG_SERVER_PASSWORD to those of a user who may write."
    return "See what it allows."


def _prologue() -> str:
    """Declarations of the known prefixes, which stand before those of the query itself."""
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def _data(given: Mapping[str, Value]) -> str:
    """Given values as a data block, each written by the engine's own writer of terms."""
    names = " ".join(f"?{name}" for name in given)
    values = " ".join(str(to_engine(name, value)) for name, value in given.items())
    return f"VALUES ({names}) {{ ({values}) }}"


def _read_json(answer: dict[str, Any]) -> Table | bool:
    if "boolean" in answer:
        return bool(answer["boolean"])
    variables = tuple(answer["head"]["vars"])
    rows = tuple(
        {name: _cell(row[name]) if name in row else None for name in variables}
        for row in answer["results"]["bindings"]
    )
    return Table(variables, rows)


def _cell(term: Mapping[str, str]) -> Cell:
    if term["type"] == "uri":
        return Iri(term["value"])
    if term["type"] == "bnode":
        return Blank(term["value"])
    return Text(term["value"], term.get("datatype", ""), term.get("xml:lang", ""))
