"""IRIs of things in articles, made of content alone: no counter, no clock.

Everything that belongs to one article hangs under the article's own IRI; what articles share (named
agents, issues) has an IRI of kind and normalised name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rdflib import URIRef

from kg.model import Agent, AgentKind, Article, Report, Span, Spans
from kg.slugs import digest, normal_name, slug
from kg.terms import DATA

_ARTICLE_SCOPED = frozenset({AgentKind.UNNAMED, AgentKind.DOCUMENT})
_NOT_A_PLACE = re.compile(r"^[a-z][a-z0-9+.-]*:/*|[?#].*$", re.IGNORECASE)


def article_key(article: Article) -> str:
    """What names an article everywhere: its URL, else outlet, date, title and text.

    The key of an article with a URL stays when its text is corrected, so that building it again
    replaces it.  Without a URL a changed text is another article.
    """
    if article.url:
        host, *path = _NOT_A_PLACE.sub("", article.url).rstrip("/").split("/")
        page = path[-1].partition(".")[0] if path else ""
        readable = slug(f"{host} {page}", 50)
        return f"{readable}-{digest(article.url)}" if readable else digest(article.url)
    published = article.published.isoformat() if article.published else ""
    parts = (article.outlet or "", published, article.title or article.id)
    readable = "-".join(part for part in (slug(parts[0], 20), published, slug(parts[2], 30)) if part)
    key = digest(*parts, article.text)
    return f"{readable}-{key}" if readable else key


def article_iri(article: Article) -> URIRef:
    """The article itself."""
    return URIRef(f"{DATA}article/{article_key(article)}")


def graph_iri(article: Article) -> URIRef:
    """The named graph that holds all that was read out of the article."""
    return URIRef(f"{DATA}graph/{article_key(article)}")


def agent_iri(agent: Agent, article: URIRef) -> URIRef:
    """A named agent wherever it occurs; an unnamed source or a document within ``article`` alone.

    Two articles that speak of "a US official" may mean two people: such IRIs are never shared.
    The leading "a" or "another" of a description stays, it tells one official from another.
    """
    if agent.kind in _ARTICLE_SCOPED:
        described = slug(agent.name) or digest(agent.name)
        return URIRef(f"{article}/{agent.kind.value}/{described}-{digest(agent.name.casefold(), length=6)}")
    return named_iri(agent.kind, agent.name)


def named_iri(kind: AgentKind, name: str) -> URIRef:
    """A person, outlet, organization or country of this name, in whatever article."""
    return URIRef(f"{DATA}agent/{kind.value}/{normal_name(name)}")


def issue_iri(target: str) -> URIRef:
    """The issue of this name, in whatever article."""
    return URIRef(f"{DATA}issue/{slug(target, 80) or digest(target)}")


def places(spans: Iterable[Span]) -> str:
    """Spans as part of an IRI: "120-128_140-150"."""
    return "_".join(f"{span.start}-{span.end}" for span in spans)


def claim_iri(article: URIRef, content: Spans) -> URIRef:
    """What is stated in these words of the article."""
    return URIRef(f"{article}/claim/{places(content)}")


def chain_iri(article: URIRef, content: Spans, reports: tuple[Report, ...]) -> str:
    """Start of the IRIs of a chain's reports, which end in the hand's number, 1 nearest the article."""
    hands = [
        (report.agent.kind.value, report.agent.name, report.mention, report.cue, report.manner.value)
        for report in reports
    ]
    return f"{article}/report/{places(content)}-{digest(hands, length=8)}"


def evidence_iri(article: URIRef, role: str, span: Span) -> URIRef:
    """These characters of the article, as showing one kind of thing."""
    return URIRef(f"{article}/evidence/{role}/{span.start}-{span.end}")


def position_iri(article: URIRef, holder: URIRef, issue: URIRef, stance: str, evidence: Spans) -> URIRef:
    """This holder's stance on this issue by these words of the article."""
    return URIRef(
        f"{article}/position/{places(evidence) or 'implied'}-{digest(holder, issue, stance, length=8)}"
    )
