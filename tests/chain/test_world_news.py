"""Sentences as papers and broadcasters of many countries print them, and through whom each came.

Every sentence is invented, and read by the whole program from text to chain.
"""

from __future__ import annotations

import pytest

from tests.chain.test_chains import paths

SENTENCES = {
    "an outlet that the cited outlet cites": (
        "The missiles arrived, the Kell Courier reported, citing the Lund Journal, which quoted an official.",
        ["Kell Courier > Lund Journal > an official"],
    ),
    "remarks that somebody else made": (
        "Dunmoor said it had not been told, while Oleg Marsh called it “a gift” in remarks carried by TASS.",
        ["Dunmoor", "TASS > Oleg Marsh"],
    ),
    "a station without a name": (
        "On state television, Roy Stone said the depot had been hit.",
        ["state television > Roy Stone"],
    ),
    "a programme beside its network": (
        "Roy Stone said on BBC Radio 4’s Today programme that the plan was dead.",
        ["BBC Radio 4 > Roy Stone"],
    ),
    "a broadcaster told of before": (
        "Prices will fall, according to Channel 12. The public broadcaster also reported a strike.",
        ["Channel 12", "Channel 12"],
    ),
    "a channel on Telegram": (
        "The Vesna Wind (Spring Wind) Telegram channel said shells fell. “I ran,” a man told the channel.",
        ["Vesna Wind", "Vesna Wind > a man"],
    ),
    "who filed an affidavit": (
        "According to an affidavit filed by police Detective Karen Lunt, Ness took 112 checks for himself.",
        ["an affidavit > Karen Lunt"],
    ),
    "an exchange to which something is filed": (
        "Nordchem said in a filing to the Oslo Stock Exchange on Tuesday that the report was wrong.",
        ["Nordchem"],
    ),
    "a single name behind what he is": (
        "The complainant, Riaz Ali’s brother Gulzar, alleged that he was picked up after a quarrel.",
        ["Gulzar"],
    ),
    "a centre that publishes": (
        "“I signed it,” the pensioner, Milka Dron, told the Center for Investigative Reporting.",
        ["Center for Investigative Reporting > Milka Dron"],
    ),
    "an outlet's investigation": (
        "Oak was sold with forged papers, according to an investigation published on Wednesday by the BBC.",
        ["BBC"],
    ),
    "a letter from somebody without a name": (
        "The railway sent back brakes, the BBC wrote, citing a confidential letter from its former director.",
        ["BBC > a confidential letter > its former director"],
    ),
    "quoted as saying, with an apposition": (
        "The BBC quoted the rider's former coach, Soren Bjerr, as saying that he had noticed a gain.",
        ["BBC > Soren Bjerr"],
    ),
    "one of a people": (
        "Dana Reed was asked about it after a ride. “I want to believe him,” said the Spaniard.",
        ["Dana Reed"],
    ),
    "the man told of before": (
        "A poll worker told the BBC he was ordered to sign. “The driver brought it,” said the man.",
        ["BBC > a poll worker", "BBC > a poll worker"],
    ),
    "its own report": (
        "The BBC reported talks. Sales at Rheinch Group fell, according to its annual report.",
        ["BBC", "its annual report > Rheinch Group"],
    ),
    "a demand": ("Opposition lawmaker Julio Pared demanded her resignation.", ["Julio Pared"]),
    "whom somebody is close to": (
        "A senior officer close to Surak told Reuters that the party was warned. General Surak Intan left.",
        ["Reuters > a senior officer close to Surak"],
    ),
    "a report by a body": (
        "Wei said, citing a report by the Harlan Accountability Office, that a similar scheme was shelved.",
        ["Wei > a report > Harlan Accountability Office"],
    ),
    "notes that are quoted somewhere": (
        "The junior doctor’s notes, quoted in the decision, describe her as anxious but well.",
        ["the junior doctor’s notes"],
    ),
    "the state-run agency": (
        "Prices fell, TASS reported. Minister Nadia Shouk told the state-run agency that more would follow.",
        ["TASS", "TASS > Nadia Shouk"],
    ),
    "who was warned is no source": ("The company was warned that the wall could fail.", []),
    "who was warned, and by whom": (
        "The bank said that it had been informed by the regulator that the deal was off.",
        ["the bank > the regulator"],
    ),
    "a minister named behind his office": (
        "Norgas, quoting the energy minister, Ruth Hall, said prices would fall.",
        ["Norgas > Ruth Hall"],
    ),
    "who had complained": (
        "Ramesh Sahni told the BBC that the workers had complained of cracks in the slab three days ago.",
        ["BBC > Ramesh Sahni > the workers"],
    ),
    "who are asking": (
        "A relative of the lecturer said the kidnappers were asking for thirty million.",
        ["a relative of the lecturer > the kidnappers"],
    ),
    "what cracks had warned of": (
        "Ramesh Sahni said the cracks had warned of what was coming.",
        ["Ramesh Sahni"],
    ),
    "letters behind a name": (
        "Roy Stone was asked by counsel Priya Nath SC. “No,” he replied.",
        ["Roy Stone"],
    ),
    "outlets written like nothing else": (
        "His lawyer, Roy Stone, told dzMM that the undersecretary was in hospital.",
        ["dzMM > Roy Stone"],
    ),
    "he is not Imelda": (
        "Imelda Rox said it matched. Sen. Gregorio Lim was unconvinced. “You hang a man,” he told her.",
        ["Imelda Rox", "Gregorio Lim"],
    ),
    "an officer of police": ("Superintendent of Police Meena Singh said a case was lodged.", ["Meena Singh"]),
    "a rank in letters": (
        "SP Danjum Ojo told reporters that the driver escaped. He stated that a team had gone out.",
        ["Danjum Ojo", "Danjum Ojo"],
    ),
    "a name behind an office": (
        "The Commissioner for Information, Mrs Ronke Balo, called the attack the handiwork of enemies.",
        ["Ronke Balo"],
    ),
    "a first name that is a title too": (
        "Former striker Dean Locker said the move would be a no-brainer.",
        ["Dean Locker"],
    ),
    "a body of two duties": (
        "The Norland Centers for Disease Control and Prevention says the risk remains low.",
        ["Norland Centers for Disease Control and Prevention"],
    ),
    "one of several who were heard": (
        "The shells landed at noon, three witnesses told the BBC. “I ran,” said one of them, Hassan Idri.",
        ["BBC > three witnesses", "BBC > Hassan Idri"],
    ),
    "what a proposal shows": (
        "Vadim Rok wrote on Telegram that the proposal showed that the West was ready to fight.",
        ["Vadim Rok"],
    ),
    "who says nothing": (
        "“When the KCNA says nothing about altitude, there is usually a reason,” Choi Dong-woo said.",
        ["Choi Dong-woo"],
    ),
    "a title of a parliament": (
        "Opposition MK Rina Shemer accused the government of abandoning the north.",
        ["Rina Shemer"],
    ),
    "we in a quotation": (
        "“We told the firm that the wall was weak,” agency head Martin Sal told Radio Norte.",
        ["Radio Norte > Martin Sal"],
    ),
}


@pytest.mark.parametrize(("text", "chains"), SENTENCES.values(), ids=SENTENCES.keys())
def test_through_whom_it_came(text: str, chains: list[str]) -> None:
    assert paths(text) == chains
