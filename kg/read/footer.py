"""What stands around and below the story: its boilerplate as zones, and what that tells of the outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Span, Zone, ZoneKind
from kg.read.boilerplate import credit_line, is_boilerplate, is_closing, without_ornaments
from kg.read.headline import is_crosshead
from kg.read.imprint import Imprint
from kg.read.letter import frame_begins
from kg.read.lines import Line
from kg.read.outlets import Outlets, is_agency, known_name
from kg.read.sign_off import read_sign_off, sign_off_in

_NAME = r"(?P<name>[A-Z][\w&.'’-]*(?: (?:[A-Z0-9][\w&.'’-]*|of|the|and|for|&))*)"
_YEARS = r"(?:(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?,? )?"
_MAILING_LIST = re.compile(rf".*\b[Jj]oin the {_NAME} mailing list\b.*")
_NEWSLETTER = re.compile(
    r".*\b(?:[Ss]ign up (?:for|to)|[Ss]ubscribe to|[Jj]oin) (?:the |our )?(?:free |daily |weekly )*"
    rf"{_NAME}(?:’s|'s)? (?:(?:daily|weekly|free|email|e-mail|morning|evening) )*"
    r"(?:newsletter|email|mailing)s?\b.*"
)
_COPYRIGHT = re.compile(
    rf".*?(?:[Cc]opyright|COPYRIGHT|©|\([Cc]\))(?: ?©| ?\([Cc]\))?,? ?{_YEARS}(?:by )?{_NAME}.*"
)
_ORIGIN = re.compile(
    r".*\b(?:(?:originally|first) (?:appeared|published|posted|printed)(?: (?:in|on|at|by)| with)?"
    r"|(?:[Rr]e-?published|[Rr]eprinted|[Ss]yndicated)(?: with (?:the )?permission)? (?:from|of)) (?:the )?"
    rf"{_NAME}.*"
)
_WRITERS = re.compile(
    rf"[-–—_ ]*{_NAME} (?:staff )?(?:writer|reporter|correspondent|journalist)s? .*contributed "
)
_CONTRIBUTING = re.compile(rf"Contribut(?:ing|ors?): .*, {_NAME}\.?")
_LEGAL_TAIL = re.compile(r",? (?:Inc|LLC|Ltd|Limited|Corp|Co|GmbH|All|all)\b\.?.*$")


def mark_footer(lines: Sequence[Line], outlets: Outlets) -> list[Zone]:
    """Zones for the lines that are not the story's own words, neighbours joined, and for crossheads."""
    marked = [is_boilerplate(line.words) for line in lines]
    end_of_story = frame_begins(lines)
    marked[end_of_story:] = [True] * (len(lines) - end_of_story)
    for i in range(end_of_story - 1, -1, -1):
        marked[i] = is_closing(lines[i].words) or bool(_credited_agency(lines[i].words, outlets))
        if not marked[i]:
            break
    last = max((i for i, is_marked in enumerate(marked) if not is_marked), default=-1)
    zones: list[Zone] = []
    joined = False
    for i, (line, is_marked) in enumerate(zip(lines, marked, strict=True)):
        if is_marked and joined:
            zones[-1] = Zone(Span(zones[-1].span.start, line.span.end), ZoneKind.BOILERPLATE)
        elif i == last and (at := sign_off_in(line.words)):  # "... he said. (Reporting by Jane Roe)"
            zones.append(Zone(Span(line.span.start + at, line.span.end), ZoneKind.BOILERPLATE))
            joined = True
            continue
        elif is_marked:
            zones.append(Zone(line.span, ZoneKind.BOILERPLATE))
        elif is_crosshead(line.words):
            zones.append(Zone(line.span, ZoneKind.HEADLINE))
        joined = is_marked
    return zones


def _credited_agency(words: str, outlets: Outlets) -> str | None:
    """The agency in a closing line that is nothing but its name or its credit, the first of two."""
    names = re.split(r"\s?[/,]\s?", credit_line(words) or words)
    known = [known_name(outlets, name) for name in names]
    return known[0] if all(name and is_agency(outlets, name) for name in known) else None


def read_footer(text: str, zones: Sequence[Zone], outlets: Outlets) -> Imprint:
    """What the boilerplate tells: who carried the article, who owns it, where it first appeared."""
    imprint = Imprint()
    for zone in zones:
        for line in zone.span.of(text).splitlines():
            imprint = imprint.or_else(_read_line(without_ornaments(line), outlets))
    return imprint


def _read_line(line: str, outlets: Outlets) -> Imprint:
    if credit := _credited_agency(line, outlets):
        return Imprint(credit=credit)
    if (signed := read_sign_off(line, outlets)) is not None:
        return signed
    if (match := _WRITERS.match(line)) and is_agency(outlets, match["name"]):
        return Imprint(credit=_full(match["name"], outlets))
    if (match := _CONTRIBUTING.fullmatch(line)) and known_name(outlets, match["name"]):
        return Imprint(masthead=_full(match["name"], outlets))
    if match := _ORIGIN.fullmatch(line):
        return Imprint(credit=_full(match["name"], outlets))
    for form in (_MAILING_LIST, _NEWSLETTER):
        if match := form.fullmatch(line):
            return Imprint(site=_full(match["name"], outlets))
    if match := _COPYRIGHT.fullmatch(line):
        name = _full(match["name"], outlets)
        if is_agency(outlets, name):
            return Imprint(credit=name)
        # A firm's name that no registry knows may be the outlet's owner: no proof of a second hand.
        return Imprint(site=name) if known_name(outlets, name) else Imprint(masthead=name)
    return Imprint()


def _full(name: str, outlets: Outlets) -> str:
    name = _LEGAL_TAIL.sub("", name.partition(". ")[0]).strip().rstrip(".,")
    name = re.sub(r",? (?:19|20)\d\d$", "", name)
    return known_name(outlets, name) or name
