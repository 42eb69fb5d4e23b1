"""Chains as one network: articles, agents and claims as nodes, each step of a chain as an edge.

The network is a multigraph: two statements that take the same step are two edges, each with its own
statement and evidence, so that a path drawn in another program still leads back to the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

import networkx as nx

from kg.analyse.phrasing import dated, visible
from kg.export.xml_text import xml_safe
from kg.model import Evidence, Provenance

Value = str | int


def network(provenances: Iterable[Provenance]) -> nx.MultiDiGraph[str]:
    """Directed from the article to the origin and on to the claim.

    Nodes have ``label`` and ``kind``; edges have ``relation`` (carries, relays, states) and what the hand
    that they lead to says: cue, manner, evidence and offsets.  Nodes and edges come sorted.
    """
    nodes: dict[str, dict[str, Value]] = {}
    edges: dict[str, tuple[str, str, dict[str, Value]]] = {}
    for provenance in provenances:
        article = provenance.article
        header: dict[str, Value] = {
            "label": visible(article.title or article.id),
            "kind": "article",
            "outlet": visible(article.outlet or ""),
            "published": article.published or "",
        }
        # A claim's or an agent's first wording names it: articles may differ in theirs.
        nodes.setdefault(article.iri, header)
        nodes.setdefault(provenance.claim, {"label": visible(provenance.wording), "kind": "claim"})
        for hand in provenance.hands:
            nodes.setdefault(hand.agent, {"label": visible(hand.name), "kind": hand.kind.value})
        shared: dict[str, Value] = {
            "article": dated(article),
            "statement": provenance.id,
            "statement_iri": provenance.statement,
            "said_on": provenance.said_on or "",
        }
        stops = [article.iri, *(hand.agent for hand in provenance.hands)]
        for place, (source, target) in enumerate(pairwise(stops)):
            hand = provenance.hands[place]
            edges[f"{hand.report}#{place}"] = (
                source,
                target,
                {
                    **shared,
                    "relation": "carries" if place == 0 else "relays",
                    "hand": place + 1,
                    "label": visible(" … ".join(cue.exact for cue in hand.cue)),
                    "manner": hand.manner.value,
                    **_shown(hand.cue),
                },
            )
        edges[f"{provenance.statement}#claim"] = (
            stops[-1],
            provenance.claim,
            {
                **shared,
                "relation": "states",
                "hand": len(stops),
                "label": provenance.quotation.value,
                "manner": provenance.origin.manner.value if provenance.hands else "",
                **_shown(provenance.content),
            },
        )
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(sorted(nodes.items()))
    for key, (source, target, facts) in sorted(edges.items()):
        graph.add_edge(source, target, key=key, **facts)
    return graph


def _shown(shown: tuple[Evidence, ...]) -> dict[str, Value]:
    return {
        "evidence": visible(" … ".join(evidence.exact for evidence in shown)),
        "characters": " ".join(f"{evidence.start}..{evidence.end}" for evidence in shown),
    }


def xml_ready(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The same network without the characters that XML forbids."""
    safe: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    safe.add_nodes_from((node, _xml_safe(facts)) for node, facts in graph.nodes(data=True))
    for source, target, key, facts in graph.edges(keys=True, data=True):
        safe.add_edge(source, target, key=key, **_xml_safe(facts))
    return safe


def _xml_safe(facts: Mapping[str, Value]) -> dict[str, Value]:
    return {name: xml_safe(value) if isinstance(value, str) else value for name, value in facts.items()}
