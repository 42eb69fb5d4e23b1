"""Stances of calls made in the imperative: "Let them decide", "Don't sell the harbour"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Agent, Quotation, Span, Stance, TargetKind
from kg.position.clauses import Clause
from kg.position.company import Company
from kg.position.naming import doing, phrase_core, plain, span_of
from kg.position.objects import acted
from kg.position.stances import OWN, WHOLE_DEEDS, words
from kg.position.stand import Stand
from kg.position.tokens import QUOTE_MARKS, Token, ended, flipped, is_small

_CALLED = OWN | WHOLE_DEEDS | words("grammar", "called_to")
_IDLE = words("grammar", "not_asked")
_OWN_CALL = frozenset(["let", "tell", "ask", "urge", "push", "back", "order", "thank"])
_PAUSES = frozenset([",", "because", "before", "until"])
_LEADS = frozenset(["please", "so", "now", "just", "and", "but", "then", "come", "on", ",", "guys", "folks"])


def imperative(company: Company, clause: Clause, form: Quotation, holder: Agent) -> Stand | None:
    """What the words of a quotation call for when its clause begins with a bare verb, as a sentence does."""
    if form is Quotation.INDIRECT or clause.at[0].start != clause.sentence.start:
        return None
    at: Sequence[Token] = [t for t in ended(clause.at) if t.word not in QUOTE_MARKS]
    if at and not company.text[at[0].start].isupper():
        return None  # the middle of a sentence
    while at and at[0].word in _LEADS:
        at = at[1:]
    if len(at) < 3 or any(t.word == "?" for t in at) or any(t.word in _FINITE for t in at[2:5]):
        return None
    stance, verb = Stance.SUPPORTS, at
    if verb[0].word == "do" and verb[1].word in ("not", "n't"):
        stance, verb = Stance.OPPOSES, verb[2:]
    elif verb[0].word == "never":
        stance, verb = Stance.OPPOSES, verb[1:]
    verb = _from_verb(verb)
    if not verb or verb[0].word in _IDLE or verb[0].word not in _CALLED or len(verb) < 2:
        return None
    gerund = verb[1].word.endswith("ing") and verb[0].word not in ("stop", "quit", "keep", "start", "begin")
    if verb[0].word == "let" and verb[1].word == "'s" and len(verb) > 3:
        verb = verb[2:]  # "let’s scrap the toll"
        if verb[0].word in _IDLE | {"make"} or verb[0].word not in OWN | WHOLE_DEEDS:
            return None
    done = acted(company, verb, 0, holder) if verb[0].word not in _OWN_CALL else None
    if done is not None:
        evidence = Span(at[0].start, at[-1].end)
        return replace(
            done, stance=done.stance if stance is Stance.SUPPORTS else flipped(done.stance), evidence=evidence
        )
    if verb[1].word in _NO_CALL or verb[-1].word in ("me", "us") or gerund:
        return None
    evidence = Span(at[0].start, at[-1].end)
    if verb[0].word in ("stop", "quit") and verb[1].word.endswith("ing") and stance is Stance.SUPPORTS:
        stance, verb = Stance.OPPOSES, verb[1:]
        span = phrase_core(company.text, span_of(verb))
        return Stand(stance, plain(company.text, [span]), (span,), TargetKind.PROPOSAL, evidence, 1)
    span = phrase_core(company.text, span_of(_called(verb)))
    called = plain(company.text, [span])
    name = doing(called[0].lower() + called[1:])
    return Stand(stance, name, (span,), TargetKind.PROPOSAL, evidence, 1)


_FINITE = frozenset(["is", "are", "was", "were", "has", "had", "'s"])
_NO_CALL = words("grammar", "no_call")


def _from_verb(at: Sequence[Token]) -> Sequence[Token]:
    """Without the adverbs ahead of the verb."""
    while at and is_small(at[0]):
        at = at[1:]
    return at


def _called(verb: Sequence[Token]) -> Sequence[Token]:
    """What is called for: the verb with all that follows; in "tell the board to resign" the resigning."""
    cut = next(
        (k for k, t in enumerate(verb) if k > 1 and t.word in (",", "because", "before", "until")), None
    )
    kept = verb[:cut] if cut else verb
    if verb[0].word in ("tell", "ask", "urge"):
        to = next((k for k, t in enumerate(kept) if t.word == "to"), None)
        if to is not None and to + 1 < len(kept):
            return kept[to + 1 :]
    return kept
