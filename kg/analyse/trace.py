"""Where a statement comes from: its chain, hand by hand, from the article to the origin."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.analyse.phrasing import headed, kind, marked_by, names, outlet, places, quoted, short
from kg.analyse.provenance import provenances as chains_of
from kg.claims.stated import stated
from kg.errors import NotFound
from kg.model import AgentKind, ArticleCard, Evidence, Hand, Provenance
from kg.store import View
from kg.store.articles import articles_called
from kg.store.names import as_iri

Json = dict[str, Any]
_SAME = "same"
_NUMBERED = re.compile(r"(\S+):(s\d+)")
_STEP = 3  # columns that one hand is set in below the one before


def trace(view: View, thing: str) -> list[Provenance]:
    """Every chain that ``thing`` asks for, best match first; NotFound when there is none.

    thing  the IRI of an article, a report, a claim or an actor, "ARTICLE:s1", words that a statement
           holds, or, where no statement holds them, an article's id
    """
    iri = as_iri(thing)
    found = (
        chains_of(view, iri) if iri else _numbered(view, thing) or stated(view, thing) or _within(view, thing)
    )
    if not found:
        raise NotFound(
            f"“{short(thing)}”",
            "no statement in the store fits this",
            "Ask with fewer or other words, with ARTICLE:s1, or with the IRI of an article, claim, report or"
            " actor.",
        )
    return found


def _numbered(view: View, thing: str) -> list[Provenance]:
    """The statement that is called so: "harbour:s3"; nothing for words."""
    named = _NUMBERED.fullmatch(thing)
    return [p for p in _within(view, named[1]) if p.id == named[2]] if named else []


def _within(view: View, identifier: str) -> list[Provenance]:
    """Every statement of the articles with this id, in text order."""
    return [p for article in articles_called(view, identifier) for p in chains_of(view, article)]


@dataclass(frozen=True, slots=True)
class Hop:
    """A chain that goes on in another article, that of an outlet which the chain passes through.

    outlet       the outlet, as the article before names it
    statement    what the outlet's own article states, with its chain
    relation     "same", or "variant" where a number, a name or a month differs
    score        how alike the two statements are, 0 to 1; None where only others of the same claim link them
    reasons      why they are taken to say the same
    differences  what differs
    decided_by   "program" or "person"
    """

    outlet: str
    statement: Provenance
    relation: str
    score: float | None
    reasons: tuple[str, ...]
    differences: tuple[str, ...]
    decided_by: str


@dataclass(frozen=True, slots=True)
class Journey:
    """How a statement's chain goes on through other articles.

    returns_to  the article that the last chain leads back to: a circle
    """

    hops: tuple[Hop, ...]
    returns_to: ArticleCard | None = None


def to_text(
    provenances: Iterable[Provenance], width: int = 100, onward: Mapping[str, Journey] | None = None
) -> str:
    """A tree an article, from its outlet at the top to the origins and their words at the ends.

    Articles and statements keep the order in which they come.

    onward  how chains go on through other articles, by the IRIs of their statements

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
            journey = (onward or {}).get(provenance.statement)
            branch = _branch(provenance, width - _STEP, journey)
            lines += (
                _under("└─ ", "   ", branch) if number == len(statements) else _under("├─ ", "│  ", branch)
            )
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _branch(provenance: Provenance, width: int, journey: Journey | None = None) -> list[str]:
    """The lines of one chain: each hand hangs below the one that relays it, the words below the last.

    What was found in other articles hangs below, one article after the other.
    """
    if not provenance.hands:
        own = f"{outlet(provenance.article)} itself, naming no source — origin"
        return [own, *_under("   ", "   ", _words(provenance, width - _STEP))]
    depth = len(provenance.hands) - 1
    room = width - _STEP * depth
    hops = journey.hops if journey else ()
    lines = [
        *_wrapped(_hand(provenance.origin) + _origin_mark(provenance.origin, bool(hops)), room),
        *_under("   ", "   ", _words(provenance, room - _STEP)),
    ]
    for hand in reversed(provenance.hands[:-1]):
        depth -= 1
        lines = [*_wrapped(_hand(hand), width - _STEP * depth), *_under("└─ ", "   ", lines)]
    if journey and hops:
        lines += _onward(hops[0], Journey(hops[1:], journey.returns_to), width)
    elif journey and journey.returns_to:
        lines += _wrapped(f"⇢ leads back to {headed(journey.returns_to)}: a circle", width)
    return lines


def _onward(hop: Hop, rest: Journey, width: int) -> list[str]:
    """The lines of a chain that goes on in another article, and where that was found."""
    head = _wrapped(f"⇢ found in another article: {headed(hop.statement.article)}", width)
    branch = _branch(hop.statement, width - _STEP, rest)
    return [*head, *_wrapped(f"  {_why(hop)}", width), *_under("└─ ", "   ", branch)]


def _why(hop: Hop) -> str:
    """Why the other article is taken to state the same: "says the same (score 0.98)"."""
    says = "says the same" if hop.relation == _SAME else f"says the same but for {'; '.join(hop.differences)}"
    if hop.decided_by == "person":
        return f"{says} (a person decided: {'; '.join(hop.reasons)})"
    if hop.score is None:
        return f"{says} ({'; '.join(hop.reasons)})"
    return f"{says} (score {hop.score:.2f}: {'; '.join(hop.reasons)})"


def _hand(hand: Hand) -> str:
    return f"{names(hand)} ({kind(hand)}) {marked_by(hand)}"


def _origin_mark(hand: Hand, goes_on: bool) -> str:
    mark = " — the last hand in this article" if goes_on else " — origin"
    if hand.kind is AgentKind.OUTLET and not goes_on:
        return " — the chain ends here: no source is given"
    return f"{mark}, unnamed" if hand.kind is AgentKind.UNNAMED else mark


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


def to_json(provenances: Iterable[Provenance], onward: Mapping[str, Journey] | None = None) -> list[Json]:
    """One plain dict a statement, with every fact of the graph; evidence as offsets and exact words.

    onward  how chains go on through other articles: given, each statement says so under "onward"
    """
    if onward is None:
        return [statement_as_json(provenance) for provenance in provenances]
    found = []
    for provenance in provenances:
        journey = onward.get(provenance.statement, Journey(()))
        back = journey.returns_to
        found.append(
            statement_as_json(provenance)
            | {"onward": [_hop(hop) for hop in journey.hops], "returns_to": back.id if back else None}
        )
    return found


def _hop(hop: Hop) -> Json:
    return {
        "found_in": "another article",
        "outlet": hop.outlet,
        "relation": hop.relation,
        "score": hop.score,
        "reasons": list(hop.reasons),
        "differences": list(hop.differences),
        "decided_by": hop.decided_by,
        "statement": statement_as_json(hop.statement),
    }


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
