"""What a store looks like to a visitor: single HTML pages, and a folder of all that can be taken away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.analyse.dossier import Dossier, asked, of_claim
from kg.analyse.provenance import all_provenances, articles
from kg.analyse.standpoints import standpoints_in
from kg.analyse.trace import trace
from kg.analyse.voices import plain_name
from kg.claims import Claims, Cluster, claims_of, origins_of, titled
from kg.claims.clusters import claim_of
from kg.errors import NotFound
from kg.export import export, format_named, html, markdown
from kg.identity.settle import decisions_in
from kg.model import ArticleCard, Provenance
from kg.store import Iri, View
from kg.terms import KG
from kg.view import article_view, chain_view, claim_view, contents_view, outlet_view, store_view
from kg.view.contents import ArticlePages, ClaimPages, File
from kg.view.outlets import names_of

KINDS = ("store", "chain", "claim", "article", "outlet")
"""Kinds of pages that :func:`page` makes."""

_TEXT = f"SELECT ?article ?text WHERE {{ ?article <{KG.text}> ?text }}"
_ABOUT_ALL = {
    "trig": "store.trig",
    "csv-chains": "chains.csv",
    "csv-statements": "statements.csv",
    "xlsx": "chains.xlsx",
    "jsonl": "statements.jsonl",
    "graphml": "chains.graphml",
    "gexf": "chains.gexf",
    "annotations": "annotations.jsonld",
}
"""Exports of the whole store that a folder of pages has, with their file names."""
_TITLE = 600
"""Characters of a claim's page's title."""
_MOST_CLAIMS = 60
"""Claims of several articles that get pages of their own: those that most articles carry."""


def page(view: View, kind: str, thing: str | None = None, found: Claims | None = None) -> str:
    """One HTML page; ``thing`` is words or an IRI for chain, claim and article, a name for outlet.

    found  the claims of the store where they are at hand; a claim's page makes them anew without
    """
    if kind == "store" or (kind == "chain" and thing is None):
        every = list(all_provenances(view))
        return store_view(every) if kind == "store" else chain_view(every, "All chains")
    if thing is None:
        raise NotFound(f"kg view {kind}", "nothing is named to show", f"Say which: kg view {kind} WORDS.")
    if kind == "outlet":
        return outlet_view(_of_outlet(view, thing), thing)
    if kind == "article":
        card = _article(view, thing)
        return article_view(_text(view, card), trace(view, card.iri), card, standpoints_in(view, [card.iri]))
    if kind == "chain":
        statements = trace(view, thing)
        return chain_view(statements, _title(statements), standpoints_in(view, _articles_of(statements)))
    found = found or claims_of(view)
    return _claim_page(view, found, asked(view, found, thing)[0])


def _claim_page(view: View, found: Claims, claim: Cluster) -> str:
    statements = claim.statements
    note = f"Independent origins: {origins_of(found, statements)}."
    standpoints = standpoints_in(view, _articles_of(statements))
    return claim_view(statements, titled(claim, _TITLE), note, standpoints)


def _articles_of(statements: Iterable[Provenance]) -> list[str]:
    return [statement.article.iri for statement in statements]


def _title(found: list[Provenance]) -> str:
    """The statement's wording, or the article's title where all of an article is shown."""
    card = found[0].article
    whole = len(found) > 1 and len({p.article for p in found}) == 1
    return card.title or card.id if whole else found[0].wording


def _of_outlet(view: View, outlet: str) -> list[Provenance]:
    """The statements of the outlet's own articles, and those that pass through it under any of its names."""
    every = list(all_provenances(view))
    names = names_of(every, outlet)
    found = [
        p
        for p in every
        if plain_name(p.article.outlet or "") in names
        or any(plain_name(name) in names for hand in p.hands for name in (hand.name, *hand.co_agents))
    ]
    if not found:
        raise NotFound(
            f"outlet “{outlet}”",
            "no statement in the store goes through it",
            "kg query top-relays lists outlets.",
        )
    return found


def _article(view: View, thing: str) -> ArticleCard:
    cards = articles(view)
    wanted = thing.casefold()
    exact = [c for c in cards if thing in (c.iri, c.id)]
    found = exact or [c for c in cards if wanted in (c.title or "").casefold() or wanted in c.id.casefold()]
    if not found:
        raise NotFound(
            f"article “{thing}”", "the store has none of this id or title", "kg query articles lists them."
        )
    return found[0]


def _text(view: View, card: ArticleCard) -> str:
    return str(view.select(_TEXT, article=Iri(card.iri)).column("text")[0])


@dataclass(frozen=True, slots=True)
class _Making:
    """A folder of pages while it is made.

    files  by name: what each is for, and its bytes
    """

    view: View
    found: Claims
    files: dict[str, tuple[str, bytes]]

    def add(self, name: str, about: str, content: bytes) -> str:
        """Take a file in; its name."""
        self.files[name] = (about, content)
        return name


def write_pages(
    view: View,
    folder: Path,
    passing: Callable[[list[ArticleCard]], Iterable[ArticleCard]] = iter,
    found: Claims | None = None,
) -> dict[str, Path]:
    """Write ``folder`` for a visitor to open: pages, dossiers, exports and an index; what lies where.

    The same store gives the same bytes.

    passing  gives the articles one by one, and may show how far it is
    found    the claims of the store where they are at hand
    """
    cards = articles(view)
    if not cards:
        raise NotFound("the store", "there is no article in it", "Fill it first: kg build ARTICLES.")
    making = _Making(view, found or claims_of(view), {})
    making.add("overview.html", "the whole store, to search and filter", page(view, "store").encode())
    dossiers = list(_dossiers(making))
    cards.sort(key=lambda card: (card.published or "9999", card.iri))
    read = [_article_pages(making, card, dossiers) for card in passing(cards)]
    told = list(_claim_pages(making, dossiers))
    for form, name in _ABOUT_ALL.items():
        making.add(name, format_named(form).purpose, b"".join(export(view, form)))
    folder.mkdir(parents=True, exist_ok=True)
    for name, (_, content) in making.files.items():
        (folder / name).write_bytes(content)
    whole = [File(name, *_described(making.files[name])) for name in _ABOUT_ALL.values()]
    (folder / "index.html").write_bytes(contents_view(read, told, whole).encode())
    pages_of_first = dict(read[0].pages)
    return {
        "index": folder / "index.html",
        "view": folder / pages_of_first["Chains"],
        "dossier": folder / pages_of_first.get("Dossiers", "index.html"),
    }


def _described(file: tuple[str, bytes]) -> tuple[str, int]:
    about, content = file
    return about, len(content)


def _dossiers(making: _Making) -> Iterator[Dossier]:
    who = decisions_in(making.view)
    for cluster in making.found.clusters:
        yield of_claim(making.view, making.found, cluster, who)


def _article_pages(making: _Making, card: ArticleCard, dossiers: list[Dossier]) -> ArticlePages:
    name, title = _name(card.id), card.title or card.id
    view = making.view
    chains = trace(view, card.iri) if any(card in each.articles for each in dossiers) else []
    held = standpoints_in(view, [card.iri])
    reading = article_view(_text(view, card), chains, card, held).encode()
    pages = [
        (
            "Read",
            making.add(f"article-{name}.html", f"the text of “{title}” with its statements marked", reading),
        )
    ]
    drawn = chain_view(chains, title, held).encode()
    pages.append(("Chains", making.add(f"chains-{name}.html", f"the source chains of “{title}”", drawn)))
    own = [each for each in dossiers if card in each.articles]
    if own:
        about = f"everything stated in “{title}”, to check and replicate"
        pages.append(("Dossiers", making.add(f"dossier-{name}.html", about, b"".join(html.written(own)))))
        text = b"".join(markdown.written(own))
        pages.append(("as Markdown", making.add(f"dossier-{name}.md", f"{about}, to edit", text)))
        prov = b"".join(export(view, "prov", card.iri))
        pages.append(("PROV-O", making.add(f"prov-{name}.ttl", f"the chains of “{title}” as PROV-O", prov)))
    return ArticlePages(card, tuple(chains), tuple(pages))


def _claim_pages(making: _Making, dossiers: Iterable[Dossier]) -> Iterator[ClaimPages]:
    several = [each for each in dossiers if len(each.articles) > 1]
    for each in several[:_MOST_CLAIMS]:
        first = each.statements[0]
        name = _name(f"{first.article.id}-{first.id}")
        drawn = _claim_page(making.view, making.found, claim_of(each.statements)).encode()
        paths = making.add(f"claim-{name}.html", f"all paths to “{each.wording}”", drawn)
        packet = b"".join(html.written([each]))
        dossier = making.add(f"claim-{name}-dossier.html", f"the dossier of “{each.wording}”", packet)
        yield ClaimPages(
            each.wording, len(each.articles), str(each.origins), (("Paths", paths), ("Dossier", dossier))
        )


def _name(identifier: str) -> str:
    return re.sub(r"[^\w.-]+", "-", identifier)[:80]
