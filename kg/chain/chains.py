"""From acts to chains: who conveyed each statement, nearest to the article first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.chain.carried import with_context
from kg.extract.content import covered, quotation_form
from kg.extract.cues import ACCORDING
from kg.model import AgentKind, Annotated, Chain, Conveyed, Report, Span, hull

WHOLE = 0.55
"""Share of an outer content's words from which an inner act is all that the outer one states (rule 7)."""


def chains(annotated: Annotated, conveyed: Sequence[Conveyed]) -> tuple[Chain, ...]:
    """The statements of an article with their chains, in text order."""
    article = annotated.article
    text = article.text
    hands, recipients = with_context(annotated, conveyed)
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
