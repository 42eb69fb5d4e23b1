"""What stands beside the story on a page: captions, lists of other stories, sign-ups, notes on authors.

Each is told by how the page is built: elements, classes in general use, roles of ARIA and schema.org,
links, place.  No rule knows a site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from kg.read.boilerplate import is_label
from kg.read.fragment import count_words

# The most words that each has.
_CAPTION = 100
_UNDER_A_PICTURE = 50
_PARTS = 40  # elements
_DEEP = 4  # elements, one in the other
_LINE = 60
_BOX = 400
_TO_A_LINK = 50
_SIGN_UP = 80
_ON_AUTHORS = 120
_AROUND = 8
"""Elements, one in the other, from a field to the box that it stands in."""
# The fewest words of a paragraph, and of one that no invitation to sign up has.
_PROSE = 12
_PARAGRAPH = 30

_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:fig-?)?caption(?:s|[\s_-]?(?:text|body|content))?(?:$|[\s_-](?!ed))"
    r"|[a-z](?:Caption|Credit)(?:Text)?(?:$|[\s_-])"
    r"|(?:photo|image|img|picture|media|figure|video)s?[_-]{0,2}(?:caption|credits?|byline|source)",
)
_CAPTION_ROLES = frozenset(("caption", "creditText", "copyrightHolder", "copyrightNotice"))
_AUTHOR_CLASS = re.compile(
    r"(?:^|[\s_-])(?:authors?|writers?|contributors?)[_-]{0,2}(?:bio|box|info|card|about|profile|details|content|desc)"
    r"|about[_-]?(?:the[_-]?)?authors?",
    re.IGNORECASE,
)
_NOT_THE_STORY = re.compile(
    r"https?://schema\.org/(?:ImageObject|VideoObject|AudioObject|WPAdBlock|WPSideBar|WPFooter"
    r"|SiteNavigationElement|Comment|UserComments)/?"
)
_ROLES = frozenset(("complementary", "navigation", "search", "dialog", "alertdialog", "contentinfo"))
_IN_ITALICS = frozenset(("em", "i", "small", "cite", "figcaption"))
_PICTURES = ("img", "picture", "video")
_HEADS = ("h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong", "b")
_MAIL = re.compile(r"e-?mail", re.IGNORECASE)
_STOPPED = re.compile(r"[.:…][”\"’')\]]*$")
_THE_STORY = frozenset(("article", "main", "body", "html"))


def captions(page: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that hold nothing but the words under a picture."""
    yield from page.iter("figcaption")
    for element in page.iter("p", "div", "span", "small", "cite", "dd", "td", "center"):
        named = _CAPTION_CLASS.search(element.get("class") or "") or element.get("itemprop") in _CAPTION_ROLES
        if named and count_words(element, _CAPTION) <= _CAPTION:
            yield element
    around = (outer for picture in page.iter(*_PICTURES) for outer in islice(picture.iterancestors(), _DEEP))
    yield from (element for element in dict.fromkeys(around) if _is_under_a_picture(element))


def _is_under_a_picture(element: HtmlElement) -> bool:
    """True for a picture and, in the same paragraph, a few words below it that are all in italics."""
    if element.tag not in ("p", "div", "td", "center") or len(element) > 6:
        return False
    between = [element.text, *(child.tail for child in element)]
    is_large = next(islice(element.iterdescendants(), _PARTS, None), None) is not None
    if is_large or any((words or "").strip() for words in between):
        return False
    worded = [n for n, child in enumerate(element) if count_words(child, 0)]
    return (
        bool(worded)
        and all(element[n].tag in _IN_ITALICS for n in worded)
        and any(next(child.iter(*_PICTURES), None) is not None for child in element[: worded[0]])
        and count_words(element, _UNDER_A_PICTURE) <= _UNDER_A_PICTURE
    )


def other_stories(page: HtmlElement) -> Iterator[HtmlElement]:
    """Lists, lines and boxes of links to other stories."""
    yield from (element for element in page.iter("ul", "ol") if _is_list_of_links(element))
    yield from (element for element in page.iter("p") if _is_line_of_links(element))
    for element in page.iter(*_HEADS):
        is_short = 0 < count_words(element, _PROSE) < _PROSE
        if is_short and is_label(_line(element)) and (box := _box_of(element)) is not None:
            yield box


def _is_list_of_links(element: HtmlElement) -> bool:
    """True for a list of headlines that lead elsewhere, and of nothing else but labels."""
    items = [item for item in element.iterchildren("li") if count_words(item, 0)]
    linked = [item for item in items if _is_line_of_links(item)]
    return (
        len(linked) > 1
        and 3 * len(linked) >= 2 * len(items)
        and all(item in linked or count_words(item, _PROSE) < _PROSE for item in items)
    )


def _is_line_of_links(element: HtmlElement) -> bool:
    """True for words that are all links and no sentence, or for one link behind "Related:"."""
    if not 3 < (total := count_words(element, _LINE)) <= _LINE:
        return False
    links = [link for link in element.iter("a") if link.get("href") and count_words(link, 0)]
    if sum(count_words(link) for link in links) == total:
        return not _STOPPED.search(_line(element))
    return len(links) == 1 and is_label(_line(element).removesuffix(_line(links[0])))


def _line(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _box_of(label: HtmlElement) -> HtmlElement | None:
    """The smallest box that ``label`` heads and that holds links; None where it holds the story too."""
    inner = label
    while (box := inner.getparent()) is not None and box.tag not in _THE_STORY:
        if not _heads(inner, box) or count_words(box, _BOX) > _BOX:
            return None
        links = [link for link in box.iter("a") if link.get("href") and count_words(link) > 3]
        if len(links) > 1:
            return None if count_words(box) > _TO_A_LINK * len(links) or _has_a_text(box) else box
        inner = box
    return None


def _heads(inner: HtmlElement, box: HtmlElement) -> bool:
    """True when no words stand in ``box`` before its child ``inner``."""
    before = inner.itersiblings(preceding=True)
    return not (box.text or "").strip() and not any(
        (b.tail or "").strip() or count_words(b, 0) for b in before
    )


def _has_a_text(box: HtmlElement) -> bool:
    """True for two paragraphs in a row: beside a story there is at most one to a link."""
    followed = ((p, after) for p in box.iter("p") if (after := p.getnext()) is not None and after.tag == "p")
    return any(_is_prose(p) and _is_prose(after) for p, after in followed)


def _is_prose(paragraph: HtmlElement) -> bool:
    linked = sum(count_words(link) for link in paragraph.iter("a"))
    return count_words(paragraph) >= _PROSE and 2 * linked < count_words(paragraph)


def sign_ups(page: HtmlElement) -> Iterator[HtmlElement]:
    """Boxes with a field for an address of mail, and what invites to fill it."""
    inviting: dict[HtmlElement, bool] = {}  # each box is looked at once, however many fields it has
    for field in page.iter("input"):
        asks = " ".join(field.get(name) or "" for name in ("type", "name", "id", "placeholder"))
        if not _MAIL.search(asks) or field.get("type") == "hidden":
            continue
        box = field
        for outer in islice(field.iterancestors(), _AROUND):
            if outer not in inviting:
                inviting[outer] = outer.tag not in _THE_STORY and _invites(outer)
            if not inviting[outer]:
                break
            box = outer
        if box is not field:
            yield box


def _invites(box: HtmlElement) -> bool:
    """True for a few words without a headline or a paragraph of a story."""
    return (
        count_words(box, _SIGN_UP) <= _SIGN_UP
        and box.find(".//h1") is None
        and all(count_words(paragraph) < _PARAGRAPH for paragraph in box.iter("p"))
    )


def notes_on_authors(page: HtmlElement) -> Iterator[HtmlElement]:
    """Boxes that say who the authors are."""
    for element in page.iter("div", "section", "p", "aside"):
        named = _AUTHOR_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        if named and _PROSE <= count_words(element, _ON_AUTHORS) <= _ON_AUTHORS:
            yield element


def by_role(page: HtmlElement) -> Iterator[HtmlElement]:
    """Elements whose role, by ARIA or schema.org, is another than the story's."""
    for element in page.iter("div", "section", "ul", "span", "p", "table"):
        kind = _NOT_THE_STORY.fullmatch(element.get("itemtype") or "")
        if kind or (element.get("role") or "").lower() in _ROLES:
            yield element
