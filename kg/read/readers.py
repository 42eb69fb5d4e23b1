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


def _optional(module: str, extra: str) -> Reader:
    """The reader in ``kg.read.<module>``, loaded when first used; what it needs may not be installed."""

    def read(source: Source) -> Iterator[Result]:
        try:
            reader = import_module(f"kg.read.{module}")
        except ModuleNotFoundError as error:
            if error.name is None or error.name.startswith("kg"):
                raise
            raise UnreadableArticle(
                source.what,
                f"the package '{error.name}' is needed to read it and is not installed",
                f"Install it: pip install 'attribution-kg[{extra}]'",
            ) from error
        yield from reader.read(source)

    return read


READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_plain,
    Kind.JSON: read_json,
    Kind.JSON_LINES: read_json_lines,
    Kind.MAIL: _optional("mail", "pages"),
    Kind.FEED: _optional("feed", "pages"),
    Kind.HTML: _optional("page", "pages"),
    Kind.WARC: _optional("warc", "warc"),
    Kind.PDF: _optional("pdf", "pdf"),
}
