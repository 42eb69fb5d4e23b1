"""Who "was quoted as saying" something, and by whom: the passive of quoting (guidelines, rule 9).

"The talks had failed, the minister was quoted by the Herald as saying" is the Herald > the minister.
"""

from __future__ import annotations

import re

from kg.extract.content import clause, trim, whole_quotations, without, words_in
from kg.extract.draft import Draft, Neighbours
from kg.extract.phrases import noun_phrase, source_phrase
from kg.model import Span, Spans

_QUOTED = re.compile(
    r"\s+(?:is|are|was|were|(?:has|have|had)\s+been)\s+(?:\w+ly\s+|also\s+|later\s+|widely\s+)?(?P<cue>quoted|cited)\b"
)
_SPEAKER = re.compile(r"(?:^|[,;:”\"’]\s+|\b(?:and|but|while|as)\s+)(?P<who>[^,;:”\"\n]+)$")
_DAY = r"(?:\s+(?:on\s+)?(?:late\s+|early\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
_PAPER = r"(?:the\s+)?(?:[\w-]+\s+){0,4}?(?:newspaper|daily|magazine|paper|weekly|journal)\b"
_BY = re.compile(rf"{_DAY}\s+(?:by\s+(?=\S)|in\s+(?={_PAPER}))")
_AS_SAYING = re.compile(
    rf"{_DAY}\s+as\s+(?:also\s+)?(?P<cue>saying|telling(?!\s+the\s+truth)|warning|writing|stating|declaring|adding)\b"
)
_FAR = 200
"""Characters before "was quoted" within which the speaker is named."""

_LEAST = 3
"""Words behind "as saying" from which they are what was said, not a day or a place."""


def with_quoted_speakers(text: str, drafts: list[Draft], sentences: Spans, quotations: Spans) -> list[Draft]:
    """``drafts`` with acts for who is quoted and who quotes, instead of what the encoder made of them."""
    added: list[Draft] = []
    near = Neighbours(drafts)
    dropped: set[int] = set()
    for sentence in sentences:
        for match in _QUOTED.finditer(text, sentence.start, sentence.end):
            if any(q.start < match.start("cue") < q.end for q in quotations):
                continue
            speaker = _SPEAKER.search(text, max(sentence.start, match.start() - _FAR), match.start())
            if speaker is None:
                continue
            end, saying, by = _behind(text, match.end(), sentence.end)
            if saying is None:
                continue
            who = Span(*speaker.span("who"))
            passive = Span(match.start("cue"), end)
            same = [d for d in near.of(passive.start) if any(c.overlaps(passive) for c in d.cue)]
            regions = (Span(end, sentence.end), Span(sentence.start, speaker.start("who")))
            if saying.of(text) == "telling" and (told := noun_phrase(text, end, sentence.end)) is not None:
                regions = (Span(told.end, sentence.end), regions[1])  # "as telling the state agency"
                end = told.end
            content = _found(text, same, Span(who.start, end)) or _content(text, *regions, quotations)
            if not content:
                continue
            dropped |= set(map(id, same))
            quoting = Draft(by, (Span(*match.span("cue")),), content, 1.0) if by is not None else None
            added += [quoting] if quoting is not None else []
            added.append(Draft(who, (saying,), content, 1.0, parent=quoting))
    return [d for d in [*drafts, *added] if id(d) not in dropped]


def _behind(text: str, at: int, limit: int) -> tuple[int, Span | None, Span | None]:
    """Where the words about quoting end, the verb after "as", and who quotes."""
    saying: Span | None = None
    by: Span | None = None
    for _ in range(2):
        if saying is None and (said := _AS_SAYING.match(text, at, limit)):
            saying, at = Span(*said.span("cue")), said.end()
        elif by is None and (named := _BY.match(text, at, limit)):
            by = source_phrase(text, named.end(), limit)
            at = by.end if by is not None else at
    return at, saying, by


def _found(text: str, same: list[Draft], around: Span) -> Spans:
    """What the encoder took for said, without the speaker and the words about quoting."""
    for d in same:
        content = trim(text, without(d.content, [around]))
        if len(words_in(text, content)) >= _LEAST:
            return content
    return ()


def _content(text: str, behind: Span, before: Span, quotations: Spans) -> Spans:
    """What was said: what stands behind "as saying", else what stands before the speaker."""
    if len(text[behind.start : behind.end].split()) >= _LEAST:
        return whole_quotations(clause(text, behind.start, behind.end), quotations)
    return whole_quotations(clause(text, before.start, before.end), quotations)
