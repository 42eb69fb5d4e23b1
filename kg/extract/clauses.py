"""Narrated acts: the whole clause as content, so that it can be read alone (guidelines, rule 5)."""

from __future__ import annotations

import re

from kg.extract.content import joined
from kg.extract.cues import CLAUSE_OBJECT
from kg.extract.draft import Draft
from kg.model import Span, hull


def complete_clause(text: str, d: Draft) -> None:
    """The whole clause for an act whose object is a noun phrase, infinitive or gerund (rule 5)."""
    whole = hull(d.content)
    if d.source is None or len(d.content) > 1 or d.source.end > d.cue[0].start or whole.start < d.cue[-1].end:
        return
    cue_text = d.marked_by(text)
    if not CLAUSE_OBJECT.search(cue_text) or _is_clause(text, whole):
        return
    end = _end_of_clause(text, d, whole)
    if d.cue[0].start - d.source.end > 60 or whole.start - d.cue[-1].end > 25:
        d.content = joined([Span(d.cue[0].start, end)])
        return
    d.content = joined([Span(d.source.start, end)])


_ADJUNCT = re.compile(
    r"\s+(?:for|since|in|on|at|during|after|before|amid|by|with|to|as|against|between|from|of)\b"
)


def _end_of_clause(text: str, d: Draft, whole: Span) -> int:
    """Where the clause ends: with what is reported of it, when that goes on with an adjunct."""
    for part in d.parent.content if d.parent is not None else ():
        if (
            part.contains(whole)
            and part.start <= d.cue[0].start
            and _ADJUNCT.match(text, whole.end, part.end)
        ):
            return part.end
    return whole.end


_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|must|did|does|do|said|says|\w+n[’']t|\w{3,}ed)\b"
)


def _is_clause(text: str, span: Span) -> bool:
    """True when the content has a verb of its own, or is quoted, so that it reads alone."""
    content = span.of(text)
    if content.startswith(("to ", "“", '"')) or not content:
        return not content.startswith("to ")
    first = re.match(r"\w+", content)
    if first and first.group().endswith("ing"):
        return False
    return (
        bool(_FINITE.search(content)) and text[max(0, span.start - 6) : span.start].strip().endswith("that")
    ) or bool(re.match(r"(?:he|she|they|it|we|I|there)\b", content))
