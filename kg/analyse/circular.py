"""Loops among those who cite one another for one claim: outlets, owners, states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from kg.analyse import registry
from kg.analyse.phrasing import claimed, in_order, short
from kg.analyse.voices import joined_names, outlet_key
from kg.claims import Claims, Cluster
from kg.claims.onward import cited_outlets
from kg.model import Provenance


@dataclass(frozen=True, slots=True)
class Loop:
    """Members that have a claim from one another.

    kind     "circle" among outlets, "self-citation" of one, "one owner", "one state"
    whose    the owner or the country, for the last two
    cites    who has the claim from whom, by name
    """

    kind: str
    members: tuple[str, ...]
    whose: str | None
    claim: str
    cites: tuple[tuple[str, str], ...]
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """Who cites whom, for what."""
        listed = joined_names([short(name) for name in self.members])
        about = f"for {claimed(self.claim, self.evidence)}"
        cited = joined_names([f"{short(citing)} cites {short(source)}" for citing, source in self.cites])
        match self.kind:
            case "circle":
                return f"{listed} cite one another {about}: {cited}"
            case "self-citation":
                return f"{listed} cites itself {about}"
            case _:
                return f"{listed}, of {self.kind} ({self.whose}): {cited} {about}"


def circular(found: Claims) -> list[Loop]:
    """Every loop of the store, claim by claim, circles first."""
    loops = [loop for cluster in found.clusters for loop in _of_claim(cluster)]
    return sorted(loops, key=lambda loop: (_KINDS.index(loop.kind), loop.members, loop.claim))


_KINDS = ("circle", "self-citation", "one owner", "one state")
Edges = dict[tuple[str, str], list[Provenance]]


def _of_claim(cluster: Cluster) -> Iterator[Loop]:
    edges: Edges = defaultdict(list)
    name_of: dict[str, str] = {}
    for statement in cluster.statements:
        carrier = statement.article.outlet
        passed = ([carrier] if carrier else []) + cited_outlets(statement)
        for citing, cited in pairwise(passed):
            for name in (citing, cited):
                key = outlet_key(name)
                name_of[key] = max(name_of.get(key, ""), name, key=len)
            edges[outlet_key(citing), outlet_key(cited)].append(statement)
    if not edges:
        return  # most claims: nobody has them from anybody
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(edges)  # given to DiGraph they would have it look for pandas each time
    for members in nx.strongly_connected_components(graph):
        inside = [edge for edge in edges if set(edge) <= members]
        if inside:
            kind = "circle" if len(members) > 1 else "self-citation"
            yield _loop(kind, None, inside, edges, name_of, cluster)
    for kind, of in (("one owner", registry.owner), ("one state", registry.state)):
        yield from _in_one_hand(kind, of, edges, name_of, cluster)


def _in_one_hand(
    kind: str,
    of: Callable[[str], str | None],
    edges: Edges,
    name_of: dict[str, str],
    cluster: Cluster,
) -> Iterator[Loop]:
    """Citations among different outlets of one owner or state: a hand that quotes itself."""
    held: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for citing, cited in edges:
        whose = of(name_of[citing])
        if citing != cited and whose and whose == of(name_of[cited]):
            held[whose].append((citing, cited))
    for whose, inside in sorted(held.items()):
        yield _loop(kind, whose, inside, edges, name_of, cluster)


def _in_turn(edges: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Who cites whom, each beginning with whom the one before cites, as far as that goes."""
    left = sorted(edges)
    ordered: list[tuple[str, str]] = []
    while left:
        last = ordered[-1][1] if ordered else ""
        following = next((edge for edge in left if edge[0] == last), left[0])
        left.remove(following)
        ordered.append(following)
    return ordered


def _loop(
    kind: str,
    whose: str | None,
    inside: list[tuple[str, str]],
    edges: Edges,
    name_of: dict[str, str],
    cluster: Cluster,
) -> Loop:
    members = sorted({name_of[key] for edge in inside for key in edge})
    shown = in_order(statement for edge in inside for statement in edges[edge])
    cites = _in_turn((name_of[citing], name_of[cited]) for citing, cited in inside)
    return Loop(kind, tuple(members), whose, cluster.wording, tuple(cites), tuple(shown))
