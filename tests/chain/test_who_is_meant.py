"""Whom descriptions and pronouns mean, and who stays somebody of his own.

Every sentence is invented, and read by the whole program from text to chain.
"""

from __future__ import annotations

import pytest

from tests.chain.test_chains import paths, read

MEANT = {
    "an office that nobody named holds": (
        (
            "Council spokesperson Anna Torell said the plan was ready. According to minutes seen by "
            "the Herald, the Uzbek ambassador promised that the shop would be closed."
        ),
        "minutes > the Uzbek ambassador",
    ),
    "what news calls those it writes about": (
        (
            "Donald Varga opened a golf course on Monday. The real estate tycoon said the road would "
            "be widened."
        ),
        "Donald Varga",
    ),
    "a governor by the title before the name": (
        ("Former Ohio Gov. Rick Stone endorsed the senator. The former governor said he trusted her."),
        "Rick Stone",
    ),
    "a lawyer named behind what he is": (
        (
            "The captain's lawyer, Stavros Ralli, told reporters on Friday that his client was "
            "innocent. The lawyer said the pump had been checked."
        ),
        "Stavros Ralli",
    ),
    "the captain of a ship with a name": (
        (
            "The captain of the trawler Kapitan Orlov, detained last week, has told diplomats that "
            "all 23 crew members are in good health, the Norland embassy in Accra said on Thursday."
        ),
        "the Norland embassy in Accra > the captain of the trawler Kapitan Orlov",
    ),
    "whom the sentence before is about": (
        (
            "Tully Brandt was buried in May. Brandt's mother heard something else. She said the swabs"
            " were stored in another building."
        ),
        "Brandt's mother",
    ),
    "the subject, not whose it is": (
        ("Ferrandi's representative, Bruno Salis, sees it differently. “There is no agreement,” he said."),
        "Bruno Salis",
    ),
    "an intelligence agency is no news agency": (
        (
            "Der Spiegel reported the leak on Monday. Norland's military intelligence agency "
            "confirmed to the Kyiv Independent that the papers were authentic."
        ),
        "The Kyiv Independent > Norland's military intelligence agency",
    ),
    "a surname with and without its article": (
        (
            "The head of the ports commission, Nabil al-Tamimi, opened the crates. “They were marked "
            "as farm equipment,” Tamimi said."
        ),
        "Nabil al-Tamimi",
    ),
    "letters that the article spells out": (
        (
            "The Nordic Rail Council (NRC) protested in August. The NRC replied that the matter had "
            "been noted."
        ),
        "Nordic Rail Council",
    ),
    "a body with two fields": (
        "The Economic and Financial Crimes Commission said on Tuesday it had opened an inquiry.",
        "Economic and Financial Crimes Commission",
    ),
    "they, of whom somebody quoted speaks": (
        (
            "Kyra had passed on the name, Olga Hnat wrote. “They told us it was too small to matter,”"
            " she wrote."
        ),
        "Olga Hnat > they",
    ),
}

THROUGH = {
    "a document with a participle": (
        (
            "Trade went on long after the ban, the German magazine Der Spiegel reported on May 20, "
            "citing an internal ledger leaked by a clerk."
        ),
        "Der Spiegel > an internal ledger",
    ),
    "what is cited first": (
        (
            "Pavel Orlov told a briefing that he expected the crew home. Citing a note received from "
            "Accra, he said that a court would set the bail in March."
        ),
        "Pavel Orlov > a note > Accra",
    ),
    "what it called a report by a ministry": (
        (
            "The channel Al Arabiya reported that the shipment belonged to an armed group, quoting "
            "what it called a preliminary report by the Interior Ministry."
        ),
        "Al Arabiya > a preliminary report > Interior Ministry",
    ),
    "a relay behind a source": (
        "The minister had resigned, according to the daily Vremya, as quoted by TASS.",
        "TASS > Vremya",
    ),
    "a source that a paper quotes": (
        (
            "The Lebanese newspaper Al-Nahda published the letter. A party source quoted by the paper"
            " said the leader had resigned."
        ),
        "Al-Nahda > a party source",
    ),
    "a channel by its apposition": (
        (
            "On Wednesday, Sada al-Liwa, a Telegram channel close to the armed groups, carried a "
            "denial. It cited a field commander as swearing that no fighter had been there."
        ),
        "Sada al-Liwa > a field commander",
    ),
    "an interview that a paper published": (
        (
            "The Albanian daily Shekulli has carried an interview with the retired inspector Arben "
            "Lleshi. In it, he said that the tests were for the files."
        ),
        "Shekulli > Arben Lleshi",
    ),
    "the report of who spoke in it": (
        (
            "The Drugs Organisation said in an interim report that the syrup was safe. The report "
            "also faulted the state, saying no recall notice was traced."
        ),
        "the report > Drugs Organisation",
    ),
}


@pytest.mark.parametrize(("text", "path"), MEANT.values(), ids=MEANT)
def test_who_is_meant(text, path):
    assert path in paths(text)


@pytest.mark.parametrize(("text", "path"), THROUGH.values(), ids=THROUGH)
def test_through_whom_it_came(text, path):
    assert path in paths(text)


def test_what_somebody_quoted_was_told_is_not_all_that_he_says():
    text = (
        '"I was afraid. The foreman told us to keep digging and nobody listened," said Ravi Kumar, a mason.'
    )
    inner = next(c for c in read(text) if len(c.reports) == 2)
    assert [r.agent.name for r in inner.reports] == ["Ravi Kumar", "the foreman"]
    assert [s.of(text) for s in inner.content] == ["to keep digging and nobody listened"]


def test_who_tells_of_what_he_told_others_is_one_hand():
    text = 'Sam Ghali comforted his children. "We just told them it was part of the show," Ghali said.'
    (chain,) = read(text)
    assert [r.agent.name for r in chain.reports] == ["Sam Ghali"]
    assert "We just told them" in chain.content[0].of(text)
