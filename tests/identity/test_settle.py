"""Who is who in a store: articles come in, nodes are joined and parted, a person has the last word."""

from __future__ import annotations

import itertools

import pytest
from rdflib.namespace import SKOS

from kg.errors import BadDecision
from kg.identity.decisions import identities
from kg.identity.file import decision_of
from kg.identity.settle import decisions_in
from kg.populate import article_iri, graph_iri, populate
from kg.store import Iri, open_view
from kg.store.library import load, run
from kg.terms import DATA, KG
from kg.validate import validate
from tests.identity.articles import (
    Speaker,
    body,
    build,
    country,
    everything,
    outlet,
    speakers,
    story,
    unnamed,
)

QUILL = Speaker("Ada Quill", "mayor of Norham")
COURT = story("court", "2031-01-01", Speaker("Michael Cohen", "a lawyer in Harrow"), QUILL)
MATCH = story(
    "match", "2031-02-01", Speaker("Michael Cohen", "a football coach in Sund"), Speaker("Bo Finch")
)
GOAL = story("goal", "2031-03-01", Speaker("Michael Cohen"), Speaker("Bo Finch"))
COHENS = [COURT, MATCH, GOAL]

TREATY = story(
    "treaty", "2031-01-05", Speaker("Vera Petrova", "foreign minister of Ostland"), country("Ostland")
)
TALKS = story(
    "talks", "2031-01-06", Speaker("Vera Petrova", "the minister"), country("Ostland"), outlet("TASS")
)
SHORT = story("short", "2031-01-07", Speaker("V. Petrova", "the minister"), outlet("ITAR-TASS"))
LATIN = story("latin", "2031-01-08", Speaker("Wera Petrowa", "foreign minister"), country("Moscow", "Russia"))
TITLE = story("title", "2031-01-09", Speaker("Petrova", "the minister"), unnamed("an official"))
SOURCE = story("source", "2031-01-10", unnamed("an official"), body("Harbour Board"))
MINISTERS = [TREATY, TALKS, SHORT, LATIN, TITLE, SOURCE]

SAME = 'same "Michael Cohen" @ court "Michael Cohen" @ match'
APART = 'different "Vera Petrova" "V. Petrova"'


def lines(*texts):
    return [decision_of(text) for text in texts]


def test_two_people_of_one_name_are_two_nodes(tmp_path):
    build(tmp_path / "store", COHENS)
    found = speakers(tmp_path / "store")
    lawyer, coach = found["court", "Michael Cohen"], found["match", "Michael Cohen"]
    assert lawyer == "person/michael-cohen"
    assert coach.startswith("person/michael-cohen/")
    assert found["goal", "Michael Cohen"] == coach


def test_a_minister_is_one_node_by_whatever_name(tmp_path):
    build(tmp_path / "store", MINISTERS)
    found = speakers(tmp_path / "store")
    names = ["Vera Petrova", "V. Petrova", "Wera Petrowa", "Petrova"]
    nodes = {node for (_, name), node in found.items() if name in names}
    assert nodes == {"person/vera-petrova"}
    assert found["short", "ITAR-TASS"] == found["talks", "TASS"] == "outlet/tass"
    assert found["latin", "Moscow"] == "country/moscow"


def test_unnamed_sources_are_never_joined(tmp_path):
    build(tmp_path / "store", MINISTERS)
    found = speakers(tmp_path / "store")
    assert found["title", "an official"] != found["source", "an official"]


def test_queries_see_one_node_for_one_person(tmp_path):
    build(tmp_path / "store", MINISTERS)
    view = open_view(tmp_path / "store")
    said = run(view, load("said-by"), {"agent": Iri(f"{DATA}agent/person/vera-petrova")})
    assert len(said) == 5
    top = run(view, load("top-origins"), {})
    assert [int(row["statements"]) for row in top if str(row["agent"]).endswith("vera-petrova")] == [5]
    (row,) = run(view, load("agents-by-name"), {"name": "Vera Petrova"})
    assert int(row["articles"]) == 2
    (row,) = run(view, load("agents-by-name"), {"name": "TASS"})
    assert int(row["articles"]) == 1, "the registry's graph is no article"


@pytest.mark.parametrize("one_by_one", [False, True])
@pytest.mark.parametrize("order", list(itertools.permutations(range(3)))[1:])
def test_building_in_another_order_gives_the_same_graph(order, one_by_one, tmp_path):
    readings = [*COHENS, *MINISTERS]
    build(tmp_path / "first", readings)
    turned = [readings[3 * block + place] for block in order for place in order]
    build(tmp_path / "second", turned, one_by_one=one_by_one)
    assert everything(open_view(tmp_path / "first")) == everything(open_view(tmp_path / "second"))


def test_a_second_build_changes_nothing(tmp_path):
    build(tmp_path / "store", [*COHENS, *MINISTERS])
    before = everything(open_view(tmp_path / "store"))
    (again,) = build(tmp_path / "store", [])
    assert again.renamed == ()
    (again,) = build(tmp_path / "store", [*COHENS, *MINISTERS])
    assert everything(open_view(tmp_path / "store")) == before


def test_a_rewritten_graph_is_what_populate_makes_with_the_identities(tmp_path):
    (done,) = build(tmp_path / "store", [*COHENS, *MINISTERS])
    view = open_view(tmp_path / "store")
    for reading in [*COHENS, *MINISTERS]:
        known = identities(done.decisions, str(article_iri(reading.article)))
        graph = str(graph_iri(reading.article))
        made = {(str(s), str(p), str(o)) for s, p, o, _ in populate(reading, known)}
        kept = view.narrowed(graph).construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        assert {tuple(map(str, triple)) for triple in kept} == made


def test_only_articles_that_a_decision_changes_are_rewritten(tmp_path):
    first, *_ = build(tmp_path / "store", [TREATY, TALKS, SOURCE])
    assert first.renamed == ()
    later, *_ = build(tmp_path / "store", [SHORT])
    assert later.renamed == (str(graph_iri(SHORT.article)),)


def test_a_rewritten_article_is_still_known_as_read(tmp_path):
    build(tmp_path / "store", MINISTERS)
    rows = open_view(tmp_path / "store").select(
        "SELECT ?graph ?made WHERE { ?graph kg:madeFrom ?made }", graph=Iri(graph_iri(SHORT.article))
    )
    assert rows.column("made") == ["input short"]


def test_a_person_joins_what_the_program_parted_and_takes_it_back(tmp_path):
    store = tmp_path / "store"
    build(store, COHENS)
    apart = everything(open_view(store))
    build(store, [], lines(SAME))
    found = speakers(store)
    assert found["court", "Michael Cohen"] == found["match", "Michael Cohen"]
    build(store, [], ())
    assert everything(open_view(store)) == apart


def test_a_person_parts_what_the_program_joined_and_a_build_replays_it(tmp_path):
    build(tmp_path / "store", MINISTERS)
    build(tmp_path / "store", [], lines(APART))
    found = speakers(tmp_path / "store")
    assert found["short", "V. Petrova"] == "person/v-petrova"
    assert found["treaty", "Vera Petrova"] == "person/vera-petrova"
    build(tmp_path / "anew", MINISTERS, lines(APART))
    assert everything(open_view(tmp_path / "anew")) == everything(open_view(tmp_path / "store"))


def test_a_line_about_an_article_to_come_waits_for_it(tmp_path):
    build(tmp_path / "store", [COURT], lines(SAME))
    build(tmp_path / "store", [MATCH], lines(SAME))
    assert len({node for (_, name), node in speakers(tmp_path / "store").items() if "Cohen" in name}) == 1


def test_an_id_that_two_articles_have_is_refused(tmp_path):
    other = story("court", "2031-06-01", Speaker("Michael Cohen"), by="Harrow Times")
    with pytest.raises(BadDecision, match="several articles have this id"):
        build(tmp_path / "store", [COURT, MATCH, other], lines(SAME))


def test_names_of_one_article_that_were_joined_and_no_longer_are_ask_to_be_read_again(tmp_path):
    both = story("both", "2031-01-01", Speaker("Samuel Rook"), Speaker("Mark Heron"))
    build(tmp_path / "store", [both], lines('same "Samuel Rook" "Mark Heron"'))
    assert len(set(speakers(tmp_path / "store").values())) == 1
    (done,) = build(tmp_path / "store", [])
    assert done.stale == (str(graph_iri(both.article)),)
    build(tmp_path / "store", [both])
    assert set(speakers(tmp_path / "store").values()) == {"person/samuel-rook", "person/mark-heron"}


def test_decisions_lie_in_the_store_with_score_reasons_and_who_decided(tmp_path):
    build(tmp_path / "store", [*COHENS, *MINISTERS], lines(APART))
    kept = {
        (each.verdict, each.first.name, each.by): each for each in decisions_in(open_view(tmp_path / "store"))
    }
    split = kept["different", "Michael Cohen", "program"]
    assert split.score is not None
    assert split.score < 0.5
    assert "law here, sport there" in split.reasons
    assert kept["different", "Vera Petrova", "person"].score is None
    assert kept["same", "ITAR-TASS", "registry"].score == 1.0
    assert kept["same", "Vera Petrova", "program"].second.name in ("Wera Petrowa", "Vera Petrova")


def test_a_name_leads_to_the_node_that_it_was_found_to_be(tmp_path):
    build(tmp_path / "store", MINISTERS)
    view = open_view(tmp_path / "store")
    assert view.ask(
        "ASK { ?own kg:sameAgent ?node }",
        own=Iri(f"{DATA}agent/person/v-petrova"),
        node=Iri(f"{DATA}agent/person/vera-petrova"),
    )


def test_a_node_of_several_names_has_one_to_be_called_by(tmp_path):
    build(tmp_path / "store", MINISTERS)
    rows = open_view(tmp_path / "store").select("SELECT ?node ?name WHERE { ?node skos:prefLabel ?name }")
    assert {(str(row["node"]).rpartition("agent/")[2], str(row["name"])) for row in rows} == {
        ("person/vera-petrova", "Vera Petrova"),
        ("outlet/tass", "TASS"),
    }


def test_the_registry_tells_what_an_outlet_is(tmp_path):
    build(tmp_path / "store", MINISTERS)
    view = open_view(tmp_path / "store")
    rows = view.select(
        "SELECT ?agency ?country ?typology ?owner WHERE { ?agency a kg:NewsAgency ; kg:country ?country ;"
        " kg:stateTypology ?typology ; kg:owner ?owner ; kg:outletKind ?kind ; kg:domain ?domain }"
    )
    assert {(str(row["agency"]), str(row["country"])) for row in rows} == {(f"{DATA}agent/outlet/tass", "RU")}
    nodes = view.nodes(f"{DATA}graph/outlet/tass")
    assert "ITAR-TASS" in nodes.all(f"{DATA}agent/outlet/tass", SKOS.altLabel)
    assert view.select("SELECT ?key WHERE { ?tass kg:nameKey ?key }").rows
    assert not view.ask(
        "ASK { ?unknown kg:outletKind ?kind }", unknown=Iri(f"{DATA}agent/outlet/norham-courier")
    )


def test_a_part_of_an_outlet_points_to_the_whole(tmp_path):
    show = story("show", "2031-01-01", outlet("Meet the Press"))
    build(tmp_path / "store", [show])
    nodes = open_view(tmp_path / "store").nodes(f"{DATA}graph/outlet/meet-the-press")
    assert nodes.one(f"{DATA}agent/outlet/meet-the-press", KG.partOf) is not None


def test_a_store_with_decisions_is_valid(tmp_path):
    build(tmp_path / "store", [*COHENS, *MINISTERS], lines(APART))
    assert validate(open_view(tmp_path / "store")) == []
