"""Stances of a whole content by its cue: "complained that S V" is against it, "hopes that S V" for it."""

from __future__ import annotations

from kg.extract.cues import base_forms
from kg.model import Quotation, Stance, TargetKind, hull
from kg.position.clauses import is_simple, simple_subject
from kg.position.company import Company
from kg.position.naming import noun_phrase, phrase_core, plain, span_of
from kg.position.speech import Speech
from kg.position.stances import words
from kg.position.stand import Stand
from kg.position.tokens import Token, ended, tokens

_AGAINST = words("claim", "complaining")
_FOR = words("claim", "hoping")
_PREPOSITIONS = words("grammar", "prepositions") | {"over", "against", "whether", "if", "how", "what", "why"}
_RELATIVE = frozenset(["who", "which", "that"])
_FINITE = frozenset(["be", "have", "do", "will", "would", "can", "could", "may", "might", "must", "should"])


def complained(company: Company, speech: Speech) -> Stand | None:
    """What a cue of complaint, worry or hope makes of its clause; if against, on whoever is its subject.

    "Complained that Dorn had ignored her" is against Dorn, "hopes that the port reopens" for what it says.
    """
    cue = [word for span in speech.cue for word in span.of(company.text).casefold().split()]
    bases = {base for word in cue for base in base_forms(word)} | set(cue)
    against = bool(bases & _AGAINST)
    if (
        not (against or bases & _FOR)
        or {"not", "never", "n't"} & set(cue)
        or speech.quotation is Quotation.DIRECT
    ):
        return None
    at = ended(tokens(company.text, hull(speech.content)))
    if at and at[0].word == "that":
        at = at[1:]
    if len(at) < 4 or at[0].word in _PREPOSITIONS or at[0].word == "to":
        return None
    at = at[: _end(at)]
    verb = next((k for k in range(1, min(len(at), 16)) if _is_verb(at, k)), None)
    if verb is None or not is_simple(at[:verb]) or any(t.word in _RELATIVE for t in at[:verb]):
        return None  # "lamented the towns that are poor": a thing, no clause
    span = phrase_core(company.text, span_of(at))
    ahead = simple_subject(at[:verb])
    agent = company.agent(phrase_core(company.text, span_of(ahead))) if ahead and against else None
    if agent is not None:
        who = phrase_core(company.text, span_of(ahead))
        return Stand(Stance.OPPOSES, agent.name, (who,), TargetKind.AGENT, span, 3, agent)
    if at[0].word in ("i", "we", "he", "she", "they", "you") and not against:
        return None  # "hopes she will win": hardly a matter that others take sides on
    name = noun_phrase(plain(company.text, [span]))
    stance = Stance.OPPOSES if against else Stance.SUPPORTS
    return Stand(stance, name, (span,), TargetKind.PROPOSAL, span, 3)


def _end(at: list[Token]) -> int:
    return next((k for k, t in enumerate(at) if k > 3 and t.word in (".", ";", "but", "because")), len(at))


def _is_verb(at: list[Token], k: int) -> bool:
    return bool(at[k].bases & _FINITE) or at[k].word.endswith(("ed", "s"))
