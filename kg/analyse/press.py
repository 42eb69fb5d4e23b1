"""Who only passes things on: outlets, and bodies that bear the name of one."""

from __future__ import annotations

import re

from kg.model import AgentKind, Hand

_STATION = re.compile(r"(?:the )?(?:radio|tv|television|channel) \w", re.IGNORECASE)


def is_press(hand: Hand) -> bool:
    """True for a hand at which a chain goes dead: whom an outlet has it from is what is asked.

    A station that no register knows may have been read as a body: "Radio Ostmark reported".  A ministry
    that "reported" something speaks of what it knows.
    """
    if hand.kind is AgentKind.OUTLET:
        return True
    return hand.kind is AgentKind.ORGANIZATION and _STATION.match(hand.name) is not None
