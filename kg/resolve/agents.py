"""Who conveys, act by act: names, pronouns, "the newspaper", "the official", "the statement".

Acts are read in text order with a memory of who spoke and who was named, as a reader does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from kg.extract.cues import ANONYMITY, manner
from kg.lexicon import AUTHORED, DOCUMENT_NOUNS, INTRODUCED, LOWERED, PERSON_NOUNS, singular
from kg.model import (
    Act,
    Agent,
    AgentKind,
    Annotated,
    Conveyed,
    Manner,
    Name,
    NameKind,
    Report,
    Span,
    ZoneKind,
    hull,
)
from kg.resolve.cast import Cast, Member, cast_of
from kg.resolve.first_names import has_first_name
from kg.resolve.mention import Form, Mention, read_mention
from kg.resolve.names import Lexicons, NameSpan, Shape, names_in
from kg.resolve.reader import PRONOUN_GENDER, Memory, Page, before
from kg.resolve.venues import Venues

_ORDINAL = re.compile(r"^(?:first|second|third|other|same)\s+")
_DEFINITE = re.compile(r"^(?:the|this|that|these|those)\s+", re.I)
_COUNTED = re.compile(r"(?:two|three|four|five|six|several|some|many|both|few)\b", re.I)
_POLL = re.compile(r"\b(?:[A-Z][\w/&.’'-]*\s+){0,4}(?:[a-z]+\s+)?(?:poll|survey|Poll|Survey)\b(?!s)")
_RESPONDENTS = re.compile(
    r"\b(?:percent|per cent|respondents?|of (?:voters|those|americans|adults))\b|%", re.I
)
_SEVERAL = re.compile(
    r"\b(?:(?:the|some|many|several|other|those|these|most|few|two|three|(?:dozens|hundreds|scores) of)\s+)?"
    r"(?:(?!(?:by|of|from|with|to|for|in|on|and|\w+ed)\b)[\w’'-]+\s+)?(?P<noun>\w+s|people|women|men)$"
)
_NOUN_BEFORE = re.compile(
    r"(?P<whole>(?:(?:the|a|an)\s+)?(?:(?!(?:by|of|from|with|to|in|on|and)\b)[\w’'-]+\s+)?(?P<noun>[A-Za-z]+)),?\s$"
)
_RELEASED = re.compile(
    r"\b(?:obtained|reported|uncovered|unearthed|seen|viewed|reviewed|published|released|posted|leaked|aired)"
    r"\s+(?:\w+ly\s+|first\s+|earlier\s+)?(?:by|to)\s+",
    re.I,
)
_BEHIND = 60
"""Characters behind a document within which it is told who obtained it."""

_POLITICAL = (AgentKind.COUNTRY, AgentKind.ORGANIZATION)


def resolve(annotated: Annotated, acts: Sequence[Act], lexicons: Lexicons) -> tuple[Conveyed, ...]:
    """Every act with its agents, in the order given."""
    article = annotated.article
    headlines = [zone.span for zone in article.zones if zone.kind is ZoneKind.HEADLINE]
    # A headline in capitals makes names of ordinary words: only plain persons' names are taken from it.
    names = (
        name
        for name in names_in(article.text, 0, len(article.text), lexicons)
        if not any(headline.overlaps(name.span) for headline in headlines)
        or (name.shape is Shape.PERSON and has_first_name(name.name))
    )
    cast = cast_of(article.text, names, article.outlet)
    _name_own_outlet(cast, article.outlet, lexicons)
    _weaken_other_names(cast, annotated.names)
    page = Page.of(annotated, cast, acts)
    resolver = _Resolver(page, lexicons)
    done = {i: resolver.convey(acts[i]) for i in sorted(range(len(acts)), key=lambda i: _extent(acts[i]))}
    return tuple(done[i] for i in range(len(acts)))


def _weaken_other_names(cast: Cast, names: Sequence[Name]) -> None:
    """Count as doubtful the persons that the encoder, which knows names by their context, takes for none."""
    if not names:
        return
    starts = [name.span.start for name in names]
    for member in cast.members:
        if member.kind is not AgentKind.PERSON:
            continue
        kinds = {_kind_at(mention.span, names, starts) for mention in member.mentions}
        if member.weak and kinds == {NameKind.ORGANIZATION}:
            member.kind, member.weak = AgentKind.ORGANIZATION, False
        elif NameKind.PERSON not in kinds and not any(m.addressed for m in member.mentions):
            member.weak = True


def _kind_at(span: Span, names: Sequence[Name], starts: Sequence[int]) -> NameKind | None:
    i = bisect_right(starts, span.end - 1) - 1
    return names[i].kind if i >= 0 and names[i].span.overlaps(span) else None


def _name_own_outlet(cast: Cast, outlet: str | None, lexicons: Lexicons) -> None:
    """Give the article's own outlet the name under which the article is published ("AP")."""
    own = lexicons.outlets.find(outlet) if outlet else None
    if own is None or outlet is None:
        return
    for member in cast.members:
        if member.kind is AgentKind.OUTLET and lexicons.outlets.find(member.name) is own:
            member.name = outlet


def _extent(act: Act) -> Span:
    return hull([*act.cue, *([act.source] if act.source else [])])


class _Resolver:
    """Resolves acts one after the other, in text order."""

    def __init__(self, page: Page, lexicons: Lexicons) -> None:
        self._page, self._lexicons = page, lexicons
        self._memory = Memory()
        self._venues = Venues(page)

    def convey(self, act: Act) -> Conveyed:
        """``act`` with its agents; the memory moves on."""
        text, page = self._page.text, self._page
        told_to = self._venues.of(act)
        self._venues.read_up_to(act.cue[-1].end, self._memory)
        mention = read_mention(text, act.source, page.cast) if act.source is not None else None
        if mention is None:
            return Conveyed(act, (), told_to)
        agent = self._agent(mention, act)
        beside = tuple(self._agent(other, act) for other in mention.beside)
        how = manner(" ".join(cue.of(text) for cue in act.cue))
        reports = [Report(agent, mention.span, act.cue, how, beside)]
        poll = self._poll(mention)
        if poll is not None:
            reports.insert(0, Report(poll, None, (), Manner.SHOWED))
        released = self._released_by(agent, act)
        if released is not None:
            reports.insert(0, released)
        author = self._author(mention, act)
        if author is not None:
            reports.append(Report(author[0], author[1], (), how))
        self._remember(agent, mention)
        introduced = self._venues.opened_for(agent)
        return Conveyed(act, tuple(reports), told_to or introduced)

    def _agent(self, mention: Mention, act: Act) -> Agent:
        if mention.form is Form.NAME and mention.member is not None:
            return self._named(mention.member, mention)
        if mention.form is Form.PRONOUN:
            return self._pronoun(mention, act)
        if mention.form is Form.BACK or mention.kind is AgentKind.OUTLET:
            back = self._referred_to(mention, act)
            if back is not None:
                return back
        return self._described(mention, act)

    def _named(self, member: Member, mention: Mention) -> Agent:
        polity = self._lexicons.polities.find(member.name) if member.kind in _POLITICAL else None
        stands_for = polity.stands_for or None if polity is not None else None
        return Agent(member.name, member.kind, mention.roles, stands_for=stands_for)

    def _described(self, mention: Mention, act: Act) -> Agent:
        words = re.sub(r"\s+", " ", mention.span.of(self._page.text))
        if words.casefold().startswith("whose ") and (whose := self._antecedent(mention.span.start)):
            words = f"{whose.name}'s {words[6:]}"
        if words.split()[0].casefold() in LOWERED and words[0].isupper():
            words = words[0].lower() + words[1:]
        kind = AgentKind.UNNAMED if mention.kind is AgentKind.OUTLET else mention.kind
        if kind is not AgentKind.UNNAMED:
            return Agent(words, kind, mention.roles)
        return Agent(
            words, kind, mention.roles, plural=_plural(words, mention.head), reason=self._anonymity(act)
        )

    def _anonymity(self, act: Act) -> Span | None:
        """Why the source is unnamed, where the act's sentence says so."""
        sentence = self._page.sentence(act.cue[0].start)
        reason = ANONYMITY.search(self._page.text, sentence.start, sentence.end) if sentence else None
        return Span(reason.start(), reason.end()) if reason else None

    def _just_spoken(self, at: int) -> bool:
        """True when somebody conveyed something in this sentence or the one before."""
        page, last = self._page, self._memory.last_at
        return 0 <= last < at and page.sentence_number(at) - page.sentence_number(last) <= 1

    def _released_by(self, document: Agent, act: Act) -> Report | None:
        """The outlet that a document came through: "a memo obtained by the Herald" (guidelines, rule 17)."""
        if document.kind is not AgentKind.DOCUMENT or act.source is None:
            return None
        match = _RELEASED.search(self._page.text, act.source.start, act.source.end + _BEHIND)
        if match is None or match.start() > act.source.end + 1:
            return None
        for name, member in self._page.cast.starting_within(Span(match.end(), match.end() + len("the ") + 1)):
            if member.kind is AgentKind.OUTLET:
                return Report(Agent(member.name, member.kind), name.span, ())
        return None

    def _author(self, mention: Mention, act: Act) -> tuple[Agent, Span | None] | None:
        """Who wrote a document, and where it is said: in its own words, or "the statement" of whoever spoke.

        Directly before its own author a document is an optional link (guidelines, rule 17).
        """
        if mention.author is not None:
            span, member = mention.author
            return Agent(member.name, member.kind), span
        if mention.kind is not AgentKind.DOCUMENT:
            return None
        words = mention.span.of(self._page.text).casefold().split()
        if words[0] in PRONOUN_GENDER:
            # "her letter"
            at, gender = mention.span.start, PRONOUN_GENDER[words[0]]
            writer = self._memory.person_before(self._page, at, gender, own=act.content)
            own = Span(at, at + len(words[0]))
            return (Agent(writer.name, writer.kind), own) if writer is not None else None
        bare = len(words) == 2 and words[0] in ("a", "an") and self._just_spoken(mention.span.start)
        follows_on = (mention.form is Form.BACK or bare) and mention.head in AUTHORED
        return (self._memory.last, None) if follows_on and self._memory.last is not None else None

    def _poll(self, mention: Mention) -> Agent | None:
        """The poll whose respondents these are: "55 percent of voters say" (guidelines, rule 14)."""
        if mention.form is not Form.DESCRIPTION or not _RESPONDENTS.search(mention.span.of(self._page.text)):
            return None
        polls = _POLL.findall(self._page.text, max(0, mention.span.start - 3000), mention.span.start)
        return Agent(" ".join(polls[-1].split()), AgentKind.DOCUMENT) if polls else None

    def _pronoun(self, mention: Mention, act: Act) -> Agent:
        word, at, memory = mention.head, mention.span.start, self._memory
        if word in ("who", "which", "that") and (antecedent := self._antecedent(at)) is not None:
            return antecedent
        if word in PRONOUN_GENDER and (unnamed := memory.unnamed_before(self._page, at)) is not None:
            return unnamed
        if word in PRONOUN_GENDER or word in ("who", "i", "my"):
            member = memory.person_before(
                self._page, at, PRONOUN_GENDER.get(word), word == "who", act.content
            )
            if member is not None:
                return Agent(member.name, member.kind)
        if word in ("which", "that") and (document := self._document_before(at)) is not None:
            return document
        if word in ("it", "its", "which", "this", "that"):
            body = memory.body_before(self._page, at)
            if body is not None:
                return body
        if word in ("they", "their", "we", "our", "them", "who"):
            several = next((agent for _, agent in reversed(memory.described) if agent.plural), memory.body)
            if several is not None:
                return several
        if memory.speaker is not None:
            return Agent(memory.speaker.name, memory.speaker.kind)
        return Agent(word, AgentKind.UNNAMED)

    def _document_before(self, at: int) -> Agent | None:
        """The document right before a relative pronoun: "court records, which show"."""
        noun = _NOUN_BEFORE.search(self._page.text, max(0, at - 60), at)
        if noun is None or singular(noun.group("noun")) not in DOCUMENT_NOUNS:
            return None
        return Agent(" ".join(noun.group("whole").split()), AgentKind.DOCUMENT)

    def _antecedent(self, at: int) -> Agent | None:
        """Who stands right before a relative pronoun: a name, or a noun for several persons."""
        before_it = self._page.text[max(0, at - 80) : at].rstrip(" ,\xa0")
        end = at - (min(at, 80) - len(before_it))
        for name, member in self._page.cast.named_within(Span(max(0, end - 60), end)):
            if name.span.end == end and not member.weak:
                return Agent(member.name, member.kind)
        several = _SEVERAL.search(before_it)
        if several is not None and singular(several.group("noun")) in PERSON_NOUNS:
            return Agent(" ".join(several.group().split()), AgentKind.UNNAMED, plural=True)
        return None

    def _referred_to(self, mention: Mention, act: Act) -> Agent | None:
        """Whom a definite description refers back to; None when nobody fits."""
        at, head = mention.span.start, mention.head
        if mention.kind is AgentKind.OUTLET or head in ("report", "article", "story"):
            own = self._page.annotated.article.outlet
            other = (m for _, m in before(self._page.outlets, at) if m.name != own)
            named = next(other, None)
            if named is not None:
                return Agent(named.name, named.kind)
            return self._memory.outlet if mention.kind is AgentKind.OUTLET else None
        words = _ORDINAL.sub("", _DEFINITE.sub("", mention.span.of(self._page.text)).casefold())
        for introduced_by, agent in reversed(self._memory.described):
            same = introduced_by == head and agent.kind is mention.kind
            if same and (words == head or words in agent.name.casefold()):
                return agent
        if mention.kind is AgentKind.ORGANIZATION:
            bodies = (m for _, m in before(self._page.bodies, at) if head in m.name.casefold().split())
            body = next(bodies, None)
            return Agent(body.name, body.kind) if body is not None else None
        if mention.kind is AgentKind.UNNAMED and not _plural(mention.span.of(self._page.text), head):
            return self._person_described(mention, at, act)
        return None

    def _person_described(self, mention: Mention, at: int, act: Act) -> Agent | None:
        """The named person that "the spokesman" or "the former governor" stands for."""
        seen: set[int] = set()
        for _, member in before(self._page.persons, at):
            if id(member) in seen:
                continue
            seen.add(id(member))
            if any(self._has_role(name, mention.head) for name in member.mentions):
                return Agent(member.name, member.kind)
        if mention.head in INTRODUCED or mention.outlet is not None:
            return None
        # News calls whoever it writes about by what they are: "the former governor", "the pontiff".
        person = self._memory.person_before(self._page, at, None, own=act.content)
        return Agent(person.name, person.kind) if person is not None else None

    def _has_role(self, name: NameSpan, head: str) -> bool:
        """True when the text gives a name the role: before it, or in an apposition behind it."""
        text = self._page.text
        titled = text[name.titled.start : name.span.start]
        apposition = re.match(r",\s+([^,.;]{3,60})[,.;]", text[name.span.end : name.span.end + 70])
        words = re.findall(r"[\w-]+", titled + " " + (apposition.group(1) if apposition else ""))
        directly = re.search(r"([\w-]+)\s+$", text[max(0, name.titled.start - 40) : name.span.start])
        return head in map(singular, words) or (directly is not None and singular(directly.group(1)) == head)

    def _remember(self, agent: Agent, mention: Mention) -> None:
        member = None
        if agent.kind is AgentKind.PERSON:
            persons = (m for m in self._page.cast.members if m.kind is AgentKind.PERSON)
            member = next((m for m in persons if m.name == agent.name), None)
        if member is not None:
            member.weak = False
            if mention.form is Form.PRONOUN and member.gender is None:
                member.gender = PRONOUN_GENDER.get(mention.head)
        head = mention.head if mention.form is Form.DESCRIPTION else ""
        self._memory.note(agent, mention.span.start, member, head)


def _plural(words: str, head: str) -> bool:
    """True when a description presents several: "officials", "two aides", "those surveyed"."""
    if re.match(r"(?:those|these)\b", words, re.I):
        return True
    written = next((w for w in reversed(re.findall(r"\w+", words)) if singular(w) == head), "")
    return written.casefold() != head or bool(_COUNTED.match(words))
