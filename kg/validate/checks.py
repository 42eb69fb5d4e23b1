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

_OF_VALUES = (
    SH.datatype,
    SH["class"],
    SH.nodeKind,
    SH["in"],
    SH.pattern,
    SH.minInclusive,
    SH.maxInclusive,
)
_KINDS = {SH.IRI: "isIRI", SH.Literal: "isLiteral"}
_KNOWN = {RDF.type, SH.path, SH.message, SH.minCount, SH.maxCount, *_OF_VALUES}


@dataclass(frozen=True, slots=True)
class Check:
    """Constraints of one shape that one query finds broken.

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
    """Checks of all constraints, in order of the shapes' names."""
    made: list[Check] = []
    for node_shape in _sorted(shapes.subjects(RDF.type, SH.NodeShape)):
        targets = _targets(shapes, node_shape)
        for shape in _sorted(shapes.objects(node_shape, SH.property)):
            made += _of_property(shapes, shape, targets, vocabulary)
        for constraint in _sorted(shapes.objects(node_shape, SH.sparql)):
            made.append(_of_sparql(shapes, constraint, targets))
    return made


def _targets(shapes: Graph, node_shape: Node) -> str:
    """The pattern of the nodes that a shape is about: those of a class, or those that have a property."""
    classes = [_iri(target) for target in _sorted(shapes.objects(node_shape, SH.targetClass))]
    having = [_iri(target) for target in _sorted(shapes.objects(node_shape, SH.targetSubjectsOf))]
    if bool(classes) is bool(having):
        raise NotImplementedError(f"{node_shape}: a shape is about classes or about subjects of properties")
    if len(classes) == 1:
        return f"?this a {classes[0]} ."
    if classes:
        return f"VALUES ?type {{ {' '.join(classes)} }} ?this a ?type ."
    return f"?this {'|'.join(having)} ?had ."


def _of_property(shapes: Graph, shape: Node, targets: str, vocabulary: Graph) -> Iterator[Check]:
    """One check of the values, or of their lack, and one of too many: each walks through all nodes once."""
    unknown = set(shapes.predicates(shape)) - _KNOWN
    if unknown:
        raise NotImplementedError(f"{shape}: no query is made for {', '.join(sorted(map(str, unknown)))}")
    name, message, path = _name(shape), _message(shapes, shape), shapes.value(shape, SH.path)
    has = f"?this {_iri(path)}"
    wrong = [
        _wrong(constraint, shapes.value(shape, constraint), shapes, vocabulary)
        for constraint in _OF_VALUES
        if (shape, constraint, None) in shapes
    ]
    if (shape, SH.minCount, Literal(1)) in shapes:
        wrong.insert(0, "!BOUND(?value)")
        values = f"OPTIONAL {{ {has} ?value }}"
    else:
        values = f"{has} ?value"
    if wrong:
        yield Check(name, message, str(path), _select(targets, f"{values} FILTER({' || '.join(wrong)})"))
    if (shape, SH.maxCount, Literal(1)) in shapes:
        # Which of two values is one too many cannot be told, so neither is named.
        several = f"{has} ?one , ?other FILTER(?one != ?other)"
        yield Check(name, message, str(path), _select(targets, several))


def _wrong(constraint: Node, wanted: Node | None, shapes: Graph, vocabulary: Graph) -> str:
    """The condition on ?value that breaks the constraint."""
    if constraint == SH.datatype:
        return f"!isLiteral(?value) || DATATYPE(?value) != {_iri(wanted)}"
    if constraint == SH["class"]:
        classes = _sorted(vocabulary.transitive_subjects(RDFS.subClassOf, wanted))
        return f"NOT EXISTS {{ VALUES ?class {{ {' '.join(map(_iri, classes))} }} ?value a ?class }}"
    if constraint == SH["in"]:
        allowed = ", ".join(each.n3() for each in Collection(shapes, wanted))  # type: ignore[arg-type]
        return f"?value NOT IN ({allowed})"
    if constraint == SH.nodeKind and isinstance(wanted, URIRef) and wanted in _KINDS:
        return f"!{_KINDS[wanted]}(?value)"
    if constraint == SH.pattern and isinstance(wanted, Literal):
        return f"!isLiteral(?value) || !REGEX(STR(?value), {wanted.n3()})"
    # A value that is no number cannot be compared, which breaks the constraint too.
    if constraint in (SH.minInclusive, SH.maxInclusive) and isinstance(wanted, Literal):
        return f"!COALESCE(?value {'>=' if constraint == SH.minInclusive else '<='} {wanted.n3()}, false)"
    raise NotImplementedError(f"no query is made for {constraint} {wanted}")


def _of_sparql(shapes: Graph, constraint: Node, targets: str) -> Check:
    select = str(shapes.value(constraint, SH.select)).replace("$this", "?this")
    body = select[select.index("{") + 1 : select.rindex("}")]
    return Check(_name(constraint), _message(shapes, constraint), None, _select(targets, body))


def _select(targets: str, pattern: str) -> str:
    """A query for the nodes of the targets that have the pattern, each within one graph."""
    return f"SELECT DISTINCT ?graph ?this ?value WHERE {{ GRAPH ?graph {{ {targets} {pattern} }} }}"


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
