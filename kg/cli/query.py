"""SPARQL from a file, from the library of named queries, or from stdin."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.common import json_option, put, put_text, say, spoken, store_option
from kg.errors import BadQuery
from kg.store import Statements, Table, library, open_view
from kg.store.engine import Value
from kg.store.remote import Endpoints, RemoteView
from kg.store.render import FORMATS, render


@click.command("query")
@click.argument("source", metavar="FILE|NAME|-", required=False)
@click.argument("given", nargs=-1, metavar="[NAME=VALUE]...")
@store_option
@click.option("--list", "listing", is_flag=True, help="List the shipped queries.")
@click.option("--graph", metavar="IRI", help="Ask one article's graph only; all graphs together without it.")
@click.option(
    "--from",
    "server",
    metavar="URL",
    help="Ask this SPARQL 1.1 server instead of the store: its base, or the address of its queries ending in"
    " /sparql. KG_SERVER_USER and KG_SERVER_PASSWORD hold what it wants to be told.",
)
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
    together. Answers end with IRIs, to be given to the next query.

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
    if isinstance(result, Table) and not len(result):
        say("nothing in the store matches")
    form = "json" if as_json else form or default
    written = render(result, form)
    if form == "table":
        put_text(written)
    else:
        put([written.encode()], None)


def _query(source: str) -> library.Query:
    if source == "-":
        return library.parse("stdin", sys.stdin.read())
    path = Path(source)
    if path.is_file():
        return library.parse(path.name, path.read_text("utf-8"))
    if path.suffix in _ENDINGS or len(path.parts) > 1:  # no shipped query is called so: a file is meant
        raise BadQuery(
            source, "there is no such file", "Check the path; kg query --list shows the shipped queries."
        )
    return library.load(source)


_ENDINGS = (".rq", ".sparql")


def _pair(pair: str) -> tuple[str, Value]:
    name, equals, value = pair.partition("=")
    if not equals or not name.isidentifier():
        raise click.UsageError(f"{pair}: write NAME=VALUE, such as claim=https://…")
    return name, library.value_of(value)


def _list() -> None:
    """One line a query: those about the whole store, then those about one thing, with what they need."""
    queries = [library.load(name) for name in library.names()]
    calls = {query.name: " ".join([query.name, *(f"{each}=…" for each in query.given)]) for query in queries}
    width = max(map(len, calls.values()))
    for query in sorted(queries, key=lambda query: bool(query.given)):
        click.echo(f"{calls[query.name]:{width}}  {query.about}")
