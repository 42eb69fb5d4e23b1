"""Key lines that a person may put above a text: "published: 2024-05-01", "outlet: Daily Planet"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Zone, ZoneKind
from kg.read.dates import read_date
from kg.read.imprint import Imprint
from kg.read.lines import Line

_KEYS = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "publisher": "outlet",
    "source": "outlet",
    "republisher": "republisher",
    "republished by": "republisher",
    "author": "author",
    "authors": "author",
    "by": "author",
    "byline": "author",
    "published": "published",
    "publication date": "published",
    "date": "published",
    "url": "url",
    "language": "language",
}
_KEY_LINE = re.compile(rf"(?P<key>{'|'.join(_KEYS)})\s*:\s*(?P<value>\S.*)", re.IGNORECASE)
_FENCE = re.compile(r"-{3,}")
# "Source: Minister to resign" is a headline; so is "By: ..." in some papers.
_ALONE_IS_NO_KEY = frozenset({"source", "by"})


def read_key_lines(lines: Sequence[Line]) -> tuple[Imprint, tuple[Zone, ...]]:
    """What the block of key lines at the top says, and one zone for each of its lines, fences included."""
    imprint = Imprint()
    zones: list[Zone] = []
    keys: set[str] = set()
    fences = 0
    for line in lines:
        if match := _KEY_LINE.fullmatch(line.words):
            key, value = match["key"].lower(), match["value"].strip().strip("\"'")
            keys.add(key)
            imprint = imprint.or_else(_value(_KEYS[key], value))
            zones.append(Zone(line.span, ZoneKind.HEADLINE if _KEYS[key] == "title" else ZoneKind.BYLINE))
        elif _FENCE.fullmatch(line.words) and (not zones or fences == 1):
            fences += 1
            zones.append(Zone(line.span, ZoneKind.BYLINE))
            if fences == 2:
                break
        else:
            break
    if not keys or (len(keys) == 1 and keys <= _ALONE_IS_NO_KEY):
        return Imprint(), ()
    return imprint, tuple(zones)


def _value(field: str, value: str) -> Imprint:
    match field:
        case "title":
            return Imprint(title=value)
        case "outlet":
            return Imprint(outlet=value)
        case "republisher":
            return Imprint(republisher=value)
        case "author":
            return Imprint(author=re.sub(r"(?<![JS]r)\.$", "", value))
        case "url":
            return Imprint(url=value)
        case "language":
            return Imprint(language=value)
        case _:
            return Imprint(published=read_date(value))
