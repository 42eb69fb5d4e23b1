"""GraphML: the network of chains for yEd, Gephi, igraph, NetworkX and Cytoscape desktop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import networkx as nx

from kg.export.format import Format, of_statements
from kg.export.network import network, xml_ready
from kg.model import Provenance


def render(provenances: Iterable[Provenance]) -> Iterator[bytes]:
    """One directed multigraph."""
    graph = xml_ready(network(provenances))
    yield ("\n".join(nx.generate_graphml(graph, named_key_ids=True)) + "\n").encode()


FORMAT = Format(
    "graphml",
    ".graphml",
    "application/graphml+xml",
    "The network of who relays whom, for yEd, Gephi, igraph and NetworkX",
    of_statements(render),
)
