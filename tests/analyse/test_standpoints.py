"""Positions read back from a store: holder, stance, target, the words, and the statement they rest on."""

import pytest

from kg.analyse.provenance import all_provenances, articles
from kg.analyse.standpoints import ends, resting_on, standpoints_in, standpoints_on
from kg.model import Stance, TargetKind
from kg.populate import graph_iri, populate
from kg.store import open_view, open_writer
from tests.populate import readings


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    folder = tmp_path_factory.mktemp("standpoints") / "store"
    with open_writer(folder) as writer:
        for reading in readings.everything():
            writer.replace(graph_iri(reading.article), populate(reading))
    return open_view(folder)


def of(view, article):
    return standpoints_in(view, [card.iri for card in articles(view) if card.id == article])


def test_a_position_has_the_exact_words_of_its_article(view):
    finch = next(each for each in of(view, "ledger") if each.name == "Bo Finch")
    assert (finch.stance, finch.target_kind) == (Stance.SUPPORTS, TargetKind.PROPOSAL)
    assert finch.target.casefold() == "lease of the north harbour"
    for part in (*finch.words, *finch.target_words):
        assert readings.LEDGER.text[part.start : part.end] == part.exact


def test_every_position_of_the_readings_is_found_once(view):
    given = sum(len(reading.positions) for reading in readings.everything())
    found = standpoints_in(view, [card.iri for card in articles(view)])
    assert len(found) == len({each.position for each in found}) == given


def test_a_position_belongs_to_the_statement_that_it_rests_on(view):
    deal = next(p for p in all_provenances(view) if p.wording == "the deal as overdue")
    (found,) = resting_on(of(view, "ledger"), ends([deal]))
    assert found.name == "Bo Finch"


def test_an_issue_gathers_the_positions_of_all_articles_oldest_first(view):
    finch = next(each for each in of(view, "ledger") if each.name == "Bo Finch")
    found = standpoints_on(view, [finch.issue])
    assert len({each.article.id for each in found}) > 1
    assert [each.article.published for each in found] == sorted(each.article.published for each in found)


def test_an_article_without_positions_has_none(view):
    assert standpoints_in(view, ["https://example.org/id/article/none"]) == []
