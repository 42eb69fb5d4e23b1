"""Who speaks in a chain's content, and which words are theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.content import without
from kg.extract.cues import manner
from kg.model import Agent, AgentKind, Chain, Manner, Quotation, Span, Spans, hull
from kg.position.company import Company

_SAYING = re.compile(
    r"(?P<cue>\b(?:said|says|stated|states|told|added|argued|insisted|stressed|emphasi[sz]ed|declared|announced|noted|explained"
    r"|believes?|maintain(?:s|ed)|claim(?:s|ed)|promised|vowed|pledged|warned)\b)"
    r"(?:\s+(?:on\s+)?(?:last\s+)?\w+day|\s+[A-Z][\w.]+(?:\s+[A-Z]\w+)?(?:\s+\w+day)?)?(?:\s+in\s+an?\s[^,.]{3,40})?,?\s+"
    r"(?:that\s+|(?=[\w\"“]))"
)


_AUTHORS = frozenset([AgentKind.PERSON, AgentKind.ORGANIZATION, AgentKind.COUNTRY])


@dataclass(frozen=True, slots=True)
class Speech:
    """Words of one speaker."""

    speaker: Agent
    content: Spans
    cue: Spans
    manner: Manner
    quotation: Quotation

    @staticmethod
    def of(chain: Chain) -> Speech:
        """What the origin of a chain says."""
        origin = chain.origin
        ahead = chain.reports[-2] if len(chain.reports) > 1 else None
        if origin.agent.kind is AgentKind.DOCUMENT and ahead is not None and ahead.agent.kind in _AUTHORS:
            # "in a letter calling the sale a mistake": whoever wrote it takes the stance.
            return Speech(ahead.agent, chain.content, origin.cue, origin.manner, chain.quotation)
        return Speech(origin.agent, chain.content, origin.cue, origin.manner, chain.quotation)

    def without_inner(self, chains: Sequence[Chain]) -> Speech:
        """The speech less the words that it passes on from somebody else."""
        own = hull(self.content)
        passed = [
            span
            for chain in chains
            if chain.origin.agent.name != self.speaker.name
            and own.contains(hull(chain.content))
            and len(hull(chain.content)) < len(own)
            for span in chain.content
        ]
        left = without(self.content, passed)
        return replace(self, content=left) if left else self


def inner_speech(company: Company, chain: Chain) -> Speech | None:
    """The speech that an outlet's report consists of, where the chain ends with the outlet.

    "The minister said on Monday that the plan was wrong", a paper reported: the minister's words.
    """
    if chain.origin.agent.kind not in (AgentKind.OUTLET, AgentKind.DOCUMENT, AgentKind.UNNAMED):
        return None
    whole = hull(chain.content)
    for match in _SAYING.finditer(company.text, whole.start, whole.end):
        if match.start() - whole.start > 120:
            return None
        named = company.subject_before(match.start(), whole.start)
        if named is None or named[0].kind is AgentKind.OUTLET:
            continue
        cue = Span(match.start("cue"), match.end("cue"))
        content = tuple(
            Span(max(s.start, match.end()), s.end) for s in chain.content if s.end > match.end() + 5
        )
        if content:
            form = Quotation.INDIRECT if chain.quotation is Quotation.DIRECT else chain.quotation
            return Speech(named[0], content, (cue,), manner(cue.of(company.text)), form)
    return None
