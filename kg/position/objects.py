"""Stances that verbs carry onto their objects: "condemned the attack", "urged residents to stay home"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.lexicon import singular
from kg.model import Agent, Span, Stance, TargetKind
from kg.position.company import PRONOUNS, Company
from kg.position.naming import doing, kind_of, name_of, noun_phrase, phrase_core, plain, span_of
from kg.position.stances import ACTS, ASK, BLAME, CLAIM_VERBS, DECIDED, OWN, SOUNDING, VERDICTS
from kg.position.stand import Stand
from kg.position.tokens import QUOTE_MARKS, Found, Token, flipped, is_small

_ENDS = frozenset(
    """; : — – ( ) . ! ? … despite because after while whereas although unless if when amid citing saying adding
    calling during following which who whom but""".split()
)
_TIMES = re.compile(
    r"""(?:(?:on|last|this|earlier|late|early|in|yesterday|today|tonight|again|publicly|repeatedly|instead|both)\s+)*
    (?:(?:last|this|next)\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year|january|february|march|april|may|june
    |july|august|september|october|november|december|yesterday|today|tonight|again|publicly|repeatedly|both)\b
    (?:\s+(?:morning|night|evening|afternoon))?[\s,]*""",
    re.VERBOSE | re.IGNORECASE,
)
_CLAIM_LEAD = re.compile(
    r"(?:(?:the|any|all|those|these|such|a)\s+)?(?:[\w-]+\s+){0,2}?(?:notion|idea|claim|claims|suggestion|suggestions|allegation|allegations"
    r"|charge|charges|argument|arguments|accusation|accusations|report|reports|assertion|rumor|rumors|rumours|speculation|criticism)\s+that\s+",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|must|did|does|do)\b|n[’']t\b|[’'](?:s|re|d|ll|ve)\b"
)
_CLAUSE_SUBJECT = frozenset(["he", "she", "they", "it", "we", "i", "there", "you"])


def upon(company: Company, at: Sequence[Token], found: Found, holder: Agent) -> list[Stand]:
    """The stance of the verb ``found`` on what follows it; empty where nothing fit follows."""
    stance = flipped(found.stance) if found.negated else found.stance
    rest = _object(company.text, at, found.after)
    if not rest:
        return []
    evidence = Span(at[found.first].start, rest[-1].end)
    base = Stand(stance, "", (), TargetKind.PROPOSAL, evidence, 0)
    words = [t.word for t in rest if t.word not in QUOTE_MARKS]
    if words[0] in PRONOUNS and words[0] not in ("his", "her") and name_of(company, rest[0].span, holder) is None:
        return []
    if words[0] in _NO_OBJECT:
        return []
    if at[found.after - 1].word == "to" and found.after > found.first + 1:
        if words[0] in _EMPTY_DEEDS:
            return []
        if _is_verb(company.text, rest[0]):
            span = phrase_core(company.text, span_of(rest))
            return [replace(base, target=doing(plain(company.text, [span])), target_span=(span,))]
    asked = _asked(company, rest, base, holder, at[found.after - 1].word == "for") if found.verb in ASK or stance is not found.stance else None
    if asked is None and found.verb in ASK | {"call", "propose", "recommend", "appeal", "plead"}:
        asked = _asked(company, rest, base, holder, at[found.after - 1].word == "for")
    if asked is not None:
        return [asked]
    if found.asks:
        return []
    told = _CLAIM_LEAD.match(plain(company.text, [span_of(rest)])) and base.stance is Stance.OPPOSES
    if found.verb in CLAIM_VERBS or told and found.verb not in BLAME:
        return _claim(company, rest, base)
    if words[0] in ("you", "me", "us", "who", "when", "if", "how", "what", "why", "whether"):
        return []
    if words[0] == "that" or words[0] in _CLAUSE_SUBJECT:
        return _clause(company, rest, base) if found.verb in _OF_CLAUSES else []
    if found.verb in BLAME:
        blamed = _blamed(company, rest, base, holder)
        if blamed is not None:
            return [blamed]
        if found.verb in ("accuse", "fault", "charge"):
            return []
    if words[0] == "to" and len(words) > 1:
        return _infinitive(company, rest, base)
    if words[0].endswith("ing") and len(words[0]) > 5:
        span = span_of(rest)
        return [replace(base, target=noun_phrase(plain(company.text, [span])), target_span=(phrase_core(company.text, span),))]
    return _noun_phrase(company, rest, base, holder)


_NO_OBJECT = frozenset(["and", "or", "by", "for", "of", "from", "as", "with", "but", "in", "at", "is", "was", "are", "were"])
_EMPTY_DEEDS = frozenset(["see", "hear", "say", "report", "announce", "have", "know", "tell"])


def _is_verb(text: str, token: Token) -> bool:
    """True for what may be an infinitive after "to": no determiner, name, plural or gerund."""
    word = token.word
    if word in _DETERMINERS or word.endswith(("s", "ing")) and not word.endswith("ss"):
        return False
    return text[token.start].islower()


_DETERMINERS = frozenset(
    """the a an any all his her its their my our your this that these those some such every no each more both""".split()
)


_OF_CLAUSES = frozenset(
    "agree demand deplore insist lament order pledge promise propose protest recommend request urge vow want welcome".split()
)


def _object(text: str, at: Sequence[Token], start: int) -> tuple[Token, ...]:
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
        if word == "." and (len(at[end - 1].word) == 1 or end + 1 < len(at) and at[end + 1].start == at[end].end):
            end += 1  # "the U.S. plan"
            continue
        if word in _ENDS:
            break
        if word == "," and not _lists_on(at, end):
            break
        if word == "and" and end + 1 < len(at) and (at[end + 1].word == "not" or _another_verb(at, end + 1)):
            break
        if word == "for" and [t.word for t in at[end + 1 : end + 4]] == ["the", "first", "time"]:
            break
        end += 1
    kept = list(at[start:end])
    while kept and (not kept[-1].is_word and kept[-1].word not in QUOTE_MARKS or kept[-1].word in _DANGLING):
        kept.pop()
    return tuple(kept) if any(t.is_word for t in kept) else ()


_DANGLING = frozenset(["for", "not", "to", "of", "and", "by", "with", "in", "on", "at", "as", "or", "from", "that"])


def _another_verb(at: Sequence[Token], i: int) -> bool:
    """True for a finite verb that goes on after "and": "is open to talks and expects"."""
    return at[i].word.endswith(("s", "ed")) and bool(at[i].bases & (SOUNDING | ACTS.keys() | OWN) - {at[i].word})


def _lists_on(at: Sequence[Token], comma: int) -> bool:
    """True for a comma inside a list: "A, B and C"."""
    ahead = [t.word for t in at[comma + 1 : comma + 7]]
    return "and" in ahead[1:5] and not any(word in _ENDS or word in ("the", "in") for word in ahead[:2]) and "," not in ahead[:1]


def decided(company: Company, at: Sequence[Token], found: Found, holder: Agent) -> list[Stand]:
    """ "declared a truce": the holder's own decision, where the object is something that one decides."""
    rest = _object(company.text, at, found.after)
    words = [t for t in rest if t.word not in QUOTE_MARKS]
    if not words or words[0].word in ("that", "to", "for") or words[0].word in _CLAUSE_SUBJECT:
        return []
    until = next((k for k, t in enumerate(words) if t.word in _JOINTS), len(words))
    if not any(t.bases & DECIDED or singular(t.word) in DECIDED for t in words[max(0, until - 2) : until]):
        return []
    base = Stand(Stance.SUPPORTS, "", (), TargetKind.PROPOSAL, Span(at[found.first].start, rest[-1].end), 0)
    return _noun_phrase(company, rest, base, holder)


_JOINTS = frozenset(["of", "for", "on", "in", "against", "to", "from", "with", "over", "at", "that", "by", "between"])


def _asked(
    company: Company, rest: Sequence[Token], base: Stand, holder: Agent, found_for: bool
) -> Stand | None:
    """ "urged NAME (not) to V": what is asked is the target; "called for an N to V" wants the N."""
    for k, token in enumerate(rest[:12]):
        if k and (token.word in _CLAUSE_SUBJECT or token.bases & {"be", "have", "do"}) or token.word in ("that", "of") or (not token.is_word and token.word not in QUOTE_MARKS and token.word != ","):
            return None
        if token.word != "to" or k + 1 >= len(rest) or k == 0:
            continue
        verb = rest[k + 1 :]
        if verb[0].word in _EMPTY_DEEDS:
            return None
        if not verb[0].word.isalpha() or verb[0].word in ("the", "a", "an", "his", "her", "its", "their"):
            return None
        before = [t.word for t in rest[:k] if t.word not in QUOTE_MARKS]
        stance = base.stance
        if before and before[-1] in ("not", "never"):
            before, stance = before[:-1], flipped(stance)
        span = phrase_core(company.text, span_of(verb))
        words = doing(plain(company.text, [span]))
        asked = Span(rest[0].start, rest[k - 1].end)
        named = name_of(company, asked, holder) if before else None
        if before and before[-1].endswith("ing"):
            return None  # "a ban on people trying to enter"
        wanted = found_for and before and before[0] in ("a", "an")
        if wanted and named is not None and named[1] is None:
            # "called for an inquiry to establish the facts": the inquiry is wanted.
            return replace(base, stance=stance, target=named[0], target_span=(phrase_core(company.text, asked),))
        if named is not None and named[1] is not None:
            return replace(base, stance=stance, target=f"{named[0]} {words}", target_span=(phrase_core(company.text, span_of(rest)),))
        return replace(base, stance=stance, target=words, target_span=(span,))
    return None


def _claim(company: Company, rest: Sequence[Token], base: Stand) -> list[Stand]:
    """The truth of a clause or of a noun phrase: "denied that ...", "denied any role"."""
    span = span_of(rest)
    words = plain(company.text, [span])
    lead = _CLAIM_LEAD.match(words) or re.match(r"that\s+", words, re.IGNORECASE)
    start = span.start
    if lead:
        words = words[lead.end() :]
        start = max(span.start, company.text.find(words.split()[0], span.start, span.end)) if words else start
    if not words:
        return []
    target_span = phrase_core(company.text, Span(start, span.end))
    return [replace(base, target=noun_phrase(words), target_span=(target_span,), kind=TargetKind.CLAIM)]


def _clause(company: Company, rest: Sequence[Token], base: Stand) -> list[Stand]:
    """A clause after "proposed that", "demanded that": what it says is wanted."""
    kept = [t for t in rest if t.word not in QUOTE_MARKS]
    if kept and kept[0].word == "that":
        kept = kept[1:]
    if len(kept) < 3:
        return []
    span = phrase_core(company.text, span_of(kept))
    return [replace(base, target=noun_phrase(plain(company.text, [span])), target_span=(span,))]


def _infinitive(company: Company, rest: Sequence[Token], base: Stand) -> list[Stand]:
    k = next(i for i, t in enumerate(rest) if t.word == "to")
    verb = [t for t in rest[k + 1 :]]
    if not verb:
        return []
    span = phrase_core(company.text, span_of(verb))
    return [replace(base, target=doing(plain(company.text, [span])), target_span=(span,))]


def _blamed(company: Company, rest: Sequence[Token], base: Stand, holder: Agent) -> Stand | None:
    """Whoever is blamed or praised, up to "of", "for", "as" or "over"."""
    end = next((k for k, t in enumerate(rest) if t.word in ("of", "for", "as", "over", "on", "with") and k), len(rest))
    who = span_of(rest[:end])
    named = name_of(company, who, holder)
    if named is not None and (named[1] is not None or company.body(who)):
        kind = TargetKind.AGENT
        return replace(base, target=named[0], target_span=(phrase_core(company.text, who),), kind=kind, agent=named[1])
    if named is None and rest[0].word in ("each", "one"):
        return None
    return None


def _noun_phrase(company: Company, rest: Sequence[Token], base: Stand, holder: Agent) -> list[Stand]:
    as_ = next((k for k, t in enumerate(rest) if k and t.word == "as"), None)
    rest = rest[:as_] if as_ else rest  # "slammed the plan as reckless"
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
        cut = next((k for k, t in enumerate(rest) if k and t.word in ("for", "in", "as", "over", "on", "at", "to", "with")), None)
        if cut is not None:
            head = span_of(rest[:cut])
            shorter = name_of(company, head, holder)
            if shorter is not None and shorter[1] is not None:
                (name, agent), whole = shorter, head
    kind = TargetKind.AGENT if agent is None and company.body(whole) else kind_of(name, agent)
    return [replace(base, target=name, target_span=(phrase_core(company.text, whole),), kind=kind, agent=agent)]


def labelled(company: Company, at: Sequence[Token], found: Found, holder: Agent) -> list[Stand]:
    """ "called X a disaster": the stance on X of the judgement behind it."""
    rest = _object(company.text, at, found.after)
    if rest and rest[0].word in ("that", "how", "what", "whether", "to"):
        return []
    for k in range(1, min(len(rest), 30)):
        judged = rest[k]
        verdict = next((VERDICTS[b] for b in sorted(judged.bases) if b in VERDICTS), None)
        quoted = judged.word in QUOTE_MARKS and judged.word not in ("'", "’", "]") and k + 1 < len(rest)
        if verdict is None and not quoted:
            continue
        head = list(rest[:k])
        while head and (head[-1].word in QUOTE_MARKS or head[-1].word in ("a", "an", "the", "as", "being", "to", "be") or is_small(head[-1])):
            head.pop()
        if not head or len(head) > 28:
            continue
        span = span_of(head)
        named = name_of(company, span, holder)
        if named is None:
            return []
        if verdict is None:
            inside = [VERDICTS[b] for t in rest[k:] for b in sorted(t.bases) if b in VERDICTS]
            if not inside and named[1] is None:
                return []
            # An epithet in quotation marks for somebody named is hardly ever kind.
            verdict = inside[0] if inside else Stance.OPPOSES
        evidence = Span(at[found.first].start, rest[-1].end)
        kind = TargetKind.AGENT if named[1] is None and company.body(span) else kind_of(named[0], named[1])
        return [Stand(flipped(verdict) if found.negated else verdict, named[0], (phrase_core(company.text, span),), kind, evidence, 0, named[1])]
    return []
