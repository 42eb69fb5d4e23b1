"""How large an input may be before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes above which an input is refused by name; the defaults are far above any real article.

    file_bytes      a text, page, mail or PDF as it lies on disk or comes from stdin
    unpacked_bytes  the same after gzip; also one record of a WARC file and one line of JSON Lines
    text_chars      the text of one article
    elements        tags of one page; the busiest real ones have some 6,000
    attributes      attributes of one tag; parsers need time by the square of their number
    pdf_pages       pages of one PDF
    """

    file_bytes: int = 50 * MEGABYTE
    unpacked_bytes: int = 20 * MEGABYTE
    text_chars: int = 1_000_000
    elements: int = 60_000
    attributes: int = 2_000
    pdf_pages: int = 200


DEFAULT_LIMITS = Limits()
