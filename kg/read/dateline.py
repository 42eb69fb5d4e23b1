"""The dateline that opens a news story: "LONDON (Reuters) -", "PARIS, Aug. 31 (UPI) —", "ROME -"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Span
from kg.read.outlets import NO_OUTLETS, Outlets, known_name

_WORD = r"[A-Z\u00c0-\u00de][\w'’.\-]*"
_PLACE = rf"{_WORD}(?:[ /](?:{_WORD}|de|del|la|of|the|and|al|upon))*"
_REGION = r"(?:, ?(?:[A-Z][\w'’.]*\.?(?: [A-Z][\w'’.]*){0,2}))?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH} \d\d?|\d\d?(?:st|nd|rd|th)? {_MONTH})(?:,? (?:19|20)\d\d)?"
_DASH = r"(?:-{1,3}|–|—|―)"
_NAME = r"(?P<agency>[A-Z][\w.&'’/ -]{1,40})"
_CAPITAL = r"[A-Z\u00c0-\u00de]"
_PLACED = _PLACE + _REGION

# With a credit the place may be in any case; without one only capitals tell a dateline from a sentence.
_CREDITED = tuple(
    re.compile(form)
    for form in (
        # LONDON, Aug. 31 (Reuters) -  Nagpur (India) (AFP) –  31 August (AP) —  (CNN) —
        rf"(?:{_PLACED}(?: \({_WORD}\))?(?:[,.] {_DATE})?,? ?|{_DATE},? ?)?\({_NAME}\) ?{_DASH}(?=\s)",
        # New Delhi, Aug 31 (PTI)
        rf"{_PLACED}, {_DATE} \((?P<agency>[A-Z]{{2,8}})\)(?=\s)",
        # MOSCOW, August 31. /TASS/.
        rf"{_PLACED}(?:, {_DATE})?[.,]? /(?P<agency>[A-Z]{{2,12}})/\.?(?: ?{_DASH})?(?=\s)",
        # Damascus, SANA -
        rf"{_PLACE}, (?:{_DATE}, )?(?P<agency>[A-Z]{{3,6}}) ?{_DASH}(?=\s)",
    )
)
# Without a dash or without brackets the name must be an outlet's: "Washington (CNN) The", "Tokyo AFP -".
_KNOWN_ONLY = tuple(
    re.compile(form)
    for form in (
        rf"(?:(?P<place>{_PLACED})(?:,? {_DATE})?,? ?)?\({_NAME}\)(?=\s?[“\"‘'A-Z\u00c0-\u00de])",
        rf"(?P<place>{_PLACED})(?:,? {_DATE})?,? (?P<agency>[A-Z]{{2,8}}) ?{_DASH}(?=\s)",
    )
)
_CAPITALS = re.compile(
    rf"(?P<place>{_CAPITAL}[A-Z\u00c0-\u00de'’.\-]+(?:[ /]{_CAPITAL}[A-Z\u00c0-\u00de'’.\-]*){{0,3}})"
    rf"{_REGION}(?:, {_DATE})? ?(?P<dash>{_DASH}|:)(?=\s)"
)
_DATED = re.compile(rf"{_PLACED}, {_DATE}:? ?{_DASH}(?=\s)")  # Mumbai, Nov 11 -
_SENTENCE_LIKE = re.compile(
    r"\b(?:NOT|ARE|IS|WAS|WILL|SAYS|UPDATE|BREAKING|EXCLUSIVE|VIDEO|WATCH|CORRECTION|EDITOR|POSTED|PUBLISHED|UPDATED)\b"
)
_LONGEST = 120  # characters
_NO_AGENCY = re.compile(r"(?:[A-Z]-|D-|R-)|\d")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline, its dash included, and the agency it credits, as printed."""

    span: Span
    agency: str | None = None


def read_dateline(
    text: str, start: int, headed: bool = True, outlets: Outlets = NO_OUTLETS
) -> Dateline | None:
    """The dateline that begins at ``start``; None when the story opens without one.

    "LAHORE: " opens a story below a headline (``headed``); in a text's first line it may be the headline.
    """
    opening = text[start : start + _LONGEST].replace("\xa0", " ")
    for form in _CREDITED:
        if (match := form.match(opening)) and not _NO_AGENCY.search(match["agency"]):
            return Dateline(Span(start, start + match.end()), match["agency"].strip())
    for form in _KNOWN_ONLY:
        match = form.match(opening)
        # "The Northern Wire Agency (NWA) Staff Union" names it, and says nothing of where it wrote.
        if match and known_name(outlets, match["agency"]) and not known_name(outlets, match["place"] or ""):
            return Dateline(Span(start, start + match.end()), match["agency"].strip())
    if match := _DATED.match(opening):
        return Dateline(Span(start, start + match.end()))
    match = _CAPITALS.match(opening)
    if match and not _SENTENCE_LIKE.search(match["place"]) and (headed or match["dash"] != ":"):
        return Dateline(Span(start, start + match.end()))
    return None
