"""Wordings that take a side (feelings, calls, lists, passives, epithets), and what only looks like it."""

from __future__ import annotations

import pytest

from kg.model import Agent, AgentKind
from tests.position.news import DORN, QUILL, lines, said, stances

FEELINGS = {
    "a deed ends before while": (
        "Ada Quill said [she will protect the dunes while others build on them].",
        ["supports proposal: protecting the dunes"],
    ),
    "will not resign over": (
        "Ada Quill said [she will not resign over the leak].",
        ["opposes proposal: resigning over the leak"],
    ),
    "lacks the judgment": (
        "Ada Quill said [Ivan Dorn lacks the judgment to lead].",
        ["opposes agent: Ivan Dorn"],
    ),
    "pleased that": (
        "“[I am pleased the inquiry will go ahead],” Ada Quill said.",
        ["supports proposal: inquiry will go ahead"],
    ),
    "proud to": (
        "“[We are proud to be building the bridge],” Ada Quill said.",
        ["supports proposal: building the bridge"],
    ),
    "saddened that": (
        "Ada Quill said [she was saddened that the harbour was sold].",
        ["opposes proposal: harbour was sold"],
    ),
    "the same she again": (
        "Ada Quill said [she has read the offer and she is satisfied with the price].",
        ["supports proposal: price"],
    ),
}
CALLS = {
    "let": (
        "“[Let the dockers decide],” Ada Quill said.",
        ["supports proposal: letting the dockers decide"],
    ),
    "don't": (
        "“[Don’t sell the harbour],” Ada Quill said.",
        ["opposes proposal: selling the harbour"],
    ),
    "stop doing": (
        "“[Stop dumping sand in the bay],” Ada Quill said.",
        ["opposes proposal: dumping sand in the bay"],
    ),
    "a need": (
        "Ada Quill said [the flood shows the urgent need for a higher dam].",
        ["supports proposal: higher dam"],
    ),
    "and the city must": (
        "Ada Quill said [this is a long fight and the council must publish the contract].",
        ["supports proposal: council publishing the contract"],
    ),
    "should be mayor is for the candidate": (
        "Ada Quill said [Ivan Dorn should be our next mayor].",
        ["supports agent: Ivan Dorn"],
    ),
    "a plan announced": (
        "“[We will rebuild the pier],” Ada Quill said.",
        ["supports proposal: rebuilding the pier"],
    ),
    "would like to see": (
        "“[I would like to see the toll scrapped],” Ada Quill said.",
        ["supports proposal: toll scrapped"],
    ),
}
JUDGED = {
    "how generous he is": (
        "“[What matters is how generous Ivan Dorn is],” Ada Quill said.",
        ["supports agent: Ivan Dorn"],
    ),
    "should not be forgotten": (
        "Ada Quill said [the storm showed that the old dam should not be forgotten].",
        ["supports proposal: old dam"],
    ),
    "no deal has been": (
        "Ada Quill said [no deal has been signed yet].",
        ["opposes claim: deal has been signed"],
    ),
    "the judgement first": (
        "“[Equally unacceptable are the raids on the depot],” Ada Quill said.",
        ["opposes proposal: raids on the depot"],
    ),
    "the noun judges, not the adjective": (
        "Ada Quill said [Ivan Dorn is a committed bully].",
        ["opposes agent: Ivan Dorn"],
    ),
    "courage": (
        "Ada Quill said [Ivan Dorn has the courage to act].",
        ["supports agent: Ivan Dorn"],
    ),
    "an awful job": (
        "Ada Quill said [Ivan Dorn has done an awful job].",
        ["opposes agent: Ivan Dorn"],
    ),
    "does not understand": (
        "Ada Quill said [Ivan Dorn does not understand the port].",
        ["opposes agent: Ivan Dorn"],
    ),
    "it would be a good idea to": (
        "Ada Quill said [it would be a good idea to close the lock].",
        ["supports proposal: closing the lock"],
    ),
    "a tag asks nothing": (
        "“[The sale was a mistake, wasn’t it?]” Ada Quill said.",
        ["opposes proposal: sale"],
    ),
    "voters, you are": (
        "“[Voters, you’re being ridiculous],” Ada Quill said.",
        ["opposes agent: Voters"],
    ),
    "an epithet": (
        "Ada Quill said [the “shameless” handover begins in May].",
        ["opposes proposal: handover"],
    ),
}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [*FEELINGS.values(), *CALLS.values(), *JUDGED.values()],
    ids=[*FEELINGS, *CALLS, *JUDGED],
)
def test_feelings_calls_and_judgements_are_stances(sentence: str, expected: list[str]) -> None:
    assert stances(sentence) == expected


CUES = {
    "denied that she": (
        "Ada Quill [denied that she had signed the lease].",
        "denied",
        ["opposes claim: Ada Quill had signed the lease"],
    ),
    "admitted": (
        "Ada Quill admitted [the council had two offers].",
        "admitted",
        ["supports claim: council had two offers"],
    ),
    "insisted": (
        "Ada Quill insisted that [the bridge was inspected in May].",
        "insisted",
        ["supports claim: bridge was inspected in May"],
    ),
    "what may be is not affirmed": ("Ada Quill admitted [the vote may be close].", "admitted", []),
    "suggested somebody do": (
        "Ada Quill suggested [the city sell the north quay].",
        "suggested",
        ["supports proposal: city sell the north quay"],
    ),
    "asked that something not be done": (
        "Ada Quill asked that [the quay not be sold].",
        "asked",
        ["opposes proposal: quay be sold"],
    ),
    "suggested somebody does": ("Ada Quill suggested [the city sells quays].", "suggested", []),
    "told the dockers they were": (
        "Ada Quill told the dockers that [they were “being ridiculous.”]",
        "told",
        ["opposes agent: dockers"],
    ),
    "said of": (
        "Ada Quill said of Ivan Dorn: “[He is a disgrace.]”",
        "said of",
        ["opposes agent: Ivan Dorn"],
    ),
}


@pytest.mark.parametrize(("sentence", "cue", "expected"), CUES.values(), ids=CUES)
def test_some_cues_take_a_side_or_tell_whom_words_mean(sentence: str, cue: str, expected: list[str]) -> None:
    assert stances(sentence, cue) == expected


TOLD = {
    "went on to": (
        "Ada Quill went on to attack Ivan Dorn.",
        ["Ada Quill opposes agent: Ivan Dorn"],
    ),
    "people in a clause of their own": (
        "The case is back with the courts, as most voters have rejected the new toll.",
        ["most voters opposes proposal: new toll"],
    ),
    "a coalition of towns": (
        "A coalition of towns has endorsed the new toll.",
        ["A coalition of towns supports proposal: new toll"],
    ),
    "recalled as": (
        "Ada Quill remembered Ivan Dorn as a bully.",
        ["Ada Quill opposes agent: Ivan Dorn"],
    ),
    "remembered without as": ("Ada Quill remembered the terrible winter.", []),
    "passive": (
        "The sale of the harbour was condemned on Monday by Ada Quill.",
        ["Ada Quill opposes proposal: sale of the harbour"],
    ),
    "passive, by people": (
        "Ivan Dorn has been praised by the residents.",
        ["the residents supports agent: Ivan Dorn"],
    ),
    "not denied by": ("The sale was not condemned by Ada Quill.", []),
    "people without a name": ("Residents denounced the new toll.", ["Residents opposes proposal: new toll"]),
    "one person without a name may be named further on": ("A judge denounced the new toll.", []),
    "ruled against": (
        "The courts have ruled against the new toll.",
        ["The courts opposes proposal: new toll"],
    ),
    "after a clause of its own": (
        "Ada Quill, who is fond of the old pier but has previously dismissed the sale, left.",
        ["Ada Quill opposes proposal: sale"],
    ),
    "asked for": (
        "Ada Quill asked the council for a second vote.",
        ["Ada Quill supports proposal: second vote"],
    ),
    "refused to": (
        "Ada Quill refused to sign the contract.",
        ["Ada Quill opposes proposal: signing the contract"],
    ),
    "refused to say": ("Ada Quill refused to comment on the contract.", []),
}


@pytest.mark.parametrize(("sentence", "expected"), TOLD.values(), ids=TOLD)
def test_what_the_article_tells_without_quoting(sentence: str, expected: list[str]) -> None:
    assert lines(sentence) == expected


def test_deeds_in_a_list_are_stances_each() -> None:
    text = "Ada Quill promised to cut the toll, rebuild the bridge and reopen the harbour."
    assert lines(text) == [
        "Ada Quill supports proposal: cutting the toll",
        "Ada Quill supports proposal: rebuilding the bridge",
        "Ada Quill supports proposal: reopening the harbour",
    ]


def test_calling_it_something_judges_what_stands_behind() -> None:
    text = "Ada Quill called it “dangerous” that the council has no plan."
    assert lines(text) == ["Ada Quill opposes proposal: council has no plan"]


def test_who_writes_a_letter_holds_what_it_says() -> None:
    letter = Agent("a letter", AgentKind.DOCUMENT)
    text = "Ada Quill sent a letter saying the sale was a mistake."
    chain = said(text, "the sale was a mistake", "saying", letter, via=QUILL)
    assert lines(text, chain) == ["Ada Quill opposes proposal: sale"]


NOT_MEANT = {
    "a clause that hangs on a noun": "Ada Quill said [the book tells everything a mayor should stand for].",
    "a shortage": "Ada Quill said [the ward lacks nurses].",
    "who is not sorry is not glad": "“[I am not sorry that the ferry left],” Ada Quill said.",
    "courtesy": "“[I am glad you could come],” Ada Quill said.",
    "nice to meet": "“[It was nice to meet the guests],” Ada Quill said.",
    "enemies of each other": "Ada Quill said [the board and the union are enemies].",
    "an arm that hurt": "Ada Quill said [his arm hurt].",
    "no figures": "Ada Quill said [she did not have figures for May].",
    "not yet": "Ada Quill said [she had not talked to Ivan Dorn yet].",
    "irony takes no side": "“[Oh, what a surprise],” Ada Quill said.",
    "vote for me": "“[Vote for me],” Ada Quill said.",
}


@pytest.mark.parametrize("sentence", NOT_MEANT.values(), ids=NOT_MEANT)
def test_courtesies_and_circumstances_are_no_stances(sentence: str) -> None:
    assert stances(sentence) == []


def test_words_that_are_told_to_be_ironic_take_no_side() -> None:
    assert stances("“[The sale was a triumph],” Ada Quill said sarcastically.") == []
    assert stances("“[The sale was a triumph],” Ada Quill said.") == ["supports proposal: sale"]


def test_stopping_short_of_a_thing_takes_no_side_on_it() -> None:
    text = "Ivan Dorn stopped short of condemning the sale."
    assert lines(text, said(text, "condemning the sale", "stopped short", DORN)) == []


def test_not_until_is_a_condition() -> None:
    sentence = "“[We will not leave the quay until the cranes are repaired],” Ada Quill said."
    assert stances(sentence) == ["conditional proposal: leaving the quay"]


def test_he_is_not_a_woman_who_speaks() -> None:
    text = "Anna Keller attacked Ivan Dorn, saying he would sell the quay."
    anna = Agent("Anna Keller", AgentKind.PERSON)
    assert lines(text, said(text, "he would sell the quay", "saying", anna)) == [
        "Anna Keller opposes agent: Ivan Dorn"
    ]


LATER = {
    "denies and points out": (
        "Ada Quill [denies any wrongdoing and points out that the audit is public].",
        "denies",
        ["opposes claim: wrongdoing"],
    ),
    "hope": (
        "“[Ships are waiting so I hope the council publishes the plan],” Ada Quill said.",
        "said",
        ["supports proposal: council publishes the plan"],
    ),
    "too many": (
        "Ada Quill said [Velmark requires too many forms].",
        "said",
        ["opposes proposal: too many forms"],
    ),
    "this is why it has to be": (
        "“[This is why the toll has to be dropped],” Ada Quill said.",
        "said",
        ["supports proposal: toll being dropped"],
    ),
    "want to have": (
        "“[We want to have a stop sign],” Ada Quill said.",
        "said",
        ["supports proposal: having a stop sign"],
    ),
}


@pytest.mark.parametrize(("sentence", "cue", "expected"), LATER.values(), ids=LATER)
def test_hopes_and_needs_in_longer_sentences(sentence: str, cue: str, expected: list[str]) -> None:
    assert stances(sentence, cue) == expected
