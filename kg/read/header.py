"""What stands above the body of a plain text: key lines, headline, subheads, outlet, byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Span, Zone, ZoneKind
from kg.read.boilerplate import is_boilerplate, is_letter_note
from kg.read.byline import read_byline, read_signature
from kg.read.dateline import read_dateline
from kg.read.headline import is_headline, is_outlet_name, is_subhead, may_be_subhead, title_and_site
from kg.read.imprint import Imprint
from kg.read.key_lines import read_key_lines
from kg.read.letter import forwarded_header
from kg.read.lines import Line
from kg.read.outlets import Outlets

_ABOVE_THE_BODY = 12
"""Lines among which a header must end."""
_SUMMARY = re.compile(r"(?:abstract|summary|key points|highlights|in brief)\s?[.:]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """What the lines above the body say, and how many lines they are."""

    imprint: Imprint
    zones: tuple[Zone, ...]
    length: int


def read_header(lines: Sequence[Line], outlets: Outlets, title: str | None = None) -> Header:
    """The header at the top of ``lines``; ``title`` is the headline where metadata gives one."""
    forwarded = forwarded_header(lines)
    above = _zones(lines, [ZoneKind.BOILERPLATE] * forwarded)
    lines = lines[forwarded:]
    imprint, zones = read_key_lines(lines)
    rest = lines[len(zones) :]
    shown = _printed(rest, outlets, title or imprint.title)
    length = forwarded + len(zones) + shown.length
    return Header(imprint.or_else(shown.imprint), (*above, *zones, *shown.zones), length)


def _printed(lines: Sequence[Line], outlets: Outlets, title: str | None) -> Header:
    """Headline, subheads, outlet and byline as a page prints them."""
    top = _Top(lines[:_ABOVE_THE_BODY], outlets, title)
    imprint = Imprint()
    kinds: list[ZoneKind] = []
    for i, line in enumerate(top.lines):
        headed = ZoneKind.HEADLINE in kinds
        if byline := top.bylines.get(i):
            imprint, kind = imprint.or_else(byline), ZoneKind.BYLINE
        elif headed and (signature := top.signature(i)):
            imprint, kind = imprint.or_else(signature), ZoneKind.BYLINE
        elif headed and top.names_the_outlet(i):
            imprint, kind = imprint.or_else(Imprint(masthead=line.words)), ZoneKind.BYLINE
        elif is_letter_note(line.words):
            kind = ZoneKind.BOILERPLATE
        elif not headed and top.is_headline(i):
            shown, masthead = title_and_site(line.words, outlets)
            imprint, kind = imprint.or_else(Imprint(title=shown, masthead=masthead)), ZoneKind.HEADLINE
        elif headed and top.is_subhead(i):
            kind = ZoneKind.HEADLINE
        elif not headed and top.names_the_section(i):
            kind = ZoneKind.BYLINE
        elif is_boilerplate(line.words):
            kind = ZoneKind.BOILERPLATE
        else:
            break
        kinds.append(kind)
    if len(kinds) == len(lines):  # nothing would be left to read
        return Header(Imprint(), (), 0)
    return Header(imprint, _zones(lines, kinds), len(kinds))


class _Top:
    """The first lines of a text, each judged by its words and its place among the others."""

    def __init__(self, lines: Sequence[Line], outlets: Outlets, title: str | None) -> None:
        self.lines = lines
        self.title = title
        found = {i: read_byline(line.words, outlets) for i, line in enumerate(lines)}
        self.bylines = {i: imprint for i, imprint in found.items() if imprint is not None}

    def is_headline(self, i: int) -> bool:
        """True when metadata says so, a byline or dateline follows soon, or the line reads like one."""
        words = self.lines[i].words
        if self.title is not None:
            return _is_title(words, self.title)
        if i + 1 >= len(self.lines) or read_dateline(words, 0, headed=False):
            return False
        following = self.lines[i + 1].words
        if len(words.split()) <= 40 and (self._byline_within(i, 3) or read_dateline(following, 0)):
            return True
        return is_headline(words, following, self.lines[i + 1].after_blank)

    def is_subhead(self, i: int) -> bool:
        """True for a short line before the byline, one that ends the first paragraph, or a summary."""
        if i + 1 >= len(self.lines):
            return False
        line, following = self.lines[i], self.lines[i + 1]
        if _SUMMARY.fullmatch(line.words) or _SUMMARY.fullmatch(self.lines[i - 1].words):
            return True
        if read_dateline(line.words, 0):
            return False
        if self._byline_within(i, 2) or (not line.after_blank and self.lines[i - 1].words.endswith(";")):
            return may_be_subhead(line.words)
        return is_subhead(line.words, following.words, following.after_blank)

    def names_the_section(self, i: int) -> bool:
        """True for a word or a few right above the title that metadata gives."""
        is_short = len(self.lines[i].words.split()) <= 4 and not self.lines[i].words.endswith((".", ":", "?"))
        return is_short and self.title is not None and i + 1 < len(self.lines) and self.is_headline(i + 1)

    def names_the_outlet(self, i: int) -> bool:
        """True for a line beside the byline that is nothing but a name."""
        return self._beside_byline(i) and is_outlet_name(self.lines[i].words)

    def signature(self, i: int) -> Imprint | None:
        """The author in a line beside the byline, where no other line names one."""
        if not self._beside_byline(i) or any(byline.author for byline in self.bylines.values()):
            return None
        return read_signature(self.lines[i].words)

    def _beside_byline(self, i: int) -> bool:
        return bool({i - 1, i + 1} & self.bylines.keys())

    def _byline_within(self, i: int, distance: int) -> bool:
        return any(i + step in self.bylines for step in range(1, distance + 1))


def _zones(lines: Sequence[Line], kinds: Sequence[ZoneKind]) -> tuple[Zone, ...]:
    """One zone for each run of lines of one kind."""
    zones: list[Zone] = []
    for line, kind in zip(lines, kinds, strict=False):
        if zones and zones[-1].kind is kind:
            zones[-1] = Zone(Span(zones[-1].span.start, line.span.end), kind)
        else:
            zones.append(Zone(line.span, kind))
    return tuple(zones)


def _is_title(words: str, title: str) -> bool:
    """True for the title itself, or another wording of it: as short, with most of its words."""
    ours, its = re.findall(r"\w+", words.lower()), re.findall(r"\w+", title.lower())
    return ours == its or (
        len(ours) <= 1.3 * len(its) and len(set(ours) & set(its)) >= 0.6 * len(set(its)) > 1
    )
