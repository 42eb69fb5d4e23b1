"""The store as files in all formats."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from kg.cli.common import json_option, out_option, put, put_json, spoken, store_option
from kg.cli.table import room, table
from kg.export import NAMES, export, format_named, formats
from kg.store import open_view


def _beginning(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Formats that begin so, each with its purpose."""
    return [
        CompletionItem(name, help=format_named(name).purpose) for name in NAMES if name.startswith(incomplete)
    ]


@click.command("export")
@click.argument("form", metavar="FORMAT", required=False, shell_complete=_beginning)
@click.argument("thing", required=False, metavar="[TEXT|IRI]")
@store_option
@out_option
@click.option("--list", "listing", is_flag=True, help="List the formats.")
@json_option
@spoken
def export_command(
    form: str | None, thing: str | None, store: Path, out: Path | None, listing: bool, as_json: bool
) -> None:
    """Write the store, or what is known of THING, in a FORMAT.

    THING is some words that are stated, ARTICLE:s1 or an article's id; an IRI of an article, claim, report or
    actor serves too.

    Example: kg export trig -o all.trig
    """
    if listing:
        _list(as_json)
        return
    if form is None:
        raise click.UsageError("Name a format; kg export --list shows them.")
    if as_json:
        raise click.UsageError("--json goes with --list; the formats jsonl and jsonld hold the store.")
    put(export(open_view(store), form, thing), out)


def _list(as_json: bool) -> None:
    if as_json:
        put_json(
            [
                {"name": f.name, "suffix": f.suffix, "media_type": f.media_type, "purpose": f.purpose}
                for f in formats()
            ]
        )
        return
    for line in table(((f.name, f.suffix, f.purpose) for f in formats()), room()):
        click.echo(line)
