"""Which reader reads which kind of input."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.read.decode import decode
from kg.read.imprint import NOTHING_GIVEN
from kg.read.json_lines import read_json, read_json_lines
from kg.read.kinds import Kind
from kg.read.plain import read_text
from kg.read.source import Result, Source

Reader = Callable[[Source], Iterator[Result]]


def read_plain(source: Source) -> Iterator[Result]:
    """The one article that a text file is."""
    text = decode(source.what, source.content())
    yield read_text(source.id, text, NOTHING_GIVEN, source.outlets, source.limits, source.what)


READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_plain,
    Kind.JSON: read_json,
    Kind.JSON_LINES: read_json_lines,
}
