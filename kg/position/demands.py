"""Stances that modal verbs carry: "must resign", "should not weigh in", "it is time that"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Span, Stance, TargetKind
from kg.position.clauses import Clause, is_simple, simple_subject
from kg.position.company import Company
from kg.position.extents import object_of
from kg.position.naming import doing, kind_of, name_of, noun_phrase, phrase_core, plain, span_of
from kg.position.objects import sided_with
from kg.position.stances import words
from kg.position.stand import About, Stand
from kg.position.tokens import QUOTE_MARKS, Token, ended, flipped, is_small

_NOT_ASKED = words("grammar", "not_asked")
_ELECTED = words("grammar", "elected")
_PURPOSE = frozenset(["start", "beginning", "resumption", "launch", "continuation", "opening", "success"])


def demands(company: Company, clause: Clause, about: About) -> Iterator[Stand]:
    """What a clause says must or must not be done."""
    at = clause.at
    time = _time_for(company, clause)
    if time is not None:
        yield time
        return
    needed = _need_for(company, clause, about)
    if needed is not None:
        yield needed
        return
    for i, _ in enumerate(at):
        after = _modal(at, i)
        if after is None:
            continue
        stance = Stance.SUPPORTS
        verb = after
        while verb < len(at) and (is_small(at[verb]) or at[verb].word in ("not", "n't", "never")):
            if at[verb].word in ("not", "n't", "never"):
                stance = Stance.OPPOSES
            verb += 1
        if any(t.word in ("not", "n't", "never") for t in at[max(0, i - 2) : i]):
            stance = flipped(stance)
        yield from _demand(company, clause, i, verb, stance, about)
        return


def _need_for(company: Company, clause: Clause, about: About) -> Stand | None:
    """As in "there is an urgent need for a ceasefire", "shows the need for": the thing needed is wanted."""
    at = clause.at
    for i in range(1, len(at) - 2):
        if at[i].word != "need" or at[i + 1].word != "for":
            continue
        ahead = [t.word for t in at[max(0, i - 4) : i]]
        if ahead[-1] in _WANTING or "no" in ahead or any(t.word in ("not", "n't", "never") for t in at[:i]):
            return None
        rest = object_of(company.text, at, i + 2)
        named = name_of(company, span_of(rest), about.holder) if rest else None
        if named is None or named[1] is not None:
            return None
        short = _until_purpose_of(rest)
        name = noun_phrase(plain(company.text, [span_of(short)]))
        core = phrase_core(company.text, span_of(short))
        return Stand(Stance.SUPPORTS, name, (core,), TargetKind.PROPOSAL, clause.span, 1)
    return None


_WANTING = frozenset(["i", "we", "you", "they", "who", "to", "people", "would", "will"])


def _until_purpose_of(rest: Sequence[Token]) -> Sequence[Token]:
    to = next((k for k, t in enumerate(rest) if k and t.word == "to"), None)
    return rest[:to] if to else rest


_INVERTED = frozenset(["i", "we", "you", "he", "she", "they", "it"])


def _modal(at: Sequence[Token], i: int) -> int | None:
    """The place after "must", "should", "needs to", "has to" at place ``i``."""
    word = at[i].word
    following = at[i + 1].word if i + 1 < len(at) else ""
    if word in ("must", "should"):
        return i + 1 if following not in _INVERTED else None  # "should they dare": a condition
    if word == "ought":
        return i + 2
    if word in ("need", "needs", "has", "have", "got") and following == "to":
        return i + 2
    if word in ("'s", "'ve") and following == "got" and i + 2 < len(at) and at[i + 2].word == "to":
        return i + 3
    return None


def _demand(
    company: Company, clause: Clause, i: int, verb: int, stance: Stance, about: About
) -> Iterator[Stand]:
    at = clause.at
    rest = ended(at[verb:])
    if not rest or not rest[0].word.isalpha() or rest[0].word in _NOT_ASKED:
        return
    if at[i].word in ("must", "should", "have", "has") and rest[0].word == "have" and at[i].word == "must":
        return  # "must have been": a guess
    if rest[0].word == "be" and len(rest) > 1 and rest[1].word in _NOT_ASKED:
        return
    said = [t.word for t in at[:i] if t.word not in QUOTE_MARKS]
    why = 3 if said[:3] in (["this", "is", "why"], ["that", "is", "why"], ["that", "'s", "why"]) else 0
    if any(word in ("if", "whether", "why", "how", "what") for word in said[why:]):
        return
    if said[-1:] == ["there"] and rest[0].word == "be" and len(rest) > 1:
        yield from _there_should_be(company, clause, rest, stance)
        return
    ahead = simple_subject(_after_words(at[:i], why))
    if not is_simple(ahead) or (i and at[i - 1].word in ("no", "the", "a", "would", "might", "may", "any")):
        return
    if ahead and (ahead[0].word in ("nobody", "none") or said[-2:] == ["no", "one"]):
        stance, ahead = flipped(stance), ()  # "nobody should have to pay"
    if len(rest) > 1 and rest[0].word == "be" and rest[1].word == "ashamed" and ahead:
        yield from _valued(company, clause, ahead, about, flipped(stance))
        return
    if at[i].word in ("have", "has", "got", "'ve") and (not ahead or ahead[-1].word in ("i", "you", "they")):
        return  # "they have to choose" tells, it does not demand
    if rest[-1].word in _HANGING and len(rest) > 1:
        return  # "everything that a mayor should stand for"
    done = next((t for t in rest[1:4] if not is_small(t)), None) if rest[0].word == "be" else rest[0]
    if done is not None and stance is Stance.OPPOSES and done.bases & _UNDERVALUED and ahead:
        yield from _valued(company, clause, ahead, about)  # "should not be forgotten"
        return
    sided = sided_with(company, rest, stance, about.holder) if ahead else None
    if sided is not None:
        yield replace(sided, evidence=clause.span, rank=1)  # "voters should reject Quill"
        return
    if len(rest) == 1 and rest[0].word in ("stop", "end", "cease") and len(ahead) > 1:
        yield from _valued(company, clause, ahead, about, flipped(stance))  # "the raids must stop"
        return
    span = phrase_core(company.text, span_of(_until_reason(rest)))
    words = plain(company.text, [span])
    target_span: tuple[Span, ...] = (span,)
    first = ahead[-1].word if ahead and ahead[0].word not in ("i", "we", "you") else "we"
    first = "" if first in ("people", "one") and len(ahead) > 2 else first
    if rest[0].word == "have" and len(rest) > 1:  # "should have resigned"
        words = words.partition(" ")[2]
        verb_words = "having " + words
    else:
        verb_words = doing(words)
    name = noun_phrase(verb_words)
    if ahead and first not in (
        "i",
        "we",
        "you",
        "they",
        "it",
        "that",
        "this",
        "people",
        "there",
        "who",
        "which",
        "one",
    ):
        named = name_of(company, span_of(ahead), about.holder)
        if named is not None and len(named[0].split()) <= 10:
            name = noun_phrase(f"{named[0]} {verb_words}")
            target_span = (phrase_core(company.text, span_of(ahead)), span)
    if rest[0].word == "be" and any(t.word in _ELECTED for t in rest[1:6]) and ahead:
        who = span_of(ahead)
        person = company.agent(phrase_core(company.text, who))
        if person is not None:
            # Who wants somebody elected is for the candidate; guidelines for positions, rule 13.
            core = phrase_core(company.text, who)
            yield Stand(stance, person.name, (core,), TargetKind.AGENT, clause.span, 1, person)
            return
    yield Stand(stance, name, target_span, TargetKind.PROPOSAL, clause.span, 1)
    purpose = _purpose(company, rest, clause)
    if purpose is not None and stance is Stance.SUPPORTS:
        yield purpose


def _there_should_be(
    company: Company, clause: Clause, rest: Sequence[Token], stance: Stance
) -> Iterator[Stand]:
    """As in "there should be an inquiry", "there must be no toll": for it, or against it."""
    thing = object_of(company.text, clause.at, next(k for k, t in enumerate(clause.at) if t is rest[1]))
    if thing and thing[0].word == "no":
        stance, thing = flipped(stance), thing[1:]
    if thing and thing[0].word.isalpha():
        span = phrase_core(company.text, span_of(thing))
        name = noun_phrase(plain(company.text, [span]))
        yield Stand(stance, name, (span,), TargetKind.PROPOSAL, clause.span, 1)


def _after_words(at: Sequence[Token], many: int) -> Sequence[Token]:
    """The tokens without the first words: quotation marks are no words."""
    kept = [t for t in at if t.word not in QUOTE_MARKS]
    return kept[many:] if many else at


_HANGING = frozenset(["for", "of", "with", "to", "about", "against", "by"])
_UNDERVALUED = words("grammar", "undervalued")


def _valued(
    company: Company,
    clause: Clause,
    ahead: Sequence[Token],
    about: About,
    stance: Stance = Stance.SUPPORTS,
) -> Iterator[Stand]:
    named = name_of(company, span_of(ahead), about.holder)
    if named is not None:
        core = phrase_core(company.text, span_of(ahead))
        yield Stand(stance, named[0], (core,), kind_of(*named), clause.span, 1, named[1])


def _until_purpose(rest: Sequence[Token]) -> Sequence[Token]:
    """Up to the purpose of what shall be done: "an inquiry be opened to find out"."""
    done = next((k for k, t in enumerate(rest) if t.word == "be"), None)
    if done is None:
        return rest
    to = next((k for k in range(done + 2, len(rest)) if rest[k].word == "to"), None)
    return rest[:to] if to else rest


def _until_reason(rest: Sequence[Token]) -> Sequence[Token]:
    cut = next(
        (
            k
            for k, t in enumerate(rest)
            if k > 1 and t.word in (",", "because", "before", "until", "unless", "if", "so")
        ),
        None,
    )
    return rest[:cut] if cut else rest


def _purpose(company: Company, rest: Sequence[Token], clause: Clause) -> Stand | None:
    """As in "must V before Y", "must V for the start of Y": Y is wanted on that condition."""
    for k in range(2, len(rest) - 1):
        words = [t.word for t in rest[k : k + 3]]
        if (words[0] == "before" and rest[-1].end > rest[k + 1].end) or (
            words[0] == "for" and (set(words[1:]) & _PURPOSE)
        ):
            begin = k + 1
        else:
            continue
        span = phrase_core(company.text, span_of(rest[begin:]))
        name = noun_phrase(plain(company.text, [span]))
        return Stand(Stance.CONDITIONAL, name, (span,), TargetKind.PROPOSAL, clause.span, 1)
    return None


def _time_for(company: Company, clause: Clause) -> Stand | None:
    """As in "it's time (for X) to V", "it is time that S V", "it's time S be V-ed"."""
    at = clause.at
    for i, token in enumerate(at[:-2]):
        if (
            token.word != "time"
            or not i
            or not ("be" in at[i - 1].bases or at[i - 1].word in ("'s", "high", "past", "about", "the"))
        ):
            continue
        if not any(t.word == "it" or t.word in ("now", "time") for t in at[:i]):
            continue
        rest = ended([t for t in at[i + 1 :] if t.word not in QUOTE_MARKS])
        if len(rest) < 2 or rest[0].word in ("when", "of", "in", "and", "is", "was", "will"):
            return None
        if rest[0].word in ("that", "for", "to"):
            lead, rest = rest[0].word, rest[1:]
        else:
            lead = "that"
        span = phrase_core(company.text, span_of(_until_purpose(rest)))
        words = plain(company.text, [span])
        name = doing(words) if lead == "to" else noun_phrase(words)
        evidence = Span(clause.span.start, span.end)
        return Stand(Stance.SUPPORTS, name, (span,), TargetKind.PROPOSAL, evidence, 1)
    return None
