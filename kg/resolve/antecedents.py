"""The person that a pronoun or a description stands for: the likeliest of those named before it.

A conditional logit over the persons named before: each is weighed by what speaks for it, and the heaviest
taken.  ``python -m training.antecedents`` fits the weights on annotated articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import log1p

from kg.model import Spans
from kg.resolve.cast import Member
from kg.resolve.reader import Memory, Page, before

WEIGHTS = {
    "sentences": -0.85,
    "paragraph": 0.45,
    "subject": 0.8,
    "opens paragraph": 0.6,
    "own subject": 0.8,
    "opens own": 2.0,
    "quoted": -1.7,
    "in own content": -1.9,
    "gender": 1.0,
    "possessive": -0.3,
    "speaker": 1.0,
    "speaker before": -0.15,
    "has spoken": 1.1,
    "named often": -0.4,
}
"""What makes a person the likelier antecedent of a pronoun or a description.

Weights of a conditional logit, fitted on the antecedents in the articles annotated for training; that of who
opens the paragraph is set by hand, since nearly all of those articles are about few people.
"""

_WINDOW = 60
"""Mentions of persons that are looked back over."""

Candidate = tuple[Member, dict[str, float]]
"""A person with what speaks for it, by the names of :data:`WEIGHTS`."""


def person_before(
    page: Page,
    memory: Memory,
    at: int,
    gender: str | None,
    nearest: bool = False,
    own: Spans = (),
    other_than: str | None = None,
) -> Member | None:
    """The person that a pronoun or a description at ``at`` most likely stands for.

    nearest  take the last one named, as "who" does
    own      the content of the act whose source it is: who is named there is hardly the speaker
    other_than  who is not meant
    """
    if nearest and (fitting := _fitting(page, at, gender)):
        return fitting[0][1]
    found = [c for c in candidates(page, memory, at, gender, own) if c[0].name != other_than]
    if not found:
        speaker = memory.speaker
        fits = (
            speaker is not None
            and speaker.name != other_than
            and (gender is None or speaker.gender in (gender, None))
        )
        return speaker if fits else None
    return max(found, key=lambda candidate: weight(candidate[1]))[0]


def weight(signs: dict[str, float]) -> float:
    """How much speaks for a person altogether."""
    return sum(WEIGHTS[name] * value for name, value in signs.items())


def candidates(page: Page, memory: Memory, at: int, gender: str | None, own: Spans = ()) -> list[Candidate]:
    """The persons named before ``at`` that the pronoun's gender fits, the last named first."""
    fitting = _fitting(page, at, gender)
    named: dict[int, tuple[Member, list[int]]] = {}
    for start, member in fitting:
        named.setdefault(id(member), (member, []))[1].append(start)
    first_in: dict[int, int] = {}
    for start, _ in fitting:
        if not page.in_content(start, at) and start not in page.possessive:
            first_in[page.sentence_number(start)] = start
    subjects = frozenset(first_in.values())
    spoken_of = {id(member) for span in own for member in page.persons_in(span)}
    return [
        (member, _signs(page, memory, at, gender, member, starts, subjects, id(member) in spoken_of))
        for member, starts in named.values()
    ]


def _fitting(page: Page, at: int, gender: str | None) -> list[tuple[int, Member]]:
    """The mentions of persons before ``at`` that the pronoun's gender fits, nearest first."""
    return [
        (start, member)
        for start, member in islice(before(page.persons, at), _WINDOW)
        if not member.weak and (gender is None or member.gender in (gender, None))
    ]


def _signs(
    page: Page,
    memory: Memory,
    at: int,
    gender: str | None,
    member: Member,
    named: Sequence[int],
    subjects: frozenset[int],
    spoken_of: bool,
) -> dict[str, float]:
    """What speaks for ``member``; ``named`` holds its mentions, nearest first."""
    outside = [start for start in named if not page.in_content(start, at)]
    nearest = (outside or named)[0]
    sentence = page.sentence_number(at)
    back = sentence - page.sentence_number(nearest)
    since = sentence - page.sentence_number(memory.speaker_at)
    speaker = member is memory.speaker
    return {
        "sentences": min(back, 6.0),
        "paragraph": float("\n" not in page.text[nearest:at]),
        "subject": float(nearest in subjects),
        "opens paragraph": float(
            nearest in subjects and page.opens_paragraph(nearest) and "\n" not in page.text[nearest:at]
        ),
        "own subject": float(nearest in subjects and back == 0),
        "opens own": float(nearest in subjects and back == 0 and page.opens_with_clause(sentence)),
        "quoted": float(not outside),
        "in own content": float(spoken_of),
        "gender": float(gender is not None and member.gender == gender),
        "possessive": float(nearest in page.possessive),
        "speaker": float(speaker and since <= 2),
        "speaker before": float(speaker and since > 2),
        "has spoken": log1p(memory.spoken.get(member.name, 0)),
        "named often": log1p(len(named)),
    }
