"""Networks of positions, written for visone, Gephi, R and pandas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click
import networkx as nx

from kg.analyse.issues import by_issue, decided_for
from kg.analyse.networks import Mode, Normalisation, actor_issue, between_actors, coalitions
from kg.analyse.stances import Counting, Slice, Taken, between, slices, taken
from kg.cli.common import out_option, put, say, spoken, store_option
from kg.errors import NotFound
from kg.export import gexf
from kg.export.tables import as_csv
from kg.store import open_view

TWO_MODE = "actor-issue"
FORMS = ("graphml", "gexf", "csv")

decided_option = click.option(
    "--decisions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File in which a person gathered targets into issues; issues.txt beside the store without it.",
)


def _period(_: click.Context, __: click.Parameter, given: str) -> str:
    """A day, month or year as given; a usage error for anything else."""
    try:
        if given:
            date.fromisoformat(f"{given}-01-01"[: len("2031-05-14")])
    except ValueError as error:
        raise click.BadParameter("give a day, a month or a year: 2031-05-14, 2031-05 or 2031.") from error
    return given


since_option = click.option(
    "--since",
    default="",
    metavar="DATE",
    callback=_period,
    help="Only from this day, month or year on: 2031-05.",
)
until_option = click.option(
    "--until", default="", metavar="DATE", callback=_period, help="Only up to the end of this one."
)


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
@click.option(
    "--count",
    type=click.Choice([c.value for c in Counting]),
    default=Counting.ARTICLE.value,
    show_default=True,
    help="What counts as one where a stance is repeated.",
)
@click.option("-f", "--format", "form", type=click.Choice(FORMS), default="graphml", show_default=True)
@since_option
@until_option
@click.option(
    "--slice",
    "length",
    type=click.Choice([s.value for s in Slice]),
    help="One file a year, month or day; needs -o: OUT-2031-05.graphml and so on.",
)
@click.option("--coalitions", "told", is_flag=True, help="Say who holds together, and number it in the file.")
@store_option
@decided_option
@out_option
@spoken
def network_positions_command(
    mode: str,
    normalise: str,
    count: str,
    form: str,
    since: str,
    until: str,
    length: str | None,
    told: bool,
    store: Path,
    decisions: Path | None,
    out: Path | None,
) -> None:
    """Write who stands with or against whom, or actors and issues.

    Example: kg network positions --mode congruence -o agree.graphml
    """
    if length and out is None:
        raise click.UsageError("--slice writes several files: say with -o how they begin.")
    if told and mode == TWO_MODE:
        raise click.UsageError("--coalitions are of actors: take --mode subtract or congruence with it.")
    held = between(by_issue(taken(open_view(store)), decided_for(store, decisions)), since, until)
    if not held:
        raise NotFound(
            "a network of positions", "no position in the store is of this time", "List all: kg positions"
        )
    parts: Sequence[tuple[str, list[Taken]]] = slices(held, Slice(length)) if length else [("", held)]
    for period, positions in parts:
        graph = _network(positions, mode, Normalisation(normalise), Counting(count))
        if told:
            _number(graph, period)
        place = out.with_name(f"{out.stem}-{period}{out.suffix}") if out is not None and period else out
        put(written(graph, form), place)


def _network(
    positions: Sequence[Taken], mode: str, normalisation: Normalisation, counting: Counting
) -> nx.Graph[str]:
    if mode == TWO_MODE:
        return actor_issue(positions, normalisation, counting)
    return between_actors(positions, Mode(mode), normalisation, counting)


def _number(graph: nx.Graph[str], period: str) -> None:
    """Every actor's ``coalition``: 1 is the largest, 0 is none; said on stderr as well."""
    for actor in graph:
        graph.nodes[actor]["coalition"] = 0
    for number, members in enumerate(coalitions(graph), 1):
        names = sorted(graph.nodes[member]["label"] for member in members)
        say(f"{period + ': ' if period else ''}coalition {number}: {', '.join(names)}")
        for member in members:
            graph.nodes[member]["coalition"] = number


def _actors_first(graph: nx.Graph[str]) -> Iterator[tuple[str, str, dict[str, str | int]]]:
    """The ties, those between an actor and an issue told from the actor."""
    kind = nx.get_node_attributes(graph, "kind")
    for one, other, data in graph.edges(data=True):
        yield (one, other, data) if kind[one] <= kind[other] else (other, one, data)


def written(graph: nx.Graph[str], form: str) -> Iterator[bytes]:
    """The network in a format; CSV has a line an edge, so that whoever has no tie is not in it."""
    if form == "graphml":
        yield ("\n".join(nx.generate_graphml(graph, named_key_ids=True)) + "\n").encode()
    elif form == "gexf":
        yield from gexf.written(graph)
    else:
        name = nx.get_node_attributes(graph, "label")
        edges = sorted(_actors_first(graph), key=lambda edge: edge[:2])
        keys = tuple(edges[0][2]) if edges else ("weight",)
        yield from as_csv(
            ("one", "other", *keys), ({"one": name[a], "other": name[b], **data} for a, b, data in edges)
        )
