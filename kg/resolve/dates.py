"""Dates in running text, resolved against the day of publication; and which of them an act of speech has.

Guidelines, rule 22: weekdays resolve backwards (to the day of publication itself when it is that
weekday); "in July" is 2016-07, "in 2009" is 2009, "at the weekend" an interval; what is vaguer ("last
week", "this spring") has no date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from kg.model import Span, When

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_WEEKDAYS = {"mon": MO, "tue": TU, "wed": WE, "thu": TH, "fri": FR, "sat": SA, "sun": SU}
_NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WHICH_MONTH = (
    r"(?P<which>[Ii]n|[Ss]ince|[Dd]uring|[Ee]arly|[Ll]ate|[Ll]ast|[Tt]his|[Mm]id|[Ff]rom|[Oo]f)"
    r"(?: early| late| mid)?"
)
_MONTH_AS_ADJECTIVE = (  # "a July interview"
    r"(?:(?<=\b[Aa] )|(?<=\b[Aa]n )|(?<=\b[Tt]he )|(?<=\b[Hh]is )|(?<=\b[Hh]er )|(?<=\b[Ii]ts )"
    rf"|(?<=\b[Tt]heir )){_MONTH}(?= (?!on\b|of\b|and\b|in\b|at\b|to\b)[a-z]{{3}})"
)
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# Not in names: "Fox News Sunday", "the Sunday Times", "Super Tuesday", "Good Friday"; nor "Harrow Today".
_WEEKDAY = (
    r"(?<!Super )(?<!Good )(?<!Black )(?<!Cyber )(?<!Bloody )(?<!Palm )(?<!Easter )(?<!Ash )"
    r"(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|(?<!News )Sun)day"
    r"(?! (?:Times|Post|Telegraph|Mirror|Herald|Express|Mail|Tribune|Independent)\b)"
)
_PART = r"(?: (?:morning|afternoon|evening|night))?"


def _month_number(match: re.Match[str]) -> int:
    return _MONTHS.index(match["month"][:3].casefold()) // 3 + 1


def _calendar(match: re.Match[str], published: date | None) -> str | None:
    """A day of the calendar; without a year, the last such day up to publication."""
    month, day = _month_number(match), int(match["day"])
    year = int(match["year"]) if match["year"] else None
    if year is None:
        if published is None:
            return None
        year = published.year - ((month, day) > (published.month, published.day))
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # "Feb. 30"
        return None


def _month(match: re.Match[str], published: date | None) -> str | None:
    """A month; without a year, the last such month up to publication, and before it after "last"."""
    month = _month_number(match)
    if year := match.groupdict().get("year"):
        return f"{year}-{month:02}"
    if published is None:
        return None
    last = match.groupdict().get("which", "").casefold() == "last"
    earlier = month > published.month or (month == published.month and last)
    return f"{published.year - earlier:04}-{month:02}"


def _weekday(match: re.Match[str], published: date | None) -> str | None:
    """A weekday: the last one up to publication; one that is yet to come dates nothing."""
    which = (match["which"] or "").casefold()
    if published is None or which in {"next", "coming", "following"}:
        return None
    end = published - timedelta(days=which == "last")
    return (end + relativedelta(weekday=_WEEKDAYS[match["weekday"][:3].casefold()](-1))).isoformat()


def _weekend(match: re.Match[str], published: date | None) -> str | None:
    """A weekend: the last one that had begun at publication."""
    if published is None:
        return None
    saturday = published + relativedelta(weekday=SA(-1))
    if match["which"].casefold() == "last" and published - saturday < timedelta(days=2):
        saturday -= timedelta(days=7)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def _days_ago(match: re.Match[str], published: date | None) -> str | None:
    """A day counted back from publication."""
    count = _NUMBERS.get(match["count"].casefold()) or int(match["count"])
    return (published - timedelta(days=count)).isoformat() if published else None


def _yesterday(_: re.Match[str], published: date | None) -> str | None:
    return (published - timedelta(days=1)).isoformat() if published else None


def _today(_: re.Match[str], published: date | None) -> str | None:
    return published.isoformat() if published else None


def _month_of_publication(match: re.Match[str], published: date | None) -> str | None:
    """The month of publication, or the one before."""
    back = relativedelta(months=match["which"].casefold() == "last")
    return (published - back).strftime("%Y-%m") if published else None


def _year_of_publication(match: re.Match[str], published: date | None) -> str | None:
    """The year of publication, or the one before."""
    return str(published.year - (match["which"].casefold() == "last")) if published else None


def _year(match: re.Match[str], _: date | None) -> str | None:
    return match["year"]


def _iso(match: re.Match[str], _: date | None) -> str | None:
    try:
        return date.fromisoformat(match[0]).isoformat()
    except ValueError:  # "2016-02-30"
        return None


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date | None], str | None]]
_RULES: tuple[_Rule, ...] = tuple(
    (re.compile(pattern), resolve)
    for pattern, resolve in (
        (r"\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])\b", _iso),
        # A weekday beside the day of the month only repeats it.
        (rf"\b(?:{_WEEKDAY}{_PART},? )?{_MONTH} {_DAY}\b(?:[,.]? {_YEAR}\b|(?![,.]? ?\d))", _calendar),
        (rf"\b(?:{_WEEKDAY}{_PART},? )?{_DAY} (?:of )?{_MONTH}\b(?:,? {_YEAR}\b)?", _calendar),
        (rf"\b{_MONTH},? (?:of )?{_YEAR}\b", _month),
        # Without one of these words before it, "May" is a verb and "March" may be one.
        (rf"\b{_WHICH_MONTH}[ -]{_MONTH}(?! \d)\b", _month),
        (_MONTH_AS_ADJECTIVE, _month),
        (
            rf"\b(?:(?:this )?(?P<which>[Ll]ast|[Nn]ext|coming|following) )?{_WEEKDAY}{_PART}\b",
            _weekday,
        ),
        (r"\b(?:[Yy]esterday|[Ll]ast night)\b", _yesterday),
        (r"\b(?:(?<![A-Za-z] )Today|today|[Tt]onight)\b", _today),
        (r"\b(?:[Tt]his (?:morning|afternoon|evening)|[Ee]arlier in the day)\b", _today),
        (r"\b(?P<which>[Aa]t the|[Oo]ver the|[Oo]n the|[Tt]his|[Ll]ast)(?: past)? weekend\b", _weekend),
        (
            rf"\b(?P<count>\d{{1,2}}|(?i:{'|'.join(_NUMBERS)})) days ago\b",
            _days_ago,
        ),
        (r"\b(?P<which>[Ll]ast|[Tt]his) month\b", _month_of_publication),
        (r"\b(?P<which>[Ll]ast|[Tt]his) year\b", _year_of_publication),
        (rf"(?<![$€£\d.,-])\b{_YEAR}\b(?![-–/.,]?\d|%)", _year),
    )
)
_HINT = re.compile(
    r"day|night|month|year|weekend|morning|evening|afternoon|(?:19|20)\d\d"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
)


def resolve_dates(text: str, span: Span, published: date | None) -> list[When]:
    """The dates named within ``span``, in text order, each as exact as the words have it.

    Without a day of publication only those with a year of their own.
    """
    words = span.of(text).replace("\u00a0", " ").replace("\n", " ")
    if not _HINT.search(words):
        return []
    found: list[When] = []
    for pattern, resolve in _RULES:
        matches = list(pattern.finditer(words))
        for match in matches:
            value = resolve(match, published)
            if value is not None:
                found.append(When(value, Span(span.start + match.start(), span.start + match.end())))
        # What one rule has read, no later one reads again.
        if matches:
            words = pattern.sub(lambda match: "\0" * len(match[0]), words)
    return sorted(found, key=lambda when: (when.span or span, when.value))
