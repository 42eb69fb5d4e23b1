"""The packet on one claim."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.common import out_option, put, spoken, store_option
from kg.export import export
from kg.store import open_view


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
