"""When each statement was made: which date of the text belongs to which act of speech.

Guidelines, rule 22: the date of the speech act nearest the origin that the text dates; if only the report
is dated, the date of the report; a date carries over only within the same speech event.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.model import Agent, AgentKind, Chain, Report, Span, Spans, When, hull
from kg.resolve.dates import resolve_dates
from kg.resolve.outlets import fold

REACH = 14
"""Words between a cue and its date, the content not counted."""

SCENE = 2
"""Sentences after one that sets a scene in which a statement belongs to that scene."""

CARRIES = 40
"""Sentences over which one speech event carries on without a new mark."""

NEAR = 2
"""The same when a recipient is named that the event did not have."""

OPENING = 12
"""Characters before a date that opens its sentence ("Late on Monday, ...")."""

LEDE = 4
"""Sentences at the top that may tell what is dated only further down."""

_EVENT = (
    r"(?:interview|statement|speech|report|article|story|column|editorial|e-?mail|letter|memo|memorandum|cable"
    r"|tweet|post|broadcast|show|segment|installment|episode|edition|podcast|rally|address|remark|testimony"
    r"|hearing|filing|ruling|(?:news|press) conference|video|book|op-ed|opinion|revelation|survey|study|poll"
    r"|call|town hall|appearance|briefing|announcement|release|note|document|conversation|panel|debate|deposition)s?\b"
)
_EVENT_NEXT = re.compile(rf"(?:[\w’'-]+ ){{0,3}}{_EVENT}", re.I)
_IN_EVENT = re.compile(rf"\W*(?:\w+ ){{0,3}}{_EVENT}", re.I)
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|this|that|his|her|its|their|our|my)|['’]s) (?:late |early |mid-)?$", re.I
)
_NOT_WHEN = re.compile(
    r"\b(?:since|until|till|by|from|through|between|before|after|ahead of|for|of|to|than|next)"
    r" (?:the |early |late |mid-)?$",
    re.I,
)
_CLAUSE = re.compile(
    r"\b(?:when|while|because|since|until|if|though|although|whether|that|who|which|where|whose|but|after|before|as)\b"
    r"|[;:]",
    re.I,
)
_SPEECH = re.compile(
    r"\b(?:said|says|saying|told|tells|telling|reported|reports|wrote|writes|tweet(?:ed|s)|Twitter|announced|stated"
    r"|claimed|asked|argued|warned|added|called|denied|declared|insisted|responded|interviewed|appeared|spoke"
    r"|rejected|described|criticized|criticised|attacked|went after|took on|recounted|disclosed|addressed|discussed)\b"
)
_ASIDE = re.compile(r"\b(who|which|whose|where|when|before|after|since|because|while)\b[^,;]*$")
_DATELINE = re.compile(r"[,.]?\s*(?:\([\w /.-]{2,30}\)\s*)?[-–—]{1,2}\s")
_WORD = re.compile(r"\w+")


def date_of(text: str, cue: Span, content: Spans, sentence: Span, published: date | None) -> When | None:
    """The date that the sentence gives to the act that ``cue`` marks, if it gives one.

    A date inside the content is not the date of the speech, unless the content is the whole narrated clause
    and holds the cue too ("The minister proposed on Monday new talks").
    """
    best: tuple[int, When] | None = None
    for when in _usable(text, sentence, published):
        cost = _cost(text, cue, content, sentence, when)
        if cost is not None and (best is None or cost < best[0]):
            best = cost, when
    return best[1] if best else None


def _usable(text: str, sentence: Span, published: date | None) -> list[When]:
    """The dates of the sentence that say when something was done, not what it is about."""
    return [
        when
        for when in resolve_dates(text, sentence, published)
        if when.span is not None
        and _says_when(text, sentence, when.span)
        and not _lies_ahead(when, published)
    ]


def _lies_ahead(when: When, published: date | None) -> bool:
    return published is not None and when.value[:10] > published.isoformat()[: len(when.value[:10])]


def _says_when(text: str, sentence: Span, place: Span) -> bool:
    """False for "before Monday", "Tuesday's debate", "the 2016 race" and the dateline."""
    before = text[sentence.start : place.start].replace("\u00a0", " ")
    after = text[place.end : sentence.end].replace("\u00a0", " ")
    if _NOT_WHEN.search(before) or (_DATELINE.match(after) and re.match(r"[A-Z][A-Z .,’'-]+,", before)):
        return False
    possessive = re.match(r"['’]s? ", after)
    bare_year = place.of(text).isdigit() and not re.search(r"\b(?:[Ii]n|[Ii]n (?:early|late)) $", before)
    if possessive or bare_year or _NOUN_BEFORE.search(before):
        return _EVENT_NEXT.match(after[possessive.end() if possessive else 0 :].lstrip(", ")) is not None
    return True


def _cost(text: str, cue: Span, content: Spans, sentence: Span, when: When) -> int | None:
    """How far the date stands from the cue, in words; None when it cannot belong to it."""
    place = when.span
    if place is None:
        return None
    holder = next((span for span in content if span.contains(place)), None)
    if holder is not None and not holder.contains(cue):
        return None
    aside = _ASIDE.search(text[sentence.start : place.start].replace("\u00a0", " "))
    if aside and cue.start < sentence.start + aside.start(1):
        return None  # "the senator said, after he had voted on Monday"
    first = place.end <= cue.start
    gap = Span(place.end, cue.start) if first else Span(cue.end, max(cue.end, place.start))
    between = _without(text, gap, () if holder is not None else content)
    if aside and first and aside[1] not in {"while", "when"} and "," in between:
        return None  # "the senator, who on Monday voted, said"
    words = len(_WORD.findall(between))
    if first and re.search(r"\b(?:who|which|whom|whose)\b[^,]*$", between) and not _IN_EVENT.match(between):
        return None  # "on Monday he cited a story in which officials said"
    if first:
        words += 6 * len(re.findall(r"\b(?:when|after|who|which|because|if|that)\b", between))
    elif _CLAUSE.search(between if holder is None else between.replace("that ", "")):
        return None
    if _SPEECH.search(between):
        words += REACH
    return words if words <= REACH + (10 if first else 0) else None


def _without(text: str, span: Span, skip: Spans) -> str:
    """The words of ``span`` outside ``skip``."""
    kept = []
    at = span.start
    for gap in sorted(skip):
        if gap.end <= at or gap.start >= span.end:
            continue
        kept.append(text[at : max(at, gap.start)])
        at = gap.end
    kept.append(text[at : span.end])
    return " ".join(kept).replace("\u00a0", " ")


@dataclass(frozen=True, slots=True)
class _Event:
    """One dated occasion on which someone spoke.

    at       where the text last tells of it
    who      names, folded
    via      the outlet that tells of it, folded; empty when the article itself does
    told_to  the outlet or other recipient, folded; empty when unknown
    """

    at: int
    who: str
    when: When
    via: str
    told_to: str


def date_chains(
    text: str, chains: Sequence[Chain], sentences: Spans, published: date | None
) -> tuple[Chain, ...]:
    """The chains with the dates that the text gives their speech acts, or an event they belong to."""
    article = _Dated(text, chains, sentences, published)
    own = [article.own_date(chain) for chain in chains]
    events = [
        _Event(_place(chain).start, fold(report.agent.name), when, _via(chain), _told_to(chain))
        for chain, dated in zip(chains, own, strict=True)
        if dated is not None
        for report, when in [dated]
        # When a report was published is no date of the next thing that it tells.
        if not any(inner.cue for inner in chain.reports[chain.reports.index(report) + 1 :])
    ]
    done: list[Chain] = []
    for chain, dated in zip(chains, own, strict=True):
        when = dated[1] if dated else article.carried(chain, events)
        if when and not dated:
            when = replace(when, span=None)
            events.append(
                _Event(_place(chain).start, fold(_speaker(chain).name), when, _via(chain), _told_to(chain))
            )
        done.append(replace(chain, said_on=when))
    return tuple(
        chain if chain.said_on else replace(chain, said_on=article.told_ahead(chain, events))
        for chain in done
    )


def _via(chain: Chain) -> str:
    """The outlet nearest the origin through which the statement came."""
    outlets = [r.agent.name for r in chain.reports[:-1] if r.agent.kind is AgentKind.OUTLET]
    return fold(outlets[-1]) if outlets else ""


def _told_to(chain: Chain) -> str:
    return fold(chain.relayed_to.name) if chain.relayed_to else ""


def _place(chain: Chain) -> Span:
    """Where the text marks the statement of the origin: its cue, else the content."""
    for report in reversed(chain.reports):
        if report.cue:
            return report.cue[0]
    return hull(chain.content)


_ACTS = (
    r"\b(?:\w+ed|said|says|told|spoke|wrote|went|took|gave|made|sat down|held|put out|hit back|shot back"
    r"|was asked|was interviewed)\b"
)
_PERFECT = re.compile(r"\b(?:has|have|had) (?:\w+ )?\w+$")
_OTHER_EVENT = re.compile(
    r"\b(?:previously|in the past|once|last week|earlier this week|weeks? ago|months? ago|years? ago|recently"
    r"|(?:last|in the) (?:fall|summer|spring|winter)|initially"
    r"|(?:in|during) (?:an?|another|a separate|a subsequent|an earlier|a recent) [\w -]{0,25}"
    rf"{_EVENT})\b",
    re.I,
)


class _Dated:
    """The article while its statements are dated."""

    def __init__(self, text: str, chains: Sequence[Chain], sentences: Spans, published: date | None) -> None:
        self.text, self.chains, self.sentences, self.published = text, chains, sentences, published
        self.starts = [sentence.start for sentence in sentences]

    def number(self, at: int) -> int:
        """The sentence that ``at`` is in."""
        return bisect_right(self.starts, at) - 1

    def sentence(self, place: Span) -> Span | None:
        """The sentence in which ``place`` begins."""
        i = self.number(place.start)
        return self.sentences[i] if i >= 0 and place.start < self.sentences[i].end else None

    def own_date(self, chain: Chain) -> tuple[Report, When] | None:
        """The date in the chain's own sentences: of the hand nearest the origin that has one.

        A date that stands nearer to the cue of another statement is that statement's.
        """
        for report in reversed(chain.reports):
            for cue in report.cue:
                sentence = self.sentence(cue)
                when = sentence and date_of(self.text, cue, chain.content, sentence, self.published)
                if sentence and when and not self.taken(chain, cue, sentence, when):
                    return report, when
        return None

    def taken(self, chain: Chain, cue: Span, sentence: Span, when: When) -> bool:
        """True when the date is said inside another statement, or nearer to another's cue."""
        cost = _cost(self.text, cue, chain.content, sentence, when)
        for other in self.chains:
            if other is chain or when.span is None or cost is None:
                continue
            if any(c.contains(when.span) and not c.contains(cue) for c in other.content):
                return True
            if when.span.start - sentence.start < OPENING:
                continue  # "On Monday," opens the whole sentence
            for rival in (place for report in other.reports for place in report.cue):
                if rival != cue and sentence.contains(rival):
                    theirs = _cost(self.text, rival, other.content, sentence, when)
                    if theirs is not None and theirs < cost:
                        return True
        return False

    def carried(self, chain: Chain, events: Sequence[_Event]) -> When | None:
        """The date of the event that the statement goes on with, if it goes on with one."""
        speaker = _speaker(chain)
        place = _place(chain)
        here = self.number(place.start)
        before_cue = _without(self.text, Span(self.starts[max(here, 0)], place.start), chain.content)
        if speaker.kind is AgentKind.OUTLET or _PERFECT.search(f"{before_cue}{place.of(self.text)}"):
            return None  # an outlet's next report is another act, and so is what someone "has said"
        told_to, via = _told_to(chain), _via(chain)
        mine = sorted(
            (e for e in events if e.who == fold(speaker.name) and not (via and e.via and via != e.via)),
            key=lambda e: e.at,
        )
        if told_to and (same := [e for e in mine if e.told_to == told_to]):
            return min(same, key=lambda e: (e.at > place.start, abs(e.at - place.start))).when
        if _OTHER_EVENT.search(before_cue):
            return None
        before = [
            e
            for e in mine
            if e.at <= place.start
            and here - self.number(e.at) <= (NEAR if told_to and told_to != e.told_to else CARRIES)
        ]
        scene = self.scene(chain, speaker, here)
        if scene and scene.span and (not before or before[-1].at < scene.span.start):
            return scene
        return before[-1].when if before else None

    def told_ahead(self, chain: Chain, events: Sequence[_Event]) -> When | None:
        """The date that an event told further down gives to the top of the article, which tells it first."""
        speaker = fold(_speaker(chain).name)
        values = {e.when for e in events if e.who == speaker}
        at_top = self.number(_place(chain).start) <= LEDE and fold(_speaker(self.chains[0]).name) == speaker
        if not at_top or len({when.value for when in values}) != 1 or _told_to(chain):
            return None
        return replace(min(values, key=lambda when: when.value), span=None)

    def scene(self, chain: Chain, speaker: Agent, here: int) -> When | None:
        """The date of a sentence just before that tells of the origin speaking somewhere."""
        subject = re.compile(re.escape(speaker.name.split()[-1]) + rf"\b[^.”\"]{{0,30}}?({_ACTS})")
        here = min(here, self.number(chain.content[0].start))
        for sentence in reversed(self.sentences[max(0, here - SCENE) : max(0, here)]):
            verb = subject.search(sentence.of(self.text))
            if verb is None:
                continue
            act = Span(sentence.start + verb.start(1), sentence.start + verb.end(1))
            for when in _usable(self.text, sentence, self.published):
                exact = len(when.value) > len("2016") and not _quoted(self.text, sentence, when)
                if exact and _cost(self.text, act, (), sentence, when) is not None:
                    return when
        return None


def _speaker(chain: Chain) -> Agent:
    """Who speaks in the end; behind a document, who cites it."""
    people = [r.agent for r in chain.reports if r.agent.kind is not AgentKind.DOCUMENT]
    return people[-1] if people else chain.origin.agent


def _quoted(text: str, sentence: Span, when: When) -> bool:
    """True when the date stands inside quotation marks."""
    before = text[sentence.start : when.span.start if when.span else sentence.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
