"""Which reader reads which kind of input."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from kg.errors import UnreadableArticle
from kg.read.decode import decode
from kg.read.imprint import Imprint
from kg.read.json_lines import read_json, read_json_lines
from kg.read.kinds import Kind
from kg.read.outlets import name_at
from kg.read.plain import read_text
from kg.read.source import Result, Source

Reader = Callable[[Source], Iterator[Result]]


def read_plain(source: Source) -> Iterator[Result]:
    """The one article that a text file is."""
    text = decode(source.what, source.content())
    given = Imprint(url=source.address, masthead=name_at(source.outlets, source.address or ""))
    yield read_text(source.id, text, given, source.outlets, source.limits, source.what)


def _on_demand(module: str) -> Reader:
    """The reader in ``kg.read.<module>``, loaded when first used, since what it needs is slow to load."""

    def read(source: Source) -> Iterator[Result]:
        try:
            reader = import_module(f"kg.read.{module}")
        except ModuleNotFoundError as error:
            if error.name is None or error.name.startswith("kg"):
                raise
            raise UnreadableArticle(
                source.what,
                f"the package '{error.name}' is needed to read it and is not installed",
                f"Install it: pip install {error.name}",
            ) from error
        yield from reader.read(source)

    return read


READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_plain,
    Kind.JSON: read_json,
    Kind.JSON_LINES: read_json_lines,
    Kind.MAIL: _on_demand("mail"),
    Kind.FEED: _on_demand("feed"),
    Kind.HTML: _on_demand("page"),
    Kind.WARC: _on_demand("warc"),
    Kind.PDF: _on_demand("pdf"),
}
