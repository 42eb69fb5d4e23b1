"""Each shape with data that passes and data that fails, by our queries and by pySHACL alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pyshacl
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SH, XSD
from rdflib.term import Node

from kg.identity.decisions import Decision, Decisions, Ref, Verdict
from kg.identity.graph import identity_quads, outlet_quads
from kg.model import AgentKind, Reading
from kg.ontology_files import shapes, vocabulary
from kg.populate import populate
from kg.resolve.outlets import Registry
from kg.store import open_view, open_writer
from kg.terms import CLAIMS, KG, OA, STANCE
from kg.validate import validate
from kg.validate.checks import checks
from tests.populate.readings import everything, lantern, ledger
from tests.store.conftest import RUN

GRAPH = URIRef("https://example.org/graph/broken")
ELSEWHERE = URIRef("https://example.org/elsewhere")

Change = Callable[[Graph], None]


def graph_of(reading) -> Graph:
    graph = Graph()
    for subject, predicate, thing, _ in populate(reading):
        graph.add((subject, predicate, thing))
    return graph


def derived() -> Graph:
    """What lies beside the articles: decisions about names and claims, an outlet of the registry, a run."""
    whole, short = Ref(AgentKind.PERSON, "Ada Quill"), Ref(AgentKind.PERSON, "A. Quill")
    names = Decision(Verdict.SAME, whole, short, 0.94, ("both are mayors",))
    named = Decision(Verdict.SAME, whole, None, None, (), "person")
    made = identity_quads({whole.key}, Decisions({}, (names, named)), ())
    outlet = Registry.load().find("TASS")
    quads = [*outlet_quads(outlet), *RUN.quads()]
    graph = Graph()
    for subject, predicate, thing, _ in (*quads, *(quad for each in made.values() for quad in each)):
        graph.add((subject, predicate, thing))
    for term, value in {
        RDF.type: CLAIMS.Decision,
        CLAIMS.first: ELSEWHERE + "/report/1",
        CLAIMS.second: ELSEWHERE + "/report/2",
        CLAIMS.relation: Literal("same"),
        CLAIMS.score: Literal("0.88", datatype=XSD.decimal),
        CLAIMS.decidedBy: Literal("program"),
        CLAIMS.reason: Literal('["the same harbour"]'),
        CLAIMS.differences: Literal("[]"),
    }.items():
        graph.add((ELSEWHERE + "/decision", term, value))
    claim = ELSEWHERE + "/claim"
    graph.add((claim, RDF.type, KG.Claim))
    graph.add((claim, KG.wording, Literal("The harbour was closed")))
    graph.add((claim, CLAIMS.holds, ELSEWHERE + "/report/1"))
    graph.add((GRAPH, KG.fingerprint, Literal("0" * 64)))
    graph.add((ELSEWHERE, KG.sameAgent, URIRef(whole.iri)))
    graph.add((ELSEWHERE, KG.namedIn, GRAPH))
    return graph


def first(graph: Graph, kind: URIRef, having: URIRef | None = None) -> Node:
    """The first thing of a class that has a property."""
    return next(
        thing
        for thing in sorted(graph.subjects(RDF.type, kind))
        if having is None or graph.value(thing, having) is not None
    )


def drop(kind: URIRef, predicate: URIRef) -> Change:
    return lambda graph: graph.remove((first(graph, kind, predicate), predicate, None)) and None


def put(kind: URIRef, predicate: URIRef, value: Node, having: URIRef | None = None) -> Change:
    return lambda graph: graph.add((first(graph, kind, having), predicate, value)) and None


def swap(kind: URIRef, predicate: URIRef, value: Node) -> Change:
    return lambda graph: graph.set((first(graph, kind, predicate), predicate, value)) and None


def cycle(graph: Graph) -> None:
    outermost = first(graph, KG.Report, KG.relays)
    innermost = next(graph.objects(outermost, KG.relays))
    graph.add((innermost, KG.relays, outermost))


def adrift(graph: Graph) -> None:
    graph.remove((None, KG.carries, first(graph, KG.Report, KG.order)))


def circle(graph: Graph) -> None:
    led = next(graph.objects(ELSEWHERE, KG.sameAgent))
    graph.add((led, KG.sameAgent, ELSEWHERE))


def of_many(graph: Graph) -> None:
    for name in ("one", "two", "three"):
        graph.add((first(graph, KG.Decision), KG.decides, ELSEWHERE + "/" + name))


def compared_with_itself(graph: Graph) -> None:
    decision = first(graph, CLAIMS.Decision, CLAIMS.first)
    graph.set((decision, CLAIMS.second, graph.value(decision, CLAIMS.first)))


def besides(subject: URIRef, predicate: URIRef, value: Node) -> Change:
    return lambda graph: graph.add((subject, predicate, value)) and None


DERIVED: dict[str, Change] = {
    "DecisionLabel": drop(KG.Decision, RDFS.label),
    "DecisionVerdict": swap(KG.Decision, KG.verdict, Literal("maybe")),
    "DecisionDecides": drop(KG.Decision, KG.decides),
    "DecisionScore": swap(KG.Decision, KG.score, Literal("1.5", datatype=XSD.decimal)),
    "DecisionReason": put(KG.Decision, KG.reason, ELSEWHERE),
    "DecisionDecidedBy": swap(KG.Decision, KG.decidedBy, Literal("a stranger")),
    "DecisionOfMany": of_many,
    "DecisionUnscored": drop(KG.Decision, KG.score),
    "SameAgentOnce": besides(ELSEWHERE, KG.sameAgent, GRAPH),
    "SameAgentCircle": circle,
    "NamedInOne": besides(ELSEWHERE, KG.namedIn, Literal("the Ledger")),
    "ClaimDecisionFirst": drop(CLAIMS.Decision, CLAIMS.first),
    "ClaimDecisionSecond": put(CLAIMS.Decision, CLAIMS.second, ELSEWHERE),
    "ClaimDecisionRelation": swap(CLAIMS.Decision, CLAIMS.relation, Literal("similar")),
    "ClaimDecisionScore": swap(CLAIMS.Decision, CLAIMS.score, Literal("high")),
    "ClaimDecisionBy": drop(CLAIMS.Decision, CLAIMS.decidedBy),
    "ClaimDecisionReason": swap(CLAIMS.Decision, CLAIMS.reason, Literal("the same harbour")),
    "ClaimDecisionDifferences": swap(CLAIMS.Decision, CLAIMS.differences, ELSEWHERE),
    "ClaimDecisionOfOne": compared_with_itself,
    "ClaimHolds": put(KG.Claim, CLAIMS.holds, Literal("s7")),
    "OutletKind": swap(KG.Outlet, KG.outletKind, Literal("gazette")),
    "OutletCountry": swap(KG.Outlet, KG.country, Literal("Norway")),
    "OutletOwner": put(KG.Outlet, KG.owner, Literal(7)),
    "OutletTypology": put(KG.Outlet, KG.stateTypology, Literal("mostly free")),
    "OutletDomain": put(KG.Outlet, KG.domain, Literal("https://ledger.example/")),
    "OutletPartOf": put(KG.Outlet, KG.partOf, Literal("the Ledger")),
    "RunStarted": swap(KG.Run, PROV.startedAtTime, Literal("last week")),
    "RunProgram": drop(KG.Run, PROV.wasAssociatedWith),
    "KeptFingerprint": besides(GRAPH, KG.fingerprint, Literal("f" * 12)),
    "KeptMadeFrom": besides(GRAPH, KG.madeFrom, Literal(7)),
}
"""What can be wrong beside the articles."""

BROKEN: dict[str, Change] = {
    "ArticleIdentifier": drop(KG.Article, DCTERMS.identifier),
    "ArticleText": put(KG.Article, KG.text, Literal("another text")),
    "ArticleTextLength": drop(KG.Article, KG.textLength),
    "ArticleTextSha256": drop(KG.Article, KG.textSha256),
    "ArticleIssued": swap(KG.Article, DCTERMS.issued, Literal("2031-05", datatype=XSD.gYearMonth)),
    "ArticleOutlet": swap(KG.Article, KG.publishedBy, ELSEWHERE),
    "ArticleRepublisher": put(KG.Article, KG.republishedBy, ELSEWHERE),
    "ArticleCarries": put(KG.Article, KG.carries, ELSEWHERE),
    "ArticleLengthFits": swap(KG.Article, KG.textLength, Literal(100_000)),
    "ArticleSha256Fits": swap(KG.Article, KG.textSha256, Literal("0" * 64)),
    "ReportBy": drop(KG.Report, KG.by),
    "ReportAlongside": put(KG.Report, KG.alongside, Literal("the Dockers Union")),
    "ReportManner": swap(KG.Report, KG.manner, STANCE.opposes),
    "ReportRelays": put(KG.Report, KG.relays, ELSEWHERE, having=KG.relays),
    "ReportStates": put(KG.Report, KG.states, ELSEWHERE, having=KG.states),
    "ReportQuotation": swap(KG.Report, KG.quotation, STANCE.opposes),
    "ReportToldTo": put(KG.Report, KG.toldTo, Literal("The Lantern")),
    "ReportChannel": put(KG.Report, KG.channel, ELSEWHERE),
    "ReportCue": put(KG.Report, KG.cue, Literal(7)),
    "ReportSaidOn": put(KG.Report, KG.saidOn, ELSEWHERE),
    "ReportOrder": swap(KG.Report, KG.order, Literal("s7")),
    "ReportEvidence": put(KG.Report, KG.evidence, ELSEWHERE),
    "ReportWithoutMatter": drop(KG.Report, KG.states),
    "ReportWithTwoMatters": put(KG.Report, KG.states, ELSEWHERE, having=KG.relays),
    "ReportCycle": cycle,
    "ReportAdrift": adrift,
    "ReportUnquoted": drop(KG.Report, KG.quotation),
    "ReportUnnumbered": drop(KG.Report, KG.order),
    "ClaimWording": drop(KG.Claim, KG.wording),
    "ActorLabel": drop(KG.UnnamedSource, RDFS.label),
    "ActorRole": put(KG.UnnamedSource, KG.role, ELSEWHERE),
    "ActorStandsFor": put(KG.UnnamedSource, KG.standsFor, Literal("Norway")),
    "ActorAffiliation": put(KG.UnnamedSource, KG.affiliation, Literal("the navy")),
    "UnnamedDescription": drop(KG.UnnamedSource, KG.description),
    "UnnamedPlural": drop(KG.UnnamedSource, KG.plural),
    "UnnamedCount": swap(KG.UnnamedSource, KG.count, Literal("two")),
    "UnnamedReason": swap(KG.UnnamedSource, KG.anonymityReason, ELSEWHERE),
    "PositionHolder": drop(KG.Position, KG.holder),
    "PositionIssue": put(KG.Position, KG.issue, ELSEWHERE),
    "PositionStance": swap(KG.Position, KG.stance, Literal("against")),
    "PositionTargetKind": swap(KG.Position, KG.targetKind, STANCE.opposes),
    "PositionRestsOn": put(KG.Position, KG.restsOn, ELSEWHERE),
    "PositionSaidOn": put(KG.Position, KG.saidOn, ELSEWHERE),
    "PositionEvidence": drop(KG.Position, KG.evidence),
    "EvidenceMarks": drop(KG.Evidence, KG.marks),
    "EvidenceTarget": drop(KG.Evidence, OA.hasTarget),
    "EvidenceIncomplete": drop(OA.TextQuoteSelector, OA.exact),
    "SelectorStart": drop(OA.TextPositionSelector, OA.start),
    "SelectorEnd": swap(OA.TextPositionSelector, OA.end, Literal("the end")),
    "EvidenceOutside": swap(OA.TextPositionSelector, OA.end, Literal(100_000)),
    "EvidenceElsewhere": swap(OA.TextQuoteSelector, OA.exact, Literal("words nobody wrote")),
}

WRONG = BROKEN | DERIVED

NEEDS_A_CHAIN = {"ReportRelays", "ReportWithTwoMatters", "ReportCycle"}


def one_chain() -> Reading:
    """As little as will do: pySHACL parses each constraint anew for each thing it looks at."""
    return replace(ledger(), chains=ledger().chains[:1], positions=())


def broken(shape: str) -> Graph:
    reading = ledger() if shape in NEEDS_A_CHAIN else lantern()
    graph = derived() if shape in DERIVED else graph_of(reading)
    WRONG[shape](graph)
    return graph


def found_by_queries(graph: Graph, folder) -> set[tuple[str, str]]:
    with open_writer(folder) as writer:
        writer.replace(GRAPH, [(*triple, GRAPH) for triple in graph])
    return {(finding.shape, finding.focus) for finding in validate(open_view(folder))}


def found_by_pyshacl(graph: Graph) -> set[tuple[str, str]]:
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes(), ont_graph=vocabulary(), advanced=True)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape)
        found.add((str(shape).rpartition("#")[2], str(report.value(result, SH.focusNode))))
    return found


@pytest.mark.parametrize("shape", WRONG)
def test_wrong_data_is_found_by_its_shape(shape, tmp_path):
    assert shape in {name for name, _ in found_by_queries(broken(shape), tmp_path / "store")}


def test_right_data_has_no_findings(tmp_path):
    assert found_by_queries(derived(), tmp_path / "derived") == set()
    for reading in everything():
        assert found_by_queries(graph_of(reading), tmp_path / reading.article.id) == set()


def test_pyshacl_finds_nothing_in_right_data():
    assert found_by_pyshacl(graph_of(one_chain())) == set()
    assert found_by_pyshacl(derived()) == set()


@pytest.mark.parametrize(
    "about",
    [
        "Article",
        "Report",
        "Evidence|Selector",
        "Actor|ClaimWording|Position|Unnamed",
        "Decision|SameAgent|NamedIn",
        "ClaimDecision|Outlet|Run|Kept",
    ],
)
def test_pyshacl_and_our_queries_find_the_same(about, tmp_path):
    """All that can be wrong with a thing at once: pySHACL is too slow for one article per mistake."""
    beside = any(re.match(about, shape) for shape in DERIVED)
    graph = derived() if beside else graph_of(lantern() if about.startswith("Actor") else one_chain())
    for shape in WRONG:
        if re.match(about, shape):
            with suppress(StopIteration):  # an earlier mistake has left nothing to break
                WRONG[shape](graph)
    by_queries = found_by_queries(graph, tmp_path / "store")
    assert len({shape for shape, _ in by_queries}) >= 3
    assert by_queries == found_by_pyshacl(graph)


def test_every_shape_has_data_that_fails_it():
    assert {check.shape for check in checks(shapes(), vocabulary())} == set(WRONG)
