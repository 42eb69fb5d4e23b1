"""Whom or what a judgement is passed on: the subject ahead of its verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Agent, AgentKind, Span, Stance, TargetKind
from kg.position.clauses import Clause, is_simple
from kg.position.company import Company
from kg.position.naming import kind_of, name_of, phrase_core, span_of
from kg.position.stances import SOUNDING, TRUE, UNTRUE, WANTED
from kg.position.stand import About, Stand
from kg.position.things import THINGS
from kg.position.tokens import Token, is_small

_BACK = frozenset(["it", "that", "this", "they", "these", "those", "which"])
_PASSED = frozenset(["he", "she", "they", "it", "we", "i", "you", "there"])


def _first_word(clause: Clause) -> str:
    return next((t.word for t in clause.at if t.is_word), "")


def _back(company: Company, clause: Clause, pronoun: Token, stance: Stance) -> Stand | None:
    """As in "the ministry has shown that it is biased": the body named first in the sentence."""
    if pronoun.word not in ("it", "they"):
        return None
    named = company.page.cast.named_within(Span(clause.sentence.start, pronoun.start))
    bodies = [(n, m) for n, m in named if m.kind in (AgentKind.ORGANIZATION, AgentKind.COUNTRY)]
    if not bodies:
        return None
    mention, member = bodies[0]
    evidence = Span(mention.span.start, clause.span.end)
    agent = Agent(member.name, member.kind)
    return Stand(stance, member.name, (mention.span,), TargetKind.AGENT, evidence, 2, agent)


def _spoken_to(company: Company, clause: Clause, pronoun: Token, about: About) -> Span | None:
    """Whom "you" and "they" mean: who is called on ("Voters, you are"), or told ("told voters they were")."""
    if pronoun.word == "they":
        return about.addressed
    ahead = company.text[clause.sentence.start : pronoun.start]
    match = re.fullmatch(r"[\"“‘']?\s*((?:[\w’'-]+\s+){0,4}[\w’'-]+),\s+", ahead)
    if match is None or match.group(1).casefold() in _NOBODY:
        return None
    return Span(clause.sentence.start + match.start(1), clause.sentence.start + match.end(1))


_NOBODY = frozenset(
    ["look", "listen", "well", "now", "no", "yes", "yeah", "oh", "so", "hey", "and", "but", "today"]
)


_TRIES = frozenset(
    [
        "attempting",
        "attempts",
        "continued",
        "continues",
        "going",
        "gonna",
        "likely",
        "plans",
        "seeking",
        "seeks",
    ]
)
_TRIES_TOO = frozenset(
    ["threatened", "threatening", "threatens", "tried", "tries", "trying", "try", "wants", "working"]
)


def _until_trying(ahead: Sequence[Token]) -> list[Token]:
    """The subject ahead of "is going to", "tries to"."""
    at = next((k for k, t in enumerate(ahead) if k and t.word in _TRIES | _TRIES_TOO), None)
    after = [t.word for t in ahead[at + 1 :]] if at is not None else []
    return (
        list(ahead[:at]) if at is not None and {"to"} <= set(after) <= {"to", "be", "have"} else list(ahead)
    )


def _named_first(company: Company, kept: Sequence[Token]) -> list[Token]:
    """Who a long subject begins with: "Quill sold plans that cheat us" is on Quill."""
    named = company.page.cast.named_within(span_of(kept))
    if not named or named[0][0].titled.start != kept[0].start or named[0][1].kind is not AgentKind.PERSON:
        return []
    if named[0][1].weak or (" " not in named[0][1].name and len(named[0][1].mentions) < 2):
        return []  # a word that a sentence begins with
    if any(t.word in ("not", "n't", "never") or t.bases & SOUNDING for t in kept):
        return []  # "Quill does not believe that it is a disaster"
    return [t for t in kept if t.end <= named[0][0].span.end]


def on_subject(
    company: Company,
    clause: Clause,
    ahead: Sequence[Token],
    stance: Stance,
    about: About,
    word: str,
    perfect: bool = True,
) -> Stand | None:
    """The judgement on what stands ahead of its verb; None where that is nothing to judge."""
    if not ahead or len(ahead) > 26:
        return None
    aux = {"would", "will", "can", "do", "be"} | ({"have", "'s"} if perfect else set())
    kept = _until_trying(ahead)
    while kept and (kept[-1].bases & aux or is_small(kept[-1]) or kept[-1].word in ("not", "n't")):
        kept.pop()
    if not kept or kept[-1].word in ("may", "might", "could", "must", "should"):
        return None
    that = next(
        (k for k in range(len(kept) - 2, 0, -1) if kept[k].word == "that" and kept[k + 1].word in _PASSED),
        None,
    )
    if that is not None:
        if any(t.word in ("not", "n't", "never") for t in kept[:that]):
            return None  # "she could not convince them that he was an asset"
        kept = kept[that + 1 :]
    lowered = kept[-1].word if len(kept) == 1 else ""
    spoken_to = _spoken_to(company, clause, kept[0], about) if lowered in ("you", "they") else None
    if spoken_to is not None:
        named = name_of(company, spoken_to, about.holder)
        if named is not None:
            core = phrase_core(company.text, spoken_to)
            return Stand(stance, named[0], (core,), TargetKind.AGENT, clause.span, 2, named[1])
    if lowered in (
        "i",
        "we",
        "you",
        "there",
        "what",
        "who",
        "people",
        "whatever",
        "whoever",
        "everybody",
        "everyone",
    ):
        return None
    if len(kept) > 1 and kept[-1].word == "who":
        return None  # "a man who lies": who that is stands ahead
    if about.indirect and clause.first and lowered in ("he", "she") and lowered == _first_word(clause):
        return None  # "she said she was right", "he feels he did well"
    if about.topic is not None and (lowered in _BACK or lowered in ("he", "she")):
        named = name_of(company, about.topic, about.holder)
        if named is not None:
            core = phrase_core(company.text, about.topic)
            return Stand(stance, named[0], (core,), kind_of(*named), clause.span, 2, named[1])
    if lowered in _BACK:
        back = _back(company, clause, kept[0], stance)
        if back is not None or lowered not in THINGS:
            return back
    if kept[0].word in (
        *(() if len(kept) > 2 else ("what",)),
        "if",
        "when",
        "whether",
        "how",
        "there",
        "no",
        "nobody",
        "nothing",
    ):
        return None
    if ahead[0].word == "what" and len(ahead) > 2:
        span = phrase_core(company.text, span_of(ahead))  # "what Quill did was wrong"
        return Stand(stance, span.of(company.text), (span,), TargetKind.PROPOSAL, clause.span, 2)
    if not is_simple(kept):
        kept = _named_first(company, kept)
    if not kept or any(t.word in ("if", "when", "unless", "whether") for t in clause.at[:3]):
        return None
    span = span_of(kept)
    named = name_of(company, span, about.holder)
    if named is None:
        return None
    name, agent = named
    if agent is not None and agent.name == about.holder.name:
        return None
    kind = TargetKind.AGENT if agent is None and company.body(span) else kind_of(name, agent)
    if word in UNTRUE | TRUE and kind is TargetKind.PROPOSAL:
        kind = TargetKind.CLAIM
    rank = 1 if word in WANTED else 2
    return Stand(stance, name, (phrase_core(company.text, span),), kind, clause.span, rank, agent)
