"""What articles tell of a person, and what two such profiles say for one person or for two."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.identity.fields import far, fields_of, near
from kg.identity.names import Fit
from kg.lexicon import OFFICES, TITLES, singular
from kg.model import AgentKind


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A named agent as one article has it.

    article    IRI of the article
    own        IRI of kind and name alone, before anyone decides who is who
    name       the fullest name that the article has
    roles      titles, roles and affiliations, in the words of the article
    company    own IRIs of the persons and bodies that the article names beside
    places     own IRIs of the polities that it names beside
    published  ISO date of the article; empty when it has none
    """

    article: str
    own: str
    name: str
    kind: AgentKind
    roles: tuple[str, ...] = ()
    company: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    published: str = ""

    @property
    def age(self) -> tuple[str, str]:
        """Sorts mentions by the date of their articles; those without a date come last."""
        return (self.published or "9999", self.article)


@dataclass(frozen=True, slots=True)
class Profile:
    """What one mention or many tell of their bearer; the same for the same mentions in any order.

    anchors  names within the roles: what someone is mayor or spokesman of
    """

    articles: frozenset[str]
    fields: frozenset[str]
    anchors: frozenset[str]
    company: frozenset[str]
    places: frozenset[str]
    years: frozenset[int]

    @staticmethod
    def of(mentions: Iterable[Mention]) -> Profile:
        """All that these mentions tell, together."""
        kept = list(mentions)
        return Profile(
            frozenset(m.article for m in kept),
            frozenset().union(*(fields_of(role) for m in kept for role in m.roles)),
            frozenset().union(*(anchors(role) for m in kept for role in m.roles)),
            frozenset().union(*(m.company for m in kept)),
            frozenset().union(*(m.places for m in kept)),
            frozenset(int(m.published[:4]) for m in kept if m.published),
        )


@dataclass(frozen=True, slots=True)
class Weighed:
    """Evidence for one person (above 0) or for two (below), in log odds, with what it rests on."""

    odds: float
    reasons: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """The odds as a number from 0 to 1, two decimals."""
        return round(1 / (1 + math.exp(-self.odds)), 2)

    def __add__(self, other: Weighed) -> Weighed:
        return Weighed(self.odds + other.odds, self.reasons + other.reasons)


NAMES = {
    Fit.EQUAL: Weighed(3.0, ("the same full name",)),
    Fit.MIDDLE: Weighed(2.5, ("the same name, a middle name left out",)),
    Fit.TRANSLITERATION: Weighed(1.0, ("one name in two transliterations",)),
    Fit.NICKNAME: Weighed(0.5, ("a short form of the given name",)),
    Fit.INITIAL: Weighed(0.0, ("the initial of the given name",)),
    Fit.SURNAME: Weighed(-0.5, ("the surname alone",)),
}
"""What names alone say, before anything else is looked at."""

_FIELD_SHARED, _FIELD_MILD, _FIELD_FAR = 1.5, -2.0, -4.0
_ANCHOR_SHARED, _ANCHOR_DISJOINT = 1.5, -0.5
_COMPANION, _COMPANIONS_MOST, _COMPANY_DISJOINT = 0.75, 2.5, -0.5
_PLACE_SHARED, _PLACES_DISJOINT = 0.5, -0.75
_LIFETIME, _TOO_LONG = 45, -2.0
_WORD = re.compile(r"[^\W\d_][\w&]*")


def weigh(first: Profile, second: Profile) -> Weighed:
    """What roles, company, places and dates say for one bearer of two profiles or for two bearers.

    Silence weighs nothing: an article that gives no role neither joins nor parts.
    """
    found = [
        _fields(first.fields, second.fields),
        _anchors(first.anchors, second.anchors),
        _company(first.company, second.company),
        _places(first.places, second.places),
    ]
    if first.years and second.years:
        apart = max(min(first.years) - max(second.years), min(second.years) - max(first.years))
        if apart > _LIFETIME:
            found.append(Weighed(_TOO_LONG, (f"{apart} years between the articles",)))
    return sum((each for each in found if each is not None), Weighed(0.0))


def anchors(role: str) -> frozenset[str]:
    """The names within a role, folded: "Kremlin spokesman" gives "kremlin", "the former mayor" nothing."""
    return frozenset(
        word.casefold()
        for word in _WORD.findall(role)
        if word[0].isupper() and len(word) > 2 and singular(word) not in _COMMON and not fields_of(word)
    )


_COMMON = TITLES | OFFICES | frozenset("the who his her their and former chief press vice deputy mrs".split())


def _fields(first: frozenset[str], second: frozenset[str]) -> Weighed | None:
    if not first or not second:
        return None
    if shared := sorted(first & second):
        return Weighed(_FIELD_SHARED, (f"both in {_listed(shared)}",))
    pairs = [(one, other) for one in first for other in second]
    if any(near(*pair) for pair in pairs):
        return None
    odds = _FIELD_FAR if all(far(*pair) for pair in pairs) else _FIELD_MILD
    return Weighed(odds, (f"{_listed(sorted(first))} here, {_listed(sorted(second))} there",))


def _anchors(first: frozenset[str], second: frozenset[str]) -> Weighed | None:
    if not first or not second:
        return None
    if shared := sorted(first & second):
        return Weighed(_ANCHOR_SHARED, (f"roles at {_listed(shared)} in both",))
    return Weighed(_ANCHOR_DISJOINT, ("roles at different bodies or places",))


def _company(first: frozenset[str], second: frozenset[str]) -> Weighed | None:
    if shared := sorted(first & second):
        odds = min(_COMPANIONS_MOST, _COMPANION * len(shared))
        return Weighed(odds, (f"in the company of {_listed([spoken(iri) for iri in shared])} in both",))
    if min(len(first), len(second)) < 2:
        return None
    return Weighed(_COMPANY_DISJOINT, ("no company in common",))


def _places(first: frozenset[str], second: frozenset[str]) -> Weighed | None:
    if shared := sorted(first & second):
        return Weighed(_PLACE_SHARED, (f"{_listed([spoken(iri) for iri in shared])} in both",))
    if not first or not second:
        return None
    return Weighed(_PLACES_DISJOINT, ("different countries",))


def spoken(iri: str) -> str:
    """The name in an agent's IRI as words: ".../person/ada-quill" gives "Ada Quill"."""
    return " ".join(word.capitalize() for word in iri.rpartition("/")[2].split("-"))


def _listed(words: list[str], most: int = 3) -> str:
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more
