"""Where in an article who is named, and who was remembered last: what a reader has in mind at one place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, takewhile

from kg.model import Agent, AgentKind, Annotated, Span
from kg.resolve.cast import FEMALE, MALE, Cast, Member

PRONOUN_GENDER = {
    "he": MALE, "him": MALE, "his": MALE, "himself": MALE, "she": FEMALE, "her": FEMALE, "herself": FEMALE,
}  # fmt: skip

_WEIGHTS = {
    "sentence": -1.0,
    "subject": 0.6,
    "unquoted": 0.5,
    "quoted": -0.7,
    "gender": 0.4,
    "possessive": -0.8,
    "own subject": 0.8,
    "speaker": 1.2,
}
"""What makes a person the likelier antecedent of a pronoun; tuned on the articles for training."""

_WINDOW = 60
"""Mentions of persons that are looked back over."""


@dataclass(frozen=True, slots=True)
class Page:
    """An annotated article with places made easy to find.

    persons, outlets, bodies  mentions of the cast: start and member, in text order
    possessive                starts of the mentions that are possessive ("Varga's plan")
    """

    annotated: Annotated
    cast: Cast
    persons: tuple[tuple[int, Member], ...]
    outlets: tuple[tuple[int, Member], ...]
    bodies: tuple[tuple[int, Member], ...]
    possessive: frozenset[int]

    @staticmethod
    def of(annotated: Annotated, cast: Cast) -> Page:
        """The page of an article and its cast."""

        def mentions(*kinds: AgentKind) -> tuple[tuple[int, Member], ...]:
            found = ((n.span.start, m) for m in cast.members if m.kind in kinds for n in m.mentions)
            return tuple(sorted(found, key=lambda pair: pair[0]))

        return Page(
            annotated,
            cast,
            mentions(AgentKind.PERSON),
            mentions(AgentKind.OUTLET),
            mentions(AgentKind.ORGANIZATION, AgentKind.COUNTRY),
            frozenset(
                n.span.start
                for m in cast.members
                for n in m.mentions
                if annotated.article.text[n.span.end : n.span.end + 1] in ("'", "’")
            ),
        )

    @property
    def text(self) -> str:
        """The article's text."""
        return self.annotated.article.text

    def sentence_number(self, position: int) -> int:
        """The place, among the sentences, of the last one that begins at or before ``position``."""
        return bisect_right(self.annotated.sentences, Span(position, 1 << 60)) - 1

    def sentence(self, position: int) -> Span | None:
        """The sentence that holds ``position``."""
        i = self.sentence_number(position)
        sentences = self.annotated.sentences
        return sentences[i] if i >= 0 and position < sentences[i].end else None

    def in_quotation(self, position: int) -> bool:
        """True when ``position`` is inside quotation marks."""
        quotations = self.annotated.quotations
        i = bisect_right(quotations, Span(position, 1 << 60)) - 1
        return i >= 0 and position < quotations[i].end


def before(mentions: tuple[tuple[int, Member], ...], at: int) -> Iterator[tuple[int, Member]]:
    """The mentions that begin at or before ``at``, nearest first."""
    return reversed(mentions[: bisect_right(mentions, at, key=lambda pair: pair[0])])


@dataclass(slots=True)
class Memory:
    """What is remembered of the acts read so far.

    described  unnamed sources, documents and bodies introduced by a description, by its head noun
    last       who conveyed last, outlets and documents left out
    """

    speaker: Member | None = None
    speaker_at: int = -1
    described: list[tuple[str, Agent]] = field(default_factory=list)
    last: Agent | None = None
    last_at: int = -1
    outlet: Agent | None = None
    document: Agent | None = None
    body: Agent | None = None

    def note(self, agent: Agent, at: int, member: Member | None, head: str) -> None:
        """Remember ``agent``, who conveyed at ``at``; ``head`` is a description's noun, else empty."""
        if agent.kind not in (AgentKind.OUTLET, AgentKind.DOCUMENT):
            self.last, self.last_at = agent, at
        if member is not None:
            self.speaker, self.speaker_at = member, at
        if agent.kind is AgentKind.OUTLET:
            self.outlet = agent
        elif agent.kind is AgentKind.DOCUMENT:
            self.document = agent
        elif agent.kind in (AgentKind.ORGANIZATION, AgentKind.COUNTRY):
            self.body = agent
        if head:
            self.described.append((head, agent))

    def unnamed_before(self, page: Page, at: int) -> Agent | None:
        """The unnamed source that spoke last, when nobody has been named since: "A reporter … he said"."""
        if self.last is None or self.last.kind is not AgentKind.UNNAMED or self.last.plural:
            return None
        if page.sentence_number(at) - page.sentence_number(self.last_at) > 3:
            return None
        since = takewhile(lambda pair: pair[0] > self.last_at, before(page.persons, at - 1))
        named = any(not member.weak and not page.in_quotation(start) for start, member in since)
        return None if named else self.last

    def body_before(self, page: Page, at: int) -> Agent | None:
        """The body or outlet that "it" most likely stands for: what the sentence before was about."""
        sentence = page.sentence_number(at)
        for back in (1, 0, 2):
            first = page.annotated.sentences[sentence - back].start if sentence >= back else 0
            last = page.annotated.sentences[sentence - back].end if sentence >= back else 0
            named = [
                (start, member)
                for start, member in (*page.bodies, *page.outlets)
                if first <= start < min(last, at)
                and start not in page.possessive
                and not page.in_quotation(start)
            ]
            if named:
                member = min(named, key=lambda pair: pair[0])[1]
                return Agent(member.name, member.kind)
        return self.outlet or self.document or self.body

    def person_before(self, page: Page, at: int, gender: str | None, nearest: bool = False) -> Member | None:
        """The person that a pronoun at ``at`` most likely stands for.

        nearest  take the last one named, as "who" does
        """
        fitting = [
            (start, member)
            for start, member in islice(before(page.persons, at), _WINDOW)
            if not member.weak and (gender is None or member.gender in (gender, None))
        ]
        if not fitting:
            speaker = self.speaker
            fits = speaker is not None and (gender is None or speaker.gender in (gender, None))
            return speaker if fits else None
        if nearest:
            return fitting[0][1]
        first_in: dict[int, int] = {}
        for start, _ in fitting:
            first_in[page.sentence_number(start)] = start
        subjects = set(first_in.values())
        sentence = page.sentence_number(at)

        def likelihood(pair: tuple[int, Member]) -> tuple[float, int]:
            start, member = pair
            score = _WEIGHTS["sentence"] * (sentence - page.sentence_number(start))
            score += _WEIGHTS["subject"] * (start in subjects)
            own = page.sentence_number(start) == sentence
            score += _WEIGHTS["own subject"] * (own and start in subjects)
            score += _WEIGHTS["quoted"] if page.in_quotation(start) else _WEIGHTS["unquoted"]
            score += _WEIGHTS["gender"] * (gender is not None and member.gender == gender)
            score += _WEIGHTS["possessive"] * (start in page.possessive)
            if member is self.speaker:
                recent = sentence - page.sentence_number(self.speaker_at) <= 3
                score += _WEIGHTS["speaker"] / (1 if recent else 3)
            return score, start

        return max(fitting, key=likelihood)[1]
