"""The headline of a page, told from the site's name beside it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from kg.read.imprint import one_line

_BAR = re.compile(r"\s+[|–—·•-]\s+|\s*\|\s*")
_LONGEST_SITE = 6  # words


def headline(page: HtmlElement, given: Iterable[str | None], is_linked: bool, site: str | None) -> str | None:
    """The headline: of the ``given`` ones and the page's h1 the fuller, where they agree.

    given      the titles in the page's data, the best first
    is_linked  whether the first stands in JSON-LD.  Search engines are often given a shortened one; what
               other metadata hold beside the h1 serves sharing, so that the h1 is the headline
    """
    titles = [clean for title in given if title and (clean := _without_site(plain(title), site))]
    shown = [h for h in headings(page) if not _names_site(h, site)]
    for heading in shown:
        if agreeing := [title for title in titles if _agree(heading, title)]:
            return max(heading, agreeing[0], key=len) if is_linked else heading
    return titles[0] if titles else shown[0] if len(shown) == 1 else None


def headings(page: HtmlElement) -> list[str]:
    """The texts of the page's h1 elements, each once."""
    texts = (one_line(element.text_content()) for element in page.xpath("//h1"))
    return list(dict.fromkeys(text for text in texts if text))


def site_behind_title(page: HtmlElement) -> str | None:
    """The site's name as the last part of the title element, where an earlier part is the headline shown."""
    titles = page.xpath("//title")
    parts = _BAR.split(plain(titles[0].text_content()) or "") if titles else []
    shown = {_letters(heading) for heading in headings(page)}
    is_site = (
        len(parts) > 1
        and any(_letters(part) in shown for part in parts[:-1])
        and _letters(parts[-1]) not in shown
        and 0 < len(parts[-1].split()) <= _LONGEST_SITE
    )
    return parts[-1] if is_site else None


def plain(words: str | None) -> str | None:
    """The words of a metadata value, its character references resolved, on one line."""
    return one_line(html.unescape(words)) if words else None


def _without_site(title: str | None, site: str | None) -> str | None:
    """The title less " | Site" or " - Site" at its end, or "Site | " before it."""
    bars = list(_BAR.finditer(title or ""))
    if title is None or not bars:
        return title
    last, first = bars[-1], bars[0]
    if last.start() and _names_site(title[last.end() :], site):
        return title[: last.start()]
    if _letters(title[: first.start()]) == _letters(site or ""):
        return title[first.end() :] or title
    return title


def _names_site(words: str, site: str | None) -> bool:
    ours, its = _letters(words), _letters(site or "")
    return bool(ours and its) and len(words.split()) <= _LONGEST_SITE and (ours in its or its in ours)


def _agree(one: str, other: str) -> bool:
    """True when two headlines share half of the words of the shorter."""
    first, second = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
    return len(first & second) >= 0.5 * max(1, min(len(first), len(second)))


def _letters(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()
