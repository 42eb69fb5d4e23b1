"""A page's elements put so that the finder of its article loses no words of the story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from kg.read.fragment import BLOCKS, count_words

# What finders take for controls and data, wherever it stands.
_CONTROLS = ("time", "label", "button", "output", "data", "math")
_SENTENCES = frozenset(("p", "li", "blockquote", "td", "dd"))
_STOPS = (".", "!", "?", "”", '"', "’", ":", ")")
_ROWS = frozenset(("thead", "tbody", "tfoot", "tr"))
_CELLS = frozenset(("td", "th"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SENTENCE = 6
"""Words from which a line that ends in a stop is a sentence."""
_TEXT = 25
"""Words from which a cell of a table holds text and no data."""


def keep_words(page: HtmlElement) -> None:
    """Change ``page`` so that sentences are whole, and text is not taken for data or for a teaser."""
    _join_sentences(page)
    _open_tables(page)
    _open_teaser(page)


def _join_sentences(page: HtmlElement) -> None:
    """Take elements away, and leave their words, amid a sentence: "on <time>Monday</time> she said"."""
    around = (
        next((outer for outer in element.iterancestors() if outer.tag in BLOCKS), None)
        for element in page.iter(*_CONTROLS)
    )
    for block in dict.fromkeys(block for block in around if block is not None and block.tag in _SENTENCES):
        words = "".join(block.itertext()).split()
        if len(words) >= _SENTENCE and words[-1].endswith(_STOPS):
            etree.strip_tags(block, *_CONTROLS)


@dataclass(slots=True)
class _Table:
    """A table while it is gone through, and how many words the cell at hand has outside of inner tables."""

    element: HtmlElement
    is_layout: bool
    words: int = 0


def _open_tables(page: HtmlElement) -> None:
    """Make plain blocks of the tables that mails and old pages are laid out with; tables of data stay."""
    if next(page.iter("table"), None) is None:
        return
    for table in list(_layout_tables(page)):
        for part in list(_parts(table)):
            is_line = part.tag in _CELLS and next(part.iterdescendants(*BLOCKS), None) is None
            part.tag = "p" if is_line else "div"
        table.tag = "div"


def _layout_tables(page: HtmlElement) -> Iterator[HtmlElement]:
    """The tables that hold text or another table."""
    open_tables: list[_Table] = []
    for event, element in etree.iterwalk(page, events=("start", "end")):
        is_start = event == "start"
        if is_start and element.tag == "table":
            if open_tables:
                open_tables[-1].is_layout = True
            open_tables.append(_Table(element, element.get("role") == "presentation"))
        elif is_start and element.tag in _CELLS and open_tables:
            open_tables[-1].words = 0
        elif not is_start and element.tag == "table" and open_tables.pop().is_layout:
            yield element
        if open_tables:
            inner = open_tables[-1]
            inner.words += len(((element.text if is_start else element.tail) or "").split())
            inner.is_layout = inner.is_layout or inner.words >= _TEXT


def _parts(table: HtmlElement) -> Iterator[HtmlElement]:
    """The rows and cells of ``table``, not those of tables inside."""
    for part in table:
        if part.tag in _ROWS:
            yield part
            yield from _parts(part)
        elif part.tag in _CELLS:
            yield part


def _open_teaser(page: HtmlElement) -> None:
    """Unname the one box called a teaser that has a paragraph and leads nowhere.

    Where readers pay it is the start of the story; finders take it for the teaser of another.
    """
    called = page.xpath("//*[contains(@class, 'easer') or contains(@id, 'easer')]")
    teasers = [e for e in called if "teaser" in f"{e.get('class')} {e.get('id')}".lower()]
    if not teasers or not all(teasers[0] in e.iterancestors() for e in teasers[1:]):
        return
    leads = next(teasers[0].iter(*_HEADINGS, "a"), None) is not None
    if not leads and any(count_words(paragraph) >= _TEXT for paragraph in teasers[0].iter("p")):
        for element in teasers:
            for name in ("class", "id"):
                element.attrib.pop(name, None)
