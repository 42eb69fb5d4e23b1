"""The packet on one claim: complete, in order, and without a verdict."""

import hashlib

import pytest

from kg.analyse.dossier import Fingerprint, dossier, dossiers
from kg.errors import NotFound
from kg.model import Manner
from kg.populate import graph_iri, populate
from kg.store import open_view, open_writer
from tests.invented import card, gazette, hand, lantern, statement
from tests.populate import readings

LEASE = [gazette()[0], *lantern()]


def test_the_dossier_holds_every_statement_oldest_first():
    packet = dossier(reversed(LEASE))
    assert [article.outlet for article in packet.articles] == ["The Lantern", "Harbour Gazette"]
    assert packet == dossier(LEASE)


def test_the_summary_counts_and_gives_no_verdict():
    reprinted = "Quayside Reader (text of Harbour Gazette)"
    assert dossier(LEASE).summary == (
        f"2 articles at hand carry this: The Lantern, 2031-05-02; {reprinted}, 2031-05-04.",
        "1 statement straight from the source that the article gives.",
        "1 statement passed on by others, through at most 3 hands.",
        "Independent origins: 1 to 2.",
        "Not named: “a senior Velmark official” and “a Velmark official”.",
    )


def test_the_wording_carried_most_often_stands_for_the_claim():
    text = "The north harbour may be leased to a foreign navy, Bo Tarn said."
    third = statement(
        card("Coast Courier"),
        text,
        "The north harbour may be leased to a foreign navy",
        hand(text, "Bo Tarn", cue="said"),
    )
    packet = dossier([*LEASE, third])
    assert packet.wording == "The north harbour may be leased to a foreign navy"
    assert [len(articles) for _, articles in packet.wordings] == [2, 1]


def test_the_timeline_has_speech_and_publication_in_order():
    events = [(event.when, event.what) for event in dossier(gazette()[1:]).timeline]
    assert events == [
        ("2031-05-03", "Ada Quill spoke, as Quayside Reader (text of Harbour Gazette), 2031-05-04 dates it."),
        ("2031-05-04", "Quayside Reader publishes “Harbour plan draws questions”."),
    ]


def test_those_who_deny_stand_in_the_summary_and_are_no_origin():
    text = "Oslo denied the north harbour may be leased."
    denial = statement(
        card("The Ledger", "2031-05-06"),
        text,
        "the north harbour may be leased",
        hand(text, "Oslo", "country", "denied", manner=Manner.DENIED),
    )
    packet = dossier([*LEASE, denial])
    assert packet.summary[-1] == "Denied by: Oslo."
    assert "Oslo" not in packet.origins.named
    assert any("Oslo denies this" in reason for reason in packet.origins.reasons)
    assert dossier([denial]).origins.named == ("Oslo",)


def test_the_checklist_names_whom_to_look_up_and_whom_to_ask():
    checks = " ".join(dossier(LEASE).checks)
    assert "Find the report of The Tall City Post itself" in checks
    assert "Who is “a Velmark official”?" in checks
    assert "Did Ada Quill say this in full" in " ".join(dossier(gazette()[1:]).checks)


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dossier") / "store"
    with open_writer(folder) as writer:
        for reading in readings.everything():
            writer.replace(graph_iri(reading.article), populate(reading))
    return open_view(folder)


def test_one_claim_in_other_words_in_another_article_is_one_dossier(view):
    (packet,) = dossiers(view, "foreign navy")
    assert [article.outlet for article in packet.articles[:2]] == ["The Lantern", "Harbour Gazette"]
    assert {words for words, _ in packet.wordings} > {
        "The north harbour may be leased to a foreign navy",
        "Velmark may lease the north harbour to a foreign navy",
    }


@pytest.mark.parametrize("thing", ["foreign navy", "gazette:s1", "statement", "article"])
def test_a_claim_is_asked_for_by_words_by_statement_and_by_iri(view, thing):
    (packet,) = dossiers(view, "foreign navy")
    gazette_s1 = next(s for s in packet.statements if s.article.id == "gazette")
    asked = {"statement": gazette_s1.statement, "article": gazette_s1.article.iri}.get(thing, thing)
    assert packet in dossiers(view, asked)


def test_why_two_statements_are_one_claim_is_told_with_the_score(view):
    (packet,) = dossiers(view, "foreign navy")
    first = packet.joined[0]
    assert {first.one, first.other} <= {statement.statement for statement in packet.statements}
    assert first.score > 0.9
    assert "89% of the weight of their words is shared" in first.reasons


def test_an_unsure_decision_is_put_to_the_reader(view):
    (packet,) = dossiers(view, "foreign navy")
    assert "Do paths 1 and 3 state the same? The program is not sure (0.53 on a scale to 1)." in packet.checks


def test_who_stands_where_on_the_matter_comes_with_the_words(view):
    (packet,) = dossiers(view, "the deal as overdue")
    own, *others = packet.standpoints
    assert (own.name, own.stance.value) == ("Bo Finch", "supports")
    assert {other.issue for other in others} == {own.issue}
    assert {other.article.id for other in others} == {"gazette", "lantern"}
    (words,) = own.words
    assert words.exact == readings.LEDGER.text[words.start : words.end] == "praised the deal"


def test_the_fingerprint_is_that_of_the_articles_text(view):
    (packet,) = dossiers(view, "the deal as overdue")
    text = readings.LEDGER.text
    assert list(packet.fingerprints.values()) == [
        Fingerprint(len(text), hashlib.sha256(text.encode()).hexdigest())
    ]


def test_an_agent_of_two_names_is_asked_about_once():
    one, other = "Vera Petrova said the lease is signed.", "The lease is signed, V. Petrova said."
    agent = "https://example.org/id/agent/vera-petrova"
    full, short = hand(one, "Vera Petrova", agent=agent), hand(other, "V. Petrova", agent=agent)
    packet = dossier(
        [
            statement(card("A"), one, "the lease is signed", full),
            statement(card("B"), other, "The lease is signed", short),
        ]
    )
    assert [check for check in packet.checks if "Petrova" in check] == [
        "Did Vera Petrova say this in full elsewhere, confirm it or deny it?"
    ]


def test_one_speech_that_several_articles_date_is_one_event():
    text = "Ada Quill said on Friday the lease is signed."
    spoken = [
        statement(card(outlet), text, "the lease is signed", hand(text, "Ada Quill"), said_on="2031-05-02")
        for outlet in ("A", "B")
    ]
    assert [event.what for event in dossier(spoken).timeline if "spoke" in event.what] == [
        "Ada Quill spoke, as A, 2031-05-04 and B, 2031-05-04 date it."
    ]


def test_words_that_nobody_stated_have_no_dossier(view):
    with pytest.raises(NotFound, match="fewer or other words"):
        dossiers(view, "snow in July")
