"""A statement as it is filed for comparison: what comparison sees of it, as one line of JSON."""

from __future__ import annotations

import json
from functools import lru_cache

from kg.claims.instances import Instance, instance
from kg.model import AgentKind, ArticleCard, Evidence, Hand, Manner, Provenance, Quotation


def line_of(statement: Provenance) -> str:
    """What comparison and grouping see of a statement, in one line; the same for the same statement."""
    card = statement.article
    seen = (
        statement.claim,
        statement.id,
        (card.iri, card.id, card.outlet, card.published),
        [(part.start, part.end, part.exact) for part in statement.content],
        [(hand.name, hand.kind.value, hand.manner.value, hand.co_agents) for hand in statement.hands],
        statement.quotation.value,
    )
    return json.dumps(seen, ensure_ascii=False, separators=(",", ":"))


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
            Hand("", "", name, AgentKind(kind), Manner(manner), None, (), tuple(co_agents))
            for name, kind, manner, co_agents in hands
        ),
        quotation=Quotation(quotation),
    )


@lru_cache(maxsize=20_000)
def instance_of(iri: str, line: str) -> Instance:
    """The statement of a line as it is compared."""
    return instance(statement_of(iri, line))
