"""Lines that are not part of the story: newsletter and sharing notes, credits, copyright, related links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Span, Zone, ZoneKind
from kg.read.headline import is_crosshead
from kg.read.imprint import Imprint
from kg.read.lines import Line
from kg.read.outlets import Outlets, is_agency, known_name

_X = r"(?P<name>[A-Z][\w&.'’-]*(?: (?:[A-Z0-9][\w&.'’-]*|of|the|and|for|&))*)"
_I = re.IGNORECASE
_ORNAMENTS = " |•·*»›>\xa0"
_LONGEST = 1000  # characters; a longer line is a paragraph of the story


def _any(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms), _I)


# A whole line of one of these forms is boilerplate wherever it stands.
_ANYWHERE = _any(
    r"[^\w“”\"'‘’]+",  # a rule, a bar, bullets
    r"(?:<[^<>]*>\s*)+\.?",  # markup left in the text that holds no words
    r"advertisement\.?|article content|popular|newsletters?\.?|(?:story|article) continues below(?: advertisement)?\.?",
    r"\(?(?:additional |with )?(?:reporting|writing|editing|compiled|translated|edited|written) by [^.]*(?:; .*)?\.?\)?",
    r"(?:-{1,3}|—|– )? ?(?:with )?additional reporting (?:from|by) .{3,120}",
    r"contribut(?:ing|ors?)(?: to this (?:story|report|article))?: .{3,160}",
    r".{3,160} (?:also )?contributed (?:reporting|research|to this (?:story|report|article))\b.{0,80}",
    r"(?:this|the) (?:article|story|post|piece|report|headline) (?:has been|was) (?:updated|corrected|revised|edited|amended)\b.*",
    r"(?:an )?(?:earlier|previous) version of this (?:article|story|post|report)\b.*",
    r"(?:correction|clarification|editor[’'`]?s note|update)\s?(?:\([^)]*\))?\s?[:—–].*\bth(?:is|e) (?:article|story|post)\b.*",
    r"editor[’'`]?s[  ]note\s?:.*",
    r"h/t ?/?:? .{2,80}",
    r"(?:watch|listen to|see|read|view) (?:(?:the|an?|it all|his|her|their|full|latest|rest|more|all|audio|video) ?)+"
    r"(?:[^.!?]{0,80})(?:here|below|above)\s?[:.]?",
    r"(?:watch|read|see|listen)(?: it)?(?: all)?(?: more)? (?:here|below|above|at <a\b.*)\s?[:.]?",
    r"watch the latest video at .*",
    r"(?:do you (?:support|like|agree)\b[^?]{0,60}\? )?(?:like|share) (?:the|this|our|us|and)\b[^.]{0,60}[:.]?",
    r"(?:partial |full |rush )?(?:video )?transcript(?: as follows| follows)?\s?:?\.?",
    r"read (?:more|also|next|the full (?:story|article|text|report))\b\s?[:|].*|read more\.?",
    r"(?:related|also read|see also|more from|more on|recommended|most (?:read|popular|viewed)|trending|you may also like)"
    r"(?: (?:stories|articles|links|news|coverage|topics|content|posts|videos?))?\s?(?::.{0,160})?",
    r"(?:join|subscribe to|sign up (?:for|to)|get) (?:the |our |us |a |free |daily |weekly )*.{0,80}"
    r"(?:mailing list|newsletters?|e-?mails? (?:list|updates|alerts)|inbox|podcast|channel)\b.{0,80}",
    r"(?:follow|contact|reach|e-?mail|tweet)\b.{2,120}(?:@|\bon (?:twitter|facebook|instagram|x|telegram|youtube)\b).{0,120}",
    r"(?:share|tweet|print|e-?mail|facebook|twitter|whatsapp|linkedin|pinterest|telegram|reddit|comments?|tags?)"
    r"(?:[ ,|/]+(?:share|tweet|print|e-?mail|facebook|twitter|whatsapp|linkedin|pinterest|telegram|reddit|this|article|page))*"
    r"(?: on \w+)?\s?[:.]?",
    r"(?:photos?|images?|pictures?|video|file photo|illustration|graphics?)(?: credits?| by| via)?\s?[:/].{2,120}",
    r"(?:[\w./-]+ )?(?:/ ?|via |\()?getty(?: images)?(?:[/ ]\w+)*\)?\.?",
    r"(?:copyright|©|\(c\)).{0,200}|.{0,160}\ball rights reserved\b.*",
    r"th(?:is|ese) (?:material|content|stor(?:y|ies)) may not be (?:published|reproduced|copied)\b.*",
    r"(?:click|tap) here\b.{0,120}",
)

# Longer prose that is boilerplate only as part of the closing lines.
_AT_THE_END = _any(
    r".{0,400}\breprinted (?:courtesy|with permission|by permission)\b.*",
    r"(?:this (?:article|story|post|piece)|it) (?:was )?(?:originally |first |also )(?:appear|publish|print|air|post)ed\b.*",
    r".{3,120}\breported (?:from|for) .{3,200}|.{3,120} (?:is|are) (?:an? |the )?(?:\w+ ){0,5}"
    r"(?:reporter|correspondent|columnist|editor|writer|fellow|director|playwright|host|author|contributor|producer)s?\b"
    r".{0,160}",
    r"follow .{2,160}|reach (?:him|her|them|us) .{2,120}|.{0,80}\bcan be (?:reached|followed) (?:at|on)\b.{0,120}",
    r"source\s?: .{2,60}|tags?\s?: .{2,200}|topics?\s?: .{2,200}|filed under\s?: .{2,200}",
    r"(?:.{0,60}: )?https?://\S+|[\w.+-]+@[\w-]+\.[\w.-]+",
    r".{2,80} airs on .{2,200}",
)

_MAILING_LIST = re.compile(rf".*\b[Jj]oin the {_X} mailing list\b.*")
_NEWSLETTER = re.compile(
    rf".*\b(?:[Ss]ign up (?:for|to)|[Ss]ubscribe to|[Jj]oin) (?:the |our )?(?:free |daily |weekly )*{_X}(?:’s|'s)? "
    r"(?:(?:daily|weekly|free|email|e-mail|morning|evening) )*(?:newsletter|email|mailing)s?\b.*"
)
_COPYRIGHT = re.compile(
    rf".*?(?:[Cc]opyright|COPYRIGHT|©|\([Cc]\))(?: ?©| ?\([Cc]\))?,? ?(?:(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?,? )?(?:by )?{_X}.*"
)
_ORIGIN = re.compile(
    r".*\b(?:originally|first) (?:appeared|published|posted|printed)(?: (?:in|on|at|by)| with)? (?:the )?"
    + _X
    + r".*"
)
_LEGAL_TAIL = re.compile(r",? (?:Inc|LLC|Ltd|Limited|Corp|Co|GmbH|All|all)\b\.?.*$")


def boilerplate(lines: Sequence[Line]) -> list[Zone]:
    """The lines among ``lines`` that are not the story's own words, neighbours joined into one zone."""
    marked = [_is(_ANYWHERE, line.words) for line in lines]
    for i in range(len(lines) - 1, -1, -1):
        marked[i] = marked[i] or _is(_AT_THE_END, lines[i].words)
        if not marked[i]:
            break
    zones: list[Zone] = []
    joined = False
    for line, is_boilerplate in zip(lines, marked, strict=True):
        if is_boilerplate and joined:
            zones[-1] = Zone(Span(zones[-1].span.start, line.span.end), ZoneKind.BOILERPLATE)
        elif is_boilerplate:
            zones.append(Zone(line.span, ZoneKind.BOILERPLATE))
        elif is_crosshead(line.words):
            zones.append(Zone(line.span, ZoneKind.HEADLINE))
        joined = is_boilerplate
    return zones


def _is(form: re.Pattern[str], words: str) -> bool:
    """True when the whole line, bars and bullets at its ends aside, is of ``form``."""
    return len(words) <= _LONGEST and bool(form.fullmatch(words.strip(_ORNAMENTS) or words))


def read_footer(text: str, zones: Sequence[Zone], outlets: Outlets) -> Imprint:
    """What the boilerplate tells: who carried the article, who owns it, where it first appeared."""
    imprint = Imprint()
    for zone in zones:
        for line in zone.span.of(text).splitlines():
            imprint = imprint.or_else(_read_line(line.strip(_ORNAMENTS), outlets))
    return imprint


def _read_line(line: str, outlets: Outlets) -> Imprint:
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
    name = _LEGAL_TAIL.sub("", name).strip().rstrip(".,")
    return known_name(outlets, name) or name
