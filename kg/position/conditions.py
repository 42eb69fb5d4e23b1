"""Stances on a condition: "unless", "only if", "if they stop, we will"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import AgentKind, Span, Stance, TargetKind
from kg.position.clauses import subject
from kg.position.company import Company
from kg.position.naming import doing, noun_phrase, phrase_core, plain, span_of
from kg.position.stand import Stand
from kg.position.tokens import QUOTE_MARKS, Token, is_small, tokens

_WILL = frozenset(["will", "would", "'ll", "'d", "wo", "shall"])
_LEAVING = (
    ("step", "away", "from"),
    ("walk", "away", "from"),
    ("pull", "out", "of"),
    ("withdraw", "from"),
    ("back", "out", "of"),
)
_STATES = frozenset(
    [
        "be",
        "have",
        "become",
        "seem",
        "lose",
        "win",
        "happen",
        "need",
        "get",
        "know",
        "see",
        "feel",
        "like",
        "love",
    ]
)
_FIRST = frozenset(["i", "we"])


def conditions(company: Company, sentence: Span, own: bool) -> Iterator[Stand]:
    """The stance of a sentence whose main clause is bound to a condition.

    own  the sentence is the holder's own decision to tell ("threatened to leave unless")
    """
    at = tokens(company.text, sentence)
    words = [t.word for t in at]
    joint = _joint(words)
    if joint is None:
        return
    i, plainly = joint
    main = _main(at, i)
    if not main:
        return
    will = next((k for k, t in enumerate(main) if t.word in _WILL), None)
    verb: Sequence[Token]
    if will is not None:
        ahead = subject(main[:will])
        verb = main[will + 1 :]
        if not ahead or not (
            _speaks_for(company, ahead) or (own and ahead[-1].word in ("he", "she", "it", "they"))
        ):
            return
    elif plainly and own and "to" in [t.word for t in main]:
        verb = main[next(k for k, t in enumerate(main) if t.word == "to") + 1 :]
        ahead = ()
    else:
        return
    verb = list(verb)
    if verb and verb[0].word == "never" and not plainly:
        return
    while verb and (is_small(verb[0]) or verb[0].word in ("not", "n't", "never")):
        verb = verb[1:]
    past = bool(verb) and verb[0].word == "have" and ahead and ahead[-1].word in _FIRST
    if past:
        verb = verb[1:]
        while verb and is_small(verb[0]):
            verb = verb[1:]
    while verb and not verb[-1].is_word:
        verb = verb[:-1]
    if len(verb) < 2 or (verb[0].bases & _STATES and not plainly):
        return
    for leaving in _LEAVING:
        if verb[0].bases & {leaving[0]} and [t.word for t in verb[1 : len(leaving)]] == list(leaving[1:]):
            verb = verb[len(leaving) :]
            break
    if not verb:
        return
    span = phrase_core(company.text, span_of(verb))
    words_of = plain(company.text, [span])
    name = (
        noun_phrase(words_of)
        if past or not verb[0].word.isalpha()
        else doing(words_of)
        if will is not None and verb[0].word[-3:] != "ing"
        else noun_phrase(words_of)
    )
    yield Stand(
        Stance.CONDITIONAL, name, (span,), TargetKind.PROPOSAL, phrase_core(company.text, sentence), 1
    )


def _joint(words: Sequence[str]) -> tuple[int, bool] | None:
    """Where the condition begins, and whether it is plainly one ("unless", "only if")."""
    for i, word in enumerate(words):
        after = words[i + 1] if i + 1 < len(words) else ""
        if word == "unless" or (word in ("provided", "providing") and after == "that"):
            return i, True
        if word == "only" and after in ("if", "when", "after"):
            return i, True
        if word == "on" and words[i + 1 : i + 3] in (["condition", "that"], ["the", "condition"]):
            return i, True
        if word == "as" and words[i + 1 : i + 3] == ["long", "as"]:
            return i, True
        if word == "if" and (
            i == 0
            or words[i - 1] not in ("as", "even", "ask", "asked", "see", "know", "wonder", "what", "and")
        ):
            return i, False
    return None


def _main(at: Sequence[Token], i: int) -> Sequence[Token]:
    """The main clause: ahead of the condition, or behind the comma that ends it."""
    ahead = at[:i]
    if sum(t.is_word for t in ahead) >= 3:
        return ahead
    comma = next((k for k in range(i + 2, len(at)) if at[k].word in (",", "then")), None)
    return at[comma + 1 :] if comma is not None else ()


def _speaks_for(company: Company, ahead: Sequence[Token]) -> bool:
    words = [t.word for t in ahead if t.is_word and t.word not in QUOTE_MARKS]
    if not words:
        return False
    if words[-1] in _FIRST:
        return True
    agent = company.agent(phrase_core(company.text, span_of(ahead)))
    return agent is not None and agent.kind in (AgentKind.COUNTRY, AgentKind.ORGANIZATION)
