"""From acts to chains: who conveyed each statement, nearest to the article first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.chain.carried import with_context
from kg.extract.content import covered, quotation_form, words_in
from kg.extract.cues import ACCORDING
from kg.model import AgentKind, Annotated, Chain, Conveyed, Report, Span, Spans, hull

WHOLE = 0.55
"""Share of an outer content's words from which an inner act is all that the outer one states (rule 7)."""

A_SENTENCE = 4
"""Words of a sentence beside what is stated inside, from which the outer act states something of its own."""


def chains(annotated: Annotated, conveyed: Sequence[Conveyed]) -> tuple[Chain, ...]:
    """The statements of an article with their chains, in text order."""
    article = annotated.article
    text = article.text
    hands, recipients = with_context(annotated, conveyed)
    again = _again(annotated, conveyed)
    swallowed = again | _swallowed(text, conveyed, annotated.sentences, again)
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


def _again(annotated: Annotated, conveyed: Sequence[Conveyed]) -> set[int]:
    """The acts by which somebody quoted only speaks of himself: “We told them it was a firework,” he said."""
    found = set()
    for i, c in enumerate(conveyed):
        above = conveyed[c.act.inside] if c.act.inside is not None else None
        if above is None or c.act.source is None or not (above.reports and c.reports):
            continue
        quoted = any(q.contains(c.act.source) for q in annotated.quotations)
        if quoted and c.reports[-1].agent.name == above.reports[-1].agent.name:
            found.add(i)
    return found


def _swallowed(text: str, conveyed: Sequence[Conveyed], sentences: Spans, again: set[int]) -> set[int]:
    """The acts that state nothing but the acts inside them, with whatever marks those (rule 7).

    again  acts that state nothing beside those above them
    """
    inside: defaultdict[int, list[Span]] = defaultdict(list)
    for i, c in enumerate(conveyed):
        for above in _above(c, conveyed) if i not in again else ():
            inside[above] += [*c.act.content, *c.act.cue, *([c.act.source] if c.act.source else [])]
    swallowed = set()
    for above, spans in inside.items():
        content = conveyed[above].act.content
        if covered(text, content, spans) >= WHOLE and not _states_more(text, content, spans, sentences):
            swallowed.add(above)
    return swallowed


def _states_more(text: str, content: Spans, inside: Sequence[Span], sentences: Spans) -> bool:
    """True when a whole sentence of ``content`` lies outside what is stated inside it."""
    for sentence in sentences:
        own = [
            Span(max(part.start, sentence.start), min(part.end, sentence.end))
            for part in content
            if part.overlaps(sentence)
        ]
        if len(words_in(text, own)) >= A_SENTENCE and covered(text, own, inside) == 0:
            return True
    return False


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
