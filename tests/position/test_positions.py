"""A sentence of news and the position it means."""

from __future__ import annotations

import pytest

from kg.model import Agent, AgentKind, Stance, TargetKind, When
from tests.position.news import DORN, HERALD, QUILL, at, held, lines, said, stances

NARRATED = {
    "a proposal": (
        "[Mayor Ada Quill proposed on Monday a ban on heavy trucks].",
        "proposed",
        ["supports proposal: ban on heavy trucks"],
    ),
    "a call": (
        "Ada Quill [called for an inquiry to establish the facts].",
        "called for",
        ["supports proposal: inquiry"],
    ),
    "a call for somebody to act": (
        "Ada Quill [called Tuesday for Governor Ivan Dorn to resign].",
        "called Tuesday for",
        ["supports proposal: Ivan Dorn resigning"],
    ),
    "a warning": (
        "Ada Quill [warned against a sale of the harbour].",
        "warned against",
        ["opposes proposal: sale of the harbour"],
    ),
    "an urging": (
        "Ada Quill [urged residents to boil their water].",
        "urged",
        ["supports proposal: boiling their water"],
    ),
    "an urging not to": (
        "Ada Quill [urged residents not to drink the water].",
        "urged",
        ["opposes proposal: drinking the water"],
    ),
    "a promise": (
        "[Ada Quill promised to rebuild the bridge].",
        "promised",
        ["supports proposal: rebuilding the bridge"],
    ),
    "a condemnation": (
        "Ada Quill [condemned the attack on the embassy].",
        "condemned",
        ["opposes proposal: attack on the embassy"],
    ),
    "an accusation is against the accused": (
        "Ada Quill [accused Ivan Dorn of hiding the report].",
        "accused",
        ["opposes agent: Ivan Dorn"],
    ),
    "praise is for the praised": (
        "Ada Quill [praised Ivan Dorn for his patience].",
        "praised",
        ["supports agent: Ivan Dorn"],
    ),
    "a denial is against a claim": (
        "Ada Quill [denied that the harbour had been sold].",
        "denied",
        ["opposes claim: harbour had been sold"],
    ),
    "a notion rejected is a claim": (
        "Ada Quill [rejected the notion that the bridge is unsafe].",
        "rejected",
        ["opposes claim: bridge is unsafe"],
    ),
    "a thing called names": (
        "Ada Quill [called the proposal “reckless and absurd.”]",
        "called",
        ["opposes proposal: proposal"],
    ),
    "a person called names that no list has": (
        "Ada Quill [called Ivan Dorn “the weathercock of the northern shore.”]",
        "called",
        ["opposes agent: Ivan Dorn"],
    ),
    "a promise not to": (
        "Ada Quill [vowed not to raise the toll].",
        "vowed",
        ["opposes proposal: raising the toll"],
    ),
    "a person behind a long title": (
        "Ada Quill [praised the town’s newly elected mayor Ivan Dorn].",
        "praised",
        ["supports agent: Ivan Dorn"],
    ),
    "an endorsement announced": (
        "Ada Quill [announced her endorsement of Governor Ivan Dorn].",
        "announced",
        ["supports agent: Ivan Dorn"],
    ),
    "a truce declared": (
        "[Velmark on Saturday declared a brief truce].",
        "declared",
        ["supports proposal: brief truce"],
    ),
}


@pytest.mark.parametrize(("sentence", "cue", "expected"), NARRATED.values(), ids=NARRATED)
def test_a_narrated_act_is_a_stance_on_its_object(sentence: str, cue: str, expected: list[str]) -> None:
    holder = Agent("Velmark", AgentKind.COUNTRY) if "Velmark" in sentence else QUILL
    assert stances(sentence, cue, holder) == expected


STATED = {
    "must": (
        "Ada Quill said [the council must publish the contract].",
        ["supports proposal: council publishing the contract"],
    ),
    "should not": (
        "Ada Quill said [judges should not comment on elections].",
        ["opposes proposal: judges commenting on elections"],
    ),
    "it is time": (
        "“[It’s time a new engineer be appointed to look into the cracks],” Ada Quill said.",
        ["supports proposal: new engineer be appointed"],
    ),
    "necessary": (
        "Ada Quill said [talks with the union are necessary].",
        ["supports proposal: talks with the union"],
    ),
    "a mistake": (
        "Ada Quill said [the sale of the harbour was a mistake].",
        ["opposes proposal: sale of the harbour"],
    ),
    "not a mistake": (
        "Ada Quill said [the sale of the harbour was not a mistake].",
        ["supports proposal: sale of the harbour"],
    ),
    "unfit": (
        "Ada Quill said [Ivan Dorn was unfit to be governor].",
        ["opposes agent: Ivan Dorn"],
    ),
    "shows bias": (
        "Ada Quill said [Dorn’s remarks “show bias.”]",
        ["opposes proposal: Dorn’s remarks"],
    ),
    "a report that misleads is a claim": (
        "Ada Quill said [the Herald report was misleading].",
        ["opposes claim: Herald report"],
    ),
    "inappropriate for somebody to act": (
        "Ada Quill said [it was “totally inappropriate” for Ivan Dorn to attack the court].",
        ["opposes proposal: Ivan Dorn attacking the court"],
    ),
    "akin to": (
        "Ada Quill said [the new toll was akin to extortion].",
        ["opposes proposal: new toll"],
    ),
    "I support": (
        "“[I fully support the new harbour plan],” Ada Quill said.",
        ["supports proposal: new harbour plan"],
    ),
    "she is willing": (
        "Ada Quill said [she was willing to meet the dockers].",
        ["supports proposal: meeting the dockers"],
    ),
    "will not support": (
        "Ada Quill said [she will not support Ivan Dorn].",
        ["opposes agent: Ivan Dorn"],
    ),
    "accept the one and not do the other": (
        "Ada Quill said [she would accept the verdict and not pursue an appeal].",
        ["supports proposal: verdict", "opposes proposal: appeal"],
    ),
    "we do not want": (
        "“[We do not want the toll],” Ada Quill said.",
        ["opposes proposal: toll"],
    ),
    "confident": (
        "“[We are confident the audit will clear the council],” Ada Quill said.",
        ["supports claim: audit will clear the council"],
    ),
    "was not": (
        "Ada Quill said [Ivan Dorn was not involved].",
        ["opposes claim: Ivan Dorn was involved"],
    ),
    "there was no": (
        "Ada Quill said [there was no attempt to hide the costs].",
        ["opposes claim: attempt to hide the costs"],
    ),
    "no need": (
        "Ada Quill said [there was no need to sell the harbour].",
        ["opposes proposal: selling the harbour"],
    ),
    "no reason to believe": (
        "“[I was never given any reason to believe the bridge was unsafe],” Ada Quill said.",
        ["opposes claim: bridge was unsafe"],
    ),
    "an exclamation": (
        "“[Another horrific attack, this time in the capital],” Ada Quill said.",
        ["opposes proposal: attack"],
    ),
}


@pytest.mark.parametrize(("sentence", "expected"), STATED.values(), ids=STATED)
def test_words_of_demand_attitude_judgement_and_denial_are_stances(
    sentence: str, expected: list[str]
) -> None:
    assert stances(sentence) == expected


NO_STANCE = {
    "a fact": "Ada Quill said [the plan may include a second bridge].",
    "a forecast": "Ada Quill said [the vote will be close].",
    "a guess": "Ada Quill said [the letter must have been lost].",
    "not knowing": "“[I didn’t know what was going on],” Ada Quill said.",
    "no injuries": "Ada Quill said [there were no injuries].",
    "a question": "“[Is this a disgrace?]” Ada Quill said.",
    "what one calls oneself": "Ada Quill said [she describes herself as a disaster at chess].",
    "a promise of nothing said": "Ada Quill said [this is what she promises to do].",
    "a right that is held": "Ada Quill said [the port was keeping the right of way].",
    "being right oneself": "Ada Quill said [she was right].",
    "a word of place": "Ada Quill said [it was right after the fireworks that the truck came].",
    "a threat one is under": "“[All of the coast is under the threat of floods],” Ada Quill said.",
    "proved wrong": "Ada Quill said [the storm has proved Ivan Dorn wrong].",
    "an if": "Ada Quill said [she would speak up if she did not agree with the plan].",
    "a mere opinion of another": "Ada Quill said [Ivan Dorn doesn’t really believe the plan is a disaster].",
    "speech alone": "Ada Quill said [she had told the council that the bridge opens in June].",
}


@pytest.mark.parametrize("sentence", NO_STANCE.values(), ids=NO_STANCE)
def test_facts_and_doubts_are_no_stances(sentence: str) -> None:
    assert stances(sentence) == []


CONDITIONS = {
    "unless": (
        "Ada Quill [threatened to leave the talks unless the toll is dropped].",
        "threatened",
        ["conditional proposal: leaving the talks"],
    ),
    "if … will": (
        "Ada Quill said that [if the blockade continues, the ministry will walk away from a truce].",
        "said",
        ["conditional proposal: truce"],
    ),
    "we would have": (
        "“[If counsel had asked for it, we would have gladly registered the firm],” Ada Quill said.",
        "said",
        ["conditional proposal: registered the firm"],
    ),
    "must … before": (
        "Ada Quill said [Velmark must free the crew before talks on the harbour].",
        "said",
        ["supports proposal: Velmark freeing the crew", "conditional proposal: talks on the harbour"],
    ),
}


@pytest.mark.parametrize(("sentence", "cue", "expected"), CONDITIONS.values(), ids=CONDITIONS)
def test_a_stated_condition_makes_the_stance_conditional(
    sentence: str, cue: str, expected: list[str]
) -> None:
    assert sorted(stances(sentence, cue)) == sorted(expected)


def test_an_if_that_binds_nobody_is_no_condition() -> None:
    assert stances("Ada Quill said [if it rains, the match would be moved].") == []


OPEN = {
    "declined to say whether": (
        "Ada Quill declined to say whether the harbour should be sold.",
        ["Ada Quill neutral proposal: harbour should be sold"],
    ),
    "did not rule out": (
        "Ada Quill did not rule out a second vote.",
        ["Ada Quill neutral proposal: second vote"],
    ),
    "stopped short of": ("Ada Quill stopped short of calling for a second vote.", []),
    "has not criticised": ("Ada Quill has not criticised the vote.", []),
}


@pytest.mark.parametrize(("sentence", "expected"), OPEN.values(), ids=OPEN)
def test_leaving_it_open_is_neutral_and_silence_is_nothing(sentence: str, expected: list[str]) -> None:
    assert lines(sentence) == expected


def test_a_narrated_act_that_no_chain_has_belongs_to_who_is_named_before_it() -> None:
    text = "Ada Quill, who last week endorsed Ivan Dorn, said the bridge will reopen."
    [position] = held(text, said(text, "the bridge will reopen"))
    assert position.holder == QUILL
    assert position.statements == ()
    assert position.target == "Ivan Dorn"


def test_the_subject_may_stand_before_a_clause_about_somebody_else() -> None:
    text = "Ada Quill, whose views have upset the Harbour Board, last year proposed a toll on trucks."
    assert lines(text) == ["Ada Quill supports proposal: toll on trucks"]


def test_the_passive_gives_no_stance_to_who_suffers_it() -> None:
    assert lines("Ada Quill was condemned by her party. Ada Quill was urged to resign.") == []


def test_who_is_named_inside_a_phrase_is_not_the_subject() -> None:
    assert lines("An ally of Ada Quill praised Ivan Dorn.") == []


def test_an_outlet_holds_no_stance_by_what_it_reports() -> None:
    text = "The sale was a mistake, The Springfield Herald reported."
    assert lines(text, said(text, "The sale was a mistake", "reported", HERALD)) == []


def test_the_stance_is_the_origin_s_not_the_relay_s() -> None:
    text = "The sale was a mistake, Ada Quill told The Springfield Herald."
    assert lines(text, said(text, "The sale was a mistake", "told", QUILL, via=HERALD)) == [
        "Ada Quill opposes proposal: sale"
    ]


def test_a_speaker_inside_an_outlet_s_report_holds_what_is_said() -> None:
    text = "Governor Ivan Dorn said on Monday that the strike was a disgrace, the Herald reported."
    report = said(
        text, "Governor Ivan Dorn said on Monday that the strike was a disgrace", "reported", HERALD
    )
    assert lines(text, report) == ["Ivan Dorn opposes proposal: strike"]


def test_words_passed_on_are_the_inner_speaker_s_alone() -> None:
    text = "Ada Quill said Ivan Dorn had said the strike was a disgrace."
    outer = said(text, "Ivan Dorn had said the strike was a disgrace")
    inner = said(text, "the strike was a disgrace", "had said", DORN, number=2)
    assert lines(text, outer, inner) == ["Ivan Dorn opposes proposal: strike"]


def test_one_stance_on_one_target_is_told_once_and_rests_on_every_statement() -> None:
    text = "Ada Quill said Ivan Dorn was unfit. “Dorn is a disgrace,” she added."
    first = said(text, "Ivan Dorn was unfit")
    second = said(text, "“Dorn is a disgrace,”", "added", number=2)
    [position] = held(text, first, second)
    assert position.target == "Ivan Dorn"
    assert position.statements == ("s1", "s2")
    assert position.evidence == (at(text, "Ivan Dorn was unfit"),)


def test_a_change_of_stance_is_two_positions() -> None:
    text = "Ada Quill said the toll was fair. Later Ada Quill announced that the toll was a mistake."
    first = said(text, "the toll was fair")
    second = said(text, "the toll was a mistake", "announced", number=2)
    assert [p.stance for p in held(text, first, second)] == [Stance.SUPPORTS, Stance.OPPOSES]


def test_a_position_has_the_date_of_its_statement_and_points_at_its_words() -> None:
    text = "Ada Quill said on Monday the council must publish the contract."
    when = When("2031-03-10", at(text, "on Monday"))
    [position] = held(text, said(text, "the council must publish the contract", on=when))
    assert position.said_on == when
    assert position.evidence[0].of(text) == "the council must publish the contract"
    assert [s.of(text) for s in position.target_span] == ["the council", "publish the contract"]
    assert position.target_kind is TargetKind.PROPOSAL


def test_nobody_is_for_or_against_themselves() -> None:
    assert stances("Ada Quill said [Quill was a disgrace].") == []


def test_at_most_three_stances_come_from_one_statement() -> None:
    words = "We must sell. We must build. We must hire staff. We must save money. We must repair roads."
    assert len(stances(f"“[{words}]” Ada Quill said.")) == 3


def test_a_headline_takes_no_stand() -> None:
    assert lines("") == []
