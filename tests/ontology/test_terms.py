from __future__ import annotations

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import OWL, RDFS, SKOS

from kg import model, terms
from kg.ontology_files import folder, vocabulary
from kg.populate.agents import CLASS_OF
from kg.terms import CLAIMS, KG, MANNER, MARKS, QUOTATION, STANCE, TARGET

OURS = (KG, CLAIMS, MANNER, QUOTATION, STANCE, TARGET, MARKS)


def mirrored(namespace) -> set[URIRef]:
    return {namespace[name] for name in namespace.__annotations__ if not name.startswith("_")}


@pytest.fixture(scope="module")
def turtle() -> Graph:
    return vocabulary()


@pytest.mark.parametrize("namespace", OURS, ids=lambda namespace: namespace.__name__)
def test_python_and_turtle_declare_the_same_terms(turtle, namespace):
    declared = {term for term in turtle.subjects(unique=True) if str(term).startswith(str(namespace._NS))}
    assert mirrored(namespace) == declared


def test_every_term_has_a_label_a_definition_and_an_example(turtle):
    for term in set().union(*map(mirrored, OURS)):
        for predicate in (RDFS.label, SKOS.definition, SKOS.example):
            assert len(set(turtle.objects(term, predicate))) == 1, f"{term} {predicate}"


def test_every_term_is_a_class_a_property_a_scheme_or_a_concept_of_a_scheme(turtle):
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.ConceptScheme, SKOS.Concept}
    for term in set().union(*map(mirrored, OURS)):
        assert kinds & set(turtle.objects(term, RDF.type)), term
    for concept in turtle.subjects(RDF.type, SKOS.Concept):
        assert turtle.value(concept, SKOS.inScheme), concept


def test_domains_and_ranges_are_terms_that_exist(turtle):
    for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf):
        for term in turtle.objects(None, predicate):
            if str(term).startswith(terms.ONTOLOGY):
                assert (term, RDF.type, OWL.Class) in turtle, term


@pytest.mark.parametrize(
    ("enumeration", "namespace"),
    [
        (model.Manner, MANNER),
        (model.Quotation, QUOTATION),
        (model.Stance, STANCE),
        (model.TargetKind, TARGET),
    ],
)
def test_each_value_of_the_model_has_its_concept_and_no_concept_stands_alone(enumeration, namespace):
    assert {namespace[value.value] for value in enumeration} == mirrored(namespace)


def test_each_kind_of_agent_has_its_class(turtle):
    assert set(CLASS_OF) == set(model.AgentKind)
    for kind in CLASS_OF.values():
        assert KG.Actor in turtle.transitive_objects(kind, RDFS.subClassOf)


def test_the_graph_of_claims_is_written_in_declared_terms():
    """The room of claims may hold a copy of its terms, but none of its own."""
    from kg.claims import graph as claims_graph

    used = {term for term in vars(claims_graph).values() if isinstance(term, type(KG))}
    theirs = {iri for namespace in used for iri in mirrored(namespace) if iri.startswith(terms.ONTOLOGY)}
    assert mirrored(CLAIMS) <= theirs <= set().union(*map(mirrored, OURS))


def test_a_misspelt_term_raises():
    with pytest.raises(AttributeError):
        KG.relay  # noqa: B018


@pytest.mark.parametrize(
    "file", sorted(f.name for f in (folder() / "mappings").iterdir() if f.name.endswith(".ttl"))
)
def test_a_mapping_starts_from_our_terms_and_invents_none(file):
    mapping = Graph()
    mapping.parse(data=(folder() / "mappings" / file).read_text(encoding="utf-8"), format="turtle")
    known = set().union(*map(mirrored, OURS))
    assert len(mapping) >= 3
    for subject, _, thing in mapping:
        ours = [term for term in (subject, thing) if str(term).startswith(terms.ONTOLOGY)]
        assert ours, (subject, thing)
        assert set(ours) <= known | {URIRef(terms.ONTOLOGY)}
