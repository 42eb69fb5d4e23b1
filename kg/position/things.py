"""What "it", "this" and "that" stand for: the matter that the words before are about."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Span
from kg.position.clauses import is_simple, subject
from kg.position.company import PRONOUNS, Company
from kg.position.stances import words
from kg.position.tokens import QUOTE_MARKS, Token, is_small, tokens

THINGS = frozenset(["it", "this", "that"])
"""Pronouns for a matter, never for somebody named."""

_EMPTY = words("grammar", "empty") | PRONOUNS
_HEADS = words("grammar", "determiners")
_ENDS = words("grammar", "ends") | words("grammar", "stops") - {"of"} | {","}
_FINITE = frozenset(["be", "have", "do", "will", "would", "can", "could", "may", "might", "must", "should"])
_IDLE = frozenset(
    ["way", "thing", "time", "day", "year", "week", "month", "question", "answer", "word", "lot", "same"]
)
_LONGEST = 12
"""Words of a phrase that a pronoun may stand for."""


def thing_before(company: Company, at: int) -> Span | None:
    """The phrase that a pronoun at ``at`` stands for; None where nothing fit was named.

    First the words of the same sentence ahead of the pronoun, then the sentence before: what its verb is
    done to, and if that is nothing fit its subject.
    """
    page = company.page
    sentences = page.annotated.sentences
    number = page.sentence_number(at)
    if number < 0:
        return None
    found = _thing(company, tokens(company.text, Span(sentences[number].start, at)), same=True)
    if found is None and number:
        found = _thing(company, tokens(company.text, sentences[number - 1]), same=False)
    return found


def _thing(company: Company, at: Sequence[Token], same: bool) -> Span | None:
    """What the first verb is done to; its subject too where the pronoun stands in another sentence."""
    verb = next((k for k in range(1, len(at)) if _is_verb(at, k)), None)
    if verb is None:
        return None
    for phrase in (_after(at, verb + 1), *([] if same else [subject(at[:verb])])):
        kept = [t for t in phrase if t.word not in QUOTE_MARKS]
        if len(kept) < 2 or len(kept) > _LONGEST or not is_simple(kept) or kept[-1].word in _IDLE:
            continue
        owned = any(t.word == "'s" for t in kept[1:4])
        if kept[0].word in _EMPTY - _HEADS or not (kept[0].word in _HEADS or owned):
            continue
        span = Span(kept[0].start, kept[-1].end)
        if company.agent(span) is None and not company.body(span):
            return span
    return None


def _after(at: Sequence[Token], start: int) -> Sequence[Token]:
    """The noun phrase behind a verb, further verbs and adverbs between."""
    while start < len(at) and (
        at[start].bases & _FINITE or is_small(at[start]) or at[start].word.endswith("ed")
    ):
        start += 1
    end = start
    while end < len(at) and at[end].word not in _ENDS:
        end += 1
    return at[start:end]


def _is_verb(at: Sequence[Token], k: int) -> bool:
    return bool(at[k].bases & _FINITE) or (at[k].word.endswith("ed") and at[k - 1].word not in _HEADS | _ENDS)
