"""ClaimReview drafts in schema.org JSON-LD: one a claim, without a rating.

The program fills in what the articles show.  The verdict, its words, the reviewer and the page of the
review are a person's, and are not there until a person writes them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kg.analyse.phrasing import in_order
from kg.export.format import Format, of_statements
from kg.model import AgentKind, ArticleCard, Provenance

Json = dict[str, Any]

LEFT_TO_THE_REVIEWER = "reviewRating, author, url, datePublished"
"""Properties that only a person can fill in."""

_SCHEMA_TYPE = {
    AgentKind.PERSON: "Person",
    AgentKind.OUTLET: "NewsMediaOrganization",
    AgentKind.ORGANIZATION: "Organization",
    AgentKind.COUNTRY: "Organization",
}


def render(provenances: Iterable[Provenance]) -> Iterator[bytes]:
    """One draft a claim, in the order in which the claims come."""
    by_claim: dict[str, list[Provenance]] = {}
    for provenance in provenances:
        by_claim.setdefault(provenance.claim, []).append(provenance)
    drafts = [_draft(claim, in_order(statements)) for claim, statements in by_claim.items()]
    whole = {"@context": "https://schema.org", "@graph": drafts}
    yield (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _draft(claim: str, statements: list[Provenance]) -> Json:
    first = statements[0]
    articles = list(dict.fromkeys(provenance.article for provenance in statements))
    return {
        "@type": "ClaimReview",
        "creativeWorkStatus": f"Draft. Left to the reviewer: {LEFT_TO_THE_REVIEWER}.",
        "claimReviewed": first.wording,
        "itemReviewed": {
            "@type": "Claim",
            "@id": claim,
            "text": first.wording,
            "author": _authors(statements),
            **({"datePublished": first.article.published} if first.article.published else {}),
            "firstAppearance": _appearance(articles[0]),
            "appearance": [_appearance(article) for article in articles],
        },
    }


def _authors(statements: list[Provenance]) -> list[Json]:
    """Those at the ends of the chains, each once; an unnamed source has a description and no name."""
    authors: dict[tuple[str, str], Json] = {}
    for provenance in statements:
        if not provenance.hands:
            outlet = provenance.article.outlet
            if outlet:
                authors["outlet", outlet] = {"@type": _SCHEMA_TYPE[AgentKind.OUTLET], "name": outlet}
            continue
        origin = provenance.origin
        if origin.kind in _SCHEMA_TYPE:
            author = {"@type": _SCHEMA_TYPE[origin.kind], "@id": origin.agent, "name": origin.name}
            if origin.roles and origin.kind is AgentKind.PERSON:
                author["jobTitle"] = origin.roles[0]
        elif origin.kind is AgentKind.DOCUMENT:
            author = {"@type": "CreativeWork", "description": origin.name}
        else:
            author = {"@type": "Person", "description": f"Not named: {origin.name}"}
        authors[origin.kind.value, origin.name] = author
    return list(authors.values())


def _appearance(article: ArticleCard) -> Json:
    known = {
        "headline": article.title,
        "url": article.url,
        "datePublished": article.published,
        "publisher": {"@type": "NewsMediaOrganization", "name": article.outlet} if article.outlet else None,
    }
    kept = {name: value for name, value in known.items() if value}
    return {"@type": "NewsArticle", "@id": article.iri, **kept}


FORMAT = Format(
    "claimreview",
    ".jsonld",
    "application/ld+json",
    "Drafts of schema.org ClaimReview, the rating left to the reviewer, for fact-checking sites",
    of_statements(render),
)
