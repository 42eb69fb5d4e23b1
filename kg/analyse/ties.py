"""What could make one origin of two with names: an owner, an office, the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.analyse import registry
from kg.analyse.voices import Voice, plain_name, words_of
from kg.model import AgentKind

_LONG = 8
"""Words from which on two outlets do not find the same ones by themselves."""

_BEGINNING = 5
"""Letters that tell that two words are of one kin: "Russia" and "Russian", "governor's" and "governor"."""

_POLITIES = (AgentKind.COUNTRY, AgentKind.ORGANIZATION)

_COMMON = frozenset(
    """chief head deputy vice former senior general secretary minister ministry ministries president director
    spokesman spokeswoman spokesperson official officials officer department office agency committee
    commission council government national federal state public press company group party union service
    services authority authorities institute chairman chairwoman leader member expert analyst""".split()
)
"""Words of names and roles that tell nothing of which body is meant."""

_OWN_SPOKESMAN = re.compile(
    r"(?:his|her|their)\b.*\b(?:spokes\w+|press secretary|aide|lawyer|attorney)", re.IGNORECASE
)


def tie(one: Voice, other: Voice) -> str:
    """Why two voices with names may be one, as the end of a sentence; empty when nothing says so."""
    if one.own and other.own:
        return _one_house(one.name, other.name) or _same_words(one, other)
    if one.own or other.own:
        return ""  # the outlet's own word is its own
    if one.kind in _POLITIES and other.kind in _POLITIES:
        meant = registry.spoken_of(one.name)
        if plain_name(meant) == plain_name(registry.spoken_of(other.name)):
            return f"both names stand for {meant}"
    if _speaks_for(one, other) or _speaks_for(other, one):
        return "one speaks for the other, as the text has it"
    if _holds(one, other) or _holds(other, one):
        return "the name of one is part of the other's name or role"
    if _office(one, other) or _office(other, one):
        return "the role of one speaks of the other's office or body"
    return ""


def _one_house(one: str, other: str) -> str:
    owner, state = registry.owner(one), registry.state(one)
    if state and state == registry.state(other):
        return f"both are run by one state ({state})"
    if owner and owner == registry.owner(other):
        return f"both belong to {owner}"
    return ""


def _same_words(one: Voice, other: Voice) -> str:
    wordings = [{plain_name(p.wording) for p in voice.provenances} for voice in (one, other)]
    shared = [words for words in wordings[0] & wordings[1] if len(words.split()) >= _LONG]
    return "they use the same words, which one may have from the other or both from a third" if shared else ""


def _holds(one: Voice, other: Voice) -> bool:
    """True when the first's name or role holds the second's name: "Kremlin spokesman" and the Kremlin."""
    body = f" {plain_name(other.name)} "
    return any(body in f" {plain_name(words)} " for words in (one.name, *one.roles))


def _speaks_for(one: Voice, other: Voice) -> bool:
    """True for "her spokesman", in a statement that names her."""
    persons = one.kind is AgentKind.PERSON is other.kind
    hers = any(_OWN_SPOKESMAN.match(role) for role in one.roles)
    surname = plain_name(other.name).split()[-1:]
    return persons and hers and any(set(surname) <= set(words_of(p.wording)) for p in one.provenances)


def _office(one: Voice, other: Voice) -> bool:
    """True for a person whose role speaks of the other: the governor and "the governor's spokesman"."""
    if one.kind is not AgentKind.PERSON:
        return False
    own = _telling(one.roles)
    if other.kind is AgentKind.PERSON:
        words = [word for role in one.roles for word in _words(role)]
        spoken_for = any(word.startswith(("spokes", "press", "aide")) for word in words)
        return spoken_for and bool(own & _beginnings(w for r in other.roles for w in _words(r)))
    if other.kind in (AgentKind.ORGANIZATION, AgentKind.COUNTRY):
        body = _telling((other.name,))
        # "Velmark foreign minister" and "Velmark Port Authority" share a place, and each has more.
        return bool(own & body) and (own <= body or body <= own)
    return False


def _telling(phrases: Iterable[str]) -> set[str]:
    return _beginnings(word for phrase in phrases for word in _words(phrase) if word not in _COMMON)


def _beginnings(words: Iterable[str]) -> set[str]:
    return {word[:_BEGINNING] for word in words if len(word) > 3}


def _words(phrase: str) -> list[str]:
    return [word.removesuffix("'s").removesuffix("’s") for word in plain_name(phrase).split()]
