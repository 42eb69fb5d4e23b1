"""When each statement of an article was made: its own date, or that of the speech event it belongs to.

Guidelines, rule 22: the date of the speech act nearest the origin that the text dates; if only the report
is dated, the date of the report; a date carries over only within the same speech event.  An article that
writes up one interview dates it once, and often only after the first quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.extract.cues import manner
from kg.model import Agent, AgentKind, Chain, Manner, Report, Span, Spans, When, hull
from kg.resolve.act_dates import (
    OCCASION,
    OPENING,
    date_of,
    dates_that_say_when,
    distance_to,
    without,
)
from kg.resolve.occasions import is_pleaded, occasions, sitting
from kg.resolve.outlets import fold

SCENE = 2
"""Sentences after one that sets a scene in which a statement belongs to that scene."""

CARRIES = 40
"""Sentences over which one speech event carries on without a new mark."""

NEAR = 2
"""The same when a recipient is named that the event did not have."""

YEAR = len("2016")
"""Length of a date that is no more than a year: the next thing said is of that year only when it follows."""

_BEHIND = 30
"""Characters behind a cue within which it is told before whom somebody spoke."""

LEDE = 4
"""Sentences at the top that may tell what is dated only further down."""

_ACTS = (
    r"\b(?:\w+ed|said|says|told|spoke|wrote|went after|took on|went|took|gave|made|sat down|held|put out"
    r"|hit back|shot back|was asked|was interviewed)\b"
)
_PERFECT = re.compile(r"\b(?:has|have|had) (?:\w+ )?\w+$")
_OTHER_EVENT = re.compile(
    r"\b(?:previously|in the past|once|last week|earlier this week"
    r"|(?:days?|weeks?|months?|years?) (?:ago|after|before|earlier)|recently"
    r"|(?:last|in the) (?:fall|summer|spring|winter)|initially"
    r"|(?:in|during) (?:an?|another|a separate|a subsequent|an earlier|a recent) [\w -]{0,25}"
    rf"{OCCASION})\b",
    re.I,
)

_ON_AN = re.compile(r"\s+(?:(?:in|at|on|during)\s+)?(?:(?:an?|the|his|her|their)\s+)?(?:[\w’'-]+\s+){0,2}")
_OCCASION = re.compile(OCCASION, re.I)

_PAPER = re.compile(
    r"\b(?:report|survey|poll|study|paper|memo|memorandum|letter|statement|filing|ruling|indictment|lawsuit"
    r"|complaint|analysis|review|dossier|document|book|article|audit|investigation|probe)s?\b",
    re.I,
)
_PLAIN = re.compile(r"(?:the|this|that) (?:[a-z]+ )?[a-z]+")
_SAME_PAPER = ({"survey", "poll"}, {"study", "paper"}, {"memo", "memorandum"}, {"lawsuit", "complaint"})

_PLANS = (Manner.PROPOSED, Manner.PROMISED)
"""Acts that may be made elsewhere than what is said beside them: their dates do not carry over."""


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
    """The chains with the dates that the text gives their speech acts, or an event they belong to.

    A date that carries over has no span: its words stand in another sentence.
    """
    article = _Dated(text, chains, sentences, published)
    own = [article.own_date(chain) for chain in chains]
    events = [
        _event(chain, chain.origin.agent, dated[1])
        for chain, dated in zip(chains, own, strict=True)
        # When a report was published is no date of the next thing that it tells.
        if dated
        and chain.origin.manner not in _PLANS
        and not any(inner.cue for inner in chain.reports[chain.reports.index(dated[0]) + 1 :])
    ]
    speakers = {a.name for a in map(_speaker, chains) if a.kind is AgentKind.PERSON and a.name.strip()}
    told = occasions(text, sentences, published, sorted(speakers))
    events += [_Event(at, fold(who), when, "", "") for at, who, when in told]
    done: list[Chain] = []
    for chain, dated in zip(chains, own, strict=True):
        when = dated[1] if dated else article.carried(chain, events)
        if when and not dated:
            when = replace(when, span=None)
            events.append(_event(chain, _speaker(chain), when))
        done.append(replace(chain, said_on=when))
    done = [c if c.said_on else replace(c, said_on=article.told_ahead(c, events)) for c in done]
    sat = sitting(text, sentences, published)
    return tuple(replace(c, said_on=sat) if article.pleaded(c) else c for c in done)


def _event(chain: Chain, who: Agent, when: When) -> _Event:
    return _Event(_place(chain).start, fold(who.name), when, _via(chain), _told_to(chain))


def _is(event: _Event, speaker: Agent) -> bool:
    """True when it is the event's speaker, or "the report" where the event was a report's."""
    if speaker.kind is AgentKind.DOCUMENT and _PLAIN.fullmatch(speaker.name):
        return _paper(event.who) == _paper(speaker.name) != ""
    return event.who == fold(speaker.name)


def _paper(name: str) -> str:
    """What a document is, "survey" and "poll" being one; empty for what is none."""
    noun = next(reversed(_PAPER.findall(name)), "").casefold()
    return next((min(same) for same in _SAME_PAPER if noun in same), noun)


def _via(chain: Chain) -> str:
    """The outlet nearest the origin through which the statement came."""
    outlets = [r.agent.name for r in chain.reports[:-1] if r.agent.kind is AgentKind.OUTLET]
    return fold(outlets[-1]) if outlets else ""


def _told_to(chain: Chain) -> str:
    return fold(chain.relayed_to.name) if chain.relayed_to else ""


def _place(chain: Chain) -> Span:
    """Where the text marks the statement: the cue nearest the origin, else the content."""
    for report in reversed(chain.reports):
        if report.cue:
            return report.cue[0]
    return hull(chain.content)


def _speaker(chain: Chain) -> Agent:
    """Who speaks in the end; behind a document, who cites it."""
    people = [r.agent for r in chain.reports if r.agent.kind is not AgentKind.DOCUMENT]
    return people[-1] if people else chain.origin.agent


class _Dated:
    """The article while its statements are dated."""

    def __init__(self, text: str, chains: Sequence[Chain], sentences: Spans, published: date | None) -> None:
        self.text, self.chains, self.sentences, self.published = text, chains, sentences, published
        self.starts = [sentence.start for sentence in sentences]

    def number(self, at: int) -> int:
        """The sentence that ``at`` is in, or the last one before it."""
        return bisect_right(self.starts, at) - 1

    def sentence(self, place: Span) -> Span | None:
        """The sentence in which ``place`` begins."""
        i = self.number(place.start)
        return self.sentences[i] if i >= 0 and place.start < self.sentences[i].end else None

    def own_date(self, chain: Chain) -> tuple[Report, When] | None:
        """The date in the chain's own sentences, with the hand it dates: the one nearest the origin.

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
        mine = distance_to(self.text, cue, chain.content, sentence, when)
        if when.span is None or mine is None:
            return True
        opens = when.span.start - sentence.start < OPENING  # "On Monday," is the whole sentence's
        for other in self.chains:
            if other is chain:
                continue
            if any(c.contains(when.span) and not c.contains(cue) for c in other.content):
                return True
            for rival in (place for report in other.reports for place in report.cue):
                if rival != cue and sentence.contains(rival) and not opens and not self.within(cue, rival):
                    theirs = distance_to(self.text, rival, other.content, sentence, when)
                    if theirs is not None and theirs < mine:
                        return True
        return False

    def within(self, cue: Span, other: Span) -> bool:
        """True when the other cue only names the occasion: "said in an interview on Sunday"."""
        between = self.text[cue.end : other.start]
        return bool(_ON_AN.fullmatch(between) and _OCCASION.search(other.of(self.text)))

    def carried(self, chain: Chain, events: Sequence[_Event]) -> When | None:
        """The date of the event that the statement goes on with, if it goes on with one."""
        speaker, place = _speaker(chain), _place(chain)
        here = self.number(place.start)
        told_to, via = _told_to(chain), _via(chain)
        lead = self.lead(chain)
        if speaker.kind is AgentKind.OUTLET or _PERFECT.search(lead + place.of(self.text)):
            return None  # an outlet's next report is another act, and so is what someone "has said"
        mine = sorted(
            (
                e
                for e in events
                if _is(e, speaker)
                and not (via and e.via and via != e.via)
                and (len(e.when.value) > YEAR or 0 <= here - self.number(e.at) <= NEAR)
            ),
            key=lambda e: e.at,
        )
        if told_to and (same := [e for e in mine if e.told_to == told_to]):
            return min(same, key=lambda e: (e.at > place.start, abs(e.at - place.start))).when
        if _OTHER_EVENT.search(lead):
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
        place, speaker = _place(chain), _speaker(chain)
        lead = self.lead(chain)
        if (
            self.number(place.start) > LEDE
            or speaker.kind is AgentKind.OUTLET
            or fold(speaker.name) != fold(_speaker(self.chains[0]).name)
            or _told_to(chain)
            or _PERFECT.search(lead + place.of(self.text))
            or _OTHER_EVENT.search(lead)
        ):
            return None
        ahead = [e for e in events if e.who == fold(speaker.name)]
        values = {e.when.value for e in ahead}
        return When(values.pop()) if len(values) == 1 and min(e.at for e in ahead) > place.start else None

    def pleaded(self, chain: Chain) -> bool:
        """True for what is said where a court sits, of which no day is told."""
        if chain.said_on is not None or _speaker(chain).kind is AgentKind.OUTLET:
            return False
        place = _place(chain)
        return is_pleaded(self.text[place.start : place.end + _BEHIND])

    def lead(self, chain: Chain) -> str:
        """What stands in the sentence before the cue, without the content."""
        place = _place(chain)
        sentence = self.sentence(place)
        return without(
            self.text, Span(sentence.start if sentence else place.start, place.start), chain.content
        )

    def scene(self, chain: Chain, speaker: Agent, here: int) -> When | None:
        """The date of a sentence just before that tells of the speaker speaking somewhere."""
        surname = re.escape(speaker.name.split()[-1]) if speaker.name.strip() else r"(?!)"
        acting = re.compile(rf"\b{surname}\b(?!,? who)[^.”\"A-Z]{{0,30}}?({_ACTS})")
        here = min(here, self.number(chain.content[0].start))
        for sentence in reversed(self.sentences[max(0, here - SCENE) : max(0, here)]):
            verb = acting.search(sentence.of(self.text))
            if verb is None or manner(verb.group(1)) in _PLANS:
                continue
            act = Span(sentence.start + verb.start(1), sentence.start + verb.end(1))
            for when in dates_that_say_when(self.text, sentence, self.published):
                by_day = len(when.value) > YEAR and when.span is not None
                if by_day and distance_to(self.text, act, (), sentence, when) is not None:
                    return when
        return None
