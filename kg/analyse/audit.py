"""The sourcing label of one article: what stands behind its statements."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analyse.phrasing import counted, in_order, short
from kg.analyse.voices import how_many, plain_name
from kg.claims import Claims, Relation
from kg.errors import NotFound
from kg.model import AgentKind, Provenance
from kg.store.names import as_iri

_TELLS = {
    "named": "straight from someone with a name",
    "unnamed": "from a source without a name",
    "document": "from a document",
    "second-hand": "taken from another report",
    "dead end": "taken from a report that gives no source",
    "implied": "a source is not named in the sentence and was carried over from the context",
    "several claimed": "a source is spoken of in the plural, and one is behind it elsewhere",
    "contradicted": "others in the store say the opposite",
}
"""The entries of the label, in order; a statement may be in several."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an article's label: how many of its statements are so, and which.

    of  all statements of the article
    """

    what: str
    times: int
    of: int
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """The entry as a line of the label."""
        return f"{self.what}: {self.times} of {counted(self.of, 'statement')} ({_TELLS[self.what]})"


def audit(found: Claims, article: str) -> list[Entry]:
    """The label of an article, every entry of it, those that are nought too; NotFound for an unknown one.

    article  its id, its IRI or words of its title
    """
    own = _of(found, article)
    held: dict[str, list[Provenance]] = {what: [] for what in _TELLS}
    for statement in own:
        for what in _entries(found, statement):
            held[what].append(statement)
    return [Entry(what, len(held[what]), len(own), tuple(held[what])) for what in _TELLS]


def _of(found: Claims, article: str) -> list[Provenance]:
    asked = in_order(found.in_articles([as_iri(article) or article]))
    if not asked:
        raise NotFound(
            f"article “{short(article)}”",
            "no statement in the store is in an article of this id or title",
            "kg query articles lists them.",
        )
    return [p for p in asked if p.article.iri == asked[0].article.iri]


def _entries(found: Claims, statement: Provenance) -> list[str]:
    """The entries that a statement belongs to."""
    entries: list[str] = []
    if not statement.hands:
        return entries
    origin = statement.origin
    if len(statement.hands) > 1 or origin.kind is AgentKind.OUTLET:
        entries.append("second-hand")
        if origin.kind is AgentKind.OUTLET:
            entries.append("dead end")
    elif origin.kind is AgentKind.DOCUMENT:
        entries.append("document")
    elif origin.kind is not AgentKind.UNNAMED:
        entries.append("named")
    if origin.kind is AgentKind.UNNAMED:
        entries.append("unnamed")
        if _one_behind(found, statement):
            entries.append("several claimed")
    if any(hand.mention is None for hand in statement.hands):
        entries.append("implied")
    cluster = found.of_statement[statement.statement]
    if found.links(cluster, Relation.CONTRADICTS):
        entries.append("contradicted")
    return entries


def _one_behind(found: Claims, statement: Provenance) -> bool:
    """True when this speaks of "sources" and an article that it may rest on speaks of one."""
    many, unsaid = how_many(statement.origin.name)
    if many < 2 and not unsaid:
        return False
    reporter = plain_name(statement.hands[-2].name if len(statement.hands) > 1 else "")
    for other in found.of_statement[statement.statement].statements:
        if other.article.iri == statement.article.iri or not other.hands:
            continue
        same_reporter = reporter in {plain_name(hand.name) for hand in other.hands} | {
            plain_name(other.article.outlet or "")
        }
        if (
            same_reporter
            and other.origin.kind is AgentKind.UNNAMED
            and how_many(other.origin.name) == (1, False)
        ):
            return True
    return False
