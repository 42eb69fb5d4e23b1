"""Which outlets of the registry a text names, words that may mean something else judged by their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span
from kg.resolve.outlets import Registry

_BEFORE_OUTLET = re.compile(
    r"\b(?:told|tells|telling|with|to|by|on|according to|citing|quoting|in|for)\s[\"“‘']?(?:the\s)?$", re.I
)
_BY_OUTLET = re.compile(
    r"\b(?:reported|published|obtained|seen|reviewed|quoted|cited|carried|broadcast|interviewed|contacted|approached|posted)\s+by\s$"
)
_THE = re.compile(r"\bthe\s$", re.I)
_TOLD = re.compile(
    r"\b(?:told|tells|telling|interview with|(?:article|story|piece|column|essay|op-ed|editorial) in)\s$"
)
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]*")
_MEDIA = frozenset(
    "News Press Agency Broadcasting Television Radio TV Network Media Times Post Journal".split()
)
"""Words by which a body's name is an outlet's."""
_AROUND = 20_000
"""Characters around a name within which a person of that surname is looked for."""
_AFTER_OUTLET = re.compile(
    r"[\"”’']?,?\s(?:reported|reports|said|says|quoted|quotes?|wrote|writes|cited?|cites|noted|found)\b"
)


def outlets_in(text: str, start: int, end: int, registry: Registry) -> Iterator[tuple[Span, str]]:
    """Outlets named; words that may mean something else count when the outlet is also named plainly."""
    sightings = [
        s for s in registry.scan(text[start:end]) if not _another_body(text, s.span.of(text[start:end]))
    ]
    sure = {s.outlet.name for s in sightings if not s.ambiguous}
    # "the Times" is the paper that the article has named in full, if it has.
    full = {name.split()[-1]: name for name in sorted(sure) if len(name.removeprefix("The ").split()) > 1}
    for sighting in sightings:
        name = sighting.outlet.name.removeprefix("The ")
        if " " not in name and full.get(name, name) != name:
            yield Span(sighting.span.start + start, sighting.span.end + start), full[name]
            continue
        settled = not sighting.ambiguous or sighting.outlet.name in sure
        if settled or stands_as_outlet(text, sighting.span, start):
            yield Span(sighting.span.start + start, sighting.span.end + start), sighting.outlet.name


def _another_body(text: str, name: str) -> bool:
    """True for letters that the article itself spells out as no outlet's: "Nordic Rail Council (NRC)"."""
    if not (name.isupper() and name.isalpha()):
        return False
    at = text.find(f" ({name})")
    words = _CAPITALISED.findall(text, max(0, at - 90), max(0, at))[-len(name) :]
    return at >= 0 and "".join(w[0] for w in words) == name and _MEDIA.isdisjoint(words)


def stands_as_outlet(text: str, span: Span, start: int = 0) -> bool:
    """True for words that may mean something else but stand where an outlet stands: "told The Hill"."""
    first, last = span.start + start, span.end + start
    name = text[first:last]
    if name.isupper() and len(name) > 1:
        return True
    if _BY_OUTLET.search(text[max(0, first - 30) : first]):
        return True
    if _TOLD.search(text[max(0, first - 30) : first]):
        person = re.compile(rf"[A-Z]\w+ {re.escape(name)}\b")
        if not person.search(text, max(0, first - _AROUND), first + _AROUND):
            return True  # "told Bloomberg", where no person of that surname is named
    before = _BEFORE_OUTLET.search(text[max(0, first - 30) : first])
    article = _THE.match(name[:4]) or _THE.search(text, max(0, first - 5), first)
    return (before is not None and article is not None) or _AFTER_OUTLET.match(text, last) is not None
