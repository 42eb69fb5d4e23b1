"""Claims made anew of what is waiting, and of whatever that can share a claim with.

What is about to be written is noted in the index before, so that a program that is killed leaves no claim
behind of which nobody knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set

from kg.claims import graph as graphs
from kg.claims.clusters import Cluster, claim_of
from kg.claims.compare import Relation
from kg.claims.decisions import Decision
from kg.claims.filed import statement_of
from kg.claims.grouping import Pairs, component
from kg.claims.index import Index
from kg.store import Writer, pack

BATCH = 1_000
"""Claims that are held in memory before they are written."""


def make_claims(writer: Writer, index: Index, ruled: Iterable[Decision]) -> int:
    """How many statements were waiting for their claims, which are now written.

    ruled  what persons decided, all of it
    """
    by_persons = _Ruled(index, ruled)
    waiting = index.waiting()
    found: list[Cluster] = []
    for members in _components(index, by_persons):
        for claim in _claims(index, members, by_persons, waiting):
            found.append(claim)
            if len(found) >= BATCH:
                _write(writer, index, found)
                found = []
    _write(writer, index, found)
    for stale in index.stale():
        writer.remove(graphs.claim_graph(stale))
    return len(waiting)


class _Ruled:
    """What persons decided about filed statements, by their numbers."""

    def __init__(self, index: Index, ruled: Iterable[Decision]) -> None:
        self.about: defaultdict[int, dict[int, Decision]] = defaultdict(dict)
        for decision in ruled:
            one, other = map(index.number, decision.pair)
            self.about[one][other] = self.about[other][one] = decision

    def same(self, number: int) -> list[int]:
        """The numbers of the statements that persons say are the same as one."""
        decided = self.about.get(number, {})
        return [other for other, decision in decided.items() if decision.relation is Relation.SAME]


def _components(index: Index, ruled: _Ruled) -> Iterator[set[int]]:
    """Statements that joins connect, as far as one of them waits or shared a claim with one that does."""
    done: set[int] = set()
    # What is no longer there had those that shared its claim wait too.
    agenda = index.numbers_waiting()
    while agenda:
        start = agenda.pop()
        if start in done:
            continue
        members = component(start, lambda number: (*index.same(number), *ruled.same(number)))
        done |= members
        agenda += (number for number in index.numbers_held_with(members) if number not in done)
        yield members


def _claims(index: Index, members: set[int], ruled: _Ruled, waiting: Set[str]) -> Iterator[Cluster]:
    """The claims of these statements that several of them make, but for those that stand as they stood."""
    named = index.names(members)
    places = {number: place for place, (_, _, number) in enumerate(named)}
    pairs = Pairs()
    for place, (_, _, number) in enumerate(named):
        by_persons = ruled.about.get(number, {})
        for other, relation, score in index.pairs(number):
            if other not in by_persons and places.get(other, -1) > place:
                pairs.add(place, places[other], relation, score)
        for other, decision in by_persons.items():
            if places.get(other, -1) > place:
                pairs.add(place, places[other], decision.relation, decision.score, by_person=True)
    for group in pairs.groups([claim for _, claim, _ in named]):
        statements = [named[place][0] for place in group]
        several = set(statements) if len(statements) > 1 else set()
        if waiting.isdisjoint(statements) and index.held_with(statements) == several:
            continue
        claim = claim_of(statement_of(each, index.line(each)) for each in statements) if several else None
        index.hold(statements, claim.iri if claim else None)
        index.wait(statements)  # until its graph is written
        if claim:
            yield claim


def _write(writer: Writer, index: Index, claims: Iterable[Cluster]) -> None:
    index.commit()
    named = ((graphs.claim_graph(claim.iri), claim) for claim in claims)
    writer.replace_all(pack(graph, graphs.claim_quads(claim)) for graph, claim in named)
