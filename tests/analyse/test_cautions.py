"""What a claim's chains warn of, each by the invented news that shows it."""

import pytest

from kg.analyse.cautions import Kind, cautions
from kg.analyse.origins import origins
from kg.model import Manner, Quotation
from tests.invented import card, gazette, hand, lantern, statement

RAIN = "it will rain"


def said(outlet, *names, text=None, content=RAIN, published="2031-05-04", **more):
    """One statement; names are (name, kind), nearest to the article first."""
    text = text or f"{', '.join(name for name, _ in names)} said {content}."
    hands = [hand(text, name, kind, "said") for name, kind in names]
    return statement(card(outlet, published), text, content, *hands, claim="claim/rain", **more)


def kinds(*statements):
    return {caution.kind: caution.text for caution in cautions(statements, origins(statements))}


def test_one_unnamed_source_behind_everything():
    shown = kinds(said("The Lantern", ("a port official", "unnamed")))
    assert "“a port official”" in shown[Kind.ONE_UNNAMED]
    assert Kind.ALL_UNNAMED not in shown


def test_several_unnamed_sources_and_no_name():
    shown = kinds(gazette()[0], *lantern())
    assert "“a senior Velmark official” and “a Velmark official”" in shown[Kind.ALL_UNNAMED]


def test_a_named_origin_among_them_lifts_the_caution():
    shown = kinds(
        said("The Lantern", ("a port official", "unnamed")), said("Coast Courier", ("Bo Tarn", "person"))
    )
    assert not {Kind.ONE_UNNAMED, Kind.ALL_UNNAMED} & set(shown)


def test_a_name_that_only_an_unnamed_source_gives():
    told = said("The Lantern", ("an aide", "unnamed"), ("Bo Tarn", "person"))
    assert kinds(told)[Kind.THROUGH_UNNAMED] == "That Bo Tarn said this is known from “an aide” only."
    assert Kind.THROUGH_UNNAMED not in kinds(told, said("Coast Courier", ("Bo Tarn", "person")))


def test_the_chain_goes_dead_at_an_outlet_that_names_no_source():
    shown = kinds(said("The Lantern", ("Norpress", "outlet")))
    assert shown[Kind.DEAD_END].startswith("Norpress is the last source in The Lantern, 2031-05-04")
    assert Kind.DEAD_END not in kinds(said("The Lantern", ("Norpress", "outlet"), ("Bo Tarn", "person")))


def test_second_hand_only():
    relayed = said("The Lantern", ("Norpress", "outlet"), ("Bo Tarn", "person"))
    assert Kind.SECOND_HAND in kinds(relayed)
    assert Kind.SECOND_HAND not in kinds(relayed, said("Coast Courier", ("Bo Tarn", "person")))


def test_what_an_official_tells_of_another_is_no_other_papers_report():
    told = said("The Lantern", ("two officials", "unnamed"), ("Bo Tarn", "person"))
    assert kinds(told)[Kind.SECOND_HAND].endswith("in each, someone tells what another said.")
    relayed = said("The Lantern", ("local media", "unnamed"), ("Bo Tarn", "person"))
    assert kinds(relayed)[Kind.SECOND_HAND].endswith("each took it from another report.")


def test_many_articles_by_way_of_one_outlet_do_not_confirm_one_another():
    papers = [
        said(p, ("Norpress", "outlet"), ("Bo Tarn", "person")) for p in ("The Lantern", "Coast Courier")
    ]
    assert "All 2 articles have this by way of Norpress" in kinds(*papers)[Kind.BOTTLENECK]
    assert Kind.BOTTLENECK not in kinds(*papers, said("Evening Anchor", ("Bo Tarn", "person")))
    assert Kind.BOTTLENECK not in kinds(papers[0])


def test_an_outlet_under_two_names_is_one_where_chains_end_and_where_they_pass():
    ends = [said("The Lantern", ("NYT", "outlet")), said("Coast Courier", ("The New York Times", "outlet"))]
    (dead,) = [c for c in cautions(ends, origins(ends)) if c.kind is Kind.DEAD_END]
    assert "is the last source in Coast Courier, 2031-05-04 and The Lantern, 2031-05-04" in dead.text
    passed = [
        said(paper, (name, "outlet"), ("Bo Tarn", "person"))
        for paper, name in (("The Lantern", "NYT"), ("Coast Courier", "The New York Times"))
    ]
    assert "All 2 articles have this by way of The New York Times" in kinds(*passed)[Kind.BOTTLENECK]


def test_two_people_of_one_name_whom_the_store_parts_are_not_quoted_against_each_other():
    text = "Ada Quill said “We will never lease the harbour”."
    other = "Ada Quill said “We will not lease the harbour”."
    two = [
        statement(
            card(paper),
            words,
            words[len("Ada Quill said ") : -1],
            hand(words, "Ada Quill", "person", "said", agent=f"https://example.org/id/agent/{paper}"),
            claim="claim/rain",
            quotation=Quotation.DIRECT,
        )
        for paper, words in (("The Lantern", text), ("Coast Courier", other))
    ]
    assert Kind.ALTERED not in kinds(*two)


def test_a_station_that_no_register_knows_is_where_a_chain_goes_dead():
    assert Kind.DEAD_END in kinds(said("The Lantern", ("Radio Ostmark", "organization")))
    assert Kind.DEAD_END not in kinds(said("The Lantern", ("Ostmark Ministry", "organization")))


def test_outlets_in_a_circle():
    shown = kinds(
        said("The Lantern", ("Coast Courier", "outlet")), said("Coast Courier", ("The Lantern", "outlet"))
    )
    assert "only cite one another" in shown[Kind.CIRCULAR]


def quoted(outlet, words):
    return said(outlet, ("Ada Quill", "person"), content=f"“{words}”", quotation=Quotation.DIRECT)


def test_a_quotation_that_differs_between_two_articles():
    shown = kinds(
        quoted("The Lantern", "We will never lease the harbour"),
        quoted("Coast Courier", "We will not lease the harbour"),
    )
    assert "“We will never lease the harbour” in The Lantern" in shown[Kind.ALTERED]
    assert "“We will not lease the harbour” in Coast Courier" in shown[Kind.ALTERED]


@pytest.mark.parametrize(
    "other",
    [
        "We will never lease the harbour",
        "never lease the harbour",
        "We will NEVER lease the harbour!",
        "Fog hides all ships today",
    ],
)
def test_the_same_words_a_part_of_them_or_other_words_are_no_alteration(other):
    assert Kind.ALTERED not in kinds(
        quoted("The Lantern", "We will never lease the harbour"), quoted("Coast Courier", other)
    )


def test_words_of_the_reporter_are_no_altered_quotation():
    paraphrase = said("Coast Courier", ("Ada Quill", "person"), content="they will not lease the harbour")
    assert Kind.ALTERED not in kinds(quoted("The Lantern", "they will never lease the harbour"), paraphrase)


def test_a_denial_is_pointed_out():
    text = f"Oslo denied {RAIN}."
    denial = statement(
        card("The Ledger"),
        text,
        RAIN,
        hand(text, "Oslo", "country", "denied", manner=Manner.DENIED),
        claim="claim/rain",
    )
    assert kinds(denial)[Kind.DENIED] == "Oslo denies this (The Ledger, 2031-05-04)."
    assert Kind.DENIED not in kinds(said("The Lantern", ("Bo Tarn", "person")))


def test_a_hand_from_the_context_and_a_missing_date_are_pointed_out():
    text = f"Bo Tarn said {RAIN}."
    vague = statement(
        card("The Lantern", None),
        text,
        RAIN,
        hand(text, "Norpress", "outlet", mention=""),
        hand(text, "Bo Tarn", cue="said"),
    )
    shown = kinds(vague)
    assert "Norpress is not named in the sentence" in shown[Kind.IMPLIED]
    assert Kind.UNDATED in shown


def test_copies_are_counted_once_and_one_article_is_only_one():
    shown = kinds(gazette()[1])
    assert (
        shown[Kind.REPUBLISHED] == "Quayside Reader carries an article of Harbour Gazette: count them as one."
    )
    assert Kind.ONE_ARTICLE in shown
    assert Kind.ONE_ARTICLE not in kinds(gazette()[0], *lantern())


def test_first_hand_word_of_a_named_source_in_two_papers_raises_no_caution():
    assert (
        kinds(said("The Lantern", ("Bo Tarn", "person")), said("Coast Courier", ("Bo Tarn", "person"))) == {}
    )


def test_a_number_that_is_not_the_earliest_articles():
    early = said(
        "Northline", ("Bo Tarn", "person"), content="63,000 tonnes were lost", published="2031-05-02"
    )
    late = said("Coast Courier", ("Bo Tarn", "person"), content="nearly 70,000 tonnes were lost")
    assert kinds(early, late)[Kind.CHANGED] == (
        "The number is given as “63,000” in Northline, 2031-05-02 "
        "and as “nearly 70,000” in Coast Courier, 2031-05-04."
    )
    assert Kind.CHANGED not in kinds(
        early, said("Coast Courier", ("Bo Tarn", "person"), content="63,000 tonnes were lost")
    )


def test_a_doubt_that_is_lost():
    early = said("Northline", ("Bo Tarn", "person"), content="the quay may close", published="2031-05-02")
    late = said("Coast Courier", ("Bo Tarn", "person"), content="the quay will close")
    assert "certainty is given as “possible” in Northline" in kinds(early, late)[Kind.CHANGED]
