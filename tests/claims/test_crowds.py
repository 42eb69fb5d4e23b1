"""Crowds: of those who say what many say a newcomer meets a few, and the claims are the same nevertheless."""

from __future__ import annotations

import sys
from itertools import count

import pytest

from kg.claims import claims_of, update
from kg.claims import graph as graphs
from kg.claims.clusters import clustered
from kg.claims.compare import Relation
from kg.claims.crowds import CROWD, ENOUGH, MOST
from kg.claims.judge import all_decisions
from kg.claims.recent import Recent
from kg.store import open_view, open_writer
from tests.claims.newsroom import publish, reading
from tests.claims.test_clusters import meetings, saying

FIRE = "{} people were injured in the fire at the Halden market hall on Sunday"
DAM = "the county never paid for the repairs of the Aldmoor dam"


def paper(number):
    return f"Paper {number:03}"


def compared(monkeypatch):
    """How often two statements are compared from now on."""
    judge, times = sys.modules["kg.claims.judge"], count()
    whole = judge.alike
    monkeypatch.setattr(judge, "alike", lambda *given: (next(times), whole(*given))[1])
    return lambda: next(times)


def test_a_newcomer_is_compared_until_enough_say_the_same(monkeypatch):
    given = [saying(paper(number), published=f"2031-05-{number % 28 + 1:02}") for number in range(CROWD)]
    times = compared(monkeypatch)
    found = list(all_decisions(given, {}))
    assert {decision.relation for decision in found} == {Relation.SAME}
    assert len(found) == times() == sum(min(number, ENOUGH) for number in range(CROWD))


def test_what_a_hundred_and_fifty_papers_say_is_one_claim():
    found = clustered([saying(paper(number)) for number in range(150)], {})
    assert len(found.clusters) == 1
    assert len(found.decisions) < 150 * ENOUGH


def test_those_who_count_alike_find_one_another_in_a_crowd_that_counts_otherwise():
    twelve = [saying(paper(n), FIRE.format(12)) for n in range(100) if n % 10]
    forty = [saying(paper(n), FIRE.format(40)) for n in range(100) if not n % 10]
    found = clustered([*twelve, *forty], {})
    assert sorted(len(cluster.statements) for cluster in found.clusters) == [10, 90]


def test_denials_find_one_another_in_a_crowd_that_says_so():
    told = [saying(paper(n), DAM) for n in range(100) if n % 10]
    denied = [saying(paper(n), f"it is not true that {DAM}") for n in range(100) if not n % 10]
    found = clustered([*told, *denied], {})
    assert sorted(len(cluster.statements) for cluster in found.clusters) == [10, 90]


def test_under_one_key_the_newest_are_met_and_no_more_than_a_bound():
    given = [saying(paper(number), published="2031-05-04") for number in range(3 * CROWD)]
    *_, last = meetings(given)
    met = [other.article for _, other in last]
    assert met == [each.article.iri for each in given[-2 : -2 - MOST : -1]]


def correct(store, article):
    """How many graphs of decisions a corrected article has written anew."""
    with open_writer(store) as writer:
        publish(writer, [article])
        view = writer.view()
        graph_of = {each for each in view.graphs() if graphs.is_of_claims(each)}
        before = {each: sorted(view.nquads(each)) for each in graph_of}
        update(writer, store)
        view = writer.view()
        return sorted(each for each in before if "/of/" in each and sorted(view.nquads(each)) != before[each])


@pytest.fixture
def store(tmp_path):
    """A store in which eight papers say two things each."""
    papers = [
        reading(paper(n), n, [("Ada Quill", DAM), ("Ilse Moran", FIRE.format(12))]) for n in range(1, 9)
    ]
    with open_writer(tmp_path / "store") as writer:
        publish(writer, papers)
        update(writer, tmp_path / "store")
    return tmp_path / "store"


def test_a_correction_touches_only_decisions_that_it_changes(store):
    # The first statement stands as it stood; of the second another number is right.
    corrected = reading(paper(3), 3, [("Ada Quill", DAM), ("Ilse Moran", FIRE.format(40))])
    touched = correct(store, corrected)
    assert touched
    view = open_view(store)
    kept = {
        decision.pair: decision
        for graph in view.graphs()
        if "/of/" in graph
        for decision in graphs.decisions_in(view, graph)
    }
    assert kept == {decision.pair: decision for decision in claims_of(view).decisions}


def test_a_correction_of_what_nobody_else_says_touches_no_decision_of_another(store):
    added = [("Ada Quill", DAM), ("Ilse Moran", FIRE.format(12)), ("Ira Moll", "the choir of Sund sang")]
    own = graphs.article_graph("article/paper-003-3")
    assert [graph for graph in correct(store, reading(paper(3), 3, added)) if not graph.endswith(own)] == []


def test_the_latest_are_at_hand_and_what_is_forgotten_is_made_again():
    made = []

    def make(key):
        made.append(key)
        return key

    recent = Recent(make, 2)
    for key in "abacb":
        recent(key)
    assert made == ["a", "b", "c", "b"]
    recent.forget("b")
    recent("b")
    assert made == ["a", "b", "c", "b", "b"]
