"""The vocabulary as a Markdown page: ``python -m kg.ontology_page > docs/ontology.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from kg.ontology_files import mappings, vocabulary
from kg.terms import CLAIMS, KG, ONTOLOGY, PREFIXES

_INTRODUCTION = """# The vocabulary

Articles, outlets, actors, reports, claims and positions: who reported what via whom, each with the exact
characters of the article that say so. This page is made from `ontology/kg.ttl`; change that file and run

    python -m kg.ontology_page > docs/ontology.md

Prefixes: {prefixes}. The redirect at w3id.org is not registered yet.

```mermaid
flowchart LR
    Article -- carries --> R1[Report]
    R1 -- relays --> R2[Report]
    R2 -- states --> Claim
    R1 -- by --> A1[Actor]
    R2 -- by --> A2[Actor]
    R2 -- toldTo --> A1
    R1 -- evidence --> E[Evidence]
    R2 -- evidence --> E
    E -- "oa:hasTarget, oa:hasSource" --> Article
    Article -- publishedBy --> Outlet
    Position -- holder --> A2
    Position -- restsOn --> R2
    Position -- issue --> Issue["skos:Concept"]
    A2 -- affiliation --> A3[Actor]
    C2["Claim across articles"] -- "claims:holds" --> R1
    Claim -- "prov:specializationOf" --> C2
```

*How the parts hang together; a chain has as many reports as hands.*
"""

_MAPPED = {
    SKOS.closeMatch: "close to",
    SKOS.broadMatch: "narrower than",
    SKOS.narrowMatch: "broader than",
    SKOS.relatedMatch: "related to",
    SKOS.exactMatch: "the same as",
    RDFS.subClassOf: "a kind of",
    RDFS.subPropertyOf: "a kind of",
}
_OURS = (str(KG._NS), str(CLAIMS._NS))
_FOREIGN = {
    "cito": "http://purl.org/spar/cito/",
    "grasp": "http://groundedannotationframework.org/grasp#",
    "gaf": "http://groundedannotationframework.org/gaf#",
}


def page(turtle: Graph, mapped: Graph) -> str:
    """The whole page; the same for the same Turtle."""
    prefixes = ", ".join(
        f"`{prefix}:` <{iri}>" for prefix, iri in PREFIXES.items() if iri.startswith(ONTOLOGY)
    )
    classes = _of_kind(turtle, OWL.Class)
    properties = sorted(
        {*_of_kind(turtle, OWL.ObjectProperty), *_of_kind(turtle, OWL.DatatypeProperty)}, key=_low
    )
    parts: list[str] = [_INTRODUCTION.format(prefixes=prefixes), "## Classes\n"]
    parts += (_entry(turtle, mapped, term) for term in classes)
    parts.append("## Properties\n")
    parts += (_entry(turtle, mapped, term) for term in properties)
    parts.append("## Concepts\n")
    parts += (_scheme(turtle, scheme) for scheme in _of_kind(turtle, SKOS.ConceptScheme))
    return "\n".join(parts)


def _entry(turtle: Graph, mapped: Graph, term: Node) -> str:
    lines = [f"### {_short(term)}\n", _words(turtle, term, SKOS.definition) + "\n"]
    lines += [f"- {line}" for line in _facts(turtle, mapped, term)]
    return "\n".join(lines) + "\n"


def _facts(turtle: Graph, mapped: Graph, term: Node) -> Iterator[str]:
    yield f"Example: {_words(turtle, term, SKOS.example)}"
    for predicate, said in ((RDFS.subClassOf, "Kind of"), (RDFS.domain, "From"), (RDFS.range, "To")):
        named = _listed(turtle.objects(term, predicate))
        if named:
            yield f"{said}: {named}"
    matched = [
        f"{said} `{_short(thing)}`"
        for predicate, said in _MAPPED.items()
        for thing in sorted(mapped.objects(term, predicate), key=_low)
    ]
    if matched:
        yield f"Elsewhere: {'; '.join(matched)}"


def _scheme(turtle: Graph, scheme: Node) -> str:
    """A scheme with a table of its concepts."""
    lines = [f"### {_short(scheme)}\n", _words(turtle, scheme, SKOS.definition) + "\n"]
    lines += ["| concept | what it is | example |", "|---|---|---|"]
    for concept in sorted(turtle.subjects(SKOS.inScheme, scheme), key=_low):
        definition, example = _words(turtle, concept, SKOS.definition), _words(turtle, concept, SKOS.example)
        lines.append(f"| `{_short(concept)}` | {definition} | {example} |")
    return "\n".join(lines) + "\n"


def _of_kind(turtle: Graph, kind: URIRef) -> list[Node]:
    """Our terms of a kind, in order of their names."""
    ours = (term for term in turtle.subjects(RDF.type, kind) if str(term).startswith(_OURS))
    return sorted(ours, key=_low)


def _listed(terms: Iterable[Node]) -> str:
    return ", ".join(f"`{_short(term)}`" for term in sorted(terms, key=_low))


def _words(turtle: Graph, term: Node, predicate: URIRef) -> str:
    return str(turtle.value(term, predicate)).replace("|", "\\|")


def _low(term: Node) -> tuple[str, str]:
    return (str(term).casefold(), str(term))


def _short(term: Node) -> str:
    for prefix, namespace in (*PREFIXES.items(), *_FOREIGN.items(), ("owl", str(OWL)), ("xsd", str(XSD))):
        if str(term).startswith(namespace):
            return f"{prefix}:{str(term)[len(namespace) :]}"
    return str(term)


if __name__ == "__main__":
    sys.stdout.write(page(vocabulary(), mappings()))
