"""Who stands where: positions, changes of mind, issues."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kg.analyse.held import Held, held
from kg.analyse.issues import Decided, Suggestion, by_issue, decided_for, issues, scheme, suggestions
from kg.analyse.rows import as_json, statement_json, to_text
from kg.analyse.stances import Taken, between, taken
from kg.analyse.turns import is_called, turns
from kg.cli.common import json_option, out_option, put, put_json, put_text, spoken, store_option
from kg.cli.networks import decided_option, network_command, since_option, until_option
from kg.errors import NotFound
from kg.store import View, open_view

__all__ = ["issues_command", "network_command", "positions_command"]


@click.command("positions")
@click.argument("who", required=False, metavar="[ACTOR|ISSUE]")
@click.option("--changes", is_flag=True, help="Only who was for something and then against it, or reversed.")
@since_option
@until_option
@store_option
@decided_option
@json_option
@spoken
def positions_command(
    who: str | None,
    changes: bool,
    since: str,
    until: str,
    store: Path,
    decisions: Path | None,
    as_json: bool,
) -> None:
    """Show who stands where on what, of one ACTOR, on one ISSUE, or all.

    Each with its date, the hands that it came through, and the words that carry it.

    Example: kg positions "peace talks"
    """
    view, decided = open_view(store), decided_for(store, decisions)
    if changes:
        _show_changes(view, who, decided, as_json)
        return
    rows = held(view, sorted(_asked(view, who, decided, since, until), key=_in_time))
    if as_json:
        put_json([_as_json(row) for row in rows])
    else:
        put_text(to_text(rows))


def _asked(view: View, who: str | None, decided: Decided, since: str, until: str) -> Sequence[Taken]:
    every = between(by_issue(taken(view), decided), since, until)
    if who is None:
        return every
    wanted = who.casefold()
    # A name may be asked for by its last words, an issue by any words of it.
    found = [p for p in every if is_called(p.name, who) or wanted in p.label.casefold()]
    found = found or [p for p in every if wanted in p.name.casefold()]
    if not found:
        raise NotFound(f"“{who}”", "no position of or on this is in the store", "List all: kg positions")
    return found


def _in_time(position: Taken) -> tuple[str, str, str, str]:
    return (position.on or "9999", position.name, position.label, position.position)


def _show_changes(view: View, who: str | None, decided: Decided, json: bool) -> None:
    found = turns(view, who, decided)
    if json:
        put_json(as_json(found))
    else:
        put_text(to_text(found))


def _as_json(row: Held) -> dict[str, object]:
    [statement] = row.evidence
    return {
        "holder": row.actor,
        "stance": row.stance.value,
        "issue": row.issue,
        "about": row.about.value,
        "date": row.on,
        "via": list(row.via),
        "article": statement.article.iri,
        "evidence": [statement_json(statement)],
    }


@click.command("issues")
@click.option("--suggest", is_flag=True, help="Print which issues may be one, as lines for issues.txt.")
@click.option("--skos", is_flag=True, help="Write the issues as a SKOS concept scheme in Turtle.")
@store_option
@decided_option
@json_option
@out_option
@spoken
def issues_command(
    suggest: bool, skos: bool, store: Path, decisions: Path | None, as_json: bool, out: Path | None
) -> None:
    """List the issues with how many stand where.

    Example: kg issues --suggest >> issues.txt
    """
    held, decided = taken(open_view(store)), decided_for(store, decisions)
    if suggest:
        found = suggestions(held, decided)
        if as_json:
            put_json([{"alike": s.alike, "one": s.one, "other": s.other} for s in found])
        else:
            put((line.encode() for line in _as_lines(found)), out)
        return
    gathered = issues(held, decided)
    if skos:
        put([scheme(gathered).encode()], out)
    elif as_json:
        rows = [
            {
                "issue": issue.label,
                "holders": [
                    {"holder": name, "stance": stance.value, "count": count}
                    for (name, stance), count in issue.holders.items()
                ],
            }
            for issue in gathered
        ]
        put_json(rows)
    else:
        lines = []
        for issue in gathered:
            lines.append(f"{issue.label}\n")
            for (name, stance), count in issue.holders.items():
                lines.append(f"    {name} {stance.value}{f' ({count})' if count > 1 else ''}\n")
        put((line.encode() for line in lines), out)


def _as_lines(found: Sequence[Suggestion]) -> list[str]:
    """Suggestions that change nothing until a person takes the mark before a line away."""
    if not found:
        return ["# Nothing to suggest: no two issues share most of their words.\n"]
    head = "# Suggested by the program. To join two issues take away the mark before the line; write\n"
    head += "# apart instead of issue, and no = sign, for what shall stay two.\n"
    return [head, *(f"# {suggestion}  # {suggestion.alike:.2f} alike\n" for suggestion in found)]
