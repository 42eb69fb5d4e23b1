"""A dossier as headings, paragraphs, lists and tables: the same text in Markdown and in HTML."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

from kg.analyse.dossier import Dossier
from kg.analyse.phrasing import (
    QUOTATION_WORDS,
    bare_quoted,
    dated,
    headed,
    kind,
    marked_by,
    names,
    outlet,
    places,
    short,
    visible,
)
from kg.export.document import (
    Block,
    Code,
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
    Verbatim,
)
from kg.model import AgentKind, ArticleCard, Evidence, Hand, Provenance

# The words around the evidence are cut at a number of characters, in the middle of a word.
_FIRST_PIECE = re.compile(r"^\S*(?=\s)")
_LAST_PIECE = re.compile(r"(?<=\s)\S*$")

NO_VERDICT = (
    "This dossier shows who stated this and through whom it came. It does not say whether it is true: that "
    "is for you to find out and to answer for. A program read the articles, and programs misread: each "
    "entry names the characters of the article that it rests on, so that you can look for yourself."
)
_MARKED = (
    "A small neural model marks sources, cues and contents in each article's text; rules of grammar join "
    "them to chains (“citing”, “according to”, “told”)."
)
_SAME = (
    "Named persons and bodies are taken as one across articles, or told apart, by names, roles, fields and "
    "company; outlets by a registry. A person can overrule each decision. Surnames, titles and pronouns are "
    "resolved within an article."
)
HOW_DECIDED = (
    _MARKED,
    _SAME,
    "Sources without a name are never taken as one across articles.",
    "Offsets count the characters of the article's text from 0; the end is not included.",
)


def pages(dossier: Dossier) -> Iterator[Block]:
    """All blocks of one dossier, title first."""
    yield Heading(1, (f"Claim: {bare_quoted(dossier.wording)}",))
    yield Paragraph((NO_VERDICT,))
    yield Heading(2, ("Summary",))
    yield Items(tuple((sentence,) for sentence in dossier.summary))
    if len(dossier.wordings) > 1:
        yield Heading(2, ("Wordings",))
        yield Items(
            tuple(
                (f"{bare_quoted(words)} — ", "; ".join(dated(article) for article in articles))
                for words, articles in dossier.wordings
            )
        )
    yield Heading(2, ("Independent origins: ", str(dossier.origins)))
    yield Items(tuple((reason,) for reason in dossier.origins.reasons))
    yield Heading(2, ("What to be careful about",))
    if dossier.cautions:
        yield Items(tuple((Strong(f"{c.kind.capitalize()}."), f" {c.text}") for c in dossier.cautions))
    else:
        yield Paragraph(
            ("None of the program's checks found anything. That is no sign that the claim is true.",)
        )
    yield Heading(2, ("Paths",))
    for number, statement in enumerate(dossier.statements, start=1):
        yield from _path(number, statement)
    yield Heading(2, ("Timeline",))
    yield Table(("Date", "What"), tuple(((_day(event.when),), (event.what,)) for event in dossier.timeline))
    yield Heading(2, ("How this was decided",))
    yield Items(tuple((sentence,) for sentence in HOW_DECIDED))
    yield Heading(2, ("To check by hand",))
    yield Items(tuple((check,) for check in dossier.checks), ListKind.BOXES)
    yield Heading(2, ("To replicate",))
    yield from _replicate(dossier)


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
        yield Quote(_shown(part))
    facts = [
        f"The words stand at {places(statement.content)}",
        QUOTATION_WORDS[statement.quotation],
        f"statement {short(statement.id)}",
    ]
    if statement.said_on:
        facts.append(f"said on {_day(statement.said_on)}")
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


def _shown(part: Evidence) -> Line:
    """The words within those around them, joined by a space where the article has white space there."""
    gap, next_gap = (" " if edge.isspace() else "" for edge in (part.prefix[-1:], part.suffix[:1]))
    before = visible(part.prefix if part.start == len(part.prefix) else _FIRST_PIECE.sub("", part.prefix))
    after = visible(_LAST_PIECE.sub("", part.suffix))
    return (
        f"… {before}{gap}" if before else "",
        Mark(visible(part.exact)),
        f"{next_gap}{after} …" if after else "",
    )


def _day(value: str) -> str:
    """The date; an interval in words."""
    start, slash, end = value.partition("/")
    return f"{start} to {end}" if slash else value


def _replicate(dossier: Dossier) -> Iterator[Block]:
    yield Paragraph(
        ("Without this program: open the text of an article and count. For a text file in UTF-8:",)
    )
    first = dossier.statements[0]
    start, end = first.content[0].start, first.content[0].end
    yield Code(
        (
            "sha256sum ARTICLE.txt",
            f"python3 -c \"print(open('ARTICLE.txt', encoding='utf-8', newline='').read()[{start}:{end}])\"",
        )
    )
    rows = tuple(_fingerprint(dossier, article) for article in dossier.articles)
    yield Table(("Article", "Characters", "SHA-256 of the text in UTF-8"), rows)
    yield Paragraph(("With it, from the same articles:",))
    claim = shlex.quote(dossier.claim)
    yield Code(
        (
            "kg build ARTICLES --store kg-store",
            f"kg trace {claim} --store kg-store",
            f"kg origins {claim} --store kg-store",
            f"kg dossier {claim} --store kg-store -o dossier.md",
        )
    )


def _fingerprint(dossier: Dossier, article: ArticleCard) -> tuple[Line, ...]:
    known = dossier.fingerprints.get(article.iri)
    name = f"{dated(article)} ({short(article.id)})"
    if known is None:
        return ((name,), ("not at hand",), ("not at hand",))
    return ((name,), (str(known.length),), (Verbatim(known.sha256),))
