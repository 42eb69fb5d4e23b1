"""GraphML, GEXF and Cytoscape JSON, read back by NetworkX."""

import io
import json

import networkx as nx

from kg.export.cytoscape import render as cytoscape
from kg.export.gexf import render as gexf
from kg.export.graphml import render as graphml
from kg.export.network import network
from tests.invented import card, gazette, hand, lantern, statement

EVERYTHING = [*gazette(), *lantern()]


def read(render, provenances):
    reader = nx.read_graphml if render is graphml else nx.read_gexf
    return reader(io.BytesIO(b"".join(render(provenances))))


def walk(graph, start, statement_id):
    """Labels from a node along the edges of one statement."""
    labels, here = [], start
    while True:
        steps = [(t, d) for _, t, d in graph.out_edges(here, data=True) if d["statement_iri"] == statement_id]
        if not steps:
            return labels
        ((here, facts),) = steps
        labels.append((facts["relation"], graph.nodes[here]["label"]))


def test_a_chain_is_a_path_from_the_article_to_the_claim():
    lease = EVERYTHING[0]
    for graph in (network(EVERYTHING), read(graphml, EVERYTHING), read(gexf, EVERYTHING)):
        assert walk(graph, lease.article.iri, lease.statement) == [
            ("carries", "Norpress"),
            ("relays", "The Tall City Post"),
            ("relays", "a senior Velmark official"),
            ("states", "Velmark may lease the north harbour to a foreign navy"),
        ]


def test_every_edge_carries_its_words_and_where_they_stand():
    graph = read(graphml, EVERYTHING)
    assert graph.number_of_edges() == 8
    for _, _, facts in graph.edges(data=True):
        assert facts["evidence"]
        assert ".." in facts["characters"]
        assert facts["article"] in ("Harbour Gazette, 2031-05-04", "The Lantern, 2031-05-02")


def test_the_same_step_in_two_statements_is_two_edges():
    text = "It rains and pours, Bo Tarn told Norpress."
    told = (hand(text, "Norpress", "outlet", "told"), hand(text, "Bo Tarn", cue="told"))
    both = [
        statement(card("A"), text, "It rains", *told),
        statement(card("A"), text, "pours", *told, id="s2", claim="claim/pours"),
    ]
    for graph in (network(both), read(graphml, both), read(gexf, both)):
        assert graph.is_directed()
        assert graph.is_multigraph()
        steps = [d["statement"] for _, _, d in graph.edges(data=True) if d["relation"] == "relays"]
        assert sorted(steps) == ["s1", "s2"]


def test_kinds_of_nodes_can_be_coloured():
    kinds = {facts["label"]: facts["kind"] for _, facts in read(gexf, EVERYTHING).nodes(data=True)}
    assert kinds["Norpress"] == "outlet"
    assert kinds["Ada Quill"] == "person"
    assert kinds["a Velmark official"] == "unnamed"
    assert kinds["Harbour plan draws questions"] == "article"


def test_gexf_does_not_tell_the_day():
    assert b"lastmodified" not in b"".join(gexf(EVERYTHING))


def test_cytoscape_json_is_what_networkx_reads():
    data = json.loads(b"".join(cytoscape(EVERYTHING)))
    ids = {node["data"]["id"] for node in data["elements"]["nodes"]}
    assert all({edge["data"]["source"], edge["data"]["target"]} <= ids for edge in data["elements"]["edges"])
    assert len({edge["data"]["id"] for edge in data["elements"]["edges"]}) == 8
    # NetworkX wants these three, which Cytoscape and cytoscape.js do without.
    for node in data["elements"]["nodes"]:
        node["data"] |= {"value": node["data"]["id"], "name": node["data"]["label"]}
    for edge in data["elements"]["edges"]:
        edge["data"]["key"] = edge["data"]["id"]
    graph = nx.cytoscape_graph({**data, "data": [], "directed": True, "multigraph": True})
    assert walk(graph, EVERYTHING[0].article.iri, EVERYTHING[0].statement)[0] == ("carries", "Norpress")


def test_hostile_text_does_no_harm_in_xml():
    name = 'Bo\x00 <script>"&]]>\x1b\ufffe Tarn'
    text = f"{name} said it rains."
    provenances = [statement(card(name, title=name), text, "it rains", hand(text, name, cue="said"))]
    for render in (graphml, gexf):
        labels = [facts["label"] for _, facts in read(render, provenances).nodes(data=True)]
        assert any('<script>"&]]>' in label for label in labels)


def test_an_empty_network_can_be_read():
    for render in (graphml, gexf):
        assert read(render, []).number_of_nodes() == 0
