"""Which statements are worth comparing: those that share two of their most telling words.

Every statement is filed under the pairs of its heaviest stems.  What is worth comparing depends on the two
statements alone, so it is the same whatever else is in the store; only where very many statements share a
pair (a slogan, a form letter) do the newest of them stand for all (see :mod:`kg.claims.index`).
"""

from __future__ import annotations

import hashlib
from itertools import combinations

from kg.claims.instances import Instance
from kg.claims.words import weight

_HEAVIEST = 10


def keys(each: Instance) -> tuple[int, ...]:
    """What a statement is filed under: a number for each pair of its heaviest stems."""
    # The speaker's name stands in for the pronoun of an indirect quotation: "she will not resign".
    heaviest = sorted(each.stems | each.speaker, key=lambda stem: (-weight(stem), stem))[:_HEAVIEST]
    # Two parts of a speaker's name are no pair: they would bring together all that one person ever said.
    by_pairs = [
        pair for pair in combinations(sorted(heaviest), 2) if not set(pair) <= each.speaker - each.stems
    ]
    return tuple(sorted({_number(pair) for pair in by_pairs or [(stem, "") for stem in heaviest]}))


def comparable(one: Instance, other: Instance) -> bool:
    """False for two readings of the same words of one article."""
    if one.article != other.article:
        return True
    return not any(
        a.start < b.end and b.start < a.end for a in one.provenance.content for b in other.provenance.content
    )


def _number(pair: tuple[str, str]) -> int:
    """Forty bits of a sum: short in a file, and two pairs of one number cost a comparison, no more."""
    return int.from_bytes(hashlib.blake2b(" ".join(pair).encode(), digest_size=5).digest(), "big")
