"""The sourcing label of one article: what stands behind its statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.analyse.own_voice import own_voice
from kg.analyse.phrasing import counted, in_order, short
from kg.analyse.press import is_outlet
from kg.analyse.voices import how_many, others_report, outlet_key, without_name
from kg.claims import Claims, Relation
from kg.errors import NotFound
from kg.model import AgentKind, Provenance
from kg.store.names import as_iri

_TELLS = {
    "named": "straight from someone with a name",
    "unnamed": "from a source without a name",
    "through named": "passed on by someone with a name, who tells what another says",
    "through unnamed": "passed on by a source without a name, who tells what another says",
    "document": "from a document",
    "second-hand": "taken from another outlet's report",
    "dead end": "taken from a report that gives no source",
    "own word": "on the outlet's own word",
    "unattributed": "in the article's own voice, without a source",
    "implied": "a source is not named in the sentence and was carried over from the context",
    "several claimed": "a source is spoken of in the plural, and one is behind it elsewhere",
    "contradicted": "others in the store say the opposite",
}
"""The entries of the label, in order; a statement may be in several."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an article's label: how many of its statements are so, and which.

    of  all statements of the article; of the entry "unattributed" all its sentences
    """

    what: str
    times: int
    of: int
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """The entry as a line of the label."""
        noun = "sentence" if self.what == "unattributed" else "statement"
        return f"{self.what}: {self.times} of {counted(self.of, noun)} ({_TELLS[self.what]})"


def audit(found: Claims, article: str, texts: Mapping[str, str] | None = None) -> list[Entry]:
    """The label of an article, every entry of it, those that are nought too; NotFound for an unknown one.

    article  its id, its IRI or words of its title
    texts    the texts of articles by IRI, where what has no source is looked for
    """
    own, _ = article_about(found, article)
    held: dict[str, list[Provenance]] = {what: [] for what in _TELLS}
    for statement in own:
        for what in _entries(found, statement):
            held[what].append(statement)
    held["unattributed"], sentences = own_voice((texts or {}).get(own[0].article.iri, ""), own)
    of = dict.fromkeys(_TELLS, len(own)) | {"unattributed": sentences}
    return [Entry(what, len(held[what]), of[what], tuple(held[what])) for what in _TELLS]


def article_about(found: Claims, article: str) -> tuple[list[Provenance], int]:
    """The statements of the article that is asked for, and how many articles there are to choose from.

    article  its id, its IRI or words of its title; NotFound when no article with statements fits
    """
    asked = in_order(found.in_articles([as_iri(article) or article])) if article.strip() else []
    if not asked:
        raise NotFound(
            f"article “{short(article)}”",
            "no statement in the store is in an article of this id or title",
            "kg query articles lists them.",
        )
    fitting = list(dict.fromkeys(statement.article.iri for statement in asked))
    return [p for p in asked if p.article.iri == fitting[0]], len(fitting)


def _entries(found: Claims, statement: Provenance) -> list[str]:
    """The entries that a statement belongs to."""
    entries: list[str] = []
    if not statement.hands:
        return entries
    origin = statement.origin
    told = [hand for hand in statement.hands if not is_outlet(hand)]
    if others_report(statement):
        entries.append("second-hand")
        if is_outlet(origin):
            entries.append("dead end")
    elif is_outlet(origin):
        entries.append("own word")
    elif told[0].kind is AgentKind.DOCUMENT:
        entries.append("document")
    elif len(told) == 1 and origin.kind is not AgentKind.UNNAMED:
        entries.append("named")
    if origin.kind is AgentKind.UNNAMED:
        entries.append("unnamed")
        if _one_behind(found, statement):
            entries.append("several claimed")
    passing = [hand for hand in told if hand is not origin]
    if any(hand.kind is not AgentKind.DOCUMENT and not without_name(hand) for hand in passing):
        entries.append("through named")
    if any(map(without_name, passing)):
        entries.append("through unnamed")
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
    reporter = outlet_key(statement.hands[-2].name if len(statement.hands) > 1 else _outlet(statement))
    for other in found.of_statement[statement.statement].statements:
        if other.article.iri == statement.article.iri or not other.hands:
            continue
        reporters = {outlet_key(name) for name in (_outlet(other), *(hand.name for hand in other.hands))}
        if (
            reporter in reporters
            and other.origin.kind is AgentKind.UNNAMED
            and how_many(other.origin.name) == (1, False)
        ):
            return True
    return False


def _outlet(statement: Provenance) -> str:
    return statement.article.outlet or statement.article.id
