"""Nanopublications in TriG: each statement as a small publication of its own, unsigned.

Four graphs each: the assertion (who states what, through whom), its provenance (the article and the
characters), information on the publication, and the head that ties them together.
See https://nanopub.net/guidelines/.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rdflib.namespace import DC, DCTERMS, PROV, RDF, RDFS

from kg.export.format import Format, of_statements
from kg.export.prov import chain
from kg.export.turtle_text import Names, Triple, iri, text, turtle
from kg.model import Provenance
from kg.terms import DATA, KG, OA, PREFIXES

NP = "http://www.nanopub.org/nschema#"
_NAMES = Names({**PREFIXES, "np": NP, "dc": str(DC._NS)}, DATA)
_ABOUT_TEXT = {f"<{term}>" for term in (OA.hasTarget, OA.hasSource, OA.hasSelector, OA.start, OA.end)}
_ABOUT_TEXT |= {f"<{term}>" for term in (OA.exact, OA.prefix, OA.suffix, KG.marks, KG.evidence)}
_OF_TEXT = {f"<{kind}>" for kind in (OA.Annotation, OA.TextPositionSelector, OA.TextQuoteSelector)}
_SOURCE_NOTE = "Read out of the article by a program. Nobody has checked or signed this nanopublication."


def render(provenances: Iterable[Provenance]) -> Iterator[bytes]:
    """One nanopublication a statement, named after the hash of its content."""
    yield _NAMES.declared().encode()
    for provenance in provenances:
        yield "".join(_nanopublication(provenance)).encode()


def _nanopublication(provenance: Provenance) -> Iterator[str]:
    assertion, source = _split(provenance)
    content = "\n".join(" ".join(triple) for triple in sorted({*assertion, *source}))
    this = f"{DATA}np/{hashlib.sha256(content.encode()).hexdigest()}"
    part = {name: f"{this}#{name}" for name in ("assertion", "provenance", "pubinfo")}
    head = [
        (iri(this), iri(str(RDF.type)), iri(NP + "Nanopublication")),
        (iri(this), iri(NP + "hasAssertion"), iri(part["assertion"])),
        (iri(this), iri(NP + "hasProvenance"), iri(part["provenance"])),
        (iri(this), iri(NP + "hasPublicationInfo"), iri(part["pubinfo"])),
    ]
    source.append((iri(part["assertion"]), iri(PROV.wasDerivedFrom), iri(provenance.article.iri)))
    pubinfo = [
        (iri(this), iri(str(RDFS.comment)), text(_SOURCE_NOTE)),
        (iri(this), iri(str(DCTERMS.subject)), iri(provenance.claim)),
    ]
    names = replace(_NAMES, prefixes={**_NAMES.prefixes, "sub": f"{this}#"})
    yield f"\n@prefix sub: <{this}#> .\n"
    graphs = {"Head": head, "assertion": assertion, "provenance": source, "pubinfo": pubinfo}
    for name, triples in graphs.items():
        body = "\n".join(turtle(triples, names, indent="    "))
        yield f"\nsub:{name} {{\n{body}}}\n"


def _split(provenance: Provenance) -> tuple[list[Triple], list[Triple]]:
    """What is asserted, and what shows it: the article's header and the evidence."""
    assertion: list[Triple] = []
    source: list[Triple] = []
    article = iri(provenance.article.iri)
    for triple in chain(provenance):
        subject, predicate, thing = triple
        of_article = subject == article and predicate != iri(KG.carries)
        shown = predicate in _ABOUT_TEXT or thing in _OF_TEXT
        (source if of_article or shown else assertion).append(triple)
    return assertion, source


FORMAT = Format(
    "nanopub",
    ".trig",
    "application/trig",
    "Each statement as an unsigned nanopublication, for nanopublication networks",
    of_statements(render),
)
