"""The one border to the RDF engine: views to read a store, a writer to change it."""

from __future__ import annotations

from kg.store.cells import Blank, Cell, Iri, Result, Row, Statements, Table, Text
from kg.store.pack import PackedGraph, pack
from kg.store.run import Run
from kg.store.view import View, open_view
from kg.store.writer import Writer, open_writer

__all__ = [
    "Blank",
    "Cell",
    "Iri",
    "PackedGraph",
    "Result",
    "Row",
    "Run",
    "Statements",
    "Table",
    "Text",
    "View",
    "Writer",
    "open_view",
    "open_writer",
    "pack",
]
