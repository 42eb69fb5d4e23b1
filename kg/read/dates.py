"""Publication dates as outlets print them."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}(?P<sep>[-/.])(?P<number>\d\d?)(?P=sep)(?P<day>\d\d?)(?!\d)",  # 2025-04-22
        rf"\b{_MONTH}\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?:at\s+)?{_YEAR}\b",  # Apr. 22, 2025
        rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}\b",  # 22 April 2025
        rf"(?<!\d){_YEAR}(?P<number>\d\d)(?P<day>\d\d)(?!\d)",  # 20250422
    )
)
# Numbers with the year last are day or month first by country: read only where one order is possible.
_NUMERIC = re.compile(rf"(?<!\d)(?P<one>\d\d?)[/.](?P<two>\d\d?)[/.]{_YEAR}(?!\d)")


class PrintedDate(NamedTuple):
    """A full date in a text and where it stands; ``value`` is None when its order is ambiguous."""

    start: int
    end: int
    value: date | None


def find_date(text: str) -> PrintedDate | None:
    """The first full date in ``text``."""
    matches = [match for form in (*_FORMS, _NUMERIC) if (match := form.search(text))]
    if not matches:
        return None
    match = min(matches, key=lambda m: m.start())
    return PrintedDate(match.start(), match.end(), _value(match.groupdict()))


def read_date(text: str) -> date | None:
    """The first full date in ``text``, as printed; None when there is none or it is ambiguous."""
    found = find_date(text)
    return found.value if found else None


def _value(groups: dict[str, str]) -> date | None:
    year = int(groups["year"])
    if "one" in groups:
        one, two = int(groups["one"]), int(groups["two"])
        readings = {_valid(year, one, two), _valid(year, two, one)} - {None}
        return readings.pop() if len(readings) == 1 else None
    month = int(groups["number"]) if "number" in groups else _MONTHS.index(groups["month"][:3].lower()) + 1
    return _valid(year, month, int(groups["day"]))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
