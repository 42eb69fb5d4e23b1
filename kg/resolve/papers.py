"""Documents as sources: who wrote them, whose poll it was (guidelines, rules 14 and 17)."""

from __future__ import annotations

import re

from kg.extract.phrases import source_phrase
from kg.lexicon import AUTHORED, OUTLET_NOUNS, PERSON_NOUNS
from kg.model import Act, Agent, AgentKind, Span
from kg.resolve.antecedents import person_before
from kg.resolve.heads import FROM_SOMEBODY
from kg.resolve.mention import Form, Mention
from kg.resolve.reader import PRONOUN_GENDER, Memory, Page
from kg.resolve.sources import read_mention

_POLL = re.compile(r"\b(?:[A-Z][\w/&.’'-]*\s+){0,4}(?:[a-z]+\s+)?(?:poll|survey|Poll|Survey)\b(?!s)")
_OPENING = ("In", "A", "An", "The", "That", "This", "Another")
_POLL_BEFORE = 25
"""Sentences before its respondents in which a poll is named."""
_RESPONDENTS = re.compile(
    r"\b(?:percent|per cent|respondents?|of (?:voters|those|americans|adults))\b|%", re.I
)


def author(page: Page, memory: Memory, mention: Mention, act: Act) -> tuple[Agent, Span | None] | None:
    """Who wrote a document, and where it is said: in its own words, or "the statement" of whoever spoke.

    Directly before its own author a document is an optional link (guidelines, rule 17).
    """
    if mention.author is not None:
        span, member = mention.author
        return Agent(member.name, member.kind), span
    if mention.kind is not AgentKind.DOCUMENT:
        return None
    if (writer := _writer_behind(page, mention)) is not None:
        return Agent(writer.span.of(page.text), writer.kind, writer.roles), writer.span
    words = mention.span.of(page.text).casefold().split()
    if words[0] in PRONOUN_GENDER:
        # "her letter"
        at, gender = mention.span.start, PRONOUN_GENDER[words[0]]
        person = person_before(page, memory, at, gender, own=act.content)
        own = Span(at, at + len(words[0]))
        return (Agent(person.name, person.kind), own) if person is not None else None
    if words[0] == "its" and (mention.head not in OUTLET_NOUNS or mention.head in ("website", "site")):
        # "according to its annual report"
        body = _body_in_sentence(page, mention.span.start) or memory.body_before(page, mention.span.start)
        return (body, Span(mention.span.start, mention.span.start + len("its"))) if body else None
    if mention.form is Form.BACK and (teller := spoken_in(page, memory, mention)) is not None:
        return teller, None
    uncited = act.inside is None  # what somebody cites is somebody else's
    bare = (
        uncited
        and len(words) == 2
        and words[0] in ("a", "an")
        and _just_spoken(page, memory, mention.span.start)
    )
    follows_on = (mention.form is Form.BACK or bare) and mention.head in AUTHORED
    return (memory.last, None) if follows_on and memory.last is not None else None


def spoken_in(page: Page, memory: Memory, mention: Mention) -> Agent | None:
    """Who spoke last in what "the report" is, one or two sentences before: "said in an interim report"."""
    at = memory.teller_at
    if memory.teller is None or page.sentence_number(mention.span.start) - page.sentence_number(at) > 2:
        return None
    sentence = page.sentence(at)
    noun = rf"\bin\s+(?:an?|its|his|her|their)\s+(?:[\w-]+\s+){{0,3}}{re.escape(mention.head)}\b"
    told = re.compile(noun).search(page.text, sentence.start, sentence.end) if sentence is not None else None
    return memory.teller if told is not None else None


def poll(page: Page, memory: Memory, mention: Mention) -> Agent | None:
    """The poll whose respondents these are: "55 percent of voters say" (guidelines, rule 14)."""
    if mention.form is not Form.DESCRIPTION or not _RESPONDENTS.search(mention.span.of(page.text)):
        return None
    here = page.sentence_number(mention.span.start)
    for sentence in reversed(page.annotated.sentences[max(0, here - _POLL_BEFORE) : here + 1]):
        polls = _POLL.findall(page.text, sentence.start, min(sentence.end, mention.span.start))
        if polls:
            words = polls[-1].split()
            name = " ".join(words[words[0] in _OPENING :])
            told = (agent for _, agent in reversed(memory.described) if agent.kind is AgentKind.DOCUMENT)
            return next((t for t in told if t.name.endswith(f" {name}")), Agent(name, AgentKind.DOCUMENT))
    return None


def _writer_behind(page: Page, mention: Mention) -> Mention | None:
    """Who is described behind a letter or a note as its writer: "a letter from its former director"."""
    joint = FROM_SOMEBODY.match(page.text, mention.span.end)
    sentence = page.sentence(mention.span.start)
    if joint is None or sentence is None or mention.head not in AUTHORED:
        return None
    phrase = source_phrase(page.text, joint.end(), sentence.end)
    writer = read_mention(page.text, phrase, page.cast) if phrase is not None else None
    described = writer is not None and writer.form is not Form.PRONOUN and writer.head in PERSON_NOUNS
    return writer if described else None


def _body_in_sentence(page: Page, at: int) -> Agent | None:
    """The body or outlet named last in the sentence before ``at``."""
    sentence = page.sentence(at)
    named = [
        (start, member)
        for start, member in (*page.bodies, *page.outlets)
        if sentence is not None and sentence.start <= start < at
    ]
    member = max(named, key=lambda pair: pair[0])[1] if named else None
    return Agent(member.name, member.kind) if member is not None else None


def _just_spoken(page: Page, memory: Memory, at: int) -> bool:
    """True when somebody conveyed something in this sentence or the one before."""
    last = memory.last_at
    return 0 <= last < at and page.sentence_number(at) - page.sentence_number(last) <= 1
