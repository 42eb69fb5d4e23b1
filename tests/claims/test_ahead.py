"""What is filed of an article is made where it is read out: the same as its graph would give."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from kg.analyse.provenance import of_graph
from kg.claims import update
from kg.claims.ahead import filing_of, packed_filing, unpacked_filing
from kg.claims.instances import text_of
from kg.populate import article_iri, graph_iri, populate
from kg.store import open_view, open_writer, pack
from tests.claims.newsroom import publish, reading
from tests.claims.test_update import CORRECTED, PAPERS, anew, in_graphs, populate_with_another_node

NOBODY_SAYS = reading("Mute Post", 8, [])
MARKED = reading(
    "“Quote” & Sons", 9, [("Åsa Öst", "the “Ørsund” link\tcosts €3.50 <or more>\\", "The Lantern")]
)


def given_ahead(writer, readings):
    """Write articles as a build does: each with what is filed of it."""
    for each in readings:
        quads = populate(each)
        packed = pack(str(graph_iri(each.article)), quads)
        writer.replace(packed.iri, replace(packed, beside=packed_filing(quads)))


@pytest.mark.parametrize("paper", [*PAPERS, NOBODY_SAYS, MARKED], ids=lambda each: each.article.id)
def test_it_is_what_the_graph_would_give(tmp_path, paper):
    with open_writer(tmp_path / "store") as writer:
        publish(writer, [paper])
    view, graph = open_view(tmp_path / "store"), str(graph_iri(paper.article))
    read = filing_of(of_graph(view, graph), text_of(view, str(article_iri(paper.article))))
    assert unpacked_filing(packed_filing(populate(paper))) == read
    assert len(read.statements) == len(paper.chains)


def test_with_it_no_graph_is_read_and_the_claims_are_the_same(tmp_path, monkeypatch):
    read = []
    monkeypatch.setattr(sys.modules["kg.claims.update"], "of_graph", lambda *given: read.append(given))
    with open_writer(tmp_path / "store") as writer:
        given_ahead(writer, [*PAPERS, NOBODY_SAYS])
        update(writer, tmp_path / "store")
    assert read == []
    view = open_view(tmp_path / "store")
    assert in_graphs(view) == anew(view)


def test_of_a_graph_that_was_rewritten_since_the_graph_is_read(tmp_path):
    with open_writer(tmp_path / "store") as writer:
        given_ahead(writer, PAPERS)
        writer.replace(str(graph_iri(PAPERS[0].article)), populate_with_another_node(PAPERS[0]))
        publish(writer, [CORRECTED])
        update(writer, tmp_path / "store")
    view = open_view(tmp_path / "store")
    assert in_graphs(view) == anew(view)
    with open_writer(tmp_path / "other") as writer:
        publish(writer, [*PAPERS[:1], CORRECTED, *PAPERS[2:]])
        writer.replace(str(graph_iri(PAPERS[0].article)), populate_with_another_node(PAPERS[0]))
        update(writer, tmp_path / "other")
    assert in_graphs(open_view(tmp_path / "other")) == in_graphs(view)


def test_what_other_rules_made_is_not_taken(monkeypatch):
    packed = packed_filing(populate(PAPERS[0]))
    assert unpacked_filing(packed) is not None
    monkeypatch.setattr("kg.claims.ahead._FORM", [1, -1])
    assert unpacked_filing(packed) is None
    assert unpacked_filing(b"") is None
