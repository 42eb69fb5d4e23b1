"""Key lines that a person may put above a text: "published: 2024-05-01", "outlet: Daily Planet".

A line in the block whose key is none of ours ("section: World") belongs to the header all the same: it is
no statement of the article.  It stays in the text, as a zone, and :func:`unknown_keys` tells of it, as
:func:`unreadable_dates` does of a date that is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

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
    "note": "",
    "notes": "",
    "comment": "",
}
"""What a key tells; nothing for remarks of the person who keeps the file."""
_KEY_LINE = re.compile(rf"(?P<key>{'|'.join(_KEYS)})\s*:\s*(?P<value>\S.*)", re.IGNORECASE)
_OTHER_LINE = re.compile(r"(?P<key>[A-Za-z][\w-]*(?: [\w-]+){0,2})\s*:(?:\s+(?P<value>\S.*))?")
_FENCE = re.compile(r"-{3,}")
# "Source: Minister to resign" is a headline; so is "By: ..." in some papers.
_ALONE_IS_NO_KEY = frozenset({"source", "by"})


def read_key_lines(lines: Sequence[Line]) -> tuple[Imprint, tuple[Zone, ...]]:
    """What the block of key lines at the top says, and one zone for each of its lines, fences included."""
    imprint = Imprint()
    zones: list[Zone] = []
    for line, key, value in _block(lines):
        field = _KEYS.get(key, "")
        if field:
            imprint = imprint.or_else(_value(field, value))
        zones.append(Zone(line.span, ZoneKind.HEADLINE if field == "title" else ZoneKind.BYLINE))
    return imprint, tuple(zones)


def unknown_keys(lines: Sequence[Line]) -> tuple[str, ...]:
    """The keys in the block at the top that say nothing to this program, in order."""
    return tuple(key for _, key, _ in _block(lines) if key and key not in _KEYS)


def unreadable_dates(lines: Sequence[Line]) -> tuple[str, ...]:
    """The values of the block at the top that should be publication dates and are none, in order."""
    return tuple(
        value for _, key, value in _block(lines) if _KEYS.get(key) == "published" and not read_date(value)
    )


def _block(lines: Sequence[Line]) -> list[tuple[Line, str, str]]:
    """The lines of the block with their keys and values, both empty for fences; none without a block."""
    block: list[tuple[Line, str, str]] = []
    fences = 0
    for i, line in enumerate(lines):
        if match := _KEY_LINE.fullmatch(line.words):
            block.append((line, match["key"].lower(), match["value"].strip().strip("\"'")))
        elif _FENCE.fullmatch(line.words) and (not block or fences == 1):
            fences += 1
            block.append((line, "", ""))
            if fences == 2:
                break
        elif match := _other_key(lines, i, fenced=fences == 1):
            block.append((line, match["key"].lower(), (match["value"] or "").strip()))
        else:
            break
    keys = {key for _, key, _ in block} & _KEYS.keys()
    return [] if not keys or (len(keys) == 1 and keys <= _ALONE_IS_NO_KEY) else block


def _other_key(lines: Sequence[Line], i: int, fenced: bool) -> re.Match[str] | None:
    """The match of a line with an unknown key; None where it may be the headline or the first sentence.

    Without fences it must stand in one block with a line of ours, between two or in small letters.
    """
    match = _OTHER_LINE.fullmatch(lines[i].words)
    if match is None or fenced:
        return match
    if i > 0 and lines[i].after_blank:
        return None
    below = takewhile(lambda line: not line.after_blank and _OTHER_LINE.fullmatch(line.words), lines[i + 1 :])
    ours_below = any(_KEY_LINE.fullmatch(line.words) for line in below)
    if match["key"].islower():
        return match if i > 0 or ours_below else None
    return match if i > 0 and ours_below else None


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
