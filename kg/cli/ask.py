"""Commands that answer questions: trace, origins."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from kg.analyse import origins, trace
from kg.claims import claims_about, claims_of, origins_of, read_rulings
from kg.cli.claims import rulings_option
from kg.cli.common import json_option, put_json, say, spoken, store_option
from kg.store import open_view


@click.command("trace")
@click.argument("thing", metavar="TEXT|IRI")
@store_option
@json_option
@spoken
def trace_command(thing: str, store: Path, as_json: bool) -> None:
    """Show the chain behind a statement, from the article to the origin.

    TEXT is some words that are stated; an IRI of an article, claim, report or actor serves too.

    Example: kg trace "European troops"
    """
    found = trace.trace(open_view(store), thing)
    if as_json:
        put_json(trace.to_json(found))
    else:
        width = min(110, shutil.get_terminal_size((100, 24)).columns)
        click.echo(trace.to_text(found, width), nl=False)


@click.command("origins")
@click.argument("claim", metavar="TEXT|IRI")
@store_option
@rulings_option
@json_option
@spoken
def origins_command(claim: str, store: Path, rulings: Path | None, as_json: bool) -> None:
    """Count the independent origins behind a claim in all articles, as an interval with reasons.

    Example: kg origins "peace talks"
    """
    found = claims_of(open_view(store), read_rulings(rulings) if rulings else ())
    fitting = claims_about(found, claim)
    if len(fitting) > 1:
        say(f"{len(fitting)} claims fit; this is about: {fitting[0].wording}")
    behind = origins_of(found, fitting[0].statements)
    if as_json:
        put_json(origins.as_json(behind))
    else:
        click.echo(origins.to_text(behind), nl=False)
