"""Commands that give files to take away: view, dossier, export, pages."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.common import out_option, put, say, spoken, store_option
from kg.export import export, formats
from kg.pages import KINDS, page, write_pages
from kg.store import open_view


@click.command("view")
@click.argument("kind", type=click.Choice(KINDS), default="store")
@click.argument("thing", required=False, metavar="[TEXT|IRI]")
@store_option
@out_option
@spoken
def view_command(kind: str, thing: str | None, store: Path, out: Path | None) -> None:
    """Write an interactive HTML page, one file that works offline.

    KIND is chain, claim, outlet, article or store (the overview). THING says which.

    Example: kg view chain "European troops" -o troops.html
    """
    put([page(open_view(store), kind, thing).encode()], out or Path(f"kg-{kind}.html"))


@click.command("export")
@click.argument("form", metavar="FORMAT", required=False)
@click.argument("thing", required=False, metavar="[TEXT|IRI]")
@store_option
@out_option
@click.option("--list", "listing", is_flag=True, help="List the formats.")
@spoken
def export_command(form: str | None, thing: str | None, store: Path, out: Path | None, listing: bool) -> None:
    """Write the store, or what is known of THING, in a FORMAT.

    Example: kg export trig -o all.trig
    """
    if listing:
        for each in formats():
            click.echo(f"{each.name:18} {each.suffix:12} {each.purpose}")
        return
    if form is None:
        raise click.UsageError("Name a format; kg export --list shows them.")
    put(export(open_view(store), form, thing), out)


@click.command("dossier")
@click.argument("claim", metavar="TEXT|IRI")
@store_option
@out_option
@click.option("--html", is_flag=True, help="HTML instead of Markdown.")
@spoken
def dossier_command(claim: str, store: Path, out: Path | None, html: bool) -> None:
    """Write the packet on one claim that another person can check and replicate.

    Example: kg dossier "European troops" -o troops.md
    """
    put(export(open_view(store), "html" if html else "markdown", claim), out)


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
    written = write_pages(open_view(store), out)
    say(f"store    {store}")
    for label, path in written.items():
        say(f"{label:8} {path}")
