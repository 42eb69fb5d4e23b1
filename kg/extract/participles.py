"""Participles in which a source goes on: "wrote a letter to the mayor asking that …" asks by the letter."""

from __future__ import annotations

from kg.extract.draft import Draft, Neighbours


def joined_by_participle(text: str, drafts: list[Draft]) -> list[Draft]:
    """``drafts`` without acts whose cue is the participle that another's content begins with.

    The encoder gives such a participle the nearest noun for a source, which is whom or what it was
    written to; what the participle introduces is what the other states.
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
    return [d for d in drafts if id(d) not in dropped]
