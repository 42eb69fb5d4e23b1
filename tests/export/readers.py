"""Readers of exported files: each format's own library, whatever it warns about."""

from __future__ import annotations

import warnings

from rdflib import Dataset
from rdflib.term import Node


def quads(data: str | bytes, kind: str) -> set[tuple[Node, Node, Node, Node]]:
    """What rdflib reads out of TriG or N-Quads."""
    dataset = Dataset()
    with warnings.catch_warnings():
        # rdflib's own parsers use what its Dataset calls deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset.parse(data=data, format=kind)
        return {(s, p, o, getattr(g, "identifier", g)) for s, p, o, g in dataset.quads()}
