"""Stances that verbs carry onto their objects: "condemned the attack", "urged residents to stay home"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Agent, Span, Stance, TargetKind
from kg.position.company import PRONOUNS, Company
from kg.position.coordination import deeds
from kg.position.extents import is_verb, object_of, past_calling, past_place
from kg.position.named import blamed as named_whom
from kg.position.named import named_object
from kg.position.naming import doing, name_of, noun_phrase, phrase_core, plain, span_of
from kg.position.stances import ACTS, ASK, BLAME, CLAIM_VERBS, OWN, WHOLE_DEEDS, words
from kg.position.stand import Stand
from kg.position.tokens import QUOTE_MARKS, Found, Token, find, flipped
from kg.position.truth import claim_of, denies_claim

CLAUSE_SUBJECT = frozenset(["he", "she", "they", "it", "we", "i", "there", "you"])


def upon(company: Company, at: Sequence[Token], found: Found, holder: Agent) -> list[Stand]:
    """The stance of the verb ``found`` on what follows it; empty where nothing fit follows."""
    rest: Sequence[Token] = object_of(company.text, at, past_place(company.text, at, found))
    words = [t.word for t in rest if t.word not in QUOTE_MARKS]
    if not words or words[0] in _NO_OBJECT or _unknown(company, rest[0], holder):
        return []
    rest = past_calling(rest)
    words = [t.word for t in rest if t.word not in QUOTE_MARKS]
    if not words:
        return []
    stance = _stance(found)
    base = Stand(stance, "", (), TargetKind.PROPOSAL, Span(at[found.first].start, rest[-1].end), 0)
    particle = at[found.after - 1].word if found.after > found.first + 1 else ""
    if particle == "to" and words[0] in _EMPTY_DEEDS:
        return []
    verbal = len(words) > 1 or words[0] in OWN | WHOLE_DEEDS | ACTS.keys()
    if particle == "to" and verbal and is_verb(company.text, rest[0]):
        return _deed(company, rest, base, holder)
    against = _against(company, found, rest, base, holder)
    if against is not None:
        return against
    if found.verb in _ASKING or stance is not found.stance:
        asked = _asked(company, rest, base, holder, wants=particle == "for")
        if asked is not None or found.asks:
            return [asked] if asked is not None else []
    alone = found.after == found.first + 1
    if found.verb == "question" and words[0] == "whether" and len(rest) > 3:
        return claim_of(company, rest[1:], base, holder)
    if (found.verb in CLAIM_VERBS and alone) or (
        found.verb not in BLAME and denies_claim(company, rest, base)
    ):
        return claim_of(company, rest, base, holder)
    if words[0] in _NO_TARGET:
        return []
    if (words[0] == "that" or words[0] in CLAUSE_SUBJECT) and words not in (["it"], ["that"]):
        return _clause(company, rest, base) if found.verb in _OF_CLAUSES else []
    if found.verb in BLAME:
        blamed = named_whom(company, rest, base, holder)
        if blamed is not None or found.verb in _ONLY_WHOM:
            return [blamed] if blamed is not None else []
    if words[:2] == ["not", "to"] and len(words) > 2:
        deed = rest[next(k for k, t in enumerate(rest) if t.word == "to") + 1 :]
        return _deed(company, deed, replace(base, stance=flipped(stance)), holder)
    if words[0] == "to" and len(words) > 1:
        deed = rest[next(k for k, t in enumerate(rest) if t.word == "to") + 1 :]
        several = deeds(at, deed)
        if len(several) < 2:
            return _deed(company, deed, base, holder)
        return [
            replace(
                stand,
                evidence=Span(base.evidence.start, part[-1].end) if part is several[0] else span_of(part),
            )
            for part in several
            for stand in _deed(company, part, base, holder)
        ]
    if words[0].endswith("ing") and len(words[0]) > 5:
        span = phrase_core(company.text, span_of(rest))
        return [replace(base, target=noun_phrase(plain(company.text, [span])), target_span=(span,))]
    return named_object(company, rest, base, holder)


_DISSUADING = frozenset(["warn", "urge", "advise", "caution", "counsel", "lobby"])


def _against(
    company: Company, found: Found, rest: Sequence[Token], base: Stand, holder: Agent
) -> list[Stand] | None:
    """As in "warned Dorn against selling the pier": against what stands behind; None for other verbs."""
    if found.verb not in _DISSUADING or found.after > found.first + 1:
        return None
    place = next((k for k, t in enumerate(rest[:-1]) if k and t.word == "against"), None)
    if place is None or any(t.word in ("to", "for", "that") for t in rest[:place]):
        return None
    behind = rest[place + 1 :]
    base = replace(base, stance=Stance.OPPOSES)
    if behind[0].word.endswith("ing") and len(behind[0].word) > 4:
        span = phrase_core(company.text, span_of(behind))
        return [replace(base, target=noun_phrase(plain(company.text, [span])), target_span=(span,))]
    return named_object(company, behind, base, holder)


def acted(company: Company, at: Sequence[Token], i: int, holder: Agent) -> Stand | None:
    """As in "proud to endorse Quill", "Vote for Quill": the stance of the act at place ``i`` itself."""
    found = find(at, i, ACTS)
    if found is None or found.verb in CLAIM_VERBS:
        return None
    stands = upon(company, at, found, holder)
    return stands[0] if len(stands) == 1 else None


def _stance(found: Found) -> Stance:
    """The verb's stance with its negation; who does not rule out leaves it open."""
    if not found.negated:
        return found.stance
    return Stance.NEUTRAL if found.verb == "rule" else flipped(found.stance)


def _unknown(company: Company, first: Token, holder: Agent) -> bool:
    """True for a pronoun of which nobody knows whom it stands for."""
    personal = first.word in PRONOUNS and first.word not in ("his", "her")
    return personal and name_of(company, first.span, holder) is None


_ASKING = ASK | {"call", "propose", "recommend", "appeal", "plead", "want", "like", "would", "need", "prefer"}
_ONLY_WHOM = frozenset(["accuse", "charge", "fault"])
_NO_TARGET = frozenset(
    [
        "himself",
        "herself",
        "itself",
        "themselves",
        "myself",
        "ourselves",
        "you",
        "me",
        "us",
        "who",
        "when",
        "if",
        "how",
        "what",
        "why",
        "whether",
    ]
)
_NO_OBJECT = words("grammar", "no_object")
_EMPTY_DEEDS = words("grammar", "empty_deeds")


_OF_CLAUSES = words("grammar", "of_clauses")


def _asked(company: Company, rest: Sequence[Token], base: Stand, holder: Agent, wants: bool) -> Stand | None:
    """As in "urged NAME (not) to V": what is asked is the target; "called for an N to V" wants the N."""
    if len(rest) > 1 and rest[0].word in CLAUSE_SUBJECT and rest[1].bases & _VERBAL:
        return None  # "were told they would learn to"
    for k, token in enumerate(rest[:12]):
        if (
            (k and (token.word in CLAUSE_SUBJECT or token.bases & {"be", "have", "do"}))
            or token.word in ("that", "of")
            or (not token.is_word and token.word not in QUOTE_MARKS and token.word not in (",", "-"))
        ):
            return None
        if token.word != "to" or k + 1 >= len(rest) or k == 0:
            continue
        verb = rest[k + 1 :]
        if verb[0].word in _WHOM or rest[k - 1].word in _BEFORE_NOUN:
            continue  # "as a courtesy to me", "documents related to it"
        if verb[0].word == "know":
            return None
        if not verb[0].word.isalpha() or verb[0].word in ("the", "a", "an", "his", "her", "its", "their"):
            return None
        before = [t.word for t in rest[:k] if t.word not in QUOTE_MARKS]
        stance = base.stance
        if before and before[-1] in ("not", "never"):
            before, stance = before[:-1], flipped(stance)
        sided = _sided(company, verb, replace(base, stance=stance), holder)
        if sided is not None:
            return sided
        span = phrase_core(company.text, span_of(verb))
        words = doing(plain(company.text, [span]))
        asked = Span(rest[0].start, rest[k - 1].end)
        named = name_of(company, asked, holder) if before else None
        if before and before[-1].endswith("ing"):
            return None  # "a ban on people trying to enter"
        wanted = wants and before and before[0] in ("a", "an")
        if wanted and named is not None and named[1] is None:
            # "called for an inquiry to establish the facts": the inquiry is wanted.
            return replace(
                base, stance=stance, target=named[0], target_span=(phrase_core(company.text, asked),)
            )
        if named is not None and named[1] is not None and _elects(verb):
            core = phrase_core(company.text, asked)
            target = replace(base, stance=stance, target=named[0], target_span=(core,), agent=named[1])
            return replace(target, kind=TargetKind.AGENT)  # "wants Quill to be mayor"
        if named is not None and named[1] is not None:
            return replace(
                base,
                stance=stance,
                target=f"{named[0]} {words}",
                target_span=(phrase_core(company.text, span_of(rest)),),
            )
        return replace(base, stance=stance, target=words, target_span=(span,))
    return None


_VERBAL = frozenset(["be", "have", "do", "will", "would", "can", "could", "may", "might", "must", "should"])
_ELECTED = words("grammar", "elected")


def _elects(verb: Sequence[Token]) -> bool:
    return verb[0].word == "be" and any(t.word in _ELECTED for t in verb[1:5])


_WHOM = frozenset(["me", "us", "him", "them", "it", "you"])
_BEFORE_NOUN = frozenset(
    [
        "access",
        "according",
        "answer",
        "close",
        "due",
        "opposed",
        "related",
        "response",
        "similar",
        "thanks",
        "ties",
    ]
)


def _clause(company: Company, rest: Sequence[Token], base: Stand) -> list[Stand]:
    """A clause after "proposed that", "demanded that": what it says is wanted."""
    kept = [t for t in rest if t.word not in QUOTE_MARKS]
    if kept and kept[0].word == "that":
        kept = kept[1:]
    if len(kept) < 3:
        return []
    span = phrase_core(company.text, span_of(kept))
    return [replace(base, target=noun_phrase(plain(company.text, [span])), target_span=(span,))]


_SIDES = frozenset(["back", "block", "endorse", "oppose", "reject", "resist", "support", "veto", "vote"])


def _sided(company: Company, verb: Sequence[Token], base: Stand, holder: Agent) -> Stand | None:
    """As in "urged them to reject the toll", "vowed to support it": the stance on the toll itself."""
    done = acted(company, verb, 0, holder) if verb and verb[0].bases & _SIDES else None
    if done is None or Stance.NEUTRAL in (base.stance, done.stance):
        return None
    stance = done.stance if base.stance is Stance.SUPPORTS else flipped(done.stance)
    return replace(done, stance=stance, evidence=base.evidence)


def sided_with(company: Company, verb: Sequence[Token], stance: Stance, holder: Agent) -> Stand | None:
    """What somebody who wants or does not want the deed ``verb`` is for or against; None for other deeds."""
    base = Stand(stance, "", (), TargetKind.PROPOSAL, span_of(verb), 0)
    return _sided(company, verb, base, holder)


def _deed(company: Company, verb: Sequence[Token], base: Stand, holder: Agent) -> list[Stand]:
    """What somebody is for or against doing."""
    if not verb or (len(verb) == 1 and verb[0].word in ("do", "be", "have")):
        return []
    sided = _sided(company, verb, base, holder)
    if sided is not None:
        return [sided]
    span = phrase_core(company.text, span_of(verb))
    return [replace(base, target=doing(plain(company.text, [span])), target_span=(span,))]
