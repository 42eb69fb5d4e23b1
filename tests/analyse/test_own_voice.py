"""Sentences of an invented article that name no source."""

from __future__ import annotations

from kg.analyse.own_voice import own_voice, sentences
from tests.invented import card, hand, statement

TEXT = (
    "title: Harbour shut\n"
    "outlet: The Lantern\n"
    "\n"
    "Harbour shut after storm\n"
    "By Ira Moll\n"
    "\n"
    "The harbour was shut on Monday. Dr. Ada Quill of the U.S. station said it will reopen soon. "
    "“Nobody was hurt.” Two boats sank!\n"
)


def shown(text):
    return [text[start:end] for start, end in sentences(text)]


def test_headlines_bylines_and_key_lines_are_no_sentences():
    assert shown(TEXT)[0] == "The harbour was shut on Monday."


def test_titles_and_initials_do_not_end_a_sentence():
    assert shown(TEXT)[1] == "Dr. Ada Quill of the U.S. station said it will reopen soon."


def test_a_quotation_that_ends_with_its_stop_is_a_sentence():
    assert shown(TEXT)[2:] == ["“Nobody was hurt.”", "Two boats sank!"]


def test_what_a_statement_its_source_or_its_cue_touches_is_not_the_articles_own():
    told = statement(card("The Lantern"), TEXT, "it will reopen soon", hand(TEXT, "Ada Quill", cue="said"))
    own, number = own_voice(TEXT, [told])
    assert [p.wording for p in own] == [
        "The harbour was shut on Monday.",
        "“Nobody was hurt.”",
        "Two boats sank!",
    ]
    assert number == 4
    assert all(TEXT[e.start : e.end] == e.exact for p in own for e in p.content)


def test_an_article_whose_text_is_not_at_hand_has_no_sentences():
    told = statement(card("The Lantern"), TEXT, "it will reopen soon", hand(TEXT, "Ada Quill", cue="said"))
    assert own_voice("", [told]) == ([], 0)
