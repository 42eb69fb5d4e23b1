"""Stances that speakers state of themselves: "I support", "he will not", "we are ready for"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.lexicon import PLAIN_SPEECH
from kg.model import Span, Stance, TargetKind
from kg.position.clauses import Clause, is_simple, subject
from kg.position.company import Company
from kg.position.extents import object_of
from kg.position.naming import doing, noun_phrase, phrase_core, plain, span_of
from kg.position.objects import upon
from kg.position.stances import (
    ACTS,
    ASK,
    ATTITUDES,
    LABEL,
    NOT_DENIED,
    OPEN,
    OWN,
    SUFFERED,
    SURE,
    WHOLE_DEEDS,
    words,
)
from kg.position.stand import Stand
from kg.position.tokens import QUOTE_MARKS, Found, Token, ended, find, is_small, negated
from kg.position.verdicts import labelled
from kg.position.voice import Voice

_AHEAD_OF_VERB = words("grammar", "ahead_of_verb")
_AHEAD_OF_NOUN = words("grammar", "ahead_of_noun")
_UNDOING = words("attitude", "undoing")


def attitudes(company: Company, clause: Clause, voice: Voice) -> Iterator[Stand]:
    """What the clause says that the holder is for, against, or undecided about; two stances at most."""
    sure = _sure(company, clause, voice) or _finds(company, clause, voice)
    if sure is not None:
        yield sure
        return
    at = clause.at
    own, done, i = False, 0, 0
    while i < len(at) and done < 2:
        found = _carrier(at, i)
        ahead = subject(without_auxiliaries(at[:i])) if found is not None else ()
        if at[i].bases & {"continue"} and [t.word for t in at[i + 1 : i + 2]] == ["to"]:
            acts = find(at, i + 2, ACTS) if i + 2 < len(at) else None
            if acts is not None:
                i += 2  # "will continue to oppose": the inner verb tells
                continue
        likened = at[i].word == "like" and i and at[i - 1].bases & {"be"}
        if found is None or likened or _noun(at, i) or _only_may(at, i):
            i += 1
            continue
        # "would accept A and not pursue B": the second verb has the subject of the first.
        own = (own and at[i - 1].word in ("and", "or", "not")) or (
            is_simple(ahead) and voice.speaks(company, ahead, clause, found)
        )
        unsaid = found.decides and not (voice.binding or found.negated or _announced(at, i, voice))
        if own and found.verb in ("want", "would", "like") and _sees(at, found.after):
            found = replace(found, after=found.after + 2)  # "I want to see the port reopened"
        elif not own or unsaid or _wants_act(at, found):
            i += 1
            continue
        if found.stance is Stance.NEUTRAL:
            yield from _open(company, clause, found)
            return
        if found.verb == "suffer" and (stand := _suffered(company, clause, found)) is not None:
            yield stand
            return
        particle = found.decides and (
            at[i].bases & WHOLE_DEEDS
            or at[i].word.endswith("ing")
            or (found.after < len(at) and at[found.after].word in _PARTICLES)
        )
        stands = _whole_deed(company, at, found) if particle else upon(company, at, found, voice.about.holder)
        for stand in stands[:1]:
            done += 1
            start = ahead[0].start if ahead else at[0].start
            yield replace(stand, evidence=Span(min(start, stand.evidence.start), stand.evidence.end), rank=1)
        i = max(i + 1, found.after)


def _announced(at: Sequence[Token], i: int, voice: Voice) -> bool:
    """True for "we will build", "she said she would build": a plan; "I would build" is none without an if."""
    before = {t.word for t in at[max(0, i - 3) : i]}
    going = i > 2 and at[i - 1].word == "to" and at[i - 2].word == "going"
    if before & {"will", "'ll", "plan", "plans", "planned", "intend", "intends", "intended"} or (
        going and before & {"am", "are", "is", "'m", "'re", "'s"}
    ):
        return True
    return voice.about.indirect and bool(before & {"would", "'d"})


def _carrier(at: Sequence[Token], i: int) -> Found | None:
    """What may carry a stance at place ``i``: an attitude, a speech act, a decision."""
    if at[i].bases & SUFFERED and _cannot(at, i):
        return Found(i, i + 1, "suffer", Stance.SUPPORTS, negated=True)
    if at[i].bases.isdisjoint(_BEGINNINGS):
        return None
    found = find(at, i, OPEN) or find(at, i, ATTITUDES) or find(at, i, ACTS) or _decision(at, i)
    if found is None and at[i].bases & ASK and [t.word for t in at[i + 1 : i + 2]] == ["you"]:
        found = Found(i, i + 1, "ask", Stance.SUPPORTS, asks=True)  # "I ask you not to"
    return replace(found, negated=negated(at, i)) if found is not None else None


def _only_may(at: Sequence[Token], i: int) -> bool:
    """True for "might back", "may support"."""
    before = next((t.word for t in reversed(at[:i]) if not is_small(t)), "")
    return before in ("may", "might")


def _cannot(at: Sequence[Token], i: int) -> bool:
    """True for "cannot let", "will not tolerate"."""
    before = [t for t in at[max(0, i - 4) : i] if not is_small(t)]
    denied = any(t.word in ("not", "n't", "never") for t in before)
    return denied and any(t.bases & {"can", "will", "would", "could", "must", "should"} for t in before)


def _sees(at: Sequence[Token], i: int) -> bool:
    """True for "to see" before something that is not asked."""
    words = [t.word for t in at[i : i + 3]]
    return (
        words[:2] == ["to", "see"] and len(words) > 2 and words[2] not in ("if", "what", "how", "who", "you")
    )


def _wants_act(at: Sequence[Token], found: Found) -> bool:
    """True for "I want to commend her", of which the inner verb tells, and for "he needed to call"."""
    after = found.after
    if found.verb == "need" and at[found.first].word not in ("need", "needs"):
        return True  # "I needed a rest" tells
    if found.verb == "need":
        return after < len(at) and at[after].word == "to"
    if found.verb not in ("want", "would", "like") or after + 1 >= len(at) or at[after].word != "to":
        return False
    verb = next((t for t in at[after + 1 :] if not is_small(t)), None)
    if [t.word for t in at[after + 1 : after + 3]] in (["have", "a"], ["have", "an"], ["have", "the"]):
        return False  # "we want to have a stop sign"
    return verb is None or bool(verb.bases & (ACTS.keys() | NOT_DENIED | PLAIN_SPEECH))


def _sure(company: Company, clause: Clause, voice: Voice) -> Stand | None:
    """As in "we are confident that S V": the clause is affirmed."""
    at = clause.at
    found = next((f for i in range(min(len(at), 8)) if (f := find(at, i, SURE)) is not None), None)
    if (
        found is None
        or any(t.word == "if" for t in at[: found.first])
        or negated(at, found.after - 1)
        or not voice.is_own(company, without_auxiliaries(at[: found.first]), clause)
    ):
        return None
    rest = ended([t for t in at[found.after :] if t.word not in QUOTE_MARKS])
    if rest and rest[0].word == "that":
        rest = rest[1:]
    if len(rest) < 3 or rest[0].word in _NO_CLAUSE:
        return None
    span = phrase_core(company.text, span_of(rest))
    words = plain(company.text, [span])
    return Stand(Stance.SUPPORTS, noun_phrase(words), (span,), TargetKind.CLAIM, clause.span, 1)


def _suffered(company: Company, clause: Clause, found: Found) -> Stand | None:
    """As in "we cannot let the port be sold": all that must not be is opposed."""
    rest = [t for t in ended(object_of(company.text, clause.at, found.after)) if t.word not in QUOTE_MARKS]
    to = next((k for k, t in enumerate(rest) if t.word == "to" and k), None)
    if not rest or rest[0].word in ("to", "you", "me", "us", "that", "it", "this", "ourselves"):
        return None
    span = phrase_core(company.text, span_of(rest))
    words = plain(company.text, [t.span for k, t in enumerate(rest) if k != to] if to else [span])
    return Stand(Stance.OPPOSES, noun_phrase(words), (span,), TargetKind.PROPOSAL, clause.span, 1)


def _finds(company: Company, clause: Clause, voice: Voice) -> Stand | None:
    """As in "I find this campaign very mean", "we consider it a disgrace"."""
    at = clause.at
    i = next((k for k, t in enumerate(at[:8]) if k and t.bases & LABEL), None)
    if i is None or not voice.is_own(company, subject(without_auxiliaries(at[:i])), clause):
        return None
    verb = sorted(at[i].bases & LABEL)[0]
    found = Found(i, i + 1, verb, Stance.SUPPORTS, negated(at, i))
    stands = labelled(company, at, found, voice.about.holder)
    return replace(stands[0], evidence=clause.span, rank=1) if stands else None


_NO_CLAUSE = frozenset(["in", "about", "of", "to", "with", "on", "if", "whether", "what", "how"])
_DEED_ENDS = frozenset(["while", "because", "although", "though", "whereas", "despite", "until", "so"])
_PARTICLES = words("grammar", "particles")


def _whole_deed(company: Company, at: Sequence[Token], found: Found) -> list[Stand]:
    """As in "will step up the patrols": the whole deed is the target."""
    end = next((k for k in range(found.after, len(at)) if at[k].word in _DEED_ENDS), len(at))
    rest = ended(at[found.first : end])
    span = phrase_core(company.text, span_of(rest))
    stance = Stance.OPPOSES if found.negated else Stance.SUPPORTS
    return [Stand(stance, doing(plain(company.text, [span])), (span,), TargetKind.PROPOSAL, span, 1)]


def without_auxiliaries(at: Sequence[Token]) -> Sequence[Token]:
    """What stands ahead of a verb, up to its auxiliaries."""
    end = len(at)
    while end and (
        at[end - 1].bases & _AHEAD_OF_VERB
        or is_small(at[end - 1])
        or at[end - 1].word in ("'d", "'ll", "longer", "no")
    ):
        end -= 1
    return at[:end]


def _noun(at: Sequence[Token], i: int) -> bool:
    """True when the word is a noun here: "the support of", "his call for"."""
    before = next((t.word for t in reversed(at[:i]) if t.word not in QUOTE_MARKS), "")
    return before in _AHEAD_OF_NOUN


_DECIDABLE = OWN | WHOLE_DEEDS
_BEGINNINGS = frozenset(["remain", "stay", *OPEN, *ATTITUDES, *ACTS, *_DECIDABLE, *ASK])
"""The base forms with which what carries a stance begins."""


def _decision(at: Sequence[Token], i: int) -> Found | None:
    """A verb of one's own doing after "will", "would", "not": "will not recommend"."""
    verb = sorted(at[i].bases & _DECIDABLE)
    if not verb or i == 0:
        return None
    if at[i].word.endswith("ing"):
        going_on = i > 1 and at[i - 1].word == "be" and at[i - 2].bases & {"will", "would"}
        return Found(i, i + 1, verb[0], Stance.SUPPORTS, decides=True) if going_on else None
    before = [t for t in at[max(0, i - 4) : i] if not is_small(t)]
    if any(t.word in ("may", "might", "could", "if") for t in before):
        return None
    if any(t.bases & {"be", "have"} for t in at[max(0, i - 2) : i]):
        return None  # "was never given any reason", "had not given a gift"
    if at[i].word == "help" and i + 1 < len(at) and at[i + 1].word == "but":
        return None
    if not before or not (
        before[-1].word in ("not", "n't", "never", "to") or before[-1].bases & {"will", "would", "shall"}
    ):
        return None
    if before[-1].word == "to" and not any(
        t.word in ("going", "plan", "plans", "intends", "intend", "decided") for t in before
    ):
        return None
    against = bool(_UNDOING.intersection(verb))
    return Found(i, i + 1, verb[0], Stance.OPPOSES if against else Stance.SUPPORTS, decides=True)


def _open(company: Company, clause: Clause, found: Found) -> Iterator[Stand]:
    rest = ended([t for t in clause.at[found.after :] if t.word not in QUOTE_MARKS])
    while rest and rest[0].word in ("on", "about", "whether", "if", "to", "the", "as", "over"):
        rest.pop(0)
    if not rest:
        return
    span = phrase_core(company.text, span_of(rest))
    yield Stand(
        Stance.NEUTRAL, noun_phrase(plain(company.text, [span])), (span,), TargetKind.PROPOSAL, clause.span, 1
    )
