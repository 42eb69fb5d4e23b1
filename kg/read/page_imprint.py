"""What a page says of its article: JSON-LD, OpenGraph and other meta elements, bylines and times in sight."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from datetime import date

from lxml.html import HtmlElement

from kg.read.imprint import Imprint, one_line, published_on
from kg.read.json_ld import LinkedArticle, read_json_ld
from kg.read.outlets import Outlets, host_of, is_agency, known_name, name_at

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "parsely-pub-date",
    "sailthru.date",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "cxenseparse:recs:publishtime",
)
_AUTHOR = (
    "parsely-author",
    "sailthru.author",
    "byl",
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "cxenseparse:author",
    "twitter:creator:name",
)
_SITE = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone")
_TITLE = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title")
_BY = re.compile(r"^(?:(?:written |reported |story |words )?by|author)\b[: ]*", re.IGNORECASE)
_NO_PERSON = re.compile(r"https?:|www\.|@|\.(?:com|org|net|co)\b|\d{3}", re.IGNORECASE)
_STAFF = re.compile(r"\b(?:staff|newsroom|editors?|editorial board|admin|desk)\b", re.IGNORECASE)


def linked_article(page: HtmlElement) -> LinkedArticle:
    """The page's own article as its JSON-LD describes it."""
    shown = _first(_meta(page), _TITLE) or _element_text(page, "//title")
    scripts = page.xpath("//script[contains(@type, 'ld+json')]")
    return read_json_ld((script.text_content() for script in scripts), shown)


def page_imprint(
    page: HtmlElement, article: LinkedArticle, outlets: Outlets, address: str | None = None
) -> Imprint:
    """The imprint of the page's article; ``address`` is where the page was fetched, if that is known."""
    meta = _meta(page)
    shown_title = one_line(_first(meta, _TITLE)) or _element_text(page, "//title")
    linked, authors = article.imprint, list(article.authors)
    url = address or _canonical(page) or _http(linked.url) or _http(_first(meta, ("og:url", "twitter:url")))
    site = _clean(_first(meta, _SITE))
    masthead = _masthead(linked.masthead, site, url or "", outlets)
    if not authors:
        authors = _all(meta, _AUTHOR)
    if not authors:
        authors = _bylines(page)
    people, credit = _people(authors, masthead, outlets)
    return Imprint(
        title=_title(page, linked.title, shown_title, site or masthead),
        masthead=masthead,
        author=", ".join(people) or None,
        published=linked.published
        or published_on(_first(meta, _PUBLISHED))
        or _time_element(page)
        or _date_in_path(url),
        url=url,
        language=_language(page, meta, linked),
        credit=credit or _agency(linked.credit, outlets),
    )


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


def _all(meta: dict[str, list[str]], keys: Iterable[str]) -> list[str]:
    """The values of the first of ``keys`` that has any but addresses."""
    for key in keys:
        if values := [value for value in meta.get(key, ()) if value.strip() and not _NO_PERSON.search(value)]:
            return values
    return []


def _first(meta: dict[str, list[str]], keys: Iterable[str]) -> str | None:
    return next((value for key in keys for value in meta.get(key, ()) if value.strip()), None)


def _clean(words: str | None) -> str | None:
    return one_line(html.unescape(words)) if words else None


def _element_text(page: HtmlElement, path: str) -> str | None:
    elements = page.xpath(path)
    return one_line(elements[0].text_content()) if elements else None


def _title(page: HtmlElement, linked: str | None, shown: str | None, site: str | None) -> str | None:
    """The headline: of those in JSON-LD and in the page's one h1 the fuller, where they agree.

    Search engines are often given a shortened one.  Other metadata serves where these are missing.
    """
    heading = _element_text(page, "//h1") if len(page.xpath("//h1")) == 1 else None
    candidates = [_without_site(_clean(title), site) for title in (linked, shown) if title]
    agreeing = [title for title in candidates if title and heading and _agree(heading, title)]
    if heading and agreeing:
        return max(heading, agreeing[0], key=len) if linked else heading
    return next((candidate for candidate in candidates if candidate), heading)


def _agree(one: str, other: str) -> bool:
    """True when two headlines share half of the words of the shorter."""
    first, second = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
    return len(first & second) >= 0.5 * max(1, min(len(first), len(second)))


def _without_site(title: str | None, site: str | None) -> str | None:
    """The title less " | Site" or " - Site" at its end."""
    if not title:
        return None
    head, _, tail = _rpartition(title)
    words = re.sub(r"\W+", "", tail).lower()
    name = re.sub(r"\W+", "", site or "").lower()
    return head if head and words and name and (words in name or name in words) else title


def _rpartition(title: str) -> tuple[str, str, str]:
    matches = list(re.finditer(r"\s+[|–—-]\s+", title))
    if not matches:
        return title, "", ""
    last = matches[-1]
    return title[: last.start()], last[0], title[last.end() :]


def _masthead(publisher: str | None, site: str | None, url: str, outlets: Outlets) -> str | None:
    """The outlet: a name the registry knows, else the domain's, else the name that the page gives itself."""
    names = [name for name in (_clean(publisher), site) if name]
    host = host_of(url)
    known = [known_name(outlets, name) for name in names] + [name_at(outlets, host) if host else None]
    return (
        next((name for name in known if name), None)
        or (names[0] if names else None)
        or host.removeprefix("www.")
        or None
    )


def _canonical(page: HtmlElement) -> str | None:
    links = page.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    return _http(links[0]) if links else None


def _http(url: str | None) -> str | None:
    url = (url or "").strip()
    whole = (
        url.lower().startswith(("http://", "https://")) and host_of(url) and not re.search(r"[\s<>\"]", url)
    )
    return url if whole else None


def _split_names(value: str) -> list[str]:
    return [name for name in re.split(r"\s*(?:,|;|\||&| and )\s*", html.unescape(value)) if name]


def _bylines(page: HtmlElement) -> list[str]:
    """Names in links to authors, then in elements whose class says byline or author."""
    for path in (
        "//a[contains(concat(' ', @rel, ' '), ' author ')]",
        "//*[contains(@itemprop, 'author')]//*[@itemprop='name']",
        "//*[@itemprop='author']",
        "//article//a[contains(@href, '/author/') or contains(@href, '/authors/')]",
        "//*[contains(@class, 'byline')]",
        "//*[contains(@class, 'author-name') or contains(@class, 'article-author')]",
    ):
        for element in page.xpath(path):
            words = _BY.sub("", one_line(element.text_content()) or "")
            if words and len(words) <= 80:
                return [words]
    return []


def _people(names: list[str], masthead: str | None, outlets: Outlets) -> tuple[list[str], str | None]:
    """The persons among ``names``, else the bodies that sign, and the agency or other outlet among them."""
    people: list[str] = []
    others: list[str] = []
    credit = None
    for name in (part for words in names for part in _split_names(words)):
        clean = _BY.sub("", _clean(name) or "").strip(" ,.;|")
        if not clean or _NO_PERSON.search(clean):
            continue
        known = known_name(outlets, clean)
        credit = credit or (known if known != masthead else None)
        (people if known is None and clean != masthead else others).append(clean)
    named = [name for name in people if not _STAFF.search(name)] or people or others
    return list(dict.fromkeys(named)), credit


def _time_element(page: HtmlElement) -> date | None:
    for value in page.xpath("//article//time/@datetime | //main//time/@datetime | //time/@datetime"):
        if found := published_on(value):
            return found
    for words in page.xpath(
        "//time//text() | //*[contains(@class, 'date') or contains(@class, 'publish')]/text()"
    ):
        if len(words) < 100 and (found := published_on(words)):
            return found
    return None


def _date_in_path(url: str | None) -> date | None:
    match = re.search(r"//[^/]+/(?:[^?#]*/)?((?:19|20)\d\d[/-]\d\d?[/-]\d\d?)(?:/|-|$)", url or "")
    return published_on(match[1]) if match else None


def _language(page: HtmlElement, meta: dict[str, list[str]], linked: Imprint) -> str | None:
    found = page.get("lang") or _first(meta, ("og:locale", "language", "content-language")) or linked.language
    return found.replace("_", "-").strip() if found else None
