"""The claims of a store: listed, and kept as a graph."""

from __future__ import annotations

from pathlib import Path

import click

from kg.claims import as_json as claims_json
from kg.claims import claims, open_claims, rulings_of, to_text, update
from kg.cli.common import json_option, put_json, put_text, say, spoken, store_option
from kg.store import open_view, open_writer

rulings_option = click.option(
    "--rulings",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="KG_RULINGS",
    help="File of what persons decided: same, apart, variant or contradicts, then two ARTICLE:sN a line;"
    " rulings.txt beside the store without it.",
)


@click.command("claims")
@store_option
@rulings_option
@click.option("--at-least", default=1, show_default=True, help="Only claims that so many articles carry.")
@click.option(
    "--keep", is_flag=True, help="Bring the claims that the store keeps up to date, as kg build does."
)
@json_option
@spoken
def claims_command(store: Path, rulings: Path | None, at_least: int, keep: bool, as_json: bool) -> None:
    """List the claims: what is stated, by which statements of which articles, with how many origins.

    Example: kg claims --at-least 2
    """
    decided = rulings_of(store, rulings)
    if keep:
        with open_writer(store) as writer:
            done = update(writer, store, decided)
        say(f"{done.articles} articles compared; the claims are kept in {store}")
    listed = [
        each
        for each in claims(open_claims(open_view(store), store, decided))
        if len({p.article.iri for p in each.cluster.statements}) >= at_least
    ]
    if as_json:
        put_json(claims_json(listed))
    else:
        put_text(to_text(listed))
