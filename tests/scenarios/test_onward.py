"""A trace that goes on through other articles: invented papers that have one claim from one another."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from kg.claims import open_claims, read_rulings, update
from kg.cli.ask import trace_command
from kg.store import open_view, open_writer
from tests.claims.newsroom import publish, reading

LEAK = "the chemical works at Aldmoor lost 40 tonnes of solvent in the spring flood"
MORE = "the chemical works at Aldmoor lost 90 tonnes of solvent in the spring flood"
WOLF = "a wolf was seen near the railway station of Torvik on Sunday evening"
PAPERS = [
    reading("Aldmoor Echo", 3, [("Ada Quill", LEAK)]),
    reading("Norham Herald", 4, [("works engineers", LEAK, "Aldmoor Echo")]),
    reading("The Lantern", 5, [("sources", MORE, "Norham Herald")]),
    reading("Evening Anchor", 2, [("sources", LEAK, "Aldmoor Echo")]),
]


@pytest.fixture(scope="module", params=["kept", "made anew"])
def store(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("onward") / "store"
    with open_writer(folder) as writer:
        publish(writer, PAPERS)
        if request.param == "kept":
            update(writer, folder)
    return folder


def trace(store, words, *options):
    asked = CliRunner().invoke(trace_command, [words, "--store", str(store), *options])
    assert asked.exit_code == 0, asked.output
    return asked.stdout


def data(store, words, article):
    listed = json.loads(trace(store, words, "--json"))
    return next(each for each in listed if each["article"]["id"] == article)


def test_a_chain_goes_on_through_the_articles_of_those_it_cites_to_whoever_knows(store):
    lantern = data(store, "90 tonnes", "the-lantern-5")
    assert [hop["outlet"] for hop in lantern["onward"]] == ["Norham Herald", "Aldmoor Echo"]
    assert [hop["statement"]["article"]["id"] for hop in lantern["onward"]] == [
        "norham-herald-4",
        "aldmoor-echo-3",
    ]
    assert [hand["name"] for hand in lantern["onward"][-1]["statement"]["chain"]] == ["Ada Quill"]
    assert lantern["returns_to"] is None


def test_each_further_hop_says_why_it_is_taken_to_be_the_same(store):
    first, second = data(store, "90 tonnes", "the-lantern-5")["onward"]
    assert first["found_in"] == "another article"
    assert (first["relation"], first["differences"]) == ("variant", ["number: 90 and 40"])
    assert (second["relation"], second["differences"]) == ("same", [])
    assert all(
        hop["score"] > 0.9 and hop["reasons"] and hop["decided_by"] == "program" for hop in (first, second)
    )


def test_each_further_hop_leads_to_exact_characters(store):
    texts = {each.article.id: each.article.text for each in PAPERS}
    for hop in data(store, "90 tonnes", "the-lantern-5")["onward"]:
        for part in hop["statement"]["content"]:
            assert texts[hop["statement"]["article"]["id"]][part["start"] : part["end"]] == part["exact"]


def test_what_was_found_in_another_article_is_marked_in_the_tree(store):
    tree = trace(store, "90 tonnes")
    assert "sources (unnamed) “said” — the last hand in this article, unnamed" in tree
    assert tree.count("⇢ found in another article") == 2
    assert "⇢ found in another article: Norham Herald, 2031-05-04" in tree
    assert "says the same but for number: 90 and 40 (score" in tree
    assert tree.index("Norham Herald, 2031-05-04") < tree.index("Aldmoor Echo, 2031-05-03")
    assert "Ada Quill (person) “said” — origin" in tree


def test_a_chain_does_not_go_on_to_what_was_published_later(store):
    assert data(store, "40 tonnes", "evening-anchor-2")["onward"] == []


def test_a_statement_straight_from_its_source_has_nothing_to_go_on_to(store):
    echo = data(store, "40 tonnes", "aldmoor-echo-3")
    assert (echo["onward"], echo["returns_to"]) == ([], None)


def test_papers_that_cite_each_other_are_a_circle_and_the_trace_ends(tmp_path):
    folder = tmp_path / "store"
    circle = [
        reading("Torvik Times", 7, [("a keeper", WOLF, "Sund Observer")]),
        reading("Sund Observer", 7, [("a keeper", WOLF, "Torvik Times")]),
    ]
    with open_writer(folder) as writer:
        publish(writer, circle)
    times = data(folder, "wolf", "torvik-times-7")
    assert [hop["outlet"] for hop in times["onward"]] == ["Sund Observer"]
    assert times["returns_to"] == "torvik-times-7"
    assert "⇢ leads back to Torvik Times, 2031-05-07: a circle" in " ".join(trace(folder, "wolf").split())


def test_a_person_can_join_what_the_program_does_not(tmp_path):
    folder, rulings = tmp_path / "store", tmp_path / "mine.txt"
    rulings.write_text("same lantern:s1 echo:s1 # read both: one spill\n", "utf-8")
    with open_writer(folder) as writer:
        publish(
            writer,
            [
                reading("Aldmoor Echo", 3, [("Ada Quill", LEAK)], "echo"),
                reading("The Lantern", 5, [("sources", "a spill went on unseen", "Aldmoor Echo")], "lantern"),
            ],
        )
        update(writer, folder)
    assert data(folder, "spill", "lantern")["onward"] == []
    listed = json.loads(trace(folder, "spill", "--rulings", str(rulings), "--json"))
    (hop,) = listed[0]["onward"]
    assert (hop["decided_by"], hop["reasons"]) == ("person", ["read both: one spill"])
    assert open_claims(open_view(folder), folder, read_rulings(rulings)).clusters[0].statements[1:]
