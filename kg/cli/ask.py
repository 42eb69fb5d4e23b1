"""Commands that answer questions: trace, origins."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import click

from kg.analyse import origins, trace
from kg.analyse.onward import known_further, traced
from kg.analyse.rows import shown, statement_json
from kg.claims import open_claims, origins_of, rulings_of
from kg.cli.claims import rulings_option
from kg.cli.common import json_option, put_json, put_text, spoken, store_option
from kg.cli.fitting import asked_for, others_json
from kg.store import open_view


@click.command("trace")
@click.argument("thing", metavar="TEXT|IRI")
@store_option
@rulings_option
@json_option
@spoken
def trace_command(thing: str, store: Path, rulings: Path | None, as_json: bool) -> None:
    """Show the chain behind a statement, from the article to the origin.

    TEXT is some words that are stated, ARTICLE:s1 or an article's id; an IRI of an article, claim, report or
    actor serves too.  Where an outlet that the chain passes through has its own article in the store, the
    chain goes on there.

    Example: kg trace "European troops"
    """
    view = open_view(store)
    found, onward = traced(view, open_claims(view, store, rulings_of(store, rulings)), thing)
    if as_json:
        put_json(trace.to_json(found, onward))
    else:
        width = min(110, shutil.get_terminal_size((100, 24)).columns)
        put_text(trace.to_text(found, width, onward))


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
    found = open_claims(open_view(store), store, rulings_of(store, rulings))
    about, others = asked_for(found, claim)
    behind = origins_of(found, about.statements)
    behind = replace(behind, reasons=(*behind.reasons, *known_further(found, about.statements, behind)))
    if as_json:
        statements = [statement_json(statement) for statement in about.statements]
        put_json(
            {
                "claim": about.wording,
                "iri": about.iri,
                **origins.as_json(behind),
                "evidence": statements,
                "others": others_json(others),
            }
        )
    else:
        put_text(origins.to_text(behind))
        put_text("\n".join(shown(about.statements)))
