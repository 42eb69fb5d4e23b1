"""What was read out of one article, as the quads of one named graph."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, XSD

from kg.model import Article, Reading
from kg.populate.affiliation import bodies_named
from kg.populate.agents import Setting, outlet
from kg.populate.chains import add_chain, add_position
from kg.populate.iris import article_iri, graph_iri
from kg.populate.quads import Quads, day, number, words
from kg.terms import KG, SCHEMA, Quad

__all__ = ["Quad", "article_iri", "graph_iri", "populate"]


def populate(reading: Reading, identities: Mapping[str, str] | None = None) -> list[Quad]:
    """All quads of the article's graph, sorted: the same reading gives the same list.

    identities  the IRI to use instead of an agent's own, where someone decided who is who;
                unnamed sources keep the IRI of their article unless it is a key too
    """
    article, known = reading.article, identities or {}
    iri = article_iri(article)
    quads = Quads(graph_iri(article))
    setting = Setting(article, iri, bodies_named(reading), known)
    _add_article(quads, article, iri, known)
    reports = {
        chain.id: add_chain(quads, chain, _number(chain.id, place), setting)
        for place, chain in enumerate(reading.chains, start=1)
    }
    for position in reading.positions:
        add_position(quads, position, reports, setting)
    return quads.sorted()


def _add_article(quads: Quads, article: Article, iri: URIRef, identities: Mapping[str, str]) -> None:
    text = words(article.text)
    quads.add(iri, RDF.type, KG.Article, SCHEMA.NewsArticle)
    quads.add(iri, DCTERMS.identifier, words(article.id))
    quads.add(iri, DCTERMS.title, words(article.title) if article.title else None)
    quads.add(iri, DCTERMS.creator, words(article.author) if article.author else None)
    quads.add(iri, DCTERMS.language, words(article.language))
    quads.add(iri, DCTERMS.issued, day(article.published) if article.published else None)
    if article.url:
        quads.add(iri, SCHEMA.url, Literal(str(words(article.url)), datatype=XSD.anyURI, normalize=False))
    if article.outlet:
        quads.add(iri, KG.publishedBy, outlet(quads, article.outlet, identities))
    if article.republisher:
        quads.add(iri, KG.republishedBy, outlet(quads, article.republisher, identities))
    # The text itself lies in the graph: pages show it, and a store proves its own evidence without the files.
    quads.add(iri, KG.text, text)
    quads.add(iri, KG.textLength, number(len(text)))
    quads.add(iri, KG.textSha256, words(hashlib.sha256(text.encode()).hexdigest()))


def _number(chain: str, place: int) -> int:
    """7 for "s7"; the place in the reading for an id of another form."""
    numbered = re.fullmatch(r"s(\d+)", chain)
    return int(numbered[1]) if numbered else place
