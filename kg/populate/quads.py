"""Quads of one named graph, gathered without repetition and handed on sorted."""

from __future__ import annotations

import re
from datetime import date

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from kg.terms import EDTF, Quad

Object = URIRef | Literal

_SURROGATE = re.compile("[\ud800-\udfff]")
_EXACTNESS = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), XSD.date),
    (re.compile(r"\d{4}-\d{2}"), XSD.gYearMonth),
    (re.compile(r"\d{4}"), XSD.gYear),
)


class Quads:
    """Statements about one article: a set that grows, then a sorted list."""

    def __init__(self, graph: URIRef) -> None:
        self.graph = graph
        self._triples: set[tuple[URIRef, URIRef, Object]] = set()

    def add(self, subject: URIRef, predicate: URIRef, *objects: Object | None) -> None:
        """State each of ``objects``; None states nothing."""
        for thing in objects:
            if thing is not None:
                self._triples.add((subject, predicate, thing))

    def sorted(self) -> list[Quad]:
        """All quads in the order of their text, the same for the same content."""
        graph = self.graph
        return [(*triple, graph) for triple in sorted(self._triples, key=_order)]


def words(text: str) -> Literal:
    """A string.  A lone surrogate, which no RDF syntax can write, becomes U+FFFD: offsets stay."""
    return Literal(_SURROGATE.sub("\ufffd", text))


def number(value: int) -> Literal:
    """An integer."""
    return Literal(str(value), datatype=XSD.integer, normalize=False)


def day(value: date) -> Literal:
    """A calendar date."""
    return Literal(value.isoformat(), datatype=XSD.date, normalize=False)


def when(value: str) -> Literal:
    """A date as exact as it is known, typed by its form; an interval is EDTF."""
    for form, datatype in _EXACTNESS:
        if form.fullmatch(value):
            return Literal(value, datatype=datatype, normalize=False)
    return Literal(value, datatype=EDTF)


def _order(triple: tuple[URIRef, URIRef, Object]) -> tuple[str, ...]:
    """Plain strings to sort by: terms of rdflib compare several times slower."""
    subject, predicate, thing = triple
    kind = (str(thing.datatype or ""), thing.language or "") if isinstance(thing, Literal) else ()
    return (str(subject), str(predicate), str(thing), *kind)
