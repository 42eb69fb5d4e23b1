"""A piece of HTML (a feed entry, a mail) as plain paragraphs: all of its words, nothing judged."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
NO_WORDS = frozenset(("script", "style", "head", "noscript", "template", "iframe", "svg", "button", "title"))


def paragraphs_of(page: HtmlElement) -> str:
    """The words of ``page`` with one blank line between its blocks."""
    parts: list[str] = []
    skipped = 0
    for event, element in etree.iterwalk(page, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            skipped += tag in NO_WORDS
            if not skipped:
                parts.append("\n\n" if tag in BLOCKS else "\n" if tag == "br" else "")
                parts.append(_one_space(element.text))
        else:
            skipped -= tag in NO_WORDS
            if not skipped:
                parts.append("\n\n" if tag in BLOCKS else "")
                parts.append(_one_space(element.tail) if element is not page else "")
    text = re.sub(r"[ \xa0]*\n[ \xa0]*", "\n", "".join(parts))
    return re.sub(r"\n{2,}", "\n\n", text).strip()


def count_words(element: HtmlElement, most: int = 1_000_000) -> int:
    """How many words stand in ``element``; counted until they are more than ``most``."""
    count = 0
    for words in element.itertext():
        count += len(words.split(None, most))
        if count > most:
            break
    return count


def _one_space(words: str | None) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", words or "")
