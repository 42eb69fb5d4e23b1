"""The page that a visitor opens first: what is in a folder of pages, and one chain to show what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from kg.analyse.phrasing import counted, in_order, short
from kg.model import ArticleCard, Provenance
from kg.view.facts import byline, caption, cue_of, day, headline, name_of, outlet_of, places
from kg.view.sourcing import sourcing

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class File:
    """A file of the folder: its name, what it is for, its size in bytes."""

    name: str
    about: str
    size: int

    @property
    def kilobytes(self) -> str:
        """The size for people."""
        return f"{max(1, self.size // 1024):,} kB"


@dataclass(frozen=True, slots=True)
class ArticlePages:
    """An article with its statements and its pages.

    pages  what each is called, and its file: "Read", "article-x.html"
    """

    card: ArticleCard
    statements: tuple[Provenance, ...]
    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ClaimPages:
    """A claim that several articles carry, with its origins in words and its pages."""

    wording: str
    articles: int
    origins: str
    pages: tuple[tuple[str, str], ...]


def contents_view(
    articles: Sequence[ArticlePages], claims: Sequence[ClaimPages], files: Iterable[File]
) -> str:
    """One self-contained HTML page that leads to all others; it needs no script.

    articles  at least one, each with pages called "Read" and "Chains"
    """
    statements = [statement for each in articles for statement in each.statements]
    longest = _longest(statements)
    first = next((each for each in articles if longest and each.card == longest.article), articles[0])
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True)
    return environment.get_template("index.html").render(
        figures=_figures(articles, statements, claims),
        example=_example(longest) if longest and longest.hands else None,
        first=dict(first.pages),
        articles=[_article(each) for each in articles],
        claims=[
            {
                "wording": short(each.wording, 240),
                "articles": counted(each.articles, "article"),
                "origins": f"{each.origins} independent {'origin' if each.origins == '1' else 'origins'}",
                "pages": each.pages,
            }
            for each in claims
        ],
        files=list(files),
    )


def _figures(
    articles: Sequence[ArticlePages], statements: Sequence[Provenance], claims: Sequence[ClaimPages]
) -> list[tuple[str, str]]:
    second = sum(len(statement.hands) > 1 for statement in statements)
    agents = {hand.agent for statement in statements for hand in statement.hands}
    told = [
        (len(articles), "article", "articles"),
        (len(statements), "attributed statement", "attributed statements"),
        (second, "of them second-hand", "of them second-hand"),
        (len(agents), "person, body or source", "persons, bodies and sources"),
    ]
    if claims:
        told.append((len(claims), "claim in several articles", "claims in several articles"))
    return [(f"{count:,}", one if count == 1 else many) for count, one, many in told]


def _longest(statements: Iterable[Provenance]) -> Provenance | None:
    """The longest chain, the oldest of several: words that have passed through many hands."""
    return max(in_order(statements), key=lambda statement: len(statement.hands), default=None)


def _example(chain: Provenance) -> dict[str, object]:
    return {
        "outlet": short(outlet_of(chain.article)),
        "date": day(chain.article.published),
        "hands": [
            {
                "name": short(name_of(hand)),
                "kind": hand.kind.value,
                "what": short(caption(hand)),
                "cue": short(cue_of(hand)),
            }
            for hand in chain.hands
        ],
        "words": short(chain.wording, 300),
        "places": places(chain.content),
    }


def _article(each: ArticlePages) -> dict[str, object]:
    label = sourcing(each.statements)
    counts = [
        (label.statements, "statement", "statements"),
        (label.origins, "origin", "origins"),
        (label.second_hand, "second-hand", "second-hand"),
        (label.unnamed, "from an unnamed source", "from unnamed sources"),
    ]
    return {
        "title": short(headline(each.card), 240),
        "byline": short(byline(each.card), 240),
        "counts": [f"{count} {one if count == 1 else many}" for count, one, many in counts],
        "pages": each.pages,
    }
