"""The shared nouns: what every stage takes in and hands on.

Standard library only.  Every :class:`Span` is an offset in characters into ``Article.text``, which is
never edited after reading; text is not copied into results, spans point at it.

Terms are the field's: attribution, source, cue, content (PARC, Pareti 2012; PolNeAR, Newell et al.
2018); origin and chain (nested sources: Wiebe et al. 2005, FactBank).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of ``Article.text``: start and end in characters, end excluded."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that this span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """True when ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True when at least one character is shared."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


Spans = tuple[Span, ...]
"""One discontinuous stretch, in text order: a quotation broken by its attribution has two spans."""


def hull(spans: Sequence[Span]) -> Span:
    """The smallest single span that holds all of ``spans``; there must be at least one."""
    if len(spans) == 1:
        return spans[0]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


class ZoneKind(StrEnum):
    """What a stretch of the text is, when it is not the body of the article."""

    HEADLINE = "headline"
    BYLINE = "byline"  # outlet, author and date lines above the body
    DATELINE = "dateline"  # "LONDON (Reuters) -"
    BOILERPLATE = "boilerplate"  # newsletter notes, related links, copyright lines


@dataclass(frozen=True, slots=True, order=True)
class Zone:
    """A stretch that carries no statements of the article's own.  Marked, never cut."""

    span: Span
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as published.

    id           names the article among those read together: the ``id`` given, else the file's stem
    text         the decoded file, or the text extracted from a page; every Span is an offset into it
    outlet       who wrote it; None when nothing tells
    republisher  who carried another's article (an AP story on a paper's site); else None
    published    date printed on the article, in the outlet's own time zone
    undated      what metadata give as that date where it cannot be read as one, as given
    language     BCP 47 tag
    zones        headline, byline, dateline and boilerplate, in text order, not overlapping
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    republisher: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    language: str = "en"
    zones: tuple[Zone, ...] = ()
    undated: str | None = None

    def in_zone(self, span: Span) -> bool:
        """True when ``span`` touches a headline, byline, dateline or boilerplate zone."""
        return any(zone.span.overlaps(span) for zone in self.zones)


class NameKind(StrEnum):
    """What a name in the text names."""

    PERSON = "person"
    ORGANIZATION = "organization"
    OUTLET = "outlet"
    PLACE = "place"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A proper name in the text."""

    span: Span
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, the cue that marks the act of reporting, and the content.

    "The plant is safe," the minister said.
     content---------    source-----  cue

    source   empty when the text names no one ("it is understood that ...")
    score    how sure the encoder is that the cue marks an attribution in PolNeAR's broad sense, 0 to 1
    speech   how sure it is that something is conveyed (speech, writing, a finding, a stated belief)
             rather than wished, planned or felt, 0 to 1
    inside   the content of another attribution in which this one was found by reading that content
             alone; None when it was found in the article as a whole
    """

    source: Spans
    cue: Spans
    content: Spans
    score: float = 1.0
    speech: float = 1.0
    inside: Span | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with what the encoder found in it.

    sentences     whole sentences in text order; a paragraph's end always ends one
    quotations    stretches inside quotation marks, the marks included, outermost only
    attributions  in order of their cues; contents may nest
    """

    article: Article
    sentences: Spans = ()
    quotations: Spans = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """One act of conveying, before it is settled who its agent is.

    source   the words that name who conveys; None when the text names no one here
    cue      the words that mark the act
    content  what is conveyed
    told_to  the words that name the outlet or other named recipient it was conveyed to ("told CNN")
    inside   place, in the article's list of acts, of the act that conveys this one; None at the top
    score    how sure the encoder is, 0 to 1; 1 for acts that the grammar of chains adds
    """

    source: Span | None
    cue: Spans
    content: Spans
    told_to: Span | None = None
    inside: int | None = None
    score: float = 1.0


class AgentKind(StrEnum):
    """What an agent is (the kinds of the annotation guidelines)."""

    PERSON = "person"
    OUTLET = "outlet"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    UNNAMED = "unnamed"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Role:
    """A title, role or affiliation, as the text has it: "Kremlin spokesman".  Not a name."""

    span: Span


@dataclass(frozen=True, slots=True)
class Agent:
    """Someone or something that conveys: a person, outlet, body, polity, document, unnamed source.

    name        the fullest name in the article, or the description of an unnamed source
    roles       titles, roles and affiliations that the article gives, in text order
    stands_for  the polity or body that a metonym points to ("Moscow": "Russia"); the name stays
    plural      an unnamed source that the text presents as several ("officials")
    reason      why a source is unnamed, where the text says so ("not authorized to speak")
    """

    name: str
    kind: AgentKind
    roles: tuple[Role, ...] = ()
    stands_for: str | None = None
    plural: bool = False
    reason: Span | None = None


class Quotation(StrEnum):
    """Surface form of a content: all inside quotation marks, partly, or not at all."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Manner(StrEnum):
    """How something was conveyed: the kind of speech act that the cue names."""

    SAID = "said"
    REPORTED = "reported"
    CITED = "cited"
    DENIED = "denied"
    CONFIRMED = "confirmed"
    CLAIMED = "claimed"
    HINTED = "hinted"
    DEMANDED = "demanded"
    PROPOSED = "proposed"
    PROMISED = "promised"
    WARNED = "warned"
    ACCUSED = "accused"
    PRAISED = "praised"
    ASKED = "asked"
    WROTE = "wrote"
    SHOWED = "showed"
    BELIEVED = "believed"


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A date as exact as the text has it, in ISO 8601.

    value  "2025-04-21", "2025-04", "2025", or an interval "2025-04-19/2025-04-20"
    span   the words that say so; None when it carries over from another sentence of one speech event
    """

    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One act of conveying by one agent, as evidenced in one article: one hand of a chain.

    agent       who conveys
    co_agents   others that stand beside the agent ("NBC News and ABC News reported")
    mention     where this attribution names the agent (a pronoun counts); None when implied by context
    cue         the words that mark the act; empty when implied by context
    """

    agent: Agent
    mention: Span | None
    cue: Spans
    manner: Manner = Manner.SAID
    co_agents: tuple[Agent, ...] = ()


@dataclass(frozen=True, slots=True)
class Conveyed:
    """An act of conveying with its agents known.

    reports   the hands that this act alone adds, nearest to the article first: an outlet before the
              person who told it; empty when the text names no one
    told_to   the outlet or other named recipient
    said_on   date of this act
    """

    act: Act
    reports: tuple[Report, ...]
    told_to: Agent | None = None
    said_on: When | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """One statement with everyone it came through.

    id          s1, s2, ... in text order within the article
    content     what is stated
    reports     nearest to the article first, origin last; at least one
    said_on     date of the speech act nearest the origin that the text dates
    relayed_to  the outlet or other named recipient that the origin spoke to
    """

    id: str
    content: Spans
    reports: tuple[Report, ...]
    quotation: Quotation
    said_on: When | None = None
    relayed_to: Agent | None = None

    @property
    def origin(self) -> Report:
        """The last source that the chain names."""
        return self.reports[-1]


class Stance(StrEnum):
    """Where a holder stands."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    CONDITIONAL = "conditional"
    NEUTRAL = "neutral"


class TargetKind(StrEnum):
    """What a position is about."""

    PROPOSAL = "proposal"
    AGENT = "agent"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Position:
    """One agent's stance on one target, as the article reports it.

    target       short affirmative noun phrase, or a clause for a claim
    target_span  the words that name the target best, in or near the evidence
    statements   ids of the chains it rests on
    evidence     the words that carry the stance
    """

    holder: Agent
    target: str
    target_span: Spans
    target_kind: TargetKind
    stance: Stance
    statements: tuple[str, ...]
    evidence: Spans
    said_on: When | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the program read out of one article: what ``populate`` writes to the graph."""

    article: Article
    attributions: tuple[Attribution, ...]
    chains: tuple[Chain, ...]
    positions: tuple[Position, ...] = field(default=())


# What the graph gives back: the same facts as read from a store, for traces, exports and views.


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Exact characters of an article's unchanged text, with what stands around them.

    exact           the quoted words; at most 32 characters of context in prefix and suffix
    start, end      offsets of ``exact`` in the article's text, in characters
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article as the graph knows it."""

    iri: str
    id: str
    title: str | None
    outlet: str | None
    republisher: str | None
    author: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Hand:
    """One report of a chain as the graph knows it: who conveyed, by which words.

    report, agent  IRIs
    mention, cue   None and empty when the context implies them
    co_agents      names of those who stand beside the agent
    """

    report: str
    agent: str
    name: str
    kind: AgentKind
    manner: Manner
    mention: Evidence | None
    cue: tuple[Evidence, ...]
    co_agents: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """One statement of one article with its whole chain, as the graph knows it.

    statement  IRI of the outermost report
    id         the chain's id within the article ("s7")
    claim      IRI of what is stated
    hands      nearest to the article first, origin last
    said_on    ISO 8601 date or interval of the speech act
    """

    statement: str
    id: str
    claim: str
    article: ArticleCard
    content: tuple[Evidence, ...]
    hands: tuple[Hand, ...]
    quotation: Quotation
    said_on: str | None = None
    relayed_to: str | None = None

    @property
    def pointer(self) -> str:
        """The statement as it is pointed at: "ARTICLE:s1"."""
        return f"{self.article.id}:{self.id}"

    @property
    def wording(self) -> str:
        """The stated words, the parts of a broken quotation joined by an ellipsis."""
        return " … ".join(evidence.exact for evidence in self.content)

    @property
    def origin(self) -> Hand:
        """The last source that the chain names."""
        return self.hands[-1]
