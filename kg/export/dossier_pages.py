"""A dossier as headings, paragraphs, lists and tables: the same text in Markdown, HTML and PDF."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from kg.analyse.dossier import Dossier
from kg.analyse.phrasing import bare_quoted, short
from kg.analyse.timeline import cited
from kg.export.document import (
    Block,
    Code,
    Heading,
    Items,
    Line,
    ListKind,
    Paragraph,
    Strong,
    Table,
    Verbatim,
)
from kg.export.dossier_decisions import decided
from kg.export.dossier_paths import day, paths
from kg.export.dossier_stands import dissent, neighbours, positions
from kg.model import ArticleCard

NO_VERDICT = (
    "This dossier shows who stated this and through whom it came. It does not say whether it is true: that "
    "is for you to find out and to answer for. A program read the articles, and programs misread: each "
    "entry names the characters of the article that it rests on, so that you can look for yourself."
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
                (f"{bare_quoted(words)} — ", "; ".join(cited(article) for article in articles))
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
    yield from dissent(dossier)
    yield from neighbours(dossier)
    yield from positions(dossier)
    yield Heading(2, ("Paths",))
    yield from paths(dossier.statements)
    yield Heading(2, ("Timeline",))
    if dossier.timeline:
        yield Table(
            ("Date", "What"), tuple(((day(event.when),), (event.what,)) for event in dossier.timeline)
        )
    else:
        yield Paragraph(("Neither the articles nor the statements in them have a date.",))
    yield Heading(2, ("How this was decided",))
    yield from decided(dossier)
    yield Heading(2, ("To check by hand",))
    yield Items(tuple((check,) for check in dossier.checks), ListKind.BOXES)
    yield Heading(2, ("To replicate",))
    yield from _replicate(dossier)


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
    claim = shlex.quote(first.pointer)
    yield Code(
        (
            "kg build ARTICLES --store kg-store",
            f"kg origins {claim} --store kg-store",
            f"kg dissent {claim} --store kg-store",
            f"kg dossier {claim} --store kg-store -o dossier.md",
        )
    )


def _fingerprint(dossier: Dossier, article: ArticleCard) -> tuple[Line, ...]:
    known = dossier.fingerprints.get(article.iri)
    name = f"{cited(article)} ({short(article.id)})"
    if known is None:
        return ((name,), ("not at hand",), ("not at hand",))
    return ((name,), (str(known.length),), (Verbatim(known.sha256),))
