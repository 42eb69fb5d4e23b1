"""Results as text: a table to read, CSV, JSON, or Turtle."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable

from rdflib import BNode, Graph, Literal, URIRef

from kg.errors import BadQuery
from kg.store.cells import Blank, Cell, Iri, Result, Statements, Table, Text
from kg.store.names import short
from kg.terms import PREFIXES

FORMATS = ("table", "csv", "json", "turtle")
"""What :func:`render` can write."""

_WIDEST = 80


def render(result: Result, form: str) -> str:
    """The result in one of :data:`FORMATS`, with a line's end at its end.

    A table shortens IRIs and long values for the eye; CSV, JSON (the SPARQL 1.1 results format) and
    Turtle are whole.  Triples are written as Turtle, rows never are.
    """
    if form not in FORMATS:
        raise BadQuery(form, "results cannot be written so", f"Choose one of {', '.join(FORMATS)}.")
    if isinstance(result, bool):
        return _truth(result, form)
    if isinstance(result, Statements):
        return _TRIPLES[form](result)
    return _ROWS[form](result)


def _truth(result: bool, form: str) -> str:
    if form == "json":
        return json.dumps({"head": {}, "boolean": result}) + "\n"
    if form == "turtle":
        raise _wrong("a truth value")
    return f"{str(result).lower()}\n"


def _rows_as_table(table: Table) -> str:
    return _columns(table.variables, ([_shown(row[name]) for name in table.variables] for row in table))


def _triples_as_table(statements: Statements) -> str:
    return _columns(("subject", "predicate", "object"), (map(_shown, triple) for triple in statements))


def _columns(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(row) for row in (heads, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    written = [
        "  ".join(value.ljust(width) for value, width in zip(line, widths, strict=True)) for line in lines
    ]
    return "".join(
        f"{line.rstrip()}\n" for line in (written[0], "  ".join("-" * w for w in widths), *written[1:])
    )


def _rows_as_csv(table: Table) -> str:
    return _csv(table.variables, ([row[name] or "" for name in table.variables] for row in table))


def _triples_as_csv(statements: Statements) -> str:
    return _csv(("subject", "predicate", "object"), statements)


def _csv(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")  # as SPARQL 1.1 Results CSV has it
    writer.writerow(heads)
    writer.writerows(rows)
    return written.getvalue()


def _rows_as_json(table: Table) -> str:
    bindings = [{name: _json_term(cell) for name, cell in row.items() if cell is not None} for row in table]
    return _json({"head": {"vars": list(table.variables)}, "results": {"bindings": bindings}})


def _triples_as_json(statements: Statements) -> str:
    heads = ("subject", "predicate", "object")
    bindings = [
        {name: _json_term(cell) for name, cell in zip(heads, triple, strict=True)} for triple in statements
    ]
    return _json({"head": {"vars": list(heads)}, "results": {"bindings": bindings}})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _json_term(cell: Cell) -> dict[str, str]:
    if isinstance(cell, Iri):
        return {"type": "uri", "value": str(cell)}
    if isinstance(cell, Blank):
        return {"type": "bnode", "value": str(cell)}
    term = {"type": "literal", "value": str(cell)}
    if cell.language:
        term["xml:lang"] = cell.language
    elif cell.datatype:
        term["datatype"] = cell.datatype
    return term


def _triples_as_turtle(statements: Statements) -> str:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in statements:
        subject, predicate, thing = map(_term, triple)
        graph.add((subject, predicate, thing))
    return graph.serialize(format="turtle")


def _rows_as_turtle(_: Table) -> str:
    raise _wrong("a table of rows")


def _wrong(what: str) -> BadQuery:
    return BadQuery(
        "turtle", f"{what} cannot be written as Turtle", "Ask with CONSTRUCT, or choose another format."
    )


def _term(cell: Cell) -> URIRef | BNode | Literal:
    if isinstance(cell, Iri):
        return URIRef(cell)
    if isinstance(cell, Blank):
        return BNode(cell)
    return Literal(str(cell), datatype=cell.datatype or None, lang=cell.language or None, normalize=False)


def _shown(cell: Cell | None) -> str:
    """A cell for the eye.  IRIs are never cut: they are there to be asked about next."""
    if not isinstance(cell, Text):
        return "" if cell is None else short(cell)
    words = " ".join(cell.split())
    return words if len(words) <= _WIDEST else f"{words[: _WIDEST - 1]}…"


_ROWS: dict[str, Callable[[Table], str]] = {
    "table": _rows_as_table,
    "csv": _rows_as_csv,
    "json": _rows_as_json,
    "turtle": _rows_as_turtle,
}
_TRIPLES: dict[str, Callable[[Statements], str]] = {
    "table": _triples_as_table,
    "csv": _triples_as_csv,
    "json": _triples_as_json,
    "turtle": _triples_as_turtle,
}
