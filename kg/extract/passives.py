"""Speech acts told from the side of whom they address: "she was advised by Reed to sign" (rule 11)."""

from __future__ import annotations

import re

from kg.extract.content import clause
from kg.extract.draft import Draft, Neighbours
from kg.extract.phrases import noun_phrase
from kg.model import Span, Spans

_ADDRESSED_BY = re.compile(
    r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+|also\s+)?"
    r"(?P<cue>told|advised|asked|ordered|urged|warned|instructed|informed|encouraged|assured|promised|invited"
    r"|directed|accused)\s+by\s+(?=\S)"
)
_OBJECT = re.compile(r"\s+(?:not\s+)?(?:to|that|of)\s")
_OF_DOING = re.compile(r"\s+(?:not$|of\s+\w+ing\b)")
_BOUNDARY = re.compile(r"[,;:“\"]\s*|\b(?:that|and|but|because|while|after|before|when|if)\s+")


def with_passive_speakers(text: str, drafts: list[Draft], sentences: Spans) -> list[Draft]:
    """``drafts`` with acts for who advised, told or ordered, instead of what else has the cue."""
    added: list[Draft] = []
    near = Neighbours(drafts)
    dropped: set[int] = set()
    for sentence in sentences:
        for match in _ADDRESSED_BY.finditer(text, sentence.start, sentence.end):
            cue = Span(*match.span("cue"))
            speaker = noun_phrase(text, match.end(), sentence.end)
            if speaker is not None and (rest := _OF_DOING.search(text, speaker.start, speaker.end)):
                speaker = Span(speaker.start, rest.start())
            if speaker is None or _OBJECT.match(text, speaker.end, sentence.end) is None:
                continue
            around = near.of(cue.start)
            same = [d for d in around if any(c.overlaps(cue) for c in d.cue)]
            parts = [part for d in around if d not in same for part in d.content if part.contains(cue)]
            whole = min(parts, key=len, default=sentence)
            if not parts and any(sentence.contains(d.extent) for d in around if d not in same):
                continue  # what the clause belongs to cannot be told
            content = clause(text, _start(text, whole.start, match.start()), whole.end)
            dropped |= set(map(id, same))
            added.append(Draft(speaker, (cue,), content, 1.0))
    return [d for d in [*drafts, *added] if id(d) not in dropped]


def _start(text: str, start: int, at: int) -> int:
    """Where the clause begins that ends at ``at`` with its subject."""
    for boundary in reversed(list(_BOUNDARY.finditer(text, max(start, at - 120), at))):
        if text[boundary.end() : at].strip():
            return boundary.end()
    return start
