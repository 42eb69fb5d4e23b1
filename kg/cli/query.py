"""SPARQL from a file, from the library of named queries, or from stdin."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.common import put, spoken, store_option
from kg.store import library, open_view
from kg.store.render import FORMATS, render


@click.command("query")
@click.argument("source", metavar="FILE|NAME|-", required=False)
@store_option
@click.option("--list", "listing", is_flag=True, help="List the named queries.")
@click.option(
    "-g",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    help="A value for a variable of the query; repeatable.",
)
@click.option("--graph", help="Ask one article's graph only (its IRI); all graphs together without it.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="Form of the answer.",
)
@click.option("--json", "as_json", is_flag=True, help="Same as -f json.")
@spoken
def query_command(
    source: str | None,
    store: Path,
    listing: bool,
    given: tuple[str, ...],
    graph: str | None,
    form: str,
    as_json: bool,
) -> None:
    """Ask the store by SPARQL: a FILE, the NAME of a shipped query, or - for stdin.

    Example: kg query outlets-cited
    """
    if listing:
        for name in library.names():
            click.echo(f"{name:28} {library.load(name).summary}")
        return
    if source is None:
        raise click.UsageError("Name a query, a file or -; kg query --list shows the names.")
    text = (
        sys.stdin.read()
        if source == "-"
        else Path(source).read_text("utf-8")
        if Path(source).is_file()
        else library.load(source).text
    )
    values = dict(_pair(pair) for pair in given)
    view = open_view(store)
    if graph:
        view = view.narrowed(graph)
    put([render(view.query(text, **values), "json" if as_json else form).encode()], None)


def _pair(pair: str) -> tuple[str, str]:
    name, equals, value = pair.partition("=")
    if not equals or not name.isidentifier():
        raise click.UsageError(f"-g {pair}: write NAME=VALUE, such as -g claim=https://…")
    return name, value
