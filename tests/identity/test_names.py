from __future__ import annotations

import pytest

from kg.identity.keys import name_key
from kg.identity.names import Fit, fit, parse, sound
from kg.model import AgentKind


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Vladimir Putin", "vladimir putin", Fit.EQUAL),
        ("Dr. Ada Quill", "Ada Quill", Fit.EQUAL),
        ("J.D. Harrow", "J. D. Harrow", Fit.EQUAL),
        ("Bashar al-Rashid", "Bashar Rashid", Fit.EQUAL),
        ("Kim Song-un", "Kim Song Un", Fit.EQUAL),
        ("José Núñez", "Jose Nunez", Fit.EQUAL),
        ("Vladimir V. Putin", "Vladimir Putin", Fit.MIDDLE),
        ("J. Edgar Moll", "Edgar Moll", Fit.MIDDLE),
        ("Volodymyr Zelensky", "Vladimir Zelenskyy", Fit.TRANSLITERATION),
        ("Sergei Lavrov", "Sergey Lawrow", Fit.TRANSLITERATION),
        ("Muhammad bin Salim", "Mohammed bin Salim", Fit.TRANSLITERATION),
        ("Bill Moll", "William Moll", Fit.NICKNAME),
        ("Ted Moll", "Edward Moll", Fit.NICKNAME),
        ("V. Putin", "Vladimir Putin", Fit.INITIAL),
        ("O. Lukashenko", "Alexander Lukashenka", Fit.INITIAL),
        ("Putin", "Vladimir Putin", Fit.SURNAME),
        ("von der Brock", "Ursula von der Brock", Fit.SURNAME),
    ],
)
def test_ways_to_write_one_name(one, other, how):
    assert fit(parse(one), parse(other)) is how
    assert fit(parse(other), parse(one)) is how
    assert name_key(AgentKind.PERSON, one) == name_key(AgentKind.PERSON, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Moll", "Hillary Moll"),
        ("Donald Moll Jr.", "Donald Moll"),
        ("George H.W. Moll", "George W. Moll"),
        ("Edward Moll", "Theodore Moll"),
        ("V. Putin", "Dmitry Putin"),
        ("Ada Quill", "Ada Quist"),
    ],
)
def test_names_that_two_people_have(one, other):
    assert fit(parse(one), parse(other)) is Fit.NONE


def test_a_given_name_that_is_a_particle_elsewhere_stays():
    assert parse("Ben Harrow").given == ("ben",)
    assert parse("bin Salim").given == ()


def test_a_surname_without_a_given_name_or_with_an_initial_is_no_full_name():
    assert not parse("Quill").full
    assert not parse("A. Quill").full
    assert parse("Ada Quill").full


def test_transliterations_of_a_surname_sound_alike_and_others_do_not():
    assert len({sound(name) for name in ("zelensky", "zelenskyy", "zelenskiy", "zelenskii")}) == 1
    assert sound("janukowitsch") == sound("yanukovych")
    assert len({sound(name) for name in ("harrow", "harper", "marrow", "moll", "finch")}) == 5


def test_a_name_without_letters_has_a_key_too():
    assert name_key(AgentKind.PERSON, "?!") == name_key(AgentKind.PERSON, "?!")
    assert name_key(AgentKind.PERSON, "?!") != name_key(AgentKind.PERSON, "!!")


def test_names_of_one_registry_entry_have_one_key():
    assert name_key(AgentKind.OUTLET, "ITAR-TASS") == name_key(AgentKind.OUTLET, "TASS") == "outlet/tass"
    assert name_key(AgentKind.COUNTRY, "the U.S.") == name_key(AgentKind.COUNTRY, "United States")
    assert name_key(AgentKind.COUNTRY, "Moscow") != name_key(AgentKind.COUNTRY, "Russia")
