"""Saved HTML pages: the article's text by trafilatura, what the page says of it by its metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import extract
from trafilatura.settings import Extractor

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read.page_imprint import linked_article, page_imprint
from kg.read.plain import read_text
from kg.read.source import Result, Source
from kg.read.web_encoding import decode_page

# Comments go, their surroundings joined: pages made by scripts have one between any two words, and the
# text after a comment would be lost.
_PARSER = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)


def read(source: Source) -> Iterator[Result]:
    """The one article of a saved page."""
    yield article_on_page(source, source.id, source.content())


def article_on_page(
    source: Source,
    id: str,
    content: bytes,
    address: str | None = None,
    charset: str | None = None,
) -> Article:
    """The article on the page ``content``, fetched from ``address`` with the ``charset`` its header named."""
    page = parse_page(source.what, decode_page(source.what, content, charset), source.limits.nesting)
    linked = linked_article(page)
    imprint = page_imprint(page, linked, source.outlets, address)
    text = _fuller(text_of_page(page), linked.body)
    if not text:
        raise UnreadableArticle(
            source.what, "no article text found on this page", "Save its text as a .txt file."
        )
    # Templates mark their language, not the article's: the text decides.
    given = replace(imprint, language=None)
    return read_text(id, text, given, source.outlets, source.limits, source.what)


def parse_page(what: str, markup: str, nesting: int) -> HtmlElement:
    """The page as a tree; refused when it is no HTML or nested beyond ``nesting``."""
    try:
        page = document_fromstring(markup.encode("utf-8"), parser=_PARSER)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableArticle(what, "it holds no HTML that can be read", "Save the page again.") from error
    if _depth(page) > nesting:
        raise UnreadableArticle(
            what, f"its elements are nested more than {nesting} deep", "Save its text as .txt."
        )
    return page


def text_of_page(page: HtmlElement) -> str:
    """The article's paragraphs, one blank line between them; empty when there is none."""
    options = Extractor(output_format="txt", comments=False, tables=False, formatting=False, dedup=False)
    text = extract(page, options=options) or ""
    return _paragraphs(text)


def _fuller(shown: str, linked: str) -> str:
    """The text from the page's elements, or that of its JSON-LD where a good part of it was not found."""
    if linked.count("\n") >= 3 and len(shown.split()) < 0.8 * len(linked.split()):
        return _paragraphs(linked)
    return shown


def _paragraphs(text: str) -> str:
    return re.sub(r"\s*\n\s*", "\n\n", text).strip()


def _depth(page: HtmlElement) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
