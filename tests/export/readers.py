"""Readers of exported files: each format's own library, whatever it warns about."""

from __future__ import annotations

import json
import warnings
from typing import Any

from prov.model import ProvDocument
from rdflib import Dataset, Graph
from rdflib.term import Node


def quads(data: str | bytes, kind: str) -> set[tuple[Node, Node, Node, Node]]:
    """What rdflib reads out of TriG or N-Quads."""
    dataset = Dataset()
    with warnings.catch_warnings():
        # rdflib's own parsers use what its Dataset calls deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset.parse(data=data, format=kind)
        return {(s, p, o, getattr(g, "identifier", g)) for s, p, o, g in dataset.quads()}


def json_ld(data: Any) -> Graph:
    """What rdflib reads out of JSON-LD."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=json.dumps(data), format="json-ld")


def prov_document(data: bytes, kind: str) -> ProvDocument:
    """What the prov library reads out of PROV-JSON ("json") or PROV-O in Turtle ("rdf")."""
    options = {"rdf_format": "turtle"} if kind == "rdf" else {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        # It names what is no PROV: the evidence in terms of Web Annotation.
        warnings.simplefilter("ignore", UserWarning)
        return ProvDocument.deserialize(content=data.decode(), format=kind, **options)
