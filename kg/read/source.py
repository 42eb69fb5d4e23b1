"""One input as a stream of bytes with its name: what every reader is given."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass, field
from typing import BinaryIO

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read.limits import DEFAULT_LIMITS, Limits
from kg.read.outlets import NO_OUTLETS, Outlets

Result = Article | UnreadableArticle
GZIP_MAGIC = b"\x1f\x8b"
HEAD = 4096
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or stdin, open for reading.

    what     how errors name it: the path, or "-"
    id       the article's id where the input gives none: the file's stem
    outlets  the registry of outlets
    address  where on the web it was fetched from, and the charset its server named; None for files
    """

    what: str
    id: str
    stream: BinaryIO
    outlets: Outlets = NO_OUTLETS
    limits: Limits = field(default=DEFAULT_LIMITS)
    address: str | None = None
    charset: str | None = None

    def content(self) -> bytes:
        """All bytes, gzip taken off; refused when empty or larger than the limits allow."""
        content = self.stream.read(self.limits.file_bytes + 1)
        if len(content) > self.limits.file_bytes:
            raise too_large(self.what, self.limits.file_bytes)
        if content.startswith(GZIP_MAGIC):
            content = gunzip(self.what, content, self.limits.unpacked_bytes)
        if not content.strip():
            raise UnreadableArticle(self.what, "it is empty", "Remove it, or put the article's text in it.")
        return content


def too_large(what: str, limit: int) -> UnreadableArticle:
    """The refusal of an input above ``limit`` bytes."""
    return UnreadableArticle(what, f"larger than {limit / 1e6:g} MB", "Split it into single articles.")


def gunzip(what: str, content: bytes, limit: int) -> bytes:
    """``content`` unpacked, never more than ``limit`` bytes of it in memory."""
    unpacked = io.BytesIO()
    while content:
        member = zlib.decompressobj(wbits=31)
        try:
            while content and not member.eof:
                unpacked.write(member.decompress(content, _CHUNK))
                content = member.unconsumed_tail
                if unpacked.tell() > limit:
                    raise UnreadableArticle(
                        what,
                        f"it unpacks to more than {limit / 1e6:g} MB",
                        "Unpack it yourself if it is what you expect, and split it into single articles.",
                    )
        except zlib.error as error:
            raise UnreadableArticle(what, "its gzip data is damaged", "Fetch the file again.") from error
        if not member.eof:
            raise UnreadableArticle(what, "its gzip data ends too early", "Fetch the file again.")
        content = member.unused_data
    return unpacked.getvalue()


def gunzip_head(content: bytes) -> bytes:
    """The first bytes that ``content`` unpacks to, as far as they can be had."""
    try:
        return zlib.decompressobj(wbits=31).decompress(content, HEAD)
    except zlib.error:
        return b""
