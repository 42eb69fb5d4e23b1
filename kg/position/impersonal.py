"""Judgements whose target stands behind them: "it is wrong to", "equally unacceptable are the attacks"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Span, Stance, TargetKind
from kg.position.clauses import Clause
from kg.position.company import Company
from kg.position.naming import doing, kind_of, name_of, noun_phrase, phrase_core, plain, span_of
from kg.position.stances import VERDICTS
from kg.position.stand import About, Stand
from kg.position.tokens import QUOTE_MARKS, Token, is_small

_PASSED = frozenset(["he", "she", "they", "it", "we", "i", "you", "there"])
_COURTESY = frozenset(["meet", "see", "hear", "be", "know", "say", "note", "remember"])


def impersonal(company: Company, clause: Clause, k: int, stance: Stance, about: About) -> Stand | None:
    """As in "it is wrong (for X) to V", "it is a shame that S V": the target stands behind."""
    at = clause.at
    for j in range(k + 1, min(len(at), k + 14)):
        word = at[j].word
        if word == "to" and (at[j - 1].word in ("have", "has", "got") or j + 2 >= len(at)):
            return None  # "a hard step you have to take"
        if word == "to" and j + 1 < len(at) and at[j + 1].word in _COURTESY:
            return None
        if word == "to" and j + 1 < len(at) and at[j + 1].word.isalpha():
            before = [t for t in at[k + 1 : j] if t.is_word and t.word != "for"]
            span = phrase_core(company.text, span_of(at[j + 1 :]))
            words = doing(plain(company.text, [span]))
            if before and "for" in [t.word for t in at[k + 1 : j]]:
                who = name_of(company, span_of(before), about.holder)
                words = f"{who[0]} {words}" if who is not None else words
                span = Span(before[0].start, span.end)
            return Stand(stance, noun_phrase(words), (span,), TargetKind.PROPOSAL, clause.span, 1)
        if word == "that" and j + 2 < len(at):
            span = phrase_core(company.text, span_of(at[j + 1 :]))
            return Stand(
                stance, noun_phrase(plain(company.text, [span])), (span,), TargetKind.PROPOSAL, clause.span, 2
            )
        if word in (",", ".", ";"):
            break
    return None


def something_wrong(company: Company, clause: Clause, about: About) -> Stand | None:
    """As in "there is nothing wrong with X", "it makes no sense to V"."""
    at = [t for t in clause.at if t.word not in QUOTE_MARKS]
    for k in range(1, len(at) - 2):
        words = [t.word for t in at[k : k + 3]]
        if words[1:] == ["wrong", "with"] and words[0] in ("nothing", "something", "anything", "'s"):
            denied = words[0] == "nothing" or any(t.word in ("not", "n't") for t in at[:k])
            named = name_of(company, span_of(_until_stop(at[k + 3 :])), about.holder) if at[k + 3 :] else None
            if named is None:
                return None
            core = phrase_core(company.text, span_of(_until_stop(at[k + 3 :])))
            stance = Stance.SUPPORTS if denied else Stance.OPPOSES
            return Stand(stance, named[0], (core,), kind_of(*named), clause.span, 2, named[1])
        if "make" in at[k].bases and at[k - 1].word in ("it", "does", "n't", "not", "would"):
            sense = next((j for j in range(k + 1, min(len(at), k + 5)) if at[j].word == "sense"), None)
            if sense is None or "it" not in [t.word for t in at[:k]]:
                continue
            denied = any(t.word in ("no", "not", "n't", "little") for t in at[:sense])
            return impersonal(company, clause, _place(clause, at[sense]), _sense(denied), about)
    return None


_ANSWERS = frozenset(["answer", "goal", "key", "priority", "solution"])
_WAYS = frozenset(["option", "policy", "step", "strategy", "thing", "way"])
_PICKED = frozenset(["best", "first", "only", "proper", "right", "smart", "top", "wisest"])


def answer_is(company: Company, clause: Clause) -> Stand | None:
    """As in "the best way to save the port is to build a dam", "the answer is to": for what follows."""
    at = [t for t in clause.at if t.word not in QUOTE_MARKS]
    be = next((k for k in range(2, len(at) - 2) if "be" in at[k].bases and at[k + 1].word == "to"), None)
    if be is None or any(t.word in ("not", "n't") for t in at):
        return None
    ahead = {t.word for t in at[:be]}
    if not (ahead & _ANSWERS or (ahead & _WAYS and ahead & _PICKED)):
        return None
    span = phrase_core(company.text, span_of(at[be + 2 :]))
    name = doing(plain(company.text, [span]))
    return Stand(Stance.SUPPORTS, name, (span,), TargetKind.PROPOSAL, clause.span, 1)


def _sense(denied: bool) -> Stance:
    return Stance.OPPOSES if denied else Stance.SUPPORTS


def _place(clause: Clause, token: Token) -> int:
    return next(k for k, t in enumerate(clause.at) if t is token)


def _until_stop(at: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to the first mark."""
    end = next((k for k, t in enumerate(at) if not t.is_word), len(at))
    return at[:end] or at


def exclaimed_of(company: Company, clause: Clause, about: About) -> Stand | None:
    """As in "how generous she is": on whoever stands between the judgement and its verb."""
    at = [t for t in clause.at if t.word not in QUOTE_MARKS]
    how = next((k for k, t in enumerate(at) if t.word == "how"), None)
    be = next((k for k in range(len(at) - 1, 0, -1) if "be" in at[k].bases), None)
    if how is None or be is None or be - how < 3 or any(t.is_word for t in at[be + 1 :]):
        return None
    stance = next((VERDICTS[b] for b in sorted(at[how + 1].forms) if b in VERDICTS), None)
    after = how + 2
    while after < be and (at[after].word == "and" or at[after].forms & VERDICTS.keys()):
        after += 1
    named = name_of(company, span_of(at[after:be]), about.holder) if stance and after < be else None
    if stance is None or named is None:
        return None
    core = phrase_core(company.text, span_of(at[after:be]))
    return Stand(stance, named[0], (core,), kind_of(*named), clause.span, 2, named[1])


def inverted_judgement(company: Company, clause: Clause, about: About) -> Stand | None:
    """As in "Equally unacceptable are the attacks": the judgement stands first."""
    at = [t for t in clause.at if t.word not in QUOTE_MARKS and not is_small(t)]
    at = at[1:] if at and at[0].word in ("more", "most", "no", "as", "equally") else at
    stance = next((VERDICTS[b] for b in sorted(at[0].forms) if b in VERDICTS), None) if len(at) > 3 else None
    if stance is None or at[1].word not in ("is", "are", "was", "were"):
        return None
    until = next((k for k, t in enumerate(at) if k > 2 and t.word in (",", ".", ";", "!")), len(at))
    named = name_of(company, span_of(at[2:until]), about.holder)
    if named is None or (at[2].word in _PASSED | {"that", "to", "not", "because"}):
        return None
    core = phrase_core(company.text, span_of(at[2:until]))
    return Stand(stance, named[0], (core,), kind_of(*named), clause.span, 2, named[1])
