"""Stances that verbs carry onto their objects: "condemned the attack", "urged residents to stay home"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Agent, Span, Stance, TargetKind
from kg.position.company import PRONOUNS, Company
from kg.position.coordination import deeds
from kg.position.naming import doing, kind_of, name_of, noun_phrase, phrase_core, plain, span_of
from kg.position.stances import ACTS, ASK, BLAME, CLAIM_VERBS, OWN, SOUNDING, WHOLE_DEEDS, words
from kg.position.stand import Stand
from kg.position.tokens import QUOTE_MARKS, Found, Token, find, flipped, is_small
from kg.position.truth import claim_of, denies_claim

_ENDS = words("grammar", "ends")
_TIMES = re.compile(
    r"""(?:(?:on|last|this|earlier|late|early|in|yesterday|today|tonight|again|publicly|repeatedly|instead|both)\s+)*
    (?:(?:last|this|next)\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year|january|february|march|april|may|june
    |july|august|september|october|november|december|yesterday|today|tonight|again|publicly|repeatedly|both)\b
    (?:\s+(?:morning|night|evening|afternoon))?[\s,]*""",
    re.VERBOSE | re.IGNORECASE,
)
CLAUSE_SUBJECT = frozenset(["he", "she", "they", "it", "we", "i", "there", "you"])


def upon(company: Company, at: Sequence[Token], found: Found, holder: Agent) -> list[Stand]:
    """The stance of the verb ``found`` on what follows it; empty where nothing fit follows."""
    rest = object_of(company.text, at, _past_place(company.text, at, found))
    words = [t.word for t in rest if t.word not in QUOTE_MARKS]
    if not words or words[0] in _NO_OBJECT or _unknown(company, rest[0], holder):
        return []
    rest = _past_calling(rest)
    words = [t.word for t in rest if t.word not in QUOTE_MARKS]
    if not words:
        return []
    stance = _stance(found)
    base = Stand(stance, "", (), TargetKind.PROPOSAL, Span(at[found.first].start, rest[-1].end), 0)
    particle = at[found.after - 1].word if found.after > found.first + 1 else ""
    if particle == "to" and words[0] in _EMPTY_DEEDS:
        return []
    verbal = len(words) > 1 or words[0] in OWN | WHOLE_DEEDS | ACTS.keys()
    if particle == "to" and verbal and _is_verb(company.text, rest[0]):
        return _deed(company, rest, base, holder)
    against = _against(company, found, rest, base, holder)
    if against is not None:
        return against
    if found.verb in _ASKING or stance is not found.stance:
        asked = _asked(company, rest, base, holder, wants=particle == "for")
        if asked is not None or found.asks:
            return [asked] if asked is not None else []
    if found.verb in CLAIM_VERBS or (found.verb not in BLAME and denies_claim(company, rest, base)):
        return claim_of(company, rest, base, holder)
    if words[0] in _NO_TARGET:
        return []
    if (words[0] == "that" or words[0] in CLAUSE_SUBJECT) and words not in (["it"], ["that"]):
        return _clause(company, rest, base) if found.verb in _OF_CLAUSES else []
    if found.verb in BLAME:
        blamed = _blamed(company, rest, base, holder)
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


def _past_calling(rest: Sequence[Token]) -> Sequence[Token]:
    """In "what she called a shameful sale" the sale."""
    if rest[0].word != "what":
        return rest
    called = next(
        (k for k, t in enumerate(rest[:7]) if t.word in ("called", "calls", "termed", "dubbed", "described")),
        None,
    )
    if called is None or called + 2 >= len(rest):
        return rest
    start = called + 2 if rest[called + 1].word == "as" else called + 1
    return rest[start:]


_DISSUADING = frozenset(["warn", "urge", "advise", "caution", "counsel", "lobby"])


def _against(
    company: Company, found: Found, rest: Sequence[Token], base: Stand, holder: Agent
) -> list[Stand] | None:
    """As in "warned Dorn against selling the pier": against what stands behind; None for other verbs."""
    if found.verb not in _DISSUADING:
        return None
    place = next((k for k, t in enumerate(rest[:-1]) if k and t.word == "against"), None)
    if place is None:
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


_PLACES = frozenset(["at", "in", "during", "on", "after", "before"])
_WITH_DEED = frozenset(["agree", "offer", "pledge", "promise", "refuse", "threaten", "vow"])


def _past_place(text: str, at: Sequence[Token], found: Found) -> int:
    """The place after the verb, or of "to V" behind where it was said: "vowed at a rally to end it"."""
    if found.verb not in _WITH_DEED or found.after >= len(at):
        return found.after
    times = _TIMES.match(text, at[found.after].start, at[-1].end)
    first = next((k for k in range(found.after, len(at)) if not times or at[k].start >= times.end()), None)
    if first is None or at[first].word not in _PLACES:
        return found.after
    for k in range(first + 1, min(len(at) - 1, first + 12)):
        if not at[k].is_word and at[k].word not in QUOTE_MARKS:
            return found.after
        if at[k].word == "to" and _is_verb(text, at[k + 1]):
            return k
    return found.after


def _stance(found: Found) -> Stance:
    """The verb's stance with its negation; who does not rule out leaves it open."""
    if not found.negated:
        return found.stance
    return Stance.NEUTRAL if found.verb == "rule" else flipped(found.stance)


def _unknown(company: Company, first: Token, holder: Agent) -> bool:
    """True for a pronoun of which nobody knows whom it stands for."""
    personal = first.word in PRONOUNS and first.word not in ("his", "her")
    return personal and name_of(company, first.span, holder) is None


_ASKING = ASK | {"call", "propose", "recommend", "appeal", "plead"}
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


def _is_verb(text: str, token: Token) -> bool:
    """True for what may be an infinitive after "to": no determiner, name, plural or gerund."""
    word = token.word
    if word in _DETERMINERS or word in _DANGLING or (word.endswith(("s", "ing")) and not word.endswith("ss")):
        return False
    return text[token.start].islower()


_DETERMINERS = words("grammar", "determiners")


_OF_CLAUSES = words("grammar", "of_clauses")


def object_of(text: str, at: Sequence[Token], start: int) -> tuple[Token, ...]:
    """The tokens of the object that begins at ``start``; adverbs and days ahead of it are left out."""
    while start < len(at):
        times = _TIMES.match(text, at[start].start, at[-1].end)
        if times and times.end() > times.start():
            start = next((k for k in range(start, len(at)) if at[k].start >= times.end()), len(at))
        elif (is_small(at[start]) and at[start].word not in QUOTE_MARKS) or at[start].word == ":":
            start += 1
        else:
            break
    end = start
    while end < len(at):
        word = at[end].word
        if word == "." and (
            len(at[end - 1].word) == 1 or (end + 1 < len(at) and at[end + 1].start == at[end].end)
        ):
            end += 1  # "the U.S. plan"
            continue
        if word == "-" and end and at[end].start > at[end - 1].end:
            again = next((k for k in range(end + 1, min(len(at) - 1, end + 8)) if at[k].word == "-"), None)
            if again is None or at[again + 1].word != "to":
                break
            end = again + 1  # "calls on all towns - rich and poor - to"
            continue
        if word in _ENDS:
            break
        if word == "and" and end + 1 < len(at) and at[end + 1].word == "to":
            break  # "endorse the plan and to urge others"
        if word == "," and not _lists_on(at, end):
            break
        if word == "and" and end + 1 < len(at) and (at[end + 1].word == "not" or _another_verb(at, end + 1)):
            break
        if word == "for" and [t.word for t in at[end + 1 : end + 4]] == ["the", "first", "time"]:
            break
        end += 1
    kept = list(at[start:end])
    while kept and (
        (not kept[-1].is_word and kept[-1].word not in QUOTE_MARKS) or kept[-1].word in _DANGLING
    ):
        kept.pop()
    return tuple(kept) if any(t.is_word for t in kept) else ()


_DANGLING = frozenset(
    ["for", "not", "to", "of", "and", "by", "with", "in", "on", "at", "as", "or", "from", "that"]
)


def _another_verb(at: Sequence[Token], i: int) -> bool:
    """True for a finite verb that goes on after "and": "is open to talks and expects"."""
    if at[i].word in ("said", "told"):
        return True
    return at[i].word.endswith(("s", "ed")) and bool(
        at[i].bases & (SOUNDING | ACTS.keys() | OWN | WHOLE_DEEDS | {"point", "hope"}) - {at[i].word}
    )


def _lists_on(at: Sequence[Token], comma: int) -> bool:
    """True for a comma inside a list: "A, B and C"."""
    ahead = [t.word for t in at[comma + 1 : comma + 7]]
    return (
        "and" in ahead[1:5]
        and not any(word in _ENDS or word in ("the", "in") for word in ahead[:2])
        and "," not in ahead[:1]
    )


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


def _deed(company: Company, verb: Sequence[Token], base: Stand, holder: Agent) -> list[Stand]:
    """What somebody is for or against doing."""
    if not verb or (len(verb) == 1 and verb[0].word in ("do", "be", "have")):
        return []
    sided = _sided(company, verb, base, holder)
    if sided is not None:
        return [sided]
    span = phrase_core(company.text, span_of(verb))
    return [replace(base, target=doing(plain(company.text, [span])), target_span=(span,))]


def _blamed(company: Company, rest: Sequence[Token], base: Stand, holder: Agent) -> Stand | None:
    """Whoever is blamed or praised, up to "of", "for", "as" or "over"; in "blamed it on X" X."""
    on = next((k for k, t in enumerate(rest[:-1]) if k and t.word == "on"), None)
    if on is not None and company.text[base.evidence.start :].casefold().startswith("blam"):
        rest = rest[on + 1 :]
    end = next(
        (k for k, t in enumerate(rest) if t.word in ("for", "as", "over", "on", "with") and k),
        len(rest),
    )
    of = first = next((k for k, t in enumerate(rest[:end]) if t.word == "of" and k), end)
    if of + 1 < end and not rest[of + 1].word.endswith("ing") and not company.agent(span_of(rest[:of])):
        later = next((k for k in range(of + 1, end) if rest[k].word == "of"), end)
        of = later if company.body(span_of(rest[:of])) else of  # "the former secretary of state of"
    end = of
    who = span_of(rest[:end])
    named = name_of(company, who, holder)
    if named is not None and (
        named[1] is not None or company.body(who) or company.body(span_of(rest[:first]))
    ):
        kind = TargetKind.AGENT
        return replace(
            base, target=named[0], target_span=(phrase_core(company.text, who),), kind=kind, agent=named[1]
        )
    return None


_AFTER_NAMES = frozenset(
    [
        "for",
        "in",
        "as",
        "over",
        "on",
        "at",
        "to",
        "with",
        "that",
        "about",
        "against",
        "because",
        "during",
        "from",
    ]
)


_AT_THEM = frozenset(["for", "at", "over", "during", "against"])


def named_object(company: Company, rest: Sequence[Token], base: Stand, holder: Agent) -> list[Stand]:
    """The stance on a noun phrase: on whoever it names first, else on what it says."""
    as_ = next((k for k, t in enumerate(rest) if k and t.word == "as"), None)
    rest = rest[:as_] if as_ else rest  # "slammed the plan as reckless"
    if rest[0].word in ("him", "her", "them") and len(rest) > 1:
        timed = _TIMES.match(company.text, rest[1].start, rest[-1].end)
        if (
            rest[0].word != "her"
            or rest[1].word in _AFTER_NAMES | {"early"}
            or (timed and len(timed.group()))
        ):
            rest = rest[:1]  # "endorsed her early over her rivals", "went after him on Monday"
    whole = span_of(rest)
    named = name_of(company, whole, holder)
    if named is None:
        short = span_of(rest[:1])
        named = name_of(company, short, holder)
        if named is None or named[1] is None:
            return []
        whole = short
    name, agent = named
    if agent is None:
        # "endorsed NAME in the primary": whoever is named first is meant.
        cut = next((k for k, t in enumerate(rest) if k and t.word in _AFTER_NAMES), None)
        if cut is not None:
            head = span_of(rest[:cut])
            shorter = name_of(company, head, holder)
            prepositions = _AT_THEM if rest[0].word in ("the", "his", "her", "its", "their") else {"for"}
            body = rest[cut].word in prepositions and company.body(
                head
            )  # "railed against the bankers for refusing"
            if shorter is not None and (shorter[1] is not None or body):
                (name, agent), whole = shorter, head
    kind = TargetKind.AGENT if agent is None and company.body(whole) else kind_of(name, agent)
    return [
        replace(base, target=name, target_span=(phrase_core(company.text, whole),), kind=kind, agent=agent)
    ]
