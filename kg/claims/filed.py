"""A statement as it is filed: what grouping sees of it as one line of JSON, and the rest as another.

Both lines and the article's card together are the whole statement, which is read from them in a thirtieth of
the time that walking the article's graph takes.  A third line is what comparison makes of its words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from sys import intern
from typing import Any

from kg.analyse.phrasing import negated_cue
from kg.claims.instances import About, Instance
from kg.model import AgentKind, ArticleCard, Evidence, Hand, Manner, Provenance, Quotation


def line_of(statement: Provenance) -> str:
    """What comparison and grouping see of a statement, in one line; the same for the same statement."""
    card = statement.article
    seen = (
        statement.claim,
        statement.id,
        (card.iri, card.id, card.outlet, card.published),
        [(part.start, part.end, part.exact) for part in statement.content],
        [
            (hand.name, hand.kind.value, hand.manner.value, hand.co_agents, negated_cue(hand))
            for hand in statement.hands
        ],
        statement.quotation.value,
    )
    return _written(seen)


def statement_of(iri: str, line: str) -> Provenance:
    """The statement of a line, without what comparison and grouping do not look at."""
    claim, name, (article, article_id, outlet, published), content, hands, quotation = json.loads(line)
    return Provenance(
        statement=iri,
        id=name,
        claim=claim,
        article=ArticleCard(article, article_id, None, outlet, None, None, published, None),
        content=tuple(Evidence(start, end, exact) for start, end, exact in content),
        hands=tuple(
            Hand("", "", name, AgentKind(kind), Manner(manner), None, _not_said(cue), tuple(co_agents))
            for name, kind, manner, co_agents, cue in hands
        ),
        quotation=Quotation(quotation),
    )


def card_line(card: ArticleCard) -> str:
    """An article's card in one line."""
    facts = (
        card.iri,
        card.id,
        card.title,
        card.outlet,
        card.republisher,
        card.author,
        card.published,
        card.url,
    )
    return _written(facts)


@lru_cache(maxsize=1_000)
def card_of(line: str) -> ArticleCard:
    """The card of a line."""
    return ArticleCard(*json.loads(line))


def rest_of(statement: Provenance) -> str:
    """What :func:`line_of` leaves out of a statement, but for the article's card."""
    hands = [
        (hand.report, hand.agent, _place(hand.mention), [_place(part) for part in hand.cue], hand.roles)
        for hand in statement.hands
    ]
    around = [(part.prefix, part.suffix) for part in statement.content]
    return _written((statement.said_on, statement.relayed_to, around, hands))


def whole(iri: str, line: str, rest: str, card: ArticleCard) -> Provenance:
    """The statement of which ``line`` and ``rest`` are filed, as its article's graph has it."""
    claim, name, _, content, known, quotation = json.loads(line)
    said_on, relayed_to, around, hands = json.loads(rest)
    return Provenance(
        statement=iri,
        id=name,
        claim=claim,
        article=card,
        content=tuple(Evidence(*part, *context) for part, context in zip(content, around, strict=True)),
        hands=tuple(
            Hand(
                report,
                agent,
                named,
                AgentKind(kind),
                Manner(manner),
                _evidence(mention),
                tuple(Evidence(*part) for part in cue),
                tuple(co_agents),
                tuple(roles),
            )
            for (named, kind, manner, co_agents, _), (report, agent, mention, cue, roles) in zip(
                known, hands, strict=True
            )
        ),
        quotation=Quotation(quotation),
        said_on=said_on,
        relayed_to=relayed_to,
    )


def _not_said(cue: str) -> tuple[Evidence, ...]:
    # Of cues, grouping looks at those alone that tell that something was not said; wherever they stand.
    return (Evidence(0, 0, cue),) if cue else ()


def _place(evidence: Evidence | None) -> tuple[int, int, str, str, str] | None:
    if evidence is None:
        return None
    return (evidence.start, evidence.end, evidence.exact, evidence.prefix, evidence.suffix)


def _evidence(place: list[Any] | None) -> Evidence | None:
    return Evidence(*place) if place else None


def _written(facts: object) -> str:
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def seen_line(each: Instance) -> str:
    """What comparison looks at of a statement beside its hands, in one line: read faster than made."""
    sets = (
        each.stems,
        each.numbers,
        each.months,
        each.names,
        each.speaker,
        each.negated,
        each.head,
        each.subject,
    )
    facts = (each.denied, each.unsaid, each.personal, each.certainty)
    return _written((each.sequence, [sorted(found) for found in sets], *facts))


def instance_of(iri: str, line: str, seen: str) -> Instance:
    """The statement as it is compared, of which ``line`` and ``seen`` are filed."""
    sequence, sets, denied, unsaid, personal, certainty = json.loads(seen)
    stems, numbers, months, names, speaker, negated, head, subject = map(frozenset, sets)
    return Instance(
        provenance=statement_of(iri, line),
        sequence=tuple(map(intern, sequence)),
        stems=_interned(stems),
        numbers=numbers,
        months=months,
        names=_interned(names),
        speaker=_interned(speaker),
        negated=_interned(negated),
        head=_interned(head),
        subject=_interned(subject),
        denied=denied,
        unsaid=unsaid,
        personal=personal,
        certainty=certainty,
    )


def about_line(each: About) -> str:
    """What an article is about, in one line."""
    return _written((sorted(each.telling), each.uses))


def about_of(line: str) -> About:
    """What the article of a line is about; nothing known for an empty one."""
    telling, uses = json.loads(line) if line else ((), {})
    return About(_interned(telling), {intern(stem): times for stem, times in uses.items()})


def _interned(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(intern, words))
