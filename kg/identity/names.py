"""Names of persons taken apart, and how one way to write a name fits another.

A name's key is what its bearer's surname sounds like: only persons of one key are ever compared, so
that the work grows with the names that really meet and not with the store.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from kg.lexicon import NAME_PARTICLES, TITLES


class Fit(StrEnum):
    """How two names of one key stand to each other, the closest first."""

    EQUAL = "equal"
    MIDDLE = "middle"  # one has a middle name or initial that the other leaves out
    TRANSLITERATION = "transliteration"  # one name by two alphabets' roads: Volodymyr, Vladimir
    NICKNAME = "nickname"
    INITIAL = "initial"  # "V. Putin"
    SURNAME = "surname"  # "Putin"
    NONE = "none"  # names of two persons


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts, folded: lower case, no accents.

    given    every part before the surname, an initial as one letter
    surname  the last part that is no suffix; particles ("van", "al-") are left out
    suffix   "jr", "iii"; empty for most
    """

    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def full(self) -> bool:
        """True when a whole given name is there: such a name can stand for a person by itself."""
        return any(len(part) > 1 for part in self.given)

    @property
    def key(self) -> str:
        """What the surname sounds like: names of different keys are never compared."""
        return sound(self.surname)


_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady prof rev st".split())
_PREFIX = re.compile(r"^(?:al|el|ul|ar|as|ad)[-'’]")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){1,3}")


@lru_cache(maxsize=65536)
def parse(name: str) -> PersonName:
    """The parts of a person's name; a single word is a surname."""
    # "J.D. Vance" and "J. D. Vance" have two initials each.
    plain = _DOTTED.sub(lambda found: found[0].replace(".", " "), _plain(name))
    words = [_PREFIX.sub("", word) for word in plain.split()]
    parts = [part.replace("'", "").replace("’", "") for word in words for part in _LETTERS.findall(word)]
    suffix = next((_SUFFIXES[part] for part in parts[1:] if part in _SUFFIXES), "")
    kept = [part for part in parts if part not in _SUFFIXES] or parts
    while len(kept) > 1 and kept[0] in _HONORIFICS | TITLES:
        kept = kept[1:]
    if not kept:
        return PersonName((), plain.strip(), suffix)
    # "Ben Carson" and "Van Jones" have given names that are particles elsewhere ("bin Salman").
    named = name[:1].isupper() and len(kept) < 3
    given = tuple(part for part in kept[:-1] if named or part not in NAME_PARTICLES)
    return PersonName(given, kept[-1], suffix)


def fit(first: PersonName, second: PersonName) -> Fit:
    """How the two names fit one person."""
    if first.key != second.key or first.suffix != second.suffix:
        return Fit.NONE
    spelled = Fit.EQUAL if first.surname == second.surname else Fit.TRANSLITERATION
    if not first.given or not second.given:
        return Fit.SURNAME if first.given or second.given else spelled
    front = _given_fit(first.given[0], second.given[0])
    if front is Fit.NONE and len(first.given) != len(second.given):
        front = _by_second_name(first.given, second.given)
        return Fit.NONE if front is Fit.NONE else max(front, spelled, key=_ORDER.index)
    if front is Fit.NONE or not _middles_fit(first.given[1:], second.given[1:]):
        return Fit.NONE
    middle = Fit.EQUAL if first.given[1:] == second.given[1:] else Fit.MIDDLE
    return max(spelled, front, middle, key=_ORDER.index)


_ORDER = list(Fit)


def _by_second_name(first: tuple[str, ...], second: tuple[str, ...]) -> Fit:
    """Whether the longer name without its first part is the shorter: "J. Edgar Roe", "Edgar Roe"."""
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    if len(longer[0]) == 1 and longer[1:] == shorter:
        return Fit.MIDDLE
    return Fit.NONE


def _given_fit(first: str, second: str) -> Fit:
    if first == second:
        return Fit.EQUAL
    if min(len(first), len(second)) == 1:
        initial, whole = sorted((first, second), key=len)
        return Fit.INITIAL if initial in initials(whole) or sound(initial) in initials(whole) else Fit.NONE
    if second in _related("transliteration").get(first, ()) or (
        len(first) > 3 and sound(first) == sound(second)
    ):
        return Fit.TRANSLITERATION
    return Fit.NICKNAME if second in _related("nickname").get(first, ()) else Fit.NONE


def _middles_fit(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """False when both have a middle name and they differ: "George H. W.", "George W."."""
    if not first or not second:
        return True
    if len(first) != len(second) and min(len(first), len(second)) == 1:
        longer, shorter = (first, second) if len(first) > len(second) else (second, first)
        return all(len(part) > 1 for part in (*longer, *shorter)) and shorter[0] in longer
    return all(_given_fit(one, other) is not Fit.NONE for one, other in zip(first, second, strict=False))


@cache
def _related(relation: str) -> Mapping[str, frozenset[str]]:
    """The names that stand to a given name in a relation, "transliteration" or "nickname", it among them.

    "Ted" is short for Edward and for Theodore, which are no relatives.
    """
    related: defaultdict[str, set[str]] = defaultdict(set)
    with (files("kg.data") / "given_names.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["relation"] == relation:
                names = [_plain(name) for name in row["names"].split(";")]
                for name in names:
                    related[name].update(names)
    return {name: frozenset(group) for name, group in related.items()}


def _plain(text: str) -> str:
    """Lower case without accents; letters that no accent explains become their usual ASCII."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c)).translate(_LATIN)


_LATIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})

# How letters of other alphabets come into English and its neighbours: each road ends at one sound.
_SOUNDS = tuple(
    (re.compile(pattern), sound_of)
    for pattern, sound_of in (
        (r"shch|schtsch|szcz", "S"),
        (r"tsch|tch|cz|ch(?!r)", "C"),
        (r"sch|sh|sz", "S"),
        (r"zh|rz", "Z"),
        (r"kh|gh", "h"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck|q", "k"),
        (r"tz|ts", "c"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ie(?=[^aeiou])", "e"),
        (r"[yj]", "i"),
        (r"ou", "u"),
        (r"ee", "i"),
        (r"oo", "u"),
        (r"off$|ow$|ov$|ev$|eff$|iov$", "of"),
        (r"(?<=[sck])i+$", "i"),
        (r"enka$", "enko"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The word as all its transliterations have it: "zelenskyy", "zelenskiy", "zelensky" sound alike."""
    heard = word
    for pattern, sound_of in _SOUNDS:
        heard = pattern.sub(sound_of, heard)
    return heard


def initials(given: str, nicknames: bool = False) -> frozenset[str]:
    """The letters that a given name may begin with, as written, transliterated, or by its short forms too."""
    names = {given} | _related("transliteration").get(given, frozenset())
    if nicknames:
        names |= _related("nickname").get(given, frozenset())
    return frozenset(letter for name in names for letter in (name[0], sound(name)[0]))
