"""What shipped queries answer about what lies beside the articles, and about articles that lack something."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from kg.claims import stated
from kg.model import Agent, AgentKind
from kg.store import Iri, View, open_view, open_writer
from kg.store.names import as_iri
from kg.terms import CLAIMS, DATA, KG
from tests.ontology.test_filled import written
from tests.ontology.test_shapes import derived
from tests.populate.readings import GAZETTE, everything, gazette, hand
from tests.store.answers import (
    LEASE,
    POST,
    QUILL,
    QUOTATION,
    SENIOR,
    rows,
)
from tests.store.conftest import fill


@pytest.fixture(scope="module")
def lease(view):
    return stated(view, "velmark may lease")[0]


# What lies beside the articles, and what their readings lack.


@pytest.fixture(scope="module")
def desk(tmp_path_factory, lease, view):
    """The newsroom with a channel, an affiliation, decisions about names and claims."""
    folder = tmp_path_factory.mktemp("desk") / "store"
    quotation = next(p for p in stated(view, "is a rumour") if p.article.id == "gazette")
    beside = derived()
    claim, decision = URIRef(f"{DATA}claim/lease"), URIRef(f"{DATA}decision/lease")
    for triple in (
        (claim, CLAIMS.holds, URIRef(quotation.statement)),
        (claim, KG.wording, Literal("The harbour may be leased")),
        (decision, CLAIMS.relation, Literal("contradicts")),
        (decision, CLAIMS.first, URIRef(lease.statement)),
        (decision, CLAIMS.second, URIRef(quotation.statement)),
        (decision, CLAIMS.score, Literal("0.61", datatype=XSD.decimal)),
        *((claim, CLAIMS.holds, URIRef(p.statement)) for p in stated(view, "leased")),
    ):
        beside.add(triple)
    graph = URIRef(f"{DATA}graph/beside")
    with open_writer(fill(folder, [*everything(), written()])) as writer:
        writer.replace(graph, [(*triple, graph) for triple in beside])
    return open_view(folder)


def test_what_was_written_on_a_channel_is_found_by_it(desk):
    assert rows(desk, "channels") == [("Telegram", "1", "1")]
    assert [row[:2] for row in rows(desk, "said-via", channel="Telegram")] == [
        ("a Norwegian official", "The harbour is open")
    ]


def test_unnamed_sources_are_counted_by_whom_they_work_for(desk):
    assert rows(desk, "unnamed-by-affiliation") == [("Norway", "1", "1", "0", "id:agent/country/norway")]


def test_decisions_about_names_are_listed_with_their_reasons(desk):
    told = {row[1:5] for row in rows(desk, "who-is-who")}
    assert told == {("same", "0.94", "program", "both are mayors"), ("same", None, "person", None)}


def test_a_claim_of_several_articles_is_one_row(desk):
    claims = rows(desk, "claims-across-articles")
    assert [row[:4] for row in claims] == [("The harbour may be leased", "2", "2", "2031-05-02")]


def test_statements_that_contradict_each_other_stand_side_by_side(desk):
    pairs = [row[:5] for row in rows(desk, "contradictions")]
    assert pairs == [(LEASE, SENIOR, QUOTATION, "Ada Quill", "0.61")]


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> View:
    """One article of which neither outlet nor day is known; the first of its statements has no cue."""
    reading = gazette()
    article = replace(GAZETTE, outlet=None, republisher=None, published=None)
    first, *others = reading.chains
    uncued = replace(first, reports=tuple(replace(report, cue=()) for report in first.reports))
    told = replace(others[0], relayed_to=Agent("The Tall City Post", AgentKind.OUTLET))
    chains = (uncued, told, *others[1:])
    changed = replace(reading, article=article, chains=chains)
    return open_view(fill(tmp_path_factory.mktemp("bare") / "store", [changed]))


def test_an_article_without_outlet_and_day_is_told_of_too(bare):
    assert [row[:5] for row in rows(bare, "said-by", agent=QUILL)] == [
        (None, QUOTATION, "manner:said", None, None)
    ]
    assert [row[:4] for row in rows(bare, "relayed-by", agent=POST)] == [(None, SENIOR, SENIOR, LEASE)]
    assert [row[:2] for row in rows(bare, "quoted-directly", agent=QUILL)] == [(None, QUOTATION)]
    assert [row[:3] for row in rows(bare, "told-to", outlet=POST)] == [(None, "Ada Quill", QUOTATION)]
    assert [row[1:3] for row in rows(bare, "articles")] == [(None, None)]
    [lease] = stated(bare, "velmark may lease")
    assert [row[:2] for row in rows(bare, "who-carries", claim=Iri(lease.claim))] == [(None, SENIOR)]


def test_hands_without_a_cue_are_hands_too(bare):
    [lease] = stated(bare, "velmark may lease")
    assert [row[:4] for row in rows(bare, "chain-of-statement", statement=Iri(lease.statement))] == [
        ("1", "Norpress", "manner:cited", None),
        ("2", "The Tall City Post", "manner:reported", None),
        ("3", SENIOR, "manner:cited", None),
    ]
    cited = rows(bare, "in-manner", manner=as_iri("manner:cited"))
    assert sorted(row[:3] for row in cited) == [("Norpress", None, LEASE), (SENIOR, None, LEASE)]


def test_an_article_whose_outlet_has_two_names_is_one_row(tmp_path):
    reading = gazette()
    named = Agent("The Harbour Gazette", AgentKind.OUTLET)
    first = replace(reading.chains[1], reports=(hand(GAZETTE, named, "said", mention=""),))
    folder = fill(tmp_path / "store", [replace(reading, chains=(first,), positions=())])
    assert rows(open_view(folder), "articles") == [
        ("gazette", "Harbour Gazette", "2031-05-04", "1", "gazette")
    ]
