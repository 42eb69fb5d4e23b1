"""Two statements of which one negates or denies what the other states."""

from __future__ import annotations

from collections.abc import Set

from kg.claims.instances import Instance
from kg.claims.verbs import near
from kg.claims.words import weight_of

_MUCH = 0.4
"""Share, by weight, of what both speak of from which on it is what they are about."""


def opposed(one: Instance, other: Instance) -> bool:
    """True when much of what both speak of is negated or denied in one of them only."""
    both = one.stems & other.stems
    differently = {stem for stem in both if (stem in one.negated) != (stem in other.negated)}
    if both & one.negated & other.negated:
        differently = set()  # one negation in other words, which may stand before more or less of them
    # "Arvend" in "Arvend was never warned" is negated by nothing: however much it weighs, warned it was not.
    open_ = both - one.subject - other.subject or both
    if one.denied != other.denied:
        return _much(open_ - differently, open_)
    return _much(differently, both) or (_much(differently & open_, open_) and denies_the_same(one, other))


def denies_the_same(one: Instance, other: Instance) -> bool:
    """True when what one negates first of all is what the other tells: both warned, both paid, both closed.

    "The governor does not favour changing the act" negates nothing of what the changes of the act are about.
    """
    if one.denied != other.denied:
        return True
    return any(
        near(head, stem)
        for negating, telling in ((one, other), (other, one))
        for head in negating.head
        for stem in telling.stems - telling.negated
    )


def held(one: Instance, other: Instance) -> bool:
    """True when all that one tells is in the other, and is more than a single word."""
    shorter, longer = sorted((one.stems, other.stems), key=len)
    return len(shorter) > 1 and shorter <= longer


def _much(stems: Set[str], of: Set[str]) -> bool:
    return bool(stems) and weight_of(stems) >= _MUCH * weight_of(of)
