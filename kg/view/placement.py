"""What a diagram is made of: a tree of boxes, and where its boxes and lines are put."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.view.measure import Box, Line


@dataclass(frozen=True, slots=True)
class Tree:
    """One box with those that branch from it.

    lines    what the box says
    label    words on the line from the parent
    implied  the text has no words for the step from the parent
    facts    what the page must know of the box: kind, statements, agent
    room     widest the box may be, in the wide placement
    most     lines that one text may take
    """

    id: str
    lines: tuple[Line, ...]
    facts: Mapping[str, Any]
    children: tuple[Tree, ...] = ()
    label: str = ""
    implied: bool = False
    room: int = 240
    most: int = 3

    @property
    def height(self) -> int:
        """Steps to the farthest leaf."""
        return 1 + max(child.height for child in self.children) if self.children else 0

    def walk(self) -> Iterator[Tree]:
        """This box and all that branch from it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


Point = tuple[int, int]
Head = tuple[str, int, int]
"""Words above columns, with where the columns begin and end."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A placed box; x and y are its centre."""

    x: int
    y: int
    box: Box

    @property
    def left(self) -> int:
        """Where the box begins, in pixels from the left."""
        return self.x - self.box.width // 2

    @property
    def right(self) -> int:
        """Where the box ends, in pixels from the left."""
        return self.left + self.box.width

    @property
    def top(self) -> int:
        """Its upper edge, in pixels from the top."""
        return self.y - self.box.height // 2

    @property
    def bottom(self) -> int:
        """Its lower edge, in pixels from the top."""
        return self.top + self.box.height


@dataclass(frozen=True, slots=True)
class Wire:
    """The line from a parent to a child, corner by corner; at is the label's left end and last base line."""

    points: tuple[Point, ...]
    label: tuple[str, ...] = ()
    at: Point = (0, 0)
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Placement:
    """A drawing.

    spots   boxes by id
    wires   by the id of the child that they lead to
    breaks  heights at which a printed page may end
    """

    spots: dict[str, Spot]
    wires: dict[str, Wire]
    width: int
    height: int
    heads: tuple[Head, ...] = ()
    breaks: tuple[int, ...] = field(default=())
