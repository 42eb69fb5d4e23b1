"""Who is a hand in a chain and who is not: grounds, things, readers of letters, answers to what others said.

Every sentence is invented, and read by the whole program from text to chain.
"""

from __future__ import annotations

import pytest

from tests.chain.test_chains import paths, read

HANDS = {
    "what shows something inside another's words": (
        "Ellen Varga says those revelations show that the issue is not restricted to one party.",
        ["Ellen Varga"],
    ),
    "areas that suggest": (
        "A source familiar with the inquiry said the areas that were hit suggested it was an inside job.",
        ["a source familiar with the inquiry"],
    ),
    "what somebody would say": (
        "Ellen Varga said the papers would call her a coward if she stayed away.",
        ["Ellen Varga"],
    ),
    "no evidence that is cited": (
        "The audit report cited no evidence that Dara Mills intervened in the inquiry.",
        ["the audit report"],
    ),
    "the reader of a letter": (
        "In May, Roy Stone wrote a letter to Jeff Zimmer asking that all the proceeds go to charity.",
        ["Roy Stone"],
    ),
    "a verb before its subject": (
        "Stated Mayor Roy Stone: “I think that the stakes are high.”",
        ["Roy Stone"],
    ),
    "a poll that is asked, not spoken to": (
        "In a September Harlan Post-ABC News poll, 75 percent of voters said politicians can't be trusted.",
        ["a September Harlan Post-ABC News poll > 75 percent of voters"],
    ),
    "a body's report": (
        "Eva Roth has raised $33 million, according to a recent Federal Elections Commission report.",
        ["a recent Federal Elections Commission report"],
    ),
    "a local newspaper named behind what it is": (
        "A student told the local newspaper, The Perrin Chief, that such chants were becoming regular.",
        ["The Perrin Chief > a student"],
    ),
    "whom papers quote saying something": (
        "Depositions released in March quote Roy Stone acknowledging a lack of contact with the builders.",
        ["Depositions > Roy Stone"],
    ),
    "remarks on a programme, quoted in the next sentence": (
        "Roy Stone made similar comments on CNBC's “Squawk Box.” “But he was the founder,” Stone said.",
        ["CNBC > Roy Stone"],
    ),
}

ANSWERS = {
    "a claim": "Both parties condemned Norland's claim that it had tested a bomb.",
    "a call": "Eva Roth blasted Norland's call for a “border force” on Wednesday.",
    "a lawsuit": "The mayor's office slammed a lawsuit filed by Norland alleging that he broke the law.",
}


@pytest.mark.parametrize(("text", "chains"), HANDS.values(), ids=HANDS.keys())
def test_who_is_a_hand(text: str, chains: list[str]) -> None:
    assert paths(text) == chains


@pytest.mark.parametrize("sentence", ANSWERS.values(), ids=ANSWERS.keys())
def test_who_answers_words_does_not_pass_them_on(sentence: str) -> None:
    assert "Norland" in paths(sentence)
    assert not any(path.endswith("> Norland") for path in paths(sentence))


@pytest.mark.parametrize("when", ["Earlier this month, Stone indicated", "In the past, Stone has warned"])
def test_what_was_said_at_another_time_is_not_from_the_interview(when: str) -> None:
    found = paths(f"Roy Stone told Radio Harlan that he would run. {when} that the race was rigged.")
    assert found == ["Radio Harlan > Roy Stone", "Roy Stone"]


CARRIED = {
    "what is spoken of is no venue": "Despite what she wrote in Stone’s speech, Varga said he was weak.",
    "nor the supporters somebody speaks of": "Varga likened it to votes where supporters of reform lost.",
    "nor the time of something else": "After last week’s flood, Varga said, nobody should trust him.",
}


@pytest.mark.parametrize("sentence", CARRIED.values(), ids=CARRIED.keys())
def test_a_piece_written_for_an_outlet_carries_on(sentence: str) -> None:
    found = paths(f"Ellen Varga wrote in a Harrow Herald op-ed that the mayor must go.\n\n{sentence}")
    assert found == ["Harrow Herald > Ellen Varga"] * 2


MOVED_ON = {
    "a later act": "Stone later said his words were taken out of context.",
    "what he had said before": "Stone had praised the plan before, calling it bold.",
    "a rally since": "Stone held a rally in Lund on Friday. “Nobody will stop us,” he said.",
    "his own page": "On his personal blog, Stone did not back down. “I was right,” he wrote.",
}


@pytest.mark.parametrize("sentence", MOVED_ON.values(), ids=MOVED_ON.keys())
def test_an_interview_is_over_when_its_speaker_is_elsewhere(sentence: str) -> None:
    found = paths(f"Roy Stone told Radio Harlan that the mayor must go.\n\n{sentence}")
    assert found[0] == "Radio Harlan > Roy Stone"
    assert set(found[1:]) == {"Roy Stone"}


def test_a_region_is_nobody_and_no_part_of_an_outlet() -> None:
    text = "Speaking at a rally in Florida, Roy Stone called the plan absurd."
    found = paths(f"{text}\n\nStone repeated this in an interview with NBC South Florida.")
    assert found == ["Roy Stone"]


def test_who_wrote_a_piece_is_who_the_sentence_is_about() -> None:
    text = (
        "Ellen Varga renewed her feud with Roy Stone after writing a scathing Harrow Herald op-ed about him."
    )
    assert (
        paths(f"{text}\n\n“The mayor has lost the city,” Varga wrote.")[-1] == "Harrow Herald > Ellen Varga"
    )


def test_a_time_within_what_is_said_leaves_the_interview_open() -> None:
    found = paths(
        "Roy Stone told Radio Harlan that he would run. “I am ready,” he said. "
        "He said that two years ago nobody would have believed it."
    )
    assert found == ["Radio Harlan > Roy Stone"] * 3


@pytest.mark.parametrize(
    "description",
    [
        "The presidential front-runner",
        "The real estate tycoon",
        "The Ohio senator and presidential candidate",
    ],
)
def test_descriptions_of_who_is_known_refer_back(description: str) -> None:
    told = read(f"Sen. Marco Ruiz spoke in Osterby on Monday. {description} said he had warned of this.")
    assert {c.reports[-1].agent.name for c in told} == {"Marco Ruiz"}


def test_the_spokesman_is_whom_an_apposition_names() -> None:
    told = paths("A spokesman for Kolt, Dan Stewart, would not say. “We will see,” the spokesman said.")
    assert told == ["Dan Stewart"]


def test_respondents_belong_to_the_poll_of_their_own_sentence() -> None:
    told = paths(
        "He met Sen. Bernie Sands. In a survey, 36 percent of Democrats said they would switch sides."
    )
    assert told == ["a survey > 36 percent of Democrats"]


def test_an_outlet_is_named_whole_though_its_name_holds_a_day() -> None:
    (told,) = read("“You are welcome,” said Kristen Dale, director of Voters for Life, reports USA Today.")
    assert [r.agent.name for r in told.reports] == ["USA Today", "Kristen Dale"]
    assert told.said_on is None


PASSED_ON = {
    "an outlet that had it from people": (
        "The Harrow Post reported that Norland had warned Belmark, according to people close to the talks.",
        ["Harrow Post > people close to the talks"],
    ),
    "two outlets that cite": (
        "Citing intelligence sources, the Harrow Post and the Lund Herald reported that he was dead.",
        ["Harrow Post > intelligence sources"],
    ),
    "who was asked by an outlet": (
        "The bank will keep rates on hold, all 40 economists polled by Reuters said.",
        ["Reuters > all 40 economists polled by Reuters"],
    ),
    "quoted as telling an agency": (
        "The president was in good health, his doctor was quoted as telling the state news agency.",
        ["his doctor"],
    ),
    "a body told of in the sentence before": (
        "The military did not comment. Earlier, it told the BBC that the shell had misfired.",
        ["BBC > the military"],
    ),
    "a body before which": (
        "The report was dismissed by the palace, which called it “pure fiction”.",
        ["the palace"],
    ),
}


@pytest.mark.parametrize(("text", "chains"), PASSED_ON.values(), ids=PASSED_ON.keys())
def test_through_whom_it_came(text: str, chains: list[str]) -> None:
    assert paths(text) == chains


OTHERS = {
    "seen by whom, before the verb": (
        "A Western intelligence assessment seen by Der Spiegel concludes that it was fired from the east.",
        ["Der Spiegel > a Western intelligence assessment"],
    ),
    "no source is cited": (
        "The Harrow Post reported, without citing sources, that the minister would resign.",
        ["Harrow Post"],
    ),
    "a firm that cites somebody": (
        "The tanker was hit by a drone, British maritime security firm Ambrel said, citing the captain.",
        ["Ambrel > the captain"],
    ),
    "another's venue behind but": (
        "Port staff said the ship was free, but the owner told the BBC that it was still held.",
        ["Port staff", "BBC > the owner"],
    ),
    "whose remarks were carried": (
        "“It was deliberate,” said the ambassador, whose remarks were carried by the Zorvan news agency.",
        ["Zorvan > the ambassador"],
    ),
}


@pytest.mark.parametrize(("text", "chains"), OTHERS.values(), ids=OTHERS.keys())
def test_who_is_left_out_and_who_is_not(text: str, chains: list[str]) -> None:
    assert paths(text) == chains


def test_an_outlets_short_name_is_its_own() -> None:
    told = paths("Ellen Varga told Meridian that the silo was empty.", outlet="Meridian Press Agency")
    assert told == ["Ellen Varga"]
