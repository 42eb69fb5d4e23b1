"""One sentence of invented news as an annotated article with a chain built by hand."""

from __future__ import annotations

import re
from functools import cache

from kg.encode.quotations import quotations
from kg.encode.sentences import body, paragraphs, split
from kg.extract.content import quotation_form
from kg.extract.cues import manner
from kg.model import Agent, AgentKind, Annotated, Article, Chain, Position, Report, Span, When
from kg.position import positions
from kg.resolve.names import Lexicons
from kg.resolve.outlets import Registry
from kg.resolve.polities import Polities

QUILL = Agent("Ada Quill", AgentKind.PERSON)
DORN = Agent("Ivan Dorn", AgentKind.PERSON)
HERALD = Agent("The Springfield Herald", AgentKind.OUTLET)


@cache
def lexicons() -> Lexicons:
    """The shipped registries of outlets and polities."""
    return Lexicons(Registry.load(), Polities.load())


def annotated(text: str) -> Annotated:
    """``text`` with its sentences and quotations, and no attributions."""
    article = Article("test", text)
    found = paragraphs(text, body(article))
    return Annotated(
        article, tuple(s for paragraph in found for s in split(text, paragraph)), quotations(text, found)
    )


def at(text: str, words: str) -> Span:
    """Where ``words`` stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def said(
    text: str,
    content: str,
    cue: str = "said",
    holder: Agent = QUILL,
    via: Agent | None = None,
    on: When | None = None,
    number: int = 1,
) -> Chain:
    """The chain of ``holder``, who conveys ``content``; " … " parts a broken quotation."""
    spans = tuple(at(text, part) for part in content.split(" … "))
    origin = Report(holder, None, (at(text, cue),), manner(cue))
    reports = (Report(via, None, ()), origin) if via is not None else (origin,)
    form = quotation_form(text, spans, annotated(text).quotations)
    return Chain(f"s{number}", spans, reports, form, on)


def held(text: str, *chains: Chain) -> tuple[Position, ...]:
    """The positions in ``text``."""
    return positions(annotated(text), chains, lexicons())


def line(position: Position) -> str:
    """A position in one line: holder, stance, kind, target."""
    return f"{position.holder.name} {position.stance.value} {position.target_kind.value}: {position.target}"


def lines(text: str, *chains: Chain) -> list[str]:
    """The positions in ``text``, one a line."""
    return [line(position) for position in held(text, *chains)]


def stances(sentence: str, cue: str = "said", holder: Agent = QUILL) -> list[str]:
    """What ``holder`` stands for in a sentence whose content is between square brackets: no holder named."""
    before, content, after = re.fullmatch(r"(.*?)\[(.*)\](.*)", sentence, re.DOTALL).groups()  # type: ignore[union-attr]
    text = before + content + after
    return [
        line(position).removeprefix(holder.name).strip()
        for position in held(text, said(text, content, cue, holder))
    ]
