"""Stances told by nouns and adjectives: "a critic of the toll", "is opposed to it", "her call for it"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Agent, Annotated, Chain, Span, Stance, TargetKind
from kg.position.clauses import is_simple, subject
from kg.position.company import Company
from kg.position.extents import object_of
from kg.position.named import named_object
from kg.position.naming import kind_of, name_of, phrase_core, span_of
from kg.position.narrated import Narrated
from kg.position.passives import whom
from kg.position.stances import IRREGULAR, words
from kg.position.stand import Stand
from kg.position.tokens import Token, is_small, tokens

_BACKERS = words("noun", "backers")
_FOES = words("noun", "foes")
_PRAISE = words("noun", "praise")
_BLAME = words("noun", "blame")
_FOR = words("noun", "for")
_AGAINST = words("noun", "against")
_GETS = words("noun", "gets")
_HAVE = frozenset(["enjoy", "get", "have", "win"])
_BEFORE = frozenset(
    ["a", "an", "the", "is", "was", "are", "were", "'s", "be", "been", "has", "have", "had", "and"]
)


def nominal(company: Company, annotated: Annotated) -> Iterator[tuple[Narrated, Chain | None]]:
    """The stances that the article's own nouns and adjectives tell, outside quotations."""
    article = annotated.article
    for sentence in annotated.sentences:
        if article.in_zone(sentence):
            continue
        at = tokens(article.text, sentence)
        for i, token in enumerate(at):
            if token.word not in _NOMINAL and token.bases.isdisjoint(_GETS):
                continue
            held = _holds(company, at, i, sentence) or _owned(company, at, i) or _got(company, at, i)
            if held is not None and not any(q.contains(token.span) for q in annotated.quotations):
                yield held, None


def _holds(company: Company, at: Sequence[Token], i: int, sentence: Span) -> Narrated | None:
    """As in "Quill, a fierce critic of the toll", "Quill is opposed to the toll"."""
    stance = _carried(at, i)
    if stance is None or i < 2:
        return None
    start = i
    while start and (
        is_small(at[start - 1])
        or at[start - 1].word in _BEFORE
        or (at[start - 1].is_word and at[start].word in _BACKERS | _FOES and _adjective(at[start - 1]))
    ):
        start -= 1
    if any(t.word in ("not", "no", "n't", "never", "if") for t in at[max(0, start - 2) : i]):
        return None
    if start == 0 or not any(t.bases & {"be"} or t.word in ("a", "an", "the", "'s") for t in at[start:i]):
        return None
    is_told = any(t.bases & {"be"} or t.word == "'s" for t in at[start:i])
    if at[start - 1].word == "," and not is_told:
        named = company.named_at(Span(sentence.start, at[start - 1].start), apposed=True)
    elif is_told:
        named = company.subject_before(at[start].start, sentence.start) or company.described_before(
            at[start].start, sentence.start
        )
    else:
        return None
    if named is None:
        return None
    rest = object_of(company.text, at, i + (1 if at[i].word == "against" else 2))
    if not rest:
        return None
    holder, span = named
    base = Stand(stance, "", (), TargetKind.PROPOSAL, Span(span.start, rest[-1].end), 0)
    found = named_object(company, rest, base, holder)
    return Narrated(holder, found[0], at[i].span) if found else None


def _owned(company: Company, at: Sequence[Token], i: int) -> Narrated | None:
    """As in "Quill's opposition to the toll", "her call for an inquiry"."""
    stance = _OWNED.get(f"{at[i].word} {at[i + 1].word}") if i + 2 < len(at) else None
    if stance is None or i == 0:
        return None
    start = i
    while start and at[start - 1].word not in _NO_ADJECTIVE and _adjective(at[start - 1]) and i - start < 2:
        start -= 1
    if at[i].word in ("calls", "demands") and start < i:
        return None  # "her plan calls for"
    before = at[start - 1] if start else None
    if before is None or before.word not in ("his", "her", "'s"):
        return None
    if any(t.bases & _WITHHOLDING for t in at[max(0, start - 5) : start]):
        return None  # "declined to affirm her support for"
    if before.word == "'s":
        named = company.named_at(Span(at[0].start, before.start))
    else:
        named = company.owner(before.span)
    rest = _until_verb(company.text, object_of(company.text, at, i + 2))
    if named is None or not rest or not rest[0].is_word:
        return None
    holder, span = named
    base = Stand(stance, "", (), TargetKind.PROPOSAL, Span(span.start, rest[-1].end), 0)
    found = named_object(company, rest, base, holder)
    return Narrated(holder, found[0], at[i].span) if found else None


def _until_verb(text: str, rest: Sequence[Token]) -> Sequence[Token]:
    """A noun phrase without what is told of it: "an inquiry" of "an inquiry was ignored"."""
    for k in range(1, len(rest)):
        told = rest[k].word in IRREGULAR and rest[k].word not in ("'s", "cut", "set")
        after = rest[k + 1].word if k + 1 < len(rest) else ""
        past = (
            rest[k].word.endswith("ed")
            and text[rest[k].start].islower()
            and after not in ("by", "in", "at", "from", "under", "to", "on")
        )
        if (
            told
            or rest[k].word in ("even", "will", "would", "could", "as", "that", "which")
            or (past and k > 1 and after)
        ):
            return rest[:k]
    return rest


_WITHHOLDING = frozenset(["decline", "refuse", "without", "reluctance", "unwillingness", "deny"])
_NO_ADJECTIVE = words("grammar", "determiners") | words("grammar", "prepositions") | {"'s"}
_OWNED = {
    **dict.fromkeys(words("noun", "owned_for"), Stance.SUPPORTS),
    **dict.fromkeys(words("noun", "owned_against"), Stance.OPPOSES),
}


_NOMINAL = _BACKERS | _FOES | {"against"} | {pair.split()[0] for pair in (*_FOR, *_AGAINST, *_OWNED)}
"""Words at which a noun or an adjective that tells a stance begins."""


def _adjective(token: Token) -> bool:
    return bool(re.fullmatch(r"[a-z][a-z-]+", token.word)) and token.word not in (
        "that",
        "who",
        "which",
        "said",
    )


def _carried(at: Sequence[Token], i: int) -> Stance | None:
    """What the word at ``i`` with the preposition behind it is: for or against."""
    if i + 2 >= len(at):
        return None
    word, after = at[i].word, at[i + 1].word
    if word == "against" and at[i - 1].bases & {"be"}:
        return Stance.OPPOSES
    if after == "of" and word in _BACKERS:
        return Stance.SUPPORTS
    if after == "of" and word in _FOES:
        return Stance.OPPOSES
    pair = f"{word} {after}"
    if pair in _FOR:
        return Stance.SUPPORTS
    return Stance.OPPOSES if pair in _AGAINST else None


def _got(company: Company, at: Sequence[Token], i: int) -> Narrated | None:
    """As in "the plan drew sharp criticism from Quill", "has the backing of Quill": on the subject."""
    if not at[i].bases & _GETS or i == 0:
        return None
    noun = next((k for k in range(i + 1, min(len(at) - 2, i + 6)) if at[k].word in _PRAISE | _BLAME), None)
    if noun is None or at[noun + 1].word not in ("from", "of", "by"):
        return None
    if any(not t.is_word or t.word in ("to", "for", "with", "and", "in", "out") for t in at[i + 1 : noun]):
        return None
    if at[noun + 1].word == "of" and not at[i].bases & _HAVE and at[noun].word not in ("ire", "wrath"):
        return None
    if any(
        t.word in ("not", "no", "n't", "never", "could", "would", "may", "might")
        for t in at[max(0, i - 3) : noun]
    ):
        return None
    holder = whom(company, at, noun + 2)
    ahead = list(subject(at[:i]))
    while ahead and ahead[-1].bases & {"have", "be", "will"}:
        ahead.pop()
    if holder is None or not ahead or len(ahead) > 10 or not is_simple(ahead):
        return None
    return _on(
        company, at, ahead, holder, Stance.SUPPORTS if at[noun].word in _PRAISE else Stance.OPPOSES, noun
    )


def _on(
    company: Company, at: Sequence[Token], ahead: Sequence[Token], holder: Agent, stance: Stance, noun: int
) -> Narrated | None:
    span = span_of(ahead)
    named = name_of(company, span, holder)
    if named is None:
        return None
    core = phrase_core(company.text, span)
    kind = TargetKind.AGENT if named[1] is None and company.body(span) else kind_of(*named)
    stand = Stand(stance, named[0], (core,), kind, Span(core.start, at[noun + 1].end), 0, named[1])
    return Narrated(holder, stand, at[noun].span)
