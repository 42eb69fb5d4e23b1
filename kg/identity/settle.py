"""The step of a build that settles who is who in a store.

Article graphs hold the IRIs that were settled, so that queries see one node for one agent.  When a
later article or a person changes a decision, the graphs concerned are rewritten; an agent's own IRI can
be told from its kind and name, so nothing is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rdflib import Literal, URIRef

from kg.errors import BadDecision
from kg.identity.decide import decide
from kg.identity.decisions import Decision, Decisions, Ref, ordered, tag_of
from kg.identity.file import decision_of
from kg.identity.graph import (
    decision_iri,
    identity_graph,
    identity_quads,
    outlet_quads,
    outlets_of,
)
from kg.identity.mentions import Located, keys_of, mentions
from kg.identity.overrules import Overrules
from kg.identity.registry import canonical
from kg.model import Agent, AgentKind, Reading
from kg.populate.iris import named_iri
from kg.store import Iri, Text, View, Writer
from kg.store.articles import articles_called
from kg.store.cells import Cell
from kg.store.names import short
from kg.terms import RUNS, Quad

_LINES_KEPT = 'SELECT ?decision ?graph WHERE { GRAPH ?graph { ?decision kg:decidedBy "person" } }'
_DECISIONS = """SELECT ?label ?score ?by ?reason WHERE { GRAPH ?graph {
    ?decision a kg:Decision ; rdfs:label ?label ; kg:decidedBy ?by .
    OPTIONAL { ?decision kg:reason ?reason } OPTIONAL { ?decision kg:score ?score } } }"""
_MADE_FROM = "SELECT ?graph ?made WHERE { ?graph kg:madeFrom ?made }"
_TRIPLES = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_STALE = "to be read again"


@dataclass(frozen=True, slots=True)
class Settled:
    """What settling did.

    decisions  who is who among the names that were looked at
    renamed    graphs of articles that were rewritten
    stale      graphs of articles in which two names had been made one and are now two: only reading the
               article again tells which of its reports is whose; the next build does
    """

    decisions: Decisions
    renamed: tuple[str, ...]
    stale: tuple[str, ...]


def settle(writer: Writer, graphs: Iterable[str], overrules: Sequence[Decision] = ()) -> Settled:
    """Decide who is who among the names in these articles' graphs, and write what was decided.

    graphs     articles that a build has read or found unchanged
    overrules  what a person decided; names that a line of theirs now is about, or no longer is about,
               are settled too, wherever they are
    """
    writer.flush()
    view = writer.view()
    overrules = in_store(view, overrules)
    rules = Overrules(overrules)
    keys = _closed(keys_of(view, graphs) | _changed(view, rules), rules)
    located = mentions(view, keys)
    found = [each.mention for each in located]
    decisions = decide(found, overrules)
    renamed, stale = _rename(writer, view, located, decisions)
    derived = {identity_graph(key): quads for key, quads in identity_quads(keys, decisions, found).items()}
    derived |= {graph: outlet_quads(outlet) for graph, outlet in outlets_of(found).items()}
    _write(writer, view, derived)
    return Settled(decisions, renamed, stale)


def in_store(view: View, lines: Iterable[Decision]) -> tuple[Decision, ...]:
    """The lines with articles that they name by an id found in the store.

    A line about an article that is not there waits until it is.
    """
    found: list[Decision] = []
    for line in lines:
        first = _found(view, line.first)
        second = None if line.second is None else _found(view, line.second)
        if first is not None and (second is None) is (line.second is None):
            found.append(replace(line, first=first, second=second))
    return tuple(found)


def _found(view: View, ref: Ref) -> Ref | None:
    if ref.tag or not ref.article:
        return ref
    articles = articles_called(view, ref.article)
    if len(articles) > 1:
        raise BadDecision(
            ref.article,
            "several articles have this id",
            f"Write the IRI of one, such as {short(articles[0])}",
        )
    return replace(ref, tag=tag_of(articles[0]), article=articles[0]) if articles else None


def decisions_in(view: View) -> tuple[Decision, ...]:
    """Every decision that a store keeps, in order."""
    reasons: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in view.select(_DECISIONS):
        reasons[str(row["label"]), str(row["by"]), str(row["score"] or "")].add(str(row["reason"] or ""))
    return ordered(
        replace(
            decision_of(label, label, by),
            score=float(score) if score else None,
            reasons=tuple(sorted(why - {""})),
        )
        for (label, by, score), why in reasons.items()
    )


def by_registry(reading: Reading) -> dict[str, str]:
    """What the registries alone settle, as ``populate`` takes it: spares rewriting the graph later."""
    reports = [report for chain in reading.chains for report in chain.reports]
    agents = [agent for report in reports for agent in (report.agent, *report.co_agents)]
    agents += [chain.relayed_to for chain in reading.chains if chain.relayed_to]
    agents += [position.holder for position in reading.positions]
    names = {(agent.kind, agent.name) for agent in agents if agent.kind in _REGISTERED}
    names |= {pair for agent in agents for pair in _stood_for(agent)}
    outlets = (reading.article.outlet, reading.article.republisher)
    names |= {(AgentKind.OUTLET, outlet) for outlet in outlets if outlet}
    own = {str(named_iri(kind, name)): str(named_iri(kind, canonical(kind, name))) for kind, name in names}
    return {each: iri for each, iri in sorted(own.items()) if each != iri}


_REGISTERED = (AgentKind.OUTLET, AgentKind.ORGANIZATION, AgentKind.COUNTRY)


def _stood_for(agent: Agent) -> list[tuple[AgentKind, str]]:
    if not agent.stands_for:
        return []
    country = agent.kind is AgentKind.COUNTRY
    return [(AgentKind.COUNTRY if country else AgentKind.ORGANIZATION, agent.stands_for)]


def _closed(keys: set[str], rules: Overrules) -> set[str]:
    """The blocks with those that a line of a person joins to them."""
    joined = rules.keys()
    roots = {joined.root(key) for key in keys}
    lines = {ref.key for line in rules.decisions for ref in (line.first, line.second) if ref is not None}
    return keys | {key for key in lines if joined.root(key) in roots}


def _changed(view: View, rules: Overrules) -> set[str]:
    """The blocks of lines that the store does not know yet, and of lines that are no longer there."""
    kept = {(str(row["decision"]), str(row["graph"])) for row in view.select(_LINES_KEPT)}
    now = {
        (str(decision_iri(line)), identity_graph(ref.key))
        for line in rules.decisions
        for ref in (line.first, line.second)
        if ref is not None
    }
    return {graph.removeprefix(identity_graph("")) for _, graph in kept ^ now}


def _rename(
    writer: Writer, view: View, located: Iterable[Located], decisions: Decisions
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    wanted: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in located:
        wanted[each.graph][each.node].add(decisions.settled[each.mention.article][each.mention.own])
    renamed: list[str] = []
    stale: list[str] = []
    for graph, nodes in sorted(wanted.items()):
        if any(len(iris) > 1 for iris in nodes.values()):
            stale.append(graph)
        sure = {node: min(iris) for node, iris in nodes.items() if len(iris) == 1}
        moved = {node: iri for node, iri in sure.items() if node != iri}
        made_from = _STALE if stale[-1:] == [graph] else _made_from(view, graph)
        if moved or made_from == _STALE:
            writer.replace(graph, _quads(view, graph, moved), made_from)
            renamed.append(graph)
    return tuple(renamed), tuple(stale)


def _write(writer: Writer, view: View, graphs: Mapping[str, list[Quad]]) -> None:
    """Write derived graphs, and take out those that say nothing any more."""
    there = {graph for graph in graphs if next(view.nquads(graph), None) is not None}
    # What is there is changed one by one; what is new comes last, so that it can be loaded in one go.
    for graph in sorted(graphs, key=lambda graph: (graph not in there, graph)):
        if graphs[graph]:
            writer.replace(graph, graphs[graph])
        elif graph in there:
            writer.remove(graph)


def _made_from(view: View, graph: str) -> str:
    rows = view.narrowed(str(RUNS)).select(_MADE_FROM, graph=Iri(graph))
    return min((str(row["made"]) for row in rows), default="")


def _quads(view: View, graph: str, moved: Mapping[str, str]) -> list[Quad]:
    """The graph with its agents renamed."""
    name = URIRef(graph)
    return [
        (URIRef(moved.get(s, s)), URIRef(p), _thing(o, moved), name)
        for s, p, o in view.narrowed(graph).construct(_TRIPLES)
    ]


def _thing(cell: Cell, moved: Mapping[str, str]) -> URIRef | Literal:
    if isinstance(cell, Text):
        return Literal(str(cell), datatype=cell.datatype or None, lang=cell.language or None, normalize=False)
    return URIRef(moved.get(cell, cell))
