"""The names in a byline: "By Jane Roe and John Doe, CNN" less labels, dates, handles and job titles."""

from __future__ import annotations

import html
import re

from kg.read.byline import OUTLET_WORD
from kg.read.imprint import one_line
from kg.read.jobs import JOB
from kg.read.outlets import Outlets, known_name

_LABEL = re.compile(
    r"^\W*(?:(?:view|see|read) )?(?:(?:all|more)(?: (?:posts|articles|stories))? )?"
    r"(?:(?:(?:words|story|text|analysis|opinion|article|photographs|written|reported|posted|published|created"
    r"|edited) )?(?:by|from)|authors?|writers?|reporters?)\b[\s:]*",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
# Where the names of a byline end and its date, its links or its biography begin.
_AFTER_THE_NAMES = re.compile(
    r"\s*(?:@|https?:|\(|(?<!\w)\d+(?:st|nd|rd|th)?(?!\w)|\b(?:posted|published|updated?|created|issued"
    r"|follow|contact|e-?mail|last (?:updated|modified|edited))\b"
    rf"|\bon:? (?={_DAY}|{_MONTH}|\d)|\b{_MONTH} \d|\b{_DAY},? (?:{_MONTH}|\d)"
    r"|\b(?:is|was|has|covers|writes|works)\b).*",
    re.IGNORECASE | re.DOTALL,
)
_APART = re.compile(r"\s*(?:[,;|/·•]|\s[–—-]\s)\s*(?:and\s)?", re.IGNORECASE)
_JOINED = re.compile(r"\s*&\s*|\s(?:and|with)\s", re.IGNORECASE)
_JUNIOR = re.compile(r",\s*(?=(?:Jr|Sr|II|III|IV)\b)")
_BRACKETED = re.compile(r"\s*\(([^()]{2,40})\)\s*")
_DESK = (
    r"(?:senior|chief|staff|political|politics|education|health|science|business|sports?|technology|tech"
    r"|national|white house|washington|environment|climate|foreign|diplomatic|managing|deputy|associate"
    r"|assistant|breaking|news|world|economics|economy|financial|legal|crime|consumer|special|investigative"
    r"|digital|features?|global|guest|contributing|executive|data|arts|culture|media|security|defen[cs]e|city"
    r"|local|general)"
)
_JOBS_BEHIND = (
    re.compile(rf"\s(?:{_DESK}\s)*(?:[\w-]+\s)?{JOB}$", re.IGNORECASE),  # "Jane Roe Transport Correspondent"
    re.compile(rf"\s(?:{_DESK}\s)*{JOB}$", re.IGNORECASE),  # "Jane Roe Reporter"
)
_PLACE = re.compile(r" (?:in|at) [A-Z].*$")
_HAS_A_JOB = re.compile(rf"\b{JOB}\b", re.IGNORECASE)
_NO_PERSON = re.compile(r"https?:|www\.|@|\.(?:com|org|net|co)\b|\d{3}", re.IGNORECASE)
_PARTICLE = frozenset("de del della da di du van von der den la le al el bin ibn ten ter dos das y e".split())
# Words of pages that stand where names do.
_NO_NAME = frozenset(
    """
    a about account ads advertisement all am an and archive are article articles associated author authors
    blog by byline click comment comments contact copyright credit edit email facebook file follow for from
    get hide home image in is join latest leave like links log login menu more my new news next no on our
    page photo photos pm post posted posts press print profile read related reply report rss save search
    section see share show sign source staff stories story subscribe team the this to top topics tweet
    twitter unknown update updated video view website with write you your
    """.split()
)


def names_in(words: str, outlets: Outlets) -> list[str]:
    """The names, persons' and outlets', in one metadata value or byline, in order."""
    words = _LABEL.sub("", one_line(html.unescape(words)) or "")
    if known_name(outlets, words):
        return [words]
    words = _BRACKETED.sub(lambda m: f", {m[1]}, " if known_name(outlets, m[1]) else " ", words)
    words = _JUNIOR.sub(" ", _AFTER_THE_NAMES.sub("", words))
    names: list[str] = []
    for number, part in enumerate(_APART.split(words)):
        if number and _HAS_A_JOB.search(part) and not known_name(outlets, part):
            continue  # "Jane Roe, Health and Science Reporter"
        for name in (_LABEL.sub("", one).strip(' .,:;|–—-"“”') for one in _JOINED.split(part)):
            names += _with_employer(name, outlets)
    # "Jane Roe, Daily Planet, London"
    whole = any(" " in name for name in names)
    return [name for name in names if not whole or " " in name or known_name(outlets, name)]


def signing_outlet(name: str, outlets: Outlets) -> str | None:
    """The outlet that signs as ``name``: "AFP", "AFP in Tokyo", "Reuters Staff"; None for others."""
    found = (known_name(outlets, form) for form in (name, *_without_job(_PLACE.sub("", name))))
    return next((outlet for outlet in found if outlet), None)


def _without_job(name: str) -> list[str]:
    """The name as it is, and less the job that may stand behind it, more taken off each time."""
    return [name, *(form.sub("", name) for form in reversed(_JOBS_BEHIND))]


def _person(name: str) -> str:
    """The name less place and job, where a person's is left: not of "Daily Planet Reporter"."""
    for bare in reversed(_without_job(_PLACE.sub("", name))):
        if may_be_a_person(bare) and bare.split()[-1] not in _PARTICLE and not OUTLET_WORD.search(bare):
            return bare
    return name


def _with_employer(name: str, outlets: Outlets) -> list[str]:
    """A person's name less place and job; person and outlet where it holds both: "Jane Roe Daily Planet"."""
    if not name or signing_outlet(name, outlets):
        return [name] if name else []
    if _NO_PERSON.search(name):
        return []
    name = _person(name)
    words = name.split()
    for at in range(2, len(words)):
        if known_name(outlets, employer := " ".join(words[at:])):
            person = re.sub(r" (?:for|of|at|from)(?: the)?$", "", " ".join(words[:at]))
            return [person, employer]
    return [name]


def may_be_a_person(name: str, alone: bool = False) -> bool:
    """True for two to five capitalised words, or one if it may stand ``alone``, none of which pages use."""
    words = name.split()
    capitals = [word for word in words if word.lower() not in _PARTICLE]
    return (
        (1 if alone else 2) <= len(words) <= 5
        and all(word[0].isupper() for word in capitals)
        and all(any(letter.isalpha() for letter in word) for word in words)
        and not any(word.lower().strip(".'’") in _NO_NAME for word in words)
    )
