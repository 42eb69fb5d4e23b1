"""Article -> Annotated: sentences, quotations, names and attributions, as spans of the article's text."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from kg.encode.decode import CONTENT, DECODING, SOURCE, Bools, Decoding, runs
from kg.encode.find import Found, look
from kg.encode.flat import one_owner
from kg.encode.names import find_names
from kg.encode.network import Encoder, Floats
from kg.encode.pieces import Pieces, piece
from kg.encode.sentences import body
from kg.encode.whole import whole_quotations
from kg.model import Annotated, Article, Attribution, Span, Spans, hull

PEEL_FROM = 8
"""Word pieces that a content must have to be read again alone."""

SCARE_QUOTES = 20
"""Characters up to which words in quotation marks may be a title, a nickname or irony."""

PEEL_CUE = 0.15
"""Probability of a cue that a content must hold somewhere to be read again alone."""


def annotate(article: Article, encoder: Encoder, how: Decoding = DECODING) -> Annotated:
    """``article`` with what the encoder finds in it; zones are not read.

    Contents may nest.  A content in which another act of reporting can be suspected is read again
    alone; what only that reading shows has the content's hull in ``inside``.
    """
    pieces = piece(article.text, body(article), encoder.tokenizer)
    seen = look(pieces, encoder, how)
    outer = _accepted(
        [(f, _attribution(f, pieces, article.text)) for f in seen.found], pieces, len(article.text), how
    )
    inner = _peeled([f for f, _ in outer], seen.inside, pieces, encoder, how, article.text)
    attributions = sorted((a for _, a in [*outer, *inner] if a.content), key=lambda a: (a.cue, a.content))
    return Annotated(
        article,
        pieces.sentences,
        pieces.quotations,
        find_names(seen.tags, seen.joined, pieces, article.text),
        tuple(attributions),
    )


def flat(annotated: Annotated) -> tuple[Attribution, ...]:
    """The attributions as a flat list without nesting, the way PolNeAR annotates them, in order of cues."""
    return one_owner(annotated.attributions)


def _attribution(found: Found, pieces: Pieces, text: str, inside: Span | None = None) -> Attribution:
    """``found`` in characters of the text."""
    mark = found.mark
    read = Attribution(
        source=_spans(found.labels == SOURCE, mark.base, pieces),
        cue=(_span(mark.first, mark.last, pieces),),
        content=_spans(found.labels == CONTENT, mark.base, pieces),
        score=round(mark.score, 4),
        speech=round(mark.speech, 4),
        inside=inside,
    )
    return replace(read, content=whole_quotations(read, pieces.quotations, text))


Pair = tuple[Found, Attribution]


def _accepted(pairs: list[Pair], pieces: Pieces, size: int, how: Decoding) -> list[Pair]:
    """Those of ``pairs`` whose cue is sure enough.

    A quotation hardly ever stands without a source, so less is asked of a cue whose content is quoted
    words that no surer cue accounts for.
    """
    quoted, owned = np.zeros(size, bool), np.zeros(size, bool)
    for quotation in pieces.quotations:
        quoted[quotation.start : quotation.end] = len(quotation) > SCARE_QUOTES
    for _, a in pairs:
        for part in a.content if a.score >= how.cue else ():
            owned[part.start : part.end] = True
    kept = []
    for found, a in pairs:
        total = sum(map(len, a.content))
        share = [
            sum(int(mask[p.start : p.end].sum()) for p in a.content) / max(total, 1)
            for mask in (quoted, owned)
        ]
        if a.score >= how.cue or (a.score >= how.quoting and share[0] >= 0.8 and share[1] < 0.3):
            kept.append((found, a))
    return kept


def _peeled(
    outer: list[Found], inside: Floats, pieces: Pieces, encoder: Encoder, how: Decoding, text: str
) -> list[Pair]:
    """Attributions that show only when a content is read alone."""
    taken = np.zeros(len(pieces), bool)
    for f in outer:
        taken[f.mark.first : f.mark.last + 1] = True
    suspected = (inside >= PEEL_CUE) & ~taken
    found: list[Pair] = []
    done: set[tuple[int, int]] = set()
    for holder in outer:
        for a, b in runs(holder.labels == CONTENT):
            first, end = holder.mark.base + a, holder.mark.base + b + 1
            if end - first < PEEL_FROM or (first, end) in done or not suspected[first:end].any():
                continue
            done.add((first, end))
            alone = pieces.part(first, end)
            for inner in look(alone, encoder, how).found:
                cue = slice(first + inner.mark.first, first + inner.mark.last + 1)
                if inner.mark.score < how.cue or taken[cue].any():
                    continue
                taken[cue] = True
                suspected[cue] = False
                whole = hull(_spans(holder.labels == CONTENT, holder.mark.base, pieces))
                found.append((inner, _attribution(inner, alone, text, whole)))
    return found


def _spans(mask: Bools, base: int, pieces: Pieces) -> Spans:
    """The runs of ``mask``, which begins at piece ``base``, as spans."""
    return tuple(_span(base + a, base + b, pieces) for a, b in runs(mask))


def _span(first: int, last: int, pieces: Pieces) -> Span:
    """The characters from the first to the last piece."""
    return Span(int(pieces.starts[first]), int(pieces.ends[last]))
