"""Nested attributions made flat: every word of the text belongs to one content at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Attribution, Span, Spans


def one_owner(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """``attributions`` without those inside others' contents, and with contents that do not overlap.

    PolNeAR's annotators mark what the article itself attributes: a cue that stands inside another
    attribution's content is part of what was said, not an attribution of its own.  Words that two
    contents claim go to the attribution whose cue is surer.
    """
    read_whole = [a for a in attributions if a.inside is None]
    top = [a for a in read_whole if not any(_inner(a, b) for b in read_whole)]
    kept: list[Attribution] = []
    for a in sorted(top, key=lambda a: (-a.score, a.cue)):
        if any(_touch(a.cue, b.content) for b in kept):
            continue
        content = a.content
        for b in kept:
            content = _without(content, b.content)
            content = _without(content, b.cue)
        if content:
            kept.append(replace(a, content=content))
    return tuple(sorted(kept, key=lambda a: (a.cue, a.content)))


def _inner(a: Attribution, b: Attribution) -> bool:
    """True when ``a`` is something that the source of ``b`` reports."""
    return _touch(a.cue, b.content) and not _touch(b.cue, a.content)


def _touch(left: Spans, right: Spans) -> bool:
    """True when any of ``left`` overlaps any of ``right``."""
    return any(a.overlaps(b) for a in left for b in right)


def _without(spans: Spans, taken: Spans) -> Spans:
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
