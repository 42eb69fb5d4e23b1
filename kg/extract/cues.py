"""What a cue says about the act: its manner, and the part it plays in the grammar of chains.

Lexicon of reporting verbs and nouns after the classes of Bergler (1992) and the cue lists that PARC
and PolNeAR make countable; general English of news, no names.
"""

from __future__ import annotations

import re

from kg.lexicon import singular
from kg.model import Manner

_MANNERS: dict[Manner, str] = {
    Manner.REPORTED: "report cover publish carry broadcast air run print reveal disclose break first-report",
    Manner.CITED: "cite quote attribute refer credit",
    Manner.DENIED: "deny dispute refute reject dismiss rebut disavow contradict",
    Manner.CONFIRMED: "confirm acknowledge admit concede affirm verify corroborate reaffirm reiterate recognize",
    Manner.CLAIMED: "claim allege assert maintain insist contend argue suggest charge posit speculate purport",
    Manner.HINTED: "hint imply indicate signal intimate suggest insinuate",
    Manner.DEMANDED: "demand urge order insist require instruct appeal exhort implore beg press plead",
    Manner.PROPOSED: "propose offer recommend advise advocate endorse support back",
    Manner.PROMISED: "promise pledge vow swear commit threaten guarantee agree",
    Manner.WARNED: "warn caution alert predict forecast fear",
    Manner.ACCUSED: "accuse blame criticize criticise condemn denounce slam blast attack rip mock deride decry lambaste"
    " assail fault rebuke chide scold",
    Manner.PRAISED: "praise commend applaud hail laud thank congratulate welcome compliment tout",
    Manner.ASKED: "ask question wonder inquire query",
    Manner.WROTE: "write tweet post pen email e-mail blog text retweet pen",
    Manner.SHOWED: "show find reveal conclude estimate demonstrate document detail list record survey poll",
    Manner.BELIEVED: "believe think consider feel reckon suspect assume doubt know hold understand",
}

_BY_STEM: dict[str, Manner] = {}
for _manner, _stems in _MANNERS.items():
    for _stem in _stems.split():
        _BY_STEM.setdefault(_stem, _manner)

_IRREGULAR = {
    "wrote": "write", "written": "write", "told": "tell", "said": "say", "swore": "swear", "sworn": "swear",
    "found": "find", "shown": "show", "thought": "think", "felt": "feel", "held": "hold", "knew": "know",
    "known": "know", "understood": "understand", "ran": "run", "broke": "break", "sought": "seek",
    "begged": "beg", "admitted": "admit", "admitting": "admit", "committed": "commit", "rebutted": "rebut",
    "hinted": "hint", "denied": "deny", "denies": "deny", "replied": "reply", "ripped": "rip",
}  # fmt: skip


def stem(word: str) -> str:
    """The verb's base form: "reported", "reports", "reporting" give "report"."""
    folded = word.casefold()
    if folded in _IRREGULAR:
        return _IRREGULAR[folded]
    for ending in ("ed", "ing"):
        doubled = folded[: -len(ending)]
        if (
            folded.endswith(ending)
            and len(doubled) > 3
            and doubled[-1] == doubled[-2]
            and doubled[:-1] in _BY_STEM
        ):
            return doubled[:-1]
    for ending, keep in (("ied", "y"), ("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if folded.endswith(ending) and len(folded) - len(ending) >= 2:
            base = folded[: -len(ending)] + keep
            for candidate in (base, base + "e"):
                if candidate in _BY_STEM:
                    return candidate
    return folded


def manner(cue: str) -> Manner:
    """The kind of speech act that the cue names; plain saying when nothing more is known."""
    for word in re.findall(r"[\w-]+", cue):
        found = _BY_STEM.get(stem(word))
        if found is not None:
            return found
    return Manner.SAID


NOT_CONVEYED = re.compile(
    r"\b(?:declin\w+|refus\w+|would\s?n[o'’]t|did\s?n[o'’]t|does\s?n[o'’]t|do\s?n[o'’]t|has\s?n[o'’]t|have\s?n[o'’]t|"
    r"fail\w*|unable|without)\b[^.]*\b(?:say|comment|respond|answer|elaborate|specify|disclose|reply|discuss|address)"
    r"|\bno comment\b|\b(?:hop|wish|want|plan|intend|prefer|lik|lov|hat|enjoy|seek|try|tri|decid|tend|fail)(?:s|es|ed|ing|e)?\b$",
    re.I,
)
"""Cues of refusals to speak, wishes, plans and feelings: nothing is conveyed (guidelines, rule 2)."""

_PLAIN_SPEECH = frozenset(
    ["say", "tell", "state", "announce", "declare", "add", "note", "explain", "comment", "remark", "respond", "reply", "answer", "call", "describe", "mention", "emphasize", "emphasise", "stress", "underscore", "underline", "testify", "joke", "quip", "observe", "recall", "recount", "continue", "conclude", "speak", "talk", "discuss", "address", "proclaim", "lament", "express", "voice", "determine", "rate", "contrast", "chant", "echo", "invite", "request", "clear", "shout", "yell", "whisper", "mutter", "boast", "brag", "complain", "grumble", "vent", "pronounce", "assure", "reassure", "remind", "point", "allude", "reference", "predict", "caution", "stipulate", "mock", "dub", "label", "brand", "term", "characterize", "characterise", "portray", "counter", "retort", "clarify", "repeat", "summarize", "elaborate", "inform", "brief", "notify", "update", "relay"]
)


def is_speech(cue: str) -> bool:
    """True when a cue names speech, writing or a finding, not a mere attitude."""
    if ACCORDING.search(cue):
        return True
    for word in re.findall(r"[\w-]+", cue):
        base = _IRREGULAR.get(word.casefold()) or word.casefold()
        candidates = {stem(word), base, *(base[: -len(e)] + k for e, k in _ENDINGS if base.endswith(e))}
        if any(
            c in _PLAIN_SPEECH or _BY_STEM.get(c, Manner.BELIEVED) is not Manner.BELIEVED for c in candidates
        ):
            return True
    return False


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

CITING = re.compile(r"\b(?:cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing))\b", re.I)
"""Cues whose object is the next source towards the origin: "citing a US official"."""

ACCORDING = re.compile(r"\baccording\b|\bin the words of\b|\bper\b", re.I)

CLAUSE_OBJECT = re.compile(
    r"\b(?:propos|promis|pledg|vow|declar|announc|den(?:y|i)|accus|call(?:s|ed|ing)?\s(?:for|on)|urg|demand|prais|condemn|"
    r"warn(?:s|ed|ing)?\sagainst|threaten|offer|reject|endors|indicat|apologi|critici|denounc|blam|order|"
    r"recommend|thank|congratulat|dismiss|defend|slam|blast|attack|admit|acknowledg|confirm|agree|ask|invit|appeal)",
    re.I,
)
"""Verbs of speech acts that may take a noun phrase, infinitive or gerund for content (rule 5)."""


def is_reporting_noun(word: str) -> bool:
    """True for nouns by which an outlet's name stands for its article: "a Politico report"."""
    return singular(word) in {
        "report", "article", "story", "piece", "account", "coverage", "investigation", "dispatch", "newscast",
        "interview", "column", "editorial", "op-ed", "post", "blog", "essay",
    }  # fmt: skip
