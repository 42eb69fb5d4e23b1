"""Byline and date lines above the body: who wrote it, for whom, when it was published."""

from __future__ import annotations

import re

from kg.read.dates import find_date
from kg.read.imprint import Imprint
from kg.read.outlets import Outlets, is_agency, known_name

LONGEST = 200
"""Characters beyond which a line is a paragraph, whatever it begins with."""

_PARTICLE = r"de|del|della|da|di|van|von|der|den|la|le|al|el|bin|ibn|ten"
_NAME = rf"(?:[A-Z\u00c0-\u00de][\w'’.\-]*|{_PARTICLE})"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,5}}(?:(?:,| and|, and| &|;) {_NAME}(?: {_NAME}){{0,5}}){{0,6}}"
_BY = re.compile(
    rf"(?:(?:Written|Reported|Story|Words|Analysis|Opinion) )?(?:By|BY|by)[: ] ?(?P<who>{_NAMES})\.?"
)
_BARE_STAFF = re.compile(
    rf"(?P<who>{_NAME}(?: {_NAME}){{0,4}}) (?:Staff|Staff Writer|Staff Reporter|Correspondent)"
)
_LABEL = re.compile(
    r"\b(?P<label>(?:first |originally |last )?(?:published|posted|updated|modified|issued|date|created)"
    r"(?: on| at)?)\b *:? *",
    re.IGNORECASE,
)
_LATER = re.compile(r"updated|modified", re.IGNORECASE)
_KEY = re.compile(
    r"(?P<key>source|author|editor|reporter|writer|location|section)s? ?: *(?P<value>.+)", re.IGNORECASE
)
# What may stand beside a date in a line that holds nothing else.
_CLOCK = re.compile(
    r"\b\d\d?[:.h]\d\d(?::\d\d)?(?:\.\d+)?Z?\b|\b\d\d? ?(?=[ap]\.?m)|[ap]\.?m\.?|(?<=\d)T(?=\d)"
    r"|[+-]\d\d:?\d\d\b"
    r"|\b(?:A?[ECMP][SD]?T|GMT|UTC|BST|CES?T|IST|[ECMP]T|on|at|local time|beijing time|hrs|hours)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\(|\)|[|•·,.:/–—-]",
    re.IGNORECASE,
)
_READING_TIME = re.compile(r"\b\d+[ -]min(?:ute)?s?(?: read)?\b|\bcomments?\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")
_AFFILIATION = re.compile(r"(?:,| for| of| in|,? with) (?P<name>(?:the |The )?[A-Z][\w&.'’ -]+)$")
_NOT_NAMES = re.compile(
    r"^(?:the|a|an|this|that|late|early|mid|then|now|contrast|comparison|far|all|one|two|some|most|its|his|her|their)\b"
    r"|\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August"
    r"|September|October|November|December)\b",
    re.IGNORECASE,
)


def read_byline(line: str, outlets: Outlets) -> Imprint | None:
    """What ``line`` says of author, outlet and date; None when it is not such a line."""
    if len(line) > LONGEST:
        return None
    rest, imprint, dated = _take_dates(line)
    known = dated
    for part in filter(None, (piece.strip(" ,;|") for piece in _PARTS.split(rest))):
        found = _read_part(part, outlets)
        if found is None:
            return None
        imprint, known = imprint.or_else(found), True
    return imprint if known else None


def _take_dates(line: str) -> tuple[str, Imprint, bool]:
    """The line without its dates and times, the publication date, and whether there was a date."""
    published, updated, dated = None, None, False
    rest = line
    while found := find_date(rest):
        before = rest[: found.start]
        label = None
        for label in _LABEL.finditer(before):  # noqa: B007  (the last one is the date's own)
            pass
        if label and _LATER.search(label["label"]):
            updated = updated or found.value
        else:
            published = published or found.value
        dated = True
        rest = before + " | " + rest[found.end :]
    if dated:
        rest = _LABEL.sub(" | ", rest)
        rest = _READING_TIME.sub(" ", rest)
        if not re.search(r"[A-Za-z]{2}", _CLOCK.sub(" ", rest)):
            rest = ""
        else:
            rest = " | ".join(p for p in _PARTS.split(rest) if re.search(r"[A-Za-z]{2}", _CLOCK.sub(" ", p)))
    return rest.strip(), Imprint(published=published or updated), dated


def _read_part(part: str, outlets: Outlets) -> Imprint | None:
    """The author, the outlet or nothing in one part of the line; None when it is some other text."""
    if match := _BY.fullmatch(part):
        return None if _NOT_NAMES.search(match["who"]) else _credited(match["who"], outlets)
    if match := re.match(r"(?:By|BY|by)[: ] ?(?P<rest>.+)", part):
        return _with_affiliation(match["rest"], outlets)
    if match := _KEY.fullmatch(part):
        value, key = match["value"].strip(), match["key"].lower()
        if key == "source":
            return _outlet(value, outlets)
        return Imprint(author=value) if key in ("author", "reporter", "writer") else Imprint()
    if match := _BARE_STAFF.fullmatch(part):
        return (
            _outlet(match["who"], outlets)
            if known_name(outlets, match["who"])
            else Imprint(author=match["who"])
        )
    return _outlet(part, outlets) if known_name(outlets, part) else None


def _with_affiliation(names: str, outlets: Outlets) -> Imprint | None:
    """The author and outlet of "Jane Roe, Daily Planet" or "Jane Roe of the Daily Planet"."""
    match = _AFFILIATION.search(names)
    if (
        match
        and re.fullmatch(_NAMES, names[: match.start()])
        and not _NOT_NAMES.search(names[: match.start()])
    ):
        author = Imprint(author=names[: match.start()])
        return (
            author.or_else(_outlet(match["name"], outlets)) if known_name(outlets, match["name"]) else author
        )
    return None


def _credited(who: str, outlets: Outlets) -> Imprint:
    """An agency or paper in the author's place ("By AFP") names the outlet."""
    if known_name(outlets, who) or re.fullmatch(r"[A-Z]{2,5}", who):
        return Imprint(author=who).or_else(_outlet(who, outlets))
    person, comma, last = who.rpartition(", ")
    if comma and known_name(outlets, last):
        return Imprint(author=person).or_else(_outlet(last, outlets))
    return Imprint(author=who)


def _outlet(name: str, outlets: Outlets) -> Imprint:
    full = known_name(outlets, name) or name
    return Imprint(credit=full) if is_agency(outlets, full) else Imprint(masthead=full)
