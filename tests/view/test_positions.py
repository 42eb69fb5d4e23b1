"""Positions beside the statements that they rest on: the stance, the target, the words that carry it."""

from dataclasses import replace

from kg.analyse.standpoints import Standpoint
from kg.model import AgentKind, Stance, TargetKind
from kg.view import article_view, chain_view, claim_view
from tests.invented import card, hand, statement, words
from tests.view.page import carried

TEXT = "The sale is a mistake, Ada Quill said. Bo Tarn called for the sale of the harbour."
ARTICLE = card("Harbour Gazette")


def told():
    first = statement(ARTICLE, TEXT, "The sale is a mistake", hand(TEXT, "Ada Quill", cue="said"))
    second = statement(
        ARTICLE, TEXT, "the sale of the harbour", hand(TEXT, "Bo Tarn", cue="called for"), id="s2"
    )
    return [
        replace(each, hands=(replace(each.hands[0], report=f"https://example.org/id/report/{each.id}"),))
        for each in (first, second)
    ]


def position(name, stance, carrying, report="https://example.org/id/report/s1", article=ARTICLE, text=TEXT):
    return Standpoint(
        position=f"https://example.org/id/position/{stance}",
        article=article,
        holder="https://example.org/id/agent/holder",
        name=name,
        kind=AgentKind.PERSON,
        issue="https://example.org/id/issue/sale",
        target="sale of the harbour",
        target_kind=TargetKind.PROPOSAL,
        stance=Stance(stance),
        words=(words(text, carrying),),
        target_words=(),
        reports=(report,) if report else (),
    )


def both():
    return [
        position("Ada Quill", "opposes", "is a mistake"),
        position("Bo Tarn", "supports", "called for", "https://example.org/id/report/s2"),
    ]


def test_a_statement_knows_the_positions_that_rest_on_it():
    facts = carried(chain_view(told(), "Sale", both()), "facts")
    first, second = facts["statements"]
    assert [facts["positions"][n]["holder"] for n in first["positions"]] == ["Ada Quill"]
    assert [facts["positions"][n]["stance"] for n in second["positions"]] == ["supports"]


def test_the_words_that_carry_the_stance_come_with_their_place():
    (against, _) = carried(claim_view(told(), "Sale", "", both()), "facts")["positions"]
    assert [text for text, role in against["passage"] if role == "stance"] == ["is a mistake"]
    start = TEXT.index("is a mistake")
    assert against["places"] == f"characters {start}–{start + 12}"


def test_a_chain_shows_only_positions_of_its_own_statements():
    facts = carried(chain_view(told()[:1], "Sale", both()), "facts")
    assert [each["holder"] for each in facts["positions"]] == ["Ada Quill"]


def test_the_reading_view_shows_all_positions_of_its_article_and_of_no_other():
    elsewhere = position("Cy Lund", "neutral", "is a mistake", "", card("The Lantern"))
    resting_on_nothing = position("Dora Fenn", "conditional", "is a mistake", "")
    facts = carried(article_view(TEXT, told(), ARTICLE, [*both(), elsewhere, resting_on_nothing]), "facts")
    assert [each["holder"] for each in facts["positions"]] == ["Ada Quill", "Bo Tarn", "Dora Fenn"]


def test_a_page_without_positions_has_no_word_of_them():
    assert "positions" not in carried(article_view(TEXT, told(), ARTICLE), "facts")
