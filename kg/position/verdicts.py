"""Stances of verbs whose object is judged or decided on: "called it a farce", "declared a truce"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon import singular
from kg.model import Agent, Span, Stance, TargetKind
from kg.position.company import Company
from kg.position.extents import object_of
from kg.position.named import named_object
from kg.position.naming import doing, kind_of, name_of, noun_phrase, phrase_core, plain, span_of
from kg.position.objects import CLAUSE_SUBJECT
from kg.position.stances import DECIDED, IRREGULAR, LABEL_AS, LABEL_TO, VERDICTS
from kg.position.stand import Stand
from kg.position.tokens import QUOTE_MARKS, Found, Token, flipped, is_small


def decided(company: Company, at: Sequence[Token], found: Found, holder: Agent) -> list[Stand]:
    """As in "declared a truce": the holder's own decision, where the object is something that one decides."""
    rest = object_of(company.text, at, found.after)
    words = [t for t in rest if t.word not in QUOTE_MARKS]
    if not words or words[0].word in ("that", "to", "for") or words[0].word in CLAUSE_SUBJECT:
        return []
    until = next((k for k, t in enumerate(words) if t.word in _JOINTS), len(words))
    if not any(t.bases & DECIDED or singular(t.word) in DECIDED for t in words[max(0, until - 2) : until]):
        return []
    base = Stand(Stance.SUPPORTS, "", (), TargetKind.PROPOSAL, Span(at[found.first].start, rest[-1].end), 0)
    return named_object(company, rest, base, holder)


_AHEAD_OF_VERDICT = frozenset(
    ["a", "an", "the", "as", "being", "to", "be", "his", "her", "its", "their", "my", "our"]
)
_JOINTS = frozenset(
    ["of", "for", "on", "in", "against", "to", "from", "with", "over", "at", "that", "by", "between"]
)


def labelled(company: Company, at: Sequence[Token], found: Found, holder: Agent) -> list[Stand]:
    """As in "called X a disaster": the stance on X of the judgement behind it."""
    rest = object_of(company.text, at, found.after)
    joint = "to" if found.verb in LABEL_TO else "as"
    if found.verb in LABEL_AS | LABEL_TO and not any(t.word == joint for t in rest[1:14]):
        return []
    if rest and rest[0].word in (
        "how",
        "what",
        "whether",
        "to",
        "himself",
        "herself",
        "itself",
        "themselves",
    ):
        return []
    if rest and rest[0].word == "it" and (thing := _told_after(company, at, found, rest)) is not None:
        return [thing]
    for k in range(1, min(len(rest), 30)):
        judged = rest[k]
        verdict = next((VERDICTS[b] for b in sorted(judged.forms) if b in VERDICTS), None)
        quoted = judged.word in QUOTE_MARKS and judged.word not in ("'", "’", "]") and k + 1 < len(rest)
        if verdict is None and not quoted:
            continue
        if found.verb == "find" and not quoted and rest[k] is not rest[-1] and not _is_told(rest, k):
            return []  # "found relief in music"
        as_ = next((j for j in range(1, k) if rest[j].word == joint), k)
        if found.verb in LABEL_TO and as_ == k:
            continue
        head = list(rest[:as_])
        while head and (
            head[-1].word in QUOTE_MARKS or head[-1].word in _AHEAD_OF_VERDICT or is_small(head[-1])
        ):
            head.pop()
        if not head or len(head) > 28:
            continue
        if any(t.word in IRREGULAR and company.text[t.start].islower() for t in head[2:]):
            return []  # "a fund called Dawn ran its first advertisement"
        naming = len(head) > 1 and company.text[head[-2].start].isupper()
        adjective = verdict is not None and as_ == k and rest[k - 1] is head[-1]
        if (head[-1].word.endswith("ing") and (naming or adjective)) or any(
            "be" in t.bases and t.word not in ("being", "be") for t in head[1:]
        ):
            return []  # "found the mayor leaving", "found it was": no label
        span = span_of(head)
        named = name_of(company, span, holder)
        if named is None:
            return []
        if verdict is None:
            inside = [VERDICTS[b] for t in rest[k:] for b in sorted(t.forms) if b in VERDICTS]
            if not inside and named[1] is None and not company.body(span):
                return []
            if not inside and [t.word for t in rest[k + 1 : k + 3]] in (["the", "next"], ["the", "first"]):
                return []  # "the next Ada Quill"
            # An epithet in quotation marks for somebody named is hardly ever kind.
            verdict = inside[0] if inside else Stance.OPPOSES
        evidence = Span(at[found.first].start, rest[-1].end)
        kind = TargetKind.AGENT if named[1] is None and company.body(span) else kind_of(named[0], named[1])
        return [
            Stand(
                flipped(verdict) if found.negated else verdict,
                named[0],
                (phrase_core(company.text, span),),
                kind,
                evidence,
                0,
                named[1],
            )
        ]
    return []


def _is_told(rest: Sequence[Token], k: int) -> bool:
    """True for "found the plan to be wrong", "found it a disgrace"."""
    return any(t.word in ("be", "a", "an", "very", "so", "too") for t in rest[max(0, k - 3) : k])


def _told_after(company: Company, at: Sequence[Token], found: Found, rest: Sequence[Token]) -> Stand | None:
    """As in "called it dangerous that S V", "deemed it wrong to V": what stands behind is judged."""
    verdict: Stance | None = None
    for k, token in enumerate(rest[1:12], 1):
        if verdict is None:
            verdict = next((VERDICTS[b] for b in sorted(token.forms) if b in VERDICTS), None)
        elif token.word in ("and", "or", "but", "in", "at", "on"):
            return None
        elif token.word in ("that", "to", "for") and k + 2 < len(rest):
            behind = [t for t in rest[k + 1 :] if t.word not in QUOTE_MARKS]
            span = phrase_core(company.text, span_of(behind))
            said = plain(company.text, [span])
            name = doing(said) if token.word == "to" else noun_phrase(said)
            stance = flipped(verdict) if found.negated else verdict
            evidence = Span(at[found.first].start, rest[-1].end)
            return Stand(stance, name, (span,), TargetKind.PROPOSAL, evidence, 0)
    return None
