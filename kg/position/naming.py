"""What a target is called: a short affirmative noun phrase, from the words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Agent, Span, TargetKind
from kg.position.company import PRONOUNS, Company
from kg.position.stances import CLAIM_NOUNS, words
from kg.position.things import THINGS, thing_before
from kg.position.tokens import PARTY, Token

LONGEST = 14
"""Words of a target; what comes after is cut at the last joint before."""

_PARTY_BEHIND = re.compile(rf"\s*{PARTY.pattern}")
_SPACE = re.compile(r"\s+")
_EDGE = " \t\n\xa0,;:.!?—–-\"“”„«»‘’'`()[]"
_DETERMINER = re.compile(
    r"^(?:(?:a|an|the|any|some|such|this|that|these|those|his|her|its|their|my|our|your|every|another)\s+(?!of\b))+",
    re.I,
)
_DAY = re.compile(r"\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_NO_NOUN = re.compile(
    r"(?:for|of|with|by|from|to|in|on|at|as|and|or|after|before|about|but|let|what|how|why|if|when|through|into|against|there"
    r"|down|up|out|back|away|off)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s(?:that|which|who|because|while|after|when|where|and|or|including|with|for|if|as)\s")
_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")
_DOUBLED_TOO = frozenset(
    [
        "abet",
        "abhor",
        "acquit",
        "admit",
        "allot",
        "begin",
        "bid",
        "commit",
        "compel",
        "concur",
        "control",
        "dispel",
        "equip",
        "expel",
        "forbid",
        "forget",
        "impel",
        "incur",
        "kidnap",
        "occur",
        "outbid",
        "permit",
        "prefer",
        "propel",
        "rebel",
        "rebut",
        "recur",
        "refer",
        "regret",
        "remit",
        "repel",
        "submit",
        "transfer",
        "transmit",
        "unplug",
        "upset",
    ]
)


def plain(text: str, spans: Sequence[Span]) -> str:
    """The words of ``spans`` on one line without quotation marks and marks at the edges."""
    joined = _SPACE.sub(" ", " ".join(span.of(text) for span in spans))
    return re.sub(r"[\"“”„«»\[\]]|''|``", "", _PARTY_BEHIND.sub("", joined)).strip(_EDGE)


def noun_phrase(words: str) -> str:
    """``words`` without determiners ahead and cut to a readable length."""
    bare = _DAY.sub("", _DETERMINER.sub("", words).strip(_EDGE)) or words
    parts = bare.split()
    if len(parts) <= LONGEST:
        return bare
    short = " ".join(parts[:LONGEST])
    joints = [m.start() for m in _JOINT.finditer(short) if m.start() > len(short) // 3]
    return (short[: joints[-1]] if joints else short).strip(_EDGE)


def gerund(verb: str) -> str:
    """The verb's form in "-ing"."""
    if not verb.isalpha() or (
        verb.endswith(("ing", "ed")) and len(verb) > 4 and verb not in ("exceed", "proceed", "succeed")
    ):
        return verb
    if verb in ("be", "see", "flee", "agree", "free", "guarantee"):
        return verb + "ing"
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("oe", "ye")):
        return verb[:-1] + "ing"
    if verb.endswith("ic"):
        return verb + "king"  # "panicking"
    if _DOUBLED.match(verb) or verb in _DOUBLED_TOO:
        return verb + verb[-1] + "ing"
    return verb + "ing"


def doing(words: str) -> str:
    """A verb phrase as a noun phrase: "take legal steps" gives "taking legal steps"."""
    verb, _, rest = words.partition(" ")
    if (
        verb.endswith("ly")
        and rest
        and verb not in ("apply", "comply", "fly", "rely", "reply", "supply", "multiply")
    ):
        verb, _, rest = rest.partition(" ")  # "immediately declare it": the verb stands behind
    return noun_phrase(f"{gerund(verb)} {rest}".strip())


def kind_of(words: str, agent: Agent | None) -> TargetKind:
    """Agent when somebody is named; claim for reports, charges, stories; else proposal."""
    if agent is not None:
        return TargetKind.AGENT
    head = re.split(r"\s(?:of|for|by|from|that|about|on|in|to|against|over|suggesting)\s", words.casefold())[
        0
    ].split()
    if head and (
        head[-1] in CLAIM_NOUNS or head[-1].rstrip("s") in CLAIM_NOUNS or head[-1][:-3] + "y" in CLAIM_NOUNS
    ):
        return TargetKind.CLAIM
    return TargetKind.PROPOSAL


def name_of(company: Company, phrase: Span, holder: Agent) -> tuple[str, Agent | None] | None:
    """What the noun phrase is called, and whom it names; None for a pronoun that nobody fits."""
    words = plain(company.text, [phrase])
    lowered = words.casefold()
    if lowered in PRONOUNS:
        found = company.pronoun(lowered, phrase.start, holder)
        return (found.name, found) if found is not None else None
    if lowered in THINGS:
        thing = thing_before(company, phrase.start)
        return (noun_phrase(plain(company.text, [thing])), None) if thing is not None else None
    if (
        (len(words) < 3 and not words.isupper())
        or lowered in _EMPTY
        or _NO_NOUN.match(words)
        or not re.search(r"[^\W\d_]{2}", words)
    ):
        return None
    core = phrase_core(company.text, phrase)
    agent = company.agent(core)
    if agent is not None:
        return agent.name, agent
    return noun_phrase(words), None


_EMPTY = words("grammar", "empty") | {"each other", "one another", "the other"}


def phrase_core(text: str, phrase: Span) -> Span:
    """The phrase without marks and blanks at its edges."""
    start, end = phrase.start, phrase.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def span_of(at: Sequence[Token]) -> Span:
    """From the first to the last token."""
    return Span(at[0].start, at[-1].end)
