"""Decisions about who is who: what was found to be one and what to be two, by whom, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kg.identity.keys import name_key
from kg.model import AgentKind
from kg.populate.iris import named_iri
from kg.slugs import digest

PROGRAM, REGISTRY, PERSON = "program", "registry", "person"
"""Who decides."""


class Verdict(StrEnum):
    """What was decided about two names, or about one name in several articles."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A name, in all articles or in one.

    article  the one article: its IRI, or its id as a person writes it; empty for the name wherever it
             occurs, or when only the tag is known
    tag      digest of the one article's IRI; empty while only its id is known
    """

    kind: AgentKind
    name: str
    tag: str = ""
    article: str = field(default="", compare=False)

    @property
    def own(self) -> str:
        """IRI of kind and name alone."""
        return str(named_iri(self.kind, self.name))

    @property
    def iri(self) -> str:
        """IRI of what is meant: of the name, or of the name in its one article."""
        return f"{self.own}/{self.tag}" if self.tag else self.own

    @property
    def key(self) -> str:
        """The block of names that the reference belongs to."""
        return name_key(self.kind, self.name)


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One decision.

    second   None where one name in several articles is found to have one bearer
    score    from 0 (two, surely) to 1 (one, surely); None where a person decided
    reasons  what it rests on; for a line of the decisions file, the remark beside it
    by       "program", "registry", or "person" for a line of the decisions file
    """

    verdict: Verdict
    first: Ref
    second: Ref | None = None
    score: float | None = None
    reasons: tuple[str, ...] = ()
    by: str = PROGRAM


@dataclass(frozen=True, slots=True)
class Decisions:
    """Who is who among a set of mentions.

    settled  by the IRI of an article, then by an agent's own IRI there: the IRI to use
    made     what was decided, in order
    """

    settled: Mapping[str, Mapping[str, str]]
    made: tuple[Decision, ...]


def identities(decisions: Decisions, article: str) -> Mapping[str, str]:
    """For one article, by its IRI: the IRIs to use instead of agents' own, as ``populate`` takes them."""
    return decisions.settled.get(article, {})


def tag_of(article: str) -> str:
    """The short name of an article within the IRI of an agent that only some articles mean."""
    return digest(article, length=8)


def ordered(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Without repetition, by the names concerned."""
    return tuple(sorted(set(decisions), key=_place))


def _place(decision: Decision) -> tuple[object, ...]:
    second = decision.second
    behind = (second.kind.value, second.name, second.tag) if second else ("", "", "")
    first = decision.first
    return (first.kind.value, first.name, first.tag, *behind, decision.verdict.value, decision.by)
