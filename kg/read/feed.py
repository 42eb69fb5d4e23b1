"""RSS and Atom feeds that carry whole articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read.author_names import names_in
from kg.read.fragment import paragraphs_of
from kg.read.imprint import Imprint, published_on
from kg.read.limits import Limits
from kg.read.outlets import Outlets, known_name, name_at
from kg.read.page import parse_page
from kg.read.page_story import story_tree
from kg.read.page_title import plain
from kg.read.plain import read_text
from kg.read.source import Result, Source

_SHORTEST = 40
"""Words below which an entry is a teaser and not the article."""
# Names without their namespaces: feeds of all versions spell them alike.  Fullest text first.
_TEXT = ("encoded", "content", "description", "summary")


def read(source: Source) -> Iterator[Result]:
    """The articles of a feed, one an entry; an entry with no more than a teaser is refused by number."""
    try:
        root = fromstring(source.content(), forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise UnreadableArticle(
            source.what,
            "it defines XML entities, which can be used to attack a reader",
            "Remove its DOCTYPE.",
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableArticle(
            source.what, f"not well-formed XML ({error})", "Fetch the feed again."
        ) from error
    if _tag(root) not in ("rss", "feed", "RDF"):
        raise UnreadableArticle(
            source.what, "XML, but neither RSS nor Atom", "Give its articles as text or JSON."
        )
    entries = [element for element in root.iter() if _tag(element) in ("item", "entry")]
    if not entries:
        raise UnreadableArticle(source.what, "a feed without entries", "Fetch the feed again later.")
    channel = next((element for element in root.iter() if _tag(element) == "channel"), root)
    # "Daily Planet » World", as the feed of one section calls itself.
    site = re.split(r"\s+[»›|]\s+", plain(_child(channel, "title")) or "")[0] or None
    for number, entry in enumerate(entries, start=1):
        try:
            yield _article(source, entry, number, site)
        except UnreadableArticle as error:
            yield error


def _article(source: Source, entry: Element, number: int, site: str | None) -> Article:
    what = f"{source.what} entry {number}"
    text = max((_text(what, entry, tag, source.limits) for tag in _TEXT), key=lambda t: len(t.split()))
    if len(text.split()) < _SHORTEST:
        raise UnreadableArticle(
            what,
            f"only a teaser of {len(text.split())} words",
            "Save the page that it links to, and give that.",
        )
    url = _link(entry)
    given = Imprint(
        title=plain(_child(entry, "title")),
        author=_author(entry, source.outlets),
        published=_published(entry),
        url=url,
        masthead=name_at(source.outlets, url or "")
        or (known_name(source.outlets, site) if site else None)
        or site,
    )
    return read_text(f"{source.id}-{number}", text, given, source.outlets, source.limits, what)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _child(element: Element, tag: str) -> str | None:
    found = next((child for child in element if _tag(child) == tag), None)
    words = "".join(found.itertext()).strip() if found is not None else ""
    return words or None


def _text(what: str, entry: Element, tag: str, limits: Limits) -> str:
    """The entry's text under ``tag`` as paragraphs; it may be markup in a string, or child elements."""
    found = next((child for child in entry if _tag(child) == tag), None)
    if found is None:
        return ""
    if len(found):
        return "\n\n".join(part.strip() for part in found.itertext() if part.strip())
    markup = (found.text or "").strip()
    return paragraphs_of(story_tree(parse_page(what, f"<div>{markup}</div>", limits))) if markup else ""


def _author(entry: Element, outlets: Outlets) -> str | None:
    authors = [child for child in entry if _tag(child) in ("author", "creator")]
    names = [_child(author, "name") or "".join(author.itertext()).strip() for author in authors]
    return ", ".join(", ".join(names_in(name, outlets)) or name for name in names if name) or None


def _published(entry: Element) -> date | None:
    words = next(
        (w for tag in ("pubDate", "published", "date", "issued", "updated") if (w := _child(entry, tag))),
        None,
    )
    return published_on(words)


def _link(entry: Element) -> str | None:
    for child in entry:
        if _tag(child) == "link":
            url = (child.get("href") or child.text or "").strip()
            if url.startswith(("http://", "https://")) and child.get("rel", "alternate") == "alternate":
                return url
    return None
