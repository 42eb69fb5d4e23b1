"""Names that the text itself calls an outlet or a body: "the Vremya newspaper", "rights group Open Cells".

An outlet that no registry lists is an outlet still.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Name, NameKind
from kg.resolve.names import NameSpan, Shape

_STATION = r"(?:TV|[Tt]elevision|[Rr]adio)(?:\s+(?:station|channel|network|news))?"
_MEDIUM = (
    r"(?:newspaper|daily|weekly|tabloid|magazine|broadcaster|broadsheet|newswire"
    r"|(?:news|press|wire)\s+(?:agency|service|site|website|portal|outlet|channel|network|program(?:me)?|magazine)"
    rf"|{_STATION})"
)
_GROUP = (
    r"(?:(?:rights|advocacy|activist|aid|militant|rebel|armed|monitoring|research|environmental|industry|lobby"
    r"|watchdog|campaign|opposition|consumer|trade|hacking|hacker)\s+(?:group|organi[sz]ation|body|union|movement)"
    r"|think\s+tank|watchdog|charity|nonprofit|non-profit|NGO|trade\s+union|consultancy|law\s+firm|company|carrier"
    r"|airline|retailer|manufacturer|maker|start-?up|bank|firm|operator|utility)"
)
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_BEHIND = re.compile(rf"\s+(?:state\s+|daily\s+|weekly\s+)?{_MEDIUM}\b(?!\s+[\"“‘]?(?!{_DAYS})[A-Z])")
_AGENCY = re.compile(r"\s+agency\b")
_SITE = re.compile(r"\s+(?:website|site|portal|blog|channel)\b")
_PAGE = re.compile(r"(?:\s+\([^()]{1,40}\))?\s+(?:Telegram|YouTube|WhatsApp)\s+channel\b")
_ACTS = re.compile(r"\b(?:by|told)\s+the\s+$")
_BEFORE = re.compile(
    rf"(?P<told>\b(?:told|tells|telling)\s+)?(?:\b[Tt]he\s+)?(?:[\w-]+\s+)?"
    rf"(?P<noun>{_MEDIUM}|website|site|portal|outlet|channel|blog)\s+[\"“‘]?$"
)
_GROUP_BEFORE = re.compile(rf"\b(?i:{_GROUP})\s+$")
_GROUP_BEHIND = re.compile(rf",\s+(?:the|an?)\s+(?:[\w'’-]+\s+){{0,4}}?{_GROUP}\b[^,.;]{{0,60}},")
_MEDIUM_BEHIND = re.compile(
    rf",\s+(?:the|an?)\s+(?:(?!(?:told|gave|in|on|of|by|to|for|from|who|that)\b)[\w'’-]+\s+){{0,4}}?(?:{_MEDIUM}|website|portal|blog|outlet|channel)"
    r"(?:\s+(?:close|that|which|in|of|for|based|owned|run|linked|affiliated|popular|known|with|and|set|founded)\b[^.;]{0,80}?)?,"
)
_KIND_OF_GROUP = re.compile(
    rf"\b(?!(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|told)\s)[\w-]+\s+{_GROUP}\s+$"
)
_OPENS = re.compile(rf"(?:^|[.!?”\n]\s*)[Tt]he\s+(?:[\w-]+\s+)?{_GROUP}\s+$")
_INDEFINITE = re.compile(r"\b(?:an?|another|one|several|two|some|other|local|any)\s+$", re.I)
_ENDS = re.compile(r"[\"”’]?(?:[,.:;]|\s+(?:that|in|on|about|last|earlier|this|late|\w+day)\b)")
_NAME = re.compile(r"[A-Z][\w.’'-]+")
_MAY_BE = frozenset({Shape.PERSON, Shape.SHORT, Shape.ORGANIZATION})


def as_called(text: str, names: Sequence[NameSpan], known: Sequence[Name]) -> list[NameSpan]:
    """``names``, those that the text calls an outlet or a body somewhere made such everywhere.

    known  names with their kinds by the encoder: what it takes for a place ("the Harrow newspaper") is no
           outlet, and what it takes for a person is one, whatever the surname means ("Dustin Childs")
    """
    starts = [name.span.start for name in known]
    called: dict[tuple[str, ...], Shape] = {}
    for name in names:
        i = bisect_right(starts, name.span.end - 1) - 1
        kind = known[i].kind if i >= 0 and known[i].span.overlaps(name.span) else None
        if name.shape is Shape.OTHER and len(name.words) > 1 and kind is NameKind.PERSON:
            called[name.words] = Shape.PERSON
        elif name.shape in _MAY_BE and not name.addressed and name.words not in called:
            shape = _called(text, name, kind)
            if shape is not None:
                called[name.words] = shape
    found = [replace(name, shape=called[name.words]) if name.words in called else name for name in names]
    return sorted([*found, *_overlooked(text, names, known)], key=lambda name: name.span)


def _overlooked(text: str, names: Sequence[NameSpan], known: Sequence[Name]) -> Iterator[NameSpan]:
    """Persons whom only the encoder sees: "Mark Singer", whose surname is an occupation."""
    ends = [name.titled.end for name in names]
    for person in known:
        words = tuple(person.span.of(text).split())
        after = bisect_right(ends, person.span.start)
        seen = after < len(names) and names[after].titled.overlaps(person.span)
        if (
            person.kind is NameKind.PERSON
            and len(words) > 1
            and not seen
            and all(map(_NAME.fullmatch, words))
        ):
            yield NameSpan(person.span, person.span, words, Shape.PERSON)


def _called(text: str, name: NameSpan, kind: NameKind | None) -> Shape | None:
    """What the words beside a name call it."""
    span = name.span
    possessive = text[span.end : span.end + 1] in ("'", "’")
    before = text[max(0, name.titled.start - 60) : name.titled.start]
    if name.titled == span and not possessive and (medium := _BEFORE.search(before)):
        # "told the newspaper Varga had left" names no newspaper
        told = medium.group("told") is not None and kind is not NameKind.OUTLET
        return Shape.OUTLET if not told or _ENDS.match(text, span.end) else None
    if name.shape is Shape.SHORT and not possessive:
        # "Arvend, a maker of pumps,", "The company Arvend said", "the Danish shipping firm Arvend"
        named = _GROUP_BEHIND.match(text, span.end) or _OPENS.search(before) or _KIND_OF_GROUP.search(before)
        if named:
            return Shape.ORGANIZATION
    if _GROUP_BEFORE.search(before) and not possessive and kind is not NameKind.PERSON:
        return Shape.ORGANIZATION
    if _PAGE.match(text, span.end) or _MEDIUM_BEHIND.match(text, span.end):
        return Shape.OUTLET
    if kind in (NameKind.PLACE, NameKind.PERSON) or _INDEFINITE.search(before):
        return None
    alone = name.shape is Shape.SHORT and (
        _AGENCY.match(text, span.end) or (_ACTS.search(before) and _SITE.match(text, span.end))
    )
    return Shape.OUTLET if alone or _BEHIND.match(text, span.end) else None
