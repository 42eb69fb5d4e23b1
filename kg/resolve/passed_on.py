"""Who passed a source's words on: "a memo obtained by the Herald", "in remarks carried by NTB" (rule 17)."""

from __future__ import annotations

import re

from kg.extract.phrases import source_phrase
from kg.model import Act, AgentKind, Span, hull
from kg.resolve.mention import Form, Mention
from kg.resolve.reader import Page
from kg.resolve.sources import read_mention
from kg.resolve.venues import outside

_HOW = r"\s+(?:\w+ly\s+|first\s+|earlier\s+|later\s+|(?:on\s+)?\w+day\s+)?(?:by|to|on|in)\s+"
_SHOWN = (
    r"(?:obtained|accessed|reported|uncovered|unearthed|seen|viewed|reviewed|published|released|posted|leaked|aired"
    r"|carried|broadcast|televised|relayed|distributed|circulated|printed|run|quoted|cited)"
)
_DOCUMENT = re.compile(rf",?\s*(?:first\s+|as\s+|(?:which|that)\s+(?:was|were)\s+)?{_SHOWN}{_HOW}", re.I)
_SPEAKER = re.compile(
    rf",\s*(?:as\s+|who\s+was\s+)?(?:quoted|cited|reported|relayed){_HOW}"
    rf"|,\s*whose\s+(?:remarks|comments|words|statement|account)\s+(?:was|were)\s+{_SHOWN}{_HOW}"
    r"|\s(?:(?:who\s+)?(?:was|were)\s+)?(?:polled|surveyed|interviewed|contacted|quoted|cited)\s+by\s+",
    re.I,
)
_OWN_WORDS = re.compile(
    r"\bas\s+(?:first\s+)?(?:reported|quoted|cited|told|relayed|noted)(?:\s+\w+day)?\s+(?:by|in|to|on)\s+|"
    r"\b(?:in|via|through)\s+(?:(?:an?|the|his|her|its|their|some)\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:statement|remark|comment|speech|address|message|letter|memo|video|recording|report|document|filing|article"
    r"|e-?mail|post|release|testimony|note|dispatch|sermon|communique|interview|op-ed|column|excerpt|ruling|verdict"
    r"|judg(?:e)?ment|reply|answer|response|appeal|account|decision|indictment|submission|presentation|study|paper|draft|transcript|footage)s?"
    r"(?:\s+to\s+(?:[\w’'-]+\s+){0,4}?[\w’'-]+)?,?\s+"
    rf"(?:(?:that|which)\s+(?:was|were)\s+)?{_SHOWN}{_HOW}",
    re.I,
)
_AS_QUOTED = re.compile(r"\bas\s+(?:quoted|cited|reported|relayed)\s+(?:\w+day\s+)?by\s+(?:the\s+)?$")
"""Only an outlet stands behind it, whatever its name looks like."""
_OTHER_ACT = re.compile(r"\b(?:while|but|whereas|although|though|and)\s+(?:the\s+)?[A-Z]")
"""A clause behind the content in which somebody else speaks."""
_BEHIND = 60
"""Characters behind a source within which it is told who passed it on."""


def passed_on_by(page: Page, source: AgentKind, act: Act) -> Mention | None:
    """The outlet that passed on the words of the act's source, which is of the kind ``source``."""
    sentence = page.sentence(act.cue[0].start)
    if act.source is None or sentence is None:
        return None
    at = _at_source(page.text, _DOCUMENT if source is AgentKind.DOCUMENT else _SPEAKER, act.source, sentence)
    if at is None:
        regions = outside(sentence, act.content)
        told = (_OWN_WORDS.search(page.text, region.start, region.end) for region in regions)
        ends = hull([*act.cue, *act.content]).end
        at = next((f.end() for f in told if f and not _OTHER_ACT.search(page.text, ends, f.start())), None)
    limit = act.source.end if at is not None and at < act.source.end else sentence.end
    phrase = source_phrase(page.text, at, limit) if at is not None else None
    mention = read_mention(page.text, phrase, page.cast) if phrase is not None else None
    if mention is None:
        return None
    if mention.kind is AgentKind.OUTLET or mention.head == "media":
        return mention
    named = mention.form is Form.NAME and mention.kind is AgentKind.ORGANIZATION
    begins = mention.span.start
    return mention if named and _AS_QUOTED.search(page.text, max(0, begins - 40), begins) else None


def _at_source(text: str, pattern: re.Pattern[str], source: Span, sentence: Span) -> int | None:
    """Where the outlet begins in what follows a source, or is the end of it."""
    found = pattern.search(text, source.start, min(sentence.end, source.end + _BEHIND))
    return found.end() if found is not None and found.start() <= source.end + 1 else None
