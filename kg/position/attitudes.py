"""Stances that speakers state of themselves: "I support", "he will not", "we are ready for"; and denials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import AgentKind, Quotation, Span, Stance, TargetKind
from kg.position.clauses import Clause, is_simple, subject
from kg.position.company import Company, names_of
from kg.position.judgements import About
from kg.position.naming import doing, name_of, noun_phrase, phrase_core, plain, span_of
from kg.position.objects import upon
from kg.position.stances import ACTS, ATTITUDES, NO_DOUBT, NO_USE, NOT_DENIED, NOTHING, WRONGS, OPEN, OWN, SUFFERED, SURE
from kg.position.stand import Stand
from kg.position.tokens import QUOTE_MARKS, Found, Token, find, is_small, negated

_OWN_BODY = frozenset(
    """administration agency army bank board cabinet campaign city club committee company council country court delegation
    department family firm force government group ministry nation office organization organisation party people police
    side state team town union""".split()
)


@dataclass(frozen=True, slots=True)
class Voice:
    """How a holder speaks: in a quotation "he" is never the speaker, in indirect speech he mostly is."""

    about: About
    quotation: Quotation
    binding: bool  # the cue promises or announces

    def is_own(self, company: Company, ahead: Sequence[Token], first: bool) -> bool:
        """True when the subject ``ahead`` is the holder or speaks for the holder."""
        if not ahead:
            return False
        words = [t.word for t in ahead if t.is_word]
        if words[-1] in ("i", "we"):
            return True
        named = set(names_of(self.about.holder))
        if len(words) <= 3 and words[-1] in named:
            return True
        if self.quotation is Quotation.DIRECT:
            return words[0] in ("my", "our") and words[-1] in _OWN_BODY
        if len(words) == 1 and words[0] in ("he", "she", "they", "it"):
            return first and self.about.holder.kind is not AgentKind.DOCUMENT
        if words[0] in ("his", "her", "their", "its", "the", "our", "my") and words[-1] in _OWN_BODY and len(words) <= 4:
            return True
        agent = company.agent(phrase_core(company.text, span_of(ahead)))
        return agent is not None and agent.kind in (AgentKind.COUNTRY, AgentKind.ORGANIZATION) and self.binding


def attitudes(company: Company, clause: Clause, voice: Voice) -> Iterator[Stand]:
    """What the clause says that the holder is for, against, or undecided about."""
    at, holder = clause.at, voice.about.holder
    sure = _sure(company, clause, voice)
    if sure is not None:
        yield sure
        return
    own = False
    done = 0
    i = 0
    while i < len(at) and done < 2:
        opened = find(at, i, OPEN)
        willing = find(at, i, ATTITUDES)
        act = find(at, i, ACTS)
        decided = _decision(at, i)
        if opened is None and willing is None and act is None and decided is None:
            i += 1
            continue
        ahead = subject(_without_auxiliaries(at[:i]))
        states = _is_body(company, ahead) and (willing is not None and willing.verb == "be" or voice.binding)
        own = own and at[i - 1].word in ("and", "or", "not", "not") or voice.is_own(company, ahead, clause.first) or states
        if not own or _noun(at, i) or not is_simple(ahead):
            i += 1
            continue
        if willing is not None and willing.verb in ("want", "would", "like") and _wants_act(at, willing.after):
            i += 1
            continue  # "I want to commend her": the inner verb tells
        found = willing or act or decided
        if opened is not None:
            yield from _open(company, clause, opened, voice)
            return
        assert found is not None
        if found is decided and not (voice.binding or negated(at, i) and _first_person(ahead, clause, voice)):
            i += 1
            continue
        found = replace(found, negated=negated(at, i))
        particle = found is decided and found.after < len(at) and at[found.after].word in _PARTICLES
        stands = _whole_deed(company, at, found) if particle else upon(company, at, found, holder)
        for stand in stands[:1]:
            done += 1
            start = ahead[0].start if ahead else at[0].start
            yield replace(stand, evidence=Span(min(start, stand.evidence.start), stand.evidence.end), rank=1)
        i = max(i + 1, found.after)


def _wants_act(at: Sequence[Token], after: int) -> bool:
    if after + 1 >= len(at) or at[after].word != "to":
        return False
    verb = next((t for t in at[after + 1 :] if not is_small(t)), None)
    return verb is None or bool(verb.bases & (ACTS.keys() | NOT_DENIED))


def _sure(company: Company, clause: Clause, voice: Voice) -> Stand | None:
    """ "we are confident that S V": the clause is affirmed."""
    at = clause.at
    found = next((f for i in range(min(len(at), 8)) if (f := find(at, i, SURE)) is not None), None)
    if found is None or negated(at, found.after - 1) or not voice.is_own(company, _without_auxiliaries(at[: found.first]), clause.first):
        return None
    rest = [t for t in at[found.after :] if t.word not in QUOTE_MARKS]
    while rest and not rest[-1].is_word:
        rest.pop()
    if rest and rest[0].word == "that":
        rest = rest[1:]
    if len(rest) < 3 or rest[0].word in ("in", "about", "of", "to", "with", "on", "if", "whether", "what", "how"):
        return None
    span = phrase_core(company.text, span_of(rest))
    words = plain(company.text, [span])
    return Stand(Stance.SUPPORTS, noun_phrase(words), (span,), TargetKind.CLAIM, clause.span, 1)


_PARTICLES = frozenset(["down", "up", "out", "off", "away", "back", "in", "on", "forward", "with", "for"])


def _whole_deed(company: Company, at: Sequence[Token], found: Found) -> list[Stand]:
    """ "will step up the patrols": the whole deed is the target."""
    rest = list(at[found.first :])
    while rest and not rest[-1].is_word:
        rest.pop()
    span = phrase_core(company.text, span_of(rest))
    stance = Stance.OPPOSES if found.negated else Stance.SUPPORTS
    return [Stand(stance, doing(plain(company.text, [span])), (span,), TargetKind.PROPOSAL, span, 1)]


def _is_body(company: Company, ahead: Sequence[Token]) -> bool:
    if not ahead:
        return False
    agent = company.agent(phrase_core(company.text, span_of(ahead)))
    return agent is not None and agent.kind in (AgentKind.COUNTRY, AgentKind.ORGANIZATION)


def _first_person(ahead: Sequence[Token], clause: Clause, voice: Voice) -> bool:
    return True


def _without_auxiliaries(at: Sequence[Token]) -> Sequence[Token]:
    end = len(at)
    aux = {"want", "like", "plan", "intend", "hope", "go", "decide", "be", "have", "do", "will", "would", "can", "could", "shall", "should", "may", "might", "must", "to", "not", "n't", "never"}
    while end and (at[end - 1].bases & aux or is_small(at[end - 1]) or at[end - 1].word in ("'d", "'ll", "longer", "no")):
        end -= 1
    return at[:end]


def _noun(at: Sequence[Token], i: int) -> bool:
    """True when the word is a noun here: "the support of", "his call for"."""
    before = next((t.word for t in reversed(at[:i]) if t.word not in QUOTE_MARKS), "")
    return before in ("the", "a", "an", "his", "her", "its", "their", "my", "our", "of", "for", "with", "more", "any", "no", "'s", "in")


def _decision(at: Sequence[Token], i: int) -> Found | None:
    """A verb of one's own doing after "will", "would", "not": "will not recommend"."""
    verb = sorted(at[i].bases & OWN)
    if not verb or i == 0:
        return None
    before = [t for t in at[max(0, i - 4) : i] if not is_small(t)]
    if any(t.word in ("may", "might", "could", "if") for t in before):
        return None
    if not before or not (before[-1].word in ("not", "n't", "never", "to") or before[-1].bases & {"will", "would", "shall"}):
        return None
    if before[-1].word == "to" and not any(t.word in ("going", "plan", "plans", "intends", "intend", "decided") for t in before):
        return None
    against = bool(set(verb) & {"abandon", "block", "cancel", "end", "halt", "ban", "oppose", "reject", "repeal", "scrap", "stop", "suspend", "veto", "withdraw", "quit", "drop", "cut", "leave"})
    return Found(i, i + 1, verb[0], Stance.OPPOSES if against else Stance.SUPPORTS)


def _open(company: Company, clause: Clause, found: Found, voice: Voice) -> Iterator[Stand]:
    rest = [t for t in clause.at[found.after :] if t.word not in QUOTE_MARKS]
    while rest and not rest[-1].is_word:
        rest.pop()
    while rest and rest[0].word in ("on", "about", "whether", "if", "to", "the", "as", "over"):
        rest.pop(0)
    if not rest:
        return
    span = phrase_core(company.text, span_of(rest))
    yield Stand(Stance.NEUTRAL, noun_phrase(plain(company.text, [span])), (span,), TargetKind.PROPOSAL, clause.span, 1)


_PAST = frozenset(["did", "was", "were", "had"])


def _never_was(at: Sequence[Token], i: int) -> bool:
    """True when "never" denies what has been: "never worked", "has never been asked"."""
    before = at[i - 1].word if i else ""
    after = next((t.word for t in at[i + 1 :] if not is_small(t)), "")
    return before in _PAST | {"has", "have", "'ve", "'s"} or after.endswith("ed") or after in ("was", "were", "had", "gave", "met", "took")


_DENIABLE = frozenset(["be", "do", "have"])


def denials(company: Company, clause: Clause, voice: Voice) -> Iterator[Stand]:
    """What the clause says is not so: "he was not involved", "there was no attempt to"."""
    at = clause.at
    for i, token in enumerate(at):
        if token.word == "there" and i + 2 < len(at):
            yield from _there_is_no(company, clause, i, voice)
            return
        if token.word not in ("not", "n't", "never", "neither"):
            continue
        if token.word == "neither" and i < 3:
            yield from _denied(company, clause, i + 1, at[:0], voice)
            return
        if not (i and at[i - 1].word in _PAST or token.word == "never" and _never_was(at, i)):
            return
        ahead = subject(_without_auxiliaries(at[:i]))
        if not ahead or ahead[-1].word in ("you", "it", "that", "this", "there", "what", "who", "which", "people", "nobody"):
            return
        yield from _denied(company, clause, i + 1, ahead, voice)
        return


def _denied(
    company: Company, clause: Clause, after: int, ahead: Sequence[Token], voice: Voice
) -> Iterator[Stand]:
    at = clause.at
    rest = [t for t in at[after:]]
    while rest and not rest[-1].is_word:
        rest.pop()
    reason = next((k for k, t in enumerate(rest[:6]) if t.word == "reason"), None)
    if reason is not None and [t.word for t in rest[reason + 1 : reason + 3]] in (["to", "believe"], ["to", "think"]):
        rest = [t for t in rest[reason + 3 :] if t.word != "that"]  # "no reason to believe that S V"
        ahead = ()
    lead = next((t for t in rest if t.is_word and not is_small(t)), None)
    if lead is None or lead.bases & (ATTITUDES.keys() - _DENIABLE) and reason is None or lead.bases & NOT_DENIED or lead.word in ("the", "a", "an", "only", "just", "because", "in", "at"):
        return
    if ahead and not (
        voice.is_own(company, ahead, clause.first)
        or company.agent(phrase_core(company.text, span_of(ahead))) is not None
        or company.body(span_of(ahead))
    ):
        return
    span = phrase_core(company.text, span_of(rest))
    words = plain(company.text, [span])
    name = words
    if ahead:
        named = name_of(company, span_of(ahead), voice.about.holder)
        own = voice.is_own(company, ahead, clause.first)
        who = voice.about.holder.name if own else named[0] if named is not None else ""
        be = next((t.word for t in reversed(at[:after]) if t.bases & {"be", "have"}), "")
        name = " ".join(part for part in (who, be, words) if part)
    yield Stand(Stance.OPPOSES, noun_phrase(name), (span,), TargetKind.CLAIM, clause.span, 3)


def _there_is_no(company: Company, clause: Clause, i: int, voice: Voice) -> Iterator[Stand]:
    at = clause.at
    no = next((k for k in range(i + 1, min(len(at), i + 5)) if at[k].word in ("no", "never", "not", "n't")), None)
    if no is None or not any("be" in t.bases or t.word == "'s" for t in at[i + 1 : no + 2]):
        return
    rest = [t for t in at[no + 1 :] if t.word not in QUOTE_MARKS]
    while rest and not rest[-1].is_word:
        rest.pop()
    heads = [t for t in rest[:4] if t.is_word]
    if not heads or heads[0].bases & NOTHING:
        return
    if not any(t.bases & (NO_USE | NO_DOUBT | WRONGS) for t in heads):
        return
    use = next((k for k, t in enumerate(rest[:5]) if t.bases & NO_USE), None)
    doubt = any(t.bases & NO_DOUBT for t in rest[:2])
    begin = 0
    if use is not None or doubt:
        joint = next((k for k, t in enumerate(rest) if t.word in ("for", "to", "that", "in") and k > 0), None)
        if joint is None or joint + 1 >= len(rest):
            return
        begin = joint + 1
        infinitive = rest[joint].word == "to" and rest[joint + 1].word not in ("the", "a", "an")
    else:
        infinitive = False
    span = phrase_core(company.text, span_of(rest[begin:]))
    words = plain(company.text, [span])
    name = doing(words) if infinitive else noun_phrase(words)
    stance = Stance.SUPPORTS if doubt else Stance.OPPOSES
    kind = TargetKind.PROPOSAL if use is not None and infinitive else TargetKind.CLAIM
    yield Stand(stance, name, (span,), kind, clause.span, 3)
