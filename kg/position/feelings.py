"""Stances that a feeling about what somebody does or has done carries: "I am pleased that", "proud to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.model import Span, Stance, TargetKind
from kg.position.attitudes import without_auxiliaries
from kg.position.clauses import Clause, is_simple, subject
from kg.position.company import Company
from kg.position.naming import doing, noun_phrase, phrase_core, plain, span_of
from kg.position.objects import acted
from kg.position.stances import FEELINGS, words
from kg.position.stand import Stand
from kg.position.tokens import QUOTE_MARKS, ended, flipped, is_small, negated
from kg.position.voice import Voice

_STATIVE = frozenset(["be", "feel", "remain", "become", "stay"])
_STATES_ONLY = words("grammar", "states_only")
_CLAUSE_BEGINS = words("grammar", "clause_begins")
_DETERMINERS = words("grammar", "determiners")


def feelings(company: Company, clause: Clause, voice: Voice) -> Iterator[Stand]:
    """What the speaker is glad or sorry about, where a clause or an infinitive tells it."""
    at = clause.at
    hoped = _hoped(company, clause, voice)
    if hoped is not None:
        yield hoped
        return
    for i, token in enumerate(at):
        stance = next((FEELINGS[b] for b in sorted(token.bases) if b in FEELINGS), None)
        if stance is None:
            continue
        be = next((k for k in range(i - 1, -1, -1) if not is_small(at[k]) or at[k].word in QUOTE_MARKS), None)
        while be is not None and be > 0 and at[be].word in ("not", "n't", "never"):
            be -= 1
        if be is None or not (at[be].bases & _STATIVE or at[be].word in ("'m", "'re", "'s")):
            continue
        ahead = subject(without_auxiliaries(at[:be]))
        if not is_simple(ahead) or not voice.is_own(company, ahead, clause):
            continue
        if negated(at, i) or negated(at, be):
            if stance is Stance.OPPOSES:
                return  # who is not sorry is not thereby glad
            stance = flipped(stance)
        rest = [t for t in ended(at[i + 1 :]) if t.word not in QUOTE_MARKS]
        while rest and is_small(rest[0]):
            rest = rest[1:]
        if len(rest) < 3 or rest[0].word == "you" or any(t.word == "if" for t in at[:i]):
            return
        if rest[0].word == "to":
            verb = rest[1:]
            perfect = len(verb) > 1 and verb[0].word == "have" and verb[1].word.endswith(("ed", "en"))
            while verb and (verb[0].word in ("be", "been") or is_small(verb[0]) or perfect):
                verb, perfect = verb[1:], False
            if len(verb) < 2 or (verb[0].bases & _STATES_ONLY) or verb[0].word in _DETERMINERS:
                return
            done = acted(company, verb, 0, voice.about.holder)
            if done is not None and stance is Stance.SUPPORTS:
                start = ahead[0].start if ahead else at[0].start
                yield replace(done, evidence=Span(start, done.evidence.end), rank=1)
                return
            span = phrase_core(company.text, span_of(verb))
            deed = plain(company.text, [span])
            name = noun_phrase(deed) if rest[1].word == "be" else doing(deed)
        elif rest[0].word == "that" or rest[0].word in _CLAUSE_BEGINS:
            kept = rest[1:] if rest[0].word == "that" else rest
            span = phrase_core(company.text, span_of(kept))
            name = noun_phrase(plain(company.text, [span]))
        else:
            return
        start = ahead[0].start if ahead else at[0].start
        yield Stand(stance, name, (span,), TargetKind.PROPOSAL, Span(start, span.end), 1)
        return


def _hoped(company: Company, clause: Clause, voice: Voice) -> Stand | None:
    """As in "I hope the council publishes it": for what the clause says."""
    at = clause.at
    i = next((k for k, t in enumerate(at[:6]) if t.bases & {"hope", "wish"}), None)
    if not i or negated(at, i) or not voice.is_own(company, subject(without_auxiliaries(at[:i])), clause):
        return None
    rest = [t for t in ended(at[i + 1 :]) if t.word not in QUOTE_MARKS]
    that = next((k for k, t in enumerate(rest[:7]) if t.word == "that"), None)
    if that is not None and (that == 0 or rest[0].word == "with"):
        rest = rest[that + 1 :]  # "hopes with his whole heart that"
    if len(rest) < 3 or rest[0].word in ("you", "to", "for", "i", "we", "he", "she", "it", "so", "not"):
        return None
    span = phrase_core(company.text, span_of(rest))
    denied = next((k for k, t in enumerate(rest[:9]) if t.word in ("n't", "not", "never")), None)
    if denied and any(t.word in ("who", "which", "that") for t in rest[:denied]):
        denied = None
    kept = [
        t for k, t in enumerate(rest) if k != denied and not (denied and k == denied - 1 and "do" in t.bases)
    ]
    name = noun_phrase(plain(company.text, [t.span for t in kept] if denied else [span]))
    stance = Stance.OPPOSES if denied else Stance.SUPPORTS
    return Stand(stance, name, (span,), TargetKind.PROPOSAL, Span(at[0].start, span.end), 1)
