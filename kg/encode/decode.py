"""From the network's scores to cues, sources and contents in word pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.encode.network import Floats, Ints, Roles

Bools = npt.NDArray[np.bool_]
Labels = npt.NDArray[np.int8]

NOTHING, SOURCE, CONTENT = 0, 1, 2

_RUN = re.compile(rb"\x01+")


@dataclass(frozen=True, slots=True)
class Decoding:
    """The few constants of decoding, chosen on PolNeAR dev (see training/LOG.md).

    cue            least probability of a cue
    quoting        the same where the content is a quotation that no surer cue accounts for
    flat           least probability of a cue for the flat list
    edge           price of each edge of a content, in nats: few long spans rather than many short ones
    boundary       weight of the network's own opinion on where contents begin and end
    pointer        weight of the source pointer beside the source tags
    source         bonus for a source over none, in nats
    """

    cue: float = 0.55
    quoting: float = 0.4
    flat: float = 0.65
    edge: float = 1.0
    boundary: float = 0.7
    pointer: float = 1.0
    source: float = 1.0


DECODING = Decoding()


def softmax(logits: Floats) -> Floats:
    """Probabilities along the last axis."""
    weights = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(weights / weights.sum(-1, keepdims=True), np.float32)


def log_softmax(logits: Floats) -> Floats:
    """Logarithms of the probabilities along the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), np.float32)


def find_cues(logits: Floats, least: float) -> list[tuple[int, int, float]]:
    """First piece, last piece and probability of every cue, in order."""
    p = softmax(logits)
    begins, goes_on = p[:, 1], p[:, 2]
    inside = begins + goes_on
    starts = (inside >= least) & ((begins >= least / 2) | (inside >= max(least, 0.5)))
    follows = np.zeros(len(p), bool)
    follows[:-1] = (goes_on[1:] >= np.maximum(0.6 * least, begins[1:])) & (goes_on[1:] >= 0.6 * least)
    found: list[tuple[int, int, float]] = []
    at = -1
    for first in np.flatnonzero(starts).tolist():
        if first <= at:
            continue
        at = first
        while follows[at]:
            at += 1
        found.append((first, at, float(inside[first])))
    return found


@dataclass(frozen=True, slots=True)
class Costs:
    """What each labelling of one window's pieces is worth, one row a cue, without the marks around it.

    scores      worth of nothing, source and content at each piece
    begin, end  cost, below zero, of a content that begins or ends at each piece
    joined      cost of a span that begins at each piece: high within words
    """

    scores: Floats
    begin: Floats
    end: Floats
    joined: Floats


def costs(roles: Roles, first: Ints, last: Ints, joined: Bools, how: Decoding) -> Costs:
    """The costs for the cues of one window.

    first, last  first and last piece of each cue, counted with the mark before the window
    joined       True for each piece that continues the word of the piece before
    """
    scores = log_softmax(roles.tags)
    for i, (start, end) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        scores[i, start : end + 1, 1:] = -50.0
    scores[:, :, SOURCE] += how.source
    if how.pointer:
        scores[:, :, SOURCE] += how.pointer * _pointed(roles.source, first, last, how)
    edges = np.minimum(how.boundary * roles.edges[:, 1:-1] - how.edge, 0).astype(np.float32)
    whole = np.where(joined, -50.0, 0.0).astype(np.float32)
    return Costs(
        scores[:, 1:-1], edges[..., 0], edges[..., 1], np.broadcast_to(whole, (len(scores), len(whole)))
    )


def best_labels(asked: list[Costs]) -> list[Labels]:
    """The best label of every piece for every cue, window by window, computed together."""
    found: list[Labels] = []
    for i in range(0, len(asked), 16):
        near = asked[i : i + 16]
        length = max(c.scores.shape[1] for c in near)
        scores = _padded([c.scores for c in near], length)
        paths = _best_path(
            scores,
            *(_padded([getattr(c, part) for c in near], length) for part in ("begin", "end", "joined")),
        )
        row = 0
        for c in near:
            for _ in range(len(c.scores)):
                path = paths[row, : c.scores.shape[1]]
                _keep_best_source(path, scores[row])
                found.append(path)
                row += 1
    return found


def _padded(parts: list[Floats], length: int) -> Floats:
    """The rows of all parts, filled up to one length; padding is worth nothing either way."""
    filled = np.zeros((sum(len(p) for p in parts), length, *parts[0].shape[2:]), np.float32)
    row = 0
    for p in parts:
        filled[row : row + len(p), : p.shape[1]] = p
        row += len(p)
    return filled


def _pointed(source: Floats, first: Ints, last: Ints, how: Decoding) -> Floats:
    """From -1, surely not in the source, to +1, surely in it: for each piece, by the source pointer.

    The pointer gives a probability to every span on one side of the cue, that of its first piece times
    that of its last.  A piece is in those that begin no later than it and end no earlier.
    """
    begins, ends = softmax(source[:, :, 0]), softmax(source[:, :, 1])
    place = np.arange(source.shape[1])[None]
    none = begins[:, 0] * ends[:, 0] * np.exp(np.float32(-how.source))
    inside, total = np.zeros(begins.shape, np.float32), none
    for side in ((place > 0) & (place < first[:, None]), (place > last[:, None]) & (place < place[0, -1])):
        begun = np.where(side, begins, 0).cumsum(1)
        open_yet = np.where(side, ends, 0)[:, ::-1].cumsum(1)[:, ::-1]
        inside += begun * open_yet * side
        total = total + (np.where(side, begins, 0) * open_yet).sum(1)
    return np.asarray(2 * inside / total[:, None] - 1, np.float32)


def _best_path(scores: Floats, begin: Floats, end: Floats, joined: Floats) -> Labels:
    """The best labelling of each row under the costs of :class:`Costs`."""
    rows, size, kinds = scores.shape
    value = scores[:, 0].copy()
    came = np.zeros((size, rows, kinds), np.int8)
    steps = np.repeat(joined[:, :, None], 9, 2).reshape(rows, size, kinds, kinds)  # [from, to]
    for kind in range(kinds):
        steps[:, :, kind, kind] = 0.0
    steps[:, :, (NOTHING, SOURCE), CONTENT] += begin[:, :, None]
    steps[:, 1:, CONTENT, :CONTENT] += end[:, :-1, None]
    for t in range(1, size):
        reached = value[:, :, None] + steps[:, t]
        came[t] = reached.argmax(1)
        value = reached.max(1) + scores[:, t]
    path = np.zeros((rows, size), np.int8)
    path[:, -1] = value.argmax(1)
    row = np.arange(rows)
    for t in range(size - 1, 0, -1):
        path[:, t - 1] = came[t, row, path[:, t]]
    return path


def _keep_best_source(path: Labels, scores: Floats) -> None:
    """Leave one run of source in ``path``, the surest; a source is one stretch nearly always."""
    spans = runs(path == SOURCE)
    if len(spans) > 1:
        sure = [float(scores[a : b + 1, SOURCE].max()) for a, b in spans]
        best = sure.index(max(sure))
        for i, (a, b) in enumerate(spans):
            if i != best:
                path[a : b + 1] = NOTHING


def runs(mask: Bools) -> list[tuple[int, int]]:
    """First and last position of every run of True."""
    return [(m.start(), m.end() - 1) for m in _RUN.finditer(mask.tobytes())]
