"""Newsletters and forwarded articles as mail files (.eml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from kg.errors import UnreadableArticle
from kg.model import Article, Span, Zone, ZoneKind
from kg.read.fragment import paragraphs_of
from kg.read.imprint import Imprint, one_line, published_on
from kg.read.outlets import known_name, name_at
from kg.read.page import parse_page, text_of_page
from kg.read.page_story import letter_tree
from kg.read.plain import read_text
from kg.read.source import Result, Source
from kg.read.web_encoding import decode_page

_FORWARDED = re.compile(r"^(?:\s*(?:fwd?|fw|re|aw|wg)\s*:)+\s*", re.IGNORECASE)
_ADDRESSES = re.compile(r"<(https?://[^<>\s]+)>")
_SIGNATURE = re.compile(r"^-- \r?$", re.MULTILINE)  # RFC 3676, 4.3
_SIGNATURE_LINES = 15
_SIGNATURE_WORDS = 120
_MOST_PARTS = 200
_TEXTS = ("text/plain", "text/html")


def read(source: Source) -> Iterator[Result]:
    """The one article of a mail: its plain text where that is the whole, else the text of its HTML."""
    try:
        message = message_from_bytes(source.content(), policy=policy.compat32)
        parts = _parts(message)
    except (MessageError, RecursionError) as error:
        raise UnreadableArticle(
            source.what, "not a mail that can be read", "Save its text as .txt."
        ) from error
    addresses = frozenset(_ADDRESSES.findall(_header(message, "List-Unsubscribe") or ""))
    text = _text(source, parts, addresses)
    if not text:
        raise UnreadableArticle(
            source.what, "a mail without text", "Save the article that it shows as .txt or .html."
        )
    sender, address = parseaddr(_header(message, "From") or "")
    masthead = name_at(source.outlets, address.rpartition("@")[2]) or known_name(source.outlets, sender)
    # "Jane Roe from The Planet", as newsletters sign.
    signed = re.fullmatch(r"(?P<who>[^,]+?) (?:from|at) (?P<outlet>[A-Z].*)", sender)
    given = Imprint(
        author=one_line(signed["who"]) if signed else None,
        title=_FORWARDED.sub("", _header(message, "Subject") or "") or None,
        masthead=masthead or one_line(signed["outlet"] if signed else sender),
        published=published_on(_header(message, "Date")),
    )
    yield _signed(read_text(source.id, text, given, source.outlets, source.limits, source.what))


def _signed(article: Article) -> Article:
    """The article with the signature below it, if there is one, as a zone."""
    begins = [match.start() for match in _SIGNATURE.finditer(article.text)]
    if not begins or not article.text[: begins[-1]].strip():
        return article
    below = article.text[begins[-1] :].rstrip()
    if below.count("\n") > _SIGNATURE_LINES or len(below.split()) > _SIGNATURE_WORDS:
        return article
    above = [zone for zone in article.zones if zone.span.start < begins[-1]]
    start = begins[-1]
    if above and above[-1].span.end > start:
        start = above.pop().span.start
    zone = Zone(Span(start, begins[-1] + len(below)), ZoneKind.BOILERPLATE)
    return replace(article, zones=(*above, zone))


def _parts(message: Message) -> list[Message]:
    """The parts that hold text and are no attachments, in order; looked for in the first few hundred only."""
    found: list[Message] = []
    waiting: list[Message] = [message]
    seen = 0
    while waiting and seen < _MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        if part.is_multipart():
            inner = part.get_payload()
            waiting[:0] = (
                [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else []
            )
        elif part.get_content_type() in _TEXTS and part.get_content_disposition() != "attachment":
            found.append(part)
    return found


def _text(source: Source, parts: list[Message], addresses: frozenset[str]) -> str:
    """The letter's text; ``addresses`` are those at which its readers leave the list."""
    plain = _longest(source, parts, "text/plain")
    markup = _longest(source, parts, "text/html")
    if not markup:
        return plain
    page = parse_page(source.what, markup, source.limits)
    # Who sends a whole page sends its menus too; of a letter every paragraph counts.
    shown = text_of_page(page) if next(page.iter("article", "main"), None) is not None else ""
    shown = shown or paragraphs_of(letter_tree(page, addresses)) or paragraphs_of(page)
    # Many newsletters send a plain part that only says where to read them.
    return plain if len(plain.split()) >= 0.8 * len(shown.split()) and "http" not in plain else shown


def _longest(source: Source, parts: list[Message], kind: str) -> str:
    texts = [_decoded(source, part) for part in parts if part.get_content_type() == kind]
    return max(texts, key=len, default="")


def _decoded(source: Source, part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = part.get_param("charset")
    return decode_page(source.what, content, charset if isinstance(charset, str) else None).strip()


def _header(message: Message, name: str) -> str | None:
    raw = message.get(name)
    if raw is None:
        return None
    try:
        return one_line(str(make_header(decode_header(str(raw)))))
    except (LookupError, ValueError, MessageError):  # an encoding that is unknown, or damaged
        return one_line(str(raw))
