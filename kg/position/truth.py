"""Claims as objects of verbs: "denied that S V", "rejected the notion that S V", "denied any role"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Agent, Span, Stance, TargetKind
from kg.position.company import Company
from kg.position.naming import noun_phrase, phrase_core, plain, span_of
from kg.position.stances import CLAIM_NOUNS
from kg.position.stand import Stand
from kg.position.tokens import Token

_CLAIM_LEAD = re.compile(
    rf"(?:(?:the|any|all|those|these|such|a)\s+)?(?:[\w-]+\s+){{0,2}}?(?:{'|'.join(sorted(CLAIM_NOUNS))})s?\s+that\s+",
    re.IGNORECASE,
)


def denies_claim(company: Company, rest: Sequence[Token], base: Stand) -> bool:
    """True for "rejected the notion that S V"."""
    return base.stance is Stance.OPPOSES and bool(_CLAIM_LEAD.match(plain(company.text, [span_of(rest)])))


_HIMSELF = frozenset(["he", "she", "it", "they"])


def claim_of(company: Company, rest: Sequence[Token], base: Stand, holder: Agent) -> list[Stand]:
    """The truth of a clause or of a noun phrase: "denied that ...", "denied any role"."""
    span = span_of(rest)
    words = plain(company.text, [span])
    lead = _CLAIM_LEAD.match(words) or re.match(r"that\s+", words, re.IGNORECASE)
    start = span.start
    if lead:
        words = words[lead.end() :]
        start = max(span.start, company.text.find(words.split()[0], span.start, span.end)) if words else start
    if not words:
        return []
    subject, _, said = words.partition(" ")
    if subject.casefold() in _HIMSELF and said and rest[0].word in (subject.casefold(), "that"):
        words = f"{holder.name} {said}"  # "denied that he had signed": whoever denies it is meant
    target_span = phrase_core(company.text, Span(start, span.end))
    return [replace(base, target=noun_phrase(words), target_span=(target_span,), kind=TargetKind.CLAIM)]
