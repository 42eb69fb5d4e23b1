"""What the words of a statement negate, deny or call untrue, as far as lists and the ends of clauses tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.claims.words import content_stems, stem, tokens

_NEGATIONS = frozenset(
    """no not never nobody none nothing nowhere neither nor without cannot unlikely deny denies denied denying
    refuse refuses refused reject rejects rejected dismissed""".split()
)
"""Words that negate, beside all that end in "n't"."""
_NEGATING = re.compile(
    r"\b(?:(?:fail|neglect|declin|refus)(?:e?s|ed|ing|e)? to|no[- ]one|rul(?:es?|ed|ing) out"
    r"|(?:disput|refut|rebut|contest|contradict)(?:e?s|t?ed|t?ing|e)?"
    r" (?=that\b|having\b|any\b|the (?:claim|report|allegation|accusation|assertion|suggestion))"
    r"|(?:untrue|false|wrong|incorrect|a lie|a myth|nonsense) (?=that\b))",
    re.IGNORECASE,
)
"""Phrases that negate what follows."""
_UNTRUE = re.compile(
    r"\b(?:claim|report|allegation|accusation|assertion|suggestion|statement|rumou?r|story|stories)s?"
    r" (?:that|of) ([^.;:!?\n]+?),? (?:(?:is|are|was|were|be|been|as) )?(?:\w+ly )?"
    r"(?:false|untrue|a lie|lies|wrong|incorrect|baseless|unfounded|fabricated|invented|nonsense)\b",
    re.IGNORECASE,
)
"""A claim that is told and called untrue after it: "the report that the dam failed is false"."""
_DENIALS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|untrue|false|(?:reject|dismiss|disput|refut|rebut|contest)\w*"
    r" (?:that|having|(?:(?:the|a|any|all|such|those|these|his|her|their|its) )?(?:\w+ ){0,2}"
    r"(?:claim|report|allegation|accusation|assertion|suggestion|rumou?r)s?))\b",
    re.IGNORECASE,
)
_TOLD_IN_IT = re.compile(
    r"^(?:\w+ ){0,3}(?:claim|report|allegation|accusation|assertion|suggestion|rumou?r)s?\b.*?\bthat\b",
    re.IGNORECASE,
)
_LEADING = frozenset(
    map(
        stem,
        """ready able going expected planned due likely willing prepared allowed forced claim report
        allegation accusation assertion suggestion rumour""".split(),
    )
)
"""What stands between a negation and what it is about: "not ready to sell", "rejected the claim that"."""
_REACH = 10
"""Words after a negation that it can negate, within its clause: "not yet ready to sell" negates selling."""
_NO_NEGATION = re.compile(
    r"\b(?:no(?:thing)? (?:less|fewer|more|short) (?:than|of)|nothing but|none other than|no doubt"
    r"|without (?:a )?doubt|not (?:only|just|merely|simply|least)"
    r"|never (?:\w+ ){0,4}(?:so|such|more|less|better|worse))\b",
    re.IGNORECASE,
)
"""What has a negation's form and affirms: "nothing less than the future is at stake", "never so full"."""
_CLAUSE_END = re.compile(r"[,.;:!?…—\n]|\b(?:but|because)\b")


@dataclass(frozen=True, slots=True)
class Negation:
    """A negation with its reach, in the words of one clause.

    reached  what it negates
    before   what stands before it and is left as it is: "the county" in "the county was never warned"
    head     how many of the first telling words of ``reached`` may be what it negates first of all: one, but
             of "no written warning" two
    """

    reached: str
    before: str = ""
    head: int = 1


def negations(text: str) -> list[Negation]:
    """The negations of a text; one that a second one undoes is none."""
    found = [Negation(untrue[1]) for untrue in _UNTRUE.finditer(text)]
    spelled = _NEGATING.sub(" not ", _NO_NEGATION.sub("", text))
    for clause in _CLAUSE_END.split(spelled):
        before: list[str] = []
        reach: list[str] = []
        left, head = 0, 1
        for part in clause.split():
            word = part.casefold().replace("’", "'").strip("'()\"“”")
            if word in _NEGATIONS or word.endswith("n't"):
                # A second negation undoes the first, but "neither ... nor" is one.
                left = 0 if left and word != "nor" else _REACH
                head = 2 if word == "no" else 1
            elif left:
                reach.append(part)
                left -= 1
            elif not reach:
                before.append(part)
        if reach:
            found.append(Negation(" ".join(reach), " ".join(before), head))
    return found


def negated(text: str) -> tuple[str, ...]:
    """The stretches of a text that a negation reaches: in "will not resign, but pay" it is "resign"."""
    return tuple(negation.reached for negation in negations(text))


def heads(found: Iterable[Negation]) -> frozenset[str]:
    """The stems that negations negate first of all: in "was never formally warned of it" it is "warn".

    Of a report that is denied it is what the report told, whosever report it was.
    """
    told = ((_TOLD_IN_IT.sub("", each.reached), each.head) for each in found)
    return frozenset(stem for reached, head in told for stem in _telling(reached)[:head])


def _telling(text: str) -> list[str]:
    """The stems of the telling words of a text in order; adverbs and what leads to another word left out."""
    stems = content_stems(text) - _LEADING
    return [stem(token) for token in tokens(text) if stem(token) in stems and not token.endswith("ly")]


def speaks_of_denial(text: str) -> bool:
    """True when the words themselves say that something is denied or untrue."""
    return _DENIALS.search(text) is not None
