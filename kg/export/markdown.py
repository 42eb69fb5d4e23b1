"""Markdown: dossiers that a newsroom can read, edit and hand on without this program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.analyse.dossier import dossiers_of
from kg.export.document import (
    Block,
    Code,
    Heading,
    Inline,
    Items,
    Line,
    Link,
    ListKind,
    Mark,
    Paragraph,
    Quote,
    Strong,
    Table,
    Verbatim,
)
from kg.export.dossier_pages import pages
from kg.export.format import Format, statements
from kg.store import View

_SPECIAL = re.compile(r"([\\`*_\[\]|~#!])")
_LIST_START = re.compile(r"^(\s*\d*)([-+=.)])(?=\s|$|-)")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+")


def write(view: View, thing: str | None) -> Iterator[bytes]:
    """One dossier a claim, best match first, a rule between two."""
    for number, dossier in enumerate(dossiers_of(view, statements(view, thing))):
        yield (("\n---\n\n" if number else "") + render(pages(dossier))).encode()


def render(blocks: Iterable[Block]) -> str:
    """The blocks as CommonMark with tables and boxes to tick, as GitHub and most editors read it."""
    return "\n".join(_block(block) for block in blocks)


def escaped(text: str) -> str:
    """The text so that no character of it is markup."""
    html_safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", html_safe)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_line(block.line)}\n"
        case Paragraph():
            return f"{_line(block.line)}\n"
        case Quote():
            return f"> {_line(block.line)}\n"
        case Items():
            return "".join(
                f"{_bullet(block.kind, n)} {_line(line)}\n" for n, line in enumerate(block.lines, start=1)
            )
        case Table():
            rows = [[escaped(name) for name in block.head], ["---"] * len(block.head)]
            rows += [[_line(cell) for cell in row] for row in block.rows]
            return "".join(f"| {' | '.join(row)} |\n" for row in rows)
        case Code():
            return "".join(f"    {line}\n" for line in block.lines)


def _bullet(kind: ListKind, number: int) -> str:
    return {ListKind.BULLETS: "-", ListKind.NUMBERS: f"{number}.", ListKind.BOXES: "- [ ]"}[kind]


def _line(line: Line) -> str:
    """The line as Markdown; a name such as "1. FC" or "-30-" at its start does not begin a list."""
    return _LIST_START.sub(r"\1\\\2", "".join(_inline(part) for part in line), count=1)


def _inline(part: Inline) -> str:
    match part:
        case Strong() | Mark():
            return f"**{escaped(part.text)}**" if part.text.strip() else escaped(part.text)
        case Verbatim():
            return f"`{part.text.replace('`', '')}`"
        case Link():
            return f"<{part.address}>" if _ADDRESS.fullmatch(part.address) else escaped(part.address)
        case str():
            return escaped(part)


FORMAT = Format(
    "markdown",
    ".md",
    "text/markdown",
    "A dossier a claim: origins, paths, cautions, checklist; any editor reads it",
    write,
)
