"""Statements as they are compared: one instance for each statement of each article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from kg.analyse.phrasing import denies, unsaid
from kg.analyse.provenance import all_provenances
from kg.analyse.voices import plain_name
from kg.claims import negation, words
from kg.model import AgentKind, Provenance
from kg.store import Iri, View

_TEXT = "SELECT ?article ?text WHERE { GRAPH ?graph { ?article kg:text ?text } } LIMIT 1"
_TEXTS = "SELECT ?article ?text WHERE { GRAPH ?graph { ?article kg:text ?text } }"
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|myself)\b|\bI['’]")
_TAIL = re.compile(
    r"[,”\"]\s*(?:(?:the|an?)\s)?[^,.;]{2,60}\s(?:said|told|added|reported|stated)(?:\son\s\w+day)?[.,]?\s*$"
)
_TELLING = 4.0  # a stem that at most every 50th article uses


@dataclass(frozen=True, slots=True)
class Instance:
    """One statement of one article, with what comparison looks at.

    sequence  stems of all words, in order
    stems     stems that tell what it is about
    speaker   stems of the names of whoever stands at the end of the chain; empty for unnamed sources
    negated   those of ``stems`` that a negation reaches
    head      those of ``negated`` that are negated first of all: the verb or noun right after "never" or "no"
    subject   those that stand before a negation in its clause, and hold whether or not it is negated
    denied    whoever stands at the end of the chain denies these words
    unsaid    a hand of the chain is told not to have said them: "has not confirmed", "declined to say"
    personal  it speaks in the first person, so it says something else from another mouth
    """

    provenance: Provenance
    sequence: tuple[str, ...]
    stems: frozenset[str]
    numbers: frozenset[float]
    months: frozenset[str]
    names: frozenset[str]
    speaker: frozenset[str]
    negated: frozenset[str]
    head: frozenset[str]
    subject: frozenset[str]
    denied: bool
    unsaid: bool
    personal: bool
    certainty: int

    @property
    def statement(self) -> str:
        """The IRI of the statement."""
        return self.provenance.statement

    @property
    def article(self) -> str:
        """The IRI of the article."""
        return self.provenance.article.iri


_MONTHS = frozenset(
    "january february march april june july august september october november december".split()
)
_MAY = re.compile(
    r"(?:\b(?:in|until|till|by|since|from|before|after|during|of|next|last|least|this|early|mid|late|and|or|to"
    r"|\d{1,2}(?:st|nd|rd|th)?)[ -]May\b|\bMay \d)(?! [A-Z])"
)
"""The month: not what may happen, nor Theresa May."""


def instance(provenance: Provenance) -> Instance:
    """The statement as it is compared."""
    # A chain that was read one hand short leaves the hand's words at the content's end.
    wording = _TAIL.sub("", provenance.wording) or provenance.wording
    negations = negation.negations(wording)
    reached = [each.reached for each in negations]
    negated = frozenset(stem for stretch in reached for stem in words.content_stems(stretch))
    # With a capital only: "march" is no month.
    capital = {token.casefold() for token in words.tokens(wording) if token[0].isupper()}
    return Instance(
        provenance=provenance,
        sequence=tuple(words.stem(token) for token in words.tokens(wording)),
        stems=words.content_stems(wording),
        # "in 2029, not in 2028" states one year only.
        numbers=words.numbers(wording) - words.numbers(" … ".join(reached)),
        months=frozenset(_MONTHS & capital | ({"may"} if _MAY.search(wording) else set())),
        names=words.names(wording),
        speaker=_speaker(provenance),
        negated=negated,
        head=negation.heads(negations),
        subject=frozenset(s for each in negations for s in words.content_stems(each.before)) - negated,
        # A narrated denial has its verb among the content's own words, where it is seen already.
        denied=denies(provenance) and not negation.speaks_of_denial(wording),
        unsaid=unsaid(provenance) is not None,
        personal=bool(_FIRST_PERSON.search(wording)),
        certainty=words.certainty(wording),
    )


def statements(view: View) -> list[Provenance]:
    """Every statement of the store, in order of article and text, settled."""
    found = list(all_provenances(view))
    outlets = {plain_name(p.article.outlet) for p in found if p.article.outlet}
    outlets |= {plain_name(p.article.republisher) for p in found if p.article.republisher}
    return [settled(provenance, lambda name: plain_name(name) in outlets) for provenance in found]


def settled(provenance: Provenance, is_outlet: Callable[[str], bool]) -> Provenance:
    """The statement, an organization with the name of an outlet whose articles are in the store made one."""
    hands = tuple(
        replace(hand, kind=AgentKind.OUTLET)
        if hand.kind is AgentKind.ORGANIZATION and is_outlet(hand.name)
        else hand
        for hand in provenance.hands
    )
    return provenance if hands == provenance.hands else replace(provenance, hands=hands)


def texts(view: View) -> dict[str, str]:
    """The text of every article, by the article's IRI."""
    return {str(row["article"]): str(row["text"]) for row in view.select(_TEXTS)}


def text_of(view: View, article: str) -> str:
    """The text of one article, by its IRI; empty where the store does not have it."""
    return next((str(row["text"]) for row in view.select(_TEXT, article=Iri(article))), "")


@dataclass(frozen=True, slots=True)
class About:
    """What an article is about.

    telling  the stems of its text that few articles use
    uses     how often it uses each stem
    """

    telling: frozenset[str]
    uses: Mapping[str, int]


def about(text: str) -> About:
    """What the article with this text is about."""
    uses = Counter(words.stem(token) for token in words.tokens(text))
    stems = words.content_stems(text)
    return About(frozenset(stem for stem in stems if words.weight(stem) >= _TELLING), uses)


def _speaker(provenance: Provenance) -> frozenset[str]:
    named = [
        name
        for hand in provenance.hands[-1:]
        for name in (hand.name, *hand.co_agents)
        if hand.kind is not AgentKind.UNNAMED
    ]
    return frozenset(stem for name in named for stem in words.content_stems(name))
