"""Stances that the cue of a report names by itself: "proposed talks", "called the report outrageous"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.lexicon import PLAIN_SPEECH
from kg.model import Agent, Annotated, Chain, Span, Stance, TargetKind
from kg.position.authors import author_of
from kg.position.company import Company, same_agent
from kg.position.naming import noun_phrase, phrase_core, plain, span_of
from kg.position.objects import upon
from kg.position.stances import ACTS, ASK, DECISIONS, LABEL, NOT_DENIED, WHETHER
from kg.position.stand import Stand
from kg.position.tokens import QUOTE_MARKS, Found, Token, ended, find, is_small, negated, tokens
from kg.position.verdicts import decided, labelled


@dataclass(frozen=True, slots=True)
class Narrated:
    """A stand with its holder, and the place of the verb that carries it."""

    holder: Agent
    stand: Stand
    verb: Span


def narrated(
    company: Company, annotated: Annotated, chains: Sequence[Chain]
) -> Iterator[tuple[Narrated, Chain | None]]:
    """The stances of the article's verbs of speech, each with the chain whose cue it is, if any.

    Where no chain has the verb for a cue, whoever is named right before it holds the stance.
    """
    article = annotated.article
    cues = [(cue, chain) for chain in chains for cue in chain.origin.cue]
    for sentence in annotated.sentences:
        if article.in_zone(sentence):
            continue
        at = tokens(article.text, sentence)
        done = 0
        for i, token in enumerate(at):
            found = _verb(at, i) if i >= done else None
            if found is None:
                continue
            done = found.after
            verb = Span(token.start, at[found.after - 1].end)
            chain = next((chain for cue, chain in cues if cue.overlaps(verb)), None)
            named = company.subject_before(token.start, sentence.start)
            if named is None and chain is None:
                named = company.described_before(token.start, sentence.start)
            if named is not None and (speaker := _speaker(chains, named[1])) is not None:
                named = speaker, named[1]
            if chain is not None and _tells(chain, sentence, token.start):
                named = None
            if (
                named is None
                and chain is None
                and (author := author_of(company, at, i, sentence)) is not None
            ):
                yield from _by_author(company, at, found, verb, author, annotated)
                continue
            finite = _finite(at, i) or (named is not None and _several(company.text, at, i, named[1]))
            if named is not None and not _passive(at, i) and finite and not _quoted(annotated, verb):
                holder, start = named[0], named[1].start
            elif chain is not None:
                holder, start = chain.origin.agent, token.start
            else:
                continue
            if chain is not None and not same_agent(holder, chain.origin.agent):
                chain = None
            stands = _stands(company, at, found, holder)
            also = (
                company.joined(named[1], sentence.start) if named is not None and holder == named[0] else None
            )
            if also is not None and finite and not _passive(at, i):
                for stand in stands:
                    yield Narrated(also[0], stand, verb), None
            for place, stand in enumerate(stands):
                evidence = Span(
                    stand.evidence.start if place else min(start, stand.evidence.start), stand.evidence.end
                )
                yield Narrated(holder, replace(stand, evidence=evidence), verb), chain


def _by_author(
    company: Company,
    at: Sequence[Token],
    found: Found,
    verb: Span,
    author: tuple[Agent, Span],
    annotated: Annotated,
) -> Iterator[tuple[Narrated, Chain | None]]:
    if _quoted(annotated, verb):
        return
    for stand in _stands(company, at, found, author[0]):
        yield Narrated(author[0], stand, verb), None


def _speaker(chains: Sequence[Chain], subject: Span) -> Agent | None:
    """Who the subject is found to be where it conveys something too."""
    return next((c.origin.agent for c in chains if c.origin.mention == subject), None)


def _tells(chain: Chain, sentence: Span, verb: int) -> bool:
    """True when the chain's own mention stands ahead of the verb: "a spokesman for NAME called"."""
    mention = chain.origin.mention
    return mention is not None and sentence.start <= mention.start < verb and verb - mention.end < 40


def _stands(company: Company, at: Sequence[Token], found: Found, holder: Agent) -> list[Stand]:
    if found.stance is Stance.NEUTRAL:
        return _whether(company, at, found)
    if found.after > found.first + 1:
        return upon(company, at, found, holder)
    stands: list[Stand] = []
    if found.verb in DECISIONS and not found.negated:
        stands = decided(company, at, found, holder)
    if not stands and found.verb in LABEL:
        stands = labelled(company, at, found, holder)
    if not stands and (found.verb not in LABEL | DECISIONS.keys() or found.verb in ASK):
        stands = upon(company, at, found, holder)
    return stands


def _verb(at: Sequence[Token], i: int) -> Found | None:
    """A verb of speech at place ``i`` that may carry a stance."""
    bases = at[i].bases
    if bases.isdisjoint(_BEGINNINGS):
        return None
    found = find(at, i, ACTS)
    if bases & WHETHER and i + 3 < len(at) and at[i + 1].word == "to":
        for k in range(i + 3, min(len(at), i + 6)):
            if at[k].word in ("whether", "if"):
                return Found(i, k, "whether", Stance.NEUTRAL)
    if found is None and bases & LABEL:
        label = sorted(bases & LABEL)[0]
        found = Found(i, i + 1, label, Stance.SUPPORTS, asks=True)
    if found is None and bases & DECISIONS.keys():
        found = Found(i, i + 1, sorted(bases & DECISIONS.keys())[0], Stance.SUPPORTS, asks=True)
    if found is None or found.after == i + 1:
        found = _dissuades(at, i) or found
    if found is None and bases & ASK:
        found = Found(i, i + 1, sorted(bases & ASK)[0], Stance.SUPPORTS, asks=True)
        if not any(t.word == "to" for t in at[i + 1 : i + 12]):
            begged = next((k for k in range(i + 2, min(len(at) - 1, i + 7)) if at[k].word == "for"), None)
            if not bases & _BEGGING or begged is None or not all(t.is_word for t in at[i + 1 : begged]):
                return None
            found = Found(i, begged + 1, "beg", Stance.SUPPORTS)  # "asked the council for a loan"
    if (
        found is not None
        and found.verb == "threaten"
        and any(t.word in ("unless", "if", "until") for t in at[i:])
    ):
        return None  # conditional, of which the content tells
    if found is None or (found.verb in _RESOLVING and _tells_itself(at, found.after)):
        return None
    before = [t.word for t in at[max(0, i - 3) : i] if t.word not in QUOTE_MARKS]
    if before[-1:] == ["'s"] and before[-2:-1] in (["who"], ["he"], ["she"]):
        before = before[:-1]  # "who's called for"
    if before and before[-1] in (
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "of",
        "my",
        "our",
        "'s",
        "no",
        "any",
    ):
        return None
    if ("stopped" in before and "short" in before) or ("short" in before and "of" in before):
        return None
    denied = negated(at, i)
    refused = any("refuse" in t.bases for t in at[max(0, i - 3) : i])
    if denied and found.verb != "rule" and (found.stance is Stance.OPPOSES or not refused):
        return None  # who did not criticise is not thereby for it, who did not praise is not against it
    return replace(found, negated=denied)


_WARNING = frozenset(["advise", "caution", "counsel", "lobby", "urge", "warn"])
_FLOATING = frozenset(["suggest", "float", "moot"])
_BEGINNINGS = frozenset(["remain", "stay", *ACTS, *DECISIONS, *LABEL, *ASK, *WHETHER, *_WARNING, *_FLOATING])
"""The base forms with which a verb that may carry a stance begins; of what most words are, none."""


def _dissuades(at: Sequence[Token], i: int) -> Found | None:
    """As in "warned Dorn against it", against it; and for what is suggested: "suggested closing the pier"."""
    verb = sorted(at[i].bases & _WARNING)
    if not verb and at[i].bases.isdisjoint(_FLOATING):
        return None
    against = next((k for k in range(i + 2, min(len(at), i + 8)) if at[k].word == "against"), i)
    if (
        verb
        and against > i
        and all(t.is_word and t.word not in ("to", "for", "that") for t in at[i + 1 : against])
    ):
        return Found(i, i + 1, verb[0], Stance.OPPOSES)
    following = at[i + 1].word if i + 2 < len(at) else ""
    if at[i].bases & _FLOATING and following.endswith("ing") and len(following) > 5:
        return Found(i, i + 1, "suggest", Stance.SUPPORTS)
    return None


_RESOLVING = frozenset(["refuse", "threaten", "consent", "volunteer", "resolve", "swear"])


def _tells_itself(at: Sequence[Token], i: int) -> bool:
    """True when the verb after "refused to" is itself one of speech, or nothing to be for or against."""
    if i >= len(at) or at[i].bases & (PLAIN_SPEECH | NOT_DENIED):
        return True
    return any(not rest for base in at[i].bases & ACTS.keys() for rest, _ in ACTS[base])


_BEGGING = frozenset(["ask", "beg", "press", "pressure", "petition"])


def _whether(company: Company, at: Sequence[Token], found: Found) -> list[Stand]:
    """As in "declined to say whether S V": open on what the clause says."""
    rest = ended(at[found.after + 1 :])
    if len(rest) < 3:
        return []
    span = phrase_core(company.text, span_of(rest))
    evidence = Span(at[found.first].start, span.end)
    return [
        Stand(
            Stance.NEUTRAL,
            noun_phrase(plain(company.text, [span])),
            (span,),
            TargetKind.PROPOSAL,
            evidence,
            0,
        )
    ]


def _quoted(annotated: Annotated, verb: Span) -> bool:
    return any(quotation.contains(verb) for quotation in annotated.quotations)


def _passive(at: Sequence[Token], i: int) -> bool:
    before = [t for t in at[max(0, i - 3) : i] if t.is_word]
    return (at[i].word.endswith("ed") or at[i].word in ("told", "forbidden")) and any(
        "be" in t.bases for t in before
    )


_UNCHANGED = frozenset(["beat", "cast", "cut", "hit", "let", "put", "set", "shut"])
"""Verbs whose past is their bare form."""


def _several(text: str, at: Sequence[Token], i: int, subject: Span) -> bool:
    """True for the bare form that several take: "Republicans oppose", "Quill and Dorn back"."""
    before = next((t.word for t in reversed(at[:i]) if not is_small(t)), "")
    whom = subject.of(text).casefold()
    plural = whom.endswith("s") or re.search(r"\band\s+(?:\w+\s+){0,4}$", text[: subject.start]) is not None
    return plural and before == whom.split()[-1].strip(".") and at[i].word in at[i].bases


def _finite(at: Sequence[Token], i: int) -> bool:
    """True for a form that a subject takes: "condemned", "has called for", "is urging", not "to back"."""
    word = at[i].word
    before = [t.word for t in at[max(0, i - 2) : i] if t.is_word]
    went = [t.word for t in at[max(0, i - 4) : i] if t.is_word]
    if went[-3:] in (["went", "on", "to"], ["goes", "on", "to"]) or (
        went[-1:] == ["to"]
        and went[-2:-1]
        and went[-2] in ("continued", "appeared", "seemed", "continues", "appears")
    ):
        return True
    if (
        word.endswith("ing")
        and before
        and before[-1] in ("has", "have", "had", "on", "of", "in", "with", "at")
    ):
        return False  # "had opposing views"
    if before and before[-1] in ("to", "would", "could", "might", "may", "should", "if"):
        return False
    if before and before[-1] in ("did", "does", "do", "not", "n't", "will", "never"):
        return True
    return word.endswith(("ed", "s", "ing")) or bool(at[i].bases - {word}) or word in _UNCHANGED
