"""Attributions that the layout alone marks: signed quotations, and the turns of a transcript.

    “The dam held all winter.” ― Tom Reed, engineer

    QUILL: Is it safe?
    REED: It held all winter.

No word reports anything there, so the network, which learned from reporting words, mostly passes over
them.  Both forms are read line by line, and only where a line is nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.encode.flat import without
from kg.model import Attribution, Name, NameKind, Span, Spans

_OPEN, _CLOSE = "\"“”„«'‘", "\"”»'’"
_CAPITAL = r"[^\W\d_a-z]"
_WORD = rf"{_CAPITAL}(?:[\w.'’-]*[\w'’])?"
_SIGNER = (
    rf"@\w+|{_WORD}(?:[.,]? (?:{_WORD}|of|the|de|del|della|da|la|le|van|von|der|den|bin|ibn|al|el|and|&|y))*"
)
_SIGNATURE = rf"(?P<dash>―|—|–|--?)[^\S\n]*(?P<source>(?:{_SIGNER})(?:(?:, | \()[^\n\"“”;:?!]{{1,80}}?)?)\.?"
_SIGNED = re.compile(rf"(?P<content>[{_OPEN}].+[{_CLOSE}])[^\S\n]*{_SIGNATURE}")
_QUOTED = re.compile(rf"[{_OPEN}].+[{_CLOSE}]")
_ALONE = re.compile(_SIGNATURE)
_TURN = re.compile(
    rf"[\"“]?(?P<source>{_WORD}(?: (?:{_WORD}|of|the|de|van|von|al|el|and))*)(?: ?\([^()\n]{{1,30}}\))?"
    r"(?P<cue>:)\s*(?P<content>\S.*)"
)
_NO_SPEAKER = frozenset(
    ("VIDEO", "AUDIO", "CLIP", "NOTE", "UPDATE", "TRANSCRIPT", "PHOTO", "CAPTION", "READ", "WATCH")
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_CLOSERS = {"“": "”", "„": "”“", "«": "»", '"': '"', "”": "", "‘": "", "'": ""}


def laid_out(text: str, lines: Sequence[Span], names: Sequence[Name]) -> tuple[Attribution, ...]:
    """The attributions that the layout of ``lines`` marks, in text order; they do not overlap."""
    return tuple(sorted([*_signed(text, lines), *_turns(text, lines, names)], key=lambda a: a.cue))


def joined(text: str, found: Sequence[Attribution], marked: Sequence[Attribution]) -> list[Attribution]:
    """``found`` by the network beside those ``marked`` by the layout, which are sure.

    What the network found in a signed quotation or a turn stays inside it: there, the signer or speaker
    reports.  What it found outside does not reach in.
    """
    kept = list(marked)
    for a in found:
        for sure in marked:
            (content,) = sure.content
            own = (*sure.source, *sure.cue)
            if any(c.overlaps(o) for c in a.cue for o in own):
                a = replace(a, content=())
            elif any(c.overlaps(content) for c in a.cue):
                a = replace(a, content=_within(a.content, content), source=without(a.source, own))
            else:
                a = replace(a, content=without(a.content, (*own, content)))
        if a.content and (not marked or any(_LETTERS.search(text, s.start, s.end) for s in a.content)):
            kept.append(a)
    return kept


def _signed(text: str, lines: Sequence[Span]) -> list[Attribution]:
    """Quotations with a dash and a name behind them, on the same line or on the next."""
    found = [
        _attribution(match.span("source"), match.span("dash"), match.span("content"))
        for line in lines
        if (match := _SIGNED.fullmatch(text, line.start, line.end)) and _one(match["content"])
    ]
    for quotation, line in pairwise(lines):
        if not _QUOTED.fullmatch(text, quotation.start, quotation.end) or not _one(quotation.of(text)):
            continue
        if match := _ALONE.fullmatch(text, line.start, line.end):
            found.append(
                _attribution(match.span("source"), match.span("dash"), (quotation.start, quotation.end))
            )
    return found


def _one(quotation: str) -> bool:
    """True when the marks at the ends are those of one quotation, so that nobody speaks between two."""
    closers = _CLOSERS[quotation[0]]
    open_yet = 1
    for mark in quotation[1:-1]:
        open_yet += (mark == quotation[0] and mark not in closers) - (mark in closers)
        if not open_yet:
            return False
    return len(quotation.split()) > 2


def _turns(text: str, lines: Sequence[Span], names: Sequence[Name]) -> list[Attribution]:
    """What speakers say in turn, wherever A speaks, then B, then A again."""
    persons = {name.span.start for name in names if name.kind is NameKind.PERSON}
    turns = [
        match
        for line in lines
        if (match := _TURN.fullmatch(text, line.start, line.end))
        and _LETTERS.search(match["source"])  # "Q" and "A" name nobody
        and _LETTERS.search(match["content"])
        and (_shouted(match["source"]) or match.start("source") in persons)
    ]
    spoken: set[int] = set()
    for i, (one, other, again) in enumerate(zip(turns, turns[1:], turns[2:], strict=False)):
        if one["source"] != other["source"] and _same(one["source"], again["source"]):
            spoken.update((i, i + 1, i + 2))
    speakers = {turns[i]["source"] for i in spoken}
    return [
        _attribution(turn.span("source"), turn.span("cue"), turn.span("content"))
        for turn in turns
        if turn["source"] in speakers
    ]


def _shouted(label: str) -> bool:
    """True for a speaker's name in capitals."""
    return label.isupper() and label not in _NO_SPEAKER


def _same(one: str, other: str) -> bool:
    """True when two labels name one speaker: "KATE QUILL" and later "QUILL"."""
    return one.split()[-1] == other.split()[-1]


def _attribution(source: tuple[int, int], cue: tuple[int, int], content: tuple[int, int]) -> Attribution:
    return Attribution((Span(*source),), (Span(*cue),), (Span(*content),))


def _within(spans: Spans, whole: Span) -> Spans:
    """What of ``spans`` is inside ``whole``."""
    return tuple(Span(max(s.start, whole.start), min(s.end, whole.end)) for s in spans if s.overlaps(whole))
