"""How wide text is drawn, so that boxes can be as wide as their text before any browser has seen it.

The widths are those of Arial, with which Helvetica and Liberation Sans agree and which Georgia comes close
to.  A page may fall back to another font; the drawing then condenses a line that would leave its box.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Thousandths of the font size, for the characters from space to tilde.
_ARIAL = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778,
    722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278,
    278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_PUNCTUATION = {0x2018: 222, 0x2019: 222, 0x201C: 333, 0x201D: 333, 0x2013: 556, 0x2014: 1000, 0x00B7: 333}
_BOLD = 1.08


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set: font size and line height in pixels."""

    size: int
    height: int
    bold: bool = False


STYLES = {
    "title": Style(17, 23, bold=True),  # the headline of an article, the wording of a claim at the head
    "name": Style(14, 19, bold=True),  # an agent
    "words": Style(15, 21),  # what is stated
    "caption": Style(12, 17),  # kind and role, date, form of quotation
    "label": Style(13, 17),  # the cue on an edge
}

Line = tuple[str, str]
"""A line of text with the name of its style: ("name", "The Harbour Post")."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node as drawn: its lines, broken where they are to break, and its size in pixels."""

    lines: tuple[Line, ...]
    width: int
    height: int


def width(text: str, style: str) -> float:
    """Pixels from the first character to the last when ``text`` is set in ``style``."""
    look = STYLES[style]
    return sum(map(_advance, text)) * look.size / 1000 * (_BOLD if look.bold else 1)


def _advance(character: str) -> int:
    code = ord(character)
    if 32 <= code < 127:
        return _ARIAL[code - 32]
    if code in _PUNCTUATION:
        return _PUNCTUATION[code]
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1000
    base = unicodedata.normalize("NFD", character)[0]
    return _ARIAL[ord(base) - 32] if 32 <= ord(base) < 127 else 640


def wrap(text: str, style: str, room: float, most: int) -> list[str]:
    """``text`` in at most ``most`` lines of at most ``room`` pixels; what does not fit ends in an ellipsis.

    Breaks at spaces; a word wider than a line is broken where the line ends.
    """
    lines: list[str] = []
    line = ""
    words = _pieces(text[: int(most * room)].split(), style, room)  # no character is narrower than a pixel
    for number, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if width(longer, style) <= room:
            line = longer
            continue
        if len(lines) == most - 1:
            return [*lines, _ellipsis(" ".join([line, *words[number : number + 1]]), style, room)]
        lines.append(line)
        line = word
    return [*lines, line] if line or not lines else lines


def _pieces(words: Iterable[str], style: str, room: float) -> list[str]:
    """The words, those that no line can hold cut into pieces that one can."""
    pieces = []
    for word in words:
        piece = ""
        for character in word:
            if piece and width(piece + character, style) > room:
                pieces.append(piece)
                piece = ""
            piece += character
        pieces.append(piece)
    return pieces


def _ellipsis(text: str, style: str, room: float) -> str:
    while text and width(text + "…", style) > room:
        text = text[:-1]
    return text.rstrip(" ,;:") + "…"


def box(lines: Sequence[Line], room: int, most: int, pad: tuple[int, int] = (14, 7)) -> Box:
    """A box around ``lines``, each broken into at most ``most``; as wide as its text, at most ``room``."""
    broken = [
        (style, part) for style, text in lines if text for part in wrap(text, style, room - 2 * pad[0], most)
    ]
    widest = max((width(text, style) for style, text in broken), default=0)
    tall = sum(STYLES[style].height for style, _ in broken)
    # Even numbers, so that a box given by its centre has its edges on whole pixels.
    return Box(tuple(broken), _even(min(room, widest + 2 * pad[0] + 2)), _even(tall + 2 * pad[1]))


def _even(pixels: float) -> int:
    return 2 * round(pixels / 2)
