"""Who holds a stance: joint holders one by one, "they" by whoever was told of; no polls, no authors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Agent, AgentKind
from kg.position.company import Company

_POLLED = re.compile(
    r"\bper\s?cent\b|%|\brespondents\b|\b(?:half|quarter|third|thirds|(?:one|two) in \w+|majority) of\b"
    r"|^(?:one|two|three) in \w+$|\bsurvey|\bpolls?\b|^the results$"
    r"|^(?:almost |about |nearly |just over )?(?:half|a quarter|a third|two-thirds)\b",
    re.IGNORECASE,
)
_AUTHORS = re.compile(r"^(?:i|i['’]|we|you|me|us|who\b.*|among\b.*|no .*|nobody|none)$", re.IGNORECASE)
_PLURAL = frozenset(["they", "both", "all", "others", "these"])
_UNNAMED = frozenset([AgentKind.UNNAMED, AgentKind.DOCUMENT])


def may_hold(holder: Agent) -> bool:
    """False for outlets, which only pass on, for figures of polls, and for the article's author.

    Guidelines for positions, rules 1, 2 and 6.
    """
    if holder.kind in _UNNAMED and (_POLLED.search(holder.name) or _AUTHORS.search(holder.name)):
        return False
    return holder.kind is not AgentKind.OUTLET


def each(company: Company, holder: Agent) -> tuple[Agent, ...]:
    """Each of joint holders by name: "Quill and her lawyers" gives Quill; whoever else alone."""
    if holder.kind is not AgentKind.UNNAMED or " and " not in holder.name:
        return (holder,)
    parts = [part.strip(" ,") for part in re.split(r",\s+(?:and\s+)?|\s+and\s+", holder.name)]
    named = tuple(agent for part in parts if (agent := _named(company, part)) is not None)
    return named or (holder,)


def _named(company: Company, part: str) -> Agent | None:
    words = part.split()
    for member in company.page.cast.members:
        if member.kind is AgentKind.OUTLET or member.weak:
            continue
        own = member.name.split()
        if words[-len(own) :] == own or (member.kind is AgentKind.PERSON and words[-1:] == own[-1:]):
            return Agent(member.name, member.kind)
    body = bool(words) and words[-1].casefold() in _BODIES and words[0].casefold() not in _OWNERS
    return Agent(part, AgentKind.UNNAMED) if body else None


_BODIES = frozenset(["administration", "campaign", "committee", "government", "ministry", "team", "union"])
_OWNERS = frozenset(["his", "her", "its", "their"])


def meant(holder: Agent, before: Sequence[Agent]) -> Agent:
    """Whom "they" stands for: the last of ``before`` that are several; else the holder as told."""
    if holder.kind is not AgentKind.UNNAMED or holder.name.casefold() not in _PLURAL:
        return holder
    several = [
        agent
        for agent in before
        if agent.name.casefold() not in _PLURAL
        and (agent.plural or (agent.kind is not AgentKind.PERSON and agent.name.endswith("s")))
    ]
    return replace(several[-1]) if several else holder
