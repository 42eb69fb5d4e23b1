"""RDF formats, read back by rdflib and compared with the store."""

import re

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import PROV, RDF, RDFS

from kg.analyse.provenance import all_provenances
from kg.export import export
from kg.export.prov import render as prov
from kg.export.turtle_text import Names, iri, parts, text, turtle
from kg.model import Quotation
from kg.terms import KG, MANNER, OA, RUNS
from tests.export.readers import quads
from tests.invented import card, gazette, hand, statement


def whole(view, name, thing=None):
    return b"".join(export(view, name, thing)).decode()


def stored(view):
    """The store's quads by way of its own dump, runs left out."""
    return {quad for quad in quads(b"".join(view.nquads()), "nquads") if quad[3] != RUNS}


@pytest.mark.parametrize(("name", "rdflib_name"), [("trig", "trig"), ("nquads", "nquads")])
def test_quads_read_back_are_the_stores(view, name, rdflib_name):
    assert quads(whole(view, name), rdflib_name) == stored(view)
    assert len({quad[3] for quad in stored(view)}) == 3


def test_turtle_has_each_triple_of_the_union_once(view):
    graph = Graph().parse(data=whole(view, "turtle"), format="turtle")
    assert set(graph) == {quad[:3] for quad in stored(view)}
    assert whole(view, "turtle").count("<agent/person/ada-quill> a kg:Person") == 1


def test_nquads_come_sorted_within_each_graph(view):
    lines = whole(view, "nquads").splitlines()
    assert lines == sorted(lines, key=lambda line: (line.rsplit(" ", 2)[1], line))


def test_runs_with_their_clock_are_left_out(view):
    assert str(RUNS).encode() in b"".join(view.nquads())
    assert str(RUNS) not in whole(view, "nquads") + whole(view, "trig") + whole(view, "turtle")


def test_trig_of_one_statement_has_the_graph_of_its_article_alone(view):
    one = next(p for p in all_provenances(view) if "Ledger" in (p.article.outlet or ""))
    assert quads(whole(view, "trig", one.statement), "trig") == {
        quad for quad in stored(view) if "ledger" in quad[3]
    }


@pytest.mark.parametrize(
    "words",
    [
        'quote " and \\ backslash',
        "line\nbreak\r\ttab",
        "bell \x07 and del \x7f",
        "“typographic” 漢字 🙂",
        "^^<x>",
    ],
)
def test_any_text_survives_turtle(words):
    triple = (iri("http://e.org/s"), iri("http://e.org/p"), text(words))
    graph = Graph().parse(data="".join(turtle([triple], Names())), format="turtle")
    assert list(graph) == [(URIRef("http://e.org/s"), URIRef("http://e.org/p"), Literal(words))]


def test_a_datatype_is_shortened_and_read_back():
    (line,) = turtle(
        [(iri("http://e.org/s"), iri(KG.order), '"3"^^<http://www.w3.org/2001/XMLSchema#integer>')], Names()
    )
    assert line == '<http://e.org/s> kg:order "3"^^xsd:integer .\n'


@pytest.mark.parametrize(
    ("whole", "shown"),
    [
        ("https://e.org/id/article/x/report/1-2", "<report/1-2>"),
        ("https://e.org/id/article/x/report/1%202", "<https://e.org/id/article/x/report/1%202>"),
        ("https://e.org/id/article/x/../y", "<https://e.org/id/article/x/../y>"),
        ("https://e.org/id/article/x//y", "<https://e.org/id/article/x//y>"),
        ("https://e.org/id/article/x/", "<https://e.org/id/article/x/>"),
        (str(KG.order), "kg:order"),
        (str(MANNER.said), "manner:said"),
        (str(KG._NS) + "1st", f"<{KG._NS}1st>"),
    ],
)
def test_iris_are_shortened_only_where_they_can_be_read_back(whole, shown):
    names = Names(base="https://e.org/id/article/x/")
    assert names.shorten(iri(whole)) == shown
    graph = Graph().parse(
        data=f"{names.declared()}<http://e.org/s> <http://e.org/p> {shown} .", format="turtle"
    )
    assert [str(thing) for thing in graph.objects()] == [whole]


def test_a_line_that_is_no_quad_is_refused():
    with pytest.raises(ValueError, match="no quad"):
        parts("<a> <b> <c> .")


def test_a_literal_that_looks_like_the_end_of_a_quad_is_kept_whole():
    tricky = '"ends with <http://e.org/x> ."'
    assert parts(f"<s> <p> {tricky} <g> .") == (("<s>", "<p>", tricky), "<g>")


def chain_graph(statements):
    return Graph().parse(data=b"".join(prov(statements)), format="turtle")


def test_prov_leads_from_the_article_hand_by_hand_to_the_primary_source():
    lease = gazette()[0]
    graph = chain_graph([lease])
    reports = [URIRef(hand.report) for hand in lease.hands]
    step = URIRef(lease.article.iri)
    for report in reports:
        assert report in set(graph.objects(step, PROV.wasDerivedFrom))
        step = report
    assert graph.value(reports[0], PROV.hadPrimarySource) == reports[-1]
    labels = [graph.value(graph.value(report, PROV.wasAttributedTo), RDFS.label) for report in reports]
    assert [str(label) for label in labels] == ["Norpress", "The Tall City Post", "a senior Velmark official"]
    claim = graph.value(reports[-1], KG.states)
    assert str(graph.value(claim, PROV.value)) == lease.wording


def test_prov_gives_agents_the_classes_of_prov():
    graph = chain_graph(gazette())
    classes = {
        str(graph.value(agent, RDFS.label)): set(graph.objects(agent, RDF.type))
        for agent in graph.subjects(RDF.type, PROV.Agent)
    }
    assert PROV.Person in classes["Ada Quill"]
    assert PROV.Organization in classes["Norpress"]
    assert not {PROV.Person, PROV.Organization} & classes["a senior Velmark official"]
    assert KG.UnnamedSource in classes["a senior Velmark official"]


def test_prov_keeps_the_evidence_of_each_hand(view):
    graph = Graph().parse(data=whole(view, "prov"), format="turtle")
    everything = {quad[:3] for quad in stored(view)}
    shown = {triple for triple in graph if triple[1] in (OA.start, OA.end, OA.exact, OA.prefix, OA.suffix)}
    assert len(shown) > 50
    assert shown <= everything
    assert set(graph.triples((None, KG.evidence, None))) <= everything


def test_prov_without_hands_is_the_outlets_own_statement():
    own = statement(card("The Lantern"), "Fog fell.", "Fog fell")
    graph = chain_graph([own])
    assert graph.value(URIRef(own.statement), KG.states) == URIRef(own.claim)


def test_a_direct_quotation_passed_on_is_quoted_from():
    assert "prov:wasQuotedFrom" not in b"".join(prov(gazette())).decode()
    text_ = "“It is safe,” Bo Tarn told Norpress."
    direct = statement(
        card("The Lantern"),
        text_,
        "“It is safe,”",
        hand(text_, "Norpress", "outlet", "told"),
        hand(text_, "Bo Tarn", "person", "told"),
        quotation=Quotation.DIRECT,
    )
    graph = chain_graph([direct])
    assert graph.value(URIRef(direct.hands[0].report), PROV.wasQuotedFrom) == URIRef(direct.hands[1].report)


def test_no_file_holds_a_blank_node_whose_name_could_change(view):
    for name in ("trig", "nquads", "turtle", "prov", "nanopub"):
        assert not re.search(r"(^|\s)(_:|\[)", re.sub(r'"(?:[^"\\]|\\.)*"', '""', whole(view, name)))
