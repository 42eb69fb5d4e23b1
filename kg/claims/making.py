"""Claims made anew of what is waiting, and of whatever that can share a claim with.

What is about to be written is noted in the index before, so that a program that is killed leaves no claim
behind of which nobody knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from kg.claims import graph as graphs
from kg.claims.clusters import Cluster, claim_of
from kg.claims.compare import Relation
from kg.claims.decisions import Decision
from kg.claims.filed import statement_of
from kg.claims.grouping import component, grouped
from kg.claims.index import Index
from kg.store import Writer, pack

BATCH = 1_000
"""Claims that are held in memory before they are written."""


def make_claims(writer: Writer, index: Index, ruled: Iterable[Decision]) -> int:
    """How many statements were waiting for their claims, which are now written.

    ruled  what persons decided, all of it
    """
    about: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in ruled:
        for end in decision.pair:
            about[end].append(decision)
    waiting = index.waiting()
    found: list[Cluster] = []
    for members in _components(index, waiting, about):
        found += _claims(index, members, about, waiting)
        if len(found) >= BATCH:
            _write(writer, index, found)
            found = []
    _write(writer, index, found)
    for claim in index.stale():
        writer.remove(graphs.claim_graph(claim))
    return len(waiting)


def _components(
    index: Index, waiting: Iterable[str], about: Mapping[str, Sequence[Decision]]
) -> Iterator[set[str]]:
    """Statements that joins connect, as far as one of them waits or shared a claim with one that does."""

    def next_to(statement: str) -> Iterator[str]:
        for decision in (*index.decided(statement), *about.get(statement, ())):
            if decision.relation is Relation.SAME:
                yield from decision.pair
        yield from index.fellows(statement)

    done: set[str] = set()
    agenda = sorted(waiting)
    while agenda:
        start = agenda.pop()
        if start in done or not index.line(start):
            continue  # what is no longer there had those that shared its claim wait too
        members = component(start, next_to)
        done |= members
        agenda += sorted(index.held_with(members) - done)
        yield members


def _claims(
    index: Index, members: set[str], about: Mapping[str, Sequence[Decision]], waiting: Set[str]
) -> Iterator[Cluster]:
    """The claims of these statements that several of them make, but for those that stand as they stood."""
    decisions = graphs.overruled(
        decision
        for each in sorted(members)
        for decision in (*index.decided(each), *about.get(each, ()))
        if set(decision.pair) <= members
    )
    for group in grouped({each: index.claim(each) for each in sorted(members)}, decisions):
        several = set(group) if len(group) > 1 else set()
        if waiting.isdisjoint(group) and index.held_with(group) == several:
            continue
        claim = claim_of(statement_of(each, index.line(each)) for each in group) if several else None
        index.hold(group, claim.iri if claim else None)
        index.wait(group)  # until its graph is written
        if claim:
            yield claim


def _write(writer: Writer, index: Index, claims: Iterable[Cluster]) -> None:
    index.commit()
    named = ((graphs.claim_graph(claim.iri), claim) for claim in claims)
    writer.replace_all(pack(graph, graphs.claim_quads(claim)) for graph, claim in named)
