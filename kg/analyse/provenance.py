"""Statements with their whole chains, as a store knows them: the ground of traces, dossiers and views."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from rdflib.namespace import DCTERMS, RDF, RDFS

from kg.model import AgentKind, ArticleCard, Evidence, Hand, Manner, Provenance, Quotation
from kg.store import Iri, Row, View
from kg.store.names import as_iri
from kg.store.nodes import Nodes
from kg.terms import KG, MARKS, OA, SCHEMA

_WORD = re.compile(r"\w+")

_KIND_OF = {
    str(KG.Document): AgentKind.DOCUMENT,
    str(KG.UnnamedSource): AgentKind.UNNAMED,
    str(KG.Outlet): AgentKind.OUTLET,
    str(KG.NewsAgency): AgentKind.OUTLET,
    str(KG.Person): AgentKind.PERSON,
    str(KG.Polity): AgentKind.COUNTRY,
    str(KG.Organization): AgentKind.ORGANIZATION,
}
"""Kinds by class, the most telling first: where an article gives an agent two, the first here holds."""

_ARTICLES = "SELECT ?graph ?article WHERE { GRAPH ?graph { ?article a kg:Article } } ORDER BY ?article ?graph"

_CHAINS = "SELECT ?graph ?article ?outermost WHERE { GRAPH ?graph { ?article kg:carries ?outermost } }"

# One query for each thing that can be asked for, the given variable first: the engine plans a query
# before it knows what is given, and a union of these would walk through every report of the store.
_OF_ARTICLE = """
SELECT ?thing ?graph ?article ?outermost
WHERE { GRAPH ?graph { ?thing kg:carries ?outermost } BIND(?thing AS ?article) }"""
_OF_REPORT = """
SELECT DISTINCT ?thing ?graph ?article ?outermost
WHERE { GRAPH ?graph {
    ?thing kg:manner ?manner . ?outermost kg:relays* ?thing . ?article kg:carries ?outermost
} }"""
_OF_CLAIM = """
SELECT DISTINCT ?thing ?graph ?article ?outermost
WHERE { GRAPH ?graph {
    ?report kg:states ?thing . ?outermost kg:relays* ?report . ?article kg:carries ?outermost
} }"""
_OF_AGENT = _OF_CLAIM.replace("kg:states", "kg:by")
_OF_FELLOW = _OF_CLAIM.replace("kg:states", "kg:alongside")

_WORDINGS = """
SELECT DISTINCT ?claim %(names)s
WHERE { GRAPH ?graph { ?claim kg:wording ?wording FILTER(%(conditions)s) } }
"""

# The engine folds case letter by letter: it keeps "ß", which Python folds into "ss".
_FOLDED_OTHERWISE = (
    "[\u00b5\u00df\u0149\u017f\u01f0\u0345\u0390\u03a3\u03b0\u03c2\u03d0\u03d1\u03d5\u03d6\u03f0\u03f1\u03f5\u0587\u13a0-\u13fd"
    "\u1c80-\u1c88\u1e96-\u1e9b\u1e9e\u1f50-\u1ffc\uab70-\uabbf\ufb00-\ufb17]"
)


class _Place(NamedTuple):
    """Where a chain begins."""

    article: str
    graph: str
    outermost: str


def provenances(view: View, thing: str) -> list[Provenance]:
    """All chains of a thing, in order of article and text; empty when there are none.

    thing  the IRI of an article, a report, a claim or an actor
    """
    queries = (_OF_ARTICLE, _OF_REPORT, _OF_CLAIM, _OF_AGENT, _OF_FELLOW)
    iri = as_iri(thing) or Iri(thing)
    return _at(view, {_place(row) for query in queries for row in view.select(query, thing=iri)})


def looked_through(view: View, words: str) -> Iterator[tuple[int, Provenance]]:
    """Every chain whose wording holds these words, with how well (:func:`match_rank`).

    This looks at every wording of the store: :func:`kg.claims.stated` need not.
    """
    asked = words_of(words)
    if not asked:
        return
    # CONTAINS runs in the engine and lets through all that can match; what matches is settled here.
    names = {f"word{number}": word for number, word in enumerate(asked)}
    held = " && ".join(f"CONTAINS(LCASE(?wording), ?{name})" for name in names)
    query = _WORDINGS % {
        "names": " ".join(f"?{name}" for name in names),
        "conditions": f'({held}) || REGEX(?wording, "{_FOLDED_OTHERWISE}")',
    }
    for row in view.select(query, **names):
        places = {_place(each) for each in view.select(_OF_CLAIM, thing=Iri(_given(row, "claim")))}
        for found in _at(view, places):
            rank = match_rank(found.wording, words)
            if rank is not None:
                yield rank, found


def all_provenances(view: View) -> Iterator[Provenance]:
    """Every chain of the store, article by article, in text order."""
    places = sorted(_place(row) for row in view.select(_CHAINS))
    for _, within in groupby(places, key=lambda place: place.article):
        yield from _at(view, within, whole=True)


def of_graph(view: View, graph: str) -> list[Provenance]:
    """Every chain of the article whose named graph this is, in text order."""
    return _at(view, {_place(row) for row in view.select(_CHAINS, graph=Iri(graph))}, whole=True)


def of_statements(view: View, statements: Iterable[str]) -> list[Provenance]:
    """The chains that begin with these reports, as far as the store has them."""
    rows = (row for each in statements for row in view.select(_CHAINS, outermost=Iri(each)))
    return _at(view, {_place(row) for row in rows})


def articles(view: View) -> list[ArticleCard]:
    """Every article of the store, in order of their IRIs."""
    return [
        card_of(view.nodes(_given(row, "graph")), _given(row, "article")) for row in view.select(_ARTICLES)
    ]


def words_of(text: str) -> list[str]:
    """The words of a text in order, as they are compared with those asked for: without case."""
    return _WORD.findall(text.casefold())


def match_rank(wording: str, asked: str) -> int | None:
    """How well stated words fit the words asked for: 0 best, None when one is missing.

    0 the phrase as asked, 1 all of its words, 2 words that begin with those asked ("troop": "troops").
    """
    held, wanted = words_of(wording), words_of(asked)
    if not wanted:
        return None
    if any(held[start : start + len(wanted)] == wanted for start in range(len(held))):
        return 0
    if set(wanted) <= set(held):
        return 1
    begun = all(any(word.startswith(beginning) for word in held) for beginning in wanted)
    return 2 if begun else None


def _at(view: View, places: Iterable[_Place], whole: bool = False) -> list[Provenance]:
    """The chains at these places, in order of article and text; ``whole`` when most of each is wanted."""
    found: list[Provenance] = []
    for (article, graph), within in groupby(sorted(places), key=lambda place: (place.article, place.graph)):
        nodes = view.nodes(graph, whole)
        card = card_of(nodes, article)
        outermost = sorted((place.outermost for place in within), key=lambda report: _order(nodes, report))
        found += (_provenance(nodes, card, report) for report in outermost)
    return found


def _provenance(nodes: Nodes, card: ArticleCard, outermost: str) -> Provenance:
    reports = _reports(nodes, outermost)
    innermost = reports[-1]
    told_to = nodes.one(innermost, KG.toldTo)
    return Provenance(
        statement=outermost,
        id=f"s{_order(nodes, outermost)[0]}",
        claim=nodes.needed(innermost, KG.states),
        article=card,
        content=evidence_of(nodes, innermost, MARKS.content),
        hands=tuple(_hand(nodes, report) for report in reports),
        quotation=Quotation(local_name(nodes.needed(innermost, KG.quotation))),
        said_on=nodes.one(innermost, KG.saidOn),
        relayed_to=label_of(nodes, told_to) if told_to else None,
    )


def _reports(nodes: Nodes, outermost: str) -> list[str]:
    """The reports of a chain, outermost first.  A cycle, which validation finds, ends the chain."""
    reports = [outermost]
    while (inner := nodes.one(reports[-1], KG.relays)) and inner not in reports:
        reports.append(inner)
    return reports


def _hand(nodes: Nodes, report: str) -> Hand:
    agent = nodes.needed(report, KG.by)
    mentions = evidence_of(nodes, report, MARKS.agent)
    roles = [role.exact for role in evidence_of(nodes, agent, MARKS.role)]
    return Hand(
        report=report,
        agent=agent,
        name=label_of(nodes, agent),
        kind=kind_of(nodes, agent),
        manner=Manner(local_name(nodes.needed(report, KG.manner))),
        mention=mentions[0] if mentions else None,
        cue=evidence_of(nodes, report, MARKS.cue),
        co_agents=tuple(sorted(label_of(nodes, other) for other in nodes.all(report, KG.alongside))),
        roles=tuple(dict.fromkeys(roles)),
    )


def evidence_of(nodes: Nodes, thing: str, role: str) -> tuple[Evidence, ...]:
    """The evidence of a thing in one role, in text order."""
    return tuple(
        sorted(
            _shown(nodes, annotation)
            for annotation in nodes.all(thing, KG.evidence)
            if nodes.one(annotation, KG.marks) == str(role)
        )
    )


def _shown(nodes: Nodes, annotation: str) -> Evidence:
    selected: dict[str, str] = {}
    for selector in nodes.all(nodes.needed(annotation, OA.hasTarget), OA.hasSelector):
        for part in ("start", "end", "exact", "prefix", "suffix"):
            value = nodes.one(selector, OA[part])
            if value is not None:
                selected[part] = value
    return Evidence(
        int(selected["start"]),
        int(selected["end"]),
        selected["exact"],
        selected.get("prefix", ""),
        selected.get("suffix", ""),
    )


def card_of(nodes: Nodes, article: str) -> ArticleCard:
    """The article of this IRI as its graph has it."""
    outlet, republisher = nodes.one(article, KG.publishedBy), nodes.one(article, KG.republishedBy)
    return ArticleCard(
        iri=article,
        id=nodes.needed(article, DCTERMS.identifier),
        title=nodes.one(article, DCTERMS.title),
        outlet=label_of(nodes, outlet) if outlet else None,
        republisher=label_of(nodes, republisher) if republisher else None,
        author=nodes.one(article, DCTERMS.creator),
        published=nodes.one(article, DCTERMS.issued),
        url=nodes.one(article, SCHEMA.url),
    )


def label_of(nodes: Nodes, thing: str) -> str:
    """The fullest of the names that the article has for a thing."""
    return min(nodes.all(thing, RDFS.label), key=lambda name: (-len(name), name))


def kind_of(nodes: Nodes, agent: str) -> AgentKind:
    """What the agent is: where an article gives it two classes, the most telling one."""
    classes = set(nodes.all(agent, RDF.type))
    return next(kind for name, kind in _KIND_OF.items() if name in classes)


def _order(nodes: Nodes, report: str) -> tuple[int, str]:
    return (int(nodes.one(report, KG.order) or 0), report)


def local_name(concept: str) -> str:
    """The name of a concept within its namespace."""
    return concept.rpartition("#")[2]


def _place(row: Row) -> _Place:
    return _Place(_given(row, "article"), _given(row, "graph"), _given(row, "outermost"))


def _given(row: Row, variable: str) -> str:
    """A value of a variable that the query always binds."""
    value = row[variable]
    assert value is not None, variable
    return value
