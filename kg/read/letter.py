"""What stands above and below the story of a newsletter: the frame of the mail that brought it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from kg.read.boilerplate import is_closing, is_letter_note, is_speech
from kg.read.fragment import BLOCKS, count_words
from kg.read.lines import Line

_LONGEST = 40
"""Words beyond which a line among the notes of a newsletter is one of its story."""
_LAST_LINES = 6
"""Short lines (the owner, the tool it is sent with) that may follow the last note ..."""
_BETWEEN = 5
"""... and that may stand between two of them."""
_ABOVE = 10
"""Lines among which what is forwarded begins."""
_HIDDEN = 100
"""Words of what mails hide: the lines that mail programs show beside the subject."""
_FORWARDED = re.compile(
    r"(?:-{3,} ?)?(?:forwarded|original) message(?: ?-{3,})?|begin forwarded message\s?:", re.I
)
_FIELD = re.compile(r"\*?(?:From|Sent|Date|To|Cc|Subject|Reply-To)\s?:\*? \S.{0,300}")
# Letters of no size hide nothing: tools for newsletters set it on whole columns, and another size inside.
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:^|;)\s*max-height\s*:\s*0(?:px|%)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_SIGNATURES = frozenset(("gmail_signature", "moz-signature"))


def frame_begins(lines: Sequence[Line]) -> int:
    """The line from which nothing but a newsletter's notes on itself follow; the number of lines if none.

    All is the story where nothing else would be left.
    """
    start = len(lines)
    short, most = 0, _LAST_LINES
    for i in range(len(lines) - 1, -1, -1):
        words = lines[i].words
        if is_letter_note(words):
            start, short, most = i, 0, _BETWEEN
            continue
        short += not is_closing(words)
        if short > most or len(words.split()) > _LONGEST or is_speech(words) or re.search(r"[“”\"]", words):
            break
    return start or len(lines)


def forwarded_header(lines: Sequence[Line]) -> int:
    """How many lines at the top are the header of a forwarded mail and what was written above it."""
    for i, line in enumerate(lines[:_ABOVE]):
        if _FORWARDED.fullmatch(line.words):
            fields = 0
            while i + 1 + fields < len(lines) and _FIELD.fullmatch(lines[i + 1 + fields].words):
                fields += 1
            return i + 1 + fields if fields > 1 else 0
    return 0


def frame(page: HtmlElement, addresses: frozenset[str]) -> Iterator[HtmlElement]:
    """What a mail hides, signatures, and the lines that link to one of ``addresses`` for leaving the list."""
    for element in page.iter("div", "span", "p", "table", "tr", "td"):
        hides = _HIDING.search(element.get("style") or "") or element.get("class") in _SIGNATURES
        if hides and count_words(element, _HIDDEN) <= _HIDDEN:
            yield element
    for link in page.iter("a"):
        if link.get("href") in addresses:
            block = next((outer for outer in link.iterancestors() if outer.tag in BLOCKS), None)
            if block is not None and block.tag != "body" and count_words(block, _LONGEST) <= _LONGEST:
                yield block
