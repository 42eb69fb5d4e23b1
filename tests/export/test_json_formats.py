"""PROV-JSON, JSON-LD, Web Annotations, nanopublications and ClaimReview, read back."""

import json
from dataclasses import replace

import pytest
from prov.model import ProvAgent, ProvAttribution, ProvDerivation, ProvDocument, ProvEntity
from rdflib import Graph, URIRef
from rdflib.namespace import PROV, RDF

from kg.analyse.provenance import all_provenances
from kg.export import export
from kg.export.claimreview import render as claimreview
from kg.export.jsonld import render as jsonld
from kg.export.nanopub import NP
from kg.export.nanopub import render as nanopub
from kg.export.prov import render as prov
from kg.export.prov_json import render as prov_json
from kg.export.web_annotations import render as annotations
from kg.terms import KG, OA
from tests.export.readers import json_ld, prov_document, quads
from tests.export.test_rdf import stored
from tests.invented import GAZETTE_TEXT, card, gazette, hand, lantern, statement

EVERYTHING = [*gazette(), *lantern()]


def load(render, provenances):
    return json.loads(b"".join(render(provenances)))


def test_prov_json_is_a_valid_document_for_the_prov_library():
    document = prov_document(b"".join(prov_json(EVERYTHING)), "json")
    labels = {str(agent.label) for agent in document.get_records(ProvAgent)}
    assert labels == {
        "Norpress",
        "The Tall City Post",
        "a senior Velmark official",
        "Ada Quill",
        "a Velmark official",
    }
    assert len(list(document.get_records(ProvEntity))) == 2 + 5 + 2  # articles, reports, claims
    assert len(list(document.get_records(ProvAttribution))) == 5
    assert ProvDocument.deserialize(content=document.serialize(format="json"), format="json") == document


def test_prov_json_has_the_primary_source():
    document = prov_document(b"".join(prov_json(gazette())), "json")
    primary = [
        record
        for record in document.get_records(ProvDerivation)
        if any(str(kind) == "prov:PrimarySource" for kind in record.get_asserted_types())
    ]
    ((generated, used),) = [(record.args[0], record.args[1]) for record in primary]
    assert generated.uri == gazette()[0].statement
    assert used.uri == gazette()[0].hands[-1].report


def test_prov_json_and_prov_o_say_the_same_of_who_has_what_from_whom(view):
    document = prov_document(b"".join(export(view, "prov-json")), "json")
    graph = Graph().parse(data=b"".join(export(view, "prov")), format="turtle")
    attributed = {(r.args[0].uri, r.args[1].uri) for r in document.get_records(ProvAttribution)}
    assert attributed == {(str(s), str(o)) for s, o in graph.subject_objects(PROV.wasAttributedTo)}
    derived = {(r.args[0].uri, r.args[1].uri) for r in document.get_records(ProvDerivation)}
    assert derived == {
        (str(s), str(o))
        for relation in (PROV.wasDerivedFrom, PROV.hadPrimarySource)
        for s, o in graph.subject_objects(relation)
    }


def test_the_prov_library_reads_the_prov_o_file_too():
    document = prov_document(b"".join(prov(EVERYTHING)), "rdf")
    assert len(list(document.get_records(ProvAttribution))) == 5


def test_json_ld_is_a_tree_and_the_same_statements_as_the_store(view):
    data = json.loads(b"".join(export(view, "jsonld")))
    tree = next(each for each in data["@graph"] if each["publisher"]["name"] == "Harbour Gazette")
    report = tree["carries"][0]
    names = [report["by"]["label"]]
    while "relays" in report:
        report = report["relays"]
        names.append(report["by"]["label"])
    assert names == ["Norpress", "The Tall City Post", "a senior Velmark official"]
    assert report["states"]["wording"] == "Velmark may lease the north harbour to a foreign navy"
    graph = json_ld(data)
    known = {quad[:3] for quad in stored(view)}
    for term in (
        KG.carries,
        KG.relays,
        KG.states,
        KG.by,
        KG.manner,
        KG.marks,
        KG.saidOn,
        OA.start,
        OA.exact,
        KG.wording,
    ):
        triples = set(graph.triples((None, term, None)))
        assert triples
        assert triples <= known


def test_json_ld_of_an_unattributed_assertion_has_a_report_without_an_agent():
    (tree,) = load(jsonld, [statement(card("The Lantern"), "Fog fell.", "Fog fell")])["@graph"]
    assert tree["carries"][0]["states"]["wording"] == "Fog fell"
    assert "by" not in tree["carries"][0]


def test_web_annotations_select_the_words_they_quote():
    data = load(annotations, gazette())
    assert data["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = data["first"]["items"]
    assert data["total"] == len(items) == 2 + 4 + 4  # statements, mentions, cues
    for item in items:
        position, quote = item["target"]["selector"]
        assert GAZETTE_TEXT[position["start"] : position["end"]] == quote["exact"]
        assert GAZETTE_TEXT[: position["start"]].endswith(quote["prefix"])
    described = [
        body["value"] for item in items for body in item["body"] if body.get("purpose") == "describing"
    ]
    assert described[0] == "Norpress > The Tall City Post > a senior Velmark official"


def test_web_annotations_are_rdf_in_the_terms_of_the_standard():
    data = load(annotations, gazette())
    # The part of the W3C's context that is used here, so that the test needs no network.
    iri = {"@type": "@id"}
    data["@context"] = {
        "@vocab": "http://www.w3.org/ns/oa#",
        "id": "@id",
        "type": "@type",
        "body": {"@id": "oa:hasBody"},
        "target": {"@id": "oa:hasTarget"},
        "source": {"@id": "oa:hasSource", **iri},
        "selector": {"@id": "oa:hasSelector"},
        "oa": "http://www.w3.org/ns/oa#",
    }
    graph = json_ld(data)
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == 10
    assert len(set(graph.subjects(RDF.type, OA.TextPositionSelector))) == 10


def test_words_that_two_statements_rest_on_are_one_annotation_with_two_bodies():
    text = "It rains and pours, Bo Tarn said."
    both = [
        statement(card("A"), text, "It rains and pours", hand(text, "Bo Tarn", cue="said")),
        statement(
            card("A"), text, "It rains and pours", hand(text, "Norpress", "outlet", "said", ""), id="s2"
        ),
    ]
    data = load(annotations, both)
    content = [item for item in data["first"]["items"] if "/content/" in item["id"]]
    assert len(content) == 1
    assert [body["value"] for body in content[0]["body"] if body["purpose"] == "describing"] == [
        "Bo Tarn",
        "Norpress",
    ]


def test_each_statement_is_a_nanopublication_of_four_graphs():
    found = quads(b"".join(nanopub(EVERYTHING)), "trig")
    heads = {quad[0] for quad in found if quad[2] == URIRef(NP + "Nanopublication")}
    assert len(heads) == 3
    for this in heads:
        facts = {quad[1]: quad[2] for quad in found if quad[0] == this and str(quad[3]).endswith("#Head")}
        graphs = [
            facts[URIRef(NP + name)] for name in ("hasAssertion", "hasProvenance", "hasPublicationInfo")
        ]
        assertion, provenance, pubinfo = graphs
        inside = {graph: {quad[:3] for quad in found if quad[3] == graph} for graph in graphs}
        assert all(inside.values())
        assert any(triple[1] == KG.states for triple in inside[assertion])
        assert any(triple[0] == assertion for triple in inside[provenance])
        assert any(triple[0] == this for triple in inside[pubinfo])
        assert any(triple[1] == OA.exact for triple in inside[provenance])
        assert not any(triple[1] == OA.exact for triple in inside[assertion])


def test_a_changed_statement_is_another_nanopublication():
    def names(provenances):
        heads = {quad[3] for quad in quads(b"".join(nanopub(provenances)), "trig")}
        return {str(head) for head in heads if str(head).endswith("#Head")}

    lease, rumour = gazette()
    assert names([lease]) < names([lease, rumour])
    assert names([lease]).isdisjoint(names([replace(lease, said_on="2031-05-01")]))


def test_a_claim_review_is_a_draft_without_a_verdict():
    drafts = load(claimreview, EVERYTHING)["@graph"]
    assert [draft["claimReviewed"] for draft in drafts] == [
        "The north harbour may be leased to a foreign navy",
        'the lease was "a rumour, nothing more."',
    ]
    for draft in drafts:
        assert draft["@type"] == "ClaimReview"
        assert "Left to the reviewer: reviewRating" in draft["creativeWorkStatus"]
        assert not {"reviewRating", "author", "url", "datePublished"} & set(draft)


def test_a_claim_review_names_who_said_it_and_where_it_appeared():
    lease, rumour = (draft["itemReviewed"] for draft in load(claimreview, EVERYTHING)["@graph"])
    assert lease["datePublished"] == "2031-05-02"
    assert lease["firstAppearance"]["publisher"]["name"] == "The Lantern"
    assert [article["publisher"]["name"] for article in lease["appearance"]] == [
        "The Lantern",
        "Harbour Gazette",
    ]
    assert [author["description"] for author in lease["author"]] == [
        "Not named: a Velmark official",
        "Not named: a senior Velmark official",
    ]
    assert not any("name" in author for author in lease["author"])
    assert rumour["author"][0] | {"@id": ""} == {
        "@type": "Person",
        "@id": "",
        "name": "Ada Quill",
        "jobTitle": "Mayor",
    }


def test_a_claim_review_is_schema_org():
    data = load(claimreview, EVERYTHING)
    data["@context"] = {"@vocab": "https://schema.org/"}
    graph = json_ld(data)
    assert len(set(graph.subjects(RDF.type, URIRef("https://schema.org/ClaimReview")))) == 2


@pytest.mark.parametrize("name", ["jsonld", "prov-json", "annotations", "claimreview", "cytoscape"])
def test_every_json_file_of_a_store_is_json(view, name):
    assert json.loads(b"".join(export(view, name)))
    assert list(all_provenances(view))
