"""The claims of a store as a graph of their own, beside those of articles: it can be made again at any time.

A claim across articles is a ``kg:Claim`` that each article's claim specializes (``prov:specializationOf``).
A decision links two statements: how they stand to each other, the score, the reasons, what differs, who
decided.  The terms beside PROV are those of :class:`CLAIMS`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from rdflib import Literal, URIRef
from rdflib.namespace import PROV, RDF, XSD, DefinedNamespace, Namespace

from kg.claims.clusters import PROGRAM, ClaimClusters, Decision, clustered
from kg.claims.compare import Difference, Relation
from kg.claims.instances import statements, texts
from kg.claims.rulings import Ruling
from kg.model import Provenance
from kg.store import Iri, View, Writer
from kg.terms import DATA, KG, ONTOLOGY, Quad

GRAPH = URIRef(DATA + "graph/claims")
"""The named graph that holds claims across articles, and nothing else."""


class CLAIMS(DefinedNamespace):
    """Terms of decisions about claims across articles."""

    _NS = Namespace(ONTOLOGY + "/claims#")
    _fail = True

    Decision: URIRef
    comparedAs: URIRef  # noqa: N815 - as the vocabulary spells it
    decidedBy: URIRef  # noqa: N815
    differences: URIRef
    first: URIRef
    madeBy: URIRef  # noqa: N815
    reason: URIRef
    relation: URIRef
    score: URIRef
    second: URIRef


_DECISIONS = f"""
SELECT ?first ?second ?relation ?score ?by ?reasons ?differences
WHERE {{ GRAPH <{GRAPH}> {{
    ?d <{CLAIMS.first}> ?first ; <{CLAIMS.second}> ?second ; <{CLAIMS.relation}> ?relation ;
       <{CLAIMS.score}> ?score ; <{CLAIMS.decidedBy}> ?by ; <{CLAIMS.reason}> ?reasons ;
       <{CLAIMS.differences}> ?differences
}} }}
ORDER BY ?first ?second"""
_COMPARED = f"SELECT ?statement ?sum WHERE {{ GRAPH <{GRAPH}> {{ ?statement <{CLAIMS.comparedAs}> ?sum }} }}"
_MADE_BY = f"SELECT ?by WHERE {{ GRAPH <{GRAPH}> {{ <{GRAPH}> <{CLAIMS.madeBy}> ?by }} }}"


def quads(found: ClaimClusters) -> list[Quad]:
    """The graph of these claims, sorted: the same claims give the same list."""
    listed: set[tuple[URIRef, URIRef, URIRef | Literal]] = {(GRAPH, CLAIMS.madeBy, Literal(made_by()))}
    for cluster in found.clusters:
        claim = URIRef(cluster.iri)
        listed.add((claim, RDF.type, KG.Claim))
        listed.add((claim, KG.wording, Literal(cluster.wording)))
        for statement in cluster.statements:
            listed.add((URIRef(statement.claim), PROV.specializationOf, claim))
            listed.add((URIRef(statement.statement), CLAIMS.comparedAs, Literal(_sum(statement))))
    for decision in found.decisions:
        listed |= _decision(decision)
    ordered = sorted(listed, key=lambda triple: tuple(map(str, triple)))
    return [(*triple, GRAPH) for triple in ordered]


def _decision(decision: Decision) -> set[tuple[URIRef, URIRef, URIRef | Literal]]:
    made_of = hashlib.sha256(f"{decision.one}\x1f{decision.other}".encode()).hexdigest()[:16]
    iri = URIRef(f"{DATA}decision/{made_of}")
    differences = json.dumps([[d.kind, d.one, d.other] for d in decision.differences], ensure_ascii=False)
    return {
        (iri, RDF.type, CLAIMS.Decision),
        (iri, CLAIMS.first, URIRef(decision.one)),
        (iri, CLAIMS.second, URIRef(decision.other)),
        (iri, CLAIMS.relation, Literal(decision.relation.value)),
        (iri, CLAIMS.score, Literal(f"{decision.score:.4f}", datatype=XSD.decimal, normalize=False)),
        (iri, CLAIMS.decidedBy, Literal(decision.decided_by)),
        (iri, CLAIMS.reason, Literal(json.dumps(decision.reasons, ensure_ascii=False))),
        (iri, CLAIMS.differences, Literal(differences)),
    }


def update(writer: Writer, rulings: Iterable[Ruling] = ()) -> ClaimClusters:
    """Bring the claims' graph up to date with the articles; only what is new is compared."""
    view = writer.view()
    found = claims_of(view, rulings)
    del view
    writer.replace(str(GRAPH), quads(found))
    return found


def claims_of(view: View, rulings: Iterable[Ruling] = ()) -> ClaimClusters:
    """The claims of a store, by what its claims' graph keeps and by comparing what is not in it yet."""
    found, held = statements(view), texts(view)
    if [str(by) for by in view.select(_MADE_BY).column("by")] != [made_by()]:
        return clustered(found, held, rulings)
    # A corrected article keeps its IRIs: what was compared is known by its words.
    compared = {(str(row["statement"]), str(row["sum"])) for row in view.select(_COMPARED)}
    known = {p.statement for p in found if (p.statement, _sum(p)) in compared}
    return clustered(found, held, rulings, stored_decisions(view), known)


def _sum(statement: Provenance) -> str:
    """What comparison sees of a statement beside the other words of its article."""
    hands = [(h.name, h.kind.value, h.manner.value, h.co_agents) for h in statement.hands]
    seen = json.dumps([statement.wording, hands], ensure_ascii=True)
    return hashlib.sha256(seen.encode()).hexdigest()[:16]


def stored_decisions(view: View) -> Sequence[Decision]:
    """The decisions that the claims' graph keeps; those of persons are replayed from their file instead."""
    return [
        Decision(
            Iri(str(row["first"])),
            Iri(str(row["second"])),
            Relation(str(row["relation"])),
            float(row["score"] or 0),
            tuple(Difference(*each) for each in json.loads(str(row["differences"]))),
            tuple(json.loads(str(row["reasons"]))),
        )
        for row in view.select(_DECISIONS)
        if row["by"] == PROGRAM
    ]


def made_by() -> str:
    """SHA-256 over the files of this room: another way to compare may decide otherwise."""
    summed = hashlib.sha256()
    for file in sorted(Path(__file__).parent.iterdir()):
        if file.suffix in (".py", ".csv"):
            summed.update(file.name.encode())
            summed.update(file.read_bytes())
    return summed.hexdigest()
