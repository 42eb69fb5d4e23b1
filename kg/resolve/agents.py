"""Who conveys, act by act: names, pronouns, "the newspaper", "the official", "the statement".

Acts are read in text order with a memory of who spoke and who was named, as a reader does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from kg.extract.cues import ANONYMITY, manner
from kg.lexicon import LOWERED, REPORT_NOUNS
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
    hull,
)
from kg.resolve.called import as_called
from kg.resolve.cast import Cast, Member, cast_of
from kg.resolve.first_names import has_first_name
from kg.resolve.mention import Form, Mention
from kg.resolve.names import Lexicons, surnames_again
from kg.resolve.papers import author, poll
from kg.resolve.passed_on import passed_on_by
from kg.resolve.reader import PRONOUN_GENDER, Memory, Page
from kg.resolve.references import References
from kg.resolve.right_before import antecedent, explained, is_plural
from kg.resolve.sighted import stands_as_outlet
from kg.resolve.sources import read_mention
from kg.resolve.venues import Venues
from kg.resolve.written_names import written_names

_PEOPLE = re.compile(r"[Tt]he ([A-Z]\w+)")
_ONE_OF_A_PEOPLE = re.compile(r"(?:man|woman|an|iard|ole|ane|ede|urk|inn|urd|iton|aqi|eli|ani|eek|ech|ovak)$")
"""Forms for one of a people: "the Spaniard", "the Ukrainian"; "the French" and "the Danes" are all."""
_IN_PRINT = re.compile(r"\b(?:published|printed|aired|run|posted|broadcast)\b")
_POLITICAL = (AgentKind.COUNTRY, AgentKind.ORGANIZATION)


def resolve(annotated: Annotated, acts: Sequence[Act], lexicons: Lexicons) -> tuple[Conveyed, ...]:
    """Every act with its agents, in the order given."""
    article = annotated.article
    names = surnames_again(article.text, written_names(article, lexicons))
    names = as_called(article.text, names, annotated.names)
    cast = cast_of(article.text, names, article.outlet)
    _look_up_outlets(cast, article.outlet, lexicons)
    _weaken_other_names(article.text, cast, annotated.names)
    page = Page.of(annotated, cast, acts)
    return _Resolver(page, lexicons, acts).all()


def _in_place(text: str, member: Member) -> bool:
    """True when a name stands somewhere where an outlet does: "Zorvan reported", "told Zorvan"."""
    return any(stands_as_outlet(text, mention.span) for mention in member.mentions)


def _weaken_other_names(text: str, cast: Cast, names: Sequence[Name]) -> None:
    """Count as doubtful the persons that the encoder, which knows names by their context, takes for none."""
    if not names:
        return
    starts = [name.span.start for name in names]
    for member in cast.members:
        if member.kind is not AgentKind.PERSON:
            continue
        kinds = {_kind_at(mention.span, names, starts) for mention in member.mentions}
        member.place = member.weak and kinds == {NameKind.PLACE}
        unlike = member.weak or not has_first_name(member.name)
        if unlike and kinds - {None} == {NameKind.ORGANIZATION}:
            member.kind, member.weak = AgentKind.ORGANIZATION, False
        elif member.weak and kinds == {NameKind.OUTLET} and _in_place(text, member):
            member.kind, member.weak = AgentKind.OUTLET, False
        elif NameKind.PERSON not in kinds and not any(m.addressed for m in member.mentions):
            member.weak = True


def _kind_at(span: Span, names: Sequence[Name], starts: Sequence[int]) -> NameKind | None:
    i = bisect_right(starts, span.end - 1) - 1
    return names[i].kind if i >= 0 and names[i].span.overlaps(span) else None


def _look_up_outlets(cast: Cast, outlet: str | None, lexicons: Lexicons) -> None:
    """Tell what sort of outlet each is; the article's own has the name it is published under ("AP")."""
    own = lexicons.outlets.find(outlet) if outlet else None
    for member in cast.members:
        known = lexicons.outlets.find(member.name) if member.kind is AgentKind.OUTLET else None
        if known is not None:
            member.medium = known.kind
            member.name = outlet if outlet and known is own else member.name


def _extent(act: Act) -> Span:
    return hull([*act.cue, *([act.source] if act.source else [])])


class _Resolver:
    """Resolves acts one after the other, in text order."""

    def __init__(self, page: Page, lexicons: Lexicons, acts: Sequence[Act]) -> None:
        self._page, self._lexicons, self._acts = page, lexicons, acts
        self._done: dict[int, Conveyed] = {}
        self._memory = Memory()
        self._references = References(page, self._memory)
        self._venues = Venues(page)

    def all(self) -> tuple[Conveyed, ...]:
        """Every act with its agents, in the order given."""
        for i in sorted(range(len(self._acts)), key=lambda i: _extent(self._acts[i])):
            self._done[i] = self._convey(self._acts[i])
        return tuple(self._done[i] for i in range(len(self._acts)))

    def _convey(self, act: Act) -> Conveyed:
        """``act`` with its agents; the memory moves on."""
        text, page = self._page.text, self._page
        told_to = self._venues.of(act)
        self._venues.read_up_to(act.cue[-1].end, self._memory)
        source = page.cast.to_name_end(act.source) if act.source is not None else None
        mention = read_mention(text, source, page.cast) if source is not None else None
        if mention is None:
            return Conveyed(act, (), told_to)
        pair = self._references.pair(mention)
        agent = self._agent(mention, act) if pair is None else pair[0]
        beside = tuple(self._agent(other, act) for other in mention.beside) if pair is None else pair[1:]
        how = manner(" ".join(cue.of(text) for cue in act.cue))
        reports = [Report(agent, mention.span, act.cue, how, beside)]
        respondents_of = poll(page, self._memory, mention)
        if respondents_of is not None:
            reports.insert(0, Report(respondents_of, None, (), Manner.SHOWED))
        passing = passed_on_by(page, agent.kind, act)
        if (
            passing is not None
            and mention.head in REPORT_NOUNS
            and _IN_PRINT.search(text, mention.span.end, passing.span.start)
        ):
            # "an investigation published by the Herald" is the Herald (guidelines, rule 17)
            reports = [Report(self._agent(passing, act), passing.span, act.cue, how, beside)]
        elif passing is not None:
            reports.insert(0, Report(self._agent(passing, act), passing.span, ()))
        wrote = author(page, self._memory, mention, act)
        if wrote is not None:
            reports.append(Report(wrote[0], wrote[1], (), how))
        self._remember(agent, mention, act)
        introduced = self._venues.opened_for(agent)
        return Conveyed(act, tuple(reports), told_to or introduced)

    def _agent(self, mention: Mention, act: Act) -> Agent:
        if mention.form is Form.NAME and mention.member is not None:
            return self._named(mention.member, mention)
        if mention.form is Form.PRONOUN:
            if mention.head in PRONOUN_GENDER and (speaker := self._says_of_self(act)) is not None:
                return speaker
            return self._references.pronoun(mention, act, self._quoted_by(act))
        people = _PEOPLE.fullmatch(mention.span.of(self._page.text))
        polity = self._lexicons.polities.by_demonym(people.group(1)) if people is not None else None
        if polity is not None and people is not None and _ONE_OF_A_PEOPLE.search(people.group(1)):
            back = self._references.somebody(mention, act)
            return back if back is not None else self._described(mention, act)
        if polity is not None:
            return Agent(polity.name, AgentKind.COUNTRY, mention.roles)
        if mention.kind is AgentKind.UNNAMED and (whom := explained(self._page, mention)) is not None:
            return whom
        if mention.form is Form.BACK or mention.kind is AgentKind.OUTLET:
            back = self._references.described(mention, act)
            if back is not None and back.name != self._conveyed_by(act):
                return back
        return self._described(mention, act)

    def _conveyed_by(self, act: Act) -> str:
        """The name of who conveys the act, who does not cite himself: "Ambrel said, citing the captain"."""
        above = self._done.get(act.inside) if act.inside is not None else None
        return above.reports[-1].agent.name if above is not None and above.reports else ""

    def _says_of_self(self, act: Act) -> Agent | None:
        """Who says of himself what he thinks: "Varga said she believes …", outside a quotation."""
        if act.inside is None or act.source is None or act.inside not in self._done:
            return None
        first = self._acts[act.inside].content[0]
        begins = first.start == act.source.start and not self._page.in_quotation(act.source.start)
        reports = self._done[act.inside].reports
        if not begins or not reports or reports[-1].agent.kind is not AgentKind.PERSON:
            return None
        return reports[-1].agent

    def _quoted_by(self, act: Act) -> Agent | None:
        """Whose quotation the act stands in, or who recalls "him saying" it: "I" there, and never "he"."""
        if act.inside is None or act.source is None:
            return None
        page, conveying = self._page, self._acts[act.inside]
        if not page.in_quotation(act.source.start) and act.source.of(page.text) not in ("him", "her"):
            return None
        if act.inside in self._done:
            return next((r.agent for r in self._done[act.inside].reports[-1:]), None)
        speaker = (
            read_mention(page.text, conveying.source, page.cast) if conveying.source is not None else None
        )
        if speaker is not None and speaker.head in ("he", "she"):
            return self._references.pronoun(speaker, conveying)
        named = speaker.member if speaker is not None else None
        return self._named(named, speaker) if speaker is not None and named is not None else None

    def _named(self, member: Member, mention: Mention) -> Agent:
        polity = self._lexicons.polities.find(member.name) if member.kind in _POLITICAL else None
        stands_for = polity.stands_for or None if polity is not None else None
        kind = AgentKind.COUNTRY if member.place else member.kind
        return Agent(member.name, kind, mention.roles, stands_for=stands_for)

    def _described(self, mention: Mention, act: Act) -> Agent:
        words = re.sub(r"\s+", " ", mention.span.of(self._page.text))
        if words.casefold().startswith("whose "):
            whose = antecedent(self._page, mention.span.start)
            words = f"{whose.name}'s {words[6:]}" if whose is not None else words
        if words.split()[0].casefold() in LOWERED and words[0].isupper():
            words = words[0].lower() + words[1:]
        kind = AgentKind.UNNAMED if mention.kind is AgentKind.OUTLET else mention.kind
        if kind is not AgentKind.UNNAMED:
            return Agent(words, kind, mention.roles)
        return Agent(
            words, kind, mention.roles, plural=is_plural(words, mention.head), reason=self._anonymity(act)
        )

    def _anonymity(self, act: Act) -> Span | None:
        """Why the source is unnamed, where the act's sentence says so."""
        sentence = self._page.sentence(act.cue[0].start)
        reason = ANONYMITY.search(self._page.text, sentence.start, sentence.end) if sentence else None
        return Span(reason.start(), reason.end()) if reason else None

    def _remember(self, agent: Agent, mention: Mention, act: Act) -> None:
        member = None
        if agent.kind is AgentKind.PERSON:
            persons = (m for m in self._page.cast.members if m.kind is AgentKind.PERSON)
            member = next((m for m in persons if m.name == agent.name), None)
        if member is not None:
            member.weak = False
            if mention.form is Form.PRONOUN and member.gender is None:
                member.gender = PRONOUN_GENDER.get(mention.head)
        head = mention.head if mention.form in (Form.DESCRIPTION, Form.BACK) else ""
        self._memory.note(agent, mention.span.start, member, head, nested=act.inside is not None)
