"""Claims and decisions as graphs of their own, beside those of articles: they can be made again at any time.

A claim across articles is a ``kg:Claim`` that each article's claim specializes (``prov:specializationOf``);
it has a graph when several statements make it.  A decision links two statements: how they stand to each
other, the score, the reasons, what differs, who decided; it lies in the graph of the article that came
last.  What persons decided lies in a graph by itself.  The terms beside PROV are those of
:class:`kg.terms.CLAIMS`.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from rdflib import Literal, URIRef
from rdflib.namespace import PROV, RDF, XSD

from kg.claims.clusters import ClaimClusters, Cluster
from kg.claims.compare import Relation
from kg.claims.decisions import PERSON, PROGRAM, RULES, Decision
from kg.claims.differing import Difference
from kg.claims.rulings import Ruling
from kg.store import Iri, PackedGraph, Row, View, Writer
from kg.store.cells import Cell
from kg.store.pack import fingerprint, quoted
from kg.terms import CLAIMS, DATA, KG, RUNS, Quad

STATE = URIRef(DATA + "graph/claims")
"""The graph that says what the claims of the store were made from; it is not there while they change."""

_PREFIX = f"{STATE}/"
RULED = URIRef(_PREFIX + "rulings")
"""The graph of what persons decided."""

Triples = set[tuple[URIRef, URIRef, URIRef | Literal]]

_FACTS = f"""
    ?d <{CLAIMS.first}> ?first ; <{CLAIMS.second}> ?second ; <{CLAIMS.relation}> ?relation ;
       <{CLAIMS.score}> ?score ; <{CLAIMS.decidedBy}> ?by ; <{CLAIMS.reason}> ?reasons ;
       <{CLAIMS.differences}> ?differences ."""
_DECISION = str(CLAIMS.Decision)
_FIRST, _SECOND, _RELATION, _SCORE = map(str, (CLAIMS.first, CLAIMS.second, CLAIMS.relation, CLAIMS.score))
_BY, _REASON, _DIFFERENCES = map(str, (CLAIMS.decidedBy, CLAIMS.reason, CLAIMS.differences))
_NAMES = {
    _FIRST: "first",
    _SECOND: "second",
    _RELATION: "relation",
    _SCORE: "score",
    _BY: "by",
    _REASON: "reasons",
    _DIFFERENCES: "differences",
}
_IRI, _TEXT, _DECIMAL = "IRI", "", f"^^<{XSD.decimal}>"
_DECISIONS = f"""
SELECT ?graph ?first ?second ?relation ?score ?by ?reasons ?differences
WHERE {{ GRAPH ?graph {{ {_FACTS} }} }}"""
# Few patterns, the given variable in the first: the engine plans before it knows what is given, and with
# more of them it may begin with all decisions of one kind.  Two queries, since a union begins nowhere.
_TOUCHING = tuple(
    f"SELECT ?graph ?end ?d ?p ?o WHERE {{ GRAPH ?graph {{ ?d <{end}> ?end . ?d ?p ?o }} }}"
    for end in (CLAIMS.first, CLAIMS.second)
)
_OF_GRAPH = "SELECT ?graph ?d ?p ?o WHERE { GRAPH ?graph { ?d ?p ?o } }"
_HOLDING = f"SELECT ?statement ?claim WHERE {{ GRAPH ?graph {{ ?claim <{CLAIMS.holds}> ?statement }} }}"
_HELD = f"SELECT ?claim ?statement WHERE {{ GRAPH ?graph {{ ?claim <{CLAIMS.holds}> ?statement }} }}"
_CARRYING = "SELECT ?statement ?article WHERE { GRAPH ?graph { ?article kg:carries ?statement } }"
_STATE = f"""SELECT ?by ?runs ?rules WHERE {{
    GRAPH <{STATE}> {{ <{STATE}> <{CLAIMS.madeBy}> ?by ; <{CLAIMS.ruledBy}> ?rules }}
    GRAPH <{RUNS}> {{ <{STATE}> kg:madeFrom ?runs }} }}"""
_RUNS = f"SELECT ?run WHERE {{ GRAPH <{RUNS}> {{ ?run a kg:Run }} }}"


def article_graph(article: str) -> str:
    """The graph of the decisions that were made when an article came."""
    return _PREFIX + "of/" + article.removeprefix(DATA).removeprefix("article/")


def claim_graph(claim: str) -> str:
    """The graph of a claim across articles."""
    return _PREFIX + claim.removeprefix(DATA).removeprefix("claim/")


def is_of_claims(graph: str) -> bool:
    """True for the graphs that this room writes."""
    return graph == str(STATE) or graph.startswith(_PREFIX)


def claim_quads(cluster: Cluster) -> list[Quad]:
    """The graph of a claim that several statements make; nothing for one that nobody repeats."""
    if len(cluster.statements) < 2:
        return []
    claim = URIRef(cluster.iri)
    listed: Triples = {(claim, RDF.type, KG.Claim), (claim, KG.wording, Literal(cluster.wording))}
    for statement in cluster.statements:
        listed.add((claim, CLAIMS.holds, URIRef(statement.statement)))
        if statement.claim != cluster.iri:
            listed.add((URIRef(statement.claim), PROV.specializationOf, claim))
    return _sorted(listed, claim_graph(cluster.iri))


def decision_quads(graph: str, decisions: Iterable[Decision]) -> list[Quad]:
    """The graph of these decisions."""
    listed: Triples = set()
    for decision in decisions:
        listed |= _decision(decision)
    return _sorted(listed, graph)


def quads(found: ClaimClusters) -> list[Quad]:
    """All claims and decisions as one graph, sorted: the same claims give the same list."""
    listed = {quad[:3] for cluster in found.clusters for quad in claim_quads(cluster)}
    listed |= {quad[:3] for quad in decision_quads(str(STATE), found.decisions)}
    return _sorted(listed, str(STATE))


def _sorted(listed: Triples, graph: str) -> list[Quad]:
    name = URIRef(graph)
    return [(*triple, name) for triple in sorted(listed, key=lambda triple: tuple(map(str, triple)))]


def packed_decisions(graph: str, decisions: Iterable[Decision]) -> PackedGraph:
    """The graph of these decisions as text, for the store: much faster than by way of terms."""
    lines = set()
    for decision in decisions:
        iri, facts = _decision_facts(decision)
        lines.add(f"<{iri}> <{RDF.type}> <{_DECISION}> .")
        for predicate, value, kind in facts:
            written = f"<{value}>" if kind is _IRI else quoted(value) + kind
            lines.add(f"<{iri}> <{predicate}> {written} .")
    ordered = tuple(sorted(lines))
    return PackedGraph(graph, ordered, fingerprint(ordered))


def _decision(decision: Decision) -> Triples:
    iri, facts = _decision_facts(decision)
    found: Triples = {(URIRef(iri), RDF.type, CLAIMS.Decision)}
    for predicate, value, kind in facts:
        thing: URIRef | Literal = URIRef(value) if kind is _IRI else Literal(value)
        if kind is _DECIMAL:
            thing = Literal(value, datatype=XSD.decimal, normalize=False)
        found.add((URIRef(iri), URIRef(predicate), thing))
    return found


def _decision_facts(decision: Decision) -> tuple[str, list[tuple[str, str, str]]]:
    """The IRI of a decision; each predicate with its value, and whether that is an IRI, text or a decimal."""
    made_of = hashlib.sha256(f"{decision.one}\x1f{decision.other}".encode()).hexdigest()[:16]
    by_person = "/person" if decision.decided_by == PERSON else ""
    differences = json.dumps([[d.kind, d.one, d.other] for d in decision.differences], ensure_ascii=False)
    return f"{DATA}decision/{made_of}{by_person}", [
        (_FIRST, decision.one, _IRI),
        (_SECOND, decision.other, _IRI),
        (_RELATION, decision.relation.value, _TEXT),
        (_SCORE, _decimal(decision.score), _DECIMAL),
        (_BY, decision.decided_by, _TEXT),
        (_REASON, json.dumps(decision.reasons, ensure_ascii=False), _TEXT),
        (_DIFFERENCES, differences, _TEXT),
    ]


def _decimal(score: float) -> str:
    """The score as the engine writes decimals, without noughts at the end."""
    return f"{score:.4f}".rstrip("0").rstrip(".") or "0"


# Reading


def all_decisions(view: View) -> list[Decision]:
    """Every decision that the store keeps, in order; a person's stands in place of the program's."""
    return overruled(_read(row) for row in view.select(_DECISIONS))


def touching(view: View, statement: str) -> list[tuple[str, Decision]]:
    """The decisions about a statement, each with the graph in which it lies."""
    return _assembled(row for query in _TOUCHING for row in view.select(query, end=Iri(statement)))


def decisions_in(view: View, graph: str) -> list[Decision]:
    """The decisions that lie in one graph."""
    return sorted(decision for _, decision in _assembled(view.select(_OF_GRAPH, graph=Iri(graph))))


def claim_with(view: View, statement: str) -> str:
    """The claim across articles that holds a statement; empty for one that nobody repeats."""
    rows = view.select(_HOLDING, statement=Iri(statement))
    return min((str(row["claim"]) for row in rows), default="")


def carried_by(view: View, claim: str) -> int:
    """How many articles carry a claim across articles."""
    held = [str(row["statement"]) for row in view.select(_HELD, claim=Iri(claim))]
    rows = (row for each in held for row in view.select(_CARRYING, statement=Iri(each)))
    return len({str(row["article"]) for row in rows})


def _assembled(rows: Iterable[Row]) -> list[tuple[str, Decision]]:
    facts: defaultdict[tuple[str, str], dict[str, Cell | None]] = defaultdict(dict)
    for row in rows:
        facts[str(row["graph"]), str(row["d"])][_NAMES.get(str(row["p"]), "")] = row["o"]
    return [(graph, _read(facts[graph, d])) for graph, d in sorted(facts)]


def overruled(decisions: Iterable[Decision]) -> list[Decision]:
    """One decision for a pair, in order: a person's where there is one."""
    ordered = sorted(decisions, key=lambda d: d.decided_by == PERSON)
    return sorted({decision.pair: decision for decision in ordered}.values())


def _read(row: Row) -> Decision:
    return Decision(
        str(row["first"]),
        str(row["second"]),
        Relation(str(row["relation"])),
        float(row["score"] or 0),
        tuple(Difference(*each) for each in json.loads(str(row["differences"]))),
        tuple(json.loads(str(row["reasons"]))),
        PERSON if row["by"] == PERSON else PROGRAM,
    )


# What the claims were made from


def state_of(view: View, rulings: Iterable[Ruling]) -> tuple[str, str, str]:
    """What claims of this store would be made from now: the program, the runs that wrote it, the rulings."""
    runs = sorted({str(row["run"]) for row in view.select(_RUNS)})
    return made_by(), _sum(runs), rulings_sum(rulings)


def stored_state(view: View) -> tuple[str, str, str] | None:
    """What the claims that the store keeps were made from; None when it keeps none that are whole."""
    for row in view.select(_STATE):
        return str(row["by"]), str(row["runs"]), str(row["rules"])
    return None


def write_state(writer: Writer, state: tuple[str, str, str], as_of: str) -> None:
    """Write the graph that says what the claims were made from.

    The runs have a clock: that sum goes to the graph of runs, so that two builds of one folder give the
    same bytes wherever that graph is left out.

    as_of  sum over the articles (:func:`articles_sum`)
    """
    made_by, runs, rules = state
    said = {CLAIMS.madeBy: made_by, CLAIMS.asOf: as_of, CLAIMS.ruledBy: rules}
    writer.replace(str(STATE), [(STATE, term, Literal(said[term]), STATE) for term in sorted(said)], runs)


def articles_sum(made_of: Mapping[str, str]) -> str:
    """A sum over articles, given by the fingerprint of each one's graph."""
    return _sum(f"{graph} {made_of[graph]}" for graph in sorted(made_of))


def rulings_sum(rulings: Iterable[Ruling]) -> str:
    """A sum over rulings."""
    return _sum(f"{r.relation} {r.one} {r.other} {r.reason}" for r in rulings)


def _sum(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def made_by() -> str:
    """The rules by which the claims of this program are made."""
    return f"rules {RULES}"
