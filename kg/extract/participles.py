"""Participles in which a source goes on: "wrote a letter to the mayor asking that …" asks by the letter."""

from __future__ import annotations

import re

from kg.extract.draft import Draft, Neighbours
from kg.model import Span

_WRITTEN_TO = re.compile(
    r"\b(?:an?|the|his|her|its|their|another)\s+(?:[a-z]+\s+)?"
    r"(?:letter|e-?mail|memo|note|message|statement|telegram|cable|text|petition)\s+to\s+(?:the\s+)?$",
    re.I,
)
_BEFORE = 40
"""Characters before a reader within which the letter to him stands."""


def joined_by_participle(text: str, drafts: list[Draft]) -> list[Draft]:
    """``drafts`` without acts whose cue is the participle that another's content begins with.

    The encoder gives such a participle the nearest noun for a source, which is whom or what it was
    written to; what the participle introduces is what the other states, or else what the letter does.
    """
    near = Neighbours(drafts)
    dropped: set[int] = set()
    for d in drafts:
        cue, source = d.cue[0], d.source
        if source is None or not cue.of(text).endswith("ing"):
            continue
        for outer in near.of(cue.start):
            begins = outer.content[0].start == cue.start if outer.content else False
            between = outer.cue[0].start <= source.start and source.end <= cue.start
            if outer is not d and id(outer) not in dropped and begins and between:
                outer.content = d.content
                dropped.add(id(d))
                break
        else:
            written = _WRITTEN_TO.search(text, max(0, source.start - _BEFORE), source.start)
            if written is not None and source.end + 1 >= cue.start:
                d.source = Span(written.start(), source.end)
    return [d for d in drafts if id(d) not in dropped]
