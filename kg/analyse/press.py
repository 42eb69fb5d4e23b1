"""Who only passes things on: outlets, and bodies that bear the name of one."""

from __future__ import annotations

import re

from kg.model import AgentKind, Hand

_STATION = re.compile(r"(?:the )?(?:radio|tv|television|channel) \w", re.IGNORECASE)


_MEDIA = re.compile(
    r"\b(?:media|press|newspapers?|papers?|tabloids?|broadcasters?|television|radio|dail(?:y|ies)"
    r"|news (?:agenc(?:y|ies)|outlets?|sites?|websites?|channels?))"
    r"(?: (?:reports?|outlets?|accounts?|stations?))?(?: (?:in|of|from|on|near|close)\b.*)?$",
    re.IGNORECASE,
)
"""Press without a name: "local media", "a newspaper close to the army"; a press officer is none."""


def is_outlet(hand: Hand) -> bool:
    """True for press with or without a name: what comes from there is another's report."""
    return is_press(hand) or (hand.kind is AgentKind.UNNAMED and _MEDIA.search(hand.name) is not None)


def is_press(hand: Hand) -> bool:
    """True for a hand at which a chain goes dead: whom an outlet has it from is what is asked.

    A station that no register knows may have been read as a body: "Radio Ostmark reported".  A ministry
    that "reported" something speaks of what it knows.
    """
    if hand.kind is AgentKind.OUTLET:
        return True
    return hand.kind is AgentKind.ORGANIZATION and _STATION.match(hand.name) is not None
