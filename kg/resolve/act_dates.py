"""Which date of a sentence belongs to which act of speech.

Guidelines, rule 22.  "The minister said on Monday that ..." dates the saying; "... that he had met them on
Monday", "Tuesday's vote", "the 2016 race" and "before Monday" do not.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from kg.model import Span, Spans, When
from kg.resolve.dates import resolve_dates

REACH = 14
"""Words between a cue and its date, the content not counted."""

OPENING = 12
"""Characters before a date that opens its sentence ("Late on Monday, ...")."""

WIDEST = 2000
"""Characters of a sentence on either side of a cue that are looked at; real ones are shorter."""

OCCASION = (
    r"(?:interview|statement|speech|report|article|story|column|editorial|e-?mail|letter|memo|memorandum|cable"
    r"|tweet|post|broadcast|show|segment|installment|episode|edition|podcast|rally|address|remark|testimony"
    r"|hearing|filing|ruling|(?:news|press) conference|video|book|op-ed|opinion|revelation|survey|study|poll"
    r"|call|town hall|appearance|briefing|announcement|release|note|document|conversation|panel|debate"
    r"|deposition)s?\b"
)
"""Nouns for what is said or written, or the occasion on which it is."""

_ITS_OCCASION = re.compile(rf"(?:[\w’'-]+ ){{0,3}}{OCCASION}", re.I)
_ON_OCCASION = re.compile(rf"\W*(?:\w+ ){{0,3}}{OCCASION}", re.I)
_ON_AIR = re.compile(r"\b(?:on|during|from|for) $", re.I)
_PROGRAMME = re.compile(r"[“\"‘'’]|(?:[A-Z][\w’'-]*\s)*[A-Z][\w’'-]*[,.;]")  # "on Sunday's “Morning Table”"
_BEFORE_NOUN = re.compile(
    r"(?:\b(?:the|a|an|this|that|his|her|its|their|our|my)|['’]s) (?:late |early |mid-)?$", re.I
)
_NOT_WHEN = re.compile(
    r"\b(?:since|until|till|by|from|through|between|before|after|ahead of|for|of|to|than|next)"
    r" (?:the |early |late |mid-)?$"
    r"|=[\"']$",  # in the markup of an embedded post
    re.I,
)
_AS_SAYING = re.compile(r"\bas\s+(?:saying|telling)\b")  # "quoted her as saying" is one act
_WRITTEN_WHEN = re.compile(
    r"\b(?:message|chat|e-?mail|letter|memo|post|video|interview|recording|transcript|cable)s?\s+from\s+$",
    re.I,
)
_CLAUSE = re.compile(
    r"\b(?:when|while|because|since|until|if|though|although|whether|that|who|which|where|whose|but|after"
    r"|before|as)\b|[;:]",
    re.I,
)
_OPEN_RELATIVE = re.compile(r"\b(?:who|which|whom|whose)\b[^,]*$")
_ASIDE = re.compile(r"\b(who|which|whose|where|when|before|(?<!went )after|since|because|while)\b[^,;]*$")
_PARTICIPLE = re.compile(r"\w+ing\b")  # "the man who led it pleaded guilty on Monday, saying"
_SUBORDINATE = re.compile(r"\b(?:when|after|who|which|because|if|that)\b")
_SPEECH = re.compile(
    r"\b(?:said|says|saying|told|tells|telling|reported|reports|wrote|writes|tweet(?:ed|s)|announced|stated"
    r"|claimed|asked|argued|warned|added|called|denied|declared|insisted|responded|interviewed|appeared"
    r"|spoke|rejected|described|criticized|criticised|attacked|recounted|disclosed|addressed|discussed)\b"
)
_PLACE_OF_DATELINE = re.compile(r"[A-Z][A-Z .,’'-]+,")
_END_OF_DATELINE = re.compile(r"[,.]?\s*(?:\([\w /.-]{2,30}\)\s*)?[-–—]{1,2}\s")
_WITH_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"\w+")


def date_of(text: str, cue: Span, content: Spans, sentence: Span, published: date | None) -> When | None:
    """The date that the sentence gives to the act that ``cue`` marks, if it gives one.

    A date inside the content is not the date of the speech, unless the content is the whole narrated clause
    and holds the cue too ("The minister proposed on Monday new talks").
    """
    near = Span(max(sentence.start, cue.start - WIDEST), min(sentence.end, cue.end + WIDEST))
    found = [
        (distance, when)
        for when in dates_that_say_when(text, near, published)
        if (distance := distance_to(text, cue, content, near, when)) is not None
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


@lru_cache(maxsize=64)
def dates_that_say_when(text: str, sentence: Span, published: date | None) -> tuple[When, ...]:
    """The dates of the sentence that tell when something was done, in text order.

    Not those that lie ahead, nor what someone quoted calls "today".
    """
    return tuple(
        when
        for when in resolve_dates(text, sentence, published)
        if when.span is not None
        and _says_when(text, sentence, when.span)
        and not _lies_ahead(when, published)
        and (_WITH_YEAR.search(when.span.of(text)) or not is_quoted(text, sentence, when.span))
    )


def is_quoted(text: str, sentence: Span, place: Span) -> bool:
    """True when ``place`` stands inside quotation marks that open in the sentence."""
    before = text[sentence.start : place.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def distance_to(text: str, cue: Span, content: Spans, sentence: Span, when: When) -> int | None:
    """How far the date stands from the cue, in words; None when it cannot be the date of that act."""
    place = when.span
    if place is None:
        return None
    holder = next((span for span in content if span.contains(place)), None)
    if holder is not None and not holder.contains(cue):
        return None
    first = place.end <= cue.start
    gap = Span(place.end, cue.start) if first else Span(cue.end, max(cue.end, place.start))
    between = _AS_SAYING.sub(" ", without(text, gap, () if holder is not None else content))
    aside = _ASIDE.search(_plain(text, max(sentence.start, place.start - 300), place.start))
    if aside:
        opens = place.start - len(aside[0])
        if cue.start < opens:
            return None  # "the senator said, after he had voted on Monday"
        inserted = text[:opens].rstrip().endswith(",") or not _PARTICIPLE.match(text, cue.start)
        if first and aside[1] not in {"while", "when"} and "," in between and inserted:
            return None  # "the senator, who on Monday voted, said"
    words = len(_WORD.findall(between)) + (REACH if _SPEECH.search(between) else 0)
    if first:
        if _OPEN_RELATIVE.search(between) and not _ON_OCCASION.match(between):
            return None  # "on Monday he cited a story in which officials said"
        if place.start - sentence.start >= OPENING and re.search(r"\bbut\b", between):
            return None
        words += 6 * len(_SUBORDINATE.findall(between))
    elif _CLAUSE.search(between if holder is None else between.replace("that ", "")):
        return None
    return words if words <= REACH + (10 if first else 0) else None


def without(text: str, span: Span, skip: Spans) -> str:
    """The words of ``span`` outside ``skip``."""
    kept = []
    at = span.start
    for gap in sorted(skip):
        if gap.end <= at or gap.start >= span.end:
            continue
        kept.append(_plain(text, at, max(at, gap.start)))
        at = gap.end
    kept.append(_plain(text, at, span.end))
    return " ".join(kept)


def _plain(text: str, start: int, end: int) -> str:
    return text[start:end].replace("\u00a0", " ")


def _lies_ahead(when: When, published: date | None) -> bool:
    value = when.value[: len("2016-08-10")]
    return published is not None and value > published.isoformat()[: len(value)]


def _says_when(text: str, sentence: Span, place: Span) -> bool:
    """False for "before Monday", "Tuesday's vote", "the 2016 race" and the date of a dateline."""
    before = _plain(text, max(sentence.start, place.start - 60), place.start)
    after = _plain(text, place.end, min(sentence.end, place.end + 120))
    if _NOT_WHEN.search(before) and not _WRITTEN_WHEN.search(before):
        return False
    if _END_OF_DATELINE.match(after) and _PLACE_OF_DATELINE.match(_plain(text, sentence.start, place.start)):
        return False
    possessive = re.match(r"['’]s? ", after)
    bare_year = place.of(text).isdigit() and not re.search(r"\b[Ii]n (?:early |late )?$", before)
    if possessive or bare_year or _BEFORE_NOUN.search(before):
        told = after[possessive.end() if possessive else 0 :].lstrip(", ")
        shown = possessive is not None and _ON_AIR.search(before) and _PROGRAMME.match(told)
        return bool(shown or _ITS_OCCASION.match(told))
    return True
