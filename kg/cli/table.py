"""Tables and blocks of text that fit the terminal."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence

_NARROWEST = 30  # columns; a last column with less room goes below the others instead
_INDENT = 4


def room() -> int | None:
    """Columns of the terminal; None for a pipe or a file, where each line of a table stays one line."""
    if "COLUMNS" in os.environ or sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    return None


def table(rows: Iterable[Sequence[str]], width: int | None) -> Iterator[str]:
    """The rows as lines, columns in line; the last column is wrapped so that no line exceeds ``width``.

    Where the other columns leave it too little room, the last column stands below them.
    """
    listed = list(rows)
    if not listed:
        return
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)][:-1]
    left = sum(widths) + 2 * len(widths)
    for *first, last in listed:
        head = "".join(f"{cell:{size}}  " for cell, size in zip(first, widths, strict=True))
        if width is None:
            yield f"{head}{last}".rstrip()
        elif width - left >= _NARROWEST:
            yield from textwrap.wrap(last, width, initial_indent=head, subsequent_indent=" " * left)
        else:
            yield "  ".join(first)
            yield from indented(last, width)


def indented(words: str, width: int | None) -> list[str]:
    """The words as lines set in by four columns."""
    margin = " " * _INDENT
    if width is None:
        return [margin + words]
    return textwrap.wrap(words, max(width, _NARROWEST), initial_indent=margin, subsequent_indent=margin)
