"""Which statements are worth comparing: those that share two of their most telling words.

Every statement is filed under the pairs of its heaviest stems.  Statements that meet under a pair are
candidates, so the work grows with the number of statements that speak of one thing, not with the square
of all.  A pair that very many statements share (a slogan, a form letter) compares each with its
neighbours in the order of filing only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import combinations

from kg.claims.instances import Instance
from kg.claims.words import weight

_HEAVIEST = 12
_CROWD = 60


def candidates(
    instances: Iterable[Instance], fresh: Set[str] | None = None
) -> Iterator[tuple[Instance, Instance]]:
    """Pairs of statements to compare, each once, in a settled order.

    fresh  IRIs of the statements that are new: only pairs with one of them are given; None for all
    """
    filed: dict[tuple[str, str], list[Instance]] = {}
    for each in sorted(instances, key=lambda i: i.statement):
        for key in _keys(each):
            filed.setdefault(key, []).append(each)
    seen: set[tuple[str, str]] = set()
    for key in sorted(filed):
        held = filed[key]
        for place, one in enumerate(held):
            for other in held[place + 1 : place + 1 + _CROWD]:
                pair = (one.statement, other.statement)
                if pair in seen or not _comparable(one, other):
                    continue
                if fresh is None or one.statement in fresh or other.statement in fresh:
                    seen.add(pair)
                    yield one, other


def _keys(each: Instance) -> list[tuple[str, str]]:
    # The speaker's name stands in for the pronoun of an indirect quotation: "she will not resign".
    heaviest = sorted(each.stems | each.speaker, key=lambda stem: (-weight(stem), stem))[:_HEAVIEST]
    # Two parts of a speaker's name are no pair: they would bring together all that one person ever said.
    by_pairs = [
        pair for pair in combinations(sorted(heaviest), 2) if not set(pair) <= each.speaker - each.stems
    ]
    return by_pairs or [(stem, "") for stem in heaviest]


def _comparable(one: Instance, other: Instance) -> bool:
    """False for two readings of the same words of one article."""
    if one.article != other.article:
        return True
    return not any(
        a.start < b.end and b.start < a.end for a in one.provenance.content for b in other.provenance.content
    )
