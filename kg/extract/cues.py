"""What a cue says about the act: its manner, and the part it plays in the grammar of chains.

Verbs after the classes of Bergler (1992) and the cue lists that PARC and PolNeAR make countable; the
lists themselves are in ``kg/data/lexicon.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import IRREGULAR, MANNERS, PLAIN_SPEECH
from kg.model import Manner

_BY_VERB: dict[str, Manner] = {}
for _manner in Manner:
    for _verb in MANNERS.get(_manner.value, ()):
        _BY_VERB.setdefault(_verb, _manner)

_ENDINGS = (
    ("ied", "y"),
    ("ies", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
    ("es", ""),
    ("s", ""),
)
_WORD = re.compile(r"[\w-]+")


def base_forms(word: str) -> Iterator[str]:
    """What the word's base form may be: "reported" gives "report" among others."""
    folded = word.casefold()
    yield IRREGULAR.get(folded, folded)
    for ending, instead in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= 2:
            base = folded[: -len(ending)]
            yield base + instead
            if not instead and len(base) > 3 and base[-1] == base[-2]:
                yield base[:-1]  # "admitted"


def manner(cue: str) -> Manner:
    """The kind of speech act that the cue names; plain saying when nothing more is known."""
    for word in _WORD.findall(cue):
        for base in base_forms(word):
            if base in _BY_VERB:
                return _BY_VERB[base]
    return Manner.SAID


def is_speech(cue: str) -> bool:
    """True when a cue names speech, writing or a finding, not a mere attitude."""
    if ACCORDING.search(cue):
        return True
    return any(
        base in PLAIN_SPEECH or _BY_VERB.get(base, Manner.BELIEVED) is not Manner.BELIEVED
        for word in _WORD.findall(cue)
        for base in base_forms(word)
    )


_NO = r"\b(?:declin\w+|refus\w+|fail\w*|unable|without|(?:would|did|does|do|has|have)\s?n[o'’]t)\b"
_SPEAK = r"\b(?:say|comment|respond|answer|elaborate|specify|disclose|reply|discuss|address)"
_WISH = (
    r"\b(?:hop|wish|want|plan|intend|prefer|lik|lov|hat|enjoy|seek|try|tri|decid|tend)(?:s|es|ed|ing|e)?\b$"
)
NOT_CONVEYED = re.compile(rf"{_NO}[^.]*{_SPEAK}|\bno comment\b|\bavailable to\b|{_WISH}", re.I)
"""Cues of refusals to speak, wishes, plans and feelings: nothing is conveyed (guidelines, rule 2)."""

KNOWING = re.compile(
    r"\b(?:know|knows|knew|known|learn|learns|learned|learnt|realis|realiz|aware)\w*\b", re.I
)
"""Cues of knowledge: that somebody knew is what is stated, by whoever says so."""

DEED = re.compile(
    r"\b(?:approv|adopt|ratif|authori[sz]|award|grant|sign|vot|agre)(?:s|es|ed|ing|e|ied|ies|ee|eed)?"
    r"(?:\s+(?:to|on|for))?$",
    re.I,
)
"""Cues of decisions: inside what another source conveys they are what happened, not what was said."""

EVIDENCE = re.compile(
    r"\b(?:show|suggest|indicat|demonstrat|reveal|prov|reflect|underscor|signal|impl)"
    r"(?:s|es|ed|ing|e|n|y|ies|ied|ying)?\b",
    re.I,
)
"""Cues that things have for a subject too: what shows something need not tell it."""

ANONYMITY = re.compile(
    r"\b(?:on (?:the )?condition of anonymity|spoke anonymously"
    r"|(?:was|were|is|are)(?: not|n[’']t) authorized to"
    r"|request(?:ed|ing) anonymity|(?:asked not|declined) to be (?:named|identified))[^.;”\"]*",
    re.I,
)
"""Why a source is unnamed, to the end of the clause; no part of what it says."""

UNSOURCED = re.compile(
    r",?\s*\bwithout\s+(?:citing|quoting|naming|giving|identifying|specifying|elaborating)\b[^,.;”\"]*,?",
    re.I,
)
"""That no source is given: no part of what is said, and nobody is cited."""

CITING = re.compile(
    r"\b(?:cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing)|referring to"
    r"|recall(?:s|ed|ing)?(?=\s+(?:[\w.'’-]+\s+){1,4}?(?:saying|telling)\b))\b"
    r"|(?<=\bwith )(?:a )?reference to\b",
    re.I,
)
"""Cues whose object is the next source towards the origin: "citing a US official"."""

ACCORDING = re.compile(r"\baccording\b|\bin the words of\b|\bper\b", re.I)

REACTION = re.compile(
    r"\b(?:blast|slamm?|condemn|criticis|criticiz|denounc|dismiss|reject|rebuk|rebuff|disput|prais|applaud|welcom"
    r"|mock|ridicul|attack|downplay|deplor|lambast|decri|oppos|defend|echo|brush(?:ed|es|ing)? (?:off|aside)"
    r"|scoff)(?:s|es|ed|ing|e)?\b",
    re.I,
)
"""Cues of answers to what somebody has said."""

CLAUSE_OBJECT = re.compile(
    r"\b(?:propos|promis|pledg|vow|declar|announc|den(?:y|i)|accus|call(?:s|ed|ing)?\s(?:for|on)|urg|demand|prais"
    r"|condemn|warn(?:s|ed|ing)?\sagainst|threaten|offer|reject|endors|indicat|apologi|critici|denounc|blam|order"
    r"|recommend|thank|congratulat|dismiss|defend|slam|blast|attack|admit|acknowledg|confirm|agree|ask|invit|appeal)",
    re.I,
)
"""Verbs of speech acts that may take a noun phrase, infinitive or gerund for content (rule 5)."""
