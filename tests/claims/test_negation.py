"""What news negates, denies, calls untrue or tells not to have been said, and what contradicts it."""

from __future__ import annotations

import pytest

from kg.analyse.phrasing import denies, unsaid
from kg.claims.compare import Relation, compare
from kg.claims.instances import about, instance
from kg.claims.negation import negated, speaks_of_denial
from kg.model import Manner
from tests.invented import card, hand, statement

DAM = "The Aldmoor dam was damaged by the flood and the valley below the spillway was evacuated."


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("she will not resign, but pay", ("resign",)),
        ("Walk. The place is closed", ()),
        ("he denied any bombing in the south", ("any bombing in the south",)),
        ("he did not deny it", ()),
        ("the county failed to warn the villages", ("warn the villages",)),
        ("the county mustn't pay", ("pay",)),
        ("neither the county nor the council paid", ("the county the council paid",)),
        ("it is untrue that the dam failed", ("that the dam failed",)),
        ("the report that the dam failed was false", ("the dam failed",)),
        ("the county disputed that it had paid", ("that it had paid",)),
        ("the county did not rule out a sale", ()),
        ("the dam has never been so full", ()),
    ],
)
def test_a_negation_reaches_to_the_end_of_its_clause(text, reached):
    assert negated(text) == reached


def said(words, *hands, outlet="Harbour Gazette"):
    """An article in which ``hands`` (name, cue, manner) say these words, and what it is about."""
    hands = hands or (("Ada Quill", "said", Manner.SAID),)
    text = f"{'; '.join(f'{who} {cue}' for who, cue, _ in hands)}: {words}. {DAM}"
    listed = (hand(text, who, cue=cue, manner=manner) for who, cue, manner in hands)
    return statement(card(outlet), text, words, *listed), text


def stand(one, other):
    """How two statements stand to each other, whoever of them comes first."""
    (a, text_a), (b, text_b) = one, other
    relation = compare(instance(a), instance(b), about(text_a), about(text_b)).relation
    assert relation is compare(instance(b), instance(a), about(text_b), about(text_a)).relation
    return relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the company was never warned", "the company was warned"),
        ("Arvend Chemicals was never warned", "Arvend Chemicals was warned"),
        ("the company was never warned", "the company was warned in 2028 that the northern wall had cracks"),
        ("nobody warned the company about the cracks", "an engineer warned the company about the cracks"),
        ("no letter about the cracks was received", "a letter about the cracks was received"),
        ("Arvend Chemicals received no letter", "Arvend Chemicals received a letter"),
        ("the repairs were paid for without a vote of the council",
         "the repairs were paid for with a vote of the council"),
        ("the county failed to warn the villages", "the county warned the villages"),
        ("neither the county nor the council was warned of cracks", "the county was warned of cracks"),
        ("it is untrue that the county was warned of the cracks", "the county was warned of the cracks"),
        ("the report that the county was warned of cracks is false", "the county was warned of cracks"),
        ("Lind rejected the claim that the county was warned of the cracks",
         "the county was warned of the cracks"),
        ("the ministry on Sunday denied a report by The Lantern that cluster shells were fired at Ostrow",
         "the army fired cluster shells at the village of Ostrow on Friday"),
        ("the dam was closed in March and the villages below it were not evacuated",
         "the dam was closed in March and the villages below it were evacuated"),
    ],
)  # fmt: skip
def test_what_one_negates_and_the_other_states_contradict(one, other):
    assert stand(said(one), said(other, ("Ira Moll", "said", Manner.SAID))) is Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the mayor of Sund resigned without giving a reason", "the mayor of Sund resigned"),
        ("the Torvik bridge was closed without warning to commuters", "the Torvik bridge was closed"),
        ("the Torvik bridge has never been closed for so long", "the Torvik bridge has been closed for long"),
        ("the villages below the dam have never been evacuated",
         "the villages below the dam have not been evacuated"),
        ("the county never paid for the repairs of the dam", "the repairs of the dam were not paid for"),
    ],
)  # fmt: skip
def test_a_negation_of_something_beside_or_in_both_contradicts_nothing(one, other):
    assert stand(said(one), said(other, ("Ira Moll", "said", Manner.SAID))) is Relation.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Governor Lind does not favour changing the Velmark Endangered Rivers Act",
         "the changes target the heart of the Velmark Endangered Rivers Act"),
        ("Governor Lind does not favour changing the Velmark Harbours Act",
         "the change of rules was one of several acts that undermined the Velmark Harbours Act"),
        ("the county that was not warned in time paid for repairs of the Aldmoor dam",
         "the council paid for repairs of the Aldmoor dam"),
    ],
)  # fmt: skip
def test_who_denies_something_else_contradicts_nothing(one, other):
    assert stand(said(one), said(other, ("Ira Moll", "said", Manner.SAID))) is Relation.DIFFERENT


def test_a_denial_that_one_was_not_warned_says_that_one_was_however_rare_the_name():
    denied = said("Arvend Chemicals was not warned", ("Ira Moll", "denied", Manner.DENIED))
    assert stand(denied, said("Arvend Chemicals was warned")) is Relation.SAME
    assert stand(denied, said("Arvend Chemicals was never warned")) is Relation.CONTRADICTS


CLOSED = "the Torvik bridge will be closed in May"


def test_who_has_not_confirmed_it_does_not_say_the_same_and_denies_nothing():
    silent = said(CLOSED, ("Lena Orsted", "has not confirmed", Manner.CONFIRMED))
    assert unsaid(silent[0]).name == "Lena Orsted"
    assert stand(silent, said(CLOSED)) is Relation.DIFFERENT
    assert stand(silent, said(CLOSED, ("Ira Moll", "denied", Manner.DENIED))) is Relation.DIFFERENT


def test_that_someone_said_it_and_never_said_it_contradict():
    never = said(CLOSED, ("Lena Orsted", "never said", Manner.SAID))
    assert stand(never, said(CLOSED, ("Lena Orsted", "said", Manner.SAID))) is Relation.CONTRADICTS


def test_that_someone_never_said_one_thing_and_said_another_contradicts_nothing():
    never = said(CLOSED, ("Lena Orsted", "never said", Manner.SAID))
    june = said(CLOSED.replace("May", "June"), ("Lena Orsted", "said", Manner.SAID))
    assert stand(never, june) is Relation.DIFFERENT


def test_who_denies_that_another_said_it_does_not_make_the_other_a_source_of_it():
    told = said(CLOSED, ("the ministry", "denied", Manner.DENIED), ("Lena Orsted", "had said", Manner.SAID))
    assert unsaid(told[0]).name == "the ministry"
    assert stand(told, said(CLOSED, ("Lena Orsted", "said", Manner.SAID))) is Relation.CONTRADICTS
    assert stand(told, said(CLOSED)) is Relation.DIFFERENT


def test_who_did_not_deny_it_denies_nothing():
    told, _ = said(CLOSED, ("Lena Orsted", "did not deny", Manner.DENIED))
    assert not denies(told)


@pytest.mark.parametrize(
    ("words", "tell"),
    [
        ("Arvend denied that it had hidden a leak", True),
        ("the governor rejected the claim that the county had been warned", True),
        ("the board rejected the offer", False),
        ("Arvend hid a leak", False),
    ],
)
def test_words_that_tell_of_a_denial_are_known(words, tell):
    assert speaks_of_denial(words) is tell
