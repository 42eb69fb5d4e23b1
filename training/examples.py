"""Documents as numbers: word pieces with labels, cut into windows and put into batches."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from kg.encode.names import KINDS
from kg.encode.network import CLOSE, OPEN
from kg.encode.pieces import WINDOW, Pieces, piece, windows
from kg.model import Span, Spans
from training.documents import Document, Gold

Ints = npt.NDArray[np.int64]

IGNORE = -100
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be found for one cue, in word pieces of the whole text.

    first, last   the cue
    tags          nothing, source or content of every piece
    source        first and last piece of the source; None when there is none
    begins, ends  pieces where a content begins and where one ends
    speech        1 conveys, 0 does not, IGNORE unknown
    """

    first: int
    last: int
    tags: npt.NDArray[np.int8]
    source: tuple[int, int] | None
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    speech: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text under one reading, ready to be cut into windows."""

    pieces: Pieces
    cues: Ints
    flat: Ints
    names: Ints
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of about one length, padded, with the cues in them; all numpy."""

    ids: Ints
    mask: Ints
    surface: Ints
    cues: Ints
    flat: Ints
    names: Ints
    row: Ints
    first: Ints
    last: Ints
    tags: Ints
    source: Ints
    edges: npt.NDArray[np.float32]
    speech: Ints


def reporting_words(documents: list[Document]) -> frozenset[str]:
    """Words that, outside contents, stand in a cue more often than not: "said", "according"."""
    in_cue: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for document in documents:
        reading = document.readings[0]
        cue, content = (
            _mask(document.text, [g.cue for g in reading]),
            _mask(document.text, [s for g in reading for s in g.content]),
        )
        for match in _WORD.finditer(document.text):
            if content[match.start()] and not cue[match.start()]:
                continue
            word = match.group().lower()
            seen[word] += 1
            in_cue[word] += bool(cue[match.start()])
    return frozenset(w for w, n in in_cue.items() if n >= 5 and n >= 0.5 * seen[w])


def _mask(text: str, spans: list[Span]) -> npt.NDArray[np.bool_]:
    mask = np.zeros(len(text) + 1, bool)
    for span in spans:
        mask[span.start : span.end] = True
    return mask


def labelled(document: Document, reading: int, tokenizer: Tokenizer, reporting: frozenset[str]) -> Labelled:
    """``document`` under one of its readings.

    PolNeAR says nothing about reporting inside what somebody says, so reporting words in contents
    that are not annotated as cues are neither cues nor not.
    """
    pieces = piece(document.text, [Span(0, len(document.text))], tokenizer)
    golds = document.readings[reading]
    total = len(pieces)
    cues, flat = np.zeros(total, np.int64), np.zeros(total, np.int64)
    said = _mask(document.text, [s for g in golds for s in g.content])
    lower = document.text.lower()
    for match in _WORD.finditer(lower):
        if said[match.start()] and match.group() in reporting:
            a, b = _range(pieces, Span(*match.span()))
            cues[a:b] = IGNORE
    targets = []
    for gold in golds:
        a, b = _range(pieces, gold.cue)
        if a >= b:
            continue
        cues[a:b] = 2
        cues[a] = 1
        for kind, spans in enumerate((gold.source, (gold.cue,), gold.content)):
            for span in spans:
                low, high = _range(pieces, span)
                flat[low:high] = 2 * kind + 2
                flat[low : min(low + 1, high)] = 2 * kind + 1
        targets.append(_target(gold, a, b - 1, pieces))
    names = np.full(total, IGNORE if document.names is None else 0, np.int64)
    for name in document.names or ():
        a, b = _range(pieces, name.span)
        kind = KINDS.index(name.kind)
        names[a:b] = 2 * kind + 2
        names[a : min(a + 1, b)] = 2 * kind + 1
    return Labelled(pieces, cues, flat, names, tuple(targets))


def _target(gold: Gold, first: int, last: int, pieces: Pieces) -> Target:
    """The target of one attribution whose cue is known in pieces."""
    tags = np.zeros(len(pieces), np.int8)
    for start, end in _ranges(pieces, gold.content):
        tags[start:end] = 2
    source = _ranges(pieces, gold.source)
    for start, end in source:
        tags[start:end] = 1
    tags[first : last + 1] = 0
    content = tags == 2
    steps = np.diff(np.concatenate(([0], content.astype(np.int8), [0])))
    begins, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1) - 1
    pointed = (source[0][0], source[-1][1] - 1) if source else None
    speech = IGNORE if gold.speech is None else int(gold.speech)
    return Target(first, last, tags, pointed, tuple(begins.tolist()), tuple(ends.tolist()), speech)


def _ranges(pieces: Pieces, spans: Spans) -> list[tuple[int, int]]:
    found = [_range(pieces, span) for span in spans]
    return [(a, b) for a, b in found if a < b]


def _range(pieces: Pieces, span: Span) -> tuple[int, int]:
    """First piece, and one past the last piece, that share characters with ``span``."""
    a = int(np.searchsorted(pieces.ends, span.start, "right"))
    b = int(np.searchsorted(pieces.starts, span.end, "left"))
    return a, max(a, b)


def batches(documents: list[Labelled], size: int, chance: random.Random) -> list[list[tuple[int, int, int]]]:
    """Windows (document, first piece, end) of one epoch in batches of similar length, in random order.

    Each epoch cuts elsewhere, so that no sentence always stands at the edge of a window.
    """
    cut: list[tuple[int, int, int]] = []
    for number, document in enumerate(documents):
        first, total = document.pieces.first, len(document.pieces)
        if not total:
            continue
        skip = chance.randrange(min(6, len(first)))
        parts = windows([f - first[skip] for f in first[skip:]], total - first[skip], overlap=24)
        cut += [(number, first[skip] + a, first[skip] + b) for a, b in parts]
        if skip:
            cut.append((number, 0, min(first[skip], WINDOW)))
    chance.shuffle(cut)
    grouped = []
    for i in range(0, len(cut), size * 16):
        near = sorted(cut[i : i + size * 16], key=lambda w: w[2] - w[1])
        grouped += [near[j : j + size] for j in range(0, len(near), size)]
    chance.shuffle(grouped)
    return grouped


def batch(documents: list[Labelled], cut: list[tuple[int, int, int]]) -> Batch:
    """The windows ``cut`` as arrays."""
    rows, length = len(cut), max(end - start for _, start, end in cut) + 2
    ids, mask, surface = (np.zeros((rows, length), np.int64) for _ in range(3))
    cues, flat, names = (np.full((rows, length), IGNORE, np.int64) for _ in range(3))
    marks: list[tuple[int, int, int, Ints, tuple[int, int], npt.NDArray[np.float32], int]] = []
    for row, (number, start, end) in enumerate(cut):
        one, width = documents[number], end - start
        here = slice(1, width + 1)
        ids[row, 0], ids[row, width + 1] = OPEN, CLOSE
        mask[row, : width + 2] = 1
        ids[row, here] = one.pieces.ids[start:end]
        surface[row, here] = one.pieces.surface[start:end]
        cues[row, here], flat[row, here] = one.cues[start:end], one.flat[start:end]
        names[row, here] = one.names[start:end]
        whole = [t for t in one.targets if start <= t.first and t.last < end]
        marks.extend((row, *_framed(target, start, end, length)) for target in whole)
    columns: list[Any] = list(zip(*marks, strict=True)) or [[] for _ in range(7)]
    return Batch(
        ids,
        mask,
        surface,
        cues,
        flat,
        names,
        np.array(columns[0], np.int64),
        np.array(columns[1], np.int64),
        np.array(columns[2], np.int64),
        np.array(columns[3], np.int64).reshape(-1, length),
        np.array(columns[4], np.int64).reshape(-1, 2),
        np.array(columns[5], np.float32).reshape(-1, length, 2),
        np.array(columns[6], np.int64),
    )


def _framed(
    target: Target, start: int, end: int, length: int
) -> tuple[int, int, Ints, tuple[int, int], npt.NDArray[np.float32], int]:
    """``target`` as seen from a window: positions count from the mark before it."""
    tags = np.full(length, IGNORE, np.int64)
    tags[1 : end - start + 1] = target.tags[start:end]
    first, last = target.first - start + 1, target.last - start + 1
    tags[first : last + 1] = IGNORE
    if target.source is None:
        source = (0, 0)
    elif start <= target.source[0] and target.source[1] < end:
        source = (target.source[0] - start + 1, target.source[1] - start + 1)
    else:
        source = (IGNORE, IGNORE)
    edges = np.zeros((length, 2), np.float32)
    for side, places in enumerate((target.begins, target.ends)):
        for place in places:
            if start <= place < end:
                edges[place - start + 1, side] = 1.0
    return first, last, tags, source, edges, target.speech
