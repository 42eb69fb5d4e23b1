"""The part of a page that is searched for the story: its elements without what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from kg.read.fragment import count_words, paragraphs_of
from kg.read.letter import frame
from kg.read.page_beside import by_role, captions, notes_on_authors, other_stories, sign_ups
from kg.read.page_layout import keep_words
from kg.read.page_posts import embedded_posts

# Tags of what is taken off, with its words and without.  The parser's library moves nodes whatever characters
# they hold; it takes no control characters from Python.
_GONE, _OPENED = "set-aside", "opened"
_PROSE = 12
"""Words from which a line is one of a text, and no label."""
_BOX = 0.25
"""The share of a page's prose above which no single element stands beside the story: it is the story."""
_ALL = 0.5
"""The share above which the elements of one kind together are the story: a page of pictures, or of posts."""


def story_tree(page: HtmlElement) -> HtmlElement:
    """A copy of ``page`` without captions, posts that nobody quotes, links to other stories and sign-ups."""
    tree, prose = _bare(page)
    for kind in (by_role, sign_ups, notes_on_authors, other_stories):
        _set_aside(tree, _outermost(kind(tree)), _BOX * prose)
    return tree


def letter_tree(page: HtmlElement, addresses: frozenset[str] = frozenset()) -> HtmlElement:
    """A copy of a mail's ``page`` without captions, posts that nobody quotes, sign-ups and what it hides.

    Its links are its story, all but those to ``addresses``, by which its readers leave the list.
    """
    tree, prose = _bare(page)
    for elements in (sign_ups(tree), frame(tree, addresses)):
        _set_aside(tree, _outermost(elements), _BOX * prose)
    return tree


def _bare(page: HtmlElement) -> tuple[HtmlElement, int]:
    """A copy of ``page`` with whole sentences and without captions and posts; the words of its prose."""
    tree = deepcopy(page)
    etree.strip_elements(tree, "script", with_tail=False)  # finders would take any data there for the text
    keep_words(tree)
    # Once each: pages repeat captions for small and large screens.
    lines = {line: len(line.split()) for line in paragraphs_of(tree).splitlines()}
    prose = sum(words for words in lines.values() if words >= _PROSE)
    posts = list(embedded_posts(tree))
    beside = [post for post, is_introduced in posts if not is_introduced]
    are_the_story = _words(beside) > _ALL * prose
    for post, is_introduced in posts:
        if is_introduced or are_the_story:
            _free(post)
        else:
            post.tag = _GONE
    etree.strip_tags(tree, _OPENED)
    etree.strip_elements(tree, _GONE, with_tail=False)
    under_pictures = _outermost(captions(tree))
    if _words(under_pictures) > _ALL * prose:
        _open_figures(tree, under_pictures)
    else:
        _set_aside(tree, under_pictures, prose)
    return tree, prose


def _outermost(elements: Iterable[HtmlElement]) -> list[HtmlElement]:
    """The ``elements`` that stand in no other of them."""
    chosen = dict.fromkeys(elements)
    return [element for element in chosen if chosen.keys().isdisjoint(element.iterancestors())]


def _words(elements: Iterable[HtmlElement]) -> int:
    """How many words ``elements`` have, those of the same words counted once."""
    return sum({" ".join("".join(e.itertext()).split()): count_words(e) for e in elements}.values())


def _set_aside(tree: HtmlElement, elements: Iterable[HtmlElement], most: float) -> None:
    """Take the ``elements`` that have no more words than ``most`` off ``tree``."""
    for element in elements:
        if count_words(element) <= most:
            element.tag = _GONE
    etree.strip_elements(tree, _GONE, with_tail=False)


def _free(post: HtmlElement) -> None:
    """Leave a quoted post as a plain quotation, without the figure or the box that holds nothing else."""
    post.tag = "blockquote"
    post.attrib.clear()
    for box in islice(post.iterancestors(), 4):
        if box.tag in ("body", "html") or len(box) > 4 or count_words(box) > count_words(post):
            return
        box.tag = _OPENED


def _open_figures(tree: HtmlElement, under_pictures: Iterable[HtmlElement]) -> None:
    """Make paragraphs of captions that are the story, for finders that pass figures and captions over."""
    for caption in under_pictures:
        caption.attrib.clear()
    for element in list(tree.iter("figure", "figcaption")):
        element.tag = "p" if element.tag == "figcaption" else "div"
