"""The named agents of a store, article by article: what decisions about who is who start from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.identity.keys import name_key
from kg.identity.names import parse
from kg.identity.people import Mention
from kg.identity.registry import canonical
from kg.model import AgentKind
from kg.populate.agents import CLASS_OF
from kg.populate.iris import named_iri
from kg.store import Row, View
from kg.terms import DATA

_SHARE = 10
"""A tenth of a store's articles: asked for more blocks of names than that, reading all of it is faster."""

_GRAPHS = f"{DATA}graph/"

_KIND_OF = {str(iri): kind for kind, iri in CLASS_OF.items()}

# The given variable stands first, and no pattern with a fixed object beside it, so that the engine starts
# from the few agents of a block; an article is what has a text.
_ARTICLES = """SELECT DISTINCT %(given)s ?graph ?article ?published WHERE { GRAPH ?graph {
    %(start)s ?article kg:text ?text . OPTIONAL { ?article dcterms:issued ?published } } }"""
_NAMES = """SELECT DISTINCT %(given)s ?graph ?agent ?key ?kind ?name WHERE { GRAPH ?graph {
    %(start)s ?agent kg:nameKey ?key ; a ?kind ; rdfs:label ?name } }"""
_ROLES = """SELECT DISTINCT %(given)s ?graph ?agent ?role WHERE { GRAPH ?graph {
    %(start)s ?agent kg:role ?role } }"""
_OF_BLOCK = {"given": "?block", "start": "?one kg:nameKey ?block ."}
_WHOLE = {"given": "", "start": ""}
_KEYS = "SELECT DISTINCT ?graph ?key WHERE { GRAPH ?graph { ?agent kg:nameKey ?key } }"


@dataclass(frozen=True, slots=True)
class Located:
    """A mention and where it lies.

    node  the IRI that the agent has in its graph now
    """

    mention: Mention
    graph: str
    node: str


class _Name(NamedTuple):
    node: str
    kind: AgentKind
    name: str
    own: str
    key: str


def keys_of(view: View, graphs: Iterable[str]) -> set[str]:
    """The blocks of names that occur in these graphs."""
    wanted = set(graphs)
    if _many(view, wanted):
        return {str(row["key"]) for row in view.select(_KEYS) if row["graph"] in wanted}
    query = "SELECT DISTINCT ?key WHERE { ?agent kg:nameKey ?key }"
    return {str(row["key"]) for graph in wanted for row in view.narrowed(graph).select(query)}


def mentions(view: View, keys: Iterable[str]) -> list[Located]:
    """Every mention of these blocks of names in the store, in order."""
    wanted = set(keys)
    if _many(view, wanted):
        found = list(_within(_all(view, _ARTICLES), _all(view, _NAMES), _all(view, _ROLES), wanted))
    else:
        found = [
            located
            for key in sorted(wanted)
            for located in _within(
                _block(view, _ARTICLES, key), _block(view, _NAMES, key), _block(view, _ROLES, key), {key}
            )
        ]
    return sorted(set(found), key=lambda located: (located.mention, located.node))


def _many(view: View, things: set[str]) -> bool:
    if len(things) <= _SHARE:
        return False
    # Claims and decisions have graphs of their own, deeper in the same place, and more than articles have.
    articles = sum("/" not in graph.removeprefix(_GRAPHS) for graph in view.graphs())
    return len(things) * _SHARE > articles


def _all(view: View, query: str) -> Iterable[Row]:
    return view.select(query % _WHOLE)


def _block(view: View, query: str, key: str) -> Iterable[Row]:
    return view.select(query % _OF_BLOCK, block=key)


def _within(
    articles: Iterable[Row], names: Iterable[Row], roles: Iterable[Row], keys: set[str]
) -> Iterator[Located]:
    article_of = {str(row["graph"]): (str(row["article"]), str(row["published"] or "")) for row in articles}
    given: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in roles:
        given[str(row["graph"]), str(row["agent"])].add(str(row["role"]))
    for graph, cast in _casts(names).items():
        if graph not in article_of:
            continue  # not an article's: the registry's graphs have names too
        article, published = article_of[graph]
        company = {each.own for each in cast if _is_company(each)}
        places = {_place(each) for each in cast if each.kind is AgentKind.COUNTRY}
        # An article may write one name in two ways ("Tall City Post", "The Tall City Post").
        fullest: dict[tuple[str, str], _Name] = {}
        for each in sorted(cast, key=lambda each: (-len(each.name), each)):
            if each.key in keys:
                fullest.setdefault((each.node, each.own), each)
        for (node, own), each in fullest.items():
            mention = Mention(
                article,
                own,
                each.name,
                each.kind,
                tuple(sorted(given[graph, node])),
                frozenset(company - {own}),
                frozenset(places - {own}),
                published,
            )
            yield Located(mention, graph, node)


def _casts(names: Iterable[Row]) -> dict[str, set[_Name]]:
    """The named agents of each graph.  A node that two names share has each name with its own kind."""
    casts: defaultdict[str, set[_Name]] = defaultdict(set)
    for row in names:
        kind, name, key = _KIND_OF.get(str(row["kind"])), str(row["name"]), str(row["key"])
        if kind is not None and name_key(kind, name) == key:
            own = str(named_iri(kind, name))
            casts[str(row["graph"])].add(_Name(str(row["agent"]), kind, name, own, key))
    return casts


def _is_company(each: _Name) -> bool:
    if each.kind is AgentKind.PERSON:
        return parse(each.name).full
    return each.kind is AgentKind.ORGANIZATION


def _place(each: _Name) -> str:
    return str(named_iri(each.kind, canonical(each.kind, each.name)))
