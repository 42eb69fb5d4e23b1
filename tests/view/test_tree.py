from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.placement import Placement, Tree
from kg.view.tree import NARROW, mirrored, narrow, wide

NAMES = ["TASS", "The Marrow Bay Courier", "a person close to the operator of the dam", "Ilse Marten"]
LABELS = ["", "said", "according to", "told reporters at the dam on Friday evening"]


@st.composite
def trees(draw, depth: int = 4, path: str = "t") -> Tree:
    count = draw(st.integers(0, 3)) if depth else 0
    return Tree(
        id=path,
        lines=(("name", draw(st.sampled_from(NAMES))), ("caption", "Person")),
        facts={"kind": draw(st.sampled_from(["person", "document", "outlet"]))},
        children=tuple(draw(trees(depth - 1, f"{path}.{n}")) for n in range(count)),
        label=draw(st.sampled_from(LABELS)),
        room=draw(st.sampled_from([120, 240])),
    )


def parents(*roots: Tree) -> dict[str, str]:
    return {child.id: tree.id for root in roots for tree in root.walk() for child in tree.children}


def boxes_overlap(drawing: Placement) -> list[tuple[str, str]]:
    return [
        (a, b)
        for (a, one), (b, two) in combinations(drawing.spots.items(), 2)
        if one.left < two.right and two.left < one.right and one.top < two.bottom and two.top < one.bottom
    ]


def lines_through_boxes(drawing: Placement, parent: dict[str, str]) -> list[tuple[str, str]]:
    found = []
    for child, wire in drawing.wires.items():
        for (ax, ay), (bx, by) in pairwise(wire.points):
            for id_, spot in drawing.spots.items():
                across = min(ax, bx) < spot.right and max(ax, bx) > spot.left
                down = min(ay, by) < spot.bottom and max(ay, by) > spot.top
                if across and down and id_ not in (child, parent[child]):
                    found.append((child, id_))
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(trees(), min_size=1, max_size=2))
def test_no_box_lies_on_another_and_no_line_runs_through_a_box(found):
    roots = [renamed(root, f"{n}") for n, root in enumerate(found)]
    of = parents(*roots)
    for drawing in (
        wide(roots),
        mirrored(wide(roots)),
        wide(roots, inward=True, even=True),
        wide(roots[:1], band=False),
        narrow(roots),
    ):
        assert boxes_overlap(drawing) == []
        assert lines_through_boxes(drawing, of) == []
        assert all(spot.left >= 0 and spot.right <= drawing.width for spot in drawing.spots.values())
        assert all(spot.top >= 0 and spot.bottom <= drawing.height for spot in drawing.spots.values())


def renamed(tree: Tree, path: str) -> Tree:
    children = tuple(renamed(child, f"{path}.{n}") for n, child in enumerate(tree.children))
    return Tree(path, tree.lines, tree.facts, children, tree.label, tree.implied, tree.room)


def agent(name: str, *children: Tree, kind: str = "person", label: str = "") -> Tree:
    return Tree(name, (("name", name),), {"kind": kind}, children, label)


CHAINS = agent(
    "Courier",
    agent("Wire", agent("Post", agent("official", agent("claim 1"))), agent("claim 2"), kind="outlet"),
    agent("Marten", agent("claim 3")),
)


def test_a_chain_reads_from_left_to_right_in_one_row():
    spots = wide([CHAINS]).spots
    row = [spots[name] for name in ("Wire", "Post", "official", "claim 1")]
    assert len({spot.y for spot in row}) == 1
    assert all(one.right < two.left for one, two in pairwise(row))


def test_everything_that_is_stated_stands_in_the_last_column_and_origins_before_it():
    spots = wide([CHAINS]).spots
    assert spots["claim 1"].left == spots["claim 2"].left == spots["claim 3"].left
    assert spots["official"].left == spots["Marten"].left


def test_inward_the_children_of_the_root_stand_beside_it():
    spots = wide([CHAINS], inward=True, even=True).spots
    assert spots["Wire"].left == spots["Marten"].left
    assert spots["claim 1"].left == spots["claim 3"].left
    assert spots["claim 1"].box.width == spots["claim 3"].box.width


def test_mirrored_the_root_is_on_the_right_and_heads_begin_where_their_columns_do():
    drawing = mirrored(wide([CHAINS], ("Origin", "Passed on by", "Carried by"), inward=True, even=True))
    heads = {name: start for name, start, _ in drawing.heads}
    assert drawing.spots["claim 1"].left == heads["Carried by"] < heads["Passed on by"] < heads["Origin"]
    assert heads["Origin"] <= drawing.spots["Marten"].left


def test_a_label_stands_between_the_two_boxes_it_joins():
    labelled = agent(
        "Courier", agent("Wire", agent("claim", label="reported on Thursday"), label="according to")
    )
    drawing = wide([labelled])
    at, _ = drawing.wires["claim"].at
    assert drawing.spots["Wire"].right < at < drawing.spots["claim"].left


def test_an_outline_fits_a_phone():
    drawing = narrow([CHAINS])
    assert drawing.width == NARROW
    assert drawing.spots["Wire"].left < drawing.spots["Post"].left < drawing.spots["official"].left


@pytest.mark.parametrize("band", [True, False])
def test_a_root_alone_is_drawn(band):
    drawing = wide([agent("Courier")], ("Origin", "What is stated"), band=band)
    assert list(drawing.spots) == ["Courier"]
    assert drawing.wires == {}
