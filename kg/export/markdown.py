"""Markdown: dossiers that a newsroom can read, edit and hand on without this program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.analyse.dossier import Dossier
from kg.export import document as d
from kg.export.dossier_format import of_dossiers
from kg.export.dossier_pages import pages
from kg.export.format import Format

_SPECIAL = re.compile(r"([\\`*_\[\]|~#!])")
_LIST_START = re.compile(r"^(\s*\d*)([-+=.)])(?=\s|$|-)")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+")


def written(found: Sequence[Dossier]) -> Iterator[bytes]:
    """One dossier after the other, a rule between two."""
    for number, dossier in enumerate(found):
        yield (("\n---\n\n" if number else "") + render(pages(dossier))).encode()


def render(blocks: Iterable[d.Block]) -> str:
    """The blocks as CommonMark with tables and boxes to tick, as GitHub and most editors read it."""
    return "\n".join(_block(block) for block in blocks)


def escaped(text: str) -> str:
    """The text so that no character of it is markup."""
    html_safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", html_safe)


def _block(block: d.Block) -> str:
    match block:
        case d.Heading():
            return f"{'#' * block.level} {_line(block.line)}\n"
        case d.Paragraph():
            return f"{_line(block.line)}\n"
        case d.Quote():
            return f"> {_line(block.line)}\n"
        case d.Items():
            return "".join(
                f"{_bullet(block.kind, n)} {_line(line)}\n" for n, line in enumerate(block.lines, start=1)
            )
        case d.Table():
            rows = [[escaped(name) for name in block.head], ["---"] * len(block.head)]
            rows += [[_line(cell) for cell in row] for row in block.rows]
            return "".join(f"| {' | '.join(row)} |\n" for row in rows)
        case d.Code():
            return "".join(f"    {line}\n" for line in block.lines)


def _bullet(kind: d.ListKind, number: int) -> str:
    return {d.ListKind.BULLETS: "-", d.ListKind.NUMBERS: f"{number}.", d.ListKind.BOXES: "- [ ]"}[kind]


def _line(line: d.Line) -> str:
    """The line as Markdown; a name such as "1. FC" or "-30-" at its start does not begin a list."""
    return _LIST_START.sub(r"\1\\\2", "".join(_inline(part) for part in line), count=1)


def _inline(part: d.Inline) -> str:
    match part:
        case d.Strong() | d.Mark():
            return f"**{escaped(part.text)}**" if part.text.strip() else escaped(part.text)
        case d.Verbatim():
            return f"`{part.text.replace('`', '')}`"
        case d.Link():
            return f"<{part.address}>" if _ADDRESS.fullmatch(part.address) else escaped(part.address)
        case str():
            return escaped(part)


FORMAT = Format(
    "markdown",
    ".md",
    "text/markdown",
    "A dossier a claim: origins, paths, cautions, checklist; any editor reads it",
    of_dossiers(written),
)
