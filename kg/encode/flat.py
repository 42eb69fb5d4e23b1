"""Nested attributions made flat: every word of the text belongs to one content at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Attribution, Span, Spans, hull


def one_owner(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """``attributions`` without those inside others' contents, and with contents that do not overlap.

    PolNeAR's annotators mark what the article itself attributes: a cue that stands inside another
    attribution's content is part of what was said, not an attribution of its own.  Words that two
    contents claim go to the attribution whose cue is nearer, and no content holds another's cue.
    """
    read_whole = [a for a in attributions if a.inside is None]
    kept = [a for group in _groups(read_whole) for a in _apart(group)]
    return tuple(sorted(kept, key=lambda a: (a.cue, a.content)))


def _groups(attributions: Sequence[Attribution]) -> list[list[Attribution]]:
    """``attributions`` in groups that share no stretch of text, so that each can be settled alone."""
    groups: list[list[Attribution]] = []
    reach = -1
    for whole, a in sorted(((hull((*a.cue, *a.content)), a) for a in attributions), key=lambda pair: pair[0]):
        if whole.start >= reach:
            groups.append([])
        groups[-1].append(a)
        reach = max(reach, whole.end)
    return groups


def _apart(group: Sequence[Attribution]) -> list[Attribution]:
    """The outer attributions of ``group``, each with what of its content no other one claims better."""
    top = [a for a in group if not any(_inner(a, b) for b in group)]
    kept = []
    for a in top:
        others = [b for b in top if b is not a]
        lost = [part for b in others for part in (*b.cue, *_lost(a, b))]
        if content := without(a.content, lost):
            kept.append(replace(a, content=content))
    return kept


def _inner(a: Attribution, b: Attribution) -> bool:
    """True when ``a`` is something that the source of ``b`` reports."""
    return _touch(a.cue, b.content) and not _touch(b.cue, a.content)


def _touch(left: Spans, right: Spans) -> bool:
    """True when any of ``left`` overlaps any of ``right``."""
    return any(a.overlaps(b) for a in left for b in right)


def _lost(a: Attribution, b: Attribution) -> list[Span]:
    """What both contents claim and ``b`` keeps."""
    return [
        both
        for s in a.content
        for t in b.content
        if s.overlaps(t)
        and (_claim(b, both := Span(max(s.start, t.start), min(s.end, t.end))) < _claim(a, both))
    ]


def _claim(a: Attribution, words: Span) -> tuple[int, float, Spans]:
    """How far ``words`` are from the cue of ``a``, ties in favour of the surer cue: the least claim wins."""
    gap = min(max(words.start - c.end, c.start - words.end, 0) for c in a.cue)
    return gap, -a.score, a.cue


def without(spans: Spans, taken: Sequence[Span]) -> Spans:
    """What of ``spans`` is outside ``taken``."""
    left = list(spans)
    for t in taken:
        left = [
            part
            for s in left
            for part in (Span(s.start, min(s.end, t.start)), Span(max(s.start, t.end), s.end))
            if part.start < part.end
        ]
    return tuple(sorted(left))
