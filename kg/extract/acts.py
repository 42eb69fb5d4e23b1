"""Acts of conveying from the attributions that the encoder found: cleaned, nested, completed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kg.extract.citing import with_cited_sources
from kg.extract.clauses import complete_clause
from kg.extract.content import covered, overlap, trim, whole_quotations, without
from kg.extract.cues import ANONYMITY, CITING, DEED, EVIDENCE, KNOWING, NOT_CONVEYED, UNSOURCED, is_speech
from kg.extract.draft import Draft, Neighbours
from kg.extract.nesting import SAME_CONTENT, nest
from kg.extract.participles import joined_by_participle
from kg.extract.passives import with_passive_speakers
from kg.extract.phrases import source_phrase
from kg.extract.quoted import with_quoted_speakers
from kg.extract.tellers import is_mere_thing
from kg.extract.told_within import with_tellers_within
from kg.model import Act, Annotated, Attribution, Span, Spans, hull

SPEECH_VERB, REPORTED_VERB, DEMANDED, OTHER_CUE = 0.8, 0.3, 0.1, 0.8
"""Least probability that something is conveyed, for a cue that names speech, for such a cue inside what
another source conveys, for a demand or a denial, and for any other cue.

The lexicon knows that "declared" is speech, the encoder that "believed" with a clause is a statement.
"""


def acts(annotated: Annotated) -> tuple[Act, ...]:
    """The acts of conveying in an article, in order of their cues."""
    text = annotated.article.text
    found = annotated.attributions
    reported = _reported(found)
    drafts = [_draft(a, annotated) for a in found if a.content and _conveys(text, a, a.cue in reported)]
    _whole_sources(drafts)
    drafts = _distinct(text, [d for d in drafts if d.content])
    drafts = _without_relays(text, drafts)
    _cut_sources(drafts, found)
    drafts = joined_by_participle(text, drafts)
    drafts = with_passive_speakers(text, drafts, annotated.sentences)
    drafts = with_quoted_speakers(text, drafts, annotated.sentences, annotated.quotations)
    drafts = with_cited_sources(text, drafts, annotated.sentences)
    drafts = with_tellers_within(text, drafts)
    nest(text, drafts, annotated.sentences)
    for draft in drafts:
        complete_clause(text, draft)
    drafts.sort(key=lambda d: (d.cue, d.content))
    place = {id(d): i for i, d in enumerate(drafts)}
    return tuple(Act(d.source, d.cue, d.content, inside=_inside(d, place), score=d.score) for d in drafts)


def _reported(found: Sequence[Attribution]) -> set[Spans]:
    """The cues that stand inside what another source conveys."""
    cues = sorted(a.cue for a in found)
    reported: set[Spans] = set()
    for part in (part for a in found for part in a.content):
        first = bisect_left(cues, part.start, key=lambda cue: cue[0].start)
        last = bisect_left(cues, part.end, key=lambda cue: cue[0].start)
        reported.update(cue for cue in cues[first:last] if part.contains(cue[0]))
    return reported


def _inside(d: Draft, place: dict[int, int]) -> int | None:
    """The place of the nearest act above that was kept."""
    above = d.parent
    while above is not None and id(above) not in place:
        above = above.parent
    return None if above is None else place[id(above)]


def _conveys(text: str, a: Attribution, reported: bool) -> bool:
    """True when something is said, written or found, not merely wished, planned or felt (rules 1, 2, 12)."""
    cue = " ".join(span.of(text) for span in a.cue)
    if NOT_CONVEYED.search(cue) or (reported and (KNOWING.search(cue) or DEED.search(cue))):
        return False
    if reported and (
        _MAY.match(cue) or _MAY_BEFORE.search(text, max(0, a.cue[0].start - 15), a.cue[0].start)
    ):
        return False
    if cue.startswith("to ") and a.source and text.endswith(" for ", 0, a.source[0].start):
        return False  # "whether it is right for a judge to criticize …"
    if _IN_A_NAME.search(text, max(0, a.cue[0].start - 30), a.cue[0].start) and cue.istitle():
        return False  # the last word of "the Norland Stock Exchange"
    if _NOTHING.match(text, a.cue[-1].end):
        return False  # "says nothing about the height", "wrote 112 checks"
    if _ADDRESSED.search(text, max(0, a.cue[0].start - 30), a.cue[-1].end) and not _BY.match(
        text, a.cue[-1].end
    ):
        return False  # "the company was warned that": by whom is not told
    if a.source and _NOBODY.match(text, a.source[0].start, a.source[-1].end):
        return False
    if reported and a.source and EVIDENCE.search(cue) and is_mere_thing(text, hull(a.source)):
        return False
    if _HAS_LEARNED.fullmatch(cue) and a.source and a.content[-1].end < a.source[0].start:
        return a.speech >= REPORTED_VERB
    if not reported and _DEMAND.match(cue):
        return a.speech >= DEMANDED
    if is_speech(cue):
        return a.speech >= (REPORTED_VERB if reported else SPEECH_VERB)
    return a.speech >= OTHER_CUE


def _draft(a: Attribution, annotated: Annotated) -> Draft:
    text = annotated.article.text
    source = _main_source(text, a.source)
    source = _with_determiner(text, _behind_cited(text, source)) if source is not None else None
    holes = [*a.cue, *([source] if source else [])]
    # Who speaks inside a quotation is quoted by another: the quotation is not his.
    others = [q for q in annotated.quotations if not any(q.contains(hole) for hole in holes)]
    content = whole_quotations(trim(text, a.content), others)
    whole = hull(a.content)
    for aside in (ANONYMITY, UNSOURCED):
        holes += [Span(*found.span()) for found in aside.finditer(text, whole.start, whole.end)]
    content = tuple(_without_addressee(text, part, a.cue) for part in content)
    # A narrated act's clause may hold its own source; a quotation never does.
    content = trim(
        text, without(content, [h for h in holes if not any(q.contains(h) for q in annotated.quotations)])
    )
    told = tuple(part for part in content if not _WHEN.fullmatch(text, part.start, part.end))
    return Draft(source, a.cue, told or content, a.score)


def _without_addressee(text: str, part: Span, cue: Spans) -> Span:
    """What was said without "us" behind "told", and without the mark that ends a quotation begun before."""
    addressee = _ADDRESSEE.match(text, part.start, part.end)
    start = addressee.end() if addressee and 0 <= part.start - cue[-1].end <= 1 else part.start
    closed = _CLOSED.search(text, start, part.end)
    opened = closed is not None and any(mark in text[start : closed.start()] for mark in '“"')
    return Span(start, part.end if closed is None or opened else closed.start())


def _behind_cited(text: str, source: Span) -> Span:
    """The source behind whom it cites: "Citing two officials, the Herald" is the Herald."""
    opening = CITING.match(text, source.start, source.end)
    cited = source_phrase(text, opening.end(), source.end) if opening is not None else None
    behind = _COMMA.match(text, cited.end, source.end) if cited is not None else None
    return source if behind is None else Span(behind.end(), source.end)


def _main_source(text: str, spans: Spans) -> Span | None:
    """One span for a source: parts that stand close together are one, else the longest part."""
    if not spans:
        return None
    whole = hull(spans)
    if len(whole) <= 150 and "\n" not in whole.of(text) and len(whole) - sum(map(len, spans)) <= 40:
        return whole
    return max(spans, key=len)


def _cut_sources(drafts: list[Draft], found: Sequence[Attribution]) -> None:
    """Let no source go on over the cue of another act: "The ministry denied that, saying …"."""
    cues = sorted(a.cue[0] for a in found)
    for d in drafts:
        if d.source is None:
            continue
        first = bisect_right(cues, Span(d.source.start, d.source.end))
        if first < len(cues) and cues[first].start < d.source.end and cues[first] not in d.cue:
            d.source = Span(d.source.start, cues[first].start)


_WHEN = re.compile(
    r"(?:(?:earlier|later|late|early|on|in)\s+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|meanwhile|earlier"
    r"|(?:this|last)\s+(?:week|month|year)|(?:earlier|later)\s+in\s+the\s+\w+)(?:\s+(?:morning|afternoon|evening|night))?",
    re.I,
)
_MAY = re.compile(r"(?:would|might|could|may|will)\b")
_MAY_BEFORE = re.compile(r"\b(?:would|might|could|may|will)\s+(?:also\s+|then\s+)?$")
"""What somebody would say has not been said."""
_COMMA = re.compile(r",\s+(?=\w)")
_HAS_LEARNED = re.compile(r"(?:has|have) learn(?:ed|t)")
"""What an outlet writes behind what it found out itself: "…, the Harrow Courier has learned"."""
_WORDS = re.compile(r"\w")
_DEMAND = re.compile(
    r"(?:(?:has|have|had|also|again|later)\s+)*(?:demand(?:ed|s)|call(?:ed|s)\s+on|den(?:ied|ies)|urg(?:ed|es)"
    r"|ruled\s+out|reject(?:ed|s)|accus(?:ed|es))\b"
)
_ADDRESSED = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being)\s+(?:\w+ly\s+|also\s+|later\s+|first\s+|then\s+)?"
    r"(?:told|warned|informed|advised|assured|notified|briefed|reminded)\Z"
)
_BY = re.compile(r"\s+(?:\w+\s+){0,3}?by\s")
_NOTHING = re.compile(
    r"\s+(?:nothing|not\s+a\s+word|little)\s+(?:about|on|of)\b"
    r"|(?<=wrote)\s+(?:\d[\d,]*|an?|two|three|several|dozens\s+of|hundreds\s+of)\s+(?:checks?|cheques?|songs?|novels?)\b"
)
_RELAYS = re.compile(r"\bas\s+(?:quoted|cited|reported|relayed)\s+by\b")
_ADDRESSEE = re.compile(r"(?:me|us|him|her|them|you)\s+(?:that\s+)?(?=\w+\s+\w+)")
_CLOSED = re.compile(r"[,.]?[”\"]$")
_IN_A_NAME = re.compile(r"[a-z] [A-Z][a-z]+ $")
_NOBODY = re.compile(r"(?:nobody|no one|no-one|none|neither)\b", re.I)
_DETERMINER = re.compile(
    r"\b(?:a|an|another|the|one|some|several|two|three|many)\s+"
    r"(?:(?:unnamed|unidentified|anonymous|senior|former|top|local|second|third|retired|high-ranking)\s+)*$",
    re.I,
)


def _with_determiner(text: str, source: Span) -> Span:
    """The source from its determiner on, which the encoder may leave out: "another unnamed official"."""
    before = _DETERMINER.search(text, max(0, source.start - 60), source.start)
    named = text[source.start].isupper() and " " not in source.of(text)
    return source if before is None or named else Span(before.start(), source.end)


def _distinct(text: str, drafts: list[Draft]) -> list[Draft]:
    """One act for each cue, and for each source with one content: the surest."""
    kept: list[Draft] = []
    near = Neighbours(drafts)
    taken: set[int] = set()
    for d in sorted(drafts, key=lambda d: (-d.score, d.cue)):
        others = [k for k in near.of(d.cue[0].start) if id(k) in taken]
        if not any(_same_act(text, d, k) for k in others):
            kept.append(d)
            taken.add(id(d))
    return kept


def _whole_sources(drafts: list[Draft]) -> None:
    """Let sources that begin in one place end in one place: "Mayor" is "Mayor Ellen Varga" of another act."""
    longest: dict[int, Span] = {}
    for d in drafts:
        if d.source is not None:
            longest[d.source.start] = max(d.source, longest.get(d.source.start, d.source))
    for d in drafts:
        if d.source is not None and not any(c.overlaps(longest[d.source.start]) for c in d.cue):
            d.source = longest[d.source.start]


def _without_relays(text: str, drafts: list[Draft]) -> list[Draft]:
    """``drafts`` without those of who only cites another act: "according to the Herald, as cited by NTB"."""
    near = Neighbours(drafts)
    kept = []
    for d in drafts:
        relays = _RELAYS.search(text, max(0, d.cue[0].start - 4), d.cue[-1].end + len(" by")) is not None
        others = [k for k in near.of(d.cue[0].start) if k is not d] if relays else []
        if not any(covered(text, k.content, d.content) > SAME_CONTENT for k in others):
            kept.append(d)
    return kept


def _same_act(text: str, one: Draft, other: Draft) -> bool:
    if hull(one.cue).overlaps(hull(other.cue)):
        return True
    if not hull(one.content).overlaps(hull(other.content)):
        return False
    same_source = one.source is not None and one.source == other.source
    # "told the council: “…”": the colon has no speaker of its own
    wordless = not all(_WORDS.search(d.marked_by(text)) for d in (one, other))
    return (same_source or wordless) and overlap(text, one.content, other.content) > SAME_CONTENT
