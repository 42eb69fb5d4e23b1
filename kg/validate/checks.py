"""Shapes as queries: the part of SHACL that the shapes use, each constraint one SELECT for the engine.

pySHACL walks a graph in memory node by node and would need days for ten thousand articles; the tests
hold its findings and these against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

_CONSTRAINTS = {SH.minCount, SH.maxCount, SH.datatype, SH["class"], SH.nodeKind, SH["in"]}
_KNOWN = _CONSTRAINTS | {RDF.type, SH.path, SH.message}


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint of one shape.

    shape    name of the property shape or SPARQL constraint
    message  what is wrong where the query has a row
    path     IRI of the property; None for a constraint on the node itself
    query    SELECT ?graph ?this, and ?value where a value is at fault
    """

    shape: str
    message: str
    path: str | None
    query: str


def checks(shapes: Graph, vocabulary: Graph) -> list[Check]:
    """One check per constraint, in order of the shapes' names."""
    made: list[Check] = []
    for node_shape in _sorted(shapes.subjects(RDF.type, SH.NodeShape)):
        targets = [_iri(target) for target in _sorted(shapes.objects(node_shape, SH.targetClass))]
        for shape in _sorted(shapes.objects(node_shape, SH.property)):
            made += _of_property(shapes, shape, targets, vocabulary)
        for constraint in _sorted(shapes.objects(node_shape, SH.sparql)):
            made.append(_of_sparql(shapes, constraint, targets))
    return made


def _of_property(shapes: Graph, shape: Node, targets: list[str], vocabulary: Graph) -> Iterator[Check]:
    unknown = set(shapes.predicates(shape)) - _KNOWN
    if unknown:
        raise NotImplementedError(f"{shape}: no query is made for {', '.join(sorted(map(str, unknown)))}")
    path = shapes.value(shape, SH.path)
    value = f"?this {_iri(path)} ?value"
    for constraint in _sorted(_CONSTRAINTS & set(shapes.predicates(shape))):
        wanted = shapes.value(shape, constraint)
        pattern = _wrong(constraint, wanted, value, shapes, vocabulary)
        yield Check(_name(shape), _message(shapes, shape), str(path), _select(targets, pattern))


def _wrong(constraint: Node, wanted: Node | None, value: str, shapes: Graph, vocabulary: Graph) -> str:
    """The pattern that a wrong node has."""
    if constraint == SH.minCount and wanted == Literal(1):
        return f"FILTER NOT EXISTS {{ {value.replace('?value', '?any')} }}"
    if constraint == SH.maxCount and wanted == Literal(1):
        return f"{value} . {value.replace('?value', '?other')} FILTER(STR(?value) > STR(?other))"
    if constraint == SH.datatype:
        return f"{value} FILTER(!isLiteral(?value) || DATATYPE(?value) != {_iri(wanted)})"
    if constraint == SH["class"]:
        classes = ", ".join(map(_iri, _sorted(vocabulary.transitive_subjects(RDFS.subClassOf, wanted))))
        return f"{value} FILTER NOT EXISTS {{ ?value a ?class FILTER(?class IN ({classes})) }}"
    if constraint == SH.nodeKind and wanted == SH.IRI:
        return f"{value} FILTER(!isIRI(?value))"
    if constraint == SH["in"]:
        allowed = ", ".join(map(_iri, Collection(shapes, wanted)))  # type: ignore[arg-type]
        return f"{value} FILTER(?value NOT IN ({allowed}))"
    raise NotImplementedError(f"no query is made for {constraint} {wanted}")


def _of_sparql(shapes: Graph, constraint: Node, targets: list[str]) -> Check:
    select = str(shapes.value(constraint, SH.select)).replace("$this", "?this")
    body = select[select.index("{") + 1 : select.rindex("}")]
    return Check(_name(constraint), _message(shapes, constraint), None, _select(targets, body))


def _select(targets: Iterable[str], pattern: str) -> str:
    """A query for the nodes of the target classes that have the pattern, each within one graph."""
    classes = list(targets)
    typed = (
        f"?this a {classes[0]} ."
        if len(classes) == 1
        else f"VALUES ?type {{ {' '.join(classes)} }} ?this a ?type ."
    )
    return f"SELECT DISTINCT ?graph ?this ?value WHERE {{ GRAPH ?graph {{ {typed} {pattern} }} }}"


def _sorted(terms: Iterable[Node | None]) -> list[Node]:
    return sorted((term for term in terms if term is not None), key=str)


def _iri(term: Node | None) -> str:
    if not isinstance(term, URIRef):
        raise NotImplementedError(f"an IRI is needed in a shape, not {term!r}")
    return term.n3()


def _name(shape: Node) -> str:
    if isinstance(shape, BNode):
        raise NotImplementedError("every property shape and constraint needs an IRI of its own")
    return str(shape).rpartition("#")[2]


def _message(shapes: Graph, shape: Node) -> str:
    return str(shapes.value(shape, SH.message))
