"""Stretches inside quotation marks: outermost, straight or curly, also where closers are missing."""

from __future__ import annotations

import re

from kg.model import Span

_MARK = re.compile("''|``|[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a']")

_CLOSERS = {
    "\u201c": ("\u201d", '"', "''"),
    '"': ('"', "\u201d"),
    "''": ("''",),
    "``": ("''", '"'),
    "\u201e": ("\u201d", "\u201c", "\u201f"),
    "\u201f": ("\u201d", '"'),
    "\u00ab": ("\u00bb",),
    "\u2018": ("\u2019", "'"),
    "\u201a": ("\u2018", "\u2019"),
    "'": ("'", "\u2019"),
}
AHEAD = 3000
"""Characters within which the closer of a single quotation mark is looked for."""

_SINGLE = {"\u2018", "\u201a", "'"}
_STRAIGHT = {'"', "''"}


def quotations(text: str, paragraphs: list[Span]) -> tuple[Span, ...]:
    """Every quotation with its marks, in text order, outermost only.

    A quotation that is still open at the end of its paragraph goes on into the next one when that
    re-opens it with the same mark, as newspapers print it; otherwise its closer was forgotten and it
    ends with the paragraph.
    """
    found: list[Span] = []
    pending: tuple[int, str] | None = None  # start and mark of a quotation that may go on
    last_end = 0
    for paragraph in paragraphs:
        if pending and not text.startswith(pending[1], paragraph.start):
            found.append(Span(pending[0], last_end))
            pending = None
        spans, open_at = _in_paragraph(text, paragraph)
        if pending:
            if spans and spans[0].start == paragraph.start:
                spans[0] = Span(pending[0], spans[0].end)
                pending = None
            elif open_at is not None and not spans:
                open_at = (pending[0], pending[1])
                pending = None
            else:
                found.append(Span(pending[0], last_end))
                pending = None
        found.extend(spans)
        pending = open_at
        last_end = paragraph.end
    if pending:
        found.append(Span(pending[0], last_end))
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span) -> tuple[list[Span], tuple[int, str] | None]:
    """The quotations closed within ``paragraph``, and the start and mark of one left open."""
    found: list[Span] = []
    start, mark = -1, ""
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        sign = match.group()
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        if start < 0:
            if sign in _CLOSERS and _opens(text, match, before, after, paragraph):
                start, mark = match.start(), sign
        elif sign in _CLOSERS[mark]:
            if mark in _STRAIGHT and before.isspace() and not after.isspace() and match.start() > start + 2:
                # looks like another opener: the closer before it was forgotten
                found.append(Span(start, len(text[: match.start()].rstrip())))
                start, mark = match.start(), sign
            elif mark not in _SINGLE or _closes_single(before, after):
                found.append(Span(start, match.end()))
                start = -1
    if start >= 0 and mark not in _SINGLE:
        return found, (start, mark)
    return found, None


def _opens(text: str, match: re.Match[str], before: str, after: str, paragraph: Span) -> bool:
    """True when the mark can open a quotation where it stands."""
    sign = match.group()
    if sign in _SINGLE:
        free = not before.isalnum() and after.isalnum()
        return free and _closer_ahead(text, match.end(), paragraph.end, _CLOSERS[sign])
    if sign in _STRAIGHT:  # an inch mark or a stray closer touches the word before it
        return not after.isspace() and not (before.isalnum() and not after.isalnum())
    return True


def _closer_ahead(text: str, start: int, end: int, closers: tuple[str, ...]) -> bool:
    """True when a single closing mark follows in the paragraph before another one could open."""
    for match in _MARK.finditer(text, start, min(end, start + AHEAD)):
        if match.group() not in closers:
            continue
        after = text[match.end()] if match.end() < end else " "
        if _closes_single(text[match.start() - 1], after):
            return True
    return False


def _closes_single(before: str, after: str) -> bool:
    """True for a mark after a word or its punctuation and before no letter: no apostrophe."""
    return not before.isspace() and not after.isalnum()
