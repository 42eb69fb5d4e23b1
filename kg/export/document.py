"""A text of headings, paragraphs, lists and tables, before it is Markdown or HTML.

Everything in it is plain text from articles or sentences of this program; how it is escaped is the
business of the format that writes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The evidence itself, within words of its article."""

    text: str


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Something to be copied letter by letter: an IRI, a hash, a command."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """The address of a page; only http and https become links."""

    address: str


Inline = str | Strong | Mark | Verbatim | Link
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article, set apart."""

    line: Line


class ListKind(StrEnum):
    """What stands before the items of a list."""

    BULLETS = "bullets"
    NUMBERS = "numbers"
    BOXES = "boxes to tick"


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    lines: tuple[Line, ...]
    kind: ListKind = ListKind.BULLETS


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Commands to be copied, one a line."""

    lines: tuple[str, ...]


Block = Heading | Paragraph | Quote | Items | Table | Code
