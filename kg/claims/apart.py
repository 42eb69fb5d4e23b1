"""What keeps two statements apart however many words they share: other verbs, questions, other subjects."""

from __future__ import annotations

from difflib import SequenceMatcher

from kg.claims.instances import Instance
from kg.claims.verbs import near, other_verbs, verbs
from kg.claims.words import stem
from kg.model import Manner

_WANTING = frozenset({Manner.ASKED, Manner.DEMANDED})
_ASKING = frozenset(map(stem, "ask urge demand request appeal plead beg".split()))
_FRAGMENT = 3  # words; so few without a verb state nothing
_WHETHER = (stem("whether"),)
_PRONOUNS = frozenset(map(stem, ("he", "she", "it")))


def do_other_things(one: Instance, other: Instance) -> bool:
    """True when both show verbs, and none of either is in the other."""
    return other_verbs(one.provenance.wording, other.provenance.wording) is not None


def one_phrase(one: Instance, other: Instance) -> bool:
    """True when all that both speak of is one phrase ("the Sund gas terminal"), and each tells its own."""
    if one.numbers & other.numbers or not do_other_things(one, other):
        return False
    shared = one.stems & other.stems
    blocks = SequenceMatcher(None, one.sequence, other.sequence, autojunk=False).get_matching_blocks()
    if not any(shared <= set(one.sequence[block.a : block.a + block.size]) for block in blocks):
        return False
    return not any(near(mine, theirs) for mine in one.stems - shared for theirs in other.stems - shared)


def fragment(one: Instance, other: Instance) -> bool:
    """True when one is a few words without a verb ("the harbour engineer"), and the other says more."""
    return one.sequence != other.sequence and any(
        len(each.sequence) <= _FRAGMENT and not verbs(each.provenance.wording) for each in (one, other)
    )


def asked_of(one: Instance, other: Instance) -> bool:
    """True when one is a demand or a question for what the other states.

    Words that tell of the asking ("has asked Lena Orsted to serve") state it, and go with the demand itself.
    """
    if _wants(one) == _wants(other):
        return False
    return not _tells_of_asking(other if _wants(one) else one)


def _wants(one: Instance) -> bool:
    if one.sequence[:1] == _WHETHER:
        return True  # "whether the bridge would close": a question, whoever has it
    hands = one.provenance.hands
    return bool(hands) and hands[-1].manner in _WANTING and not _tells_of_asking(one)


def _tells_of_asking(one: Instance) -> bool:
    return not _ASKING.isdisjoint(one.sequence)


def two_subjects(one: Instance, other: Instance) -> bool:
    """True when each begins with another pronoun: "he had paid" and "it had paid" are two who paid."""
    first = {each.sequence[0] for each in (one, other) if each.sequence}
    return len(first) == 2 and first <= _PRONOUNS


def may_be_one(one: Instance, other: Instance) -> bool:
    """True unless both have speakers with names that have no word in common."""
    return bool(one.speaker & other.speaker) or not one.speaker or not other.speaker
