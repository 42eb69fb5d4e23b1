"""Do two statements say the same?  A score with reasons, and what differs.

The score is a logistic function of six lexical measures and two facts; its weights were fitted on
tests/gold/claim_pairs.jsonl.  Static word vectors beside it gain one point of F1 at 16 MB
(benchmarks/claims.py --vectors), so they are left out.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from kg.claims.apart import asked_of, do_other_things, fragment, may_be_one, one_phrase, two_subjects
from kg.claims.differing import Difference, differences, likeness
from kg.claims.instances import About, Instance
from kg.claims.opposed import denies_the_same, held, opposed
from kg.claims.words import weight, weight_of

SAME_FROM = 0.4
"""Score from which two statements are taken to say the same."""

_WEIGHTS = {
    "bias": -3.49,
    "shared words": 1.41,
    "of the shorter": 1.43,
    "amount": 1.52,
    "longest run": 2.43,
    "in order": 2.31,
    "speaker": 0.95,
    "unexplained": -1.44,
}
_RUN, _AMOUNT = 12, 40.0
_FEW_WORDS = 14.0  # three telling words: without more, the articles must be about one thing
_TWO_WORDS = 7.0
_MOST = 0.6
_ALIKE_ARTICLES = 0.06
_HALF = 0.5
_OUTWEIGHS_VERBS = (
    30.0  # seven telling words: two reports that share so many may tell one thing by other verbs
)
_PARTING = frozenset({"number", "name", "month", "date", "verb"})
_A_NUMBER = 4.0
_AGAIN = {0: 1.0, 1: 1.0, 2: 0.75}  # by how often the articles use a stem; more often: half its weight


class Relation(StrEnum):
    """How two statements stand to each other."""

    SAME = "same"
    VARIANT = "variant"  # the same matter, but a number, name, date or verb differs
    CONTRADICTS = "contradicts"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two statements stand to each other, how sure that is, and why.

    score  0 to 1; how alike they are, polarity and numbers left aside
    """

    relation: Relation
    score: float
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...] = ()


def compare(one: Instance, other: Instance, about_one: About, about_other: About) -> Verdict:
    """How ``one`` and ``other`` stand to each other; ``about_one`` and ``about_other`` are their articles."""
    return _verdict(one, other, about_one, about_other, measures(one, other, about_one, about_other))


def alike(one: Instance, other: Instance, about_one: About, about_other: About) -> Verdict | None:
    """What :func:`compare` finds; None for a pair that is different in whatever order its words stand.

    Most pairs that share a key or two are of this kind, and finding the runs of words in common is what
    takes longest.
    """
    if asked_of(one, other) or strangers(one, other, about_one, about_other):
        return None
    by_words = _by_words(one, other, about_one, about_other)
    if _hardly_a_word(one, other, by_words):
        return None
    in_common = sum((Counter(one.sequence) & Counter(other.sequence)).values())
    at_best = {
        "longest run": min(in_common, _RUN) / _RUN,
        "in order": in_common / max(1, min(len(one.sequence), len(other.sequence))),
    }
    if _score(by_words | at_best) < SAME_FROM:
        return None
    return _verdict(one, other, about_one, about_other, by_words | _by_order(one, other))


def _verdict(
    one: Instance, other: Instance, about_one: About, about_other: About, measured: Mapping[str, float]
) -> Verdict:
    score = _score(measured)
    if one.personal and other.personal and not may_be_one(one, other):
        return Verdict(Relation.DIFFERENT, score, ("both speak of themselves, and they are two people",))
    if two_subjects(one, other):
        return Verdict(Relation.DIFFERENT, score, ("the one speaks of him, the other of it",))
    same_speaker = bool(one.speaker & other.speaker)
    if strangers(one, other, about_one, about_other):
        return Verdict(Relation.DIFFERENT, score, ("few words, and articles about different things",))
    if _hardly_a_word(one, other, measured):
        return Verdict(Relation.DIFFERENT, score, ("hardly any telling word in common",))
    if asked_of(one, other):
        return Verdict(Relation.DIFFERENT, score, ("one asks for what the other states",))
    if _only_names(one, other):
        return Verdict(Relation.DIFFERENT, score, ("nothing but names in common",))
    if score < SAME_FROM:
        return Verdict(Relation.DIFFERENT, score, ("not alike in words",))
    if fragment(one, other):
        return Verdict(Relation.DIFFERENT, score, ("a few words without a verb state nothing",))
    in_common, against = _in_common(one, other, _shared(one, other)), opposed(one, other)
    differing = tuple(differences(one, other))
    kinds = {difference.kind for difference in differing}
    reasons = tuple(_reasons(measured, same_speaker))
    if "verb" not in kinds and one_phrase(one, other):
        return Verdict(Relation.DIFFERENT, score, ("one phrase in common, and other verbs",))
    if one.unsaid != other.unsaid:
        # Who has not confirmed it does not deny it; only that the same one has said it cannot be true too.
        if against or kinds & _PARTING or not same_speaker or one.denied or other.denied:
            return Verdict(Relation.DIFFERENT, score, ("one tells that this was not said",))
        return Verdict(Relation.CONTRADICTS, score, ("one tells that the same source did not say this",))
    if against:
        if "number" in kinds:  # who denies that 12 were hurt does not say that 40 were not
            return Verdict(Relation.DIFFERENT, score, ("one of them denies another number",))
        if "verb" in kinds or not denies_the_same(one, other) or do_other_things(one, other):
            return Verdict(Relation.DIFFERENT, score, ("one of them denies something else",))
        return Verdict(Relation.CONTRADICTS, score, (*reasons, "one of them denies it"), differing)
    if "number" in kinds and in_common < _FEW_WORDS and _each_has_its_own(one, other):
        return Verdict(Relation.DIFFERENT, score, ("other things are counted",))
    if "verb" not in kinds and in_common < _OUTWEIGHS_VERBS and _alike_but_for_verbs(one, other):
        return Verdict(Relation.DIFFERENT, score, ("they tell other things of the same",))
    if kinds & _PARTING:
        return Verdict(Relation.VARIANT, score, reasons, differing)
    return Verdict(Relation.SAME, score, reasons, differing)


def _hardly_a_word(one: Instance, other: Instance, measured: Mapping[str, float]) -> bool:
    """True for less than two telling words in common that are not most of the words, nor a plain denial."""
    if measured["shared words"] >= _MOST or _in_common(one, other, _shared(one, other)) >= _TWO_WORDS:
        return False
    return not (opposed(one, other) and held(one, other))


def _score(measured: Mapping[str, float]) -> float:
    alike = sum(weight * measured[name] for name, weight in _WEIGHTS.items())
    return round(1 / (1 + math.exp(-alike)), 4)


def strangers(one: Instance, other: Instance, about_one: About, about_other: About) -> bool:
    """True for few words in common in articles about different things: no need to measure further."""
    shared = _shared(one, other)
    if _in_common(one, other, shared) >= _FEW_WORDS or one.speaker & other.speaker:
        return False
    return likeness(about_one.telling - shared, about_other.telling - shared) < _ALIKE_ARTICLES


def _in_common(one: Instance, other: Instance, shared: frozenset[str]) -> float:
    # A number in common tells as much as a word.
    return weight_of(shared) + _A_NUMBER * len(one.numbers & other.numbers)


def _shared(one: Instance, other: Instance) -> frozenset[str]:
    """Stems of both; a speaker's name counts as said, since it stands for the speaker's "she" and "I"."""
    both = one.speaker & other.speaker
    named = (one.stems & other.speaker) | (other.stems & one.speaker)
    # One speaker's name on both sides shows who speaks, which is measured by itself, not what is said.
    return (one.stems & other.stems - both) | (named - both)


def measures(one: Instance, other: Instance, about_one: About, about_other: About) -> dict[str, float]:
    """What the score is made of, each from 0 to 1."""
    measured = _by_words(one, other, about_one, about_other) | _by_order(one, other)
    return {name: measured[name] for name in _WEIGHTS}


def _by_order(one: Instance, other: Instance) -> dict[str, float]:
    """What is measured of the words as they follow one another."""
    matcher = SequenceMatcher(None, one.sequence, other.sequence, autojunk=False)
    blocks = [block.size for block in matcher.get_matching_blocks()]
    shortest = max(1, min(len(one.sequence), len(other.sequence)))
    return {"longest run": min(max(blocks), _RUN) / _RUN, "in order": sum(blocks) / shortest}


def _by_words(one: Instance, other: Instance, about_one: About, about_other: About) -> dict[str, float]:
    """What is measured of the words wherever they stand."""
    shared = _shared(one, other)
    both = one.speaker & other.speaker
    here = _weights_here(one.stems | other.stems | shared, about_one, about_other)

    def weighed(stems: frozenset[str]) -> float:
        return math.fsum(here[stem] for stem in stems)

    all_one, all_other = weighed(one.stems - both) or 1e-6, weighed(other.stems - both) or 1e-6
    in_common = weighed(shared)
    alone = weighed(one.stems - both - shared - about_other.telling) + weighed(
        other.stems - both - shared - about_one.telling
    )
    return {
        "bias": 1.0,
        "shared words": min(1.0, 2 * in_common / (all_one + all_other)),
        "of the shorter": min(1.0, in_common / min(all_one, all_other)),
        "amount": min(in_common, _AMOUNT) / _AMOUNT,
        "speaker": float(bool(both)),
        "unexplained": min(1.0, alone / (all_one + all_other)),
    }


def _alike_but_for_verbs(one: Instance, other: Instance) -> bool:
    """True when half of the words is shared and the verbs are not: two things are told of one matter.

    In paraphrases that share less, other verbs tell nothing: there the other words are others too.
    """
    return likeness(one.stems, other.stems) >= _HALF and do_other_things(one, other)


def _each_has_its_own(one: Instance, other: Instance) -> bool:
    """True when both have something to tell that the other does not speak of."""
    shared = _shared(one, other)
    return bool(one.stems - shared) and bool(other.stems - shared)


def _only_names(one: Instance, other: Instance) -> bool:
    """True when what both say beside names has no word and no number in common.

    "Dahl opened the Torvik bridge" and "salt ate into the Torvik bridge" share a bridge, nothing more.
    """
    names = one.names | other.names
    beside = (one.stems | other.stems) - names
    return bool(beside) and not one.numbers & other.numbers and _shared(one, other) <= names


def _weights_here(stems: Iterable[str], about_one: About, about_other: About) -> dict[str, float]:
    """The weight of each stem between two articles: what both use again and again is their topic."""
    here = {}
    for each in stems:
        uses, others = about_one.uses.get(each, 0), about_other.uses.get(each, 0)
        here[each] = weight(each) * _AGAIN.get(min(uses, others) if uses and others else uses or others, 0.5)
    return here


def _reasons(measures: Mapping[str, float], same_speaker: bool) -> Iterator[str]:
    yield f"{measures['shared words']:.0%} of the weight of their words is shared"
    yield f"{measures['in order']:.0%} of the words of the shorter stand in the same order in the longer"
    if same_speaker:
        yield "the same source stands at the end of both chains"
