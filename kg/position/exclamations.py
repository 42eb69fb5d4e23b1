"""Stances of clauses without a verb: "Another shameful attack, this time in the capital"."""

from __future__ import annotations

from kg.model import Stance
from kg.position.clauses import Clause
from kg.position.company import Company
from kg.position.naming import kind_of, name_of, span_of
from kg.position.stances import VERDICTS
from kg.position.stand import About, Stand

_PASSED = frozenset(["he", "she", "they", "it", "we", "i", "you", "there"])
_AHEAD = frozenset(["a", "an", "another", "what", "such", "this", "yet", "more", "very"])
_VERBAL = frozenset(
    ["be", "have", "do", "will", "would", "can", "could", "should", "must", "may", "might", "say", "need"]
)


def exclaimed(company: Company, clause: Clause, about: About) -> Stand | None:
    """The judgement of a clause without a verb on its noun, where it is unfavourable."""
    words = [t for t in clause.at if t.is_word]
    greeted = _greeted(company, clause, about)
    if greeted is not None:
        return greeted
    if not words or not company.text[words[0].start].isupper():
        return None
    comma = next((k for k, t in enumerate(clause.at) if t.word in (",", "!", ".")), len(clause.at))
    head = [t for t in clause.at[:comma] if t.is_word]
    if not 2 <= len(head) <= 7 or any(t.bases & _VERBAL or t.word in _PASSED for t in words):
        return None
    judged = next((k for k, t in enumerate(head[:3]) if t.forms & VERDICTS.keys()), None)
    if judged is None or judged + 1 >= len(head) or head[judged].word.endswith("ly"):
        return None
    if any(t.word not in _AHEAD for t in head[:judged]):
        return None
    if all(company.text[t.start].isupper() for t in head):
        return None  # a title
    stance = next(VERDICTS[b] for b in sorted(head[judged].forms) if b in VERDICTS)
    span = span_of(head[judged + 1 :])
    named = name_of(company, span, about.holder)
    if named is None or stance is Stance.SUPPORTS:
        return None
    return Stand(stance, named[0], (span,), kind_of(*named), clause.span, 2, named[1])


_GREETINGS = {
    ("shame", "on"): Stance.OPPOSES,
    ("down", "with"): Stance.OPPOSES,
    ("no", "to"): Stance.OPPOSES,
    ("no", "more"): Stance.OPPOSES,
    ("yes", "to"): Stance.SUPPORTS,
    ("congratulations", "to"): Stance.SUPPORTS,
    ("god", "bless"): Stance.SUPPORTS,
    ("long", "live"): Stance.SUPPORTS,
    ("thank", "you"): Stance.SUPPORTS,
}


def _greeted(company: Company, clause: Clause, about: About) -> Stand | None:
    """As in "Shame on Quill", "No to the toll", "Congratulations to the dockers": on what follows."""
    words = [t for t in clause.at if t.is_word]
    stance = _GREETINGS.get((words[0].word, words[1].word)) if len(words) > 2 else None
    if stance is None or any(t.bases & _VERBAL for t in words[2:]):
        return None
    span = span_of(words[2:])
    named = name_of(company, span, about.holder)
    if named is None or (words[0].word == "thank" and named[1] is None):
        return None
    return Stand(stance, named[0], (span,), kind_of(*named), clause.span, 2, named[1])
