import csv
import re
from pathlib import Path

import pytest

from kg.resolve.polities import Polities, Polity, find

POLITIES = Polities.load()
TABLE = Path(__file__).parents[2] / "kg" / "data" / "polities.csv"


def test_the_table_knows_the_countries_of_the_world():
    countries = {p.country for p in POLITIES.polities if p.kind == "country" and not p.stands_for}
    assert len(countries) >= 195
    assert all(re.fullmatch("[A-Z]{2}", code) for code in countries)


def test_every_metonym_of_a_country_points_to_a_row():
    for polity in POLITIES.polities:
        if polity.kind == "country" and polity.stands_for:
            target = POLITIES.find(polity.stands_for)
            assert target is not None
            assert (target.name, target.country) == (polity.stands_for, polity.country)


def test_no_two_rows_share_a_name():
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        for name in (row["name"], *filter(None, row["forms"].split(";"))):
            found = find(name)
            assert found is not None, name
            assert found.name == row["name"], name
        assert row["kind"] in {"country", "institution"}
        flags = set(filter(None, row["ambiguous"].split(";")))
        assert flags <= {row["name"], row["name"].removeprefix("The "), *row["forms"].split(";")}


@pytest.mark.parametrize(
    "name", ["United States", "the United States", "the US", "U.S.", "US", "America", "USA"]
)
def test_a_country_is_found_by_any_of_its_names(name):
    assert find(name).name == "United States"


@pytest.mark.parametrize("name", ["us", "turkey", "china", "who", "Who", "Is", "Un"])
def test_words_that_only_sound_like_polities_are_none(name):
    assert find(name) is None


@pytest.mark.parametrize(
    ("name", "stands_for"),
    [
        ("Moscow", "Russia"),
        ("Kiev", "Ukraine"),
        ("Kyiv", "Ukraine"),
        ("Beijing", "China"),
        ("Brussels", "European Union"),
        ("the Kremlin", "the government of Russia"),
        ("Downing Street", "the government of the United Kingdom"),
        ("the Pentagon", "the Department of Defense of the United States"),
    ],
)
def test_a_seat_of_power_keeps_its_name_and_tells_what_it_stands_for(name, stands_for):
    polity = find(name)
    assert polity.stands_for == stands_for
    assert polity.name != stands_for


def test_a_possessive_is_looked_through():
    assert find("Russia’s").name == find("Russia's").name == "Russia"


def test_a_capital_speaks_as_a_country_and_a_palace_as_an_institution():
    assert find("Warsaw").kind == "country"
    assert find("The White House").kind == "institution"


def test_names_shared_with_persons_and_states_are_marked():
    assert POLITIES.is_ambiguous("Georgia")
    assert POLITIES.is_ambiguous("Washington")
    assert not POLITIES.is_ambiguous("Ukraine")
    assert not POLITIES.is_ambiguous("Springfield")


def test_a_demonym_tells_its_country():
    assert POLITIES.by_demonym("Ukrainian").name == "Ukraine"
    assert POLITIES.by_demonym("Danes").name == "Denmark"
    assert POLITIES.by_demonym("polish") is None


def test_the_first_of_two_rows_has_a_shared_name():
    first, second = Polity("Avalon", "country", "AA"), Polity("Avalon", "institution")
    assert Polities.of([first, second]).find("Avalon") is first
