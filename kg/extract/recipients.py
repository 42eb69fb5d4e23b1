"""To whom something was said: "told CNN", "in an interview with CNN", "on CNN" (guidelines, rule 10)."""

from __future__ import annotations

import re
from enum import IntEnum

from kg.extract.phrases import noun_phrase
from kg.model import Span

_VERBAL = re.compile(
    r"\b(?=[a-eilmp-tvw])(?:told|tells|telling|tell|informed|assured|reminded|emailed|e-mailed|speaking\s+(?:exclusively\s+)?(?:to|with|on)|"
    r"spoke\s+(?:exclusively\s+)?(?:to|with|on)|talking\s+(?:to|with)|(?:sat|sitting)\s+down\s+with|talked\s+(?:to|with)|"
    r"(?:appearing|appeared|appearance|interviewed)\s+(?:\w+\s+)?(?:on|by)|"
    r"(?:interview|conversation|discussion|sit-down|exchange|q&a|chat|meeting)\s+(?:\w+\s+){0,2}?(?:with|on|for|in|by|to)|"
    r"(?:statement|comment|comments|remarks|e-?mail|letter|message|response)\s+(?:provided\s+|sent\s+|given\s+|made\s+)?to|"
    r"(?:comments|remarks|statements|claims?|case)\s+(?:\w+\s+){0,3}?on|visit(?:ed|ing)?|"
    r"(?:admitted|confirmed|confessed|said|explained|revealed|disclosed|acknowledged|complained|wrote|responded|insisted|declared|"
    r"announced|suggested|claimed|added|denied|insists|says)\s+(?:\w+\s+)?(?:to|on|during)|answering\s+questions\s+from|"
    r"(?:wrote|writes|writing|penned)\s+(?:\w+\s+)?(?:for|in)|(?:was|live)\s+on|"
    r"(?:broadcast|episode|edition|airing|taping)\s+of|"
    r"(?:reached|contacted|approached|interviewed|asked|pressed|questioned|challenged|quizzed|pushed)\s+by|"
    r"interview\s+(?:that\s+)?(?:aired|broadcast|published|posted)\s+(?:\w+\s+){0,2}(?:on|in|by))\s+",
    re.I,
)
_POSSESSIVE_INTERVIEW = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Tt]o|[Oo]n)\s+(?:a|an|his|her|their|the)\s+(?:[a-z-]+\s+){0,2}?(?=[“\"]?[A-Z])"
)
_INTERVIEW_NOUN = re.compile(
    r"\b(?:interview|appearance|town\s?hall|op-?ed|column|podcast|segment|panel|broadcast|phone-in)\b", re.I
)
_OWN_INTERVIEW = re.compile(
    r"\b(?:an?|the|his|her|their)\s+(?:[a-z-]+\s+){0,2}?(?=(?:[A-Z][\w.&'’-]*\s+){1,5}"
    r"(?:interview|appearance|town\s?hall|op-?ed|column|podcast|segment|essay|editorial)\b)"
)
_PRINTED = re.compile(
    r"\b(?=[abceiopw])(?:(?:wrote|writes|writing|written|penned)\s+(?:\w+\s+)?(?:for|in|on)"
    r"|(?:article|column|essay|op-?ed|editorial|piece|commentary|blog|post)\s+(?:\w+\s+)?(?:for|in|from|on)"
    r"|(?:interview|conversation|podcast)\s+(?:\w+\s+){0,2}?(?:with|in|by))\s+",
    re.I,
)
_IN_AN_INTERVIEW = re.compile(r",?\s+in\s+an?\s+(?:[\w-]+\s+){0,2}?interview\b", re.I)
_ON = re.compile(
    r"\b(?:[Oo]n|[Ff]or|[Ii]n|[Aa]t|(?<![Aa]ccording )to)\s+(?=(?:the\s+|his\s+|her\s+|a\s+)?[“\"‘A-Z]|the\s)"
)


class Place(IntEnum):
    """How surely an outlet stands in a place."""

    BARE = 0  # after a bare "on" or "in"
    SPOKEN = 1  # after a verb or noun of speaking: "told", "spoke to"
    MEDIA = 2  # only an outlet can: "wrote for", "an interview with", "told … in an interview"


def recipient_phrases(text: str, region: Span) -> list[tuple[Span, Place]]:
    """Noun phrases in ``region`` that stand where a recipient or venue stands, in text order.

    They are places to look for an outlet's name; whether one is there is not settled here.
    """
    found: dict[Span, Place] = {}
    for pattern in (_VERBAL, _PRINTED, _OWN_INTERVIEW, _POSSESSIVE_INTERVIEW, _ON):
        for match in pattern.finditer(text, region.start, region.end):
            phrase = noun_phrase(text, match.end(), region.end)
            if phrase is None:
                continue
            if pattern is _POSSESSIVE_INTERVIEW and not _INTERVIEW_NOUN.search(
                text, phrase.start, min(region.end, phrase.end + 20)
            ):
                continue
            interviewed = pattern is _VERBAL and _IN_AN_INTERVIEW.match(text, phrase.end, region.end)
            media = pattern is _PRINTED or interviewed
            place = Place.MEDIA if media else Place.BARE if pattern is _ON else Place.SPOKEN
            found[phrase] = max(found.get(phrase, Place.BARE), place)
    return sorted(found.items())


OTHER_VENUE = re.compile(
    r"\b(?:tweet\w*|twitter|note|autobiograph\w+|blog|blogged|lawsuit|complaint|filing|sermon"
    r"|facebook|instagram|telegram|weibo|wechat|tiktok|youtube|rally|debate|speech"
    r"|(?:press|news) conference|briefing|town hall|statement|testif\w+|testimony|hearing|memoir|book|letter"
    r"|memo|e-?mail\w*|press release|conference call|convention|floor|campaign stop|fundraiser"
    r"|(?:told|tells|telling|to|before|at)\s+(?:[\w’'-]+\s+){0,2}?(?:reporters|crowd|supporters|audience))\b",
    re.I,
)
"""Words that put an act somewhere else than in an interview named before."""

OTHER_TIME = re.compile(
    r"\b(?:in\s+the\s+past|earlier\s+this\s+(?:month|year|week)|last\s+(?:month|year|week|summer|fall|autumn|spring|winter)"
    r"|(?:years?|months?|weeks?|days?)\s+(?:ago|earlier|later|before)|previously)\b(?!['’]s)",
    re.I,
)
"""Words that put an act at another time than an interview named before."""
