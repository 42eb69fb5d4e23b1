"""What the encoder learns from: texts with attributions, alternatives of several annotators, names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.model import Name, Span, Spans


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution as annotated.

    speech  True when something is conveyed, False when it is only wished, planned or felt; None unknown
    """

    source: Spans
    cue: Span
    content: Spans
    speech: bool | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its annotation.

    readings  one tuple of attributions for each annotator who read it, at least one
    names     silver names; None when the text has not been searched for names
    """

    name: str
    text: str
    readings: tuple[tuple[Gold, ...], ...]
    names: tuple[Name, ...] | None = None


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put ``new`` in place of the characters from start to end."""

    start: int
    end: int
    new: str


def edited(document: Document, edits: Iterable[Edit]) -> Document:
    """``document`` with ``edits`` made and all spans moved; edits must not overlap.

    What is inserted at the very start or end of a span stays outside it; a span whose characters are
    all deleted is dropped, with its attribution when it was a cue or the only content.
    """
    ordered = sorted(edits)
    parts, at = [], 0
    for edit in ordered:
        parts += [document.text[at : edit.start], edit.new]
        at = edit.end
    parts.append(document.text[at:])
    moves = _Moves(ordered)
    readings = tuple(tuple(g for gold in reading if (g := moves.gold(gold))) for reading in document.readings)
    names = document.names
    if names is not None:
        names = tuple(Name(s, n.kind) for n in names if (s := moves.span(n.span)))
    return replace(document, text="".join(parts), readings=readings, names=names)


class _Moves:
    """Where edits move spans to."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits

    def _shift(self, place: int, end: bool) -> int:
        shift = 0
        for e in self._edits:
            if e.end < place or (e.end == place and (not end or e.end > e.start)):
                shift += len(e.new) - (e.end - e.start)
            elif e.start < place:  # inside a replaced stretch: to its end for starts, to its start for ends
                shift += e.start + (min(place - e.start, len(e.new)) if e.new else 0) - place
            else:
                break
        return place + shift

    def span(self, span: Span) -> Span | None:
        start, end = self._shift(span.start, end=False), self._shift(span.end, end=True)
        return Span(start, end) if start < end else None

    def gold(self, gold: Gold) -> Gold | None:
        cue = self.span(gold.cue)
        source = tuple(s for part in gold.source if (s := self.span(part)))
        content = tuple(s for part in gold.content if (s := self.span(part)))
        return replace(gold, source=source, cue=cue, content=content) if cue and content else None
