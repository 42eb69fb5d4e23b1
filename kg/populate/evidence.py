"""Spans of the text as Web Annotations: selected by position and by quotation."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import URIRef
from rdflib.namespace import RDF

from kg.model import Article, Span
from kg.populate.iris import evidence_iri
from kg.populate.quads import Quads, number, words
from kg.terms import KG, MARKS, OA

CONTEXT = 32
"""Characters before and after the quoted words that a selector keeps at most."""


def show(
    quads: Quads, thing: URIRef, article: Article, iri: URIRef, role: str, spans: Iterable[Span | None]
) -> None:
    """State that ``spans`` are evidence for ``thing``; None, for words that are not there, states nothing.

    The annotation of one span in one role is shared by all that rest on it.
    """
    for span in spans:
        if span is not None:
            quads.add(thing, KG.evidence, _annotation(quads, article, iri, role, span))


def _annotation(quads: Quads, article: Article, iri: URIRef, role: str, span: Span) -> URIRef:
    annotation = evidence_iri(iri, role, span)
    target, position, quote = (URIRef(f"{annotation}/{part}") for part in ("target", "position", "quote"))
    before, after = max(0, span.start - CONTEXT), min(len(article.text), span.end + CONTEXT)
    quads.add(annotation, RDF.type, KG.Evidence)
    quads.add(annotation, KG.marks, MARKS[role])
    quads.add(annotation, OA.hasTarget, target)
    quads.add(target, OA.hasSource, iri)
    quads.add(target, OA.hasSelector, position, quote)
    quads.add(position, RDF.type, OA.TextPositionSelector)
    quads.add(position, OA.start, number(span.start))
    quads.add(position, OA.end, number(span.end))
    quads.add(quote, RDF.type, OA.TextQuoteSelector)
    quads.add(quote, OA.exact, words(span.of(article.text)))
    quads.add(quote, OA.prefix, words(article.text[before : span.start]))
    quads.add(quote, OA.suffix, words(article.text[span.end : after]))
    return annotation
