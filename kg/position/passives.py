"""Stances told in the passive: "the sale was condemned by the dockers", "endorsed by the governor"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Agent, Annotated, Chain, Span, TargetKind
from kg.position.clauses import is_simple, subject
from kg.position.company import Company, same_agent
from kg.position.naming import kind_of, name_of, phrase_core, span_of
from kg.position.narrated import Narrated
from kg.position.stances import ACTS, CLAIM_VERBS, LABEL
from kg.position.stand import Stand
from kg.position.tokens import QUOTE_MARKS, Token, is_small, negated, tokens

_PARTS = frozenset([",", "to", "for", "as", ";", "that", "and", "but"])
_LONGEST = 9
"""Words between the verb and "by": "was denounced on Monday night in the capital by"."""


def passives(
    company: Company, annotated: Annotated, chains: Sequence[Chain]
) -> Iterator[tuple[Narrated, Chain | None]]:
    """The stances of whoever stands after "by", on what stands ahead of the verb."""
    article = annotated.article
    for sentence in annotated.sentences:
        if article.in_zone(sentence) or "by " not in sentence.of(article.text):
            continue
        at = tokens(article.text, sentence)
        for i, token in enumerate(at):
            held = _passive(company, at, i) if token.word.endswith("ed") else None
            if held is None:
                continue
            cue = Span(token.start, token.end)
            if any(quotation.contains(cue) for quotation in annotated.quotations):
                continue
            chain = next((c for c in chains for span in c.origin.cue if span.overlaps(cue)), None)
            if chain is not None and not same_agent(chain.origin.agent, held.holder):
                chain = None
            yield held, chain


def _passive(company: Company, at: Sequence[Token], i: int) -> Narrated | None:
    bases = [b for b in sorted(at[i].bases & ACTS.keys()) if any(not rest for rest, _ in ACTS[b])]
    if not bases or bases[0] in CLAIM_VERBS | LABEL or negated(at, i):
        return None
    stance = next(stance for rest, stance in ACTS[bases[0]] if not rest)
    be = next((k for k in range(i - 1, -1, -1) if not is_small(at[k])), None)
    if be is None or "be" not in at[be].bases or (be and at[be - 1].bases & _UNREAL):
        return None
    by = next((k for k in range(i + 1, min(len(at), i + 1 + _LONGEST)) if at[k].word == "by"), None)
    if by is None or any(
        t.word in (",", "to", "for", "as", ";", "that", "and", "but") for t in at[i + 1 : by]
    ):
        return None
    ahead = _described(at[:be]) or subject(_without_have(at[:be]))
    if not ahead or not is_simple(ahead) or len(ahead) > 10 or at[be - 1].word in (",", "and", "but"):
        return None
    holder = whom(company, at, by + 1)
    if holder is None:
        return None
    span = span_of(ahead)
    named = name_of(company, span, holder)
    if named is None:
        return None
    kind = TargetKind.AGENT if named[1] is None and company.body(span) else kind_of(*named)
    core = phrase_core(company.text, span)
    evidence = Span(core.start, at[by].end)
    stand = Stand(stance, named[0], (core,), kind, evidence, 0, named[1])
    return Narrated(holder, stand, at[i].span)


_UNREAL = frozenset(["can", "could", "may", "might", "must", "should", "to", "would", "will"])


def _described(at: Sequence[Token]) -> Sequence[Token]:
    """The name ahead of ", who was": whoever is told of there."""
    end = len(at)
    while end and is_small(at[end - 1]):
        end -= 1
    if end < 3 or at[end - 1].word != "who" or at[end - 2].word != ",":
        return ()
    start = end - 2
    while (
        start
        and at[start - 1].is_word
        and end - start < 8
        and at[start - 1].word not in _PARTS | {"of", "in", "by"}
    ):
        start -= 1
    named = at[start : end - 2]
    while named and not named[0].word[0].isalpha():
        named = named[1:]
    return named


def _without_have(at: Sequence[Token]) -> Sequence[Token]:
    end = len(at)
    while end and (at[end - 1].bases & {"have"} or is_small(at[end - 1])):
        end -= 1
    return at[:end]


def whom(company: Company, at: Sequence[Token], start: int) -> Agent | None:
    """Who is named after "by", by name or as people or a body."""
    for end in range(min(len(at), start + 9), start, -1):
        phrase = [t for t in at[start:end] if t.word not in QUOTE_MARKS]
        if len(phrase) != end - start or not phrase[-1].is_word:
            continue
        if any(not t.is_word and t.word != "." for t in phrase):
            continue
        span = span_of(phrase)
        agent = company.agent(span) or company.described(span)
        if agent is not None:
            return agent
    return None
