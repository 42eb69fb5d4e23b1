"""Which act stands inside which (annotation guidelines, rules 7, 9 and 11).

An act whose cue lies in another's content came through that other.  Of two acts about one content in
one sentence, the one farther from it is the outer: "…, the Herald said, according to Reuters".
"""

from __future__ import annotations

import re

from kg.extract.content import overlap
from kg.extract.cues import ACCORDING, CITING, REACTION
from kg.extract.draft import Draft, Neighbours, sentence_at
from kg.model import Spans, hull

_CLAUSE = re.compile(r"\b(?:that|saying|claiming|arguing)\b|[“”\"—;]|[.!?]\s")

SAME_CONTENT = 0.8
"""Dice of words from which two contents count as one."""


def nest(text: str, drafts: list[Draft], sentences: Spans) -> None:
    """Give every act its parent, the innermost act that conveys it."""
    near = Neighbours(drafts)
    sentence = {id(d): sentence_at(sentences, d.cue[0].start) for d in drafts}
    for d in drafts:
        if d.parent is not None:
            continue
        holders = [
            h
            for h in near.of(d.cue[0].start)
            if h is not d
            and any(c.contains(d.cue[0]) for c in h.content)
            and not any(c.contains(h.cue[0]) for c in d.content)
            and not h.descends_from(d)
            and not _reacts(text, h, d)
        ]
        cited = _cited_before(text, d, near)
        if cited is not None:
            d.parent = cited
        elif holders:
            # Of "A reported …, citing B" B is the nearer to what is told inside.
            d.parent = min(holders, key=lambda h: (sum(map(len, h.content)), -_depth(h), h.cue))
    for d in sorted(drafts, key=lambda d: d.cue):
        if d.parent is not None:
            continue
        siblings = [
            s
            for s in near.of(d.cue[0].start)
            if s is not d
            and sentence[id(s)] == sentence[id(d)]
            and s.parent is not d
            and not s.descends_from(d)
            and overlap(text, s.content, d.content) >= SAME_CONTENT
        ]
        outer = [s for s in siblings if _farther(text, s, d)]
        if outer:
            d.parent = min(outer, key=lambda s: _distance(s, d.content))


def _cited_before(text: str, d: Draft, near: Neighbours) -> Draft | None:
    """The act that cites what ``d``, a relative clause, goes on about: "cited a study, which found"."""
    if d.source is None or d.source.of(text).casefold() not in ("which", "who", "that"):
        return None
    for h in near.of(d.cue[0].start):
        ends = 0 <= d.source.start - h.content[-1].end <= len(" , ")
        if h is not d and ends and CITING.search(h.marked_by(text)) and not h.descends_from(d):
            return h
    return None


def _reacts(text: str, h: Draft, d: Draft) -> bool:
    """True when ``h`` names what ``d`` said in order to answer it: "blasted Kolt's call for a wall".

    Who answers words does not pass them on: that they were said is the article's own knowledge.
    """
    reaction = REACTION.search(h.marked_by(text))
    if reaction is None or d.extent.start < h.cue[-1].end:
        return False
    return _CLAUSE.search(text, h.cue[-1].end, d.extent.start) is None


def _depth(d: Draft) -> int:
    """How many acts convey this one."""
    return 0 if d.parent is None else 1 + _depth(d.parent)


def _distance(d: Draft, content: Spans) -> int:
    whole = hull(content)
    if d.extent.start >= whole.end:
        return d.extent.start - whole.end
    return max(0, whole.start - d.extent.end)


def _behind(d: Draft) -> bool:
    """True when what marks an act stands behind all that it states."""
    return d.extent.start >= hull(d.content).end


def _between(inner: Draft, outer: Draft) -> bool:
    """True when all that marks ``inner`` stands between the cue of ``outer`` and what both state."""
    return outer.cue[-1].end <= inner.extent.start and inner.extent.end <= hull(inner.content).start


def _farther(text: str, one: Draft, other: Draft) -> bool:
    """True when ``one`` is the outer of two acts about one content."""
    if _between(other, one):
        return True  # "said that, according to early findings, …": the findings are nearer the origin
    if _between(one, other):
        return False
    near, far = _distance(other, other.content), _distance(one, one.content)
    according_one = bool(ACCORDING.search(one.marked_by(text)))
    according_other = bool(ACCORDING.search(other.marked_by(text)))
    if according_one != according_other:
        return according_one
    if _behind(one) != _behind(other):
        return _behind(one)  # "Varga said …, Reuters reported"
    return (far, one.cue) > (near, other.cue)
