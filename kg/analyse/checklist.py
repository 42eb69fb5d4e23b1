"""What a person should do next about a claim: questions that its chains raise, from the general on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from kg.analyse.cautions import Kind
from kg.analyse.origins import Origins
from kg.analyse.phrasing import short
from kg.analyse.press import is_press
from kg.analyse.voices import outlet_key
from kg.claims.decisions import PERSON, Decision
from kg.model import AgentKind, Hand, Provenance

_SURE = 0.7
"""Score from which nobody needs to be asked whether two statements are the same."""


def checklist(ordered: Sequence[Provenance], found: Origins, kinds: Set[Kind]) -> Iterator[str]:
    """What to do next, from the general to what these chains call for.

    kinds  of the cautions that the claim gives rise to
    """
    yield "Open each article and read the quoted characters in their place: did the program read them right?"
    yield "Is anything left out around the quoted words that changes their meaning?"
    hands = [hand for statement in ordered for hand in statement.hands]
    at_hand = {outlet_key(statement.article.outlet or "") for statement in ordered}
    outlets = [
        h
        for s in ordered
        for h in s.hands[:-1]
        if h.kind is AgentKind.OUTLET and outlet_key(h.name) not in at_hand
    ]
    for name in called(outlets):
        yield f"Find the report of {name} itself: does it say the same, and on whose word?"
    ends = [s.origin for s in ordered if s.hands and is_press(s.origin)]
    for name in called(end for end in ends if outlet_key(end.name) not in at_hand):
        yield f"Find the report of {name} itself: where does it have this from?"
    for name in called(hand for hand in hands if hand.kind is AgentKind.UNNAMED):
        yield f"Who is “{name}”? Is a reason given for withholding the name, and how can they know?"
    if found.min != found.max or found.open:
        yield "Can any two of the origins be shown to be the same, or to be different?"
    for name in called(hand for hand in hands if hand.kind is AgentKind.PERSON):
        yield f"Did {name} say this in full elsewhere, confirm it or deny it?"
    for name in called(hand for hand in hands if hand.kind is AgentKind.DOCUMENT):
        yield f"Get “{name}” itself: does it say this?"
    if Kind.ALTERED in kinds:
        yield "Which wording of the quotation is the original? Look for a recording or a transcript."
    if Kind.CHANGED in kinds:
        yield "Which number, date or degree of certainty is the source's own, and who changed it?"
    if Kind.IMPLIED in kinds:
        yield "Where a hand is carried over from the context: does the article leave no other reading?"
    yield "Were those whom this is about asked for an answer?"


def unsure(ordered: Sequence[Provenance], joined: Iterable[Decision]) -> Iterator[str]:
    """Questions whether statements are the same where the program took them for one and was not sure."""
    number = {statement.statement: n for n, statement in enumerate(ordered, start=1)}
    for decision in joined:
        if decision.decided_by != PERSON and decision.score < _SURE:
            earlier, later = sorted((number[decision.one], number[decision.other]))
            yield (
                f"Do paths {earlier} and {later} state the same? The program is not sure "
                f"({decision.score:.2f} on a scale to 1)."
            )


def called(hands: Iterable[Hand]) -> list[str]:
    """What to call each agent, once each: "V. Petrova" and "Vera Petrova" that are one go by the longer.

    Sources without a name are asked about once a description: the question is the same.
    """
    names: dict[str, str] = {}
    for hand in hands:
        key = hand.name.casefold() if hand.kind is AgentKind.UNNAMED else hand.agent
        names[key] = max(names.get(key, ""), hand.name, key=len)
    return [short(name) for name in names.values()]
