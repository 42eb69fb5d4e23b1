"""Stances of clauses in the subjunctive: "suggested the city sell the port", "asked that it be named"."""

from __future__ import annotations

from kg.extract.cues import base_forms
from kg.model import Stance, TargetKind, hull
from kg.position.clauses import is_simple, subject
from kg.position.company import Company
from kg.position.naming import noun_phrase, phrase_core, plain, span_of
from kg.position.speech import Speech
from kg.position.stances import OWN, WHOLE_DEEDS, words
from kg.position.stand import Stand
from kg.position.tokens import QUOTE_MARKS, ended, is_small, tokens

_WISHING = words("grammar", "wishing")
_BARE = OWN | WHOLE_DEEDS | {"be", "go", "leave", "stop"}
_DETERMINERS = words("grammar", "determiners")
_RELATIVE = frozenset(["who", "which", "that", "-", "–", "—"])
_NOT = frozenset(["not", "n't", "never"])
_MODAL = frozenset(
    ["to", "will", "would", "can", "could", "may", "might", "must", "should", "did", "do", "does"]
)


def wished(company: Company, speech: Speech) -> Stand | None:
    """What a clause with a bare verb wants, where the cue suggests, asks or demands."""
    cue = [word for span in speech.cue for word in span.of(company.text).casefold().split()]
    if not any(base in _WISHING for word in cue for base in base_forms(word)):
        return None
    at = [t for t in ended(tokens(company.text, hull(speech.content))) if t.word not in QUOTE_MARKS]
    if at and at[0].word == "that":
        at = at[1:]
    for k in range(1, min(len(at) - 1, 8)):
        if at[k].word not in _BARE or company.text[at[k].start].isupper():
            continue
        if any(t.word in _RELATIVE for t in at[:k]):
            return None  # "suggested that voters who back the port stay away": whose verb it is stays open
        ahead = [t for t in at[:k] if t.word not in _NOT]
        before = next((t for t in reversed(ahead) if not is_small(t)), None)
        if before is None or before.word in _MODAL | _DETERMINERS or not is_simple(subject(ahead)):
            return None
        if before.word.endswith("s") and at[k].word != "be" and not company.text[before.start].isupper():
            return None  # "suggested the dockers sell": they may do so already
        denied = any(t.word in _NOT for t in at[:k])
        kept = [t for t in at if t.word not in _NOT] if denied else at
        stop = next((j for j, t in enumerate(at) if j > k and t.word in (",", ".", ";")), len(at))
        span = phrase_core(company.text, span_of(at[:stop]))
        name = noun_phrase(plain(company.text, [t.span for t in kept if t.end <= span.end]))
        stance = Stance.OPPOSES if denied else Stance.SUPPORTS
        return Stand(stance, name, (span,), TargetKind.PROPOSAL, span, 0)
    return None
