"""Plain text to Article: what a person sees at a glance as headline, byline, dateline and footer."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Article, Zone, ZoneKind
from kg.read.dateline import read_dateline
from kg.read.footer import boilerplate, read_footer
from kg.read.header import read_header
from kg.read.imprint import NO_OUTLETS, NOTHING_GIVEN, Imprint, Outlets, article
from kg.read.lines import lines_of


def read_text(id: str, text: str, given: Imprint = NOTHING_GIVEN, outlets: Outlets = NO_OUTLETS) -> Article:  # noqa: A002
    """The article in ``text``; what is ``given`` as metadata beats what the text says of itself."""
    lines = list(lines_of(text))
    header = read_header(lines, outlets, given.title)
    body = lines[header.length :]
    zones = [*header.zones]
    found = header.imprint
    if body and (dateline := read_dateline(text, body[0].span.start)):
        zones.append(Zone(dateline.span, ZoneKind.DATELINE))
        if dateline.agency:
            found = found.or_else(Imprint(credit=outlets.name_of(dateline.agency) or dateline.agency))
        body = body[1:]
    notes = boilerplate(body)
    zones += notes
    found = found.or_else(read_footer(text, notes, outlets))
    if given.outlet:
        found = replace(found, credit=None)
    return article(id, text, given.or_else(found), tuple(sorted(zones)))
