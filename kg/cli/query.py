"""SPARQL from a file, from the library of named queries, or from stdin."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.common import json_option, put, spoken, store_option
from kg.store import Statements, library, open_view
from kg.store.engine import Value
from kg.store.remote import Endpoints, RemoteView
from kg.store.render import FORMATS, render


@click.command("query")
@click.argument("source", metavar="FILE|NAME|-", required=False)
@click.argument("given", nargs=-1, metavar="[NAME=VALUE]...")
@store_option
@click.option("--list", "listing", is_flag=True, help="List the shipped queries.")
@click.option("--graph", metavar="IRI", help="Ask one article's graph only; all graphs together without it.")
@click.option("--from", "server", metavar="URL", help="Ask this SPARQL 1.1 server instead of the store.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Form of the answer; a table, or Turtle for a query that constructs a graph.",
)
@json_option
@spoken
def query_command(
    source: str | None,
    given: tuple[str, ...],
    store: Path,
    listing: bool,
    graph: str | None,
    server: str | None,
    form: str | None,
    as_json: bool,
) -> None:
    """Ask the store by SPARQL: a FILE, the NAME of a shipped query, or - for stdin.

    Values for the query's variables follow as NAME=VALUE. A plain query sees all articles' graphs
    together.

    Example: kg query top-relays
    """
    if listing:
        _list()
        return
    if source is None:
        raise click.UsageError("Name a query, a file or -; kg query --list shows the names.")
    query, given_values = _query(source), dict(_pair(pair) for pair in given)
    if server is not None:
        result = library.run(RemoteView(Endpoints.of(server)), query, given_values)
    else:
        view = open_view(store)
        result = library.run(view.narrowed(graph) if graph else view, query, given_values)
    default = "turtle" if isinstance(result, Statements) else "table"
    put([render(result, "json" if as_json else form or default).encode()], None)


def _query(source: str) -> library.Query:
    if source == "-":
        return library.parse("stdin", sys.stdin.read())
    path = Path(source)
    if path.is_file():
        return library.parse(path.name, path.read_text("utf-8"))
    return library.load(source)


def _pair(pair: str) -> tuple[str, Value]:
    name, equals, value = pair.partition("=")
    if not equals or not name.isidentifier():
        raise click.UsageError(f"{pair}: write NAME=VALUE, such as claim=https://…")
    return name, library.value_of(value)


def _list() -> None:
    width = max(map(len, library.names()))
    for name in library.names():
        query = library.load(name)
        needs = "".join(f" {variable}=…" for variable in query.given)
        click.echo(f"{name:{width}}  {query.about}{'  needs' + needs if needs else ''}")
