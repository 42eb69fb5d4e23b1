"""Who conveys, act by act: names, pronouns, "the newspaper", "the official", recipients.

Read in text order with a memory of who spoke and who was named, as a reader does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.cues import manner
from kg.extract.recipients import recipient_phrases
from kg.lexicon import OUTLET_NOUNS, singular
from kg.model import Act, Agent, AgentKind, Annotated, Conveyed, Report, Span, ZoneKind, hull
from kg.resolve.cast import FEMALE, MALE, Cast, Member, cast_of, has_first_name
from kg.resolve.mention import Form, Mention, read_mention
from kg.resolve.names import Lexicons, NameSpan, Shape, names_in

_PRONOUN = re.compile(r"\b(?:he|she)\b", re.I)
_SINGULAR = {
    "his": MALE,
    "he": MALE,
    "him": MALE,
    "himself": MALE,
    "she": FEMALE,
    "her": FEMALE,
    "herself": FEMALE,
}
_REASON = re.compile(
    r"\b(?:on (?:the )?condition of anonymity|spoke anonymously|(?:was|were|is|are)(?: not|n[’']t) authorized to|"
    r"request(?:ed|ing) anonymity|asked not to be (?:named|identified)|declined to be (?:named|identified))[^.;”\"]*",
    re.I,
)
_POLITICAL = (AgentKind.COUNTRY, AgentKind.ORGANIZATION)
_ORDINAL = re.compile(r"^(?:first|second|third|other|same)\s+")
_ARTICLE = re.compile(r"^(?:the|this|that|these|those)\s+", re.I)


@dataclass(slots=True)
class _Memory:
    """What a reader remembers at one place of the text."""

    speaker: Member | None = None
    speaker_at: int = -1
    described: list[tuple[str, Agent]] = field(default_factory=list)
    last: Agent | None = None
    last_at: int = -1
    outlet: Agent | None = None
    document: Agent | None = None
    body: Agent | None = None


def resolve(annotated: Annotated, acts: Sequence[Act], lexicons: Lexicons) -> tuple[Conveyed, ...]:
    """Every act with its agents, in the order given."""
    article = annotated.article
    text = article.text
    headlines = [z.span for z in article.zones if z.kind is ZoneKind.HEADLINE]
    # A headline in capitals makes names of ordinary words: only plain persons' names are taken from it.
    names = (
        n
        for n in names_in(text, 0, len(text), lexicons)
        if not any(h.overlaps(n.span) for h in headlines)
        or (n.shape is Shape.PERSON and has_first_name(n.name))
    )
    cast = cast_of(text, names)
    reader = _Reader(annotated, cast, lexicons)
    order = sorted(
        range(len(acts)), key=lambda i: hull([*acts[i].cue, *([acts[i].source] if acts[i].source else [])])
    )
    done: dict[int, Conveyed] = {}
    for i in order:
        done[i] = reader.convey(acts[i])
    return tuple(done[i] for i in range(len(acts)))


class _Reader:
    """Resolves acts one after the other, in text order."""

    def __init__(self, annotated: Annotated, cast: Cast, lexicons: Lexicons) -> None:
        self.annotated, self.cast, self.lexicons = annotated, cast, lexicons
        self.text = annotated.article.text
        self.memory = _Memory()
        self.hosts: dict[str, Agent] = {}
        self.opened: dict[str, Agent] = {}
        self.persons = sorted(
            ((n.span.start, m) for m in cast.members if m.kind is AgentKind.PERSON for n in m.mentions),
            key=lambda pair: pair[0],
        )
        self.outlets = sorted(
            ((n.span.start, m) for m in cast.members if m.kind is AgentKind.OUTLET for n in m.mentions),
            key=lambda pair: pair[0],
        )
        self.bodies = sorted(
            (
                (n.span.start, m)
                for m in cast.members
                if m.kind in (AgentKind.ORGANIZATION, AgentKind.COUNTRY)
                for n in m.mentions
            ),
            key=lambda pair: pair[0],
        )

        self.venues = self._introduced_venues()

    def convey(self, act: Act) -> Conveyed:
        """``act`` with its agents; the memory moves on."""
        told_to = self._recipient(act)
        self._open_venues(act.cue[-1].end)
        reports: list[Report] = []
        if act.source is not None:
            mention = read_mention(self.text, act.source, self.cast)
            if mention is not None:
                agent = self._agent(mention, act)
                others = tuple(self._agent(m, act) for m in mention.beside)
                how = manner(" ".join(c.of(self.text) for c in act.cue))
                reports.append(Report(agent, mention.span, act.cue, how, others))
                author = self._author(mention)
                if author is not None:
                    reports.append(Report(author, None, (), how))
                self._remember(agent, mention)
                introduced = self.opened.pop(agent.name, None)
                told_to = told_to or introduced
        return Conveyed(act, tuple(reports), told_to)

    # -- who

    def _agent(self, mention: Mention, act: Act) -> Agent:
        if mention.form is Form.NAME and mention.member is not None:
            member = mention.member
            polity = self.lexicons.polities.find(member.name) if member.kind in _POLITICAL else None
            stands_for = polity.stands_for or None if polity is not None else None
            return Agent(member.name, member.kind, mention.roles, stands_for=stands_for)
        if mention.form is Form.PRONOUN:
            return self._pronoun(mention, act)
        if mention.form is Form.BACK or mention.kind is AgentKind.OUTLET:
            back = self._back(mention)
            if back is not None:
                return back
        return self._description(mention, act)

    def _author(self, mention: Mention) -> Agent | None:
        """Who wrote "the statement" that follows on their words (guidelines, rule 17)."""
        if (
            mention.kind is not AgentKind.DOCUMENT
            or mention.form is not Form.BACK
            or mention.head not in _AUTHORED
        ):
            return None
        return self.memory.last

    def _description(self, mention: Mention, act: Act) -> Agent:
        words = mention.span.of(self.text)
        name = re.sub(r"\s+", " ", words)
        if name[:1].isupper() and name.split()[0].casefold() in _LOWERED:
            name = name[0].lower() + name[1:]
        kind = mention.kind if mention.kind is not AgentKind.OUTLET else AgentKind.UNNAMED
        head = words.split()[-1] if words.split() else ""
        plural = (
            kind is AgentKind.UNNAMED
            and singular(mention.head) == mention.head
            and _plural(words, mention.head)
        )
        reason = self._reason(act)
        return (
            Agent(
                name, kind, mention.roles, plural=plural, reason=reason if kind is AgentKind.UNNAMED else None
            )
            if head
            else Agent(name, kind)
        )

    def _reason(self, act: Act) -> Span | None:
        sentence = self._sentence(act.cue[0].start)
        if sentence is None:
            return None
        match = _REASON.search(self.text, sentence.start, sentence.end)
        return Span(match.start(), match.end()) if match else None

    def _pronoun(self, mention: Mention, act: Act) -> Agent:
        word = mention.head
        at = mention.span.start
        if word in _SINGULAR and (unnamed := self._unnamed_before(at)) is not None:
            return unnamed
        if word in _SINGULAR or word in ("who", "i", "my"):
            member = self._person_before(at, _SINGULAR.get(word), relative=word == "who")
            if member is not None:
                return Agent(member.name, member.kind)
        if word in ("it", "its", "which", "this", "that"):
            last = self.memory.outlet or self.memory.document or self.memory.body
            if last is not None:
                return last
        if word in ("they", "their", "we", "our", "them", "who"):
            plural = next((a for _, a in reversed(self.memory.described) if a.plural), None)
            if plural is not None:
                return plural
            if self.memory.body is not None:
                return self.memory.body
        if self.memory.speaker is not None:
            return Agent(self.memory.speaker.name, self.memory.speaker.kind)
        return Agent(mention.span.of(self.text).lower(), AgentKind.UNNAMED)

    def _unnamed_before(self, at: int) -> Agent | None:
        """The unnamed source that spoke last, when nobody has been named since: "A reporter … he said"."""
        last = self.memory.last
        if last is None or last.kind is not AgentKind.UNNAMED or last.plural:
            return None
        if self._sentence_number(at) - self._sentence_number(self.memory.last_at) > 3:
            return None
        named = any(
            self.memory.last_at < start < at and not m.weak and not self._inside_quotation(start)
            for start, m in self.persons
        )
        return None if named else last

    def _person_before(self, at: int, gender: str | None, relative: bool = False) -> Member | None:
        """The person that a pronoun at ``at`` most likely stands for."""
        sentence = self._sentence_number(at)
        best: tuple[float, int] | None = None
        chosen: Member | None = None
        first_in: dict[int, int] = {}
        stop = bisect_right(self.persons, at, key=lambda pair: pair[0])
        for start, member in self.persons[max(0, stop - 60) : stop]:
            if member.weak or (gender is not None and member.gender not in (gender, None)):
                continue
            here = self._sentence_number(start)
            subject = first_in.setdefault(here, start) == start
            gap = sentence - here
            if relative:
                score = float(start)
            else:
                score = (
                    -1.0 * gap
                    + (0.6 if subject else 0.0)
                    + (0.5 if self._inside_quotation(start) is False else -0.7)
                )
                if gender is not None and member.gender == gender:
                    score += 0.4
            if member is self.memory.speaker:
                score += 1.2 if sentence - self._sentence_number(self.memory.speaker_at) <= 3 else 0.4
            if best is None or (score, start) > best:
                best, chosen = (score, start), member
        speaker = self.memory.speaker
        if chosen is None and speaker is not None and (gender is None or speaker.gender in (gender, None)):
            return speaker
        return chosen

    def _back(self, mention: Mention) -> Agent | None:
        """Whom a definite description refers back to."""
        at = mention.span.start
        if mention.kind is AgentKind.OUTLET or (
            mention.kind is AgentKind.DOCUMENT and mention.head in ("report", "article", "story")
        ):
            stop = bisect_right(self.outlets, at, key=lambda pair: pair[0])
            own = self.annotated.article.outlet
            for _, member in reversed(self.outlets[:stop]):
                if member.name != own:
                    return Agent(member.name, member.kind)
            if mention.kind is AgentKind.OUTLET and self.memory.outlet is not None:
                return self.memory.outlet
            return None
        words = _ORDINAL.sub("", _ARTICLE.sub("", mention.span.of(self.text)).casefold())
        for head, agent in reversed(self.memory.described):
            if (
                head == mention.head
                and agent.kind is mention.kind
                and (words == mention.head or words in agent.name.casefold())
            ):
                return agent
        if mention.kind is AgentKind.ORGANIZATION:
            stop = bisect_right(self.bodies, at, key=lambda pair: pair[0])
            for _, member in reversed(self.bodies[:stop]):
                if mention.head in member.name.casefold().split():
                    return Agent(member.name, member.kind)
            return None
        if mention.kind is AgentKind.UNNAMED:
            return self._person_in_role(mention, at)
        return None

    def _person_in_role(self, mention: Mention, at: int) -> Agent | None:
        """The named person whose title or role has the description's head noun: "the spokesman"."""
        if _plural(mention.span.of(self.text), mention.head):
            return None
        stop = bisect_right(self.persons, at, key=lambda pair: pair[0])
        seen: set[int] = set()
        for _, member in reversed(self.persons[:stop]):
            if id(member) in seen:
                continue
            seen.add(id(member))
            if any(self._has_role(name, mention.head) for name in member.mentions):
                return Agent(member.name, member.kind)
        if mention.head in _INTRODUCED or mention.outlet is not None:
            return None
        # News calls whoever it writes about by what they are: "the former governor", "the pontiff".
        member = self._person_before(at, None)
        return Agent(member.name, member.kind) if member is not None else None

    def _has_role(self, name: NameSpan, head: str) -> bool:
        """True when the text gives a name the role: before it, or in an apposition behind it."""
        before = self.text[max(0, name.titled.start - 40) : name.span.start]
        titled = (
            before[-(name.span.start - name.titled.start) :] if name.titled.start < name.span.start else ""
        )
        directly = re.search(r"([\w-]+)\s+$", before)
        words = [singular(w) for w in re.findall(r"[\w-]+", titled + " " + self._apposition(name.span.end))]
        return head in words or (directly is not None and singular(directly.group(1)) == head)

    def _apposition(self, end: int) -> str:
        match = re.match(r",\s+([^,.;]{3,60})[,.;]", self.text[end : end + 70])
        return match.group(1) if match else ""

    # -- to whom

    def _recipient(self, act: Act) -> Agent | None:
        """The outlet or other named recipient that the act's own sentence gives."""
        sentence = self._sentence(act.cue[0].start)
        if sentence is None:
            return None
        own = hull([*act.cue, *([act.source] if act.source else [])])
        person: Agent | None = None
        for region in _outside(sentence, act.content):
            if not (region.overlaps(own) or 0 <= region.start - own.end <= 3):
                continue
            for phrase, spoken in recipient_phrases(self.text, region):
                if act.source is not None and phrase.overlaps(act.source) and not spoken:
                    continue
                outlet = self._outlet_in_phrase(phrase)
                if outlet is not None:
                    return outlet
                if spoken and person is None and phrase.start >= act.cue[0].start:
                    person = self._named_recipient(phrase)
        return person

    def _outlet_in_phrase(self, phrase: Span) -> Agent | None:
        inside = [m for _, m in self.cast.starting_within(phrase)]
        hosts = [m.name for m in inside if m.kind is AgentKind.PERSON]
        named = [m for m in inside if m.kind is AgentKind.OUTLET]
        if named:
            outlet = Agent(named[0].name, AgentKind.OUTLET)
            self.hosts.update((host, outlet) for host in hosts)
            return outlet
        for host in hosts:
            if host in self.hosts:
                return self.hosts[host]
        words = phrase.of(self.text).split()
        if len(words) == 2 and words[0].casefold() == "the" and singular(words[1]) in OUTLET_NOUNS:
            stop = bisect_right(self.outlets, phrase.start, key=lambda pair: pair[0])
            if stop:
                member = self.outlets[stop - 1][1]
                return Agent(member.name, member.kind)
        return None

    def _named_recipient(self, phrase: Span) -> Agent | None:
        for name, member in self.cast.named_within(phrase):
            if not member.weak and name.span.end >= phrase.end - 2:
                return Agent(member.name, member.kind)
        return None

    def _introduced_venues(self) -> list[tuple[int, Member | None, str, Agent]]:
        """Interviews told of anywhere: place, who speaks (or the pronoun), and the outlet."""
        found = []
        for sentence in self.annotated.sentences:
            for phrase, spoken in recipient_phrases(self.text, sentence):
                if not spoken or self._inside_quotation(phrase.start):
                    continue
                outlet = self._outlet_in_phrase(phrase)
                if outlet is None:
                    continue
                speakers = [
                    (n.span.start, m)
                    for n, m in self.cast.named_within(sentence)
                    if m.kind is AgentKind.PERSON
                    and not m.weak
                    and not phrase.overlaps(n.span)
                    and m.name not in self.hosts
                    and not self._inside_quotation(n.span.start)
                ]
                pronoun = _PRONOUN.search(self.text, sentence.start, sentence.end)
                # Who is named last before the venue speaks there, else who is named first after it.
                ahead = [m for start, m in speakers if start < phrase.start]
                speaker = ahead[-1] if ahead else speakers[0][1] if speakers else None
                found.append((sentence.start, speaker, pronoun.group().casefold() if pronoun else "", outlet))
        return found

    def _open_venues(self, before: int) -> None:
        """Take note of the interviews that the text has told of up to ``before``."""
        while self.venues and self.venues[0][0] < before:
            place, speaker, pronoun, outlet = self.venues.pop(0)
            if speaker is None and pronoun:
                speaker = self._person_before(place, _SINGULAR.get(pronoun))
            if speaker is not None:
                self.opened[speaker.name] = outlet

    # -- memory and places

    def _remember(self, agent: Agent, mention: Mention) -> None:
        if agent.kind not in (AgentKind.OUTLET, AgentKind.DOCUMENT):
            self.memory.last, self.memory.last_at = agent, mention.span.start
        if agent.kind is AgentKind.PERSON:
            member = next(
                (m for m in self.cast.members if m.name == agent.name and m.kind is AgentKind.PERSON), None
            )
            if member is not None:
                member.weak = False
                self.memory.speaker, self.memory.speaker_at = member, mention.span.start
                if mention.form is Form.PRONOUN and member.gender is None:
                    member.gender = _SINGULAR.get(mention.head)
        elif agent.kind is AgentKind.OUTLET:
            self.memory.outlet = agent
        elif agent.kind is AgentKind.DOCUMENT:
            self.memory.document = agent
        elif agent.kind in (AgentKind.ORGANIZATION, AgentKind.COUNTRY):
            self.memory.body = agent
        if mention.form is Form.DESCRIPTION:
            self.memory.described.append((mention.head, agent))

    def _sentence_number(self, position: int) -> int:
        return bisect_right(self.annotated.sentences, Span(position, 1 << 60)) - 1

    def _sentence(self, position: int) -> Span | None:
        i = self._sentence_number(position)
        sentences = self.annotated.sentences
        return sentences[i] if i >= 0 and position < sentences[i].end else None

    def _inside_quotation(self, position: int) -> bool:
        quotations = self.annotated.quotations
        i = bisect_right(quotations, Span(position, 1 << 60)) - 1
        return i >= 0 and position < quotations[i].end


_INTRODUCED = frozenset(
    [
        "source",
        "official",
        "aide",
        "ally",
        "insider",
        "operative",
        "staffer",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "person",
        "man",
        "woman",
        "boy",
        "girl",
        "people",
        "resident",
        "witness",
        "victim",
        "suspect",
        "officer",
        "soldier",
        "diplomat",
        "lawmaker",
        "employee",
        "worker",
        "student",
        "protester",
        "voter",
        "supporter",
        "expert",
        "analyst",
        "lawyer",
        "attorney",
        "judge",
        "mother",
        "father",
        "wife",
        "husband",
        "son",
        "daughter",
        "brother",
        "sister",
        "friend",
        "reporter",
        "journalist",
        "editor",
        "anchor",
        "host",
        "user",
        "one",
        "other",
        "adviser",
        "advisor",
        "individual",
        "child",
        "family",
        "parent",
        "teacher",
        "doctor",
        "investigator",
        "prosecutor",
        "agent",
    ]
)
"""Heads of descriptions that stand for somebody unnamed unless a role in the text says who it is."""

_AUTHORED = frozenset(
    ["statement", "email", "e-mail", "letter", "memo", "tweet", "post", "note", "message", "release", "op-ed", "column", "essay", "speech", "testimony", "passage", "caption"]
)
"""Documents that speak for whoever spoke just before."""

_LOWERED = frozenset(
    [
        "the",
        "a",
        "an",
        "one",
        "two",
        "three",
        "four",
        "five",
        "several",
        "some",
        "many",
        "most",
        "another",
        "other",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "few",
    ]
)


def _plural(words: str, head: str) -> bool:
    last = next((w for w in reversed(re.findall(r"\w+", words)) if singular(w) == head), "")
    return last.casefold() != head or bool(
        re.match(r"(?:two|three|four|five|six|several|some|many|both|few)\b", words, re.I)
    )


def _outside(whole: Span, holes: Sequence[Span]) -> list[Span]:
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
