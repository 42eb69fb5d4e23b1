"""Who stands where: positions, issues, and networks of those who agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import networkx as nx

from kg.analyse.issues import NOTHING_DECIDED, Decided, by_issue, issues, read_decided
from kg.analyse.networks import Mode, Normalisation, actor_issue, between_actors
from kg.analyse.stances import Counting, Taken, taken
from kg.cli.common import json_option, out_option, put, put_json, spoken, store_option
from kg.errors import NotFound
from kg.export import gexf
from kg.export.tables import as_csv
from kg.store import View, open_view

TWO_MODE = "actor-issue"
FORMS = ("graphml", "gexf", "csv")

decided_option = click.option(
    "--decisions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File in which a person gathered targets into issues; docs/positions.md tells how.",
)


@click.command("positions")
@click.argument("who", required=False, metavar="[ACTOR|ISSUE]")
@store_option
@decided_option
@json_option
@spoken
def positions_command(who: str | None, store: Path, decisions: Path | None, as_json: bool) -> None:
    """Show who stands where on what, of one ACTOR, on one ISSUE, or all.

    Example: kg positions "peace talks"
    """
    held = _held(open_view(store), decisions)
    if who is not None:
        wanted = who.casefold()
        held = [p for p in held if wanted in p.name.casefold() or wanted in p.label.casefold()]
        if not held:
            raise NotFound(f"“{who}”", "no position of or on this is in the store", "List all: kg positions")
    if as_json:
        put_json([_as_json(position) for position in held])
        return
    for position in held:
        click.echo(f"{position.on or '':10}  {position.name} {position.stance.value}: {position.label}")


@click.command("issues")
@store_option
@decided_option
@json_option
@spoken
def issues_command(store: Path, decisions: Path | None, as_json: bool) -> None:
    """List the issues with how many stand where.

    Example: kg issues
    """
    found = issues(taken(open_view(store)), _decided(decisions))
    if as_json:
        rows = [
            {
                "issue": issue.label,
                "holders": [
                    {"holder": name, "stance": stance.value, "count": count}
                    for (name, stance), count in issue.holders.items()
                ],
            }
            for issue in found
        ]
        put_json(rows)
        return
    for issue in found:
        click.echo(issue.label)
        for (name, stance), count in issue.holders.items():
            click.echo(f"    {name} {stance.value}{f' ({count})' if count > 1 else ''}")


@click.group("network")
def network_command() -> None:
    """Write a network for visone, Gephi or R."""


@network_command.command("positions")
@click.option(
    "--mode", type=click.Choice([TWO_MODE, *(m.value for m in Mode)]), default=TWO_MODE, show_default=True
)
@click.option(
    "--normalise",
    type=click.Choice([n.value for n in Normalisation]),
    default=Normalisation.NONE.value,
    show_default=True,
)
@click.option("-f", "--format", "form", type=click.Choice(FORMS), default="graphml", show_default=True)
@store_option
@decided_option
@out_option
@spoken
def network_positions_command(
    mode: str, normalise: str, form: str, store: Path, decisions: Path | None, out: Path | None
) -> None:
    """Write who stands with or against whom, or actors and issues.

    Example: kg network positions --mode congruence -o agree.graphml
    """
    held = _held(open_view(store), decisions)
    how = Normalisation(normalise)
    graph = (
        actor_issue(held, how, Counting.ARTICLE)
        if mode == TWO_MODE
        else between_actors(held, Mode(mode), how, Counting.ARTICLE)
    )
    put(_written(graph, form), out)


def _held(view: View, decisions: Path | None) -> list[Taken]:
    return by_issue(taken(view), _decided(decisions))


def _decided(decisions: Path | None) -> Decided:
    return read_decided(decisions.read_text("utf-8"), decisions) if decisions else NOTHING_DECIDED


def _as_json(position: Taken) -> dict[str, object]:
    return {
        "holder": position.name,
        "stance": position.stance.value,
        "issue": position.label,
        "date": position.on,
        "article": position.article,
    }


def _written(graph: nx.Graph[str], form: str) -> Iterator[bytes]:
    if form == "graphml":
        yield ("\n".join(nx.generate_graphml(graph, named_key_ids=True)) + "\n").encode()
    elif form == "gexf":
        yield from gexf.written(graph)
    else:
        name = nx.get_node_attributes(graph, "label")
        edges: list[tuple[str, str, float]] = sorted(graph.edges(data="weight"))
        rows = ({"one": name[one], "other": name[other], "weight": weight} for one, other, weight in edges)
        yield from as_csv(("one", "other", "weight"), rows)
