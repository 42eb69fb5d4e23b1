"""The names in the bylines that a page shows, where its metadata name no one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from kg.read.author_names import may_be_a_person, names_in, signing_outlet
from kg.read.outlets import Outlets

_LONGEST = 160
"""Characters beyond which an element is no byline."""
_MOST = 200
"""Marked elements, and lines that begin with "By", that are looked at: a byline is among a page's first."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MARK = re.compile(r"byline|(?:^|[-_\s])(?:authors?|writers?|contributors?)(?:[-_\s]|$)")
_BY = re.compile(
    r"\s*(?:(?:(?:posted|written|reported|published|words|story) )?by|author(?=[:\s]|$))\b[\s:]*",
    re.IGNORECASE,
)
# What stands beside the article: comments and teasers have authors too, photographs their makers.
_ELSEWHERE = re.compile(
    r"(?:^|[-_\s])(?:comments?|repl(?:y|ies)|related|recommend\w*|trending|popular|promos?|teasers?|captions?"
    r"|credits?|disqus|newsletter)(?:[-_\s]|$)"
)
_ELSEWHERE_TAGS = frozenset(("footer", "nav", "figure", "figcaption", "form", "button", "option"))
_NO_WORDS = frozenset(("script", "style", "noscript", "template", "svg"))


def shown_names(page: HtmlElement, outlets: Outlets) -> list[str]:
    """The names in the page's first byline, persons' and outlets'; none where it shows no byline."""
    linked = page.xpath("//*[contains(concat(' ', @rel, ' '), ' author ') or contains(@itemprop, 'author')]")
    for found, alone in ((linked[:_MOST], True), (_classed(page)[:_MOST], False)):
        for element in found:
            if names := _names(element, outlets, alone):
                return _with_those_beside(element, found, names, outlets, alone)
    for words in islice(_lines(page), _MOST):
        if names := _persons(words, outlets, False):
            return names
    return []


def _classed(page: HtmlElement) -> list[HtmlElement]:
    """The elements whose class or id says byline or author, innermost ones in place of their wrappers."""
    return [e for e in page.iter() if isinstance(e.tag, str) and _MARK.search(_marks(e))]


def _marks(element: HtmlElement) -> str:
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _CAMEL.sub("-", marks).lower()


def _lines(page: HtmlElement) -> Iterator[str]:
    """The elements and pieces of text that begin with "By"; of one that is only that, what it stands in.

    Empty for those that stand elsewhere.
    """
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in _NO_WORDS:
            continue
        if _BY.match(element.text or ""):
            words = _words(element)
            around = element.getparent()
            whole = _words(around) if _BY.fullmatch(words) and around is not None else words
            yield "" if _is_elsewhere(element) else whole
        tail = element.tail or ""
        if _BY.match(tail):
            following = element.getnext()
            whole = f"{tail} {_words(following)}" if _BY.fullmatch(tail) and following is not None else tail
            yield "" if _is_elsewhere(element) else whole


def _names(element: HtmlElement, outlets: Outlets, alone: bool) -> list[str]:
    """The names in one element: those in its inner marks, else those in its words."""
    if element.tag in ("meta", "link") or _is_elsewhere(element):
        return []
    inner = element.xpath(
        ".//*[@itemprop='name' or contains(concat(' ', @class, ' '), ' fn ')]"
    ) or element.xpath(".//a[contains(@href, 'author') or contains(@href, 'profile') or @rel='author']")
    names = [name for part in inner for name in _persons(_words(part), outlets, alone)]
    whole = _persons(_words(element), outlets, alone)
    return names if len(names) >= len(whole) else whole


def _with_those_beside(
    element: HtmlElement, found: list[HtmlElement], names: list[str], outlets: Outlets, alone: bool
) -> list[str]:
    """The names of the element and of its equals beside it: each author may have a link of their own."""
    beside = [
        other
        for other in found
        if other.tag == element.tag
        and other.get("class") == element.get("class")
        and other.getparent() is element.getparent()
    ]
    return list(dict.fromkeys(names + [n for other in beside for n in _names(other, outlets, alone)]))


def _persons(words: str, outlets: Outlets, alone: bool) -> list[str]:
    if len(words) > _LONGEST:
        return []
    return [n for n in names_in(words, outlets) if may_be_a_person(n, alone) or signing_outlet(n, outlets)]


def _words(element: HtmlElement) -> str:
    """The words of an element, those side by side apart; of a long one no more than shows that it is long."""
    pieces: list[str] = []
    length = 0
    for text in element.itertext():
        pieces.append(text)
        length += len(text.strip())
        if length > _LONGEST:
            break
    return " ".join(" ".join(pieces).split())


def _is_elsewhere(element: HtmlElement) -> bool:
    around = (e for e in (element, *element.iterancestors()) if e.tag not in ("html", "body"))
    return any(e.tag in _ELSEWHERE_TAGS or _ELSEWHERE.search(_marks(e)) for e in around)
