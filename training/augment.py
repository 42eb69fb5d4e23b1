"""Documents varied in ways that do not change their annotation."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from kg.encode.quotations import quotations
from kg.encode.sentences import paragraphs
from kg.model import Span
from training.compose import nested
from training.documents import Document, Edit, edited

_CURLY = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2019": "'", "\u2018": "'"})


def changed(document: Document, chance: random.Random, nesting: float) -> Document:
    """``document`` with nested attributions composed in, and its quotation marks and line ends varied."""
    if chance.random() < 0.35:
        document = nested(document, chance, nesting)
    roll = chance.random()
    if roll < 0.15:
        document = replace(document, text=document.text.translate(_CURLY))
    elif roll < 0.25:
        document = replace(document, text=_curled(document.text))
    elif roll < 0.31:
        document = _closers_lost(document, chance)
    if chance.random() < 0.08:
        document = _paragraphs_lost(document, chance)
    return document


def _curled(text: str) -> str:
    """``text`` with straight double quotation marks made curly, opening and closing in turn."""
    characters = list(text)
    for span in quotations(text, paragraphs(text, [Span(0, len(text))])):
        if characters[span.start] == '"':
            characters[span.start] = "\u201c"
            if characters[span.end - 1] == '"':
                characters[span.end - 1] = "\u201d"
    return "".join(characters)


def _closers_lost(document: Document, chance: random.Random) -> Document:
    """``document`` without some of its closing quotation marks."""
    spans = quotations(document.text, paragraphs(document.text, [Span(0, len(document.text))]))
    lost = [
        s for s in spans if len(s) > 2 and chance.random() < 0.3 and document.text[s.end - 1] in '"\u201d'
    ]
    return edited(document, [Edit(s.end - 1, s.end, "") for s in lost])


def _paragraphs_lost(document: Document, chance: random.Random) -> Document:
    """``document`` with some of its paragraphs run together."""
    ends = [m for m in re.finditer(r"(?<=[.!?\"\u201d])\n+", document.text) if chance.random() < 0.5]
    return edited(document, [Edit(m.start(), m.end(), " ") for m in ends])
