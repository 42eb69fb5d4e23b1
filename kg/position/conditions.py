"""Stances on a condition: "unless", "only if", "if they stop, we will"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.lexicon import ORGANIZATION_NOUNS
from kg.model import AgentKind, Span, Stance, TargetKind
from kg.position.clauses import subject
from kg.position.company import Company
from kg.position.naming import doing, noun_phrase, phrase_core, plain, span_of
from kg.position.stances import words
from kg.position.stand import Stand
from kg.position.tokens import Token, ended, is_small, tokens

_WILL = frozenset(["will", "would", "'ll", "'d", "wo", "shall"])
_LEAVING = (
    ("step", "away", "from"),
    ("walk", "away", "from"),
    ("back", "out", "of"),
    ("pull", "out", "of"),
    ("withdraw", "from"),
)
_STATES = words("grammar", "states")
_FIRST = frozenset(["i", "we"])
_THIRD = frozenset(["he", "she", "it", "they"])
_NOT = frozenset(["not", "n't", "never"])


def conditions(company: Company, sentence: Span, own: bool) -> Iterator[Stand]:
    """The stance of a sentence whose main clause is bound to a condition.

    own  the sentence is the holder's own decision to tell ("threatened to leave unless")
    """
    at = tokens(company.text, sentence)
    joint = _joint([t.word for t in at])
    if joint is None:
        return
    if not joint.plain and _unreal(at, joint.first):
        return
    main = _main(at, joint.first)
    will = next((k for k, t in enumerate(main) if t.word in _WILL), None)
    to = next((k for k, t in enumerate(main) if t.word == "to"), None)
    ahead = subject(main[:will]) if will is not None else ()
    if will is not None:
        if not ahead or not (_speaks_for(company, ahead) or (own and ahead[-1].word in _THIRD)):
            return
        verb = main[will + 1 :]
    elif joint.plain and own and to is not None:
        verb = main[to + 1 :]
    else:
        return
    if verb and verb[0].word == "never" and not joint.plain:
        return
    verb = _bare(verb)
    done = bool(verb) and verb[0].word == "have" and bool(ahead) and ahead[-1].word in _FIRST
    verb = ended(_bare(verb[1:]) if done else verb)
    alone = len(verb) == 1 and verb[0].word.isalpha() and will is not None and not is_small(verb[0])
    if (len(verb) < 2 and not alone) or not verb or (verb[0].bases & _STATES and not joint.plain):
        return
    left = _left(verb)
    span = phrase_core(company.text, span_of(left or verb))
    phrase = plain(company.text, [span])
    name = noun_phrase(phrase) if left or done else doing(phrase)
    evidence = phrase_core(company.text, sentence)
    yield Stand(Stance.CONDITIONAL, name, (span,), TargetKind.PROPOSAL, evidence, 1)


def _bare(verb: Sequence[Token]) -> Sequence[Token]:
    """A verb phrase from its verb on."""
    first = next((k for k, t in enumerate(verb) if not (is_small(t) or t.word in _NOT)), len(verb))
    return verb[first:]


def _left(verb: Sequence[Token]) -> Sequence[Token]:
    """What would be left: in "step away from brokering a truce" the brokering."""
    for first, *rest in _LEAVING:
        if first in verb[0].bases and [t.word for t in verb[1 : len(rest) + 1]] == rest:
            return verb[len(rest) + 1 :]
    return ()


@dataclass(frozen=True, slots=True)
class _Joint:
    """Where a condition begins, and whether the words can mean nothing else ("unless", "only if")."""

    first: int
    plain: bool


_JOINING = frozenset(["unless", "provided", "providing", "only", "on", "as", "until", "if"])


def _joint(at: Sequence[str]) -> _Joint | None:
    for i, word in enumerate(at):
        if word not in _JOINING:
            continue
        after = list(at[i + 1 : i + 3])
        plainly = (
            word == "unless"
            or (word in ("provided", "providing") and after[:1] == ["that"])
            or (word == "only" and after[:1] in (["if"], ["when"], ["after"]))
            or (word == "on" and after in (["condition", "that"], ["the", "condition"]))
            or (word == "as" and after == ["long", "as"])
        )
        plainly = plainly or (word == "until" and any(w in _REFUSED for w in at[:i]))
        if plainly or (word == "if" and (i == 0 or at[i - 1] not in _NO_CONDITION)):
            return _Joint(i, plainly)
    return None


_SUPPOSED = frozenset(["was", "were"])


def _unreal(at: Sequence[Token], i: int) -> bool:
    """True for "if I was a donor": no condition that anybody could meet."""
    words = [t.word for t in at[i + 1 : i + 4]]
    return len(words) > 2 and words[0] in _FIRST and words[1] in _SUPPOSED and words[2] != "to"


_REFUSED = frozenset(["not", "n't", "never", "refuse", "refused", "refuses"])
_NO_CONDITION = frozenset(["as", "even", "ask", "asked", "see", "know", "wonder", "what", "and"])


def _main(at: Sequence[Token], i: int) -> Sequence[Token]:
    """The main clause: ahead of the condition, or behind the comma that ends it."""
    ahead = at[:i]
    if sum(t.is_word for t in ahead) >= 3:
        return ahead
    comma = next((k for k in range(i + 2, len(at)) if at[k].word in (",", "then")), None)
    return at[comma + 1 :] if comma is not None else ()


def _speaks_for(company: Company, ahead: Sequence[Token]) -> bool:
    last = next((t.word for t in reversed(ahead) if t.is_word), "")
    if last in _FIRST or last in ORGANIZATION_NOUNS:
        return True
    agent = company.agent(phrase_core(company.text, span_of(ahead)))
    return agent is not None and agent.kind in (AgentKind.COUNTRY, AgentKind.ORGANIZATION)
