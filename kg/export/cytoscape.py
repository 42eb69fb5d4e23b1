"""Cytoscape JSON: the network of chains for Cytoscape and cytoscape.js."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from kg.export.format import Format, of_statements
from kg.export.network import network
from kg.model import Provenance


def render(provenances: Iterable[Provenance]) -> Iterator[bytes]:
    """One object with elements.nodes and elements.edges, as both programs take it."""
    graph = network(provenances)
    nodes = [{"data": {"id": node, **facts}} for node, facts in graph.nodes(data=True)]
    edges = [
        {"data": {"id": key, "source": source, "target": target, **facts}}
        for source, target, key, facts in graph.edges(keys=True, data=True)
    ]
    whole = {"data": {"name": "attribution chains"}, "elements": {"nodes": nodes, "edges": edges}}
    yield (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


FORMAT = Format(
    "cytoscape",
    ".cyjs",
    "application/json",
    "The network of who relays whom, for Cytoscape and cytoscape.js",
    of_statements(render),
)
