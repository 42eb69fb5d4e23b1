"""Who is who among mentions: constructed articles and what they mean."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from kg.errors import BadDecision
from kg.identity.decide import decide
from kg.identity.decisions import PERSON, PROGRAM, REGISTRY, Verdict, identities
from kg.identity.file import decision_of
from kg.identity.people import Mention
from kg.model import AgentKind
from kg.populate.iris import named_iri
from kg.terms import DATA

ARTICLE = f"{DATA}article/"


def mention(
    article: str,
    name: str,
    role: str = "",
    beside: tuple[str, ...] = (),
    place: str = "",
    day: str = "",
    kind: AgentKind = AgentKind.PERSON,
) -> Mention:
    return Mention(
        ARTICLE + article,
        str(named_iri(kind, name)),
        name,
        kind,
        (role,) if role else (),
        frozenset(str(named_iri(AgentKind.PERSON, other)) for other in beside),
        frozenset([str(named_iri(AgentKind.COUNTRY, place))] if place else []),
        day,
    )


def who(mentions, *lines) -> dict[str, str]:
    """For each article the last part of the one IRI that its person has got."""
    settled = decide(mentions, [decision_of(line) for line in lines]).settled
    assert all(len(of) == 1 for of in settled.values())
    return {
        article.removeprefix(ARTICLE): next(iter(of.values())).partition("/agent/")[2].partition("/")[2]
        for article, of in settled.items()
    }


def made(mentions, *lines):
    return decide(mentions, [decision_of(line) for line in lines]).made


LAWYER = mention("court", "Michael Cohen", "lawyer in Harrow", ("Ada Quill",), day="2031-01-01")
COACH = mention("match", "Michael Cohen", "football coach in Sund", ("Bo Finch",), day="2031-02-01")
GOAL = mention("goal", "Michael Cohen", "", ("Bo Finch", "Ira Moll"), day="2031-03-01")
TRIAL = mention("trial", "Michael Cohen", "", ("Ada Quill",), day="2031-04-01")


def test_a_lawyer_in_one_city_and_a_football_coach_in_another_are_two():
    found = who([LAWYER, COACH])
    assert found["court"] == "michael-cohen"
    assert found["match"].startswith("michael-cohen/")


def test_who_has_no_role_is_the_one_whose_company_they_keep():
    found = who([LAWYER, COACH, GOAL, TRIAL])
    assert found["goal"] == found["match"]
    assert found["trial"] == found["court"]
    assert found["goal"] != found["trial"]


def test_a_split_is_a_decision_with_its_reasons():
    split = next(each for each in made([LAWYER, COACH]) if each.verdict is Verdict.DIFFERENT)
    assert "law here, sport there" in split.reasons
    assert split.by == PROGRAM
    assert split.score < 0.5
    assert {split.first.article, split.second.article} == {LAWYER.article, COACH.article}


def test_one_name_in_a_thousand_articles_is_one_node_and_one_decision():
    many = [mention(f"a{n}", "Vera Petrova", "minister" if n % 3 else "") for n in range(1000)]
    assert set(who(many).values()) == {"vera-petrova"}
    (only,) = made(many)
    assert only.verdict is Verdict.SAME
    assert "in 1000 articles" in only.reasons


def test_a_lawyer_who_becomes_a_senator_is_one():
    assert len(set(who([LAWYER, mention("vote", "Michael Cohen", "senator")]).values())) == 1


def test_two_fields_far_apart_that_one_article_gives_together_are_one_life():
    both = mention("mayor", "Vit Klim", "mayor of Sund and former boxer")
    boxer = mention("ring", "Vit Klim", "boxer")
    mayor = mention("council", "Vit Klim", "mayor")
    assert len(set(who([boxer, mayor, both]).values())) == 1


MINISTER = mention("full", "Vera Petrova", "foreign minister of Ostland", ("Bo Finch",), "Ostland")


@pytest.mark.parametrize(
    "variant",
    [
        mention("variant", "V. Petrova", "foreign minister", (), "Ostland"),
        mention("variant", "Vera S. Petrova"),
        mention("variant", "Wera Petrowa", "foreign minister", ("Bo Finch",)),
        mention("variant", "Petrova", "minister", ("Bo Finch",)),
        mention("variant", "Petrova"),
    ],
    ids=lambda mention: mention.name,
)
def test_a_minister_by_full_name_initial_middle_name_transliteration_and_title(variant):
    again = replace(MINISTER, article=ARTICLE + "again")
    assert set(who([MINISTER, again, variant]).values()) == {"vera-petrova"}


def test_an_initial_that_two_people_share_goes_to_the_one_whose_role_fits():
    found = who(
        [
            MINISTER,
            mention("singer", "Valentina Petrova", "singer"),
            mention("short", "V. Petrova", "opera singer"),
        ]
    )
    assert found["short"] == found["singer"] == "valentina-petrova"


def test_a_surname_that_two_people_share_and_nothing_decides_stays_alone():
    moll = [mention("one", "Ira Moll"), mention("two", "Ada Moll"), mention("three", "Moll")]
    found = who([*moll, mention("four", "Moll")])
    assert len(set(found.values())) == 4
    undecided = [each for each in made(moll) if each.verdict is Verdict.DIFFERENT]
    assert [each.first.name for each in undecided] == ["Moll"]


def test_a_surname_alone_is_the_one_whom_the_news_is_full_of():
    known = [mention(f"a{n}", "Ira Moll", "president") for n in range(20)]
    found = who(
        [*known, mention("sister", "Ada Moll", "novelist"), mention("short", "Moll", "the president")]
    )
    assert found["short"] == "ira-moll"


def test_people_who_are_called_by_one_name_only_are_one_where_something_ties_them():
    found = who(
        [
            mention("a", "Lumo", "president of Ostland"),
            mention("b", "Lumo", "president"),
            mention("c", "Lumo", "", (), "Velmark"),
        ]
    )
    assert found["a"] == found["b"] == "lumo"
    assert found["c"] != found["a"]


def test_names_of_two_people_never_join():
    found = who([mention("a", "Donald Moll Jr."), mention("b", "Donald Moll"), mention("c", "Melania Moll")])
    assert len(set(found.values())) == 3


def test_two_whom_an_article_names_side_by_side_stay_two_there():
    father, son = mention("both", "George Moll"), mention("both", "George W. Moll")
    settled = decide([father, son, mention("later", "George W. Moll")]).settled
    assert len(set(settled[ARTICLE + "both"].values())) == 2
    assert settled[ARTICLE + "later"][son.own] == settled[ARTICLE + "both"][son.own]


def test_outlets_and_polities_go_by_their_registry():
    tass = [mention(name, name, kind=AgentKind.OUTLET) for name in ("TASS", "ITAR-TASS")]
    states = [mention(name, name, kind=AgentKind.COUNTRY) for name in ("US", "U.S.", "Washington")]
    assert who([*tass, *states]) == {
        "TASS": "tass",
        "ITAR-TASS": "tass",
        "US": "united-states",
        "U.S.": "united-states",
        "Washington": "washington",  # a metonym keeps its name
    }
    assert {each.by for each in made(tass)} == {REGISTRY}


def test_a_person_and_an_outlet_of_one_name_are_two():
    found = decide([mention("a", "Mercury"), mention("b", "Mercury", kind=AgentKind.OUTLET)])
    assert len({iri for of in found.settled.values() for iri in of.values()}) == 2


SAME = f'same "Michael Cohen" @ {ARTICLE}court "Michael Cohen" @ {ARTICLE}match'
APART = f'different "Michael Cohen" @ {ARTICLE}court "Michael Cohen" @ {ARTICLE}trial'


def test_a_person_overrules_a_split():
    assert len(set(who([LAWYER, COACH], 'same "Michael Cohen"').values())) == 1
    assert len(set(who([LAWYER, COACH], SAME).values())) == 1


def test_the_second_goes_where_the_first_is_and_takes_no_one_along():
    found = who([LAWYER, COACH, GOAL, TRIAL], SAME.replace("match", "goal"))
    assert found["goal"] == found["court"]
    assert found["match"] != found["court"]


def test_a_person_overrules_a_merge_and_the_others_take_sides():
    assert who([LAWYER, TRIAL])["trial"] == "michael-cohen"
    found = who([LAWYER, TRIAL], APART)
    assert found["trial"] != found["court"]
    assert any(each.by == PERSON for each in made([LAWYER, TRIAL], APART))


def test_a_person_joins_names_of_different_surnames():
    found = who([mention("a", "Samuel Rook"), mention("b", "Mark Heron")], 'same "Samuel Rook" "Mark Heron"')
    assert len(set(found.values())) == 1


def test_a_person_parts_what_a_registry_joins():
    tass = [mention(name, name, kind=AgentKind.OUTLET) for name in ("TASS", "ITAR-TASS")]
    assert len(set(who(tass, 'different outlet "TASS" outlet "ITAR-TASS"').values())) == 2


def test_a_person_joins_organizations_that_nothing_else_would():
    bodies = [
        mention(name, name, kind=AgentKind.ORGANIZATION) for name in ("Harbour Board", "Board of the Harbour")
    ]
    line = 'same organization "Harbour Board" organization "Board of the Harbour"'
    assert len(set(who(bodies).values())) == 2
    assert len(set(who(bodies, line).values())) == 1


def test_whom_no_line_speaks_of_stays_with_the_earliest():
    papers = [mention(f"a{n}", "Mercury", day=f"2031-01-0{n}", kind=AgentKind.OUTLET) for n in range(1, 5)]
    found = who(papers, f'different outlet "Mercury" @ {ARTICLE}a1 outlet "Mercury" @ {ARTICLE}a2')
    assert found["a1"] == found["a3"] == found["a4"] == "mercury"
    assert found["a2"] != found["a1"]


def test_lines_that_contradict_each_other_are_refused():
    with pytest.raises(BadDecision, match="same, others that they are different"):
        who([LAWYER, TRIAL], APART, 'same "Michael Cohen"')


def test_the_order_of_articles_makes_no_difference():
    cast = [
        LAWYER, COACH, GOAL, TRIAL, MINISTER,
        mention("s", "Valentina Petrova", "singer"), mention("t", "V. Petrova", "minister"),
        mention("u", "Petrova"), mention("v", "Wera Petrowa", "minister", ("Bo Finch",)),
        mention("w", "Lumo", "president"), mention("x", "Lumo", "president"), mention("y", "Lumo"),
    ]  # fmt: skip
    expected = decide(cast)
    shuffle = random.Random(7)
    for _ in range(20):
        shuffle.shuffle(cast)
        assert decide(cast) == expected


def test_identities_are_what_populate_takes():
    found = decide([MINISTER, mention("short", "Petrova")])
    own = f"{DATA}agent/person/petrova"
    assert identities(found, ARTICLE + "short") == {own: f"{DATA}agent/person/vera-petrova"}
    assert identities(found, ARTICLE + "unknown") == {}


NAMES = [
    "Ada Moll",
    "A. Moll",
    "Moll",
    "Ada B. Moll",
    "Ida Moll",
    "Bill Moll",
    "William Moll",
    "Ada Moll Jr.",
]


@pytest.mark.parametrize("seed", range(40))
def test_a_line_holds_and_order_makes_no_difference_among_any_mentions(seed):
    chance = random.Random(seed)
    cast = [
        mention(
            f"a{number}",
            name,
            chance.choice(["", "lawyer", "football coach", "mayor of Sund"]),
            tuple(chance.sample(["Bo Finch", "Ira Quill", "Ada Rook"], chance.randint(0, 2))),
            chance.choice(["", "Ostland", "Velmark"]),
            chance.choice(["", "2031-01-02", "2031-01-03"]),
        )
        for number in range(8)
        for name in chance.sample(NAMES, chance.randint(1, 2))
    ]
    one, other = chance.sample([each for each in cast if each.article != cast[0].article], 2)
    refs = [f'"{each.name}" @ {each.article}' for each in (one, other)]
    verdict = chance.choice(list(Verdict))
    line = decision_of(f"{verdict} {refs[0]} {refs[1]}")
    found = decide(cast, [line])
    nodes = {found.settled[each.article][each.own] for each in (one, other)}
    assert len(nodes) == (1 if verdict is Verdict.SAME else 2)
    chance.shuffle(cast)
    assert decide(cast, [line]) == found


@pytest.mark.parametrize(
    "name", ["?!", "Jr.", "Mr. Jr.", "'", "Al", "al-", "J. J.", "ß", "李", "De La", "III"]
)
def test_no_name_is_too_odd(name):
    odd, plain = mention("odd", name), mention("plain", "Ada Quill")
    found = who([odd, plain])
    assert found["odd"] != found["plain"]
