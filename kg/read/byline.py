"""Byline and date lines above the body: who wrote it, for whom, when it was published."""

from __future__ import annotations

import re
from datetime import date

from kg.read.dates import find_date
from kg.read.headline import is_outlet_name
from kg.read.imprint import Imprint
from kg.read.jobs import JOB
from kg.read.outlets import Outlets, is_agency, known_name
from kg.read.sign_off import read_sign_off

LONGEST = 200
"""Characters beyond which a line is a paragraph, whatever it begins with."""

_PARTICLE = r"de|del|della|da|di|van|von|der|den|la|le|al|el|bin|ibn|ten"
_NAME = rf"(?:[A-Z\u00c0-\u00de][\w'’./\-]*|{_PARTICLE})"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,5}}(?:(?:,| and|, and| &|;) {_NAME}(?: {_NAME}){{0,5}}){{0,6}}"
_BY = re.compile(
    rf"(?:(?:Written|Reported|Story|Words|Analysis|Opinion) )?(?:By|BY|by)[: ] ?(?P<who>{_NAMES})\.?"
)
_BARE_STAFF = re.compile(
    rf"(?P<who>{_NAME}(?: {_NAME}){{0,4}}) (?:Staff|Staff Writer|Staff Reporter|Correspondent)"
)
_LABEL = re.compile(
    r"\b(?P<label>(?:first |originally |last )?(?:published|posted|updated?|modified|issued|date|created)"
    r"(?: on| at)?)\b *:? *",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:(?:first |originally |last )?(?:published|posted|updated)|last update)\b(?: on| at)?\s*:?\s*"
    r"\d[\d /.:,–-]*(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?(?: ?\|)?",
    re.IGNORECASE,
)
_LATER = re.compile(r"update|modified", re.IGNORECASE)
_KEY = re.compile(
    r"(?P<key>source|author|editor|reporter|writer|location|section)s? ?: *(?P<value>.+)", re.IGNORECASE
)
# What may stand beside a date in a line that holds nothing else.
_CLOCK = re.compile(
    r"\b\d\d?[:.h]\d\d(?::\d\d)?(?:\.\d+)?Z?\b|\b\d\d? ?(?=[ap]\.?m)|[ap]\.?m\.?|(?<=\d)T(?=\d)"
    r"|[+-]\d\d:?\d\d\b|\b\d{4}(?= ?GMT)|\(\d{4} [A-Z]{2,4}\)"
    r"|\b(?:A?[ECMP][SD]?T|GMT|UTC|BST|CES?T|IST|[ECMP]T|on|at|\w+ time|hrs|hours)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|[][()|•·,.:/–—-]",
    re.IGNORECASE,
)
# Beside a date too: how long it takes to read, and the page it was printed on.
_READING_TIME = re.compile(
    r"\b\d+[ -]min(?:ute)?s?(?: read)?\b|\bcomments?\b|\b(?:page|pg?\.) ?[A-Z]?\d{1,3}\b", re.IGNORECASE
)
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—/-]\s+|\s+(?=(?:Editor|Source|Author|Reporter|Writer)s? ?:)")
_SIGNATURE = re.compile(rf"(?P<who>{_NAME}(?: {_NAME}){{1,3}})(?: in {_NAME}(?: {_NAME}){{0,2}})?")
_CREDITED_PLACE = re.compile(rf"{_NAME}(?: {_NAME}){{0,3}} \((?P<agency>[A-Z][\w ]+)\)")
OUTLET_WORD = re.compile(
    r"\b(?:Advertiser|Agency|Argus|Broadcasting|Bulletin|Chronicle|Courier|Daily|Dispatch|Echo|Evening|Examiner"
    r"|Express|Gazette|Globe|Guardian|Herald|Independent|Inquirer|Insider|Journal|Magazine|Mail|Media|Mirror"
    r"|Monitor|Morning|Network|News|Observer|Online|Post|Press|Radio|Record|Report|Review|Sentinel|Service"
    r"|Standard|Star|Sun|Telegraph|Television|Times|Today|Tribune|TV|Weekly|Wire|World)\b|\.\w{2,3}$"
)
_A_JOB = re.compile(rf"\b{JOB}\b", re.IGNORECASE)
_JOB_BEHIND = re.compile(rf", [^,]*\b{JOB}\b[^,]*$", re.IGNORECASE)
_PLACE_WITH_ARTICLE = re.compile(
    r"The (?:Hague|Bronx|Gambia|Bahamas|Netherlands|Philippines|Maldives|Vatican|Hamptons)"
)
# What is left of a date between the label and the names: "Published <date> at 10:30 am by Jane Roe".
_HOUR_BEFORE = re.compile(
    r"^(?:at )?\d\d?[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?,? (?=by\b)", re.IGNORECASE
)
_AND = re.compile(r", and |, | and | & ")
_AFFILIATION = re.compile(r"(?:,| for| of| in|,? with) (?P<name>(?:the |The )?[A-Z][\w&.'’ -]+)$")
_DAYS = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August"
    r"|September|October|November|December)\b",
    re.IGNORECASE,
)
_NOT_NAMES = re.compile(
    r"^(?:the|a|an|this|that|late|early|mid|then|now|contrast|comparison|far|all|one|two|some|most|its|his|her|their)\b"
    rf"|{_DAYS.pattern}",
    re.IGNORECASE,
)


def read_byline(line: str, outlets: Outlets) -> Imprint | None:
    """What ``line`` says of author, outlet and date; None when it is not such a line."""
    if len(line) > LONGEST:
        return None
    if _LABELLED.fullmatch(line):  # a date in no form that can be read: still no sentence
        return Imprint(published=_without_dates(line)[1])
    rest, published = _without_dates(line)
    parts = [part for piece in _PARTS.split(rest) if (part := piece.strip(" ,;|–—-"))]
    # A name alone may be a headline; beside a date or a known outlet it is the author's.
    settled = rest != line or any(known_name(outlets, part) for part in parts)
    imprint = Imprint(published=published)
    for part in parts:
        found = _read_part(part, outlets, settled)
        if found is None:
            return None
        imprint = imprint.or_else(found)
    return imprint if parts or rest != line else None


def _without_dates(line: str) -> tuple[str, date | None]:
    """The line without its dates and times, and the publication date; the line as it is when it has none."""
    published, updated = None, None
    rest = line
    while found := find_date(rest):
        labels = list(_LABEL.finditer(rest[: found.start]))
        if labels and _LATER.search(labels[-1]["label"]):
            updated = updated or found.value
        else:
            published = published or found.value
        rest = rest[: found.start] + " | " + rest[found.end :]
    if rest == line:
        return line, None
    rest = _READING_TIME.sub(" ", _LABEL.sub(" | ", rest))
    parts = [part for part in _PARTS.split(rest) if re.search(r"[A-Za-z]{2}", _CLOCK.sub(" ", part))]
    return " | ".join(parts), published or updated


def _read_part(part: str, outlets: Outlets, settled: bool) -> Imprint | None:
    """The author, the outlet or nothing in one part of the line; None when it is some other text."""
    part = _HOUR_BEFORE.sub("", part)
    if settled and part.lower().startswith("by "):
        part = part.removesuffix(" on")  # "Posted by Jane Roe on <date>"
    if match := _BY.fullmatch(part):
        return None if _NOT_NAMES.search(match["who"]) else _credited(match["who"], outlets)
    if match := re.match(r"(?:By|BY|by)[: ] ?(?P<rest>.+)", part):
        return _with_affiliation(match["rest"], outlets)
    if match := _KEY.fullmatch(part):
        value, key = match["value"].strip(), match["key"].lower()
        if key == "source":
            return _outlet(value, outlets) if settled or known_name(outlets, value) else None
        return Imprint(author=value) if key in ("author", "reporter", "writer") else Imprint()
    if known_name(outlets, part):
        return _outlet(part, outlets)
    if match := _BARE_STAFF.fullmatch(part):
        return _credited(match["who"], outlets)
    if re.fullmatch(r"Reporting (?:from|by) .{2,80}", part):
        return read_sign_off(part, outlets) or Imprint()
    if settled and (match := _CREDITED_PLACE.fullmatch(part)):
        return _outlet(match["agency"], outlets)
    return (_signatures(part) or _named_by_form(part, outlets)) if settled else None


def _signatures(part: str) -> Imprint | None:
    """The authors in "Jane Roe and John Doe"; None where one of them is no name of a person."""
    found = [read_signature(one) for one in _AND.split(part)]
    names = [one.author for one in found if one is not None and one.author]
    if len(names) < len(found):
        return None
    return found[0] if len(found) == 1 else Imprint(author=part)


def _named_by_form(part: str, outlets: Outlets) -> Imprint | None:
    """The outlet of "Daily Planet", and the author with it of "Jane Roe, Daily Planet"; None for others.

    To be asked only where the line says that it is no headline: the registry knows none of them.
    """
    person, comma, last = part.rpartition(", ")
    if not may_be_an_outlet(last) and not known_name(outlets, last):
        return None
    author = _signatures(_JOB_BEHIND.sub("", person)) if comma else Imprint()
    return author.or_else(_outlet(last, outlets)) if author else None


def may_be_an_outlet(words: str) -> bool:
    """True for a name that its article or one of its words makes an outlet's: "The Planet", "Daily Planet".

    To be asked only of what stands beside an author or a date, where no other names with an article do.
    """
    named = is_outlet_name(words) and len(words.split()) > 1
    return bool(
        named
        and (words.startswith("The ") or " and " not in words)
        and not _PLACE_WITH_ARTICLE.fullmatch(words)
        and (words.startswith("The ") or OUTLET_WORD.search(words))
        and not _A_JOB.search(words)
        and not _DAYS.search(words)
    )


def read_signature(words: str) -> Imprint | None:
    """The author in "Jane Roe" or "Jane Roe in Paris"; None for other words, and for names of outlets.

    To be asked only where the place of the words says that they may be a name.
    """
    match = _SIGNATURE.fullmatch(words)
    if match is None or _NOT_NAMES.search(words) or OUTLET_WORD.search(match["who"]):
        return None
    return Imprint(author=match["who"])


def _with_affiliation(names: str, outlets: Outlets) -> Imprint | None:
    """The author and outlet of "Jane Roe, Daily Planet" or "Jane Roe of the Daily Planet"."""
    match = _AFFILIATION.search(names)
    author = names[: match.start()] if match else ""
    if match is None or not re.fullmatch(_NAMES, author) or _NOT_NAMES.search(author):
        return None
    employer = known_name(outlets, match["name"])
    if not employer and not match[0].startswith(" in ") and may_be_an_outlet(name := _titled(match["name"])):
        employer = name
    return Imprint(author=author).or_else(_outlet(employer, outlets) if employer else Imprint())


def _titled(name: str) -> str:
    """The name, its article as a name has it: "of the Planet" means The Planet."""
    return re.sub(r"^the ", "The ", name)


def _credited(who: str, outlets: Outlets) -> Imprint:
    """An agency or paper in the author's place ("By AFP") names the outlet."""
    if known_name(outlets, who) or re.fullmatch(r"[A-Z]{2,5}", who):
        return Imprint(author=who).or_else(_outlet(who, outlets))
    if (service := re.split(r"['’]s ", who)[0]) != who and known_name(outlets, service):
        return Imprint(author=who).or_else(_outlet(service, outlets))
    person, comma, last = who.rpartition(", ")
    if comma and (known_name(outlets, last) or (" " in person and may_be_an_outlet(last))):
        return Imprint(author=_JOB_BEHIND.sub("", person)).or_else(_outlet(last, outlets))
    return Imprint(author=_JOB_BEHIND.sub("", who))


def _outlet(name: str, outlets: Outlets) -> Imprint:
    full = known_name(outlets, name) or name
    return Imprint(credit=full) if is_agency(outlets, full) else Imprint(masthead=full)
