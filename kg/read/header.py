"""What stands above the body of a plain text: headline, subheads, outlet, byline, key lines."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from kg.model import Span, Zone, ZoneKind
from kg.read.byline import read_byline
from kg.read.dates import read_date
from kg.read.imprint import Imprint, Outlets
from kg.read.lines import Line

_KEY_LINE = re.compile(
    r"(?P<key>title|headline|outlet|publisher|publication|newspaper|source|republisher|republished by|author|"
    r"authors|by|byline|published|publication date|date|url|link|language|lang)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_FIELD = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "newspaper": "outlet",
    "source": "outlet",
    "republisher": "republisher",
    "republished by": "republisher",
    "author": "author",
    "authors": "author",
    "by": "author",
    "byline": "author",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
}
_FENCE = re.compile(r"-{3,}")
_HEADLINE_WORDS = 24
_SUBHEAD_WORDS = 14
_ABOVE_THE_BODY = 12
"""Lines among which a header must end."""

# Words that headlines leave out and sentences need.
_SENTENCE_WORDS = re.compile(
    r"\b(?:the|a|an|is|was|were|are|has|had|have|been|that|this|his|her|their|its|it|he|she|they|we|I|you)\b"
)
_SPEECH_TAG = re.compile(
    r"\b(?:said|told|added|according to|reported|wrote|tweeted|announced)\b", re.IGNORECASE
)
_INNER_STOP = re.compile(r"[a-z\d)”\"’'][.!?][”\"’']? +[“\"‘']?[A-Z]")
_TRAILING_STOP = re.compile(r"[.!?…][”\"’'\s]*$")


@dataclass(frozen=True, slots=True)
class Header:
    """What the lines above the body say, and how many lines they are."""

    imprint: Imprint
    zones: tuple[Zone, ...]
    length: int


def read_header(lines: Sequence[Line], outlets: Outlets, title: str | None = None) -> Header:
    """The header at the top of ``lines``; ``title`` is the headline where metadata gives one."""
    header = _key_lines(lines)
    if title is None:
        title = header.imprint.title
    rest = lines[header.length :]
    shown = _printed(rest, outlets, title)
    return Header(
        header.imprint.or_else(shown.imprint),
        (*header.zones, *shown.zones),
        header.length + shown.length,
    )


def _key_lines(lines: Sequence[Line]) -> Header:
    """The block of "published: 2024-05-01" lines that may open a file, fenced by "---" or not."""
    imprint, zones, fenced = Imprint(), [], False
    length = 0
    for line in lines:
        match = _KEY_LINE.fullmatch(line.words)
        if match is None and not (_FENCE.fullmatch(line.words) and (length == 0 or fenced)):
            break
        length += 1
        if match is None:
            zones.append(Zone(line.span, ZoneKind.BYLINE))
            if fenced:
                break
            fenced = True
            continue
        imprint = imprint.or_else(_key_line(match["key"].lower(), match["value"].strip()))
        kind = ZoneKind.HEADLINE if _FIELD.get(match["key"].lower()) == "title" else ZoneKind.BYLINE
        zones.append(Zone(line.span, kind))
    if imprint == Imprint():
        return Header(Imprint(), (), 0)
    return Header(imprint, tuple(zones), length)


def _key_line(key: str, value: str) -> Imprint:
    match _FIELD.get(key):
        case "title":
            return Imprint(title=value)
        case "outlet":
            return Imprint(outlet=value)
        case "republisher":
            return Imprint(republisher=value)
        case "author":
            return Imprint(author=value)
        case "url":
            return Imprint(url=value)
        case "language":
            return Imprint(language=value)
        case _:
            return Imprint(published=read_date(value))


def _printed(lines: Sequence[Line], outlets: Outlets, title: str | None) -> Header:
    """Headline, subheads, outlet and byline as a page prints them."""
    if len(lines) < 2:
        return Header(Imprint(), (), 0)
    top = lines[:_ABOVE_THE_BODY]
    bylines = {i: found for i, line in enumerate(top) if (found := read_byline(line.words, outlets))}
    imprint = Imprint()
    kinds: list[ZoneKind] = []
    for i, line in enumerate(top):
        if (byline := bylines.get(i)) is not None:
            imprint, kind = imprint.or_else(byline.imprint), ZoneKind.BYLINE
        elif kinds and ({i - 1, i + 1} & bylines.keys()) and _is_outlet_line(line.words):
            imprint, kind = imprint.or_else(Imprint(outlet=line.words)), ZoneKind.BYLINE
        elif ZoneKind.HEADLINE not in kinds and _is_headline(i, lines, bylines.keys(), title):
            imprint, kind = imprint.or_else(Imprint(title=_unstopped(line.words))), ZoneKind.HEADLINE
        elif ZoneKind.HEADLINE in kinds and _is_subhead(i, lines, bylines.keys()):
            kind = ZoneKind.HEADLINE
        else:
            break
        kinds.append(kind)
    if len(kinds) == len(lines):  # nothing would be left to read
        return Header(Imprint(), (), 0)
    return Header(imprint, _zones(top, kinds), len(kinds))


def _is_headline(i: int, lines: Sequence[Line], bylines: Set[int], title: str | None) -> bool:
    """True when line ``i`` heads the article: metadata says so, a byline follows, or it reads like one."""
    words = lines[i].words
    if title is not None:
        return _letters(words) == _letters(title)
    if i + 1 >= len(lines) or len(words.split()) > _HEADLINE_WORDS or _INNER_STOP.search(words):
        return False
    if {i + 1, i + 2, i + 3} & bylines:
        return True
    return not _TRAILING_STOP.search(words) or _reads_like_a_headline(words)


def _reads_like_a_headline(words: str) -> bool:
    """True for a stopped line that leaves out the small words of a sentence, or capitalises every word."""
    tokens = re.findall(r"[^\W\d_][\w'’-]*", words)
    if not tokens:
        return False
    long_tokens = [t for t in tokens if len(t) > 3]
    capitals = sum(t[0].isupper() for t in long_tokens)
    if long_tokens and capitals >= 0.75 * len(long_tokens):
        return True
    return len(tokens) <= 18 and len(_SENTENCE_WORDS.findall(words)) <= 1 and not _SPEECH_TAG.search(words)


def _is_subhead(i: int, lines: Sequence[Line], bylines: Set[int]) -> bool:
    """True for a short line between the headline and the byline, or one that reads like a headline itself."""
    words = lines[i].words
    if len(words.split()) > _SUBHEAD_WORDS or _INNER_STOP.search(words) or i + 1 >= len(lines):
        return False
    if {i + 1, i + 2} & bylines:
        return True
    return not lines[i].after_blank and lines[i + 1].after_blank


def _is_outlet_line(words: str) -> bool:
    tokens = words.split()
    return (
        len(tokens) <= 5
        and not re.search(r"[.!?:;,]$", words)
        and all(t[0].isupper() or t in ("of", "the", "and", "for", "&") for t in tokens)
    )


def _zones(lines: Sequence[Line], kinds: Sequence[ZoneKind]) -> tuple[Zone, ...]:
    """One zone for each run of lines of one kind."""
    zones: list[Zone] = []
    for line, kind in zip(lines, kinds, strict=False):
        if zones and zones[-1].kind is kind:
            zones[-1] = Zone(Span(zones[-1].span.start, line.span.end), kind)
        else:
            zones.append(Zone(line.span, kind))
    return tuple(zones)


def _letters(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()


def _unstopped(headline: str) -> str:
    """The headline without a single full stop at its end, which some archives add."""
    return re.sub(r"(?<=[^.\s])\.$", "", headline)
