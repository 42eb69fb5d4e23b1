"""What the text says that somebody is: roles before a name and in appositions, and what nouns tell."""

from __future__ import annotations

import re

from kg.lexicon import PERSON_NOUNS, singular
from kg.resolve.cast import Member
from kg.resolve.first_names import FEMALE, MALE
from kg.resolve.mention import Mention
from kg.resolve.names import NameSpan

_SHORT_TITLES = {
    "amb": "ambassador", "capt": "captain", "col": "colonel", "gen": "general", "gov": "governor",
    "lt": "lieutenant", "prof": "professor", "rep": "representative", "sen": "senator", "sgt": "sergeant",
}  # fmt: skip
"""Titles before a name, by what they are short for."""
_CAPITALISED = re.compile(r"\b[A-Z][\w-]+")
_DESCRIBED = re.compile(r"\b([\w-]+)\s+(?:for|of|at|to|with|from)\s+(?:[^\s,.;]+\s){0,5}[^\s,.;]+,\s+$")
"""The noun that an apposition explains: "a spokesman for the union, Jane Roe"."""
_EXPLAINED = re.compile(r"\b([a-z][\w-]+),\s+$")
"""The noun right before an apposition: "the captain's lawyer, Jane Roe,"."""
_WOMEN = frozenset(
    "actress aunt countess daughter duchess girl girlfriend heiress heroine hostess mother niece princess"
    " queen sister waitress widow wife".split()
)
_MEN = frozenset("boy boyfriend brother father husband king nephew pontiff pope prince son uncle".split())


def has_role(text: str, name: NameSpan, head: str) -> bool:
    """True when the text gives a name the role: before it, or in an apposition behind it."""
    titled = text[name.titled.start : name.span.start]
    apposition = re.match(r",\s+([^,.;]{3,60})[,.;]", text[name.span.end : name.span.end + 70])
    words = re.findall(r"[\w-]+", titled + " " + (apposition.group(1) if apposition else ""))
    words += [_SHORT_TITLES.get(word.casefold(), word) for word in words]
    directly = re.search(r"([\w-]+)\s+$", text[max(0, name.titled.start - 40) : name.span.start])
    described = _DESCRIBED.search(text, max(0, name.titled.start - 80), name.titled.start)
    explained = text.startswith(",", name.span.end) and _EXPLAINED.search(
        text, max(0, name.titled.start - 40), name.titled.start
    )
    beside = [found.group(1) for found in (directly, described, explained or None) if found is not None]
    return head in map(singular, [*words, *beside])


def fits(text: str, mention: Mention, member: Member) -> bool:
    """False for "the Egyptian minister" where the text has "French Minister" before the name."""
    asked = set(_CAPITALISED.findall(mention.span.of(text)[1:])) - {mention.head.title()}
    given = {
        word
        for name in member.mentions
        for word in _CAPITALISED.findall(text[name.titled.start : name.span.start])
        if singular(word) not in PERSON_NOUNS
    }
    return not asked or not given or bool(asked & given)


def gender_of_noun(noun: str) -> str | None:
    """The gender that a noun for a person tells: "the businessman"; None for most."""
    if noun in _WOMEN or noun.endswith("woman"):
        return FEMALE
    return MALE if noun in _MEN or noun.endswith("man") else None
