"""Where in an article who is named, and who was remembered last: what a reader has in mind at one place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from kg.model import Act, Agent, AgentKind, Annotated, Span, Spans
from kg.resolve.cast import Cast, Member
from kg.resolve.first_names import FEMALE, MALE

PRONOUN_GENDER = {
    "he": MALE, "him": MALE, "his": MALE, "himself": MALE, "she": FEMALE, "her": FEMALE, "herself": FEMALE,
}  # fmt: skip

_SORTS = {
    noun: sorts
    for nouns, sorts in {
        "newspaper paper daily tabloid broadsheet": "newspaper",
        "magazine newsmagazine weekly": "magazine newspaper",
        "agency wire newswire": "agency",
        "broadcaster channel network station television tv radio": "broadcaster",
        "show program programme podcast": "show broadcaster",
        "website site blog": "online",
    }.items()
    for noun in nouns.split()
}
"""What the registry may call an outlet that the text calls by a noun."""
_SUBORDINATE = re.compile(r"\W*(?:While|Although|Though|When|After|Before|As|If|Because|Since|Once|Until)\b")


@dataclass(frozen=True, slots=True)
class Page:
    """An annotated article with places made easy to find.

    persons, outlets, bodies  mentions of the cast: start and member, in text order
    possessive                starts of the mentions that are possessive ("Varga's plan")
    stated                    for each such start, the quotations and contents that hold it; a content does
                              not hold its own source
    """

    annotated: Annotated
    cast: Cast
    persons: tuple[tuple[int, Member], ...]
    outlets: tuple[tuple[int, Member], ...]
    bodies: tuple[tuple[int, Member], ...]
    possessive: frozenset[int]
    stated: Mapping[int, Spans]

    @staticmethod
    def of(annotated: Annotated, cast: Cast, acts: Sequence[Act] = ()) -> Page:
        """The page of an article, its cast and the acts in it."""

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
            _stated(annotated, cast, acts),
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

    def opens_with_clause(self, number: int) -> bool:
        """True when a sentence begins with a subordinate clause: "While Varga gave no answer, she …"."""
        sentence = self.annotated.sentences[number]
        return _SUBORDINATE.match(self.text, sentence.start, sentence.end) is not None

    def opens_paragraph(self, position: int) -> bool:
        """True when ``position`` is in the first sentence of its paragraph."""
        sentence = self.sentence(position)
        return sentence is not None and (sentence.start == 0 or self.text[sentence.start - 1] == "\n")

    def in_quotation(self, position: int) -> bool:
        """True when ``position`` is inside quotation marks."""
        quotations = self.annotated.quotations
        i = bisect_right(quotations, Span(position, 1 << 60)) - 1
        return i >= 0 and position < quotations[i].end

    def in_words_of(self, phrase: Span) -> bool:
        """True when a phrase is part of a quotation, not a title in quotation marks: “Morning Watch”."""
        quotations = self.annotated.quotations
        i = bisect_right(quotations, Span(phrase.start, 1 << 60)) - 1
        return (
            i >= 0 and phrase.start < quotations[i].end and len(quotations[i]) > len(phrase) + len("“The ”")
        )

    def outlet_called(self, noun: str, at: int, own: str | None = None) -> Member | None:
        """The outlet that "the newspaper" at ``at`` stands for: the last named of that sort, else the last.

        own  the outlet that is not meant
        """
        named = [m for _, m in before(self.outlets, at) if m.name != own]
        sorts = _SORTS.get(noun, "")
        return next((m for m in named if not m.medium or m.medium in sorts), named[0] if named else None)

    def persons_in(self, span: Span) -> Iterator[Member]:
        """The persons whose names begin inside ``span``, once for each mention."""
        low, high = (bisect_left(self.persons, at, key=lambda pair: pair[0]) for at in (span.start, span.end))
        return (member for _, member in self.persons[low:high])

    def in_content(self, position: int, seen_from: int) -> bool:
        """True when a mention is in somebody's words, and the place ``seen_from`` is not in them too."""
        held = self.stated.get(position, ())
        return any(not content.start <= seen_from < content.end for content in held)


def _stated(annotated: Annotated, cast: Cast, acts: Sequence[Act]) -> dict[int, Spans]:
    """For each mention, the quotations and contents that hold it."""
    starts = sorted(n.span.start for m in cast.members for n in m.mentions)
    held: defaultdict[int, Spans] = defaultdict(tuple)
    said = [(content, act.source) for act in acts for content in act.content]
    for content, source in [*((q, None) for q in annotated.quotations), *said]:
        for start in starts[bisect_left(starts, content.start) : bisect_left(starts, content.end)]:
            if source is None or not source.start <= start < source.end:
                held[start] += (content,)
    return held


def before(mentions: tuple[tuple[int, Member], ...], at: int) -> Iterator[tuple[int, Member]]:
    """The mentions that begin at or before ``at``, nearest first."""
    return reversed(mentions[: bisect_right(mentions, at, key=lambda pair: pair[0])])


@dataclass(slots=True)
class Memory:
    """What is remembered of the acts read so far.

    described  unnamed sources, documents and bodies introduced by a description, by its head noun
    last       who conveyed last, outlets and documents left out
    teller     the same of those whom nobody else cites
    thing      the body, outlet or document that conveyed last
    spoken     how often each person has conveyed, by name
    """

    speaker: Member | None = None
    speaker_at: int = -1
    described: list[tuple[str, Agent]] = field(default_factory=list)
    last: Agent | None = None
    last_at: int = -1
    teller: Agent | None = None
    teller_at: int = -1
    outlet: Agent | None = None
    document: Agent | None = None
    body: Agent | None = None
    thing: Agent | None = None
    thing_at: int = -1
    spoken: Counter[str] = field(default_factory=Counter)

    def note(self, agent: Agent, at: int, member: Member | None, head: str, nested: bool) -> None:
        """Remember ``agent``, who conveyed at ``at``; ``head`` is a description's noun, else empty.

        nested  only somebody else says that the agent conveyed: "he" is then no unnamed person met there
        """
        unheard = nested and agent.kind is AgentKind.UNNAMED
        if agent.kind not in (AgentKind.OUTLET, AgentKind.DOCUMENT) and not unheard:
            self.last, self.last_at = agent, at
            if not nested:
                self.teller, self.teller_at = agent, at
        if member is not None:
            self.speaker, self.speaker_at = member, at
            self.spoken[member.name] += 1
        if agent.kind not in (AgentKind.PERSON, AgentKind.UNNAMED):
            self.thing, self.thing_at = agent, at
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
        """The body or outlet that "it" stands for: the one that just spoke, else what was last written of."""
        sentence = page.sentence_number(at)
        if self.thing is not None and 0 <= sentence - page.sentence_number(self.thing_at) <= 1:
            return self.thing
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
