"""Statements in groups that say the same, out of decisions about pairs of them.

Statements go by their places in the order of their IRIs: where hundreds of thousands of decisions connect all
that a store has, they are held as numbers, a few dozen bytes each.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, chain

from kg.claims.compare import SAME_FROM, Relation
from kg.claims.crowds import ENOUGH
from kg.claims.decisions import PROGRAM, Decision

_LARGE = 30
"""Pairs known between two large groups: two thirds of so many are enough to join them, whatever their
size."""

_PLACE = 32
_SCORE = 40
"""Bits of a place and of a score in the number by which joins are ordered."""


class Pairs:
    """What was decided about pairs of statements, each pair once."""

    def __init__(self) -> None:
        self._alike, self._apart = array("I"), array("I")
        self._joins: list[int] = []

    def add(self, one: int, other: int, relation: Relation, score: float, by_person: bool = False) -> None:
        """Note a decision about two places, the smaller first."""
        if score >= SAME_FROM:
            self._alike.extend((one, other))
        if relation is Relation.SAME:
            unsure = round((1 - score) * (1 << _SCORE - 1))
            rank = (not by_person) << _SCORE | unsure
            self._joins.append((rank << _PLACE | one) << _PLACE | other)
        else:
            self._apart.extend((one, other))

    def groups(self, claims: Sequence[str]) -> list[list[int]]:
        """The places in groups, the surest pairs joined first; a group never holds two that are kept apart.

        claims  the claim that each has within its article: statements of one article that rest on the same
                words are one from the start
        """
        alike, apart = _Beside(len(claims), self._alike), _Beside(len(claims), self._apart)
        within = _Beside(len(claims), _overlapping(claims))
        groups = _Groups(len(claims))
        first_of_claim: dict[str, int] = {}
        for place, claim in enumerate(claims):
            groups.join(first_of_claim.setdefault(claim, place), place)
        self._joins.sort()
        for join in self._joins:
            one, other = join >> _PLACE & 0xFFFFFFFF, join & 0xFFFFFFFF
            by_person = not join >> 2 * _PLACE + _SCORE
            if groups.of[one] == groups.of[other]:
                continue
            if by_person or groups.fit(one, other, apart, alike, within):
                groups.join(one, other)
        return sorted(sorted(members) for members in groups.members.values())


class _Beside:
    """The places that pairs put beside each place."""

    def __init__(self, size: int, pairs: array[int]) -> None:
        times = array("I", bytes(4 * (size + 1)))
        for place in pairs:
            times[place + 1] += 1
        self._starts = array("I", accumulate(times))
        self._places = array("I", bytes(4 * len(pairs)))
        free = self._starts[:]
        for here in range(0, len(pairs), 2):
            for one, other in ((pairs[here], pairs[here + 1]), (pairs[here + 1], pairs[here])):
                self._places[free[one]] = other
                free[one] += 1

    def __getitem__(self, place: int) -> array[int]:
        return self._places[self._starts[place] : self._starts[place + 1]]


class _Groups:
    """The group of each place, and the places of each group: at first each place by itself."""

    def __init__(self, size: int) -> None:
        self.of = array("I", range(size))
        self.members = {place: [place] for place in range(size)}

    def join(self, one: int, other: int) -> None:
        larger, smaller = self._by_size(one, other)
        if larger == smaller:
            return
        moving = self.members.pop(smaller)
        for place in moving:
            self.of[place] = larger
        self.members[larger] += moving

    def fit(self, one: int, other: int, apart: _Beside, alike: _Beside, within: _Beside) -> bool:
        """True when nothing keeps the groups apart and two thirds of the pairs between them are alike.

        Of a large group a newcomer is compared with a part only: then two thirds of what is known at least.
        Two readings of the same words (``within``) are not compared, and count neither for nor against.
        """
        larger, smaller = self._by_size(one, other)
        of, moving = self.of, self.members[smaller]
        if any(of[beside] == larger for place in moving for beside in apart[place]):
            return False
        known = min(len(moving), ENOUGH) * min(len(self.members[larger]), ENOUGH)
        known -= sum(of[beside] == larger for place in moving for beside in within[place])
        pairs, wanted = 0, 2 * max(1, min(known, _LARGE))
        for place in moving:
            pairs += sum(of[beside] == larger for beside in alike[place])
            if pairs * 3 >= wanted:
                return True
        return False

    def _by_size(self, one: int, other: int) -> tuple[int, int]:
        first, second = self.of[one], self.of[other]
        if len(self.members[first]) < len(self.members[second]):
            return second, first
        return first, second


_PLACES = re.compile(r"(.*)/claim/(\d+-\d+(?:_\d+-\d+)*)")
"""The IRI that a claim has within its article, which says where its words stand."""


def _overlapping(claims: Sequence[str]) -> array[int]:
    """Pairs of places, one after the other, whose claims share words of one article, but not all of them."""
    stretches: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for place, claim in enumerate(claims):
        if found := _PLACES.fullmatch(claim):
            for stretch in found[2].split("_"):
                start, end = map(int, stretch.split("-"))
                stretches[found[1]].append((start, end, place))
    pairs: set[tuple[int, int]] = set()
    for listed in stretches.values():
        open_ends: list[tuple[int, int]] = []
        for start, end, place in sorted(listed):
            open_ends = [each for each in open_ends if each[0] > start]
            pairs.update((min(place, o), max(place, o)) for _, o in open_ends if claims[o] != claims[place])
            open_ends.append((end, place))
    return array("I", chain.from_iterable(sorted(pairs)))


def grouped(claim_of: Mapping[str, str], decisions: Iterable[Decision]) -> list[list[str]]:
    """The statements in groups (:meth:`Pairs.groups`), by their IRIs.

    claim_of   the claim that each statement has within its article
    decisions  one about a pair
    """
    statements = sorted(claim_of)
    places = {statement: place for place, statement in enumerate(statements)}
    pairs = Pairs()
    for decision in decisions:
        one, other = places[decision.one], places[decision.other]
        pairs.add(one, other, decision.relation, decision.score, decision.decided_by != PROGRAM)
    groups = pairs.groups([claim_of[statement] for statement in statements])
    return [[statements[place] for place in group] for group in groups]


def component(start: int, next_to: Callable[[int], Iterable[int]]) -> set[int]:
    """The statement and all that joins can reach from it: what can share a group with it."""
    reached, open_ends = {start}, [start]
    while open_ends:
        for other in next_to(open_ends.pop()):
            if other not in reached:
                reached.add(other)
                open_ends.append(other)
    return reached
