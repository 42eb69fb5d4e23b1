"""Word pieces of an article with what the encoder knows about their surface, and windows over them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from kg.encode.quotations import quotations
from kg.encode.sentences import paragraphs, split
from kg.model import Span

Ints = npt.NDArray[np.int64]

WINDOW = 254
"""Word pieces in one window, without the two marks around it."""

OVERLAP = 32
"""Word pieces, at least, that neighbouring windows share, so that nothing is lost at a seam."""

SURFACES = 16
"""Number of surface classes: four of case, times inside quotation marks, times at a paragraph's start."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of the stretches that were read.

    ids               numbers of the pieces in the vocabulary
    starts, ends      offsets of each piece in the text
    surface           surface class of each piece (see :func:`_surface`)
    first             number of the first piece of each sentence, ascending
    sentences         the sentences of the whole text
    quotations        stretches in quotation marks
    """

    ids: Ints
    starts: Ints
    ends: Ints
    surface: Ints
    first: list[int]
    sentences: tuple[Span, ...]
    quotations: tuple[Span, ...]

    def __len__(self) -> int:
        return len(self.ids)

    def part(self, start: int, end: int) -> Pieces:
        """The pieces from ``start`` to ``end`` alone; their offsets are still those in the whole text."""
        low, high = bisect_right(self.first, start), bisect_left(self.first, end)
        return replace(
            self,
            ids=self.ids[start:end],
            starts=self.starts[start:end],
            ends=self.ends[start:end],
            surface=self.surface[start:end],
            first=[0, *(f - start for f in self.first[low:high])],
        )


def piece(text: str, stretches: list[Span], tokenizer: Tokenizer) -> Pieces:
    """The word pieces of ``stretches``, sentence by sentence, so that no piece crosses a sentence's end."""
    whole = paragraphs(text, stretches)
    quoted = quotations(text, whole)
    sentences = [s for paragraph in whole for s in split(text, paragraph)]
    openers = {paragraph.start for paragraph in whole}
    encodings = tokenizer.encode_batch([_encodable(s.of(text)) for s in sentences], add_special_tokens=False)
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    first: list[int] = []
    kept: list[Span] = []
    for sentence, encoding in zip(sentences, encodings, strict=True):
        if not encoding.ids:
            continue
        first.append(len(ids))
        kept.append(sentence)
        ids.extend(encoding.ids)
        starts.extend(sentence.start + a for a, _ in encoding.offsets)
        ends.extend(sentence.start + b for _, b in encoding.offsets)
    begin, end = np.array(starts, np.int64), np.array(ends, np.int64)
    openings = np.array([sentence.start in openers for sentence in kept], bool)
    opening = np.zeros(len(ids), bool)
    opening[np.array(first, np.int64)] = openings
    surface = _surface(text, begin, end, quoted, opening)
    return Pieces(np.array(ids, np.int64), begin, end, surface, first, tuple(kept), quoted)


def _encodable(text: str) -> str:
    """``text`` with lone surrogates replaced one for one: the tokenizer takes only what UTF-8 can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def _surface(
    text: str, starts: Ints, ends: Ints, quoted: tuple[Span, ...], opening: npt.NDArray[np.bool_]
) -> Ints:
    """For each piece: case (0 lower, 1 capital, 2 capitals, 3 no letters) + 4 if quoted + 8 if opening."""
    case = np.empty(len(starts), np.int64)
    for i, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        word = text[start:end]
        if not word.isalpha():
            case[i] = 3
        elif not word[0].isupper():
            case[i] = 0
        else:
            case[i] = 2 if len(word) > 1 and word.isupper() else 1
    left = np.array([q.start for q in quoted], np.int64)
    right = np.array([q.end for q in quoted], np.int64)
    # quotations do not overlap, so a piece is inside one when more have begun than have ended
    inside = np.searchsorted(left, starts, "right") > np.searchsorted(right, starts, "right")
    return np.asarray(case + 4 * inside + 8 * opening, np.int64)


def windows(
    first: list[int], total: int, size: int = WINDOW, overlap: int = OVERLAP
) -> list[tuple[int, int]]:
    """Windows (first piece, end) of whole sentences that cover all pieces and share at least ``overlap``.

    A sentence longer than a window is cut into overlapping parts of its own.
    """
    borders = _borders(first, total, size, overlap)
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(borders) - 1:
        start = borders[i]
        j = bisect_right(borders, start + size) - 1
        end = borders[j] if j > i else min(start + size, total)
        found.append((start, end))
        if end >= total:
            break
        i = max(i + 1, bisect_right(borders, end - overlap) - 1)
        # a window that starts later but reaches no further would be wasted: start where it reaches on
        while i < j and bisect_right(borders, borders[i] + size) - 1 <= j:
            i += 1
    return found


def _borders(first: list[int], total: int, size: int, overlap: int) -> list[int]:
    """Where windows may start or end: sentence starts, and steps within sentences longer than a window."""
    ends = [*first[1:], total] if first else []
    borders: list[int] = []
    for start, end in zip(first, ends, strict=True):
        step = overlap if end - start > size else end - start
        borders.extend(range(start, end, max(step, 1)))
    return [*borders, total]
