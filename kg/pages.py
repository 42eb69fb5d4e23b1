"""What a store looks like to a visitor: single HTML pages, and a folder of all that can be taken away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path

from kg.analyse.origins import origins
from kg.analyse.provenance import all_provenances, articles
from kg.analyse.trace import trace
from kg.errors import NotFound
from kg.export import export, format_named
from kg.model import ArticleCard, Provenance
from kg.store import Iri, View
from kg.terms import KG
from kg.view import article_view, chain_view, claim_view, outlet_view, store_view

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


def page(view: View, kind: str, thing: str | None = None) -> str:
    """One HTML page; ``thing`` is words or an IRI for chain, claim and article, a name for outlet."""
    if kind == "store" or (kind == "chain" and thing is None):
        found = list(all_provenances(view))
        return store_view(found) if kind == "store" else chain_view(found, "All chains")
    if thing is None:
        raise NotFound(f"kg view {kind}", "nothing is named to show", f"Say which: kg view {kind} WORDS.")
    if kind == "outlet":
        return outlet_view(_of_outlet(view, thing), thing)
    if kind == "article":
        card = _article(view, thing)
        return article_view(_text(view, card), trace(view, card.iri), card)
    found = trace(view, thing)
    if kind == "chain":
        return chain_view(found, _title(found))
    behind = origins(found)
    note = f"Independent origins: {behind.min} to {behind.max}." if behind.min != behind.max else ""
    return claim_view(found, found[0].wording, note or f"Independent origins: {behind.min}.")


def _title(found: list[Provenance]) -> str:
    """The statement's wording, or the article's title where all of an article is shown."""
    card = found[0].article
    whole = len(found) > 1 and len({p.article for p in found}) == 1
    return card.title or card.id if whole else found[0].wording


def _of_outlet(view: View, outlet: str) -> list[Provenance]:
    wanted = outlet.casefold()
    found = [
        p
        for p in all_provenances(view)
        if wanted in {(p.article.outlet or "").casefold(), *(hand.name.casefold() for hand in p.hands)}
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


def write_pages(
    view: View, folder: Path, passing: Callable[[list[ArticleCard]], Iterable[ArticleCard]] = iter
) -> dict[str, Path]:
    """Write ``folder`` for a visitor to open: pages, dossiers, exports and an index; what lies where.

    The same store gives the same bytes.

    passing  gives the articles one by one, and may show how far it is
    """
    cards = articles(view)
    if not cards:
        raise NotFound("the store", "there is no article in it", "Fill it first: kg build ARTICLES.")
    files: dict[str, tuple[str, bytes]] = {
        "overview.html": ("the whole store, to search and filter", page(view, "store").encode())
    }
    for card in passing(cards):
        name = _name(card.id)
        title = card.title or card.id
        files[f"article-{name}.html"] = (
            f"the text of “{title}” with its statements marked",
            page(view, "article", card.iri).encode(),
        )
        files[f"chains-{name}.html"] = (
            f"the source chains of “{title}”",
            page(view, "chain", card.iri).encode(),
        )
        files[f"dossier-{name}.md"] = (
            f"everything stated in “{title}”, to check and replicate",
            b"".join(export(view, "markdown", card.iri)),
        )
        files[f"prov-{name}.ttl"] = (
            f"the chains of “{title}” as PROV-O",
            b"".join(export(view, "prov", card.iri)),
        )
    for form, name in _ABOUT_ALL.items():
        files[name] = (format_named(form).purpose, b"".join(export(view, form)))
    folder.mkdir(parents=True, exist_ok=True)
    for name, (_, content) in files.items():
        (folder / name).write_bytes(content)
    (folder / "index.html").write_text(_index(files), encoding="utf-8")
    first = _name(cards[0].id)
    return {
        "index": folder / "index.html",
        "view": folder / f"chains-{first}.html",
        "dossier": folder / f"dossier-{first}.md",
    }


def _name(identifier: str) -> str:
    return re.sub(r"[^\w.-]+", "-", identifier)[:80]


def _index(files: dict[str, tuple[str, bytes]]) -> str:
    rows = "\n".join(_rows(files))
    template = (Path(__file__).parent / "view" / "index.html").read_text("utf-8")
    return template.replace("{{ rows }}", rows)


def _rows(files: dict[str, tuple[str, bytes]]) -> Iterator[str]:
    for name, (about, content) in sorted(files.items()):
        size = f"{max(1, len(content) // 1024)} kB"
        link = f'<a href="{escape(name)}">{escape(name)}</a>'
        yield f"<tr><td>{link}</td><td>{escape(about)}</td><td>{size}</td></tr>"
