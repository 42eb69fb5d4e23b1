"""Contents that claim much of a quotation claim all of it; sources begin with their article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.model import Attribution, Span, Spans

CLAIMED = 0.3
"""Share of a quotation from which a content that holds it is meant to hold all of it."""


def whole_quotations(attribution: Attribution, quotations: Sequence[Span], text: str) -> Spans:
    """The content of ``attribution``, extended over quotations that it claims in part.

    A quotation that holds the attribution's own cue or source is left as it is: somebody quoted is
    speaking there.  ``quotations`` stand in text order and do not overlap.
    """
    content = list(attribution.content)
    own = (*attribution.cue, *attribution.source)
    for part in attribution.content:
        at = bisect_left(quotations, part.start, key=lambda q: q.end)
        while at < len(quotations) and quotations[at].start < part.end:
            quotation = quotations[at]
            at += 1
            claimed = sum(
                max(0, min(p.end, quotation.end) - max(p.start, quotation.start)) for p in attribution.content
            )
            if claimed >= CLAIMED * len(quotation) and not any(quotation.overlaps(o) for o in own):
                content.append(quotation)
    return _joined(sorted(content), text)


_ARTICLE = re.compile(r"\b(?:the|an?|this)[^\S\n]+$", re.IGNORECASE)


def with_article(source: Spans, cue: Spans, text: str) -> Spans:
    """``source`` with the article or "this" directly before it, which 99 of 100 annotated sources include."""
    if source and (match := _ARTICLE.search(text, max(0, source[0].start - 8), source[0].start)):
        begun = Span(match.start(), source[0].end)
        return source if any(begun.overlaps(c) for c in cue) else (begun, *source[1:])
    return source


def _joined(spans: Sequence[Span], text: str) -> Spans:
    """``spans`` with those joined that overlap or have nothing but blanks between them."""
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
