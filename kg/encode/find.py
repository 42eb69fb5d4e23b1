"""Attributions and names in word pieces: each piece is judged by the window where it is most central."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kg.encode.decode import Bools, Costs, Decoding, Labels, best_labels, costs, find_cues, softmax
from kg.encode.network import Encoder, Floats
from kg.encode.pieces import Pieces, windows

TAGS = 11
"""Name tags: none, then first and further piece of each of five kinds."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One cue in word pieces.

    score, speech  probability that it is a cue, and that it conveys something
    base           number of the first piece of the window that it was read in
    """

    first: int
    last: int
    score: float
    speech: float
    base: int


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in word pieces.

    labels  nothing, source or content for each piece from ``mark.base`` on
    """

    mark: Mark
    labels: Labels


@dataclass(frozen=True, slots=True)
class Seen:
    """All that one reading found.

    found   attributions in order of their cues; no two cues overlap
    inside  probability for each piece that it belongs to a cue
    tags    probability of each name tag for each piece
    joined  True for each piece that continues the word of the piece before
    """

    found: list[Found]
    inside: Floats
    tags: Floats
    joined: Bools


def look(pieces: Pieces, encoder: Encoder, how: Decoding) -> Seen:
    """Read ``pieces`` window by window."""
    inside = np.zeros(len(pieces), np.float32)
    tags = np.zeros((len(pieces), TAGS), np.float32)
    joined = _joined(pieces)
    marks: list[Mark] = []
    asked: list[Costs] = []
    parts = windows(pieces.first, len(pieces))
    for (low, high), (own_low, own_high) in zip(parts, _shares(parts), strict=True):
        states = encoder.states(pieces.ids[low:high], pieces.surface[low:high])
        here, own = slice(own_low, own_high), slice(own_low - low + 1, own_high - low + 1)
        inside[here] = 1 - softmax(states.cues[own])[:, 0]
        tags[here] = softmax(states.names[own])
        known = marks[-1].last if marks else -1
        cues = [
            (head + 1, tail + 1, score)
            for head, tail, score in find_cues(states.cues[1:-1], min(how.cue, how.quoting))
            if own_low <= low + head < own_high and low + head > known
        ]
        if not cues:
            continue
        heads, tails = (np.array([cue[side] for cue in cues], np.int64) for side in (0, 1))
        roles = encoder.roles(states, heads, tails)
        speech = 1 / (1 + np.exp(-roles.speech))
        marks += [
            Mark(low + head - 1, low + tail - 1, score, float(speech[i]), low)
            for i, (head, tail, score) in enumerate(cues)
        ]
        asked.append(costs(roles, heads, tails, joined[low:high], how))
    found = [Found(mark, labels) for mark, labels in zip(marks, best_labels(asked), strict=True)]
    return Seen(found, inside, tags, joined)


def _shares(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretch that each of the overlapping windows judges: seams run through the middle of overlaps."""
    seams = [(left[1] + right[0]) // 2 for left, right in pairwise(parts)]
    edges = [parts[0][0], *seams, parts[-1][1]] if parts else []
    return list(pairwise(edges))


def _joined(pieces: Pieces) -> Bools:
    """True for each piece that continues the word of the piece before: "##" in the vocabulary."""
    joined = np.zeros(len(pieces), bool)
    joined[1:] = (
        (pieces.starts[1:] == pieces.ends[:-1])
        & (pieces.surface[1:] % 4 != 3)
        & (pieces.surface[:-1] % 4 != 3)
    )
    return joined
