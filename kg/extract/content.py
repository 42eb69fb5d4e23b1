"""Contents put right: edges trimmed, quotations whole, clauses that can be read alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kg.model import Quotation, Span, Spans, hull

_LEAD = re.compile(r"""[\s,;:.\-–—…]*(?:that\b(?!\s+(?:is|was|would|will|could|'s|’s)\b)[\s,:]*)?""")
_TRAIL = re.compile(r"[\s,;:\-–—]+$")
_WORD = re.compile(r"\w+")
_MARKS = re.compile("[\"“”„‟«»]|''|``")


def trim(text: str, spans: Spans) -> Spans:
    """The spans without leading "that", blanks and commas; spans without a word are dropped."""
    kept = []
    for span in spans:
        start = span.start + (_LEAD.match(span.of(text)) or _never()).end()
        end = start + len(_TRAIL.sub("", text[start : span.end]))
        if _WORD.search(text, start, max(start, end)):
            kept.append(Span(start, end))
    return tuple(kept)


def clause(text: str, start: int, end: int) -> Spans:
    """What stands between two places, as a content: trimmed, without the sentence's full stop."""
    return trim(text, (Span(start, max(start, start + len(text[start:end].rstrip(" .\n")))),))


def _never() -> re.Match[str]:
    raise AssertionError("a pattern that may be empty always matches")


def whole_quotations(spans: Spans, quotations: Sequence[Span]) -> Spans:
    """The spans grown over a quotation that they cover by more than half, so that no quotation is cut."""
    grown = []
    for span in spans:
        start, end = span.start, span.end
        for quotation in quotations:
            if quotation.end <= start:
                continue
            if quotation.start >= end:
                break
            shared = min(end, quotation.end) - max(start, quotation.start)
            if shared * 2 > len(quotation):
                start, end = min(start, quotation.start), max(end, quotation.end)
        grown.append(Span(start, end))
    return joined(grown)


def joined(spans: Sequence[Span]) -> Spans:
    """The spans in order, overlapping ones made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def without(spans: Spans, holes: Sequence[Span]) -> Spans:
    """The spans with ``holes`` cut out."""
    left = list(spans)
    for hole in holes:
        cut = []
        for span in left:
            if not span.overlaps(hole):
                cut.append(span)
                continue
            if span.start < hole.start:
                cut.append(Span(span.start, hole.start))
            if hole.end < span.end:
                cut.append(Span(hole.end, span.end))
        left = cut
    return tuple(left)


def words_in(text: str, spans: Sequence[Span]) -> set[int]:
    """The places of the words that the spans cover."""
    return {m.start() for span in spans for m in _WORD.finditer(text, span.start, span.end)}


def overlap(text: str, one: Spans, other: Spans) -> float:
    """Dice of the words that two contents cover, 0 to 1."""
    a, b = words_in(text, one), words_in(text, other)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def covered(text: str, inner: Sequence[Span], outer: Sequence[Span]) -> float:
    """The share of the inner words that the outer spans cover, 0 to 1."""
    a, b = words_in(text, inner), words_in(text, outer)
    return len(a & b) / len(a) if a else 0.0


def quotation_form(text: str, content: Spans, quotations: Sequence[Span]) -> Quotation:
    """Direct when all words are inside quotation marks, mixed when some are, else indirect.

    A title or nickname in quotation marks (one or two words, or capitalised words only) makes no
    quotation.
    """
    words = words_in(text, content)
    inside: set[int] = set()
    first = bisect_right(quotations, hull(content).start, key=lambda quotation: quotation.end)
    last = bisect_left(quotations, hull(content).end, key=lambda quotation: quotation.start)
    for quotation in quotations[first:last]:
        quoted = words_in(text, [quotation])
        if quoted & words and not _is_title(quotation.of(text)):
            inside |= quoted
    quoted_words = words & inside
    if not quoted_words:
        return Quotation.INDIRECT
    # A stray word or two outside the marks ("and", a bracketed name) does not unmake a quotation.
    if len(words - inside) <= max(1, len(words) // 25):
        return Quotation.DIRECT
    return Quotation.MIXED


def _is_title(quoted: str) -> bool:
    """True for a name in marks: “Here’s the Thing”, “The Art of the Deal”; not for “Crazy!”."""
    words = _WORD.findall(_MARKS.sub("", quoted))
    if not 1 < len(words) <= 8 or quoted.rstrip("\"”'’ ").endswith(("!", "?", ".", ",")):
        return False
    long = [w for w in words if len(w) > 3]
    return bool(long) and all(w[0].isupper() for w in long)
