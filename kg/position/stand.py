"""One stance on one target, before it is settled who holds it and what rests on it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Agent, Span, Spans, Stance, TargetKind


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance that some words carry.

    rank   how plainly: 0 an act or a demand, 1 an attitude or condition, 2 a judgement, 3 a denial
    agent  who the target is, where it is somebody named
    """

    stance: Stance
    target: str
    target_span: Spans
    kind: TargetKind
    evidence: Span
    rank: int
    agent: Agent | None = None


@dataclass(frozen=True, slots=True)
class About:
    """Who holds what a passage says, and whether in the passage "she" may be the speaker.

    topic      the words that name what it is said of: "that" in "said of the loss: That is sad"
    addressed  the words that name whom it is said to: "they" in "told the dockers they were wrong"
    """

    holder: Agent
    indirect: bool = False
    addressed: Span | None = None
    topic: Span | None = None
