"""The paths of a dossier: each chain hand by hand, with the words and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.analyse.phrasing import (
    QUOTATION_WORDS,
    headed,
    kind,
    marked_by,
    names,
    outlet,
    places,
    short,
    visible,
)
from kg.analyse.timeline import cited
from kg.export.document import (
    Block,
    Heading,
    Items,
    Line,
    Link,
    ListKind,
    Mark,
    Paragraph,
    Quote,
    Strong,
    Table,
)
from kg.model import AgentKind, ArticleCard, Evidence, Hand, Provenance

# The words around the evidence are cut at a number of characters, in the middle of a word.
_FIRST_PIECE = re.compile(r"^\S*(?=\s)")
_LAST_PIECE = re.compile(r"(?<=\s)\S*$")
_CONTEXT = 32  # characters of context that evidence has, unless the text ends before


def paths(statements: Sequence[Provenance]) -> Iterator[Block]:
    """Every path; several are listed in a table first."""
    if len(statements) > 1:
        yield Table(
            ("Path", "Article", "Passed on by", "Origin"),
            tuple(_row(number, statement) for number, statement in enumerate(statements, start=1)),
        )
    for number, statement in enumerate(statements, start=1):
        yield from _path(number, statement)


def _row(number: int, statement: Provenance) -> tuple[Line, ...]:
    where = cited(statement.article)
    if not statement.hands:
        return ((str(number),), (where,), ("nobody",), ("the article itself",))
    through = ", ".join(names(hand) for hand in statement.hands[:-1]) or "nobody"
    last = statement.origin
    origin = f"“{names(last)}”, not named" if last.kind is AgentKind.UNNAMED else names(last)
    return ((str(number),), (where,), (through,), (origin,))


def _path(number: int, statement: Provenance) -> Iterator[Block]:
    """One chain: where it stands, hand by hand, and the words with what stands around them."""
    through = [outlet(statement.article), *(names(hand) for hand in statement.hands)]
    yield Heading(3, (f"Path {number}: ", " → ".join(through)))
    yield Paragraph(_article(statement.article))
    yield Items(
        tuple(_hand(statement, place) for place in range(len(statement.hands))) or (_own(statement),),
        ListKind.NUMBERS,
    )
    for part in statement.content:
        yield Quote(shown(part))
    facts = [
        f"The words stand at {places(statement.content)}",
        QUOTATION_WORDS[statement.quotation],
        f"statement {short(statement.id)}",
    ]
    if statement.said_on:
        facts.append(f"said on {day(statement.said_on)}")
    if statement.relayed_to:
        facts.append(f"told to {short(statement.relayed_to)}")
    yield Paragraph(("; ".join(facts) + ".",))


def _article(article: ArticleCard) -> Line:
    line: list[str | Link] = [headed(article)]
    if article.author:
        line.append(f", by {short(article.author)}")
    line.append(".")
    if article.url:
        line += [" ", Link(article.url)]
    return tuple(line)


def _hand(statement: Provenance, place: int) -> Line:
    hand = statement.hands[place]
    is_origin = place == len(statement.hands) - 1
    end = " The origin" if is_origin else ""
    if is_origin:
        end += ", not named." if hand.kind is AgentKind.UNNAMED else "."
    return (Strong(names(hand)), f" ({kind(hand)}): {marked_by(hand)}{_where(hand)}.", end)


def _where(hand: Hand) -> str:
    shown = sorted([*hand.cue, *([hand.mention] if hand.mention else [])])
    return f", {places(shown)}" if shown else ""


def _own(statement: Provenance) -> Line:
    return (Strong(outlet(statement.article)), " itself, without a source.")


def shown(part: Evidence) -> Line:
    """The words within those around them in the same paragraph, cut between words."""
    before, after = part.prefix.rpartition("\n")[2], part.suffix.partition("\n")[0]
    more_before = before == part.prefix and part.start > len(before)
    more_after = after == part.suffix and len(after) >= _CONTEXT
    if more_before:
        before = _FIRST_PIECE.sub("", before)
    if more_after:
        after = _LAST_PIECE.sub("", after)
    gap, next_gap = (" " if edge.isspace() else "" for edge in (before[-1:], after[:1]))
    before, after = visible(before), visible(after)
    return (
        f"{'… ' if more_before else ''}{before}{gap}" if before else "",
        Mark(visible(part.exact)),
        f"{next_gap}{after}{' …' if more_after else ''}" if after else "",
    )


def day(value: str) -> str:
    """The date; an interval in words."""
    start, slash, end = value.partition("/")
    return f"{start} to {end}" if slash else value
