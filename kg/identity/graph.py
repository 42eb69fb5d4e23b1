"""Decisions, and what the registry knows of outlets, as quads of derived graphs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD

from kg.identity.decisions import Decision, Decisions, Ref, tag_of
from kg.identity.file import line_of
from kg.identity.keys import name_key
from kg.identity.people import Mention
from kg.identity.registry import entry
from kg.model import AgentKind
from kg.populate.iris import named_iri
from kg.populate.quads import Quads, words
from kg.resolve.outlets import Outlet
from kg.slugs import digest
from kg.terms import DATA, KG, SCHEMA, WIKIDATA, Quad

AGENCY = "agency"
"""The registry's kind for a news agency."""


def identity_graph(key: str) -> str:
    """The graph of the decisions within one block of names."""
    return f"{DATA}graph/identity/{key}"


def outlet_graph(outlet: Outlet) -> str:
    """The graph of what the registry knows of one outlet."""
    return f"{DATA}graph/{_outlet_iri(outlet.name).removeprefix(DATA).removeprefix('agent/')}"


def decision_iri(decision: Decision) -> URIRef:
    """A decision, by what it is about and who made it."""
    second = decision.second.iri if decision.second else ""
    made_of = (decision.verdict.value, decision.first.iri, second, decision.by)
    return URIRef(f"{DATA}decision/{digest(*made_of)}")


def identity_quads(
    keys: Iterable[str], decisions: Decisions, mentions: Iterable[Mention]
) -> dict[str, list[Quad]]:
    """For each block of names its graph's quads, sorted; none for a block in which nothing was decided.

    Each decision lies in the graphs of both names, and ``kg:sameAgent`` leads from what a name alone
    would be to what it was found to be.
    """
    graphs = {key: Quads(URIRef(identity_graph(key))) for key in keys}
    for decision in decisions.made:
        for ref in (decision.first, decision.second):
            if ref is not None and ref.key in graphs:
                _add_decision(graphs[ref.key], decision)
    by_own: defaultdict[str, list[Mention]] = defaultdict(list)
    by_node: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_own[mention.own].append(mention)
        by_node[decisions.settled[mention.article][mention.own]].append(mention)
    for own, alike in by_own.items():
        quads = graphs.get(name_key(alike[0].kind, alike[0].name))
        if quads is not None:
            _add_same(quads, own, {m.article: decisions.settled[m.article][own] for m in alike})
    for node, alike in by_node.items():
        _add_name(graphs, node, alike)
    return {key: quads.sorted() for key, quads in graphs.items()}


def outlet_quads(outlet: Outlet) -> list[Quad]:
    """What the registry knows of an outlet, sorted."""
    quads, iri = Quads(URIRef(outlet_graph(outlet))), _outlet_iri(outlet.name)
    quads.add(iri, RDF.type, KG.Outlet)
    if outlet.kind == AGENCY:
        quads.add(iri, RDF.type, KG.NewsAgency)
    quads.add(iri, RDFS.label, words(outlet.name))
    quads.add(iri, SKOS.altLabel, *(words(alias) for alias in outlet.aliases))
    quads.add(iri, KG.domain, *(words(host) for host in outlet.domains))
    for predicate, value in (
        (KG.outletKind, outlet.kind),
        (KG.country, outlet.country),
        (KG.owner, outlet.owner),
        (KG.stateTypology, outlet.typology),
        (DCTERMS.language, outlet.language),
        (DCTERMS.source, outlet.source),
    ):
        quads.add(iri, predicate, words(value) if value else None)
    quads.add(iri, KG.partOf, _outlet_iri(outlet.parent) if outlet.parent else None)
    quads.add(iri, SCHEMA.sameAs, WIKIDATA[outlet.wikidata] if outlet.wikidata else None)
    return quads.sorted()


def outlets_of(mentions: Iterable[Mention]) -> Mapping[str, Outlet]:
    """The registry's outlets among the mentions, by the graphs that are theirs."""
    known = {entry(mention.name) for mention in mentions if mention.kind is AgentKind.OUTLET}
    return {outlet_graph(outlet): outlet for outlet in known if outlet is not None}


def _outlet_iri(name: str) -> URIRef:
    return named_iri(AgentKind.OUTLET, name)


def _add_decision(quads: Quads, decision: Decision) -> None:
    iri = decision_iri(decision)
    quads.add(iri, RDF.type, KG.Decision)
    quads.add(iri, RDFS.label, words(line_of(decision)))
    quads.add(iri, KG.verdict, words(decision.verdict.value))
    quads.add(iri, KG.decidedBy, words(decision.by))
    quads.add(iri, KG.reason, *(words(reason) for reason in decision.reasons))
    if decision.score is not None:
        score = Literal(
            f"{decision.score:.2f}".rstrip("0").rstrip("."), datatype=XSD.decimal, normalize=False
        )
        quads.add(iri, KG.score, score)
    for ref in (decision.first, decision.second):
        if ref is not None:
            _add_ref(quads, iri, ref)


def _add_ref(quads: Quads, decision: URIRef, ref: Ref) -> None:
    quads.add(decision, KG.decides, URIRef(ref.iri))
    if ref.tag and ref.article.startswith(DATA):
        quads.add(URIRef(ref.iri), KG.namedIn, URIRef(ref.article))


def _add_name(graphs: Mapping[str, Quads], node: str, mentions: list[Mention]) -> None:
    """What to call a node that has several names: the most common way to write its IRI's name."""
    names = Counter(mention.name for mention in mentions if f"{node}/".startswith(f"{mention.own}/"))
    if not names or len({mention.own for mention in mentions}) == 1:
        return
    name = min(names, key=lambda each: (-names[each], each))
    key = next(name_key(mention.kind, name) for mention in mentions if mention.name == name)
    if key in graphs:
        graphs[key].add(URIRef(node), SKOS.prefLabel, words(name))


def _add_same(quads: Quads, own: str, settled: Mapping[str, str]) -> None:
    """Where the name leads: as a whole when all its articles mean one, else article by article."""
    if len(set(settled.values())) == 1:
        iri = next(iter(settled.values()))
        if iri != own:
            quads.add(URIRef(own), KG.sameAgent, URIRef(iri))
        return
    for article, iri in settled.items():
        named = URIRef(f"{own}/{tag_of(article)}")
        quads.add(named, KG.namedIn, URIRef(article))
        quads.add(named, KG.sameAgent, URIRef(iri) if iri != str(named) else None)
