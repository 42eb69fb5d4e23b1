"""GEXF: the network of chains for Gephi."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import networkx as nx

from kg.export.format import Format, of_statements
from kg.export.network import network, xml_ready
from kg.model import Provenance

_META = re.compile(r"<meta\b.*?</meta>\s*", re.DOTALL)


def render(provenances: Iterable[Provenance]) -> Iterator[bytes]:
    """One directed graph with parallel edges."""
    yield from written(xml_ready(network(provenances)))


def written(graph: nx.Graph[str]) -> Iterator[bytes]:
    """Any network as GEXF, without the day on which it is written."""
    text = "\n".join(nx.generate_gexf(graph))
    # The library writes the day and its own version there: neither is about the graph.
    yield (_META.sub("", text, count=1) + "\n").encode()


FORMAT = Format(
    "gexf",
    ".gexf",
    "application/gexf+xml",
    "The network of who relays whom, for Gephi",
    of_statements(render),
)
