"""PROV-O in Turtle: the provenance chain of each statement in the W3C's vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from rdflib import URIRef
from rdflib.namespace import DC, DCTERMS, PROV, RDF, RDFS, XSD

from kg.export.format import Format, of_statements
from kg.export.turtle_text import Names, Triple, iri, literal, number, text, turtle
from kg.model import AgentKind, ArticleCard, Evidence, Hand, Provenance, Quotation
from kg.populate.agents import CLASS_OF
from kg.populate.quads import when
from kg.terms import DATA, KG, MANNER, MARKS, OA, PREFIXES, QUOTATION, SCHEMA

NAMES = Names({**PREFIXES, "dc": str(DC._NS)}, DATA)
PROV_CLASS = {
    AgentKind.PERSON: PROV.Person,
    AgentKind.OUTLET: PROV.Organization,
    AgentKind.ORGANIZATION: PROV.Organization,
    AgentKind.COUNTRY: PROV.Organization,
    AgentKind.UNNAMED: PROV.Agent,
    AgentKind.DOCUMENT: PROV.Agent,
}
"""What PROV calls each kind of agent; a document that speaks takes an agent's place in a chain."""


def render(provenances: Iterable[Provenance]) -> Iterator[bytes]:
    """One graph: articles derived from reports, reports from one another, each attributed to its agent."""
    yield NAMES.declared().encode()
    triples = {triple for provenance in provenances for triple in chain(provenance)}
    for paragraph in turtle(triples, NAMES):
        yield f"\n{paragraph}".encode()


def chain(provenance: Provenance) -> Iterator[Triple]:
    """All triples of one statement's chain, evidence included."""
    article = provenance.article.iri
    yield from _article(provenance.article)
    yield _link(article, KG.carries, provenance.statement)
    yield _link(article, PROV.wasDerivedFrom, provenance.statement)
    for hand in provenance.hands:
        yield from _report(article, hand)
    for outer, inner in pairwise(provenance.hands):
        yield _link(outer.report, KG.relays, inner.report)
        yield _link(outer.report, PROV.wasDerivedFrom, inner.report)
        if provenance.quotation is Quotation.DIRECT:
            yield _link(outer.report, PROV.wasQuotedFrom, inner.report)
    innermost = provenance.hands[-1].report if provenance.hands else provenance.statement
    if innermost != provenance.statement:
        yield _link(provenance.statement, PROV.hadPrimarySource, innermost)
    yield from _stated(provenance, innermost)


def _stated(provenance: Provenance, report: str) -> Iterator[Triple]:
    yield _link(report, KG.states, provenance.claim)
    yield _link(report, KG.quotation, QUOTATION[provenance.quotation.value])
    if provenance.said_on:
        yield iri(report), iri(KG.saidOn), literal(when(provenance.said_on))
    if provenance.relayed_to:
        yield iri(report), iri(RDFS.comment), text(f"Told to {provenance.relayed_to}")
    yield from _evidence(provenance.article.iri, report, "content", provenance.content)
    yield _link(provenance.claim, RDF.type, KG.Claim)
    yield _link(provenance.claim, RDF.type, PROV.Entity)
    yield iri(provenance.claim), iri(PROV.value), text(provenance.wording)


def _article(article: ArticleCard) -> Iterator[Triple]:
    for kind in (KG.Article, SCHEMA.NewsArticle, PROV.Entity):
        yield _link(article.iri, RDF.type, kind)
    for term, value in (
        (DCTERMS.identifier, article.id),
        (DCTERMS.title, article.title),
        (DC.publisher, article.outlet),
        (DCTERMS.creator, article.author),
    ):
        if value:
            yield iri(article.iri), iri(term), text(value)
    if article.published:
        yield iri(article.iri), iri(DCTERMS.issued), literal(when(article.published))
    if article.url:
        yield iri(article.iri), iri(SCHEMA.url), text(article.url, str(XSD.anyURI))


def _report(article: str, hand: Hand) -> Iterator[Triple]:
    for kind in (KG.Report, PROV.Entity):
        yield _link(hand.report, RDF.type, kind)
    yield _link(hand.report, KG.by, hand.agent)
    yield _link(hand.report, PROV.wasAttributedTo, hand.agent)
    yield _link(hand.report, KG.manner, MANNER[hand.manner.value])
    for name in hand.co_agents:
        yield iri(hand.report), iri(DC.contributor), text(name)
    yield from _evidence(article, hand.report, "agent", (hand.mention,) if hand.mention else ())
    yield from _evidence(article, hand.report, "cue", hand.cue)
    for kind in (CLASS_OF[hand.kind], PROV_CLASS[hand.kind], PROV.Agent):
        yield _link(hand.agent, RDF.type, kind)
    yield iri(hand.agent), iri(RDFS.label), text(hand.name)
    for role in hand.roles:
        yield iri(hand.agent), iri(KG.role), text(role)


def _evidence(article: str, report: str, role: str, shown: Iterable[Evidence]) -> Iterator[Triple]:
    """Web Annotations under the IRIs that the store has for them."""
    for evidence in shown:
        annotation = f"{article}/evidence/{role}/{evidence.start}-{evidence.end}"
        target, place, quote = f"{annotation}/target", f"{annotation}/position", f"{annotation}/quote"
        yield _link(report, KG.evidence, annotation)
        yield _link(annotation, RDF.type, OA.Annotation)
        yield _link(annotation, KG.marks, MARKS[role])
        yield _link(annotation, OA.hasTarget, target)
        yield _link(target, OA.hasSource, article)
        yield _link(target, OA.hasSelector, place)
        yield _link(target, OA.hasSelector, quote)
        yield _link(place, RDF.type, OA.TextPositionSelector)
        yield iri(place), iri(OA.start), number(evidence.start)
        yield iri(place), iri(OA.end), number(evidence.end)
        yield _link(quote, RDF.type, OA.TextQuoteSelector)
        for term, words in (
            (OA.exact, evidence.exact),
            (OA.prefix, evidence.prefix),
            (OA.suffix, evidence.suffix),
        ):
            yield iri(quote), iri(term), text(words)


def _link(subject: str, predicate: URIRef, thing: str) -> Triple:
    return iri(subject), iri(predicate), iri(thing)


FORMAT = Format(
    "prov",
    ".ttl",
    "text/turtle",
    "The chain of one statement, or of all, in W3C PROV-O; any provenance tool reads it",
    of_statements(render),
)
