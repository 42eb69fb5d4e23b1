"""The part of a page's markup that is parsed: without its scripts, styles and comments, and within limits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.read.limits import Limits

# A quotation mark opens a value only behind "="; any other is a slip of the pen.
_VALUE = r"""=\s*+(?:"[^"]*+"|'[^']*+')"""
# An opening tag matches to its end, or, where that never comes, as far as it goes: nothing is read twice.
_RAW = re.compile(
    rf"<!--|<(?P<tag>script|style)\b(?P<attributes>(?:[^<>=]++|{_VALUE}|=)*+)(?P<closed>>?)", re.IGNORECASE
)
_ENDS = {
    "script": re.compile(r"</script", re.IGNORECASE),
    "style": re.compile(r"</style", re.IGNORECASE),
    "": re.compile(r"-->"),
}
_TAG = re.compile(rf"<[a-zA-Z](?:[^>=]++|{_VALUE}|=)*+")
_QUOTED = re.compile(_VALUE)
_BETWEEN = re.compile(r"[\s/]+")


def lean(markup: str) -> str:
    """The markup without comments and without what stands in scripts and styles, JSON-LD excepted.

    A program may hold any number of "<" that open no element: whoever counts the elements of a page must
    count what the parser will see.  Pages made by scripts have comments between any two words: their
    surroundings are joined.
    """
    return "".join(_kept(markup))


def _kept(markup: str) -> Iterator[str]:
    at = 0
    unended: set[str] = set()  # kinds with no end in the rest: not searched for again
    while match := _RAW.search(markup, at):
        tag = (match["tag"] or "").lower()
        yield markup[at : match.end() if tag else match.start()]
        at = match.end()
        if tag and not match["closed"]:
            continue
        # "<!-->" is a whole comment.
        end = None if tag in unended else _ENDS[tag].search(markup, at if tag else match.start() + 2)
        if end is None:
            unended.add(tag)
            yield "" if tag else match[0]
        elif tag:
            yield markup[at : end.start()] if "ld+json" in match["attributes"] else ""
            at = end.start()
        else:
            at = end.end()
    yield markup[at:]


def is_too_busy(markup: str, limits: Limits) -> bool:
    """True for more elements, or more attributes of one element, than the limits allow."""
    return markup.count("<") > limits.elements or _most_attributes(markup) > limits.attributes


def _most_attributes(markup: str) -> int:
    """The number of attributes, or a little more, of the tag that has most."""
    return max((_attributes(tag[0]) for tag in _TAG.finditer(markup) if len(tag[0]) > 5000), default=0)


def _attributes(tag: str) -> int:
    bare, quoted = _QUOTED.subn(" ", tag)
    return max(quoted, len(_BETWEEN.split(bare)), bare.count("="))
