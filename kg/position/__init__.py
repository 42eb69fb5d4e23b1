"""position: chains of an article -> who stands where on what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import Agent, Annotated, Chain, Manner, Position, Quotation, Span, Stance, hull
from kg.position.affirmed import affirmed
from kg.position.attitudes import attitudes
from kg.position.clauses import Clause, clauses, doubted_clause, sentences
from kg.position.company import Company, same_agent
from kg.position.complaints import complained
from kg.position.conditions import conditions
from kg.position.demands import demands
from kg.position.denials import denials
from kg.position.epithets import epithet
from kg.position.feelings import feelings
from kg.position.holders import each, may_hold, meant
from kg.position.imperatives import imperative
from kg.position.judgements import judgements
from kg.position.naming import phrase_core
from kg.position.narrated import Narrated, narrated
from kg.position.nouns import nominal
from kg.position.passives import passives
from kg.position.speech import Speech, inner_speech
from kg.position.stand import About, Stand
from kg.position.tokens import flipped
from kg.position.voice import Voice
from kg.position.wishes import wished
from kg.resolve.names import Lexicons

__all__ = ["positions"]

MOST = 3
"""Stances of one statement; guidelines for positions, rule 3."""

_FINDS = frozenset([Manner.SHOWED, Manner.CITED, Manner.REPORTED])
_BINDING = frozenset([Manner.PROMISED])
_ANNOUNCING = ("announc", "vow", "promis", "pledg", "declar", "threaten", "indicat", "agree")


@dataclass(frozen=True, slots=True)
class _Held:
    """A stand, who takes it, and the chain that it rests on, if any."""

    holder: Agent
    stand: Stand
    chain: Chain | None


def positions(annotated: Annotated, chains: Sequence[Chain], lexicons: Lexicons) -> tuple[Position, ...]:
    """Who stands where on what in an article, in order of the evidence."""
    company = Company.of(annotated, lexicons)
    told = [
        *narrated(company, annotated, chains),
        *passives(company, annotated, chains),
        *nominal(company, annotated),
    ]
    found = [
        _Held(act.holder, act.stand, chain or _around(act, chains))
        for act, chain in told
        if may_hold(act.holder)
    ]
    for chain in chains:
        speech = inner_speech(company, chain) or Speech.of(chain).without_inner(chains)
        acts = [h.stand for h in found if h.chain is chain and same_agent(h.holder, speech.speaker)]
        stands = _settled([*acts, *_stated(company, speech)])
        found += [_Held(speech.speaker, stand, chain) for stand in stands if stand not in acts]
    held = [
        h for h in _each(company, found) if h.stand.agent is None or not same_agent(h.stand.agent, h.holder)
    ]
    return _merged([replace(h, stand=_trimmed(h.stand, company.text)) for h in held])


def _each(company: Company, found: Sequence[_Held]) -> list[_Held]:
    """Each stand with each of its holders, "they" by whoever held one before."""
    known: list[Agent] = []
    kept: list[_Held] = []
    for held in sorted(found, key=lambda h: h.stand.evidence):
        holder = meant(held.holder, known)
        known.append(holder)
        kept.extend(replace(held, holder=one) for one in each(company, holder))
    return kept


_CLOSING = re.compile(r"[.,!?…]*(?:[\"”]|'')")
_MARKS = re.compile(r"[\"“”]|''")


def _trimmed(stand: Stand, text: str) -> Stand:
    """The stand with its evidence without marks at the edges."""
    core = phrase_core(text, stand.evidence)
    closing = _CLOSING.match(text, core.end, stand.evidence.end)
    if closing and len(_MARKS.findall(core.of(text))) % 2:
        core = Span(core.start, closing.end())  # what is opened inside is closed inside
    return replace(stand, evidence=core) if len(core) else stand


def _around(act: Narrated, chains: Sequence[Chain]) -> Chain | None:
    """The chain whose content tells of the act, the narrowest one."""
    holding = [c for c in chains if hull(c.content).contains(act.verb)]
    return min(holding, key=lambda c: len(hull(c.content)), default=None)


_IRONY = re.compile(r"\b(?:sarcastic|ironic|mock-|tongue[- ]in[- ]cheek|facetious)", re.IGNORECASE)


def _stated(company: Company, speech: Speech) -> list[Stand]:
    """The stances that the words of a speech carry."""
    if not may_hold(speech.speaker) or speech.manner in _FINDS:
        return []
    text = company.text
    cue = " ".join(span.of(text) for span in speech.cue).casefold()
    if any(_IRONY.search(text, span.start, span.end + 20) for span in speech.cue):
        return []  # what is meant is something else, and the words do not tell what
    binding = speech.manner in _BINDING or any(word in cue for word in _ANNOUNCING)
    about = About(
        speech.speaker,
        speech.quotation is not Quotation.DIRECT,
        _addressed(text, speech),
        _topic(text, speech),
    )
    found: list[Stand] = []
    bound: list[Span] = []
    if (wish := wished(company, speech)) is not None:
        return [wish]
    for sentence in sentences(text, speech.content):
        for stand in conditions(company, sentence, binding):
            found.append(stand)
            bound.append(sentence)
    for clause in clauses(text, speech.content):
        if any(span.overlaps(clause.span) for span in bound):
            continue
        found.extend(_of_clause(company, clause, Voice(about, speech.quotation, binding)))
    if not found and (claim := affirmed(company, speech) or complained(company, speech)) is not None:
        found.append(claim)
    return found


_ADDRESSED = re.compile(r"\s+((?:(?!that\b)[\w’'-]+\s+){1,7}?)(?:that\s+)?[\"“”‘']?\s*")


def _addressed(text: str, speech: Speech) -> Span | None:
    """Who stands between "told" and what is said to them."""
    told = [
        c for c in speech.cue if c.of(text).casefold() in ("told", "telling", "tells", "tell", "reminded")
    ]
    start = speech.content[0].start
    match = _ADDRESSED.fullmatch(text, told[-1].end, start) if told and told[-1].end < start else None
    return Span(match.start(1), match.end(1) - 1) if match else None


_TOPIC = re.compile(
    r"(?:\s+(?:of|about))?\s+((?:(?!that\b|on\b|in\b)[\w’'-]+ ?){1,7})(?=[,.:;]|\s+(?:on|in|that)\b)"
)


def _topic(text: str, speech: Speech) -> Span | None:
    """What follows "said of", "asked about"."""
    for cue in speech.cue:
        if cue.of(text).casefold().endswith((" of", " about")) or re.match(
            r" (?:of|about) ", text[cue.end :]
        ):
            match = _TOPIC.match(text, cue.end)
            if match is not None:
                return Span(match.start(1), match.end(1))
    return None


def _of_clause(company: Company, clause: Clause, voice: Voice) -> list[Stand]:
    """The stances of one clause: of several readings the plainest; "I do not think that" turns them."""
    doubted = doubted_clause(clause, voice.about.indirect)
    if doubted is None:
        return _read(company, clause, voice)
    return [
        replace(stand, stance=flipped(stand.stance), evidence=Span(clause.at[0].start, stand.evidence.end))
        for stand in _read(company, doubted, voice)
    ]


def _read(company: Company, clause: Clause, voice: Voice) -> list[Stand]:
    for reading in (
        filter(None, [imperative(company, clause, voice.quotation, voice.about.holder)]),
        demands(company, clause, voice.about),
        feelings(company, clause, voice),
        attitudes(company, clause, voice),
        judgements(company, clause, voice.about),
        denials(company, clause, voice),
        filter(None, [epithet(company, clause, voice.about)]),
    ):
        stands = list(reading)
        if stands:
            return stands
    return []


def _settled(stands: Sequence[Stand]) -> list[Stand]:
    """At most as many stances as a statement is about, the plainest; one for each stretch of words."""
    kept: list[Stand] = []
    for stand in sorted(stands, key=lambda s: (s.rank, s.evidence)):
        if len(kept) >= MOST:
            break
        if any(
            k.evidence.overlaps(stand.evidence)
            and (k.rank != stand.rank or k.target_span == stand.target_span)
            and Stance.CONDITIONAL not in (k.stance, stand.stance)
            for k in kept
        ):
            continue
        kept.append(stand)
    return sorted(kept, key=lambda s: s.evidence)


def _merged(found: Sequence[_Held]) -> tuple[Position, ...]:
    """One position for each holder, target and stance, resting on every statement that shows it (rule 19)."""
    groups: dict[tuple[str, str, Stance], list[_Held]] = {}
    for held in sorted(found, key=lambda h: h.stand.evidence):
        key = (held.holder.name.casefold(), held.stand.target.casefold(), held.stand.stance)
        groups.setdefault(key, []).append(held)
    made = [_position(group) for group in groups.values()]
    return tuple(sorted(made, key=lambda p: (p.evidence, p.target_span, p.holder.name)))


def _position(group: Sequence[_Held]) -> Position:
    best = min(group, key=lambda h: (h.stand.rank, h.stand.evidence))
    chains = sorted((h.chain for h in group if h.chain is not None), key=lambda c: c.content)
    told = [best.chain, *chains] if best.chain is not None else chains
    stand = best.stand
    return Position(
        best.holder,
        stand.target,
        stand.target_span,
        stand.kind,
        stand.stance,
        tuple(dict.fromkeys(chain.id for chain in chains)),
        (stand.evidence,),
        next((chain.said_on for chain in told if chain.said_on is not None), None),
    )
