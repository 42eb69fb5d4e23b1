"""Whether two mentions of one name may be two people: their roles have nothing in common."""

from __future__ import annotations

from kg.analyse.voices import plain_name
from kg.model import AgentKind, Hand


def role_words(hand: Hand) -> frozenset[str]:
    """The words of the roles that an article gives a person; empty for whoever is none or has none."""
    if hand.kind is not AgentKind.PERSON:
        return frozenset()
    return frozenset(word for role in hand.roles for word in plain_name(role).split())


def namesakes(one: Hand, other: Hand) -> bool:
    """True for persons with roles that share no word: a director and a union secretary."""
    words, others = role_words(one), role_words(other)
    return bool(words and others) and words.isdisjoint(others)
