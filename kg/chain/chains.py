"""From acts to chains: who conveyed each statement, nearest to the article first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.content import covered, quotation_form
from kg.extract.cues import ACCORDING
from kg.extract.draft import sentence_at
from kg.extract.recipients import OTHER_TIME, OTHER_VENUE
from kg.lexicon import PERSON_NOUNS, singular
from kg.model import Agent, AgentKind, Annotated, Chain, Conveyed, Report, Span, hull

WHOLE = 0.55
"""Share of an outer content's words from which an inner act is all that the outer one states (rule 7)."""


CARRIES_ON = 8
"""Lines of text after which an interview that nobody mentioned again is taken to be over."""


def chains(annotated: Annotated, conveyed: Sequence[Conveyed]) -> tuple[Chain, ...]:
    """The statements of an article with their chains, in text order."""
    article = annotated.article
    text = article.text
    hands, recipients = _with_context(annotated, conveyed)
    swallowed = _swallowed(text, conveyed)
    drafts = []
    for i, c in enumerate(conveyed):
        if i in swallowed or article.in_zone(hull(c.act.content)):
            continue
        reports = _without_own(_outlets_first(text, _path(i, conveyed, hands)), article.outlet)
        if not reports:
            continue
        drafts.append((c, reports, recipients[i]))
    drafts.sort(key=lambda d: (d[0].act.content, d[0].act.cue))
    return tuple(
        Chain(
            f"s{n}",
            c.act.content,
            reports,
            quotation_form(text, c.act.content, annotated.quotations),
            c.said_on,
            told_to,
        )
        for n, (c, reports, told_to) in enumerate(drafts, 1)
    )


def _swallowed(text: str, conveyed: Sequence[Conveyed]) -> set[int]:
    """The acts that state nothing but the acts inside them, with whatever marks those (rule 7)."""
    inside: defaultdict[int, list[Span]] = defaultdict(list)
    for c in conveyed:
        for above in _above(c, conveyed):
            inside[above] += [*c.act.content, *c.act.cue, *([c.act.source] if c.act.source else [])]
    return {
        above for above, spans in inside.items() if covered(text, conveyed[above].act.content, spans) >= WHOLE
    }


def _above(c: Conveyed, conveyed: Sequence[Conveyed]) -> list[int]:
    """The acts that convey this one, nearest first."""
    found: list[int] = []
    at = c.act.inside
    while at is not None and at not in found:
        found.append(at)
        at = conveyed[at].act.inside
    return found


def _path(i: int, conveyed: Sequence[Conveyed], hands: Sequence[tuple[Report, ...]]) -> tuple[Report, ...]:
    """The hands from the outermost act down to act ``i``; one agent twice in a row is one hand."""
    path = [report for act in [*reversed(_above(conveyed[i], conveyed)), i] for report in hands[act]]
    out: list[Report] = []
    for report in path:
        implied = report.mention is None and not report.cue
        if implied and out and out[-1].agent.kind is report.agent.kind is AgentKind.DOCUMENT:
            continue  # the poll that its respondents imply is the one named already
        if out and out[-1].agent.name == report.agent.name:
            continue
        if any(o.agent.name == report.agent.name and o.agent.kind is AgentKind.OUTLET for o in out):
            continue
        out.append(report)
    return tuple(out)


def _outlets_first(text: str, reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """The hands in order where an outlet had it from who stands behind "according to".

    "The Herald reported that …, according to two officials" is the Herald > two officials: of an outlet's
    report only another outlet tells.
    """
    hands = list(reports)
    for i in range(len(hands) - 1):
        told, outlet = hands[i], hands[i + 1]
        behind = any(
            ACCORDING.search(cue.of(text)) and all(own.end <= cue.start for own in outlet.cue)
            for cue in told.cue
        )
        if behind and told.agent.kind is not AgentKind.OUTLET and outlet.agent.kind is AgentKind.OUTLET:
            hands[i], hands[i + 1] = outlet, told
    return tuple(hands)


def _without_own(reports: tuple[Report, ...], outlet: str | None) -> tuple[Report, ...]:
    """The article's own outlet is never the first link (rule 8)."""
    while reports and outlet and same_outlet(reports[0].agent.name, outlet):
        reports = reports[1:]
    return reports


_KINDS_OF_OUTLET = frozenset({"press", "news", "agency", "service", "network", "wire", "newspaper", "media"})


def same_outlet(one: str, other: str) -> bool:
    """True when two names of outlets differ in the article at most, or in words for what an outlet is.

    "Meridian" is Meridian Press Agency, where that publishes the article.
    """
    short, long = sorted(
        (one.casefold().removeprefix("the "), other.casefold().removeprefix("the ")), key=len
    )
    rest = long.removeprefix(f"{short} ").split() if long.startswith(f"{short} ") else None
    return short == long or (rest is not None and _KINDS_OF_OUTLET.issuperset(rest))


_ONE_OF = re.compile(
    r"(?:one|two|three|some|both|another|the other|an? (?:second|third|fourth)|the (?:first|second|third))\b",
    re.I,
)
_COUNTS = frozenset({"one", "other", "both", "some", "third"})


@dataclass(slots=True)
class _Venue:
    """Where a speaker is speaking, as far as the text has told.

    paragraph  the last place where it was told
    recipient  the outlet was spoken to; an outlet that only quotes is no recipient
    """

    outlet: Agent
    paragraph: int
    recipient: bool


def _with_context(
    annotated: Annotated, conveyed: Sequence[Conveyed]
) -> tuple[list[tuple[Report, ...]], list[Agent | None]]:
    """The hands of each act with the outlets that the context implies, and its recipient (rules 10, 16).

    An interview introduced once carries on while its speaker goes on speaking, until another venue is
    named or the article has been elsewhere for long.
    """
    text = annotated.article.text
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
                venues[origin.name] = _Venue(above, paragraph, recipient=False)
        if told is None and c.act.inside is None and origin.kind in (AgentKind.PERSON, AgentKind.UNNAMED):
            venue = venues.get(origin.name) or _group_venue(origin, venues)
            if venue is not None and (_elsewhere(annotated, c) or paragraph - venue.paragraph > CARRIES_ON):
                venues.pop(origin.name, None)
            elif venue is not None:
                told, spoken_to = venue.outlet, venue.recipient
        recipients[i] = told if spoken_to else None
        if told is not None and told.kind is AgentKind.OUTLET:
            venues[origin.name] = _Venue(told, paragraph, spoken_to)
            if origin.kind is not AgentKind.OUTLET:
                reports = (Report(told, None, ()), *reports)
        hands[i] = reports
    return hands, recipients


def _group_venue(origin: Agent, venues: dict[str, _Venue]) -> _Venue | None:
    """Where "one of the officials" is heard: where the officials were that the text told of last."""
    if origin.kind is not AgentKind.UNNAMED or not _ONE_OF.match(origin.name):
        return None
    nouns = _person_nouns(origin.name)
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
_GOES_ON = re.compile(r",\s\w")
"""What stands behind an aside: "last year, she said, the bridge was closed" is not said last year."""


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
    around = outside[whole.start - sentence.start : whole.end - sentence.start + _BESIDE]
    aside = _GOES_ON.match(text, whole.end) is not None
    if OTHER_TIME.search(around) or (not aside and _OPENS_ELSEWHEN.match(outside)):
        return True
    topic = _TOPIC.match(outside)
    return bool(
        OTHER_VENUE.search(outside, topic.end() if topic else 0) or re.match(r"(?:has|have|had)\b", cue)
    )
