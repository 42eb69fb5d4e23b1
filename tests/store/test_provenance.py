from __future__ import annotations

import pytest

from kg.analyse.provenance import all_provenances, articles, match_rank, provenances
from kg.claims import stated
from kg.model import AgentKind, Manner, Quotation
from kg.populate import article_iri, populate
from kg.populate.iris import agent_iri
from kg.store import open_view
from tests.populate.readings import GAZETTE, LANTERN, LEDGER, POST, at, everything
from tests.store.conftest import fill


def names(provenance):
    return [hand.name for hand in provenance.hands]


def test_words_find_the_statement_with_its_whole_chain(view):
    best, *rest = stated(view, "velmark may LEASE")
    assert names(best) == ["Norpress", "The Tall City Post", "a senior Velmark official"]
    assert [hand.kind for hand in best.hands] == [AgentKind.OUTLET, AgentKind.OUTLET, AgentKind.UNNAMED]
    assert [hand.manner for hand in best.hands] == [Manner.CITED, Manner.REPORTED, Manner.CITED]
    assert (best.id, best.said_on, best.quotation) == ("s1", "2031-05-02", Quotation.INDIRECT)
    assert best.wording == "Velmark may lease the north harbour to a foreign navy"
    assert rest == []


def test_the_evidence_is_the_characters_of_the_article(view):
    [provenance] = stated(view, "velmark may lease")
    [content], [cue] = provenance.content, provenance.origin.cue
    assert GAZETTE.text[content.start : content.end] == content.exact
    assert (cue.exact, cue.start) == ("citing", at(GAZETTE, "citing").start)
    assert provenance.origin.mention.exact == "a senior Velmark official"
    assert provenance.origin.mention.prefix.endswith("citing ")


def test_a_broken_quotation_comes_back_in_text_order(view):
    [provenance] = stated(view, "is a rumour")
    assert provenance.wording == '"The lease," … "is a rumour."'
    assert provenance.origin.roles == ("Mayor",)


def test_who_stands_beside_and_whom_it_was_told(view):
    [warning] = stated(view, "would cost jobs")
    assert warning.origin.co_agents == ("the Dockers Union",)
    [told] = stated(view, "north harbour may be leased")
    assert told.relayed_to == "The Lantern"


def test_all_words_must_be_there_and_of_equal_fit_the_earliest_comes_first(view):
    found = [provenance.wording for provenance in stated(view, "north harbour")]
    assert found == [
        "The north harbour may be leased to a foreign navy",
        "Velmark may lease the north harbour to a foreign navy",
        "the north harbour is too shallow",
    ]
    assert [p.article.id for p in stated(view, "navy harbour foreign")] == ["lantern", "gazette"]
    assert stated(view, "north harbour submarine") == []
    assert stated(view, "…") == []


@pytest.mark.parametrize(
    ("asked", "rank"),
    [
        ("European troops", 0),
        ("troops European", 1),
        ("troop deploy", 2),
        ("roops", None),
        ("troops Asia", None),
        ("", None),
    ],
)
def test_the_phrase_counts_more_than_its_words_and_words_more_than_their_beginnings(asked, rank):
    assert match_rank("a deployment of European troops", asked) == rank


def test_an_article_a_report_a_claim_or_an_actor_asks_for_its_chains(view):
    gazette = provenances(view, str(article_iri(GAZETTE)))
    assert [p.id for p in gazette] == ["s1", "s2", "s3"]
    for hand in gazette[0].hands:
        assert provenances(view, hand.report) == [gazette[0]]
    assert provenances(view, f"<{gazette[0].claim}>") == [gazette[0]]
    post = agent_iri(POST, article_iri(GAZETTE))
    assert [(p.article.id, p.id) for p in provenances(view, str(post))] == [
        ("gazette", "s1"),
        ("ledger", "s1"),
    ]
    union = "dockers-union"
    assert [
        p.id for p in provenances(view, str(post).replace("outlet/tall-city-post", f"organization/{union}"))
    ] == ["s3"]
    assert provenances(view, "https://example.org/nothing") == []


def test_all_chains_of_all_articles_come_in_order(view):
    listed = list(all_provenances(view))
    assert len(listed) == 8
    assert [p.article.iri for p in listed] == sorted(p.article.iri for p in listed)
    assert {(p.article.id, p.id) for p in listed} == {
        ("gazette", "s1"), ("gazette", "s2"), ("gazette", "s3"),
        ("lantern", "s1"), ("lantern", "s2"), ("ledger", "s1"), ("ledger", "s2"), ("ledger", "s3"),
    }  # fmt: skip
    for provenance in listed:
        assert provenances(view, provenance.statement) == [provenance]


def test_an_article_card_has_what_was_printed(view):
    cards = {card.id: card for card in articles(view)}
    gazette, lantern, ledger = cards["gazette"], cards["lantern"], cards["ledger"]
    assert (gazette.outlet, gazette.republisher, gazette.author) == (
        "Harbour Gazette",
        "Quayside Reader",
        "Ira Moll",
    )
    assert (gazette.published, gazette.url, gazette.iri) == ("2031-05-04", None, str(article_iri(GAZETTE)))
    assert lantern.url == LANTERN.url
    assert (ledger.title, ledger.author, ledger.published) == (None, None, LEDGER.published.isoformat())


def test_the_names_of_an_agent_are_those_of_the_article_at_hand(view):
    by_article = {p.article.id: p.hands for p in all_provenances(view) if p.id == "s1"}
    assert by_article["gazette"][1].name == "The Tall City Post"
    assert by_article["ledger"][0].name == "Tall City Post"
    assert by_article["gazette"][1].agent == by_article["ledger"][0].agent


def test_what_comes_back_is_what_was_read(view):
    for reading in everything():
        found = provenances(view, str(article_iri(reading.article)))
        for chain, provenance in zip(reading.chains, found, strict=True):
            assert [h.agent.name for h in chain.reports] == names(provenance)
            assert [tuple(s.of(reading.article.text) for s in h.cue) for h in chain.reports] == [
                tuple(e.exact for e in hand.cue) for hand in provenance.hands
            ]
            assert chain.content == tuple(type(chain.content[0])(e.start, e.end) for e in provenance.content)
            assert (chain.said_on.value if chain.said_on else None) == provenance.said_on
            assert chain.quotation is provenance.quotation


def test_the_order_of_writing_does_not_show(tmp_path):
    first = open_view(fill(tmp_path / "a"))
    second = open_view(fill(tmp_path / "b", reversed(everything())))
    assert list(all_provenances(first)) == list(all_provenances(second))
    assert stated(first, "harbour") == stated(second, "harbour")


def test_a_reading_without_statements_is_an_article_without_chains(tmp_path):
    reading = everything()[0]
    bare = type(reading)(reading.article, (), ())
    assert populate(bare)
    view = open_view(fill(tmp_path / "store", [bare]))
    assert list(all_provenances(view)) == []
    assert [card.id for card in articles(view)] == ["gazette"]
