"""Bytes of a web page to text, in the encoding that the page or its server names."""

from __future__ import annotations

import codecs
import re

from kg.errors import UnreadableArticle

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_LOOKED_AT = 10_000
# Encodings that pages are written in.  Python's other codecs (rot13, zip, unicode_escape) are for no page.
_ON_THE_WEB = re.compile(
    r"utf-8|cp125\d|cp874|cp866|cp932|cp949|iso8859-\d+|koi8-[ru]|gb2312|gbk|gb18030|big5(?:hkscs)?|shift_jis|"
    r"euc_jp|euc_kr|iso2022_jp|tis-620|mac-roman|ascii|utf-16(?:-[lb]e)?"
)
# What browsers make of older names.
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-9": "cp1254",
}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WORST_SHARE = 0.001
"""Share of undecodable bytes up to which a page is read, with U+FFFD in their place."""


def decode_page(what: str, content: bytes, charset: str | None = None) -> str:
    """The page as text; ``charset`` is what its server said.  Refused when much of it cannot be decoded."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    for encoding in _candidates(content, charset):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = content.decode("utf-8", "replace")
    if text.count("\ufffd") > _WORST_SHARE * len(text) + 3:
        raise UnreadableArticle(
            what, "its encoding is neither the one it names nor UTF-8", "Save the page again, as UTF-8."
        )
    return text


def _candidates(content: bytes, charset: str | None) -> list[str]:
    declared = _DECLARED.search(content[:_LOOKED_AT])
    names = [charset, declared[1].decode("ascii") if declared else None]
    known = [found for name in names if name and (found := _codec(name))]
    return [*known, "utf-8"] if known else ["utf-8", "cp1252"]


def _codec(name: str) -> str | None:
    try:
        found = codecs.lookup(name.strip("\"' ")).name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(found, found) if _ON_THE_WEB.fullmatch(found) else None
