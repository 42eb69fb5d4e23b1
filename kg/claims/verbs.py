"""The verbs of a statement, as far as their form shows them: what is said to be done, or to have happened.

There is no tagger here.  What follows an auxiliary ("could last", "had been lifted") is a verb, and so is a
past form that no article or possessive stands before ("a belt caused it", not "a convicted man").  Presents
without an auxiliary are missed; where a statement shows no verb nothing is concluded from its verbs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from kg.claims.words import PAST_FORMS, content_stems, stem, tokens

_AUXILIARIES = frozenset(
    """will would can could may might shall should must be is are am was were been being has have had do does
    did won't wouldn't can't cannot couldn't shouldn't isn't aren't wasn't weren't hasn't haven't hadn't don't
    doesn't didn't""".split()
)
_CARRIERS = frozenset(
    """expected planned set due likely unlikely going able ready agreed decided forced allowed asked ordered
    scheduled supposed thought believed known about used bound""".split()
)
"""What stands between an auxiliary and the verb that it is about: "is expected to be sold"."""
_BETWEEN = frozenset("not never also still already soon now again only just ever yet no longer".split())
_BEFORE_NOUNS = frozenset("a an the its their his her our my your this that these those some any no".split())
_EMPTY = frozenset(
    map(
        stem, "make take go come get give do keep become remain stay put hold bring say tell call use".split()
    )
)
"""Verbs that tell nothing without what comes after them."""

_ALIKE = [
    frozenset(map(stem, group.split()))
    for group in (
        "injure hurt wound",
        "kill die slay murder perish",
        "close shut",
        "hit strike ram",
        "resign quit leave step",
        "arrest detain seize capture catch nab",
        "cut reduce slash lower trim drop fall decline",
        "raise increase rise lift climb grow jump",
        "buy acquire purchase",
        "start begin open launch release offer sell issue",
        "end finish stop cease halt conclude",
        "spoil ruin destroy wreck damage harm erode corrode eat",
        "disrupt hamper hit cut sever affect",
        "cause trigger spark provoke lead result",
        "appoint name choose pick select nominate elect",
        "announce unveil reveal disclose present",
        "find discover detect locate",
        "build construct erect",
        "dismiss fire sack oust remove relieve part",
        "charge accuse indict",
        "win beat defeat",
        "move relocate transfer",
        "repair fix mend restore",
        "lack miss need",
        "happen occur",
        "join sign",
        "replace succeed",
        "direct helm",
        "attack assault",
        "flee escape",
        "approve back endorse pass",
        "pull withdraw",
        "bring return",
    )
]
"""Verbs that say nearly the same in news."""


@lru_cache(maxsize=10_000)
def verbs(text: str) -> Mapping[str, str]:
    """The verbs that the form of their surroundings gives away: each stem with the word that has it."""
    words = tokens(text)
    folded = [word.casefold().replace("’", "'") for word in words]
    found = [*_after_auxiliaries(folded), *_past(words, folded)]
    return MappingProxyType({stem(w): w for w in found if stem(w) not in _EMPTY and content_stems(w)})


def other_verbs(one: str, other: str) -> tuple[Mapping[str, str], Mapping[str, str]] | None:
    """The verbs of two texts, where both show some and neither has any of the other's; else None."""
    mine, theirs = verbs(one), verbs(other)
    if not mine or not theirs or _met(mine, content_stems(other)) or _met(theirs, content_stems(one)):
        return None
    return mine, theirs


def _met(found: Iterable[str], stems: frozenset[str]) -> bool:
    return any(near(verb, each) for verb in found for each in stems)


def near(one: str, other: str) -> bool:
    """True for one verb, for a verb and a noun made of it ("explode", "explosion"), for near synonyms."""
    begun = min(_BEGINNING, len(one), len(other))
    if one == other or (begun >= _BEGINNING and one[:begun] == other[:begun]):
        return True
    return any(one in group and other in group for group in _ALIKE)


_BEGINNING = 4


def _after_auxiliaries(folded: Sequence[str]) -> Iterator[str]:
    for place, word in enumerate(folded):
        if word in _AUXILIARIES:
            following = _following(folded, place + 1)
            if following is not None:
                yield following


def _following(folded: Sequence[str], place: int) -> str | None:
    """The verb that an auxiliary before ``place`` leads to; None where a noun or nothing follows."""
    while place < len(folded):
        word = folded[place]
        if word in _CARRIERS and folded[place + 1 : place + 2] == ["to"]:
            place += 2
        elif word in _AUXILIARIES or word in _BETWEEN or (word.endswith("ly") and len(word) > 4):
            place += 1
        else:
            return None if word in _BEFORE_NOUNS or word[0].isdigit() else word
    return None


def _past(words: Sequence[str], folded: Sequence[str]) -> Iterator[str]:
    for place, word in enumerate(folded):
        before = folded[place - 1] if place else ""
        formed = (word.endswith("ed") and len(word) > 4) or word in PAST_FORMS
        if formed and before not in _BEFORE_NOUNS and words[place].islower():
            yield word
