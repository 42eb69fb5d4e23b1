"""What the JSON-LD blocks of a page say about the article on it (schema.org)."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.read.imprint import NOTHING_GIVEN, Imprint, published_on

_ARTICLE_TYPES = ("Article", "Posting", "Report", "Review", "LiveBlogPosting")
_DEEPEST = 20
_MOST_NODES = 20_000


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What JSON-LD says of the page's own article; ``body`` is its text where given, else empty."""

    imprint: Imprint = NOTHING_GIVEN
    authors: tuple[str, ...] = ()
    body: str = ""


def read_json_ld(blocks: Iterable[str], title_hint: str | None) -> LinkedArticle:
    """The page's own article as its JSON-LD describes it.

    Of several articles (teasers have data too) the one called ``title_hint`` counts, else the first.
    """
    nodes = [node for block in blocks for node in _nodes(block)]
    found = [node for node in nodes if _is_article(node)]
    # Some name nothing but the text.
    articles = [n for n in found if "headline" in n] or [n for n in found if "articleBody" in n]
    if not articles:
        return LinkedArticle()
    # In a graph of things each refers to the others by their ids.
    called = {
        node["@id"]: node["name"] for node in nodes if isinstance(node.get("@id"), str) and "name" in node
    }
    hint = _letters(title_hint)
    own = next(
        (a for a in articles if (title := _letters(_text(a.get("headline")))) and title in hint), articles[0]
    )
    agency = _name(own.get("sourceOrganization"), called) or _name(own.get("provider"), called)
    publisher = _name(own.get("publisher"), called)
    imprint = Imprint(
        title=_text(own.get("headline")) or _text(own.get("name")),
        masthead=publisher,
        published=published_on(_text(own.get("datePublished")) or _text(own.get("dateCreated"))),
        url=_url(own),
        language=_text(own.get("inLanguage")),
        credit=agency if agency != publisher else None,
    )
    authors = tuple(_names(own.get("author") or own.get("creator"), called))
    return LinkedArticle(imprint, authors, _text(own.get("articleBody")) or "")


def _letters(words: str | None) -> str:
    return re.sub(r"\W+", "", html.unescape(words or "")).lower()


def _nodes(block: str) -> Iterator[dict[str, Any]]:
    """Every object in a block, outermost first."""
    try:
        # Pages leave raw line ends in strings, which strict JSON forbids.
        content = json.loads(block.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return
    waiting: deque[tuple[object, int]] = deque([(content, 0)])
    seen = 0
    while waiting and seen < _MOST_NODES:
        value, depth = waiting.popleft()
        seen += 1
        if isinstance(value, dict):
            yield value
        if isinstance(value, dict | list) and depth < _DEEPEST:
            inner = value.values() if isinstance(value, dict) else value
            waiting.extend((v, depth + 1) for v in inner if isinstance(v, dict | list))


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(_ARTICLE_TYPES) for name in names)


def _url(node: dict[str, Any]) -> str | None:
    page = node.get("mainEntityOfPage")
    if isinstance(page, dict):
        page = page.get("@id") or page.get("url")
    found = [
        url
        for url in (_text(node.get("url")), _text(page))
        if url and url.startswith(("http://", "https://"))
    ]
    return found[0] if found else None


def _names(value: object, called: dict[str, object]) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if name := _name(one, called):
            yield name


def _name(value: object, called: dict[str, object]) -> str | None:
    """The name of a thing that is described here, or elsewhere under its id, or named only."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        key = value.get("@id")
        value = value.get("name") or (called.get(key) if isinstance(key, str) else None)
        if isinstance(value, list):
            value = ", ".join(part for part in value if isinstance(part, str))
    return _text(value)


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    return value.strip() or None if isinstance(value, str) else None
