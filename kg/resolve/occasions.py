"""Dated interviews, speeches and the like that a text tells of, whatever is quoted from them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from kg.model import Span, Spans, When
from kg.resolve.act_dates import dates_that_say_when

_MEETING = (
    r"(?:interview|speech|appearance|rally|debate|town hall|(?:news|press) conference|briefing"
    r"|testimony|hearing)"
)
_OCCASION = re.compile(rf"\b{_MEETING}\b", re.I)
_BEFORE = re.compile(
    rf"\b{_MEETING}\b(?:\s+(?:published|aired|broadcast|posted|released|given|held|conducted|taped|recorded))?"
    r"(?:\s+(?:with|on|in|at|by|to)\s+(?:the\s+)?[“\"]?(?:[A-Z][\w.&'’-]*\s*){1,4}[”\"]?)?"
    r"\s*(?:(?:late|early|earlier)\s+)?(?:on\s+)?$"
)
_BEHIND = re.compile(
    rf"(?:['’]s)?\s+(?:(?:morning|night|evening|afternoon)\s+)?(?:[\w-]+\s+){{0,2}}?{_MEETING}\b", re.I
)
_YEAR = len("2016")
_TOP = 5
"""Sentences in which an article on a court tells when it sat."""
_SITS = r"(?:court|inquiry|hearing|tribunal|jury|judge|bench|trial)"
_COURT = re.compile(rf"\b{_SITS}\b", re.I)
_PLEADED = re.compile(
    r"^(?:submitted|contended|observed|testified(?!\s+in)|pleaded|countered)\b"
    rf"|\b(?:told|before|at)\s+(?:the|an?)\s+(?:\w+\s+)?{_SITS}\b",
    re.I,
)


def occasions(
    text: str, sentences: Spans, published: date | None, speakers: Collection[str]
) -> Iterator[tuple[int, str, When]]:
    """Where an occasion is told of, the first of ``speakers`` named there, and its day or month.

    A sentence with two dates tells of none.
    """
    surnames = [(name, re.compile(rf"\b{re.escape(name.split()[-1])}\b(?!['’]s)")) for name in speakers]
    for sentence in sentences:
        words = sentence.of(text)
        if _OCCASION.search(words) is None:
            continue
        dates = [
            when
            for when in dates_that_say_when(text, sentence, published)
            if when.span is not None and len(when.value) > _YEAR and _of_occasion(text, sentence, when.span)
        ]
        named = [(found.start(), name) for name, surname in surnames if (found := surname.search(words))]
        if len(dates) == 1 and named:
            yield sentence.start, min(named)[1], dates[0]


def sitting(text: str, sentences: Spans, published: date | None) -> When | None:
    """The day on which the court sat that an article is about: the first day that its top gives a hearing."""
    for sentence in sentences[:_TOP]:
        if _COURT.search(text, sentence.start, sentence.end) is None:
            continue
        days = [
            w for w in dates_that_say_when(text, sentence, published) if len(w.value) == len("2016-08-10")
        ]
        if days:
            return When(days[0].value)
    return None


def is_pleaded(words: str) -> bool:
    """True for what is said where a court sits: "the defence submitted", "she told the inquiry"."""
    return _PLEADED.search(words) is not None


def _of_occasion(text: str, sentence: Span, place: Span) -> bool:
    """True for "in an interview on Sunday" and "Friday's speech"."""
    before = text[max(sentence.start, place.start - 60) : place.start]
    after = text[place.end : min(sentence.end, place.end + 40)]
    return bool(_BEFORE.search(before) or _BEHIND.match(after))
