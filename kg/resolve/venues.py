"""To whom an act was told: the outlet of an interview, or another named recipient (guidelines, rule 10)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.recipients import Place, recipient_phrases
from kg.lexicon import NOT_NAMES, OUTLET_NOUNS, PLACES, PLATFORMS, singular
from kg.model import Act, Agent, AgentKind, NameKind, Span, hull
from kg.resolve.antecedents import person_before
from kg.resolve.cast import Member
from kg.resolve.names import Shape
from kg.resolve.reader import PRONOUN_GENDER, Memory, Page

_FOLLOWS_ON = 40
"""Characters behind a content within which "on CNN's morning show" still tells where it was said."""

_OTHER_CLAUSE = re.compile(r"\b(?:but|while|whereas|although|though)\b")

_BESIDE = 20
"""Characters behind a source within which "Varga on CNN said" tells where; not "turned on it, saying"."""

_BODIES = (Shape.ORGANIZATION, Shape.COUNTRY)
_NO_OUTLET = NOT_NAMES | PLACES
_CAPITALISED = re.compile(
    r"(?:the\s+)?(?P<name>(?:The\s+)?[A-Z][\w&'’.-]*[\w](?:\s+(?:of\s+)?[A-Z][\w&'’-]*)*)(?!\s+(?:interview|column))"
)
_TOLD = re.compile(r"\b(?:told|tells?|telling)\s+(?:the\s+)?$")
_APPOSITION = re.compile(
    r",\s+(?P<name>(?:[Tt]he\s+)?[A-Z][\w&'’-]*(?:\s+(?:of\s+)?[A-Z][\w&'’-]*){0,4})(?=,|\s+that\b)"
)
_PRONOUN = re.compile(r"\b(?:he|she)\b", re.I)
_PUBLISHED = re.compile(
    r"\b(?:published|carried|printed|ran|aired|broadcast|released|posted)\s+(?:an?|its|the)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:interview|conversation)\s+with\s+"
)
_POLL = re.compile(r"\b(?:poll|survey)s?$")
_SORT_OF = frozenset("daily local news official public semi-official state state-owned state-run".split())
_THEN = frozenset({"then", "later", "afterwards", "separately", "recently", "too"})
_AIRED = re.compile(
    r"\b(?<!went )(?:[Oo]n|to|told)\s+(?P<station>(?:[A-Z][\w-]+\s+)?"
    r"(?:state|national|public)(?:-(?:run|owned))?\s+(?:television|TV|radio))\b(?!\s+(?:station|channel|network|[A-Z]))"
)
"""A station without a name: "the minister said on state television"."""
_MIXED = re.compile(r"[a-z]{1,5}[A-Z]{2,}\w*")  # "told talkSPORT": nobody else is written so
_DOING = re.compile(r"\b(?:after|before|while|when|in|by)\s+\w+ing\b[^,;:.]*\Z")


class Venues:
    """Recipients of acts, and interviews that the text tells of before anything from them is quoted."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._hosts: dict[str, Agent] = {}
        self._opened: dict[str, Agent] = {}
        self._introduced = self._find_introduced()

    def of(self, act: Act) -> Agent | None:
        """The outlet or other named recipient that the act's own sentence gives."""
        page = self._page
        sentence = page.sentence(act.cue[0].start)
        if sentence is None:
            return None
        own = hull([*act.cue, *([act.source] if act.source else [])])
        person: Agent | None = None
        for region in outside(sentence, act.content):
            beside = region.overlaps(own) or 0 <= region.start - own.end <= 3
            aired = _AIRED.search(page.text, region.start, region.end) if beside else None
            if aired is not None:
                return Agent(aired.group("station"), AgentKind.OUTLET)
            for phrase, place in recipient_phrases(page.text, region):
                if place is Place.BARE and act.source is not None and _apart(act.source, act.cue[0], phrase):
                    continue
                # Behind the content, only what follows on it at once belongs to the act.
                far = phrase.start - region.start > _FOLLOWS_ON
                if not beside and (far or _OTHER_CLAUSE.search(page.text, region.start, phrase.start)):
                    continue
                if place is Place.BARE and _POLL.search(page.text, phrase.start, phrase.end):
                    continue  # "in a Herald poll, voters said": asked there, not heard there
                outlet = self._outlet_in(phrase, place)
                if outlet is not None:
                    return outlet
                if place is not Place.BARE and person is None and phrase.start >= act.cue[0].start:
                    person = self._named_in(phrase)
        return person

    def opened_for(self, speaker: Agent) -> Agent | None:
        """The outlet of an interview with ``speaker`` that was told of and has not been quoted yet."""
        return self._opened.pop(speaker.name, None)

    def read_up_to(self, place: int, memory: Memory) -> None:
        """Take note of the interviews that the text tells of up to ``place``."""
        while self._introduced and self._introduced[0][0] < place:
            at, speaker, pronoun, outlet = self._introduced.pop(0)
            if speaker is None and pronoun:
                speaker = person_before(self._page, memory, at, PRONOUN_GENDER.get(pronoun))
            if speaker is not None:
                self._opened[speaker.name] = outlet

    def _find_introduced(self) -> list[tuple[int, Member | None, str, Agent]]:
        """Place, speaker (or pronoun) and outlet of every interview told of outside quotations."""
        page = self._page
        found = []
        for sentence in page.annotated.sentences:
            for phrase, place in recipient_phrases(page.text, sentence):
                if place is Place.BARE or page.in_words_of(phrase):
                    continue
                outlet = self._outlet_in(phrase, place)
                if outlet is None:
                    continue
                pronoun = _PRONOUN.search(page.text, sentence.start, sentence.end)
                said = pronoun.group().casefold() if pronoun else ""
                found.append((sentence.start, self._speaker(sentence, phrase), said, outlet))
            found += self._published_in(sentence)
        return sorted(found, key=lambda one: one[0])

    def _published_in(self, sentence: Span) -> list[tuple[int, Member | None, str, Agent]]:
        """The interview that an outlet has published: "The Herald ran an interview with Varga"."""
        page = self._page
        published = _PUBLISHED.search(page.text, sentence.start, sentence.end)
        if published is None or page.in_quotation(published.start()):
            return []
        before, behind = Span(sentence.start, published.start()), Span(published.end(), sentence.end)
        outlets = [m for _, m in page.cast.named_within(before) if m.kind is AgentKind.OUTLET]
        persons = [m for m in page.persons_in(behind) if not m.weak]
        if not outlets or not persons:
            return []
        return [(sentence.start, persons[0], "", Agent(outlets[-1].name, AgentKind.OUTLET))]

    def _speaker(self, sentence: Span, phrase: Span) -> Member | None:
        """Who is named last before the venue, first before "after writing a …"; else first after it."""
        page = self._page
        speakers = [
            (name.span.start, member)
            for name, member in page.cast.named_within(sentence)
            if member.kind is AgentKind.PERSON
            and not member.weak
            and not phrase.overlaps(name.span)
            and member.name not in self._hosts
            and not page.in_quotation(name.span.start)
        ]
        ahead = [member for start, member in speakers if start < phrase.start]
        if ahead and _DOING.search(page.text, sentence.start, phrase.start):
            return ahead[0]
        return ahead[-1] if ahead else speakers[0][1] if speakers else None

    def _outlet_in(self, phrase: Span, place: Place) -> Agent | None:
        """The outlet named in a phrase, by its host, or by "the newspaper"."""
        page = self._page
        inside = [member for _, member in page.cast.starting_within(phrase)]
        hosts = [m.name for m in inside if m.kind is AgentKind.PERSON]
        named = next((m for m in inside if m.kind is AgentKind.OUTLET), None)
        if named is not None:
            outlet = Agent(named.name, AgentKind.OUTLET)
            self._hosts.update((host, outlet) for host in hosts)
            return outlet
        for host in hosts:
            if host in self._hosts:
                return self._hosts[host]
        words = phrase.of(page.text).split()
        if len(words) > 2 and words[-1] in _THEN:
            words.pop()
        own = page.annotated.article.outlet
        if own and len(words) == 2 and words[0] == "this" and singular(words[1]) in OUTLET_NOUNS:
            return Agent(own, AgentKind.OUTLET)
        if len(words) == 3 and words[1] == "same":
            del words[1]
        if (called := self._called(phrase, words)) is not None:
            return called
        told_apart = all(w in _SORT_OF or w[0].isupper() for w in words[1:-1])  # "the Toronto newspaper"
        plain = words[:1] + words[-1:] if told_apart else words
        if len(plain) == 2 and words[0].casefold() == "the" and singular(plain[1]) in OUTLET_NOUNS:
            last = page.outlet_called(singular(plain[1]), phrase.start)
            return Agent(last.name, AgentKind.OUTLET) if last else None
        told = _TOLD.search(page.text, max(0, phrase.start - 20), phrase.start) is not None
        if told and _MIXED.fullmatch(page.text, phrase.start, phrase.end):
            return Agent(phrase.of(page.text), AgentKind.OUTLET)
        heard = told and any(
            name.kind is NameKind.OUTLET and name.span.start == phrase.start and name.span.end >= phrase.end
            for name in page.annotated.names
        )
        return self._unlisted(phrase) if place is Place.MEDIA or heard else None

    def _called(self, phrase: Span, words: list[str]) -> Agent | None:
        """The outlet that an apposition names: "the local newspaper, the Harrow Chief, that"."""
        behind = _APPOSITION.match(self._page.text, phrase.end)
        if not words or singular(words[-1]) not in OUTLET_NOUNS or behind is None:
            return None
        return self._unlisted(Span(*behind.span("name")))

    def _unlisted(self, phrase: Span) -> Agent | None:
        """An outlet that no registry knows, where only an outlet can stand: "wrote for the Harrow Informer".

        Persons, places and known bodies can be interviewed and written to; they are none.
        """
        page = self._page
        name = _CAPITALISED.match(page.text, phrase.start, phrase.end)
        if name is None or name.group("name").removeprefix("The ").split()[0].casefold() in _NO_OUTLET:
            return None
        span = Span(*name.span("name"))
        if not name.group().startswith(("The ", "the ")):
            for other in page.annotated.names:
                if other.span.overlaps(span) and other.kind in (NameKind.PERSON, NameKind.PLACE):
                    return None
        for mention, member in page.cast.starting_within(span):
            # a body that only the encoder takes for one may be an outlet here
            if mention.shape in _BODIES or not (member.weak or member.kind is AgentKind.ORGANIZATION):
                return None
        return Agent(name.group("name"), AgentKind.OUTLET)

    def _named_in(self, phrase: Span) -> Agent | None:
        for name, member in self._page.cast.named_within(phrase):
            if member.name in PLATFORMS:
                continue
            if not member.weak and name.span.end >= phrase.end - 2:
                return Agent(member.name, member.kind)
        return None


def _apart(source: Span, cue: Span, phrase: Span) -> bool:
    """True for a bare "on the Herald" that is part of the source, or stands far behind it before the cue."""
    return phrase.overlaps(source) or source.end + _BESIDE < phrase.start < cue.start


def outside(whole: Span, holes: Sequence[Span]) -> list[Span]:
    """The parts of ``whole`` that no hole covers, in order."""
    left, at = [], whole.start
    for hole in sorted(holes):
        if hole.end <= whole.start or hole.start >= whole.end:
            continue
        if hole.start > at:
            left.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < whole.end:
        left.append(Span(at, whole.end))
    return left
