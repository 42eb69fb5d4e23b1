"""Commands that check: validate, eval."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.common import json_option, put_json, put_text, spoken, store_option
from kg.store import open_view
from kg.validate import validate


@click.command("validate")
@store_option
@json_option
@spoken
def validate_command(store: Path, as_json: bool) -> None:
    """Check the store against the shapes of the ontology; exit code 1 when something is wrong."""
    findings = validate(open_view(store))
    if as_json:
        put_json([finding.as_json() for finding in findings])
    else:
        for finding in findings:
            put_text(str(finding))
        click.echo(f"{len(findings)} findings" if findings else "the store conforms to the shapes", err=True)
    if findings:
        raise SystemExit(1)


@click.command("eval")
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--texts",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that the gold's text files lie under; repeatable.",
)
@json_option
@spoken
def eval_command(gold: tuple[Path, ...], texts: tuple[Path, ...], as_json: bool) -> None:
    """Score the program against GOLD files of source chains."""
    from kg.evaluate import evaluate, to_text  # the scorer is needed nowhere else

    report = evaluate(gold, texts)
    if as_json:
        put_json(report)
    else:
        put_text(to_text(report))
