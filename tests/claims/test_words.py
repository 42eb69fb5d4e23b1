"""What comparison sees in a statement's words."""

from __future__ import annotations

import pytest

from kg.claims.words import certainty, content_stems, names, numbers, stem, weight


@pytest.mark.parametrize(
    ("one", "other"),
    [("cables", "cable"), ("stopped", "stopping"), ("sold", "sells"), ("parties", "party"), ("eaten", "ate")],
)
def test_inflections_of_a_word_have_one_stem(one, other):
    assert stem(one) == stem(other)


def test_words_of_every_article_tell_nothing():
    assert content_stems("The mayor said that she would be there on Monday") == {"mayor"}


def test_a_rare_word_weighs_more_than_a_common_one():
    assert weight(stem("solvent")) > weight(stem("people"))
    assert weight("a stem that no article uses") == 5.0


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("eleven of its cables", {11}),
        ("9,000 commuters", {9000}),
        ("2.5 million crowns", {2_500_000}),
        ("two million crowns", {2_000_000}),
        ("thirty-two beds", {32}),
        ("one of them", set()),
    ],
)
def test_numbers_in_digits_and_words(text, stated):
    assert numbers(text) == stated


def test_the_first_word_of_a_sentence_is_no_name_by_its_capital():
    assert names("Repairs of the Aldmoor dam") == {"aldmoor"}


def test_a_name_with_a_hyphen_has_the_stems_that_the_text_has():
    assert names("they found 14 AK-47 rifles in Saint-Malo") == {"ak", "saint", "malo"}


def test_may_is_doubt_and_a_month():
    assert certainty("the bridge may close") == 1
    assert certainty("the bridge is closed until May") == 3
    assert certainty("the bridge is expected to close") == 2
