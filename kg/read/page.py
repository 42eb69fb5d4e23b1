"""Saved HTML pages: the article's text by trafilatura, what the page says of it by its metadata."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import extract
from trafilatura.settings import Extractor

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read.fragment import paragraphs_of
from kg.read.json_ld_body import has_markup, without_codes
from kg.read.limits import Limits
from kg.read.markup import is_too_busy, lean
from kg.read.page_imprint import linked_article, page_imprint
from kg.read.page_paragraphs import paragraphs
from kg.read.page_story import story_tree
from kg.read.plain import read_text
from kg.read.source import Result, Source
from kg.read.web_encoding import decode_page

_SHORTEST = 12
"""Words below which a page shows no article but its menus."""
_MOST_LINKS = 1_000
"""Links in one element: trafilatura needs time by the square of their number, and pages have some twenty."""
# Control characters and others that no document may hold: who takes elements off a tree stops at them.
_NO_CHARACTERS = re.compile(
    r"[\x01-\x08\v\f\x0e-\x1f\ufffe\uffff]"
    r"|&#0*(?:[1-8]|1[124-9]|2\d|3[01]|6553[45])(?:;|(?!\d))"
    r"|&#x0*(?:[1-8bcef]|1[\da-f]|fff[ef])(?:;|(?![\da-f]))",
    re.IGNORECASE,
)


def read(source: Source) -> Iterator[Result]:
    """The one article of a saved page."""
    yield article_on_page(source, source.what, source.id, source.content(), source.address, source.charset)


def article_on_page(
    source: Source,
    what: str,
    id: str,  # noqa: A002
    content: bytes,
    address: str | None = None,
    charset: str | None = None,
) -> Article:
    """The article on the page ``content``, fetched from ``address`` with the ``charset`` its header named."""
    page = parse_page(what, decode_page(what, content, charset), source.limits)
    linked = linked_article(page)
    imprint = page_imprint(page, linked, source.outlets, address)
    text = _fuller(text_of_page(page), _linked_text(what, linked.body, source.limits), page)
    if len(text.split()) < _SHORTEST:
        raise UnreadableArticle(what, "no article text found on this page", "Save its text as a .txt file.")
    # Templates mark their own language, not the article's: the text decides.
    given = replace(imprint, language=None)
    return read_text(id, text, given, source.outlets, source.limits, what)


def parse_page(what: str, markup: str, limits: Limits) -> HtmlElement:
    """The page as a tree; refused when it is no HTML, or built to keep a parser busy."""
    markup = _NO_CHARACTERS.sub(" ", lean(markup))
    if is_too_busy(markup, limits):
        raise UnreadableArticle(what, "far more markup than an article has", "Save its text as a .txt file.")
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        page = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableArticle(what, "it holds no HTML that can be read", "Save the page again.") from error
    if any("depth" in entry.message for entry in parser.error_log):  # the parser stops there
        raise UnreadableArticle(what, "its elements are nested too deeply", "Save its text as a .txt file.")
    return page


def text_of_page(page: HtmlElement) -> str:
    """The article's paragraphs, one blank line between them; empty when there is none.

    Nothing is looked for among more links side by side than any article has.
    """
    beside = Counter(link.getparent() for link in page.iter("a"))
    if max(beside.values(), default=0) > _MOST_LINKS:
        return ""
    options = Extractor(output_format="txt", comments=False, tables=False, formatting=False, dedup=False)
    story = story_tree(page)
    return paragraphs(extract(story, options=options) or "", story)


def _linked_text(what: str, body: str, limits: Limits) -> str:
    """The article's text as JSON-LD has it, in paragraphs, where that is markup too."""
    body = without_codes(unescape(body))
    if has_markup(body):
        try:
            body = paragraphs_of(story_tree(parse_page(what, body, limits)))
        except UnreadableArticle:  # what the page shows may be sound
            return ""
    return re.sub(r"\s*\n\s*", "\n\n", body).strip()


def _fuller(shown: str, linked: str, page: HtmlElement) -> str:
    """The text from the page's elements, or that of its JSON-LD where a good part of it was not found.

    Much must be missing where JSON-LD has no paragraphs: they count for something.  What stands beside the
    story (captions, posts) is not missing.
    """
    share = 0.8 if linked.count("\n") >= 3 else 0.5
    if not shown or len(shown.split()) >= share * len(linked.split()):
        return shown or linked
    beside = _words(paragraphs_of(page)) - _words(paragraphs_of(story_tree(page)))
    missing = _words(linked) - _words(shown) - beside
    return linked if missing.total() > (1 - share) * _words(linked).total() else shown


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))
