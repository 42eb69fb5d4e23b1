"""Invented articles as they come in, read out by hand and written to a store: no encoder is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from kg.model import Agent, AgentKind, Article, Chain, Manner, Quotation, Reading, Report, Span
from kg.populate import graph_iri, populate
from kg.store import Writer

Saying = tuple[str, str] | tuple[str, str, str]
"""Who, what, and the outlet through which it came."""


def reading(outlet: str, day: int, sayings: Sequence[Saying], name: str = "") -> Reading:
    """An article of the outlet in which everyone says what ``sayings`` has."""
    text, chains = "", []
    for number, (who, words, *via) in enumerate(sayings, start=1):
        start = len(text)
        text += f"{words}, {who} said"
        reports = [Report(_agent(who), _span(text, who, start), (_span(text, "said", start),), Manner.SAID)]
        for each in via:
            text += f", according to {each}"
            mention = _span(text, each, start)
            cue = _span(text, "according to", start)
            reports.insert(0, Report(Agent(each, AgentKind.OUTLET), mention, (cue,), Manner.CITED))
        content = (Span(start, start + len(words)),)
        chains.append(Chain(f"s{number}", content, tuple(reports), Quotation.INDIRECT))
        text += ".\n"
    name = name or f"{outlet}-{day}".casefold().replace(" ", "-")
    article = Article(
        name, text, outlet=outlet, published=date(2031, 5, day), url=f"https://news.example/{name}"
    )
    return Reading(article, (), tuple(chains))


def publish(writer: Writer, readings: Iterable[Reading]) -> None:
    """Write the articles, as a build does before it brings the claims up to date."""
    for each in readings:
        writer.replace(str(graph_iri(each.article)), populate(each))


def _agent(who: str) -> Agent:
    unnamed = who.startswith(("a ", "an ", "two ")) or who.islower()
    return Agent(who, AgentKind.UNNAMED if unnamed else AgentKind.PERSON)


def _span(text: str, words: str, after: int) -> Span:
    start = text.rindex(words, after)
    return Span(start, start + len(words))
