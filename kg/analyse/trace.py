"""Where a statement comes from: its chain, hand by hand, from the article to the origin."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from kg.analyse.phrasing import headed, kind, marked_by, names, outlet, places, quoted, short
from kg.analyse.provenance import provenances as find
from kg.errors import NotFound
from kg.model import AgentKind, ArticleCard, Evidence, Hand, Provenance
from kg.store import View

Json = dict[str, Any]
_STEP = 3  # columns that one hand is set in below the one before


def trace(view: View, thing: str) -> list[Provenance]:
    """Every chain that ``thing`` asks for, best match first; NotFound when there is none.

    thing  the IRI of an article, a report, a claim or an actor, or words that a statement holds
    """
    found = find(view, thing)
    if not found:
        raise NotFound(
            f"“{short(thing)}”",
            "no statement in the store fits this",
            "Ask with fewer or other words, or with the IRI of an article, claim, report or actor.",
        )
    return found


def to_text(provenances: Iterable[Provenance], width: int = 100) -> str:
    """A tree an article, from its outlet at the top to the origins and their words at the ends.

    Articles and statements keep the order in which they come.

    Global Times, 2025-04-22
    └─ TASS (news outlet) “according to TASS”
       └─ a US official (unnamed) “citing a US official” — origin, unnamed
          “the plan may include ...”
          characters 2421–2567 · statement s15
    """
    by_article: dict[ArticleCard, list[Provenance]] = {}
    for provenance in provenances:
        by_article.setdefault(provenance.article, []).append(provenance)
    blocks = []
    for article, statements in by_article.items():
        lines = textwrap.wrap(headed(article), width, subsequent_indent="  ")
        for number, provenance in enumerate(statements, start=1):
            branch = _branch(provenance, width - _STEP)
            lines += (
                _under("└─ ", "   ", branch) if number == len(statements) else _under("├─ ", "│  ", branch)
            )
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _branch(provenance: Provenance, width: int) -> list[str]:
    """The lines of one chain: each hand hangs below the one that relays it, the words below the last."""
    if not provenance.hands:
        own = f"{outlet(provenance.article)} itself, naming no source — origin"
        return [own, *_under("   ", "   ", _words(provenance, width - _STEP))]
    depth = len(provenance.hands) - 1
    room = width - _STEP * depth
    lines = [
        *_wrapped(_hand(provenance.origin) + _origin_mark(provenance.origin), room),
        *_under("   ", "   ", _words(provenance, room - _STEP)),
    ]
    for hand in reversed(provenance.hands[:-1]):
        depth -= 1
        lines = [*_wrapped(_hand(hand), width - _STEP * depth), *_under("└─ ", "   ", lines)]
    return lines


def _hand(hand: Hand) -> str:
    return f"{names(hand)} ({kind(hand)}) {marked_by(hand)}"


def _origin_mark(hand: Hand) -> str:
    return " — origin, unnamed" if hand.kind is AgentKind.UNNAMED else " — origin"


def _words(provenance: Provenance, room: int) -> list[str]:
    facts = [places(provenance.content), f"statement {short(provenance.id)}"]
    if provenance.said_on:
        facts.append(f"dated {short(provenance.said_on)}")
    if provenance.relayed_to:
        facts.append(f"told to {short(provenance.relayed_to)}")
    return [*_wrapped(quoted(provenance.content), room, " "), *_wrapped(" · ".join(facts), room)]


def _wrapped(line: str, room: int, hanging: str = "      ") -> list[str]:
    # A chain of very many hands leaves no room at its end: then the lines get longer, never unreadable.
    return textwrap.wrap(line, max(room, 40), subsequent_indent=hanging)


def _under(first: str, rest: str, lines: Sequence[str]) -> list[str]:
    return [(rest if number else first) + line for number, line in enumerate(lines)]


def to_json(provenances: Iterable[Provenance]) -> list[Json]:
    """One plain dict a statement, with every fact of the graph; evidence as offsets and exact words."""
    return [statement_as_json(provenance) for provenance in provenances]


def statement_as_json(provenance: Provenance) -> Json:
    """One statement with its chain as a plain dict."""
    article = provenance.article
    return {
        "statement": provenance.statement,
        "id": provenance.id,
        "claim": provenance.claim,
        "wording": provenance.wording,
        "quotation": provenance.quotation.value,
        "said_on": provenance.said_on,
        "relayed_to": provenance.relayed_to,
        "article": {
            "iri": article.iri,
            "id": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "republisher": article.republisher,
            "author": article.author,
            "published": article.published,
            "url": article.url,
        },
        "content": [_evidence(part) for part in provenance.content],
        "chain": [
            {
                "report": hand.report,
                "agent": hand.agent,
                "name": hand.name,
                "kind": hand.kind.value,
                "roles": list(hand.roles),
                "manner": hand.manner.value,
                "mention": _evidence(hand.mention) if hand.mention else None,
                "cue": [_evidence(part) for part in hand.cue],
                "co_agents": list(hand.co_agents),
            }
            for hand in provenance.hands
        ],
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "start": evidence.start,
        "end": evidence.end,
        "exact": evidence.exact,
        "prefix": evidence.prefix,
        "suffix": evidence.suffix,
    }
