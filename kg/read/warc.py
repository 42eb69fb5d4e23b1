"""Web archives (WARC, WARC.gz): the pages in them, record by record."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read.decode import decode
from kg.read.imprint import Imprint
from kg.read.outlets import name_at
from kg.read.page import article_on_page
from kg.read.plain import read_text
from kg.read.source import Result, Source, too_large

_KINDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_PAGES = ("text/html", "application/xhtml+xml")


def read(source: Source) -> Iterator[Result]:
    """The articles of an archive: its HTML pages that were fetched well, and texts taken from pages.

    Records are streamed; none is held beyond the limit.  Images, scripts, redirects and failed requests
    are no articles and are passed over.
    """
    number = 0
    records = ArchiveIterator(source.stream, record_types=_KINDS, parse_http=True, auto_decode="none")
    try:
        for record in records:
            if not _may_be_article(record):
                continue
            number += 1
            what = f"{source.what} record {number}"
            try:
                yield _article(source, what, f"{source.id}-{number}", record)
            except UnreadableArticle as error:
                yield error
    except OSError as error:
        yield UnreadableArticle(
            source.what,
            f"the archive is damaged after {number} pages ({error})",
            "Those pages were read; fetch the archive again for the others.",
        )
        return
    if number == 0:
        yield UnreadableArticle(
            source.what, "an archive without a page", "Give one that holds HTML responses."
        )


def _may_be_article(record: WarcRecord) -> bool:
    if record.record_type == WarcRecordType.conversion:
        return str(record.headers.get("Content-Type", "")).startswith("text/plain")
    if record.http_headers is not None and record.http_headers.status_code not in (200, None):
        return False
    return _content_type(record) in _PAGES


def _content_type(record: WarcRecord) -> str:
    kind = record.http_content_type if record.is_http else record.headers.get("Content-Type", "")
    return str(kind or "").partition(";")[0].strip().lower()


def _article(source: Source, what: str, id: str, record: WarcRecord) -> Article:  # noqa: A002
    content = record.reader.read(source.limits.unpacked_bytes + 1)
    if len(content) > source.limits.unpacked_bytes:
        raise too_large(what, source.limits.unpacked_bytes)
    if len(content) < record.content_length:
        raise UnreadableArticle(what, "the record is cut short", "Fetch the archive again.")
    target = str(record.headers.get("WARC-Target-URI", "")).strip("<> ")
    address = target if target.startswith(("http://", "https://")) else None
    if record.record_type == WarcRecordType.conversion:
        given = Imprint(url=address, masthead=name_at(source.outlets, address) if address else None)
        return read_text(id, decode(what, content), given, source.outlets, source.limits, what)
    page = _without_encodings(what, content, record, source.limits.unpacked_bytes)
    return article_on_page(source, what, id, page, address, record.http_charset)


def _without_encodings(what: str, content: bytes, record: WarcRecord, limit: int) -> bytes:
    """The payload without HTTP's transfer and content encodings, never more than ``limit`` bytes."""
    headers = record.http_headers
    if headers is None:
        return content
    if "chunked" in str(headers.get("Transfer-Encoding", "")).lower():
        content = _dechunked(content)
    encoding = str(headers.get("Content-Encoding", "")).strip().lower()
    if encoding in ("", "identity"):
        return content
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise UnreadableArticle(
            what, f"its page is packed as '{encoding}'", "Archive the page without compression."
        )
    for wbits in (31, 15, -15):  # gzip; deflate with its header, and without, as some servers send it
        unpacker = zlib.decompressobj(wbits=wbits)
        try:
            page = unpacker.decompress(content, limit + 1)
        except zlib.error:
            continue
        if len(page) > limit:
            raise too_large(what, limit)
        return page
    # Archivers often store the page unpacked and keep the header.
    return content


def _dechunked(content: bytes) -> bytes:
    """The payload of chunked transfer encoding; ``content`` itself where it is not in chunks after all."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = content.find(b"\r\n", at, at + 40)
        size = content[at:end].partition(b";")[0].strip() if end >= 0 else b""
        if not size or any(c not in b"0123456789abcdefABCDEF" for c in size):
            return content if not parts else b"".join(parts)
        length = int(size, 16)
        if length == 0:
            return b"".join(parts)
        parts.append(content[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
