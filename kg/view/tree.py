"""Where every box and line of a chain diagram goes: a layered layout that needs no physics.

Chains that begin alike share their first boxes, so the drawing is a tree: one box stands for one path from
its root, and nothing can be read off the picture that no article says.  Every leaf has a row of its own,
every inner box stands in the row of its first leaf, so neither boxes nor lines ever cross.

Two placements of one tree: ``wide`` reads from left to right, its columns counted from the leaves, so that
all origins stand beside what they state; ``narrow`` is an indented outline for a phone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.view.measure import STYLES, Box, box, width, wrap
from kg.view.placement import Head, Placement, Spot, Tree, Wire

NARROW = 360  # pixels that a phone surely has
_INDENT = 16
_SPINE = 20  # from the left edge to the line that runs down from a band
_TRUNK = 14  # from the widest box of a column to the line that its children branch from
_ARROW = 18  # kept free of the label before a box
_LABEL_ROOM = 146
_LABEL_LINES = 2
_ROW_GAP = 16
_GROUP_GAP = 16  # more room between the branches of a band, and between two roots


def sized(tree: Tree, room: int, most: int) -> Box:
    """The box of ``tree``; kinds whose outline takes a corner away get a little more room."""
    return box(tree.lines, room, most, (18 if tree.facts["kind"] in ("document", "country") else 14, 7))


def _label(tree: Tree) -> list[str]:
    return wrap(tree.label, "label", _LABEL_ROOM, _LABEL_LINES) if tree.label else []


def _label_width(lines: Sequence[str]) -> int:
    return round(max((width(line, "label") for line in lines), default=0)) + 4


def wide(
    roots: Sequence[Tree],
    heads: Sequence[str] = (),
    *,
    band: bool = True,
    inward: bool = False,
    even: bool = False,
) -> Placement:
    """The placement that reads from left to right.

    band   roots lie above their branches, each one across the page; else they are the first column
    heads  words above the columns
    inward columns are counted from the root, so that its children stand beside it, not from the leaves
    even   leaves share the last column and the width of the widest
    """
    columns = _Columns(roots, band, inward, even)
    spots: dict[str, Spot] = {}
    wires: dict[str, Wire] = {}
    breaks = []
    y = _ROW_GAP if heads else 0
    for root in roots:
        if band:
            head = columns.boxes[root.id]
            spots[root.id] = Spot(head.width // 2, y + head.height // 2, head)
            y += head.height + _GROUP_GAP
        for branch in root.children if band else (root,):
            breaks.append(y)
            y = _place(branch, columns, spots, y) + _GROUP_GAP
        y += _GROUP_GAP
        for tree in root.walk():
            for child in tree.children:
                wires[child.id] = _wire(spots[tree.id], child, spots, columns, tree, band and tree is root)
    right = max((spot.right for spot in spots.values()), default=0) + 4
    return Placement(spots, wires, right, y, _heads(heads, columns, inward), tuple(breaks))


def _heads(heads: Sequence[str], columns: _Columns, inward: bool) -> tuple[Head, ...]:
    """The heads: one column each, but the first (inward, the last but one) has all that are left."""
    last = len(columns.x) - 1
    heads = heads[-last - 1 :]
    firsts = [*range(len(heads) - 1), last] if inward else [0, *range(last + 2 - len(heads), last + 1)]
    stops = [*(first - 1 for first in firsts[1:]), last]
    return tuple(
        (head, columns.x[first], columns.x[stop] + columns.width[stop])
        for head, first, stop in zip(heads, firsts, stops, strict=False)
    )


class _Columns:
    """Which column a box stands in and where the columns are."""

    def __init__(self, roots: Sequence[Tree], band: bool, inward: bool, even: bool) -> None:
        trees = [tree for root in roots for tree in root.walk()]
        self.boxes = {tree.id: sized(tree, tree.room, tree.most) for tree in trees}
        placed = [
            tree for root in roots for top in (root.children if band else (root,)) for tree in top.walk()
        ]
        last = max((tree.height for tree in placed), default=0)
        self.of = {tree.id: last - tree.height for tree in placed}
        if inward:
            tops = [top for root in roots for top in (root.children if band else (root,))]
            self.of = dict(self._depths(tops, 0))
        if even:
            self.of.update({tree.id: last for tree in placed if not tree.children})
        self.width = [0] * (last + 1)
        gaps = [_TRUNK + _ARROW + 8] * (last + 1)
        for tree in placed:
            column = self.of[tree.id]
            self.width[column] = max(self.width[column], self.boxes[tree.id].width)
            gaps[column] = max(gaps[column], _label_width(_label(tree)) + _TRUNK + _ARROW + 8)
        if even:
            for tree in placed:
                if not tree.children:
                    self.boxes[tree.id] = replace(self.boxes[tree.id], width=self.width[-1])
        self.x = []
        x = _SPINE - _TRUNK if band else -gaps[0]
        for column in range(last + 1):
            x += gaps[column]
            self.x.append(x)
            x += self.width[column]

    def _depths(self, trees: Sequence[Tree], depth: int) -> Iterator[tuple[str, int]]:
        for tree in trees:
            yield tree.id, depth
            yield from self._depths(tree.children, depth + 1)

    def trunk(self, tree: Tree) -> int:
        """Where the children of ``tree`` branch off."""
        column = self.of[tree.id]
        return self.x[column] + self.width[column] + _TRUNK


def _place(top: Tree, columns: _Columns, spots: dict[str, Spot], y: int) -> int:
    """Put the boxes of one branch into rows from ``y`` on; returns where the next branch may begin."""
    for row in _rows(top):
        tall = max(
            max(columns.boxes[tree.id].height, 2 * STYLES["label"].height * len(_label(tree)) + 8)
            for tree in row
        )
        for tree in row:
            size = columns.boxes[tree.id]
            spots[tree.id] = Spot(columns.x[columns.of[tree.id]] + size.width // 2, y + tall // 2, size)
        y += tall + _ROW_GAP
    return y


def _rows(top: Tree) -> list[list[Tree]]:
    """The boxes of each row: a leaf with those of its ancestors that have no earlier row."""
    if not top.children:
        return [[top]]
    rows = [row for child in top.children for row in _rows(child)]
    rows[0].append(top)
    return rows


def _wire(
    start: Spot, child: Tree, spots: Mapping[str, Spot], columns: _Columns, parent: Tree, from_band: bool
) -> Wire:
    end = spots[child.id]
    if from_band:
        points = [(_SPINE, start.bottom), (_SPINE, end.y), (end.left, end.y)]
    elif start.y == end.y:
        points = [(start.right, start.y), (end.left, end.y)]
    else:
        trunk = columns.trunk(parent)
        points = [(start.right, start.y), (trunk, start.y), (trunk, end.y), (end.left, end.y)]
    label = _label(child)
    return Wire(
        tuple(points), tuple(label), (end.left - _ARROW - _label_width(label), end.y - 6), child.implied
    )


def mirrored(drawing: Placement) -> Placement:
    """The same drawing with left and right exchanged: leaves on the left, root on the right."""
    spots = {id_: replace(spot, x=drawing.width - spot.x) for id_, spot in drawing.spots.items()}
    wires = {}
    for id_, wire in drawing.wires.items():
        points = tuple((drawing.width - x, y) for x, y in wire.points)
        at = (drawing.width - wire.at[0] - _label_width(wire.label), wire.at[1])
        wires[id_] = replace(wire, points=points, at=at)
    heads = tuple((name, drawing.width - stop, drawing.width - start) for name, start, stop in drawing.heads)
    return replace(drawing, spots=spots, wires=wires, heads=tuple(reversed(heads)))


def narrow(roots: Sequence[Tree]) -> Placement:
    """The placement for a phone: an outline, every step one indent deeper, cues above the boxes."""
    spots: dict[str, Spot] = {}
    wires: dict[str, Wire] = {}
    breaks = []
    y = 4

    def put(tree: Tree, depth: int, parent: Spot | None) -> None:
        nonlocal y
        x = depth * _INDENT
        label = wrap(tree.label, "label", NARROW - x - 12, 3) if tree.label else []
        y += STYLES["label"].height * len(label) + (6 if label else 0)
        size = sized(tree, NARROW - x, 12)
        spot = spots[tree.id] = Spot(x + size.width // 2, y + size.height // 2, size)
        if parent is not None:
            corner = parent.left + _INDENT // 2
            points = ((corner, parent.bottom), (corner, spot.y), (spot.left, spot.y))
            wires[tree.id] = Wire(points, tuple(label), (x + 2, spot.top - 6), tree.implied)
        y = spot.bottom + 12
        for child in tree.children:
            put(child, depth + 1, spot)
        y += 10 if depth == 1 else 0

    for root in roots:
        breaks.append(y)
        put(root, 0, None)
        y += _GROUP_GAP
    return Placement(spots, wires, NARROW, y, (), tuple(breaks))
