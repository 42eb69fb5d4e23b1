"""Bytes to text, exactly: UTF-8 or a clear refusal that names the encoding to convert from."""

from __future__ import annotations

import codecs
from itertools import pairwise

from kg.errors import UnreadableArticle

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r")


def decode(what: str, content: bytes) -> str:
    """``content`` as UTF-8, not a character changed: line ends stay, a byte order mark stays as U+FEFF.

    Offsets are those of the file read with ``open(path, encoding="utf-8", newline="")``.
    """
    for mark, marked in _MARKS:
        if content.startswith(mark):
            raise _wrong_encoding(what, f"it is encoded in {marked}", marked)
    if b"\0" in content:
        if encoding := _utf16_without_mark(content):
            raise _wrong_encoding(what, f"it looks like {encoding} without a byte order mark", encoding)
        raise UnreadableArticle(what, "it is binary, not text", "Give the article as a text or HTML file.")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = f"it is not UTF-8 (byte 0x{content[error.start]:02X} at offset {error.start})"
        if _is_mostly_control(content):
            raise UnreadableArticle(
                what, "it is binary, not text", "Give the article as a text or HTML file."
            ) from error
        raise _wrong_encoding(what, wrong, _guess(content)) from error
    if _is_mostly_control(content):
        raise UnreadableArticle(what, "it is binary, not text", "Give the article as a text or HTML file.")
    return text


def _wrong_encoding(what: str, wrong: str, encoding: str) -> UnreadableArticle:
    name = what if what != "-" else "FILE"
    return UnreadableArticle(
        what, wrong, f"Convert it, for example: iconv -f {encoding} -t UTF-8 '{name}' > '{name}.utf8.txt'"
    )


def _guess(content: bytes) -> str:
    """The legacy encoding that ``content`` is most likely in, by the share of its bytes above ASCII."""
    high = sum(byte >= 0x80 for byte in content) / len(content)
    if high > 0.5:
        pairs = sum(0xB0 <= one <= 0xF7 and two >= 0xA1 for one, two in pairwise(content))
        return "GB18030" if pairs > 0.3 * len(content) and _decodes(content, "gb18030") else "WINDOWS-1251"
    return "WINDOWS-1252"


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_mark(content: bytes) -> str | None:
    head = content[:2000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * len(head) / 2 and even == 0:
        return "UTF-16LE"
    if even > 0.4 * len(head) / 2 and odd == 0:
        return "UTF-16BE"
    return None


def _is_mostly_control(content: bytes) -> bool:
    head = content[:4000]
    return len(head) - len(head.translate(None, delete=_CONTROL)) > 0.02 * len(head)
