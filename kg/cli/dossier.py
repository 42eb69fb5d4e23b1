"""The packet on one claim."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.analyse.dossier import as_data, asked, of_claim
from kg.claims import open_claims, rulings_of
from kg.cli.claims import rulings_option
from kg.cli.common import json_option, out_option, put, say, spoken, store_option
from kg.cli.fitting import say_others
from kg.cli.remarks import progress, working
from kg.export import html, markdown, pdf
from kg.identity.settle import decisions_in
from kg.store import open_view

FORMS = {"markdown": markdown, "html": html, "pdf": pdf}


@click.command("dossier")
@click.argument("claim", metavar="TEXT|IRI")
@store_option
@rulings_option
@out_option
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(tuple(FORMS)),
    help="By the ending of the file to write; Markdown without one.",
)
@click.option("--html", "as_html", is_flag=True, help="The same as --format html.")
@click.option("--all", "every", is_flag=True, help="Every claim that fits, not the best alone.")
@json_option
@spoken
def dossier_command(
    claim: str,
    store: Path,
    rulings: Path | None,
    out: Path | None,
    form: str | None,
    as_html: bool,
    every: bool,
    as_json: bool,
) -> None:
    """Write the packet on one claim that another person can check and replicate.

    TEXT is some words of the claim, or a statement as ARTICLE:s1; an IRI serves too.

    Example: kg dossier "European troops" -o troops.html
    """
    view = open_view(store)
    with working("Comparing statements"):
        found = open_claims(view, store, rulings_of(store, rulings))
        clusters = asked(view, found, claim)
    if len(clusters) > 1 and not every:
        say_others(clusters, len(clusters))
        say("--all writes a dossier of each.")
        clusters = clusters[:1]
    who = decisions_in(view)
    made = [of_claim(view, found, cluster, who) for cluster in progress(clusters, "Writing dossiers")]
    if as_json:
        put([json.dumps([as_data(each) for each in made], ensure_ascii=False, indent=1).encode(), b"\n"], out)
        return
    put(FORMS[form or ("html" if as_html else _by_suffix(out))].written(made), out)


def _by_suffix(out: Path | None) -> str:
    suffix = out.suffix.casefold() if out else ""
    name = next((name for name, each in FORMS.items() if suffix == each.FORMAT.suffix), None)
    if name is None and suffix not in ("", ".txt"):
        known = ", ".join(each.FORMAT.suffix for each in FORMS.values())
        raise click.UsageError(
            f"No dossier is written as {suffix}. End the file's name in {known}, or use --format."
        )
    return name or "markdown"
