"""What can be a source at all: persons, bodies, outlets and documents, not "the areas of the network"."""

from __future__ import annotations

import re

from kg.lexicon import (
    DOCUMENT_NOUNS,
    NEWSROOM_NOUNS,
    ORGANIZATION_NOUNS,
    OUTLET_NOUNS,
    PERSON_NOUNS,
    PRONOUNS,
    REPORT_NOUNS,
    singular,
)
from kg.model import Span

_SOURCE_NOUNS = (
    PERSON_NOUNS | DOCUMENT_NOUNS | OUTLET_NOUNS | ORGANIZATION_NOUNS | REPORT_NOUNS | NEWSROOM_NOUNS
)
_PLANS = frozenset("agreement decision law order plan platform program programme proposal treaty".split())
"""They may tell, but what they show is for somebody else to say."""
_WORD = re.compile(r"[\w&-]+")
_ENDS = re.compile(
    r"\s(?:of|for|at|in|from|on|with|to|by|close|familiar|briefed|about|over|within|inside"
    r"|(?:\w+ed|seen|sent|written|given|shown|made|drawn\s+up)(?=\s(?:by|from|in|on|to|last|earlier|this|\w+day)\b))\s"
)
_CLAUSE = re.compile(
    r",|\s(?:that|which|who|whose|there|here|\w+ed(?=\s(?:by|in|on|from|this|last)\b))(?:\s|$)"
)
_NUMBER_OF = re.compile(
    r"(?:an?|the)\s+(?:\w+\s+)?(?:number|batch|series|couple|lot|handful|host|group|set|trove)\s+of\s+", re.I
)


def can_be_source(text: str, phrase: Span, *, named: bool = True) -> bool:
    """True when the head of a noun phrase names somebody, if ``named``, or describes who or what can tell."""
    if number := _NUMBER_OF.match(text, phrase.start, phrase.end):
        phrase = Span(number.end(), phrase.end)
    end = _ENDS.search(text, phrase.start, phrase.end)
    words = _WORD.findall(text, phrase.start, end.start() if end else phrase.end)
    if not words or words[0].casefold() == "no":
        return False
    return (named and words[-1][0].isupper()) or singular(words[-1]) in _SOURCE_NOUNS


def is_mere_thing(text: str, source: Span) -> bool:
    """True for what shows without telling: "the areas that were hit suggested …", "the proposal shows …"."""
    words = source.of(text)
    if words.casefold() in PRONOUNS or any(ch.isdigit() for ch in words):
        return False
    clause = _CLAUSE.search(text, source.start, source.end)
    if singular(words.split()[-1].casefold()) in _PLANS:
        return True
    return not can_be_source(text, Span(source.start, clause.start() if clause else source.end))
