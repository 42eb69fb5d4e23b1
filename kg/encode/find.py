"""Attributions and names in word pieces: windows read one by one, each cue owned by one of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kg.encode.decode import Bools, Decoding, Labels, find_cues, labels, softmax
from kg.encode.network import Encoder, Floats
from kg.encode.pieces import Ints, Pieces, windows

KINDS = ("person", "organization", "outlet", "place", "document")
"""Kinds of names in the order of the network's name tags."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution, in word pieces.

    first, last   the cue
    score         probability of the cue
    speech        probability that it conveys something
    base          number of the piece that ``labels[0]`` is about
    labels        nothing, source or content for each piece of the window
    margin        how much better content is than nothing there
    """

    first: int
    last: int
    score: float
    speech: float
    base: int
    labels: Labels
    margin: Floats


@dataclass(frozen=True, slots=True)
class Seen:
    """All that one reading found.

    found   attributions in order of their cues; no two cues overlap
    inside  probability for each piece that it belongs to a cue
    names   most likely name tag of each piece, 0 for none
    """

    found: list[Found]
    inside: Floats
    names: Ints


def look(pieces: Pieces, encoder: Encoder, how: Decoding, first: int = 0, end: int | None = None) -> Seen:
    """Read the pieces from ``first`` to ``end``, window by window."""
    total = len(pieces) if end is None else end
    joined = _joined(pieces)
    inside = np.zeros(len(pieces), np.float32)
    names = np.zeros(len(pieces), np.int64)
    centred = np.full(len(pieces), -1, np.int64)
    candidates: list[tuple[int, Found]] = []
    starts = [first, *(f for f in pieces.first if first < f < total)]
    for a, b in windows([s - first for s in starts], total - first) if total > first else []:
        low, high = a + first, b + first
        states = encoder.states(pieces.ids[low:high], pieces.surface[low:high])
        place = np.arange(low, high)
        room = np.minimum(
            place - low if low > first else np.full_like(place, 1 << 30),
            high - 1 - place if high < total else np.full_like(place, 1 << 30),
        )
        better = room > centred[low:high]
        p = softmax(states.cues[1:-1])
        inside[low:high] = np.where(better, 1 - p[:, 0], inside[low:high])
        names[low:high] = np.where(better, states.names[1:-1].argmax(-1), names[low:high])
        centred[low:high] = np.maximum(centred[low:high], room)
        marks = find_cues(states.cues[1:-1], how.cue)
        if not marks:
            continue
        heads = [m[0] + 1 for m in marks]
        tails = [m[1] + 1 for m in marks]
        roles = encoder.roles(states, np.array(heads, np.int64), np.array(tails, np.int64))
        framed = np.concatenate(([False], joined[low:high], [False]))
        framed[1] = False
        tags, margin = labels(roles, heads, tails, framed, how)
        speech = 1 / (1 + np.exp(-roles.speech))
        for i, (head, tail, score) in enumerate(marks):
            found = Found(
                low + head, low + tail, score, float(speech[i]), low, tags[i, 1:-1], margin[i, 1:-1]
            )
            candidates.append((int(min(room[head], room[tail])), found))
    return Seen(_owned(candidates), inside, names)


def _joined(pieces: Pieces) -> Bools:
    """True for each piece that continues the word of the piece before: "##" in the vocabulary."""
    joined = np.zeros(len(pieces), bool)
    joined[1:] = (
        (pieces.starts[1:] == pieces.ends[:-1])
        & (pieces.surface[1:] % 4 != 3)
        & (pieces.surface[:-1] % 4 != 3)
    )
    return joined


def _owned(candidates: list[tuple[int, Found]]) -> list[Found]:
    """One attribution per cue: the window where the cue is most central owns it."""
    taken: set[int] = set()
    kept: list[Found] = []
    for _, found in sorted(candidates, key=lambda c: (-c[0], c[1].first)):
        cue = range(found.first, found.last + 1)
        if taken.isdisjoint(cue):
            taken.update(cue)
            kept.append(found)
    return sorted(kept, key=lambda f: f.first)
