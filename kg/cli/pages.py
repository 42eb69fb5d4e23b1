"""Pages for the browser: one view, or a folder of all that a store has to show."""

from __future__ import annotations

from pathlib import Path

import click

from kg.claims import open_claims, rulings_of
from kg.cli.common import put, say, spoken, store_option
from kg.cli.remarks import detail, progress, working
from kg.pages import KINDS, page, write_pages
from kg.store import open_view


@click.command("view")
@click.argument("kind", type=click.Choice(KINDS), default="store")
@click.argument("thing", required=False, metavar="[TEXT|IRI]")
@store_option
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; kg-KIND.html without it.",
)
@spoken
def view_command(kind: str, thing: str | None, store: Path, out: Path | None) -> None:
    """Write an interactive HTML page, one file that works offline.

    KIND is chain, claim, outlet, article or store (the overview). THING says which: words that are stated, or
    ARTICLE:s1, for chain and claim; a name for outlet; an id or words of the title for article.

    Example: kg view chain "European troops" -o troops.html
    """
    view = open_view(store)
    with working("Drawing"):
        found = open_claims(view, store, rulings_of(store)) if kind == "claim" else None
        made = page(view, kind, thing, found)
    put([made.encode()], out or Path(f"kg-{kind}.html"))
    if kind == "chain" and thing is None:
        say("It shows every chain of the store; kg view chain WORDS shows those that state these words.")


@click.command("pages")
@store_option
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("kg-pages"),
    show_default=True,
    help="Folder to write.",
)
@spoken
def pages_command(store: Path, out: Path) -> None:
    """Write a folder to open in a browser: overview, articles, chains, dossiers, exports."""
    view = open_view(store)
    with working("Comparing statements"):
        found = open_claims(view, store, rulings_of(store))
    written = write_pages(view, out, lambda cards: progress(cards, "Writing pages"), found)
    for path in sorted(out.iterdir()):
        detail(f"{path}  {path.stat().st_size:,} bytes")
    say(f"store    {store}")
    for label, path in written.items():
        say(f"{label:8} {path}")
