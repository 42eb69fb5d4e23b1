"""JSON-LD: each article as a tree, from its header through the hands of each chain to the claim.

The context is in the file, so that nothing has to be fetched to read it as RDF.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from rdflib.namespace import XSD

from kg.export.format import Format, of_statements
from kg.model import ArticleCard, Evidence, Hand, Provenance
from kg.populate.agents import CLASS_OF
from kg.populate.quads import when
from kg.terms import PREFIXES

Json = dict[str, Any]


def _concept(name: str) -> Json:
    """A property whose values are concepts of the list of the same name, written by their short names."""
    return {"@id": f"kg:{name}", "@type": "@vocab", "@context": {"@vocab": PREFIXES[name]}}


CONTEXT: Json = {
    "@version": 1.1,
    "@vocab": PREFIXES["schema"],
    **{name: PREFIXES[name] for name in ("kg", "oa", "dcterms", "rdfs", "xsd")},
    "id": "@id",
    "type": "@type",
    "identifier": "dcterms:identifier",
    "datePublished": {"@type": "xsd:date"},
    "url": {"@type": "xsd:anyURI"},
    "carries": {"@id": "kg:carries"},
    "by": {"@id": "kg:by"},
    "label": {"@id": "rdfs:label"},
    "role": {"@id": "kg:role"},
    "manner": _concept("manner"),
    "cueWords": {"@id": "kg:cue"},
    "relays": {"@id": "kg:relays"},
    "states": {"@id": "kg:states"},
    "wording": {"@id": "kg:wording"},
    "quotation": _concept("quotation"),
    "saidOn": {"@id": "kg:saidOn"},
    "evidence": {"@id": "kg:evidence"},
    "marks": _concept("marks"),
    "target": {"@id": "oa:hasTarget"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector"},
    "start": {"@id": "oa:start", "@type": "xsd:integer"},
    "end": {"@id": "oa:end", "@type": "xsd:integer"},
    "exact": {"@id": "oa:exact"},
    "prefix": {"@id": "oa:prefix"},
    "suffix": {"@id": "oa:suffix"},
}


def render(provenances: Iterable[Provenance]) -> Iterator[bytes]:
    """One tree an article, in the order in which the articles come."""
    trees: dict[str, Json] = {}
    for provenance in provenances:
        article = provenance.article
        tree = trees.setdefault(article.iri, {**_article(article), "carries": []})
        tree["carries"].append(_report(provenance, list(provenance.hands)))
    whole = {"@context": CONTEXT, "@graph": list(trees.values())}
    yield (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _article(article: ArticleCard) -> Json:
    known = {
        "identifier": article.id,
        "headline": article.title,
        "author": article.author,
        "datePublished": article.published,
        "url": article.url,
        "publisher": {"type": "NewsMediaOrganization", "name": article.outlet} if article.outlet else None,
    }
    kinds = ["NewsArticle", "kg:Article"]
    return {"id": article.iri, "type": kinds, **{name: value for name, value in known.items() if value}}


def _report(provenance: Provenance, hands: list[Hand]) -> Json:
    """The report of the first of ``hands``, with those behind it inside."""
    if not hands:
        return {"id": provenance.statement, "type": "kg:Report", **_stated(provenance)}
    hand, behind = hands[0], hands[1:]
    shown = [_evidence(provenance, "cue", cue) for cue in hand.cue]
    if hand.mention:
        shown.insert(0, _evidence(provenance, "agent", hand.mention))
    report: Json = {
        "id": hand.report,
        "type": "kg:Report",
        "by": {
            "id": hand.agent,
            "type": f"kg:{str(CLASS_OF[hand.kind]).rpartition('#')[2]}",
            "label": hand.name,
            **({"role": list(hand.roles)} if hand.roles else {}),
        },
        "manner": hand.manner.value,
        **({"cueWords": " … ".join(cue.exact for cue in hand.cue)} if hand.cue else {}),
        "evidence": shown,
    }
    if behind:
        report["relays"] = _report(provenance, behind)
        return report
    stated = _stated(provenance)
    return {**report, **stated, "evidence": [*shown, *stated["evidence"]]}


def _stated(provenance: Provenance) -> Json:
    stated: Json = {
        "quotation": provenance.quotation.value,
        "states": {"id": provenance.claim, "type": "kg:Claim", "wording": provenance.wording},
        "evidence": [_evidence(provenance, "content", part) for part in provenance.content],
    }
    if provenance.said_on:
        value = when(provenance.said_on)
        stated["saidOn"] = {"@value": str(value), "@type": str(value.datatype or XSD.string)}
    return stated


def _evidence(provenance: Provenance, role: str, evidence: Evidence) -> Json:
    annotation = f"{provenance.article.iri}/evidence/{role}/{evidence.start}-{evidence.end}"
    return {
        "id": annotation,
        "type": "oa:Annotation",
        "marks": role,
        "target": {
            "id": f"{annotation}/target",
            "source": provenance.article.iri,
            "selector": [
                {
                    "id": f"{annotation}/position",
                    "type": "oa:TextPositionSelector",
                    "start": evidence.start,
                    "end": evidence.end,
                },
                {
                    "id": f"{annotation}/quote",
                    "type": "oa:TextQuoteSelector",
                    "exact": evidence.exact,
                    "prefix": evidence.prefix,
                    "suffix": evidence.suffix,
                },
            ],
        },
    }


FORMAT = Format(
    "jsonld",
    ".jsonld",
    "application/ld+json",
    "Each article as a tree down to the claims, in schema.org and kg terms, for web developers",
    of_statements(render),
)
