"""Where speakers are heard, as far as the text has told: an interview introduced once carries on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.draft import NEAR, sentence_at
from kg.extract.recipients import OTHER_TIME, OTHER_VENUE
from kg.lexicon import PERSON_NOUNS, singular
from kg.model import Agent, AgentKind, Annotated, Conveyed, Report, Span, Spans, hull
from kg.resolve.act_dates import without

CARRIES_ON = 8
"""Lines of text after which an interview that nobody mentioned again is taken to be over."""

_ONE_OF = re.compile(
    r"(?:one|two|three|some|both|another|the other|an? (?:second|third|fourth)|the (?:first|second|third))\b",
    re.I,
)
_COUNTS = frozenset({"one", "other", "both", "some", "third"})


@dataclass(slots=True)
class _Venue:
    """Where a speaker is speaking, as far as the text has told.

    paragraph  the last place where it was told
    at         offset of that place
    recipient  the outlet was spoken to; an outlet that only quotes is no recipient
    """

    outlet: Agent
    paragraph: int
    at: int
    recipient: bool


def with_context(
    annotated: Annotated, conveyed: Sequence[Conveyed]
) -> tuple[list[tuple[Report, ...]], list[Agent | None]]:
    """The hands of each act with the outlets that the context implies, and its recipient (rules 10, 16).

    An interview introduced once carries on while its speaker goes on speaking, until another venue is
    named or the article has been elsewhere for long.
    """
    text = annotated.article.text
    said = tuple(sorted(span for c in conveyed for span in c.act.content))
    venues: dict[str, _Venue] = {}
    hands: list[tuple[Report, ...]] = [()] * len(conveyed)
    recipients: list[Agent | None] = [None] * len(conveyed)
    for i in sorted(range(len(conveyed)), key=lambda i: hull(conveyed[i].act.cue)):
        c = conveyed[i]
        if not c.reports:
            continue
        reports, origin = c.reports, c.reports[-1].agent
        paragraph = text.count("\n", 0, c.act.cue[0].start)
        told, spoken_to = c.told_to, c.told_to is not None
        if c.act.inside is not None and conveyed[c.act.inside].reports:
            above = conveyed[c.act.inside].reports[-1].agent
            if above.kind is AgentKind.OUTLET and origin.kind is not AgentKind.OUTLET:
                venues[origin.name] = _Venue(above, paragraph, c.act.cue[0].start, recipient=False)
        if told is None and c.act.inside is None and origin.kind in (AgentKind.PERSON, AgentKind.UNNAMED):
            venue = venues.get(origin.name) or _group_venue(_described_as(text, c), venues)
            if venue is not None and (
                paragraph - venue.paragraph > CARRIES_ON
                or _elsewhere(annotated, c)
                or _moved_on(annotated, c, venue.at, said)
            ):
                venues.pop(origin.name, None)
            elif venue is not None:
                told, spoken_to = venue.outlet, venue.recipient
        recipients[i] = told if spoken_to else None
        if told is not None and told.kind is AgentKind.OUTLET:
            venues[origin.name] = _Venue(told, paragraph, c.act.cue[0].start, spoken_to)
            if origin.kind is not AgentKind.OUTLET:
                # who passes an interview on stands before the outlet that it was given to
                relayed = (
                    len(reports) > 1 and reports[0].agent.kind is AgentKind.OUTLET and not reports[0].cue
                )
                reports = (*reports[:relayed], Report(told, None, ()), *reports[relayed:])
        hands[i] = reports
    return hands, recipients


def _described_as(text: str, c: Conveyed) -> str:
    """The words for who speaks: "one of them, Hassan Idri", whoever that is."""
    origin = c.reports[-1]
    if origin.agent.kind is AgentKind.UNNAMED or c.act.source is None:
        return origin.agent.name
    return c.act.source.of(text)


def _group_venue(words: str, venues: dict[str, _Venue]) -> _Venue | None:
    """Where "one of the officials" is heard: where the officials were that the text told of last."""
    if not _ONE_OF.match(words):
        return None
    nouns = _person_nouns(words)
    unnamed = ((name, venue) for name, venue in reversed(venues.items()) if not name[0].isupper())
    return next((venue for name, venue in unnamed if not nouns or nouns & _person_nouns(name)), None)


def _person_nouns(description: str) -> frozenset[str]:
    return frozenset(map(singular, description.split())) & PERSON_NOUNS - _COUNTS


_BESIDE = 25
"""Characters behind what marks an act within which it is told when that was."""
_OPENS_ELSEWHEN = re.compile(
    rf"(?:(?:But|And|Only|Just)\s+)?(?:[A-Z][\w-]*\s+){{0,2}}?{OTHER_TIME.pattern}", re.I
)
_TOPIC = re.compile(r"\W*(?:Despite|Unlike|Asked\s+(?:about|whether|if|why)|Commenting\s+on)\b[^,]*,")
"""What a sentence opens with that is spoken of, not spoken in: "Asked about his speech, she said"."""
_AT_ANOTHER = re.compile(
    rf"\b(?:in|on|at|during|via|held|holding|gave|giving)\s+(?:[\w’'-]+\s+){{0,4}}?{OTHER_VENUE.pattern}",
    re.I,
)
_BEFORE_OR_AFTER = re.compile(
    r"\b(?:has|have|had|later|subsequently|since)\s+(?:\w+\s+)?[\w-]+(?:\s+\w+){0,2}(?:,\s+\w+ing)?$"
)
"""Marks of an act that lies before or after what is told: "she had said", "he later wrote"."""
_GOES_ON = re.compile(r",\s\w")
"""What stands behind an aside: "last year, she said, the bridge was closed" is not said last year."""


def _moved_on(annotated: Annotated, c: Conveyed, since: int, said: Spans) -> bool:
    """True when a sentence since then tells of the speaker elsewhere: "At a rally, Varga hit back."."""
    text = annotated.article.text
    name = c.reports[-1].agent.name.split()[-1:]
    if c.reports[-1].agent.kind is not AgentKind.PERSON or not name:
        return False
    subject = re.compile(rf"\b{re.escape(name[0])}\b(?!['’])")
    sentences, until = annotated.sentences, c.act.cue[0].start
    first, last = (bisect_left(sentences, at, key=lambda s: s.start) for at in (since + 1, until))
    between = (s for s in sentences[first:last] if s.end < until)
    told = (without(text, s, _near(said, s)) for s in between if subject.search(text, s.start, s.end))
    return any(subject.search(words) and _AT_ANOTHER.search(words) for words in told)


def _near(said: Spans, sentence: Span) -> Spans:
    """Those of the sorted spans that can reach into the sentence."""
    return said[bisect_left(said, Span(sentence.start - NEAR, 0)) : bisect_left(said, Span(sentence.end, 0))]


def _elsewhere(annotated: Annotated, c: Conveyed) -> bool:
    """True when the act's own sentence puts it in another venue or another time ("has said")."""
    text = annotated.article.text
    whole = hull([*c.act.cue, *([c.act.source] if c.act.source else [])])
    sentence = sentence_at(annotated.sentences, whole.start) or whole
    outside = "".join(
        ch if not any(s.start <= sentence.start + k < s.end for s in c.act.content) else " "
        for k, ch in enumerate(sentence.of(text))
    )
    cue = " ".join(s.of(text) for s in c.act.cue)
    lead = outside[: c.act.cue[0].start - sentence.start] + cue
    around = outside[whole.start - sentence.start : whole.end - sentence.start + _BESIDE]
    aside = _GOES_ON.match(text, whole.end) is not None
    if OTHER_TIME.search(around) or (not aside and _OPENS_ELSEWHEN.match(outside)):
        return True
    topic = _TOPIC.match(outside)
    venue = OTHER_VENUE.search(outside, topic.end() if topic else 0)
    return venue is not None or _BEFORE_OR_AFTER.search(lead) is not None
