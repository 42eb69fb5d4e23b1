"""What was decided about names and statements, and how a person has the last word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from kg.analyse.decided import Decided, about, on_claims, on_names
from kg.analyse.phrasing import bare_quoted, counted, visible
from kg.claims import open_claims, rulings_of
from kg.cli.claims import rulings_option
from kg.cli.common import json_option, put_json, put_text, say, spoken, store_option
from kg.cli.remarks import working
from kg.cli.table import indented, room
from kg.identity.file import beside
from kg.store import open_view

_BY = click.Choice(("program", "registry", "person"))
_HEADINGS = {"names": "Who is who", "claims": "Which statements say the same"}


@click.command("decisions")
@click.argument("words", required=False, metavar="[TEXT]")
@store_option
@rulings_option
@click.option(
    "--on",
    "subject",
    type=click.Choice(tuple(_HEADINGS)),
    help="Who is who, or which statements say the same.",
)
@click.option("--by", type=_BY, help="Only what this one decided.")
@click.option("--below", type=click.FloatRange(0, 1), help="Only what is less sure than this score.")
@json_option
@spoken
def decisions_command(
    words: str | None,
    store: Path,
    rulings: Path | None,
    subject: str | None,
    by: str | None,
    below: float | None,
    as_json: bool,
) -> None:
    """Show what was decided about who is who and which statements say the same, with scores and reasons.

    The least sure come first. TEXT narrows to a name, a statement or words of it. Each line can be put into
    the file that overrules the program.

    Example: kg decisions --below 0.6
    """
    view = open_view(store)
    chosen: dict[str, list[Decided]] = {}
    if subject != "claims":
        chosen["names"] = on_names(view)
    if subject != "names":
        with working("Comparing statements"):
            chosen["claims"] = on_claims(open_claims(view, store, rulings_of(store, rulings)))
    for name, decided in chosen.items():
        fitting = about(decided, words or "")
        chosen[name] = [each for each in fitting if _asked(each, by, below)]
    if as_json:
        put_json({name: [each.as_json() for each in decided] for name, decided in chosen.items()})
        return
    for name, decided in chosen.items():
        if decided:
            put_text("\n".join(_lines(name, decided, room())))
            say(_remedy(name, store))
    if not any(chosen.values()):
        say("nothing was decided that fits this")


def _asked(decided: Decided, by: str | None, below: float | None) -> bool:
    return (by is None or decided.by == by) and (
        below is None or (decided.score is not None and decided.score < below)
    )


def _remedy(name: str, store: Path) -> str:
    """How a person overrules a decision on names or on claims."""
    file = beside(store)
    if name == "names":
        return (
            f"To overrule one, put its line, changed as need be, into {file}; the next kg build follows it."
        )
    change = "with same, apart, variant or contradicts as its first word"
    return f"To overrule one, put its line, {change}, into {file.with_name('rulings.txt')}."


def _lines(name: str, decided: Sequence[Decided], width: int | None) -> Iterator[str]:
    yield f"{_HEADINGS[name]}: {counted(len(decided), 'decision')}"
    for each in decided:
        yield from _block(each, width)


def _block(each: Decided, width: int | None) -> Sequence[str]:
    who = "a person" if each.by == "person" else f"the {each.by}"
    sure = "" if each.score is None else f", {each.score:.2f}"
    why = f": {visible('; '.join(each.reasons))}" if each.reasons else ""
    lines = [f"  {each.line}", *indented(f"{who}{sure}{why}", width)]
    if each.differences:
        lines += indented(f"differs in {visible('; '.join(each.differences))}", width)
    for wording in each.wordings:
        lines += indented(bare_quoted(wording), width)
    return lines
