from __future__ import annotations

import hashlib
from dataclasses import replace

import pyoxigraph
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import PROV, RDF, RDFS, XSD

from kg.errors import UnreadableArticle
from kg.model import Agent, AgentKind, Reading
from kg.populate import article_iri, graph_iri, populate
from kg.populate.agents import counted
from kg.populate.iris import agent_iri, article_key, slug
from kg.store import pack
from kg.terms import EDTF, KG, MANNER, MARKS, OA, QUOTATION, STANCE
from tests.populate.readings import GAZETTE, LANTERN, gazette, lantern, ledger


def graph_of(reading: Reading) -> Graph:
    graph = Graph()
    for subject, predicate, thing, _ in populate(reading):
        graph.add((subject, predicate, thing))
    return graph


def statement(graph: Graph, order: int) -> URIRef:
    return graph.value(predicate=KG.order, object=Literal(order))


def test_a_chain_leads_hand_by_hand_from_the_article_to_the_claim():
    graph = graph_of(gazette())
    outermost = statement(graph, 1)
    assert graph.value(predicate=KG.carries, object=outermost) == article_iri(GAZETTE)
    middle = graph.value(outermost, KG.relays)
    innermost = graph.value(middle, KG.relays)
    names = [
        str(graph.value(graph.value(report, KG.by), RDFS.label)) for report in (outermost, middle, innermost)
    ]
    assert names == ["Norpress", "The Tall City Post", "a senior Velmark official"]
    assert graph.value(innermost, KG.relays) is None
    claim = graph.value(innermost, KG.states)
    assert str(graph.value(claim, KG.wording)) == "Velmark may lease the north harbour to a foreign navy"
    assert graph.value(outermost, KG.states) is None


def test_the_chain_reads_as_prov_too():
    graph = graph_of(gazette())
    outermost = statement(graph, 1)
    middle = graph.value(outermost, KG.relays)
    innermost = graph.value(middle, KG.relays)
    assert graph.value(outermost, PROV.wasDerivedFrom) == middle
    assert graph.value(outermost, PROV.hadPrimarySource) == innermost
    assert graph.value(middle, PROV.wasAttributedTo) == graph.value(middle, KG.by)
    assert graph.value(outermost, PROV.wasQuotedFrom) is None, "indirect speech quotes no one"
    assert graph.value(innermost, PROV.hadPrimarySource) is None, "the origin has no source of its own"


def test_direct_speech_that_is_passed_on_is_quoted_from_the_inner_report():
    reading = ledger()
    chain = replace(reading.chains[0], quotation=reading.chains[0].quotation.DIRECT)
    graph = graph_of(replace(reading, chains=(chain,), positions=()))
    outermost = statement(graph, 1)
    assert graph.value(outermost, PROV.wasQuotedFrom) == graph.value(outermost, KG.relays)


def test_the_quoted_words_stand_at_their_offsets():
    reading = gazette()
    graph, text = graph_of(reading), reading.article.text
    checked = 0
    for quote in graph.subjects(RDF.type, OA.TextQuoteSelector):
        target = graph.value(predicate=OA.hasSelector, object=quote)
        position = next(s for s in graph.objects(target, OA.hasSelector) if (s, OA.start, None) in graph)
        start, end = int(graph.value(position, OA.start)), int(graph.value(position, OA.end))
        prefix, suffix = str(graph.value(quote, OA.prefix)), str(graph.value(quote, OA.suffix))
        assert str(graph.value(quote, OA.exact)) == text[start:end]
        assert text[:start].endswith(prefix)
        assert text[end:].startswith(suffix)
        assert max(len(prefix), len(suffix)) <= 32
        assert graph.value(target, OA.hasSource) == article_iri(reading.article)
        checked += 1
    assert checked >= 12


def test_each_part_of_a_report_has_its_evidence():
    graph = graph_of(gazette())
    origin = graph.value(predicate=KG.saidOn, object=Literal("2031-05-02", datatype=XSD.date))
    marked = {
        graph.value(note, KG.marks): str(graph.value(next(q for q in graph.objects(target, OA.hasSelector)
                                                          if (q, OA.exact, None) in graph), OA.exact))
        for note in graph.objects(origin, KG.evidence)
        for target in graph.objects(note, OA.hasTarget)
    }  # fmt: skip
    assert marked == {
        MARKS.agent: "a senior Velmark official",
        MARKS.cue: "citing",
        MARKS.content: "Velmark may lease the north harbour to a foreign navy",
        MARKS.date: "on Friday",
    }


def test_a_broken_quotation_is_one_claim_with_two_pieces_of_evidence():
    graph = graph_of(gazette())
    report = statement(graph, 2)
    assert str(graph.value(graph.value(report, KG.states), KG.wording)) == '"The lease," … "is a rumour."'
    marks = [graph.value(note, KG.marks) for note in graph.objects(report, KG.evidence)]
    assert marks.count(MARKS.content) == 2
    assert graph.value(report, KG.quotation) == QUOTATION.direct


def test_who_conveys_together_stands_alongside():
    graph = graph_of(gazette())
    report = statement(graph, 3)
    assert [str(graph.value(a, RDFS.label)) for a in graph.objects(report, KG.by)] == ["The Port Authority"]
    assert [str(graph.value(a, RDFS.label)) for a in graph.objects(report, KG.alongside)] == [
        "the Dockers Union"
    ]
    assert len(set(graph.objects(report, PROV.wasAttributedTo))) == 2
    assert graph.value(report, KG.manner) == MANNER.warned


def test_a_named_agent_is_one_node_across_articles_and_an_unnamed_one_is_not():
    first, second = article_iri(GAZETTE), article_iri(LANTERN)
    quill = Agent("Ada Quill", AgentKind.PERSON)
    assert agent_iri(quill, first) == agent_iri(quill, second)
    assert agent_iri(Agent("The Tall City Post", AgentKind.OUTLET), first) == agent_iri(
        Agent("Tall City Post", AgentKind.OUTLET), second
    )
    for kind in (AgentKind.UNNAMED, AgentKind.DOCUMENT):
        official = Agent("a US official", kind)
        assert agent_iri(official, first) != agent_iri(official, second)
        assert agent_iri(official, first) != agent_iri(replace(official, name="another US official"), first)


def test_an_unnamed_source_keeps_what_the_article_says_of_it():
    graph = graph_of(lantern())
    officials = graph.value(predicate=RDF.type, object=KG.UnnamedSource)
    assert str(graph.value(officials, KG.description)) == "two Velmark officials"
    assert graph.value(officials, KG.plural).toPython() is True
    assert graph.value(officials, KG.count).toPython() == 2
    assert str(graph.value(officials, KG.anonymityReason)) == "on condition that their names be withheld"
    assert str(graph.value(graph.value(statement(graph, 1), KG.toldTo), RDFS.label)) == "The Lantern"


@pytest.mark.parametrize(
    ("description", "count"),
    [
        ("two people familiar with the talks", 2),
        ("At least three officials", 3),
        ("12 witnesses", 12),
        ("one diplomat", 1),
        ("a US official", None),
        ("officials", None),
        ("31 percent of respondents", None),
        ("two out of three voters", None),
        ("1,200 signatories", None),
        ("someone", None),
    ],
)
def test_a_description_counts_only_with_a_number(description, count):
    assert counted(description) == count


def test_a_metonym_keeps_its_name_and_points_to_the_state():
    graph = graph_of(ledger())
    oslo = next(graph.subjects(KG.standsFor))
    assert str(graph.value(oslo, RDFS.label)) == "Oslo"
    assert str(graph.value(graph.value(oslo, KG.standsFor), RDFS.label)) == "Norway"


@pytest.mark.parametrize(
    ("reading", "order", "expected"),
    [
        (gazette, 1, Literal("2031-05-02", datatype=XSD.date)),
        (lantern, 2, Literal("2031-05", datatype=XSD.gYearMonth)),
        (ledger, 1, Literal("2031-05-03/2031-05-05", datatype=EDTF)),
    ],
)
def test_a_date_is_typed_as_exactly_as_it_is_known(reading, order, expected):
    graph = graph_of(reading())
    report = statement(graph, order)
    while inner := graph.value(report, KG.relays):
        report = inner
    assert graph.value(report, KG.saidOn) == expected


def test_a_position_rests_on_the_report_of_its_holder():
    graph = graph_of(ledger())
    position = graph.value(predicate=KG.stance, object=STANCE.opposes)
    assert graph.value(graph.value(position, KG.restsOn), KG.by) == graph.value(position, KG.holder)
    assert str(graph.value(graph.value(position, KG.issue), RDFS.label)) == "its navy sought a lease"


def test_a_position_on_a_statement_that_is_not_there_is_said_in_a_sentence():
    position = replace(ledger().positions[1], statements=("s9",))
    with pytest.raises(UnreadableArticle, match="a position of Bo Finch rests on s9, which is no statement"):
        populate(replace(ledger(), positions=(position,)))


def test_one_issue_is_one_node_whatever_the_case():
    first, second = (next(graph_of(reading()).objects(None, KG.issue)) for reading in (gazette, lantern))
    assert first == second


def test_the_text_and_what_proves_it_are_in_the_graph():
    graph = graph_of(gazette())
    article = article_iri(GAZETTE)
    assert str(graph.value(article, KG.text)) == GAZETTE.text
    assert graph.value(article, KG.textLength).toPython() == len(GAZETTE.text)
    assert str(graph.value(article, KG.textSha256)) == hashlib.sha256(GAZETTE.text.encode()).hexdigest()


def test_the_same_reading_gives_the_same_quads_in_one_graph():
    first, second = populate(gazette()), populate(gazette())
    assert first == second
    assert {quad[3] for quad in first} == {graph_iri(GAZETTE)}
    assert len(first) == len(set(first))


def test_a_decision_about_who_is_who_replaces_the_iri_of_the_agent():
    own = agent_iri(Agent("Norpress", AgentKind.OUTLET), article_iri(GAZETTE))
    quads = populate(gazette(), {str(own): "https://example.org/registry/norpress"})
    nodes = {str(part) for quad in quads for part in quad[:3]}
    assert "https://example.org/registry/norpress" in nodes
    assert str(own) not in nodes


def test_an_article_with_a_url_keeps_its_graph_when_its_text_is_corrected():
    corrected = replace(LANTERN, text=LANTERN.text + "\nCorrection: the navy is not named.\n")
    assert graph_iri(corrected) == graph_iri(LANTERN)
    assert graph_iri(replace(GAZETTE, text=GAZETTE.text + "x")) != graph_iri(GAZETTE)
    assert graph_iri(replace(GAZETTE, outlet="The Lantern")) != graph_iri(GAZETTE)


@pytest.mark.parametrize("url", ["http://[broken", "not a url", "https://пример.example/статья?x=<y>", " "])
def test_any_url_gives_an_iri_that_rdf_accepts(url):
    article = replace(GAZETTE, url=url)
    quads = populate(replace(gazette(), article=article))
    written = pack(graph_iri(article), quads).nquads
    assert len(list(pyoxigraph.parse(written, format=pyoxigraph.RdfFormat.N_QUADS))) == len(quads)


def test_names_of_any_script_give_readable_iris():
    assert slug("Владимир Путин") == "владимир-путин"
    assert slug("O'Brien & Sons") == "obrien-sons"
    assert slug("…") == ""
    assert article_key(replace(GAZETTE, title="…", outlet=None, published=None))
