from dataclasses import replace

import pytest

from kg.errors import UnreadableArticle
from kg.view import article_view
from tests.invented import card, hand, statement
from tests.view.example import COURIER_TEXT, courier, courier_card, week
from tests.view.page import carried


def view(text=COURIER_TEXT, provenances=None, article=None):
    return article_view(text, courier() if provenances is None else provenances, article or courier_card())


def words(facts, role, number):
    pieces = [piece for paragraph in facts["paragraphs"] for piece in paragraph]
    return " ".join(piece["text"] for piece in pieces if number in piece.get(role, []))


def test_the_whole_text_is_shown():
    facts = carried(view(), "facts")
    text = "\n\n".join("".join(piece["text"] for piece in paragraph) for paragraph in facts["paragraphs"])
    assert " ".join(text.split()) == " ".join(COURIER_TEXT.split())


def test_what_is_stated_who_says_so_and_the_cue_are_marked():
    facts = carried(view(), "facts")
    assert words(facts, "content", 3) == '"routine surface marks" had been repaired by January'
    assert words(facts, "source", 3) == "Lenswater"
    assert words(facts, "cue", 3) == "said in a statement"


def test_each_piece_knows_its_offsets_in_the_unchanged_text():
    for paragraph in carried(view(), "facts")["paragraphs"]:
        for piece in paragraph:
            start, end = piece["at"]
            assert " ".join(COURIER_TEXT[start:end].split()) == piece["text"].strip()


def test_the_sourcing_label_counts_named_unnamed_second_hand_and_direct():
    label = {line["class"]: line["count"] for line in carried(view(), "facts")["label"]}
    assert label == {"named": 11, "unnamed": 2, "second": 7, "direct": 2}


def test_origins_come_with_most_statements_first():
    names = [origin["name"] for origin in carried(view(), "facts")["origins"]]
    assert names[:2] == ["Tomas Rehn", "Ilse Marten"]
    assert len(names) == 10


def test_statements_of_other_articles_are_left_out():
    assert len(carried(view(provenances=week()), "facts")["statements"]) == 13


def test_a_statement_within_another_has_both_marks():
    text = "The mayor said the firm had promised repairs."
    article = card("Coast Today")
    outer = statement(article, text, "the firm had promised repairs", hand(text, "The mayor", cue="said"))
    inner = statement(
        article,
        text,
        "repairs",
        hand(text, "The mayor", cue="said"),
        hand(text, "the firm", "organization", "promised"),
        id="s2",
    )
    [paragraph] = carried(view(text, [outer, inner], article), "facts")["paragraphs"]
    repairs = next(piece for piece in paragraph if piece["text"] == "repairs")
    assert repairs["content"] == [0, 1]


def test_offsets_count_characters_also_behind_an_emoji():
    text = "🌊🌊 The dam is safe, Ilse Marten said."
    article = card("Coast Today")
    provenance = statement(article, text, "The dam is safe", hand(text, "Ilse Marten", cue="said"))
    facts = carried(view(text, [provenance], article), "facts")
    assert words(facts, "content", 0) == "The dam is safe"


def test_a_text_that_the_statements_were_not_read_from_is_refused():
    with pytest.raises(UnreadableArticle, match="not the one that its statements were read from"):
        view(text="Another text altogether." + COURIER_TEXT)


def test_an_article_without_statements_is_shown_as_it_is():
    facts = carried(view(provenances=[]), "facts")
    assert facts["statements"] == []
    assert len(facts["paragraphs"]) > 5


def test_an_article_without_a_headline_says_so():
    bare = replace(courier_card(), title=None)
    assert carried(view(provenances=[], article=bare), "facts")["title"] == "Article without a headline"


def test_a_broken_quotation_has_one_number_where_it_begins():
    text = '"I have held it," she said, "in my hands."'
    article = card("Coast Today")
    broken = statement(article, text, ('"I have held it,"', '"in my hands."'), hand(text, "she", cue="said"))
    [paragraph] = carried(view(text, [broken], article), "facts")["paragraphs"]
    assert [piece["text"] for piece in paragraph if "begins" in piece] == ['"I have held it,"']


def test_a_statement_without_a_source_is_marked_but_has_no_origin():
    facts = carried(view(provenances=[replace(courier()[4], hands=())]), "facts")
    assert facts["origins"] == []
    assert words(facts, "content", 0) == "the repairs had never been checked"


def test_key_lines_above_the_text_are_told_from_it_and_keep_their_offsets():
    text = "outlet: Coast Today\nsection: Harbour\n\nThe mayor said the quay was closed."
    article = card("Coast Today")
    facts = carried(
        view(text, [statement(article, text, "the quay was closed", hand(text, "The mayor"))], article),
        "facts",
    )
    assert facts["imprint"] == 2
    assert [paragraph[0]["at"][0] for paragraph in facts["paragraphs"]] == [0, 20, text.index("The mayor")]


def test_a_text_that_begins_with_a_speaker_and_a_colon_has_no_key_lines():
    text = "Mayor: I resign\n\nThe mayor said the quay was closed."
    article = card("Coast Today")
    made = view(text, [statement(article, text, "the quay was closed", hand(text, "The mayor"))], article)
    assert carried(made, "facts")["imprint"] == 0
