"""What a page says of its article: JSON-LD, OpenGraph and other meta elements, bylines and times in sight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from htmldate import find_date
from lxml.html import HtmlElement

from kg.read.author_names import may_be_a_person, names_in, signing_outlet
from kg.read.imprint import Imprint, one_line, published_on
from kg.read.json_ld import LinkedArticle, read_json_ld
from kg.read.outlets import Outlets, host_of, is_agency, known_name, name_at
from kg.read.page_byline import shown_names
from kg.read.page_title import headline, plain, site_behind_title
from kg.read.platforms import is_platform, publication_at

_AUTHOR = (
    "parsely-author",
    "sailthru.author",
    "byl",
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
)
_OTHER_AUTHOR = re.compile(r"(?:^|[.:_-])(?:authors?|author_?name|byl|byline)$")
_SITE = ("og:site_name", "application-name", "dc.publisher", "publisher")
_TITLE = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title")
_STAFF = re.compile(
    r"\b(?:staff|newsroom|editors?|editorial board|admin|desk|bureau|agency|agencies|reporters?"
    r"|correspondents?)\b",
    re.IGNORECASE,
)
# "https://archive.example/web/20250826092627/https://paper.example/7", as web archives write them.
_ARCHIVED = re.compile(r"^https?://[^/?#]+/(?:[\w-]+/){0,3}\d{14}[a-z_]*/(?=https?://)", re.IGNORECASE)


def linked_article(page: HtmlElement) -> LinkedArticle:
    """The page's own article as its JSON-LD describes it."""
    shown = _shown_title(page, _meta(page))
    scripts = page.xpath("//script[contains(@type, 'ld+json')]")
    return read_json_ld((script.text_content() for script in scripts), shown)


def page_imprint(
    page: HtmlElement, article: LinkedArticle, outlets: Outlets, address: str | None = None
) -> Imprint:
    """The imprint of the page's article; ``address`` is where the page was fetched, if that is known."""
    meta = _meta(page)
    linked = article.imprint
    shown_title = _shown_title(page, meta)
    url = (
        _url(address or _canonical(page)) or _url(linked.url) or _url(_first(meta, ("og:url", "twitter:url")))
    )
    site = plain(_first(meta, _SITE)) or site_behind_title(page)
    masthead = _masthead(linked.masthead, site, url or "", outlets)
    people, credit = _people(page, article.authors, meta, masthead, outlets)
    return Imprint(
        title=headline(page, (linked.title, shown_title), linked.title is not None, site or masthead),
        masthead=masthead,
        author=", ".join(people) or None,
        published=linked.published or _published(page, url),
        url=url,
        language=_language(page, meta, linked),
        credit=credit or _agency(linked.credit, outlets),
    )


def _published(page: HtmlElement, url: str | None) -> date | None:
    """The date that meta elements, the address or the page itself tell; that of an update if no other."""
    updates = page.xpath("//meta[contains(@property, 'modified') or contains(@property, 'updated')]")
    for element in updates:
        element.tag = "update"  # a date that is not looked for
    # The bounds are given because the library's own end today: a clock.
    found = find_date(
        page,
        original_date=True,
        extensive_search=False,
        url=url or "",
        deferred_url_extractor=True,
        min_date="1990-01-01",
        max_date="2100-01-01",
    )
    return published_on(found) or next(filter(None, (published_on(e.get("content")) for e in updates)), None)


def _agency(name: str | None, outlets: Outlets) -> str | None:
    return known_name(outlets, name) if name and is_agency(outlets, name) else None


def _meta(page: HtmlElement) -> dict[str, list[str]]:
    """The values of all meta elements by name, property or itemprop, in small letters."""
    found: dict[str, list[str]] = {}
    for element in page.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop"):
            if key := element.get(attribute):
                found.setdefault(key.lower(), []).append(element.get("content"))
                break
    return found


def _authors(meta: dict[str, list[str]], outlets: Outlets) -> list[str]:
    """The names in the first meta element that names authors, the usual ones before others."""
    for key in (*_AUTHOR, *(key for key in meta if _OTHER_AUTHOR.search(key))):
        if names := [name for value in meta.get(key, ()) for name in names_in(value, outlets)]:
            return names
    # An account's name, unless it is spelled out.
    creators = [name for value in meta.get("twitter:creator", ()) for name in names_in(value, outlets)]
    return [name for name in creators if may_be_a_person(name)]


def _shown_title(page: HtmlElement, meta: dict[str, list[str]]) -> str | None:
    titles = page.xpath("//title")
    return one_line(_first(meta, _TITLE)) or (one_line(titles[0].text_content()) if titles else None)


def _first(meta: dict[str, list[str]], keys: Iterable[str]) -> str | None:
    return next((value for key in keys for value in meta.get(key, ()) if value.strip()), None)


def _masthead(publisher: str | None, site: str | None, url: str, outlets: Outlets) -> str | None:
    """The outlet: a name the registry knows, else the domain's, else the name that the page gives itself."""
    names = [name for name in (plain(publisher), site) if name]
    host = host_of(url)
    known = [known_name(outlets, name) for name in names] + [name_at(outlets, host) if host else None]
    told = (name for name in names if not is_platform(name))
    return next((name for name in (*known, *told) if name), None) or publication_at(host)


def _canonical(page: HtmlElement) -> str | None:
    links = page.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    return links[0] if links else None


def _url(address: str | None) -> str | None:
    """The web address, of a copy in a web archive that of the page itself; None where it is none."""
    address = _ARCHIVED.sub("", (address or "").strip())
    whole = (
        address.lower().startswith(("http://", "https://"))
        and host_of(address)
        and not re.search(r"[\s<>\"]", address)
    )
    return address if whole else None


def _people(
    page: HtmlElement,
    linked: Sequence[str],
    meta: dict[str, list[str]],
    masthead: str | None,
    outlets: Outlets,
) -> tuple[list[str], str | None]:
    """The persons who wrote the article, else the bodies that sign, and the agency or other outlet credited.

    JSON-LD counts, then meta elements, then what the page shows: the next where one names no person.
    """
    bodies: list[str] = []
    credit = None
    for names in _author_names(page, linked, meta, masthead, outlets):
        found = list(dict.fromkeys(names))
        known = {name: signing_outlet(name, outlets) for name in found}
        credit = credit or next((k for k in known.values() if k and k != masthead), None)
        people = [name for name in found if known[name] is None and not _is_same(name, masthead)]
        if persons := [name for name in people if not _STAFF.search(name)]:
            return persons, credit
        bodies = bodies or found
    return bodies, credit


def _author_names(
    page: HtmlElement,
    linked: Sequence[str],
    meta: dict[str, list[str]],
    masthead: str | None,
    outlets: Outlets,
) -> Iterator[list[str]]:
    """The authors' names as each place of the page has them, the most reliable place first."""
    # The masthead is one name, whatever bars and commas are in it.
    named = ([words] if _is_same(words, masthead) else names_in(words, outlets) for words in linked)
    yield [name for names in named for name in names]
    yield _authors(meta, outlets)
    yield shown_names(page, outlets)


def _is_same(name: str, other: str | None) -> bool:
    return re.sub(r"\W+", "", name).casefold() == re.sub(r"\W+", "", other or "").casefold()


def _language(page: HtmlElement, meta: dict[str, list[str]], linked: Imprint) -> str | None:
    found = page.get("lang") or _first(meta, ("og:locale", "language", "content-language")) or linked.language
    return found.replace("_", "-").strip() if found else None
