"""Two statements of invented news, and how they stand to each other."""

from __future__ import annotations

import pytest

from kg.claims.compare import Relation, compare
from kg.claims.instances import about as topic_of
from kg.claims.instances import instance
from kg.model import Manner
from tests.invented import card, hand, statement

DAM = "The Aldmoor dam was damaged by the flood and the valley below the spillway was evacuated."
CHOIR = "The choir of Sund sang in the cathedral, and its organist received a medal of silver."


def said(words, who="Ada Quill", kind="person", outlet="Harbour Gazette", manner=Manner.SAID, about=DAM):
    text = f"{who} said: {words}. {about}"
    return instance(
        statement(card(outlet), text, words, hand(text, who, kind, "said", manner=manner))
    ), topic_of(text)


def relation(one, other):
    (a, about_a), (b, about_b) = one, other
    return compare(a, b, about_a, about_b).relation


def test_equal_words_are_the_same():
    words = "the repairs of the Aldmoor dam were never paid for"
    assert relation(said(words), said(words, outlet="The Lantern")) is Relation.SAME


def test_a_paraphrase_with_the_same_telling_words_is_the_same():
    one = said("the engineers' repairs of the Aldmoor dam were never paid for by the county")
    other = said("the county never paid for repairs of the Aldmoor dam", outlet="The Lantern")
    assert relation(one, other) is Relation.SAME


def test_another_number_makes_a_variant_and_is_recorded():
    one = said("12 people were injured in the flood below the Aldmoor dam")
    other = said("40 people were injured in the flood below the Aldmoor dam", outlet="The Lantern")
    verdict = compare(one[0], other[0], one[1], other[1])
    assert verdict.relation is Relation.VARIANT
    assert [str(difference) for difference in verdict.differences] == ["number: 12 and 40"]


def test_a_rounded_number_is_no_other_number():
    one = said("9,012 people had to leave the valley below the Aldmoor dam")
    other = said("about 9,000 people had to leave the valley below the Aldmoor dam", outlet="The Lantern")
    assert relation(one, other) is Relation.SAME


def test_neighbouring_years_are_not_rounded():
    one = said("the county knew of cracks in the Aldmoor dam in 2028")
    other = said("the county knew of cracks in the Aldmoor dam in 2029", outlet="The Lantern")
    assert relation(one, other) is Relation.VARIANT


def test_another_name_makes_a_variant():
    one = said("the cracks in the dam of Aldmoor were reported to the engineer Holm in spring")
    other = said(
        "the cracks in the dam of Aldmoor were reported to the engineer Berg in spring", outlet="The Lantern"
    )
    assert relation(one, other) is Relation.VARIANT


def test_a_negated_statement_contradicts():
    one = said("the county will pay for repairs of the Aldmoor dam")
    other = said("the county will not pay for repairs of the Aldmoor dam", outlet="The Lantern")
    assert relation(one, other) is Relation.CONTRADICTS


def test_a_denial_of_another_number_contradicts_nothing():
    one = said("the county ordered 400 tonnes of steel for the Aldmoor dam")
    other = said("rust was found in 63 tonnes of steel for the Aldmoor dam", "Ira Moll", manner=Manner.DENIED)
    assert relation(one, other) is Relation.DIFFERENT


def test_a_denied_statement_contradicts():
    words = "the county paid for repairs of the Aldmoor dam"
    assert relation(said(words), said(words, "Ira Moll", manner=Manner.DENIED)) is Relation.CONTRADICTS


def test_a_denial_of_a_negation_agrees():
    one = said("the county will not pay for repairs of the Aldmoor dam", "Ira Moll", manner=Manner.DENIED)
    other = said("the county will pay for repairs of the Aldmoor dam", outlet="The Lantern")
    assert relation(one, other) is Relation.SAME


def test_may_and_will_are_one_claim_with_the_difference_recorded():
    one = said("the county may close the Aldmoor dam before winter")
    other = said("the county will close the Aldmoor dam before winter", outlet="The Lantern")
    verdict = compare(one[0], other[0], one[1], other[1])
    assert verdict.relation is Relation.SAME
    assert [d.kind for d in verdict.differences] == ["certainty"]


def test_two_people_who_speak_of_themselves_do_not_say_the_same():
    words = "I knew of the cracks in the Aldmoor dam before the flood"
    assert relation(said(words, "Ada Quill"), said(words, "Ira Moll")) is Relation.DIFFERENT


def test_few_words_say_the_same_only_in_articles_about_the_same():
    words = "nobody was injured"
    assert relation(said(words), said(words, "Ira Moll", about=CHOIR)) is Relation.DIFFERENT


@pytest.mark.parametrize(
    "words", ["the organist of Sund received a medal", "the valley below the dam was evacuated at night"]
)
def test_other_facts_of_one_event_are_different(words):
    assert (
        relation(said("the repairs of the Aldmoor dam were never paid for"), said(words))
        is Relation.DIFFERENT
    )


def test_a_speakers_name_within_the_words_does_not_make_two_acts_one():
    one = said("opposition leader Ada Quill called on the governor to step down")
    other = said("Ada Quill, the opposition leader, accused the engineers of breaking a promise")
    assert relation(one, other) is Relation.DIFFERENT


def test_statements_that_share_nothing_but_a_name_are_different():
    one = said("workers repaired the Aldmoor Spillway Road")
    other = said("a proposal to rename the Aldmoor Spillway Road", outlet="The Lantern")
    assert relation(one, other) is Relation.DIFFERENT


def test_a_name_with_a_number_in_common_is_more_than_a_name():
    one = said("work at Aldmoor Spillway cost 14 million crowns")
    other = said("the bill of Aldmoor Spillway came to 14 million crowns", outlet="The Lantern")
    assert relation(one, other) is Relation.SAME


def test_what_was_asked_and_that_it_was_asked_say_the_same():
    one = said("the county should pay for repairs of the Aldmoor dam", manner=Manner.DEMANDED)
    told = "Ada Quill has asked the county to pay for repairs of the Aldmoor dam"
    other = said(told, who="Bo Tarn", outlet="The Lantern")
    assert relation(one, other) is Relation.SAME


def test_a_demand_is_no_statement_that_it_was_met():
    one = said("the county must pay for repairs of the Aldmoor dam", manner=Manner.DEMANDED)
    other = said("the county has to pay for repairs of the Aldmoor dam", who="Bo Tarn", outlet="The Lantern")
    assert relation(one, other) is Relation.DIFFERENT
