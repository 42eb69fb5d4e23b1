"""Whom or what a noun phrase names, for a stance on it: "blamed Dorn for the flood", "backs the plan"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Agent, TargetKind
from kg.position.company import Company
from kg.position.extents import TIMES
from kg.position.naming import kind_of, name_of, phrase_core, span_of
from kg.position.stand import Stand
from kg.position.tokens import Token


def blamed(company: Company, rest: Sequence[Token], base: Stand, holder: Agent) -> Stand | None:
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
        timed = TIMES.match(company.text, rest[1].start, rest[-1].end)
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
