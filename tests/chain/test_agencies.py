"""The ways in which agencies and papers pass on each other's words, each sentence with its chain.

Events, persons and some outlets are invented.  Through the whole program from text to chain.
"""

from __future__ import annotations

import pytest

from kg.model import AgentKind
from tests.chain.test_chains import path, paths, read

PASSED_ON = {
    "who a paper cites is nearer the origin": (
        "Troops may be sent, the Harrow Post reported, citing two officials familiar with the plan.",
        "Harrow Post > two officials familiar with the plan",
    ),
    "citing before the verb, with more behind the noun": (
        "Citing people familiar with the matter, the Harrow Post said the bank would cut 2,000 jobs.",
        "Harrow Post > people familiar with the matter",
    ),
    "what was reported behind who is cited": (
        "The Harrow Post reported, citing a source in the Interior Ministry, that forty men had been freed.",
        "Harrow Post > a source in the Interior Ministry",
    ),
    "a source that is referred to": (
        "The bridge will be closed, the Harrow Post wrote, referring to a source in the council.",
        "Harrow Post > a source in the council",
    ),
    "a paper that cites, told of in the source itself": (
        "The general was dismissed on Friday, according to a report by the Harrow Post that cited two aides.",
        "Harrow Post > two aides",
    ),
    "a ground is no source": (
        "Varga said the plan was dead, citing low growth and high prices.",
        "Varga",
    ),
    "quoted as saying, by whom behind": (
        '"It is a provocation," Varga was quoted as saying by the TASS news agency.',
        "TASS > Varga",
    ),
    "quoted as saying, by whom between": (
        "Varga was quoted by the Harrow Post as saying that the talks had failed.",
        "Harrow Post > Varga",
    ),
    "an office before a name that is quoted": (
        '"We accept no ultimatum," the Harrow Post quoted Foreign Minister Ellen Varga as saying on Monday.',
        "Harrow Post > Ellen Varga",
    ),
    "quoted beside the source": (
        "Varga, quoted by the Harrow Post, said the border would stay shut.",
        "Harrow Post > Varga",
    ),
    "a statement that an agency carried": (
        "The ministry said in a statement carried by the Harrow Post that the talks would go on.",
        "Harrow Post > the ministry",
    ),
    "remarks that a station broadcast": (
        "In remarks broadcast on Radio Vesna, President Ellen Varga said the army would respond.",
        "Radio Vesna > Ellen Varga",
    ),
    "a document that an outlet was first with": (
        "An intelligence assessment, first reported by the Harrow Post, found that the strike had failed.",
        "Harrow Post > an intelligence assessment",
    ),
    "a government paper is no newspaper": (
        "The Harrow Post reported that according to a government paper the reserve would fall by half.",
        "Harrow Post > a government paper",
    ),
    "who reports behind what another reports": (
        "The Zorvan Times reported, citing a source, that the offer was rejected, the Harrow Post said.",
        "Harrow Post > Zorvan Times > a source",
    ),
    "findings inside what is said": (
        "The army's spokesman said that, according to preliminary findings, the missile had gone astray.",
        "the army's spokesman > preliminary findings",
    ),
    "a ruling that a paper saw": (
        "The state had failed, the court said in a ruling seen by the Harrow Post.",
        "Harrow Post > the court",
    ),
    "a report by a body that is quoted first": (
        "Quoting a report by the OPCW, the Harrow Post said traces of chlorine had been found.",
        "Harrow Post > a report > OPCW",
    ),
    "the innermost of those who pass on a speech act": (
        "The council has told Varga to leave, the Harrow Post wrote, citing a clerk.",
        "Harrow Post > a clerk > the council",
    ),
}

UNLISTED = {
    "called a newspaper behind its name": "The bridge is safe, according to the Zorvan newspaper.",
    "called a daily before its name": "The Belmark-based daily Zorvan reported that the bridge was safe.",
    "run by whom": "Belmark's army-run Zorvan news agency said that the bridge was safe.",
    "a website": "The bridge is safe, the investigative website Zorvan reported.",
    "an agency": 'Varga told the Zorvan agency that it was safe. "It is," the agency quoted her as saying.',
}


@pytest.mark.parametrize(("sentence", "chain"), PASSED_ON.values(), ids=PASSED_ON.keys())
def test_words_are_passed_on(sentence: str, chain: str) -> None:
    assert chain in paths(sentence)


@pytest.mark.parametrize("sentence", UNLISTED.values(), ids=UNLISTED.keys())
def test_an_outlet_that_no_list_has_is_an_outlet(sentence: str) -> None:
    found = read(sentence)
    assert found
    assert all(c.reports[0].agent.name == "Zorvan" for c in found)
    assert all(c.reports[0].agent.kind is AgentKind.OUTLET for c in found)


def test_told_the_newspaper_names_no_newspaper_behind_it() -> None:
    (told,) = read("A clerk told the newspaper Varga had sold the bridge.")
    assert told.reports[-1].agent.name == "a clerk"
    assert "Varga" not in path(told)


def test_one_of_the_officials_is_heard_where_the_officials_were() -> None:
    found = paths(
        "The plan was drawn up in secret, the Harrow Post reported, citing three officials.\n\n"
        "One of the officials said the troops would stay far from the front. "
        '"Nobody wants to be the first to say no," a second official was quoted as saying.'
    )
    assert found == [
        "Harrow Post > three officials",
        "Harrow Post > one of the officials",
        "Harrow Post > a second official",
    ]


def test_who_behind_a_description_is_whom_it_describes() -> None:
    (told,) = paths(
        "Oleg Dorn left the room. The idea came from the mayor's deputy, who said that it would work.",
    )
    assert told == "the mayor's deputy"


def test_a_place_that_speaks_is_no_person() -> None:
    (told,) = read(
        "Talks were held in Osterby on Monday. Osterby has warned that it will close its border with Norway."
    )
    assert told.reports[-1].agent.kind is AgentKind.COUNTRY


def test_the_alliance_is_the_one_named_in_full() -> None:
    found = read("The Northern Alliance met on Monday. The Alliance said it would send troops.")
    assert [path(c) for c in found] == ["Northern Alliance"]
