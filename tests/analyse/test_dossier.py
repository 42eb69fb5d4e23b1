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
    assert dossier(LEASE).summary == (
        "2 articles at hand carry this: The Lantern, 2031-05-02 and Harbour Gazette, 2031-05-04.",
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
        ("2031-05-03", "Ada Quill spoke, as Harbour Gazette, 2031-05-04 dates it."),
        ("2031-05-04", "Harbour Gazette publishes “Harbour plan draws questions”."),
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


def test_words_find_a_dossier_for_each_claim_that_has_them(view):
    packets = dossiers(view, "north harbour")
    assert sorted(packet.wording for packet in packets) == [
        "The north harbour may be leased to a foreign navy",
        "Velmark may lease the north harbour to a foreign navy",
        "the north harbour is too shallow",
    ]


def test_the_fingerprint_is_that_of_the_articles_text(view):
    (packet,) = dossiers(view, "the north harbour is too shallow")
    text = readings.LEDGER.text
    assert list(packet.fingerprints.values()) == [
        Fingerprint(len(text), hashlib.sha256(text.encode()).hexdigest())
    ]


def test_words_that_nobody_stated_have_no_dossier(view):
    with pytest.raises(NotFound, match="fewer or other words"):
        dossiers(view, "snow in July")
