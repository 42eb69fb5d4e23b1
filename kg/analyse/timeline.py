"""When a claim was stated and published, as far as the articles have dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.analyse.phrasing import dated, names, outlet, short
from kg.analyse.voices import distinct, joined_names
from kg.model import ArticleCard, Provenance


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated: the date as exact as it is known, in ISO 8601, and what happened."""

    when: str
    what: str


def timeline(ordered: Sequence[Provenance]) -> tuple[Event, ...]:
    """What was said and published, in order; one speech that several articles date is one event."""
    events = {
        Event(article.published, _published(article))
        for article in (statement.article for statement in ordered)
        if article.published
    }
    spoken: dict[tuple[str, str], list[str]] = {}
    for statement in ordered:
        if statement.said_on:
            who = names(statement.origin) if statement.hands else outlet(statement.article)
            spoken.setdefault((statement.said_on, who), []).append(cited(statement.article))
    for (when, who), places in spoken.items():
        told = distinct(places)
        dates = "dates" if len(told) == 1 else "date"
        events.add(Event(when, f"{who} spoke, as {joined_names(told)} {dates} it."))
    return tuple(sorted(events, key=lambda event: (event.when, event.what)))


def cited(article: ArticleCard) -> str:
    """Who carries the article, whose text it is, when: "The Sund Observer (text of AP), 2031-03-04"."""
    if not article.republisher:
        return dated(article)
    return f"{short(article.republisher)} (text of {outlet(article)}), {article.published or 'no date'}"


def _published(article: ArticleCard) -> str:
    title = f" “{short(article.title)}”" if article.title else " an article"
    return f"{short(article.republisher) if article.republisher else outlet(article)} publishes{title}."
