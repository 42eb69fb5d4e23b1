"""What stands after "citing" and "quoting": the next hand towards the origin (guidelines, rule 9)."""

from __future__ import annotations

import re

from kg.extract.content import covered, trim, without
from kg.extract.cues import CITING
from kg.extract.draft import Draft, Neighbours
from kg.extract.phrases import noun_phrase
from kg.model import Span, Spans

_FIGURES_FROM = re.compile(
    r"(?:(?:the|new|recent|latest|official|internal)\s+)*"
    r"(?:data|figures|statistics|reports?|research|information|numbers|estimates)"
    r"\s+(?:from|by|of|provided by|released by)\s+"
)

_COMMA = 6
"""Characters between what is cited at a sentence's start and who cites it."""


def cited_sources(text: str, drafts: list[Draft], sentences: Spans) -> list[Draft]:
    """Acts for the objects of "citing" and "quoting": the next hand towards the origin."""
    added: list[Draft] = []
    near = Neighbours(drafts)
    for sentence in sentences:
        for match in CITING.finditer(text, sentence.start, sentence.end):
            cue = Span(match.start(), match.end())
            if text.startswith(" by ", cue.end):
                continue  # "quoted by her campaign": the source stands behind
            cited = noun_phrase(text, cue.end, sentence.end)
            if cited is None:
                continue
            if figures := _FIGURES_FROM.match(text, cited.start, cited.end):
                cited = Span(figures.end(), cited.end)
            around = near.of(cue.start)
            own = next((d for d in around if d in drafts and any(c.overlaps(cue) for c in d.cue)), None)
            carrier = _carrier(around, own, cue, sentence)
            speaking = next(
                (d for d in around if d is not own and d.source and d.source.overlaps(cited)), None
            )
            if speaking is not None:
                # "quoted Varga as saying that …": the cited source has an act of its own.
                if own is not None and speaking.parent is None:
                    own.content, speaking.parent = speaking.content, own
                continue
            if own is not None and own.source is not None and own.source.overlaps(cited):
                own.parent = carrier if carrier is not own else None
                continue
            if own is not None and carrier is None:
                if covered(text, own.content, [cited]) > 0.3:
                    continue  # "she cited her visit": what is cited is all that is said
                carrier = own
            if carrier is None:
                carrier = (
                    _carrier_behind(around, own, cited, sentence) if cue.start == sentence.start else None
                )
            if carrier is None:
                continue
            if own is not None and own is not carrier:
                drafts.remove(own)
            content = trim(text, without(carrier.content, [Span(cue.start, cited.end)]))
            if own is carrier and covered(text, content, [cited]) > 0.5:
                continue
            carrier.content = content or carrier.content
            added.append(Draft(cited, (cue,), carrier.content, 1.0, parent=carrier))
    return added


def _carrier_behind(drafts: list[Draft], own: Draft | None, cited: Span, sentence: Span) -> Draft | None:
    """The act that cites at a sentence's start: "Citing two officials, the Herald said …"."""
    behind = [
        (d.source.start, d)
        for d in drafts
        if d is not own and d.source is not None and cited.end <= d.source.start <= cited.end + _COMMA
        if sentence.contains(d.extent)
    ]
    return min(behind, key=lambda pair: pair[0], default=(0, None))[1]


def _carrier(drafts: list[Draft], own: Draft | None, cue: Span, sentence: Span) -> Draft | None:
    """The act that does the citing: the sentence's act whose source or cue stands nearest before."""
    near = [
        (cue.start - edge.end, d)
        for d in drafts
        if d is not own and sentence.contains(d.extent)
        for edge in (d.source, d.cue[-1])
        if edge is not None and edge.end <= cue.start + 1
    ]
    return min(near, key=lambda pair: pair[0], default=(0, None))[1]
