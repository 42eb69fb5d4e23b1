"""Speech within what somebody tells: "Varga said the workers had complained of cracks".

What the encoder finds of it is kept; this adds what only a pluperfect or a progressive marks.
"""

from __future__ import annotations

import re

from kg.extract.content import trim
from kg.extract.draft import Draft, Neighbours
from kg.extract.tellers import can_be_source
from kg.model import Span

_WHO = (
    r"(?:that\s+)?(?P<who>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Ss]ome|[Ss]everal|[Tt]wo|[A-Z])"
    r"[^,.;:()“”\"\n]{2,70}?)"
)
_CUE = (
    r"(?P<cue>(?:(?:had|has|have)\s+(?:\w+ly\s+|already\s+|also\s+|first\s+)?"
    r"(?:admitted|alleged|assured|claimed|complained|confirmed|demanded|denied|flagged|insisted|predicted"
    r"|promised|reported|threatened|told|urged|vowed|warned)"
    r"|(?:is|are|was|were)\s+(?:now\s+|also\s+)?(?:asking|complaining|demanding|threatening|warning|insisting))"
    r"(?:\s+(?:of|about|for|that))?)"
)
_TOLD = re.compile(rf"{_WHO}\s+{_CUE}\s+(?=\S)")
_LEAST = 10
"""Characters that somebody must have said."""
_SCORE = 0.5


def with_tellers_within(text: str, drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with acts for who is said to have warned, complained, demanded and the like."""
    near = Neighbours(drafts)
    added: list[Draft] = []
    for d in drafts:
        part = d.content[0] if len(d.content) == 1 else None
        told = _TOLD.match(text, part.start, part.end) if part is not None else None
        if part is None or told is None:
            continue
        who, cue = Span(*told.span("who")), Span(*told.span("cue"))
        known = any(c.overlaps(cue) for other in near.of(cue.start) for c in other.cue)
        said = trim(text, (Span(told.end(), part.end),))
        if known or not can_be_source(text, who) or sum(map(len, said)) < _LEAST:
            continue
        added.append(Draft(who, (cue,), said, _SCORE, parent=d))
    return [*drafts, *added]
