"""Who denies, confirms or hedges a claim, and whether those whom it is about were heard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.analyse.phrasing import dated, denies, in_order, names, short
from kg.claims import Claims, Cluster, Relation
from kg.claims.instances import instance
from kg.claims.words import content_stems
from kg.model import AgentKind, Manner, Provenance

_NO_ANSWER = re.compile(
    r"[^.\n]*\b(?:declined to (?:comment|answer|speak)|refused to (?:comment|answer)|no comment"
    r"|(?:did not|didn[’']t|could not be) (?:immediately |directly )?"
    r"(?:answer|respond|reply|comment|return|reached|be reached)[^.\n]*)[^.\n]*\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stand:
    """Who stands how towards a claim.

    how   "states", "confirms", "hedges", "denies", "is heard", "gives no answer"
    who   name, or description of an unnamed source
    note  the words of a refusal to answer; empty otherwise
    """

    how: str
    who: str
    note: str
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """Who stands how, and where."""
        where = dated(self.evidence[0].article)
        said = f": “{short(self.note)}”" if self.note else ""
        return f"{short(self.who)} {self.how} ({where}){said}"


def dissent(found: Claims, cluster: Cluster, texts: Mapping[str, str] | None = None) -> list[Stand]:
    """Denials first, then hedges, confirmations and plain statements; last, were those concerned heard.

    texts  the texts of the articles by IRI, where refusals to answer are looked for
    """
    rows: dict[tuple[str, str], list[Provenance]] = {}
    for statement in in_order(cluster.statements):
        rows.setdefault((_how(statement), _who(statement)), []).append(statement)
    for other in found.linked(cluster, Relation.CONTRADICTS):
        for statement in in_order(other.statements):
            how = "denies" if not denies_itself(cluster) else "states"
            rows.setdefault((how, _who(statement)), []).append(statement)
    stands = [Stand(how, who, "", tuple(held)) for (how, who), held in rows.items()]
    stands += _heard(cluster, found, texts or {})
    return sorted(stands, key=lambda s: (_ORDER.index(s.how), s.who))


_ORDER = ("denies", "hedges", "confirms", "states", "is heard", "gives no answer")


def denies_itself(cluster: Cluster) -> bool:
    """True for a claim that is itself a denial: nothing but denials states it."""
    return all(denies(statement) for statement in cluster.statements)


def _how(statement: Provenance) -> str:
    if denies(statement):
        return "denies"
    if statement.hands and statement.origin.manner is Manner.CONFIRMED:
        return "confirms"
    if instance(statement).certainty == 1 or (statement.hands and statement.origin.manner is Manner.HINTED):
        return "hedges"
    return "states"


def _who(statement: Provenance) -> str:
    return names(statement.origin) if statement.hands else statement.article.outlet or statement.article.id


def _heard(cluster: Cluster, found: Claims, texts: Mapping[str, str]) -> Iterator[Stand]:
    """Those whom the claim names and who speak in the same articles, and refusals to answer there."""
    named = {name for statement in cluster.statements for name in instance(statement).names}
    articles = {statement.article.iri for statement in cluster.statements}
    own = {statement.statement for statement in cluster.statements}
    seen: set[str] = set()
    for statement in in_order(found.in_articles(sorted(articles))):
        if statement.statement in own or not statement.hands:
            continue
        origin = statement.origin
        if origin.kind in (AgentKind.UNNAMED, AgentKind.OUTLET) or origin.name in seen:
            continue
        if content_stems(origin.name) & named:
            seen.add(origin.name)
            yield Stand("is heard", origin.name, "", (statement,))
    for statement in in_order(cluster.statements):
        text = texts.get(statement.article.iri, "")
        for refusal in _NO_ANSWER.finditer(text):
            words = " ".join(refusal[0].split())
            if words not in seen:
                seen.add(words)
                yield Stand("gives no answer", _subject(words), words, (statement,))


def _subject(words: str) -> str:
    """Who gives no answer: what stands before the verb."""
    before = re.split(r"\b(?:declined|refused|did|didn|could|had)\b", words, maxsplit=1)[0].strip(" ,")
    return before or "someone"
