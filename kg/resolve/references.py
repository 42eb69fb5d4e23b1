"""Whom a pronoun or a description refers back to: "he", "the newspaper", "the official", "which"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.lexicon import (
    CALLINGS,
    LOWERED,
    ORGANIZATION_NOUNS,
    OUTLET_NOUNS,
    PERSON_NOUNS,
    singular,
)
from kg.model import Act, Agent, AgentKind, Span
from kg.resolve.antecedents import person_before
from kg.resolve.mention import Mention
from kg.resolve.papers import spoken_in
from kg.resolve.reader import PRONOUN_GENDER, Memory, Page, before
from kg.resolve.right_before import antecedent, document_before, is_plural
from kg.resolve.roles import fits, gender_of_noun, has_role

_AGED = re.compile(r"\d+-year-old")
_PAIR = re.compile(r"(?:both(?:\s+of\s+them)?|(?:both|the\s+(?:two|pair))(?:\s+(?P<noun>[\w-]+))?)", re.I)
_REPORTS = re.compile(r"(?:also\s+|later\s+|first\s+)?(?:reported|reports|published|wrote|quoted|cited)\b")
_OWNED = re.compile(r"(?:its|his|her|their)\b", re.I)
_ANYBODY = frozenset({"man", "woman", "person", "one"})
_PAIR_WITHIN = 3
"""Sentences before "both" in which the two are named."""
_ORDINAL = re.compile(r"^(?:first|second|third|other|same)\s+")
_DEFINITE = re.compile(r"^(?:the|this|that|these|those)\s+", re.I)
_BODY_OPENS = re.compile(
    r"[“\"]?(?P<whole>(?:The|A|An|Its|Their) (?:[a-z-]+ ){0,2}?"
    rf"(?:{'|'.join(sorted(ORGANIZATION_NOUNS))}))\b"
)
_PERSON_OPENS = re.compile(
    r"(?:(?:In|On|At|After|Later|Meanwhile)\b[^,.;“\"]{0,40},\s+)?"
    r"(?P<whole>(?:[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]he|[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3}['’]s?)"
    r"\s(?:(?!(?:of|for|to|in|at|by|and)\b)[a-z][\w-]*\s){0,2}?(?P<noun>[a-z][\w-]*))"
    r"(?=\s(?:who|had|has|was|is|said|says|told|did|would|heard|saw|spoke|came|wrote|gave|put|took|went|began|\w+ed)\b)"
)
"""A sentence that is about somebody without a name: "A second source had told him so."."""


@dataclass(frozen=True, slots=True)
class References:
    """Reads back from a place in an article, with what is remembered up to there."""

    page: Page
    memory: Memory

    def pronoun(self, mention: Mention, act: Act, quoted_by: Agent | None = None) -> Agent:
        """Whom a pronoun stands for; the pronoun itself when that cannot be told.

        quoted_by  who says it in a quotation: "I" there, and never "he"
        """
        word, at, memory = mention.head, mention.span.start, self.memory
        if word in ("who", "which", "that") and (before_it := antecedent(self.page, at)) is not None:
            return before_it
        if word in ("i", "my", "me", "we", "our", "us") and quoted_by is not None:
            return quoted_by
        if word in PRONOUN_GENDER and (unnamed := memory.unnamed_before(self.page, at)) is not None:
            return unnamed
        if word in ("he", "she") and (somebody := self._subject_before(at, PRONOUN_GENDER[word])) is not None:
            return somebody
        third = word in PRONOUN_GENDER or word in ("they", "them", "their")
        other = quoted_by.name if quoted_by is not None and third else None
        if word in PRONOUN_GENDER or word in ("who", "i", "my"):
            member = person_before(
                self.page, memory, at, PRONOUN_GENDER.get(word), word == "who", act.content, other
            )
            if member is not None:
                return Agent(member.name, member.kind)
        if word in ("which", "that") and (document := document_before(self.page, at)) is not None:
            return document
        if word == "it" and (outlet := self._outlet_reporting(at, act)) is not None:
            return outlet
        if word in ("it", "its", "which", "this", "that"):
            body = memory.body_before(self.page, at) or self._body_described(at)
            if body is not None:
                return body
        if word in ("they", "their", "we", "our", "them", "who"):
            several = next((agent for _, agent in reversed(memory.described) if agent.plural), memory.body)
            if several is not None and several.name != other:
                return several
        if memory.speaker is not None and memory.speaker.name != other:
            return Agent(memory.speaker.name, memory.speaker.kind)
        return Agent(word, AgentKind.UNNAMED)

    def _subject_before(self, at: int, gender: str) -> Agent | None:
        """The person without a name whom the sentence before is about: "Varga's mother heard of it. She"."""
        page, number = self.page, self.page.sentence_number(at)
        if not number or page.in_quotation(at):
            return None
        last, here = page.annotated.sentences[number - 1], page.annotated.sentences[number]
        opens = _PERSON_OPENS.match(page.text, last.start, last.end)
        if opens is None or page.in_quotation(last.start) or "\n" in page.text[last.end : here.start]:
            return None
        named = (
            name.titled for name, member in page.cast.named_within(last) if member.kind is AgentKind.PERSON
        )
        apposed = any(page.text.endswith(", ", 0, name.start) for name in named)
        if apposed or any(page.persons_in(Span(here.start, at))):
            return None
        noun = singular(opens.group("noun"))
        if noun not in PERSON_NOUNS or gender_of_noun(noun) not in (gender, None):
            return None
        words = opens.group("whole")
        lowered = words[0].lower() + words[1:] if words.split()[0].casefold() in LOWERED else words
        return Agent(lowered, AgentKind.UNNAMED)

    def _outlet_reporting(self, at: int, act: Act) -> Agent | None:
        """The outlet named in the sentence before "it reported"."""
        number = self.page.sentence_number(at)
        if not number or not _REPORTS.match(self.page.text, act.cue[0].start):
            return None
        last = self.page.annotated.sentences[number - 1]
        named = next((m for start, m in before(self.page.outlets, last.end) if start >= last.start), None)
        return Agent(named.name, named.kind) if named is not None else None

    def _body_described(self, at: int) -> Agent | None:
        """The body without a name with which the sentence before begins: "The army said nothing. It"."""
        number = self.page.sentence_number(at)
        sentence = self.page.annotated.sentences[number - 1] if number else None
        opens = _BODY_OPENS.match(self.page.text, sentence.start, sentence.end) if sentence else None
        if opens is None:
            return None
        words = opens.group("whole")
        return Agent(words[0].lower() + words[1:], AgentKind.ORGANIZATION)

    def described(self, mention: Mention, act: Act) -> Agent | None:
        """Whom a definite description refers back to; None when nobody fits."""
        at, head = mention.span.start, mention.head
        owned = _OWNED.match(self.page.text, at) is not None  # "its annual report" is nobody else's
        printed = head in ("report", "article", "story") and not owned
        if mention.kind is AgentKind.OUTLET or (
            printed and spoken_in(self.page, self.memory, mention) is None
        ):
            named = self.page.outlet_called(head, at, self.page.annotated.article.outlet)
            if named is not None:
                return Agent(named.name, named.kind)
            if mention.kind is not AgentKind.OUTLET:
                return None
            told = (agent for noun, agent in reversed(self.memory.described) if noun in OUTLET_NOUNS)
            return self.memory.outlet or next(told, None)
        words = _ORDINAL.sub("", _DEFINITE.sub("", mention.span.of(self.page.text)).casefold())
        for introduced_by, agent in reversed(self.memory.described):
            same = introduced_by == head and agent.kind is mention.kind
            if same and (words == head or words in agent.name.casefold()):
                return agent
        if mention.kind is AgentKind.ORGANIZATION:
            bodies = (m for _, m in before(self.page.bodies, at) if head in m.name.casefold().split())
            body = next(bodies, None)
            return Agent(body.name, body.kind) if body is not None else None
        if mention.kind is AgentKind.UNNAMED and not is_plural(mention.span.of(self.page.text), head):
            unnamed = self.memory.unnamed_before(self.page, at) if head in _ANYBODY else None
            return unnamed or self._person_described(mention, at, act)
        return None

    def somebody(self, mention: Mention, act: Act) -> Agent | None:
        """Whom "the Spaniard" stands for, as "he" would."""
        unnamed = self.memory.unnamed_before(self.page, mention.span.start)
        member = person_before(self.page, self.memory, mention.span.start, None, own=act.content)
        return unnamed or (Agent(member.name, member.kind) if member is not None else None)

    def pair(self, mention: Mention) -> tuple[Agent, Agent] | None:
        """Whom "both" or "the two lawmakers" mean: the persons of the last sentence that names two."""
        page, at = self.page, mention.span.start
        words = mention.span.of(page.text)
        both = _PAIR.fullmatch(words)
        if both is None or (both.group("noun") and singular(both.group("noun")) not in PERSON_NOUNS):
            return None
        number = page.sentence_number(at)
        for sentence in reversed(page.annotated.sentences[max(0, number - _PAIR_WITHIN) : number + 1]):
            named = {
                member.name: member
                for member in page.persons_in(Span(sentence.start, min(sentence.end, at)))
                if not member.weak
            }
            if len(named) == 2:
                one, other = named.values()
                return Agent(one.name, one.kind), Agent(other.name, other.kind)
            if len(named) > 2:
                return None
        return None

    def _person_described(self, mention: Mention, at: int, act: Act) -> Agent | None:
        """The named person that "the spokesman" or "the former governor" stands for."""
        seen: set[int] = set()
        for _, member in before(self.page.persons, at):
            if id(member) in seen:
                continue
            seen.add(id(member))
            held = any(has_role(self.page.text, name, mention.head) for name in member.mentions)
            if held and fits(self.page.text, mention, member):
                return Agent(member.name, member.kind)
        called = mention.head in CALLINGS or _AGED.fullmatch(mention.head)
        if mention.outlet is not None or not called:
            return None
        person = person_before(self.page, self.memory, at, gender_of_noun(mention.head), own=act.content)
        if person is None or not fits(self.page.text, mention, person):
            return None
        return Agent(person.name, person.kind)
