"""Frames in which news tells a side: verbs, nouns, idioms, doubt, what "it" stands for; and who holds it."""

from __future__ import annotations

import pytest

from kg.model import Agent, AgentKind
from tests.position.news import QUILL, lines, said, stances

TOLD = {
    "a dot behind a title ends nothing": (
        "Ada Quill has endorsed Sen. Ivan Dorn for mayor.",
        ["Ada Quill supports agent: Ivan Dorn"],
    ),
    "a party behind a name is no word": (
        "Ada Quill called on Ivan Dorn (R) to resign over the flood.",
        ["Ada Quill supports proposal: Ivan Dorn resigning over the flood"],
    ),
    "where it was vowed": (
        "Ada Quill vowed on Monday at a rally to rebuild the pier.",
        ["Ada Quill supports proposal: rebuilding the pier"],
    ),
    "an aside with dashes": (
        "Ada Quill -- angry at the harbour board -- stood by her plan.",
        ["Ada Quill supports proposal: plan"],
    ),
    "in particular": (
        "Ada Quill, in particular, has slammed the toll.",
        ["Ada Quill opposes proposal: toll"],
    ),
    "an irregular verb": (
        "Ada Quill threw her support behind Ivan Dorn.",
        ["Ada Quill supports agent: Ivan Dorn"],
    ),
    "urged them to reject is against what is rejected": (
        "Ada Quill urged voters to reject the toll.",
        ["Ada Quill opposes proposal: toll"],
    ),
    "vowed not to vote for": (
        "Ada Quill vowed not to vote for Ivan Dorn.",
        ["Ada Quill opposes agent: Ivan Dorn"],
    ),
    "warned somebody against": (
        "Ada Quill warned Ivan Dorn against selling the pier.",
        ["Ada Quill opposes proposal: selling the pier"],
    ),
    "suggested doing": (
        "Ada Quill suggested closing the pier.",
        ["Ada Quill supports proposal: closing the pier"],
    ),
    "blamed it on": (
        "Ada Quill blamed the flood on Ivan Dorn.",
        ["Ada Quill opposes agent: Ivan Dorn"],
    ),
    "what she called": (
        "Ada Quill decried what she called a shameful sale.",
        ["Ada Quill opposes proposal: shameful sale"],
    ),
    "a quoted name for a body": (
        "Ada Quill called the judge “a hater of dockers.”",
        ["Ada Quill opposes agent: judge"],
    ),
    "took to the radio to": (
        "Ada Quill took to the radio to criticize Ivan Dorn.",
        ["Ada Quill opposes agent: Ivan Dorn"],
    ),
    "appeared to": (
        "Ada Quill appeared to oppose the toll.",
        ["Ada Quill opposes proposal: toll"],
    ),
    "several take the bare form": (
        "Most Democrats favor the toll.",
        ["Most Democrats supports proposal: toll"],
    ),
    "lawyers of somebody": (
        "The trial began as Quill's lawyers opposed the sale.",
        ["Quill's lawyers opposes proposal: sale"],
    ),
    "a bare past": ("Ada Quill cast doubt on the report.", ["Ada Quill opposes claim: report"]),
    "articles inside a phrase": (
        "Ada Quill filed a lawsuit against the toll.",
        ["Ada Quill opposes proposal: toll"],
    ),
    "questioned whether": (
        "Ada Quill questioned whether the pier was ever safe.",
        ["Ada Quill opposes claim: pier was ever safe"],
    ),
    "likened to": ("Ada Quill likened Ivan Dorn to a thief.", ["Ada Quill opposes agent: Ivan Dorn"]),
    "reaffirmed a commitment": (
        "Ada Quill reaffirmed her commitment to the bridge.",
        ["Ada Quill supports proposal: bridge"],
    ),
    "two subjects": (
        "Ada Quill and Ivan Dorn condemned the sale.",
        ["Ada Quill opposes proposal: sale", "Ivan Dorn opposes proposal: sale"],
    ),
}
NOUNS = {
    "a critic of": (
        "Ada Quill, an outspoken critic of the toll, left early.",
        ["Ada Quill opposes proposal: toll"],
    ),
    "is opposed to": ("Ada Quill is opposed to the toll.", ["Ada Quill opposes proposal: toll"]),
    "is against": ("Ada Quill is against the toll.", ["Ada Quill opposes proposal: toll"]),
    "a supporter of": ("Ada Quill is a vocal supporter of the toll.", ["Ada Quill supports proposal: toll"]),
    "whose call it is": (
        "Ada Quill's call for an inquiry was ignored.",
        ["Ada Quill supports proposal: inquiry"],
    ),
    "whose criticism it is": (
        "Ada Quill’s criticism of Ivan Dorn drew applause.",
        ["Ada Quill opposes agent: Ivan Dorn"],
    ),
    "drew criticism from": (
        "The plan has drawn sharp criticism from Ada Quill.",
        ["Ada Quill opposes proposal: plan"],
    ),
    "has the backing of": ("The plan has the backing of Ada Quill.", ["Ada Quill supports proposal: plan"]),
}
NO_SIDE = {
    "opposing is no verb after on": "Ada Quill and Ivan Dorn were on opposing sides of the harbour.",
    "is no critic": "Ada Quill is not a critic of the toll.",
    "withheld support": "Ada Quill declined to affirm her support for the toll.",
    "conditional threat told by the content": "Ada Quill threatened to leave unless the toll is dropped.",
    "defended herself": "Ada Quill defended herself against the charges.",
    "found where": "Ada Quill found comic relief in the debate.",
    "must be approved by": "The deal must be approved by Ada Quill.",
}
SAID = {
    "I do not think that": (
        "“[I don’t think the toll is fair],” Ada Quill said.",
        ["opposes proposal: toll"],
    ),
    "does not believe": (
        "Ada Quill said [she does not believe Ivan Dorn has the courage to lead].",
        ["opposes agent: Ivan Dorn"],
    ),
    "cannot let": (
        "“[We can’t let the board sell the pier],” Ada Quill said.",
        ["opposes proposal: board sell the pier"],
    ),
    "out of touch": ("Ada Quill said [Ivan Dorn is out of touch].", ["opposes agent: Ivan Dorn"]),
    "makes no sense": ("Ada Quill said [the plan makes no sense].", ["opposes proposal: plan"]),
    "contracted not": (
        "Ada Quill said [Ivan Dorn “doesn’t have a clue”].",
        ["opposes agent: Ivan Dorn"],
    ),
    "his is skipped": (
        "Ada Quill said [Ivan Dorn has turned his back on dockers].",
        ["opposes agent: Ivan Dorn"],
    ),
    "tries to divide": (
        "Ada Quill said [Ivan Dorn is trying to mislead voters].",
        ["opposes agent: Ivan Dorn"],
    ),
    "cares only about": (
        "“[Ivan Dorn cares only about himself],” Ada Quill said.",
        ["opposes agent: Ivan Dorn"],
    ),
    "one of the best": (
        "“[Ivan Dorn is one of the best mayors we have had],” Ada Quill said.",
        ["supports agent: Ivan Dorn"],
    ),
    "nothing wrong with": (
        "“[There’s nothing wrong with the toll],” Ada Quill said.",
        ["supports proposal: toll"],
    ),
    "there must be no": ("“[There must be no toll],” Ada Quill said.", ["opposes proposal: toll"]),
    "nobody should": (
        "“[No one should have to pay the toll],” Ada Quill said.",
        ["opposes proposal: having to pay the toll"],
    ),
    "the raids must stop": ("“[The raids must stop],” Ada Quill said.", ["opposes proposal: raids"]),
    "should be ashamed": (
        "“[Ivan Dorn should be ashamed of himself],” Ada Quill said.",
        ["opposes agent: Ivan Dorn"],
    ),
    "shame on": ("“[Shame on Ivan Dorn],” Ada Quill said.", ["opposes agent: Ivan Dorn"]),
    "no to": ("“[No to the toll],” Ada Quill said.", ["opposes proposal: toll"]),
    "thank you": ("“[Thank you, Ivan Dorn],” Ada Quill said.", ["supports agent: Ivan Dorn"]),
    "let us": ("“[Let’s scrap the toll],” Ada Quill said.", ["supports proposal: scrapping the toll"]),
    "vote for is for the candidate": (
        "“[Vote for Ivan Dorn],” Ada Quill said.",
        ["supports agent: Ivan Dorn"],
    ),
    "proud to endorse is for whom one endorses": (
        "“[I am proud to endorse Ivan Dorn],” Ada Quill said.",
        ["supports agent: Ivan Dorn"],
    ),
    "going to build": (
        "“[We’re going to build a dam],” Ada Quill said.",
        ["supports proposal: dam"],
    ),
    "I find it": ("“[I find this campaign appalling],” Ada Quill said.", ["opposes agent: campaign"]),
    "the answer is to": (
        "Ada Quill said [the best way to save the port is to build a dam].",
        ["supports proposal: building a dam"],
    ),
    "no evidence": (
        "“[We have seen no evidence of fraud],” Ada Quill said.",
        ["opposes claim: fraud"],
    ),
    "nothing to do with": (
        "Ada Quill said [she had nothing to do with the sale].",
        ["opposes claim: involvement in sale"],
    ),
    "wants somebody to": (
        "Ada Quill said [she wants Ivan Dorn to resign].",
        ["supports proposal: Ivan Dorn resigning"],
    ),
    "voters should reject": (
        "Ada Quill said [voters should reject the toll].",
        ["opposes proposal: toll"],
    ),
    "remains opposed": ("Ada Quill said [she remains opposed to the toll].", ["opposes proposal: toll"]),
    "lost confidence": (
        "“[I’ve lost confidence in the board],” Ada Quill said.",
        ["opposes agent: board"],
    ),
    "not only": ("“[Ivan Dorn is not only a liar],” Ada Quill said.", ["opposes agent: Ivan Dorn"]),
    "what he did": (
        "“[What Ivan Dorn did was disgraceful],” Ada Quill said.",
        ["opposes proposal: What Ivan Dorn did"],
    ),
}
COMPLAINED = {
    "complained that somebody": (
        "Ada Quill complained that [Ivan Dorn had ignored the dockers].",
        "complained",
        ["opposes agent: Ivan Dorn"],
    ),
    "complained that something": (
        "Ada Quill complained that [the cranes were too loud].",
        "complained",
        ["opposes proposal: cranes were too loud"],
    ),
    "hopes that": (
        "Ada Quill hopes [the pier will be rebuilt].",
        "hopes",
        ["supports proposal: pier will be rebuilt"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), [*TOLD.values(), *NOUNS.values()], ids=[*TOLD, *NOUNS])
def test_verbs_and_nouns_of_the_article_tell_a_side(text: str, expected: list[str]) -> None:
    assert sorted(lines(text)) == expected


@pytest.mark.parametrize("text", NO_SIDE.values(), ids=NO_SIDE)
def test_what_only_looks_like_a_side(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(("sentence", "expected"), SAID.values(), ids=SAID)
def test_idioms_and_doubts_of_speakers_are_stances(sentence: str, expected: list[str]) -> None:
    assert stances(sentence) == expected


@pytest.mark.parametrize(("sentence", "cue", "expected"), COMPLAINED.values(), ids=COMPLAINED)
def test_a_complaint_is_against_what_its_clause_tells(sentence: str, cue: str, expected: list[str]) -> None:
    assert stances(sentence, cue) == expected


def test_it_stands_for_what_the_sentence_before_is_about() -> None:
    text = "The harbour has a new toll. Ada Quill called it a disgrace."
    assert lines(text) == ["Ada Quill opposes proposal: new toll"]


def test_that_stands_for_what_was_told_before_in_a_quotation() -> None:
    text = "“The board has cancelled the inquiry. That is unacceptable,” Ada Quill said."
    content = "The board has cancelled the inquiry. That is unacceptable"
    assert lines(text, said(text, content)) == ["Ada Quill opposes proposal: inquiry"]


def test_joint_holders_hold_it_each() -> None:
    text = "Ada Quill spoke. Quill and her lawyers said the toll was illegal."
    both = Agent("Quill and her lawyers", AgentKind.UNNAMED, plural=True)
    assert lines(text, said(text, "the toll was illegal", holder=both)) == [
        "Ada Quill opposes proposal: toll"
    ]


def test_they_are_those_who_were_told_of_before() -> None:
    text = "Senate Democrats blocked the bill because they said the wording was shameful."
    they = Agent("they", AgentKind.UNNAMED, plural=True)
    assert lines(text, said(text, "the wording was shameful", holder=they)) == [
        "Senate Democrats opposes proposal: bill",
        "Senate Democrats opposes proposal: wording",
    ]


@pytest.mark.parametrize("name", ["67 percent of voters", "a new survey", "one in three", "i"])
def test_polls_and_the_author_hold_nothing(name: str) -> None:
    text = "In March they said the toll was shameful."
    holder = Agent(name, AgentKind.UNNAMED, plural=True)
    assert lines(text, said(text, "the toll was shameful", holder=holder)) == []


def test_an_epithet_counts_where_it_is_quoted_or_begins_the_clause() -> None:
    assert stances("Ada Quill said [the “reckless” sale begins in May].") == ["opposes proposal: sale"]
    assert stances("Ada Quill said [ships turned away from the reckless sailors].", holder=QUILL) == []
