"""Every IRI that the program writes or asks for: the closed mirror of ``ontology/kg.ttl``.

No IRI is spelled anywhere else.  A misspelt term raises here instead of minting a new IRI.
"""

from __future__ import annotations

import os

from rdflib import Literal, URIRef
from rdflib.namespace import DefinedNamespace, Namespace

ONTOLOGY = "https://w3id.org/attribution-kg/ontology"

DATA = os.environ.get("KG_DATA_BASE", "https://w3id.org/attribution-kg/id/")
"""Base of every IRI that stands for data; the variable KG_DATA_BASE moves a whole store elsewhere."""

RUNS = URIRef(DATA + "graph/runs")
"""The graph of runs and fingerprints: the only one with a clock, and left out of exports."""


Quad = tuple[URIRef, URIRef, URIRef | Literal, URIRef]
"""What stages hand to the store: subject, predicate, object, named graph."""


class KG(DefinedNamespace):
    """Classes, properties and concept schemes."""

    _NS = Namespace(ONTOLOGY + "#")
    _fail = True

    Actor: URIRef
    Article: URIRef
    Claim: URIRef
    Decision: URIRef
    Document: URIRef
    Evidence: URIRef
    EvidenceRoles: URIRef
    Manners: URIRef
    NewsAgency: URIRef
    Organization: URIRef
    Outlet: URIRef
    Person: URIRef
    Polity: URIRef
    Position: URIRef
    QuotationForms: URIRef
    Report: URIRef
    Run: URIRef
    Stances: URIRef
    TargetKinds: URIRef
    UnnamedSource: URIRef

    affiliation: URIRef
    alongside: URIRef
    anonymityReason: URIRef  # noqa: N815 - as the vocabulary spells it
    by: URIRef
    carries: URIRef
    channel: URIRef
    count: URIRef
    country: URIRef
    cue: URIRef
    decidedBy: URIRef  # noqa: N815
    decides: URIRef
    description: URIRef
    domain: URIRef
    evidence: URIRef
    fingerprint: URIRef
    holder: URIRef
    issue: URIRef
    madeFrom: URIRef  # noqa: N815
    manner: URIRef
    marks: URIRef
    nameKey: URIRef  # noqa: N815
    namedIn: URIRef  # noqa: N815
    order: URIRef
    outletKind: URIRef  # noqa: N815
    owner: URIRef
    partOf: URIRef  # noqa: N815
    plural: URIRef
    publishedBy: URIRef  # noqa: N815
    quotation: URIRef
    reason: URIRef
    relays: URIRef
    republishedBy: URIRef  # noqa: N815
    restsOn: URIRef  # noqa: N815
    role: URIRef
    saidOn: URIRef  # noqa: N815
    sameAgent: URIRef  # noqa: N815
    score: URIRef
    stance: URIRef
    standsFor: URIRef  # noqa: N815
    states: URIRef
    stateTypology: URIRef  # noqa: N815
    targetKind: URIRef  # noqa: N815
    text: URIRef
    textLength: URIRef  # noqa: N815
    textSha256: URIRef  # noqa: N815
    toldTo: URIRef  # noqa: N815
    verdict: URIRef
    wording: URIRef


class CLAIMS(DefinedNamespace):
    """Terms of decisions about the same claim in several articles."""

    _NS = Namespace(ONTOLOGY + "/claims#")
    _fail = True

    Decision: URIRef

    asOf: URIRef  # noqa: N815
    decidedBy: URIRef  # noqa: N815
    differences: URIRef
    first: URIRef
    holds: URIRef
    madeBy: URIRef  # noqa: N815
    reason: URIRef
    relation: URIRef
    ruledBy: URIRef  # noqa: N815
    score: URIRef
    second: URIRef


class MANNER(DefinedNamespace):
    """Concepts of ``kg:Manners``, named as the values of :class:`kg.model.Manner`."""

    _NS = Namespace(ONTOLOGY + "/manner#")
    _fail = True

    accused: URIRef
    asked: URIRef
    believed: URIRef
    cited: URIRef
    claimed: URIRef
    confirmed: URIRef
    demanded: URIRef
    denied: URIRef
    hinted: URIRef
    praised: URIRef
    promised: URIRef
    proposed: URIRef
    reported: URIRef
    said: URIRef
    showed: URIRef
    warned: URIRef
    wrote: URIRef


class QUOTATION(DefinedNamespace):
    """Concepts of ``kg:QuotationForms``, named as the values of :class:`kg.model.Quotation`."""

    _NS = Namespace(ONTOLOGY + "/quotation#")
    _fail = True

    direct: URIRef
    indirect: URIRef
    mixed: URIRef


class STANCE(DefinedNamespace):
    """Concepts of ``kg:Stances``, named as the values of :class:`kg.model.Stance`."""

    _NS = Namespace(ONTOLOGY + "/stance#")
    _fail = True

    conditional: URIRef
    neutral: URIRef
    opposes: URIRef
    supports: URIRef


class TARGET(DefinedNamespace):
    """Concepts of ``kg:TargetKinds``, named as the values of :class:`kg.model.TargetKind`."""

    _NS = Namespace(ONTOLOGY + "/target#")
    _fail = True

    agent: URIRef
    claim: URIRef
    proposal: URIRef


class MARKS(DefinedNamespace):
    """Concepts of ``kg:EvidenceRoles``: what the characters of a piece of evidence show."""

    _NS = Namespace(ONTOLOGY + "/marks#")
    _fail = True

    agent: URIRef
    channel: URIRef
    content: URIRef
    cue: URIRef
    date: URIRef
    reason: URIRef
    role: URIRef
    stance: URIRef
    target: URIRef


class OA(DefinedNamespace):
    """The part of the Web Annotation vocabulary that evidence is written in."""

    _NS = Namespace("http://www.w3.org/ns/oa#")
    _fail = True

    Annotation: URIRef
    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    end: URIRef
    exact: URIRef
    hasSelector: URIRef  # noqa: N815
    hasSource: URIRef  # noqa: N815
    hasTarget: URIRef  # noqa: N815
    prefix: URIRef
    start: URIRef
    suffix: URIRef


class SCHEMA(DefinedNamespace):
    """The part of schema.org that articles are described in."""

    _NS = Namespace("https://schema.org/")
    _fail = True

    NewsArticle: URIRef
    sameAs: URIRef  # noqa: N815
    url: URIRef


WIKIDATA = Namespace("http://www.wikidata.org/entity/")
"""Entities of Wikidata, to which the registry of outlets links."""

EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
"""Datatype of an interval such as 2025-04-19/2025-04-20, which XML Schema cannot type."""

PREFIXES: dict[str, str] = {
    "kg": str(KG._NS),
    "claims": str(CLAIMS._NS),
    "manner": str(MANNER._NS),
    "quotation": str(QUOTATION._NS),
    "stance": str(STANCE._NS),
    "target": str(TARGET._NS),
    "marks": str(MARKS._NS),
    "dcterms": "http://purl.org/dc/terms/",
    "oa": str(OA._NS),
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": str(SCHEMA._NS),
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes that every query may use without declaring them, and that exports are written with."""
