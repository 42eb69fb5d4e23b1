"""What stands after "citing" and "quoting": the next hand towards the origin (guidelines, rule 9)."""

from __future__ import annotations

import re

from kg.extract.content import clause, covered, trim, without
from kg.extract.cues import CITING
from kg.extract.draft import Draft, Neighbours
from kg.extract.phrases import source_phrase
from kg.extract.tellers import can_be_source
from kg.model import Span, Spans

_FIGURES_FROM = re.compile(
    r"(?:(?:the|new|recent|latest|official|internal)\s+)*"
    r"(?:data|figures|statistics|reports?|research|information|numbers|estimates)"
    r"\s+(?:from|by|of|provided by|released by)\s+"
)
_SO_CALLED = re.compile(
    r"what\s+(?:it|he|she|they|the\s+\w+)\s+(?:called|described\s+as|said\s+(?:was|were))\s+(?=\S)"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+|also\s+|later\s+)?$")
_RELATIVE = re.compile(r",?\s*(?:that|which|who)?\s*(?:has\s+|have\s+|had\s+|also\s+)?$")
_NAME = r",\s+(?P<name>[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){0,3})"
_AS_SAYING = re.compile(rf"{_NAME},?\s+as\s+(?:saying|telling|writing|warning|describing)\b")
_AS_FINDING = re.compile(r"\s+as\s+(?P<cue>\w+ing)\s+(?:that\s+)?(?=\S)")
_APPOSED = re.compile(r"(?<=[a-z]),\s+(?P<name>[A-Z][\w'’.-]*(?:\s[A-Z][\w'’-]*){1,3})(?=[,;.](?:\s|$))")
_QUOTES = re.compile(
    r"(?:^|[,;:”\"]\s+|\b(?:[Aa]nd|[Bb]ut|[Ww]hile)\s+)(?P<who>(?:[Tt]he\s+)?[A-Z][\w'’&.-]*"
    r"(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w'’&.-]*){0,3}|[Ii]t|[Tt]he\s+(?:[\w-]+\s+){0,2}?[\w-]+)"
    r"\s+(?:also\s+|later\s+|has\s+|have\s+)*$"
)
"""Who quotes: "Record quote the agent as saying"."""
_WHO_CITED = re.compile(r",?\s+(?:which|who)\s+(?:(?:has|had|have|also|itself|in\s+turn)\s+)*")
_PASSED_ON = re.compile(r"\s+(?:by|in|on)\s")
_THAT = re.compile(r",?\s+that\s+")
_COMMA = 6
"""Characters between what is cited at a sentence's start and who cites it."""


def with_cited_sources(text: str, drafts: list[Draft], sentences: Spans) -> list[Draft]:
    """``drafts`` with acts for the objects of "citing" and "quoting": the next hand towards the origin.

    What is cited is cut out of contents and sources.
    """
    added: list[Draft] = []
    near = Neighbours(drafts)
    dropped: set[int] = set()
    for sentence in sentences:
        for match in CITING.finditer(text, sentence.start, sentence.end):
            cue = Span(match.start(), match.end())
            if text.endswith("without ", sentence.start, cue.start):
                continue
            if _PASSED_ON.match(text, cue.end) or _PASSIVE.search(text, sentence.start, cue.start):
                continue  # "quoted by her campaign", "was quoted as saying": the source stands elsewhere
            cited = source_phrase(text, cue.end, sentence.end)
            if cited is None:
                continue
            behind = (p.match(text, cited.end, sentence.end) for p in (_AS_SAYING, _APPOSED))
            if named := next(filter(None, behind), None):
                # "quoting the minister, Ruth Hall, ...": the apposition names who is quoted
                cited = Span(cited.start, named.end("name"))
            if so_called := _SO_CALLED.match(text, cited.start, sentence.end):
                cited = source_phrase(text, so_called.end(), sentence.end) or cited
            if figures := _FIGURES_FROM.match(text, cited.start, cited.end):
                cited = Span(figures.end(), cited.end)
            around = [d for d in near.of(cue.start) if id(d) not in dropped]
            above = _cited_just_before(text, cue, sentence, added)
            if above is not None and _can_tell(text, cue, cited):
                # "citing the Herald, which quoted an official": the official is behind the Herald
                added.append(Draft(cited, (cue,), above.content, 1.0, parent=above))
                dropped |= {id(d) for d in around if any(c.overlaps(cue) for c in d.cue)}
                dropped |= {id(d) for d in around if d.source is not None and d.source.overlaps(cited)}
                continue
            act, instead = _cited(text, cue, cited, sentence, around)
            if act is not None:
                added.append(act)
            if instead is not None:
                dropped.add(id(instead))
    return [d for d in [*drafts, *added] if id(d) not in dropped]


def _cited(
    text: str, cue: Span, cited: Span, sentence: Span, around: list[Draft]
) -> tuple[Draft | None, Draft | None]:
    """The act of who is ``cited``, if nothing has told of it yet, and the act that it stands instead of.

    The acts ``around`` are put right.
    """
    own = next((d for d in around if any(c.overlaps(cue) for c in d.cue)), None)
    carrier = _carrier(around, own, cue, sentence)
    describing = next((d for d in around if d.source and d.source.start < cue.start < d.source.end), None)
    others = [d for d in around if d is not own and d is not describing]
    speaking = next((d for d in others if d.source and d.source.overlaps(cited)), None)
    if speaking is not None:
        # "quoted Varga as saying that …": the cited source has an act of its own
        if speaking.source is not None and cited.contains(speaking.source):
            speaking.source = cited
        if own is not None and speaking.parent is None:
            own.content, speaking.parent = speaking.content, own
        elif speaking.parent is None and carrier is None and not cue.of(text).endswith("ing"):
            speaking.parent = _quoting(text, cue, sentence, speaking)
            return speaking.parent, None
        return None, None
    if own is not None and own.source is not None and own.source.overlaps(cited):
        if not _can_tell(text, cue, cited):
            return None, own
        behind = _carrier_behind(around, own, cited, sentence) if cue.start == sentence.start else None
        if carrier is None and behind is not None:
            own.content, carrier = behind.content, behind
        own.parent = carrier if carrier is not own else None
        if cited.contains(own.source):
            own.source = cited  # "citing a report by the Audit Office"
        return None, None
    if not _can_tell(text, cue, cited):
        return None, None
    if own is not None and carrier is None:
        if covered(text, own.content, [cited]) > 0.3:
            finding = _AS_FINDING.match(text, cited.end, sentence.end)
            if finding is None:
                return None, None  # "she cited her visit": what is cited is all that is said
            # "has cited the laboratory as finding solvents"
            own.content = clause(text, finding.end(), sentence.end) or own.content
            return Draft(cited, (Span(*finding.span("cue")),), own.content, 1.0, parent=own), None
        carrier = own
    if carrier is None and describing is not None:
        # "a report by the Herald that cited officials"
        carrier = describing
        carrier.source = _without_clause(text, carrier.source, cue)
    if carrier is None and cue.start == sentence.start:
        carrier = _carrier_behind(around, own, cited, sentence)
    if carrier is None:
        return None, None
    begins = _RELATIVE.search(text, sentence.start, cue.start)
    content = trim(text, without(carrier.content, [Span(begins.start() if begins else cue.start, cited.end)]))
    that = _THAT.match(text, cited.end, sentence.end)
    if that is not None and not any(part.end > that.end() for part in content):
        # "reported, citing two officials, that …"
        content = clause(text, that.end(), sentence.end)
    if own is carrier and covered(text, content, [cited]) > 0.5:
        return None, None
    carrier.content = content or carrier.content
    return Draft(cited, (cue,), carrier.content, 1.0, parent=carrier), None if own is carrier else own


def _quoting(text: str, cue: Span, sentence: Span, speaking: Draft) -> Draft | None:
    """The act of who quotes ``speaking``, where nothing else tells of it."""
    subject = _QUOTES.search(text, sentence.start, cue.start)
    who = Span(*subject.span("who")) if subject is not None else None
    if who is None or not can_be_source(text, who):
        return None
    return Draft(who, (cue,), speaking.content, 1.0)


def _cited_just_before(text: str, cue: Span, sentence: Span, added: list[Draft]) -> Draft | None:
    """The act of who is cited directly before "which quoted"."""
    last = next((d for d in reversed(added) if d.source is not None and sentence.contains(d.source)), None)
    if last is None or last.source is None or _WHO_CITED.fullmatch(text, last.source.end, cue.start) is None:
        return None
    return last


def _can_tell(text: str, cue: Span, cited: Span) -> bool:
    """True for what can be a source: "citing officials", not "citing low growth", a ground."""
    words = cue.of(text).casefold()
    if words.startswith(("quot", "recall")):
        return True
    return can_be_source(text, cited, named=not words.startswith("refer"))


def _without_clause(text: str, source: Span | None, cue: Span) -> Span | None:
    """The source without the relative clause that ``cue`` stands in."""
    before = _RELATIVE.search(text, source.start, cue.start) if source is not None else None
    return Span(source.start, before.start()) if source is not None and before is not None else source


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
