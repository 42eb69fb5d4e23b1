"""Terms to and from the RDF engine.  Only files in this folder know which engine it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

import pyoxigraph as ox
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from kg.errors import BadQuery, StoreError
from kg.store.cells import Blank, Cell, Iri, Result, Statements, Table, Text, Triple
from kg.store.wording import misread

Value = str | int | float | bool | date
"""What a variable of a query can be bound to; an :class:`Iri` or URIRef is an IRI, other strings are text."""

_STRING = str(XSD.string)
_NOT_ASKED_FOR = re.compile(r"does not contains? variable \?(\w+) in its SELECT projection")


def to_engine(name: str, value: Value) -> ox.NamedNode | ox.Literal:
    """The engine's term for a value bound to the variable ``name``."""
    if isinstance(value, Iri | URIRef):
        try:
            return ox.NamedNode(str(value))
        except ValueError as error:
            raise BadQuery(f"?{name}", f"{str(value)!r} is no IRI ({error})", "Give a whole IRI.") from error
    if isinstance(value, Text | Literal):
        if value.language:
            return ox.Literal(str(value), language=value.language)
        return ox.Literal(str(value), datatype=ox.NamedNode(str(value.datatype or XSD.string)))
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(str(XSD.date)))
    return ox.Literal(value)


def graph_name(graph: str) -> str:
    """The IRI of a graph, safe to stand between angle brackets."""
    try:
        return ox.NamedNode(graph).value
    except ValueError as error:
        raise StoreError(graph, f"this is no IRI for a graph ({error})", "Give a whole IRI.") from error


def from_engine(term: object) -> Cell:
    """The cell for a term of the engine."""
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        return Text(term.value, "" if datatype == _STRING else datatype, term.language or "")
    if isinstance(term, ox.BlankNode):
        return Blank(term.value)
    raise TypeError(f"no cell for {term!r}")


def triple(subject: object, predicate: object, thing: object) -> Triple:
    """The cells of one statement."""
    return (from_engine(subject), from_engine(predicate), from_engine(thing))


def ask(
    store: ox.Store, query: str, graph: str | None, prefixes: Mapping[str, str], given: Mapping[str, Value]
) -> Result:
    """What the engine answers to the whole query.

    graph  the named graph asked; None for the union of all
    given  values of variables, bound by the engine and never pasted into the text
    """
    try:
        answer = store.query(
            query,
            prefixes=dict(prefixes),
            use_default_graph_as_union=graph is None,
            default_graph=None if graph is None else ox.NamedNode(graph),
            named_graphs=None if graph is None else [ox.NamedNode(graph)],
            substitutions={ox.Variable(name): to_engine(name, value) for name, value in given.items()},
        )
        return _result(answer)
    except (SyntaxError, ValueError, RuntimeError) as error:
        hidden = _NOT_ASKED_FOR.search(str(error))
        if hidden:
            raise BadQuery(
                f"?{hidden[1]}",
                "a value is given for it, but the query does not ask for it",
                f"Write ?{hidden[1]} on the SELECT line, and in the pattern of an ASK or CONSTRUCT.",
            ) from error
        raise BadQuery("query", f"it {misread(str(error))}", "Correct the query.") from error


def _result(answer: object) -> Result:
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    if isinstance(answer, ox.QuerySolutions):
        variables = tuple(variable.value for variable in answer.variables)
        rows = tuple(
            {
                name: None if term is None else from_engine(term)
                for name, term in zip(variables, solution, strict=True)
            }
            for solution in answer
        )
        return Table(variables, rows)
    if isinstance(answer, ox.QueryTriples):
        return sorted_statements(triple(each.subject, each.predicate, each.object) for each in answer)
    raise TypeError(f"no result for {answer!r}")


def sorted_statements(triples: Iterable[Triple]) -> Statements:
    """The triples without repetition, sorted."""
    return Statements(tuple(sorted(set(triples), key=_sort_key)))


def _sort_key(statement: Triple) -> tuple[str, ...]:
    last = statement[2]
    literal = (last.datatype, last.language) if isinstance(last, Text) else ("", "")
    return (statement[0], statement[1], last, *literal)
