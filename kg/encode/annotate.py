"""Article -> Annotated: sentences, quotations, names and attributions, as spans of the article's text."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress

import numpy as np

from kg.encode.decode import CONTENT, DECODING, SOURCE, Bools, Decoding, runs
from kg.encode.find import Found, look
from kg.encode.flat import one_owner
from kg.encode.layout import joined, laid_out
from kg.encode.names import find_names
from kg.encode.network import Encoder, Floats
from kg.encode.pieces import Pieces, piece
from kg.encode.sentences import body, paragraphs
from kg.encode.sure import sure
from kg.encode.whole import whole_quotations, with_article
from kg.model import Annotated, Article, Attribution, Span, Spans, hull

PEEL_FROM = 8
"""Word pieces that a content must have to be read again alone."""

PEEL_CUE = 0.2
"""Probability of a cue that a content must hold somewhere to be read again alone."""


def annotate(article: Article, encoder: Encoder, how: Decoding = DECODING) -> Annotated:
    """``article`` with what the encoder finds in it; zones are not read.

    Contents may nest.  A content in which another act of reporting can be suspected is read again
    alone; what only that reading shows has the content's hull in ``inside``.
    """
    pieces = piece(article.text, body(article), encoder.tokenizer)
    seen = look(pieces, encoder, how)
    read = [(f, _attribution(f, pieces, article.text)) for f in seen.found]
    kept = sure([a for _, a in read], pieces.quotations, len(article.text), how.cue, how.quoting)
    outer = list(compress(read, kept))
    inner = _peeled([f for f, _ in outer], seen.inside, pieces, encoder, how, article.text)
    names = find_names(seen.tags, seen.joined, pieces, article.text)
    marked = laid_out(article.text, paragraphs(article.text, body(article)), names)
    found = joined(article.text, [a for _, a in [*outer, *inner] if a.content], marked)
    return Annotated(
        article,
        pieces.sentences,
        pieces.quotations,
        names,
        tuple(sorted(found, key=lambda a: (a.cue, a.content))),
    )


def flat(annotated: Annotated, how: Decoding = DECODING) -> tuple[Attribution, ...]:
    """The attributions as a flat list without nesting, the way PolNeAR annotates them, in order of cues.

    It holds the surer ones; chains have more to go by, and are made from all.
    """
    found, size = annotated.attributions, len(annotated.article.text)
    kept = sure(found, annotated.quotations, size, how.flat, how.quoting)
    return one_owner(list(compress(found, kept)))


def _attribution(found: Found, pieces: Pieces, text: str, inside: Span | None = None) -> Attribution:
    """``found`` in characters of the text."""
    mark = found.mark
    cue = (_span(mark.first, mark.last, pieces),)
    read = Attribution(
        source=with_article(_spans(found.labels == SOURCE, mark.base, pieces), cue, text),
        cue=cue,
        content=_spans(found.labels == CONTENT, mark.base, pieces),
        score=round(mark.score, 4),
        speech=round(mark.speech, 4),
        inside=inside,
    )
    return replace(read, content=whole_quotations(read, pieces.quotations, text))


def _peeled(
    outer: list[Found], inside: Floats, pieces: Pieces, encoder: Encoder, how: Decoding, text: str
) -> list[tuple[Found, Attribution]]:
    """Attributions that show only when a content is read alone."""
    taken = np.zeros(len(pieces), bool)
    for f in outer:
        taken[f.mark.first : f.mark.last + 1] = True
    suspected = (inside >= PEEL_CUE) & ~taken
    found: list[tuple[Found, Attribution]] = []
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
