"""From trees and their placements to the page: nodes and edges of a pyvis network with fixed coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kg.model import AgentKind, Provenance
from kg.view.facts import Json, kind_words
from kg.view.measure import STYLES
from kg.view.page import graph_page, join, network
from kg.view.placement import Placement, Spot, Tree, Wire

_ENDS = {"article": "Article", "claim": "What is stated"}


def legend(provenances: Iterable[Provenance], *ends: str) -> list[list[str]]:
    """Kinds that the diagram shows, in the order of ``AgentKind``, between the kinds at its two ends."""
    present = {hand.kind for provenance in provenances for hand in provenance.hands}
    kinds = [[kind.value, kind_words(kind)] for kind in AgentKind if kind in present]
    return [[end, _ENDS[end]] for end in ends[:1]] + kinds + [[end, _ENDS[end]] for end in ends[1:]]


def diagram(
    roots: Sequence[Tree],
    broad: Placement,
    slim: Placement,
    facts: Json,
    kinds: list[list[str]],
    *,
    backward: Iterable[str] = (),
) -> str:
    """The page of a tree diagram.

    broad, slim  the placements for a wide window and for a phone
    backward     ids of the boxes whose edge reads from them to their parent
    """
    drawing = network()
    parents = {child.id: tree for root in roots for tree in root.walk() for child in tree.children}
    turned = set(backward)
    trees = {tree.id: tree for root in roots for tree in root.walk()}
    for tree in trees.values():
        spot = broad.spots[tree.id]
        drawing.add_node(
            tree.id,
            label=tree.facts["name"],
            shape="custom",
            x=spot.x,
            y=spot.y,
            wide=_spot(spot),
            narrow=_spot(slim.spots[tree.id]),
            parent=parents[tree.id].id if tree.id in parents else None,
            **tree.facts,
        )
    for tree in trees.values():
        if tree.id not in parents:
            continue
        ends = (tree.id, parents[tree.id].id) if tree.id in turned else (parents[tree.id].id, tree.id)
        join(
            drawing,
            *ends,
            id=f"to {tree.id}",
            label=tree.label,
            child=tree.id,
            implied=tree.implied,
            wide=_wire(broad.wires[tree.id]),
            narrow=_wire(slim.wires[tree.id]),
        )
    page: dict[str, Any] = {
        **facts,
        "legend": kinds,
        "styles": {name: [style.size, style.height, style.bold] for name, style in STYLES.items()},
        "wide": _sheet(broad),
        "narrow": _sheet(slim),
    }
    return graph_page(drawing, page, ["tree.js", "sheet.js", "input.js", "frame.js", "search.js"])


def _spot(spot: Spot) -> Json:
    return {"x": spot.x, "y": spot.y, "w": spot.box.width, "h": spot.box.height, "lines": spot.box.lines}


def _wire(wire: Wire) -> Json:
    return {"points": wire.points, "label": wire.label, "at": wire.at}


def _sheet(placement: Placement) -> Json:
    return {
        "width": placement.width,
        "height": placement.height,
        "heads": [[name, start] for name, start, _ in placement.heads],
        "breaks": placement.breaks,
    }
