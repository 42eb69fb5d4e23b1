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


def test_a_question_whether_something_is_so_is_no_statement_of_it():
    asked = said("whether the county would close the Aldmoor dam before winter")
    for stated in ("the county will close the Aldmoor dam before winter",
                   "the county will not close the Aldmoor dam before winter"):  # fmt: skip
        assert relation(asked, said(stated, "Ira Moll")) is Relation.DIFFERENT
    assert relation(asked, said("whether the county will close the dam before winter")) is Relation.SAME


def test_he_who_paid_and_it_that_paid_are_two():
    one = said("he had not paid for the repairs of the Aldmoor dam")
    assert relation(one, said("it had not paid for the repairs of the dam", "Arvend")) is Relation.DIFFERENT
    assert relation(one, said("he had not paid for the repairs of the dam", "Ira Moll")) is Relation.SAME


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


def differing(one, other, whose="Ada Quill"):
    (a, about_a), (b, about_b) = said(one), said(other, whose, outlet="The Lantern")
    verdict = compare(a, b, about_a, about_b)
    return verdict.relation, [str(difference) for difference in verdict.differences]


def test_numbers_within_a_tenth_are_one_claim_with_the_difference_recorded():
    assert differing(
        "about 63,000 tonnes of wheat were spoiled at the Aldmoor silo",
        "nearly 70,000 tonnes of wheat were spoiled at the Aldmoor silo",
    ) == (Relation.SAME, ["close number: about 63,000 and nearly 70,000"])


def test_a_rounding_word_that_is_lost_is_recorded():
    assert differing(
        "nearly 70,000 tonnes of wheat were spoiled at the Aldmoor silo",
        "70,000 tonnes of wheat were spoiled at the Aldmoor silo",
    ) == (Relation.SAME, ["rounding: nearly 70,000 and 70,000"])


def test_one_rounding_word_for_another_of_its_kind_is_no_difference():
    assert differing(
        "about 70,000 tonnes of wheat were spoiled at the Aldmoor silo",
        "roughly 70,000 tonnes of wheat were spoiled at the Aldmoor silo",
    ) == (Relation.SAME, [])


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("leaks were found in six of 40 valves", "leaks were found in eight of 40 valves",
         "number: six and eight"),
        ("12 people died and 40 were hurt in the flood", "12 people died and 70 were hurt in the flood",
         "number: 40 and 70"),
        ("the county hid a leak of 40 tonnes in 2028", "the county hid a leak of 40 tonnes in 2029",
         "number: 2028 and 2029"),
    ],
)  # fmt: skip
def test_a_number_in_the_place_of_another_parts_though_a_third_is_the_same(one, other, differs):
    assert differing(f"{one} at the Aldmoor dam", f"{other} at the Aldmoor dam") == (
        Relation.VARIANT,
        [differs],
    )


def test_a_time_of_day_counts_nothing():
    relation, _ = differing(
        "the Aldmoor dam failed at 6:41 in the evening of a day in spring",
        "the Aldmoor dam failed at 18:41 in the evening of a day in spring",
    )
    assert relation is Relation.SAME


def test_a_second_currency_is_a_detail():
    relation, (detail,) = differing(
        "the Aldmoor dam was sold for 13 million crowns, 9 million euros",
        "the Aldmoor dam was sold for 13 million crowns, 11 million dollars",
    )
    assert (relation, detail.partition(":")[0]) == (Relation.SAME, "detail in numbers")


def test_two_things_told_of_one_place_are_not_one_claim_however_long_its_name():
    told = "the Aldmoor north spillway will not be closed"
    for other in (
        "the regulator rejected a report that it had known of cracks at the Aldmoor north spillway",
        "a new cafeteria was opened at the Aldmoor north spillway for the engineers of the county",
    ):
        assert relation(said(told), said(other, "Ira Moll")) is Relation.DIFFERENT
    closed = "the Aldmoor north spillway was shut by the county for the winter"
    assert (
        relation(said("the Aldmoor north spillway will be closed"), said(closed, "Ira Moll")) is Relation.SAME
    )


def test_two_days_of_one_month_make_a_variant():
    assert differing(
        "the ferry to Aldmoor was restored on 11 October 2031",
        "the ferry to Aldmoor was restored on Oct. 14, 2031",
    ) == (Relation.VARIANT, ["date: 11 Oct and 14 Oct"])


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("the dam will be closed until May", {"may"}),
        ("the dam will be closed on 4 May", {"may"}),
        ("the dam may be closed", set()),
        ("the dam was closed by Minister May", set()),
        ("the dam will be closed in March", {"march"}),
    ],
)
def test_may_is_a_month_where_the_words_before_it_say_so(words, month):
    assert said(words)[0].months == month


def test_the_same_in_may_and_in_june_is_a_variant():
    assert differing(
        "the county will close the Aldmoor dam in May", "the county will close the Aldmoor dam in June"
    )[1] == ["month: may and june"]


def test_what_may_happen_happens_in_no_month():
    relation, differences = differing(
        "the county may close the Aldmoor dam for the summer",
        "the county will close the Aldmoor dam in March for the summer",
    )
    assert relation is Relation.SAME
    assert differences == ["certainty: possible and plainly stated"]


@pytest.mark.parametrize(
    ("one", "other", "verbs"),
    [
        ("the curfew in Sund could last three months", "the curfew in Sund would be lifted in three months",
         "verb: last and lifted"),
        ("Governor Lind will resign in May", "Governor Lind will be tried in May", "verb: resign and tried"),
    ],
)  # fmt: skip
def test_another_verb_about_the_same_makes_a_variant(one, other, verbs):
    relation, differences = differing(one, other, "Bo Tarn")
    assert relation is Relation.VARIANT
    assert verbs in differences


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the shortage of wheat in Sund could last three months",
         "the ban on wheat in Sund would be lifted in three months"),
        ("the strike at the Aldmoor dam could last three months",
         "work at the Aldmoor dam would be resumed in three months"),
        ("63,000 tonnes of wheat were spoiled by an explosion at the Tarrow grain terminal",
         "a faulty conveyor belt caused the explosion at the Tarrow grain terminal"),
        ("Lena Orsted has been relieved of her duties as head engineer of the Aldmoor dam",
         "Ira Moll has been hired as the third head engineer of the Aldmoor dam"),
    ],
)  # fmt: skip
def test_two_things_told_of_one_matter_are_not_one_claim(one, other):
    assert differing(one, other)[0] is Relation.DIFFERENT


def test_verbs_that_mean_the_same_tell_nothing_apart():
    assert differing(
        "Some 40 people were injured in the fire at the Halden market hall",
        "Forty people were hurt in a blaze at the Halden market hall",
    ) == (Relation.SAME, ["rounding: some 40 and forty"])


def test_who_denies_the_cause_of_an_explosion_does_not_deny_the_damage():
    one = said("63,000 tonnes of wheat were spoiled by an explosion at the Tarrow grain terminal")
    other = said("a faulty conveyor belt caused the explosion at the Tarrow grain terminal", "Ira Moll",
                 manner=Manner.DENIED)  # fmt: skip
    assert relation(one, other) is Relation.DIFFERENT


def test_other_numbers_of_other_things_are_no_details_of_one_claim():
    assert differing("repairs would cost 2.5 million crowns", "the boats would cost 300 million crowns")[
        0
    ] is (Relation.DIFFERENT)


def test_nothing_less_than_is_no_negation():
    assert (
        differing(
            "nothing less than the future of the Aldmoor valley is at stake",
            "the future of the Aldmoor valley is at stake",
        )[0]
        is Relation.SAME
    )


def test_a_few_words_without_a_verb_state_nothing():
    one = "the county has dismissed Ira Moll, the engineer of the Aldmoor dam"
    assert differing(one, "Aldmoor dam engineer")[0] is Relation.DIFFERENT
