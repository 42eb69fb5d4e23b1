"""Plain text to Article: what a person sees at a glance as headline, byline, dateline and footer."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.errors import UnreadableArticle
from kg.model import Article, Zone, ZoneKind
from kg.read.dateline import read_dateline
from kg.read.footer import mark_footer, read_footer
from kg.read.header import read_header
from kg.read.imprint import NOTHING_GIVEN, Imprint, article
from kg.read.language import NAMES, language_of
from kg.read.limits import DEFAULT_LIMITS, Limits
from kg.read.lines import lines_of
from kg.read.outlets import NO_OUTLETS, Outlets, known_name

_HALF_PAIR = re.compile(r"[\ud800-\udfff]")


def read_text(
    id: str,  # noqa: A002
    text: str,
    given: Imprint = NOTHING_GIVEN,
    outlets: Outlets = NO_OUTLETS,
    limits: Limits = DEFAULT_LIMITS,
    what: str | None = None,
) -> Article:
    """The article in ``text``; what is ``given`` as metadata beats what the text says of itself.

    what  how errors name it; the id when left out
    """
    _refuse_unusable(what or id, text, given.language, limits)
    lines = list(lines_of(text))
    header = read_header(lines, outlets, given.title)
    body = lines[header.length :]
    found, zones = header.imprint, list(header.zones)
    headed = bool(zones) or given.title is not None
    if body and (dateline := read_dateline(text, body[0].span.start, headed, outlets)):
        zones.append(Zone(dateline.span, ZoneKind.DATELINE))
        if dateline.agency:
            found = replace(found, credit=_credited(dateline.agency, outlets))
        body = body[1:]
    notes = mark_footer(body, outlets)
    found = found.or_else(read_footer(text, notes, outlets))
    return article(id, text, given.or_else(found), tuple(sorted([*zones, *notes])))


def _credited(agency: str, outlets: Outlets) -> str:
    """The agency of a dateline in full; of two ("CBS/AP") the first that is known."""
    names = (known_name(outlets, name) for name in (agency, *agency.split("/")))
    return next((name for name in names if name), agency)


def _refuse_unusable(what: str, text: str, language: str | None, limits: Limits) -> None:
    """Raise for a text that cannot be stored, or that is not English."""
    if len(text) > limits.text_chars:
        raise UnreadableArticle(
            what, f"its text has more than {limits.text_chars:,} characters", "Split it into single articles."
        )
    if not text.strip(" \t\r\n\f\v\xa0\ufeff"):
        raise UnreadableArticle(what, "it has no text", "Remove it, or put the article's text in it.")
    if "\0" in text:
        raise UnreadableArticle(
            what, f"its text holds a NUL character (at {text.index(chr(0))})", "Remove it from the text."
        )
    if half := _HALF_PAIR.search(text):
        raise UnreadableArticle(
            what,
            f"its text holds half of a surrogate pair (at {half.start()}), which no file can store",
            "Write the text anew from its source, in UTF-8.",
        )
    if language and not re.match(r"en\b", language, re.IGNORECASE):
        raise _not_english(what, f"it is marked as '{language}'")
    found = language_of(text) if language is None else "en"
    if found not in ("en", None):
        raise _not_english(what, f"its text is in {NAMES.get(found, 'no language known here')}")


def _not_english(what: str, wrong: str) -> UnreadableArticle:
    return UnreadableArticle(
        what,
        f"{wrong}, and only English is read",
        'Leave it out, give a translation, or give "language": "en" in JSON if this is a mistake.',
    )
