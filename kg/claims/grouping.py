"""Statements in groups that say the same, out of decisions about pairs of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from kg.claims.compare import SAME_FROM, Relation
from kg.claims.crowds import ENOUGH
from kg.claims.decisions import PROGRAM, Decision

_LARGE = 30
"""Pairs known between two large groups: two thirds of so many are enough to join them, whatever their
size."""


def grouped(claim_of: Mapping[str, str], decisions: Iterable[Decision]) -> list[list[str]]:
    """The statements in groups, the surest pairs joined first; a group never holds two that are kept apart.

    claim_of  the claim that each statement has within its article: statements of one article that rest on
              the same words are one from the start
    """
    alike: defaultdict[str, set[str]] = defaultdict(set)
    apart: defaultdict[str, set[str]] = defaultdict(set)
    joins = []
    for decision in decisions:
        same = decision.relation is Relation.SAME
        if decision.score >= SAME_FROM:
            alike[decision.one].add(decision.other)
            alike[decision.other].add(decision.one)
        if not same:
            apart[decision.one].add(decision.other)
            apart[decision.other].add(decision.one)
        else:
            joins.append(decision)
    group_of = {statement: {statement} for statement in claim_of}
    first_of_claim: dict[str, str] = {}
    for statement in sorted(claim_of):
        first = first_of_claim.setdefault(claim_of[statement], statement)
        if first != statement:
            _join(group_of, first, statement)
    joins.sort(key=lambda d: (d.decided_by == PROGRAM, -d.score, d.one, d.other))
    for decision in joins:
        group, joining = group_of[decision.one], group_of[decision.other]
        forced = decision.decided_by != PROGRAM
        if group is not joining and (forced or _fit(group, joining, apart, alike)):
            _join(group_of, decision.one, decision.other)
    groups = {id(group): group for group in group_of.values()}
    return sorted(sorted(group) for group in groups.values())


def _join(group_of: dict[str, set[str]], one: str, other: str) -> None:
    larger, smaller = sorted((group_of[one], group_of[other]), key=len, reverse=True)
    larger |= smaller
    group_of.update(dict.fromkeys(smaller, larger))


def _fit(
    one: set[str], other: set[str], apart: Mapping[str, set[str]], alike: Mapping[str, set[str]]
) -> bool:
    """True when nothing keeps the groups apart and two thirds of the pairs between them are alike.

    Of a large group a newcomer is compared with a part only: then two thirds of what is known at least.
    """
    smaller, larger = sorted((one, other), key=len)
    if any(not apart[statement].isdisjoint(larger) for statement in smaller if statement in apart):
        return False
    pairs = sum(len(alike[statement] & larger) for statement in smaller if statement in alike)
    known = min(len(smaller), ENOUGH) * min(len(larger), ENOUGH)
    return pairs * 3 >= 2 * min(known, _LARGE)


def component(start: str, next_to: Callable[[str], Iterable[str]]) -> set[str]:
    """The statement and all that joins can reach from it: what can share a group with it."""
    reached, open_ends = {start}, [start]
    while open_ends:
        for other in next_to(open_ends.pop()):
            if other not in reached:
                reached.add(other)
                open_ends.append(other)
    return reached
