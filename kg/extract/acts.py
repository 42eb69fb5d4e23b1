"""Acts of conveying from flat attributions: who stands inside whom.

The grammar of chains (annotation guidelines, rules 5 to 11): an act inside another's content came
through that other; of several acts about one content the one farther from it is the outer one;
what stands after "citing" is the next hand towards the origin; a narrated act ("proposed talks") in a
reported clause is an act of its own, whose content is the whole clause.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from kg.extract.content import covered, joined, overlap, trim, whole_quotations, without
from kg.extract.cues import ACCORDING, CITING, CLAUSE_OBJECT, NOT_CONVEYED, is_speech
from kg.extract.phrases import noun_phrase
from kg.model import Act, Annotated, Attribution, Span, Spans, hull

SPEECH = 0.5
"""Least probability that something is conveyed, for an attribution to become an act."""

SAME_CONTENT = 0.8
"""Dice of words from which two contents count as one."""

WHOLE = 0.85
"""Share of an outer content's words from which an inner act is the whole of it (guidelines, rule 7)."""

_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class _Draft:
    """An act while its place is being found."""

    source: Span | None
    cue: Spans
    content: Spans
    score: float
    parent: _Draft | None = None
    children: list[_Draft] = field(default_factory=list)

    @property
    def extent(self) -> Span:
        own = [*self.cue, *([self.source] if self.source else [])]
        return hull(own)


def acts(annotated: Annotated, speech: float = SPEECH) -> tuple[Act, ...]:
    """The acts of conveying in an article, in order of their cues."""
    text = annotated.article.text
    drafts = [
        _draft(a, annotated)
        for a in annotated.attributions
        if a.speech >= speech
        and a.content
        and not NOT_CONVEYED.search(_joined_text(text, a.cue))
        # What a third party merely thinks, inside speech, is no link (guidelines, rule 12).
        and is_speech(_joined_text(text, a.cue))
    ]
    drafts = _distinct(text, [d for d in drafts if d.content])
    drafts += _cited(text, drafts, annotated.sentences)
    _nest(text, drafts, annotated.sentences)
    for draft in drafts:
        _complete_clause(text, draft)
    drafts.sort(key=lambda d: (d.cue, d.content))
    place = {id(d): i for i, d in enumerate(drafts)}
    return tuple(
        Act(
            d.source,
            d.cue,
            d.content,
            inside=None if d.parent is None else place[id(d.parent)],
            score=d.score,
        )
        for d in drafts
    )


def _joined_text(text: str, spans: Spans) -> str:
    return " ".join(s.of(text) for s in spans)


def _draft(a: Attribution, annotated: Annotated) -> _Draft:
    text = annotated.article.text
    source = _main_source(text, a.source)
    content = whole_quotations(trim(text, a.content), annotated.quotations)
    holes = [*a.cue, *([source] if source else [])]
    # A narrated act's clause may hold its own source; a quotation never does.
    content = trim(
        text, without(content, [h for h in holes if not any(q.contains(h) for q in annotated.quotations)])
    )
    return _Draft(source, a.cue, content, a.score)


def _main_source(text: str, spans: Spans) -> Span | None:
    """One span for a source: parts that stand close together are one, else the longest part."""
    if not spans:
        return None
    whole = hull(spans)
    if len(whole) <= 150 and "\n" not in whole.of(text) and len(whole) - sum(map(len, spans)) <= 40:
        return whole
    return max(spans, key=len)


def _distinct(text: str, drafts: list[_Draft]) -> list[_Draft]:
    """One act for each cue, and for each source with one content."""
    kept: list[_Draft] = []
    for d in sorted(drafts, key=lambda d: (-d.score, d.cue)):
        if any(
            hull(d.cue).overlaps(hull(k.cue))
            or (
                d.source is not None
                and d.source == k.source
                and overlap(text, d.content, k.content) > SAME_CONTENT
            )
            for k in kept
        ):
            continue
        kept.append(d)
    return kept


_FIGURES_FROM = re.compile(
    r"(?:(?:the|new|recent|latest|official|internal)\s+)*(?:data|figures|statistics|reports?|research|information|numbers|estimates)"
    r"\s+(?:from|by|of|provided by|released by)\s+"
)


def sentence_at(sentences: Spans, position: int) -> Span | None:
    """The sentence that holds ``position``."""
    i = bisect_right(sentences, Span(position, 1 << 60)) - 1
    return sentences[i] if i >= 0 and sentences[i].start <= position < sentences[i].end else None


def _cited(text: str, drafts: list[_Draft], sentences: Spans) -> list[_Draft]:
    """Acts for the objects of "citing" and "quoting": the next hand towards the origin."""
    added: list[_Draft] = []
    for sentence in sentences:
        for match in CITING.finditer(text, sentence.start, sentence.end):
            cue = Span(match.start(), match.end())
            cited = noun_phrase(text, cue.end, sentence.end)
            if cited is None:
                continue
            if figures := _FIGURES_FROM.match(text, cited.start, cited.end):
                cited = Span(figures.end(), cited.end)
            own = next((d for d in drafts if any(c.overlaps(cue) for c in d.cue)), None)
            carrier = _carrier(drafts, own, cue, sentence)
            if own is not None and own.source is not None and own.source.overlaps(cited):
                own.parent = carrier if carrier is not own else None
                continue
            if own is not None and carrier is None:
                if covered(text, own.content, [cited]) > 0.3:
                    continue  # "she cited her visit": what is cited is all that is said
                carrier = own
            if carrier is None:
                continue
            if own is not None and own is not carrier:
                drafts.remove(own)
            content = trim(text, without(carrier.content, [Span(cue.start, cited.end)]))
            if own is carrier and covered(text, content, [cited]) > 0.5:
                continue
            carrier.content = content or carrier.content
            added.append(_Draft(cited, (cue,), carrier.content, 1.0, parent=carrier))
    return added


def _carrier(drafts: list[_Draft], own: _Draft | None, cue: Span, sentence: Span) -> _Draft | None:
    """The act that does the citing: the sentence's act whose source or cue stands nearest before."""
    near = [
        (cue.start - edge.end, d)
        for d in drafts
        if d is not own and sentence.contains(d.extent)
        for edge in (d.source, d.cue[-1])
        if edge is not None and edge.end <= cue.start + 1
    ]
    return min(near, key=lambda pair: pair[0], default=(0, None))[1]


def _nest(text: str, drafts: list[_Draft], sentences: Spans) -> None:
    """Give every act its parent, the innermost act that conveys it."""
    for d in drafts:
        if d.parent is not None:
            continue
        holders = [
            h
            for h in drafts
            if h is not d
            and not _descends(h, d)
            and any(c.contains(_core(d)) for c in h.content)
            and not any(c.contains(_core(h)) for c in d.content)
        ]
        if holders:
            d.parent = min(holders, key=lambda h: (sum(map(len, h.content)), h.cue))
    for d in sorted(drafts, key=lambda d: d.cue):
        if d.parent is not None:
            continue
        siblings = [
            s
            for s in drafts
            if s is not d
            and s.parent is not d
            and not _descends(s, d)
            and sentence_at(sentences, s.cue[0].start) == sentence_at(sentences, d.cue[0].start)
            and overlap(text, s.content, d.content) >= SAME_CONTENT
        ]
        outer = [s for s in siblings if _farther(text, s, d)]
        if outer:
            d.parent = min(outer, key=lambda s: _distance(s, d.content))


def _core(d: _Draft) -> Span:
    """What must lie inside a content for the act to stand inside it: the cue."""
    return d.cue[0]


def _descends(d: _Draft, ancestor: _Draft) -> bool:
    seen = d
    while seen.parent is not None:
        if seen.parent is ancestor:
            return True
        seen = seen.parent
    return False


def _distance(d: _Draft, content: Spans) -> int:
    whole = hull(content)
    if d.extent.start >= whole.end:
        return d.extent.start - whole.end
    return max(0, whole.start - d.extent.end)


def _farther(text: str, one: _Draft, other: _Draft) -> bool:
    """True when ``one`` is the outer of two acts about one content."""
    near, far = _distance(other, other.content), _distance(one, one.content)
    according_one = bool(ACCORDING.search(_joined_text(text, one.cue)))
    according_other = bool(ACCORDING.search(_joined_text(text, other.cue)))
    if according_one != according_other:
        return according_one
    return (far, one.cue) > (near, other.cue)


def _complete_clause(text: str, d: _Draft) -> None:
    """The whole clause for an act whose object is a noun phrase, infinitive or gerund (rule 5)."""
    whole = hull(d.content)
    if d.source is None or len(d.content) > 1 or d.source.end > d.cue[0].start or whole.start < d.cue[-1].end:
        return
    cue_text = _joined_text(text, d.cue)
    if not CLAUSE_OBJECT.search(cue_text) or _is_clause(text, whole):
        return
    if d.cue[0].start - d.source.end > 60 or whole.start - d.cue[-1].end > 25:
        d.content = joined([Span(d.cue[0].start, whole.end)])
        return
    d.content = joined([Span(d.source.start, whole.end)])


_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|must|did|does|do|said|says|\w+n[’']t|\w{3,}ed)\b"
)


def _is_clause(text: str, span: Span) -> bool:
    """True when the content has a verb of its own, or is quoted, so that it reads alone."""
    content = span.of(text)
    if content.startswith(("to ", "“", '"')) or not content:
        return not content.startswith("to ")
    first = re.match(r"\w+", content)
    if first and first.group().endswith("ing"):
        return False
    return (
        bool(_FINITE.search(content)) and text[max(0, span.start - 6) : span.start].strip().endswith("that")
    ) or bool(re.match(r"(?:he|she|they|it|we|I|there)\b", content))
