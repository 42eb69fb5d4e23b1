"""Stances by saying what is not so: "he was not involved", "there was no attempt to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Stance, TargetKind
from kg.position.attitudes import without_auxiliaries
from kg.position.clauses import Clause, subject
from kg.position.company import Company
from kg.position.naming import doing, name_of, noun_phrase, phrase_core, plain, span_of
from kg.position.stances import ATTITUDES, NO_DOUBT, NO_USE, NOT_DENIED, NOTHING, WRONGS
from kg.position.stand import Stand
from kg.position.tokens import QUOTE_MARKS, Token, ended, is_small
from kg.position.voice import Voice

_PAST = frozenset(["did", "was", "were", "had"])


def _never_was(at: Sequence[Token], i: int) -> bool:
    """True when "never" denies what has been: "never worked", "has never been asked"."""
    before = at[i - 1].word if i else ""
    after = next((t.word for t in at[i + 1 :] if not is_small(t)), "")
    return (
        before in _PAST | {"has", "have", "'ve", "'s"}
        or after.endswith("ed")
        or after in ("was", "were", "had", "gave", "met", "took")
    )


_DENIABLE = frozenset(["be", "do", "have"])


def denials(company: Company, clause: Clause, voice: Voice) -> Iterator[Stand]:
    """What the clause says is not so: "he was not involved", "there was no attempt to"."""
    at = clause.at
    if any(t.word == "if" for t in at):
        return
    none = _no_such(company, clause)
    if none is not None:
        yield none
        return
    unseen = _no_evidence(company, clause, voice)
    if unseen is not None:
        yield unseen
        return
    for i, token in enumerate(at):
        if token.word == "there" and i + 2 < len(at):
            yield from _there_is_no(company, clause, i)
            return
        if token.word not in ("not", "n't", "never", "neither"):
            continue
        if token.word == "neither" and i < 3:
            of = 1 if at[i + 1].word == "of" else 0
            yield from _denied(company, clause, i + 1 + of, at[:0], voice)
            return
        if i > 1 and at[i - 2].word in ("who", "which", "that"):
            return  # "those who did not pay"
        if not ((i and at[i - 1].word in _PAST) or (token.word == "never" and _never_was(at, i))):
            return
        ahead = subject(without_auxiliaries(at[:i]))
        if not ahead or ahead[-1].word in (
            "you",
            "it",
            "that",
            "this",
            "there",
            "what",
            "who",
            "which",
            "people",
            "nobody",
        ):
            return
        yield from _denied(company, clause, i + 1, ahead, voice)
        return


def _no_such(company: Company, clause: Clause) -> Stand | None:
    """As in "no deal has been signed": against what would be, where people say or expect it."""
    at = ended(clause.at)
    no = next((k for k, t in enumerate(at[:3]) if t.word == "no"), None)
    if no is None or len(at) < no + 4 or not at[no + 1].forms & WRONGS:
        return None
    if not at[no + 2].bases & {"have", "be"} or at[no + 1].bases & NOTHING:
        return None
    kept = at[no + 1 :]
    kept = kept[:-1] if kept[-1].word == "yet" else kept
    span = phrase_core(company.text, span_of(kept))
    return Stand(Stance.OPPOSES, plain(company.text, [span]), (span,), TargetKind.CLAIM, clause.span, 3)


def _no_evidence(company: Company, clause: Clause, voice: Voice) -> Stand | None:
    """As in "we have seen no evidence of fraud", "I had nothing to do with the sale"."""
    at = clause.at
    for i in range(1, len(at) - 2):
        words = [t.word for t in at[i : i + 4]]
        if words == ["nothing", "to", "do", "with"]:
            rest, lead = ended(at[i + 4 :]), "involvement in "
            own = voice.is_own(company, subject(without_auxiliaries(at[:i])), clause)
            if not own:
                continue
        elif words[:2] == ["no", "evidence"] and words[2] in ("of", "that") and at[i - 1].word in _SEEN:
            rest, lead = ended(at[i + 3 :]), ""
        else:
            continue
        kept = [t for t in rest if t.word not in QUOTE_MARKS]
        if len(kept) < 1 or kept[0].word in ("it", "that", "this"):
            return None
        span = phrase_core(company.text, span_of(kept))
        name = noun_phrase(lead + noun_phrase(plain(company.text, [span])))
        return Stand(Stance.OPPOSES, name, (span,), TargetKind.CLAIM, clause.span, 3)
    return None


_SEEN = frozenset(["seen", "found", "saw", "see", "have", "is", "uncovered"])


_NOTHING_DENIED = NOT_DENIED | (ATTITUDES.keys() - _DENIABLE)
_NO_VERB = frozenset(["the", "a", "an", "only", "just", "because", "in", "at", "going", "supposed"])


def _denied(
    company: Company, clause: Clause, after: int, ahead: Sequence[Token], voice: Voice
) -> Iterator[Stand]:
    at = clause.at
    rest = ended(at[after:])
    believed = next((k for k, t in enumerate(rest[:8]) if t.word in ("believe", "think")), None)
    if believed is not None and [t.word for t in rest[:believed]][-2:] == ["reason", "to"]:
        rest = [t for t in rest[believed + 1 :] if t.word != "that"]  # "no reason to believe that S V"
        ahead = ()
    else:
        believed = None
    lead = next((t for t in rest if t.is_word and not is_small(t)), None)
    if lead is None or (believed is None and (lead.bases & _NOTHING_DENIED or lead.word in _NO_VERB)):
        return
    if ahead and not (
        voice.is_own(company, ahead, clause)
        or company.agent(phrase_core(company.text, span_of(ahead))) is not None
        or company.body(span_of(ahead))
    ):
        return
    perfect = bool(ahead) and after > 1 and at[after - 2].word == "had"
    if perfect and not voice.is_own(company, ahead, clause):
        return  # "the reporter had not been called on"
    if "have" in lead.bases and not any(t.bases & (WRONGS | NO_USE) for t in rest[:7]):
        return  # "did not have figures"
    if rest[-1].word == "yet" or (len(rest) > 1 and rest[1].word.endswith("er") and rest[0].word == "been"):
        return  # "has never been prouder"
    span = phrase_core(company.text, span_of(rest))
    words = plain(company.text, [span])
    name = words
    if ahead:
        named = name_of(company, span_of(ahead), voice.about.holder)
        own = voice.is_own(company, ahead, clause)
        who = voice.about.holder.name if own else named[0] if named is not None else ""
        be = next((t.word for t in reversed(at[:after]) if t.bases & {"be", "have"}), "")
        name = " ".join(part for part in (who, be, words) if part)
    yield Stand(Stance.OPPOSES, noun_phrase(name), (span,), TargetKind.CLAIM, clause.span, 3)


def _there_is_no(company: Company, clause: Clause, i: int) -> Iterator[Stand]:
    at = clause.at
    no = next(
        (k for k in range(i + 1, min(len(at), i + 5)) if at[k].word in ("no", "never", "not", "n't")), None
    )
    if no is None or not any("be" in t.bases or t.word == "'s" for t in at[i + 1 : no + 2]):
        return
    rest = ended([t for t in at[no + 1 :] if t.word not in QUOTE_MARKS])
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
