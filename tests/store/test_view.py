from __future__ import annotations

from datetime import date

import pytest
from rdflib import Literal, URIRef

from kg.errors import BadQuery, StoreError
from kg.model import Agent, AgentKind
from kg.populate import article_iri, graph_iri
from kg.populate.iris import agent_iri
from kg.store import Iri, Text, open_view
from kg.terms import KG, RUNS
from tests.populate.readings import GAZETTE, LANTERN, LEDGER, POST

POST_IRI = Iri(agent_iri(POST, article_iri(GAZETTE)))
SAID_BY = "SELECT ?agent ?report WHERE { ?report kg:by ?agent } ORDER BY ?report"


def test_a_plain_query_sees_all_articles_and_graph_tells_them_apart(view):
    found = view.select("SELECT ?article WHERE { ?article a kg:Article } ORDER BY ?article")
    assert found.column("article") == sorted(str(article_iri(a)) for a in (GAZETTE, LANTERN, LEDGER))
    [row] = view.select("SELECT ?g WHERE { GRAPH ?g { ?a dcterms:identifier 'lantern' } }")
    assert row["g"] == str(graph_iri(LANTERN))


def test_a_narrowed_view_sees_one_graph_only(view):
    narrow = view.narrowed(graph_iri(LANTERN))
    assert narrow.select("SELECT ?id WHERE { ?a dcterms:identifier ?id }").column("id") == ["lantern"]
    assert narrow.ask("ASK { GRAPH ?g { ?a dcterms:identifier 'gazette' } }") is False
    assert view.ask("ASK { GRAPH ?g { ?a dcterms:identifier 'gazette' } }") is True


def test_a_triple_in_two_graphs_counts_twice_in_the_union(view):
    quill = Iri(agent_iri(Agent("Ada Quill", AgentKind.PERSON), article_iri(GAZETTE)))
    counted = "SELECT ?a (COUNT(%s ?l) AS ?n) WHERE { ?a rdfs:label ?l } GROUP BY ?a"
    assert view.select(counted % "", a=quill).column("n") == ["2"]
    assert view.select(counted % "DISTINCT", a=quill).column("n") == ["1"]


def test_given_values_are_bound_by_the_engine(view):
    assert len(view.select(SAID_BY, agent=POST_IRI)) == 2
    assert len(view.select(SAID_BY, agent=URIRef(POST_IRI))) == 2
    on = "SELECT ?day ?a WHERE { ?a dcterms:issued ?day }"
    assert view.select(on, day=date(2031, 5, 2)).column("a") == [str(article_iri(LANTERN))]
    nth = "SELECT ?n ?r WHERE { ?r kg:order ?n }"
    assert len(view.select(nth, n=2)) == 3
    titled = "SELECT ?title ?a WHERE { ?a dcterms:title ?title }"
    assert len(view.select(titled, title="Navy could rent harbour")) == 1
    assert len(view.select(titled, title=Literal("Navy could rent harbour"))) == 1


def test_a_given_value_cannot_change_the_query(view):
    hostile = '"} } ; DROP ALL #'
    assert len(view.select("SELECT ?title ?a WHERE { ?a dcterms:title ?title }", title=hostile)) == 0
    with pytest.raises(BadQuery, match="is no IRI"):
        view.select(SAID_BY, agent=Iri("https://example.org/> } #"))


def test_a_cell_is_a_string_that_knows_its_kind(view):
    [row] = view.select(
        "SELECT ?a ?day ?title ?none WHERE { ?a dcterms:issued ?day ; dcterms:identifier 'ledger' }"
    )
    assert isinstance(row["a"], Iri)
    assert isinstance(row["day"], Text)
    assert row["day"].datatype.endswith("#date")
    assert row["title"] is None


def test_construct_gives_sorted_triples(view):
    made = view.construct("CONSTRUCT { ?a kg:publishedBy ?o } WHERE { ?a kg:publishedBy ?o }")
    assert len(made) == 3
    assert list(made) == sorted(made)
    assert {predicate for _, predicate, _ in made} == {str(KG.publishedBy)}


@pytest.mark.parametrize(
    "query", ["SELECT WHERE", "SELECT ?x { ?x nope:y ?z }", "DELETE WHERE { ?s ?p ?o }", ""]
)
def test_what_the_engine_refuses_is_said_in_a_sentence(view, query):
    with pytest.raises(BadQuery, match=r"it cannot be read at line 1, column \d+(: [\w ]+)?\. Correct"):
        view.select(query)


def test_the_form_of_a_query_must_fit(view):
    with pytest.raises(BadQuery, match="no SELECT"):
        view.select("ASK { ?s ?p ?o }")
    with pytest.raises(BadQuery, match="no ASK"):
        view.ask("SELECT ?s { ?s ?p ?o }")
    with pytest.raises(BadQuery, match="no CONSTRUCT"):
        view.construct("ASK { ?s ?p ?o }")


def test_where_there_is_no_store_the_error_names_the_remedy(tmp_path):
    with pytest.raises(StoreError, match=r"there is no store here\. Make one with: kg build"):
        open_view(tmp_path)
    assert list(tmp_path.iterdir()) == [], "looking for a store makes none"


# rdflib warns about calls inside its own Dataset.
RDFLIB_WARNS = pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")


@RDFLIB_WARNS
def test_the_dataset_runs_whole_queries_in_the_engine(view, monkeypatch):
    """rdflib's own evaluator is hundreds of times slower, so none of this may reach it."""

    def never(*_args, **_kwargs):
        raise AssertionError("fell back to rdflib's engine")

    monkeypatch.setattr("rdflib.plugins.sparql.processor.SPARQLProcessor.query", never)
    dataset = view.dataset()
    rows = list(dataset.query(f"PREFIX kg: <{KG._NS}> SELECT ?r WHERE {{ ?r kg:by ?agent }}"))
    assert len(rows) == 11
    bound = dataset.query(
        f"PREFIX kg: <{KG._NS}> SELECT ?agent ?r WHERE {{ ?r kg:by ?agent }}",
        initBindings={"agent": URIRef(POST_IRI)},
    )
    assert len(list(bound)) == 2
    assert dataset.query("ASK { ?s ?p ?o }").askAnswer is True
    assert dataset.value(article_iri(GAZETTE), KG.textLength).toPython() == len(GAZETTE.text)


@RDFLIB_WARNS
def test_the_dataset_cannot_be_written(view):
    with pytest.raises(Exception, match="only possible on read-write"):
        view.dataset().add((URIRef("urn:a"), URIRef("urn:b"), URIRef("urn:c")))


def test_the_graphs_are_listed_with_that_of_the_runs(view):
    assert view.graphs() == sorted([*(str(graph_iri(a)) for a in (GAZETTE, LANTERN, LEDGER)), str(RUNS)])
