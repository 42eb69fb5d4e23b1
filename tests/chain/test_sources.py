"""Who a source is: names, pronouns, papers, letters, memos.  Through the whole program from text to chain."""

from __future__ import annotations

import pytest

from kg.model import AgentKind
from tests.chain.test_chains import path, paths, read

WHO_IT_IS = {
    "a reflexive is not part of a name": (
        "Ellen Varga herself said the bridge was safe.",
        "Ellen Varga",
    ),
    "a title before a possessive is not part of a body's name": (
        "Sen. Ellen Varga’s campaign said it would publish the figures on Friday.",
        "Ellen Varga’s campaign",
    ),
    "an office called by its holder": (
        "Two men were arrested on Monday, according to the Northport District Attorney's Office.",
        "Northport District Attorney's Office",
    ),
    "a surname that is a common noun": (
        "Mr Guest said that no one had been injured in the fire.",
        "Guest",
    ),
    "an article in a paper is the paper": (
        "The council sold the land twice, according to a 1997 article in the Chicago Tribune.",
        "Chicago Tribune",
    ),
    "who is named with others": (
        "Ellen Varga and other council members said the land had been sold twice.",
        "Ellen Varga",
    ),
    "who an article at the sentence's start cites": (
        "Citing two unnamed officials, the Harrow Journal said the plant will close in May.",
        "Harrow Journal > two unnamed officials",
    ),
    "an office with a hyphen before a name": (
        "United Nations Secretary-General Oskar Dahl said the talks would go on.",
        "Oskar Dahl",
    ),
    "a party before a surname": (
        "Republican Varga said the bridge was safe.",
        "Varga",
    ),
    "a people stands for its country": (
        "The Ukrainians have warned that they would close the border.",
        "Ukraine",
    ),
    "a body named behind what it is": (
        "The ferry's operator, Blue Lines Ltd, said the ship had passed an inspection in March.",
        "Blue Lines Ltd",
    ),
    "a body, not the verb of what it did first": (
        'The transport department denied that, saying in a statement that "no one was pressured".',
        "the transport department",
    ),
    "a surname that is a noun, of whom the encoder takes for a person": (
        "In a blog post, Dustin Childs said that users should change the settings of their browsers.",
        "Dustin Childs",
    ),
    "an office of two parts before a name": (
        "Former Secretary of State Ellen Varga said that the bridge was safe.",
        "Ellen Varga",
    ),
    "a surname that is an occupation": (
        "Mr. Singer said that people remembered the piece.",
        "Singer",
    ),
    "of whom a description is, with its clause": (
        "The plan has failed, according to two officials who have seen the letters.",
        "two officials who have seen the letters",
    ),
    "a campaign without its candidate's title": (
        "Presidential candidate Ellen Varga’s campaign said that it had raised two million.",
        "Ellen Varga’s campaign",
    ),
    "what an office owns is not the office": (
        "Half of the ballots are still to be counted, according to the secretary of state’s website.",
        "the secretary of state’s website",
    ),
    "who made a remark": (
        "A gaffe by House Majority Leader Ellen Varga suggested the panel was created to hurt her rival.",
        "Ellen Varga",
    ),
    "nobody says nothing": (
        "“Nobody told us to put on life vests,” Ellen Varga said.",
        "Ellen Varga",
    ),
    "a station without a list": (
        "Ellen Varga told DZTV that the bridge was safe.",
        "DZTV > Ellen Varga",
    ),
    "a person whose surname is a common noun too": (
        "Chief fire officer Peter Guest said the roof had fallen in.",
        "Peter Guest",
    ),
}


@pytest.mark.parametrize(("sentence", "chain"), WHO_IT_IS.values(), ids=WHO_IT_IS.keys())
def test_a_source_is_read(sentence: str, chain: str) -> None:
    assert paths(sentence) == [chain]


WHERE_IT_WAS_SAID = {
    "written for a paper that no list has": (
        "Ellen Varga wrote for The Harrow Informer that the bridge was safe.",
        "The Harrow Informer > Ellen Varga",
    ),
    "told in an interview to one that no list has": (
        "Ellen Varga told Northport Public Radio in an interview that the bridge was safe.",
        "Northport Public Radio > Ellen Varga",
    ),
    "an outlet's interview in a month": (
        "As recently as an October CNN interview, Ellen Varga said she believes the bridge is safe.",
        "CNN > Ellen Varga",
    ),
    "on air, at the sentence's start": (
        "On CNN Tuesday, Ellen Varga called for an open inquiry.",
        "CNN > Ellen Varga",
    ),
    "a month is no outlet": (
        "Ellen Varga said in a statement written in March that the bridge was safe.",
        "Ellen Varga",
    ),
    "a person who is told is no outlet": (
        "Ellen Varga told Tomas Reed in an interview that the bridge was safe.",
        "Ellen Varga",
    ),
}


@pytest.mark.parametrize(("sentence", "chain"), WHERE_IT_WAS_SAID.values(), ids=WHERE_IT_WAS_SAID.keys())
def test_an_outlet_is_where_something_was_said(sentence: str, chain: str) -> None:
    assert paths(sentence) == [chain]


def test_a_pronoun_is_the_speaker_not_who_is_spoken_of() -> None:
    text = (
        "Ellen Varga said on Thursday that Clara Reed needs to do more work.\n\n"
        "“What people want to see is a plan,” she said."
    )
    assert paths(text) == ["Ellen Varga", "Ellen Varga"]


def test_a_pronoun_is_the_subject_of_the_clause_that_opens_its_sentence() -> None:
    text = (
        "Mayor Tomas Reed said the city was open to talks. While Governor Ivan Dorn did not respond to "
        "Reed's offer, he stressed in his address that the province was ready for any conversation."
    )
    assert paths(text) == ["Tomas Reed", "Ivan Dorn"]


def test_it_is_the_body_that_just_spoke() -> None:
    text = (
        "The cables were cut near Algeria, the Harbour Authority said. "
        "Traffic to Algeria is not affected, it said."
    )
    assert paths(text) == ["Harbour Authority", "Harbour Authority"]


def test_her_letter_comes_from_her() -> None:
    text = "Ellen Varga resigned on Monday. Her letter said that the bridge was never safe."
    *_, last = read(text)
    assert [r.agent.name for r in last.reports] == ["her letter", "Ellen Varga"]


def test_a_memo_came_through_who_obtained_it() -> None:
    text = "The bridge was never safe, according to a memo obtained by The New York Times."
    assert paths(text) == ["The New York Times > a memo"]


def test_those_surveyed_are_not_the_person_named_before() -> None:
    text = "Ellen Varga leads the field in Northport.\n\nThose surveyed said the bridge worried them most."
    assert paths(text) == ["those surveyed"]


def test_which_is_the_document_before_it() -> None:
    text = "Ivan Dorn signed on Monday, according to court records, which show that the land was sold twice."
    assert [path.split(" > ")[-1] for path in paths(text)] == ["court records", "court records"]


@pytest.mark.parametrize(
    "source", ["Local authorities", "Local media reports", "Two environmental groups", "Both sides"]
)
def test_several_without_a_name_are_an_unnamed_source(source: str) -> None:
    (chain,) = read(f"{source} said the road to Northport would be closed until May.")
    assert chain.origin.agent.kind is AgentKind.UNNAMED


VENUES = {
    "a numbered station": ("Tom Reed told Fox 35 that the bridge was safe.", "Fox 35 > Tom Reed"),
    "an outlet called like a person, where no such person is named": (
        "Voters are tired, political scientist Tom Reed told Bloomberg in late May.",
        "Bloomberg > Tom Reed",
    ),
    "a show in quotation marks that the speaker was on": (
        "Tom Reed appeared on “Fox & Friends” to defend her.\n\n“The case is closed,” Reed said.",
        "Fox & Friends > Tom Reed",
    ),
    "the same show": (
        "CNN showed a debate.\n\nSpeaking later on the same show, Ellen Varga said the plan was alive.",
        "CNN > Ellen Varga",
    ),
    "an interview that another outlet tells of": (
        "“I would have said so,” Tom Reed said in an interview with CNN, as reported by BuzzFeed News.",
        "BuzzFeed News > CNN > Tom Reed",
    ),
    "turning on a paper is not speaking to it": (
        "Ellen Varga turned the story back on The New York Times, saying the figures were old.",
        "Ellen Varga",
    ),
}


@pytest.mark.parametrize(("text", "chain"), VENUES.values(), ids=VENUES.keys())
def test_where_it_was_said(text: str, chain: str) -> None:
    assert paths(text) == [chain]


def test_in_a_quotation_he_is_somebody_else_and_i_the_speaker() -> None:
    found = paths(
        "At the fair, Ellen Varga said, “Peter Dorn and I were driving in. He said, ‘You made a headline.’ "
        "And I said, ‘Better that than the other.’”"
    )
    assert "Ellen Varga > Peter Dorn" in found
    assert found.count("Ellen Varga > Peter Dorn") == 1


def test_a_surname_that_is_a_function_word_is_the_person_named_in_full() -> None:
    assert paths("George Will wrote that the party was lost. Will urged it to look for others.") == [
        "George Will",
        "George Will",
    ]


def test_who_is_recalled_saying_it_is_the_origin() -> None:
    (told,) = paths("Peter Dorn left. “I want to do something,” Ellen Varga recalled him telling her.")
    assert told == "Ellen Varga > Peter Dorn"


def test_what_is_cited_goes_on_in_a_relative_clause() -> None:
    found = paths(
        "Ellen Varga cited a study by the Orbital Institute, which concluded that the dam would hold."
    )
    assert "Ellen Varga > Orbital Institute" in found


def test_according_to_an_outlet_is_not_speaking_to_it() -> None:
    (told,) = read("According to TASS, President Ellen Varga told a meeting that the plan was dead.")
    assert (path(told), told.relayed_to) == ("TASS > Ellen Varga", None)


def test_an_inquiry_is_no_person() -> None:
    found = read("Peter Dorn spoke. The inquiry found that the office had never searched its own e-mail.")
    assert [(c.reports[-1].agent.name, c.reports[-1].agent.kind.value) for c in found] == [
        ("the inquiry", "document")
    ]


@pytest.mark.parametrize("who", ["Both", "The two lawmakers"])
def test_both_are_the_two_who_were_named(who: str) -> None:
    found = read(f"Ellen Varga and Peter Dorn wrote a letter on Monday. {who} argued that the law was clear.")
    report = found[-1].reports[-1]
    assert [report.agent.name, *(other.name for other in report.co_agents)] == ["Ellen Varga", "Peter Dorn"]


def test_the_two_countries_are_not_two_persons() -> None:
    found = read("Ellen Varga met Peter Dorn on Monday. The two countries said that the border would open.")
    assert found[-1].reports[-1].agent.name == "the two countries"


def test_who_says_what_he_believes_is_the_speaker() -> None:
    found = paths("While Minister Peter Dorn spoke of safety, Oleg Reed said he believes it is about price.")
    assert found == ["Oleg Reed"]


def test_another_countrys_minister_is_somebody_else() -> None:
    found = paths(
        "French Agriculture Minister Peter Dorn met farmers on Monday. "
        "The Egyptian minister said that the port would reopen."
    )
    assert found == ["the Egyptian minister"]
