"""Who meets whom: a newcomer and the statements nearest to it of those that share a key with it.

Under each key the numbers of the newest :data:`CROWD` statements are kept, since news repeats what is new.
Nearest is who shares most keys, those of numbers and denials counted too: among a hundred reports of a fire
the one that speaks of twelve injured shall meet the others that do.  Of equals the newest come first.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Iterable
from heapq import nsmallest

from kg.claims.instances import Instance
from kg.claims.words import weight

CROWD = 60
"""Statements under one key that a newcomer may meet."""

MOST = 30
"""Statements that a newcomer is compared with altogether."""

ENOUGH = 8
"""Decisions of one kind that are kept for a newcomer: more of them would tell nothing new."""

WIDTH = 4
"""Bytes of a statement's number in a crowd."""

_MARKED, _MARKS = 3, 3
_TELLS = 15  # keys that a mark counts for: three of them for as much as ten stems in common


def marks(each: Instance) -> tuple[int, ...]:
    """Keys of numbers and denials: each one with each of the heaviest stems."""
    told = [f"{number:g}" for number in sorted(each.numbers)[:_MARKS]]
    told += ["denied"] if each.denied else []
    told += [f"not {stem}" for stem in _heaviest(each.negated)[:1]]
    heaviest = _heaviest(each.stems)[:_MARKED] if told else []
    return tuple(sorted({_number(f"{mark}\x1f{stem}") for mark in told for stem in heaviest}))


def members(crowd: bytes) -> array[int]:
    """The numbers of the statements of a crowd, the oldest first."""
    return array("I", crowd)


def crowd_of(numbers: Iterable[int]) -> bytes:
    """A crowd of these statements."""
    return array("I", numbers).tobytes()


def nearest(crowds: Iterable[bytes], nearer: Iterable[bytes], own: int, before: bool = True) -> list[int]:
    """The statements that meet the one of the number ``own``, the nearest first.

    crowds  those of its keys
    nearer  those of its marks
    before  only those that came before it
    """
    shared: Counter[int] = Counter()
    for crowd in crowds:
        shared.update(members(crowd))
    marked: Counter[int] = Counter()
    for crowd in nearer:
        marked.update(members(crowd))
    for number, times in marked.items():
        # Who shares a mark with two stems shares their key too, if no longer as one of the newest.
        if number in shared or times > 1:
            shared[number] += times * _TELLS
    ranked = ((-times, -number) for number, times in shared.items() if number != own)
    if before:
        ranked = (each for each in ranked if -each[1] < own)
    return [-number for _, number in nsmallest(MOST, ranked)]


def without(crowd: bytes, gone: int) -> bytes:
    """The crowd without one of its members."""
    return crowd_of(number for number in members(crowd) if number != gone)


def _heaviest(stems: Iterable[str]) -> list[str]:
    return sorted(stems, key=lambda stem: (-weight(stem), stem))


def _number(words: str) -> int:
    """Like the keys of :mod:`kg.claims.blocking`, of another kind."""
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=5, person=b"mark").digest(), "big")
