"""Who stands right before a place: what "who", "which" and an apposition belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import DOCUMENT_NOUNS, ORGANIZATION_NOUNS, PERSON_NOUNS, singular
from kg.model import Agent, AgentKind, Span
from kg.resolve.cast import Member
from kg.resolve.mention import Mention
from kg.resolve.names import NameSpan
from kg.resolve.reader import Page

_SEVERAL = re.compile(
    r"\b(?:(?:the|some|many|several|other|those|these|most|few|two|three|(?:dozens|hundreds|scores) of)\s+)?"
    r"(?:(?!(?:by|of|from|with|to|for|in|on|and|\w+ed)\b)[\w’'-]+\s+)?(?P<noun>\w+s|people|women|men)$"
)
_HOLDS = re.compile(
    r"\b(?P<whole>(?:the|an?|its|his|her|their|two|three|four|several|some|many)\s+(?:[\w-]+\s+){0,2}?"
    r"(?P<noun>[\w-]+)\s+(?:of|for|at|from|in|inside|within|close\s+to)\s+(?:the\s+)?)$",
    re.I,
)
"""Who belongs to what is named: "the chief of Military Intelligence, who", "two figures at Alster, who"."""
_ONE = re.compile(
    r"(?P<whole>(?:(?:the|a|an|one|another|its|his|her|their|some)\s+|[A-Z][\w-]*['’]s?\s+)"
    r"(?:(?!(?:by|of|from|with|to|for|in|on|and)\b)[\w’'-]+\s+){0,3}(?P<noun>[\w-]+))$",
    re.I,
)
_COUNTED = re.compile(r"(?:two|three|four|five|six|several|some|many|both|few)\b", re.I)
_NOUN_BEFORE = re.compile(
    r"(?P<whole>(?:(?:the|a|an)\s+)?(?:(?!(?:by|of|from|with|to|in|on|and)\b)[\w’'-]+\s+)?(?P<noun>[A-Za-z]+)),?\s$"
)


def antecedent(page: Page, at: int) -> Agent | None:
    """Who stands right before a relative pronoun: a name, or a noun for persons."""
    before_it = page.text[max(0, at - 80) : at].rstrip(" ,\xa0")
    end = at - (min(at, 80) - len(before_it))
    for name, member in _named_up_to(page, end):
        held = _HOLDS.search(page.text, max(0, name.span.start - 60), name.span.start)
        body = member.kind is not AgentKind.PERSON or member.weak
        if held is not None and body and singular(held.group("noun")) in PERSON_NOUNS:
            words = f"{held.group('whole')}{name.span.of(page.text)}"
            return Agent(words, AgentKind.UNNAMED, plural=is_plural(words, singular(held.group("noun"))))
        if not member.weak:
            return Agent(member.name, member.kind)
    several = _SEVERAL.search(before_it)
    if several is not None and singular(several.group("noun")) in PERSON_NOUNS:
        return Agent(" ".join(several.group().split()), AgentKind.UNNAMED, plural=True)
    one = _ONE.search(before_it)
    if one is None or singular(one.group("noun")) not in PERSON_NOUNS | ORGANIZATION_NOUNS:
        return None
    if singular(one.group("noun")) not in PERSON_NOUNS:
        return Agent(" ".join(one.group("whole").split()), AgentKind.ORGANIZATION)
    beside = len(before_it[: one.start()].rstrip(" ,\xa0")) + end - len(before_it)
    for _, member in _named_up_to(page, beside):
        if member.kind is AgentKind.PERSON:
            return Agent(member.name, member.kind)  # "Ellen Varga, the mayor, who"
    return Agent(" ".join(one.group("whole").split()), AgentKind.UNNAMED)


def document_before(page: Page, at: int) -> Agent | None:
    """The document right before a relative pronoun: "court records, which show"."""
    noun = _NOUN_BEFORE.search(page.text, max(0, at - 60), at)
    if noun is None or singular(noun.group("noun")) not in DOCUMENT_NOUNS:
        return None
    return Agent(" ".join(noun.group("whole").split()), AgentKind.DOCUMENT)


def explained(page: Page, mention: Mention) -> Agent | None:
    """The person whom an apposition explains: "Jane Roe, the chief named in the report, complained"."""
    text, span = page.text, mention.span
    if not text.startswith(",", span.end) or not text.endswith(", ", 0, span.start):
        return None
    for _, member in _named_up_to(page, span.start - len(", ")):
        if member.kind is AgentKind.PERSON and not member.weak:
            return Agent(member.name, member.kind)
    return None


def _named_up_to(page: Page, end: int) -> Iterator[tuple[NameSpan, Member]]:
    """The members whose names end at ``end``, with the name there."""
    near = page.cast.named_within(Span(max(0, end - 60), max(0, end)))
    return ((name, member) for name, member in near if name.span.end == end)


def is_plural(words: str, head: str) -> bool:
    """True when a description presents several: "officials", "two aides", "those surveyed"."""
    if re.match(r"(?:those|these)\b", words, re.I):
        return True
    written = next((w for w in reversed(re.findall(r"[\w-]+", words)) if singular(w) == head), "")
    return written.casefold() != head or bool(_COUNTED.match(words))
