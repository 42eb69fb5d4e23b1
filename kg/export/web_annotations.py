"""W3C Web Annotations in JSON-LD: what marks a source, a cue or a statement, on the article's text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kg.export.format import Format, of_statements
from kg.model import Evidence, Hand, Provenance
from kg.terms import DATA

Json = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The context that the Web Annotation Data Model prescribes by this name."""


def render(provenances: Iterable[Provenance]) -> Iterator[bytes]:
    """One collection with all annotations on one page.

    Words that several statements rest on are one annotation with a body for each.
    """
    annotations: dict[str, Json] = {}
    for provenance in provenances:
        for annotation in _annotations(provenance):
            known = annotations.setdefault(annotation["id"], annotation)
            known["body"] += [body for body in annotation["body"] if body not in known["body"]]
    items = list(annotations.values())
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    whole = {
        "@context": CONTEXT,
        "id": f"{DATA}annotations",
        "type": "AnnotationCollection",
        "label": "Sources, cues and statements",
        "total": len(items),
        "first": page,
    }
    yield (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _annotations(provenance: Provenance) -> Iterator[Json]:
    chain = " > ".join(hand.name for hand in provenance.hands) or provenance.article.outlet or ""
    for part in provenance.content:
        described = {"type": "TextualBody", "value": chain, "format": "text/plain", "purpose": "describing"}
        yield _annotation(provenance, "content", part, [described, _tag("statement")])
    for hand in provenance.hands:
        if hand.mention:
            yield _annotation(provenance, "agent", hand.mention, [_identified(hand), _tag("source")])
        for cue in hand.cue:
            yield _annotation(provenance, "cue", cue, [_tag("cue"), _tag(hand.manner.value)])


def _annotation(provenance: Provenance, role: str, shown: Evidence, bodies: list[Json]) -> Json:
    article = provenance.article
    return {
        "id": f"{article.iri}/evidence/{role}/{shown.start}-{shown.end}",
        "type": "Annotation",
        "motivation": ["identifying" if role == "agent" else "tagging"],
        "body": bodies,
        "target": {
            # Annotation clients look for the page; the position counts in the text as it was read.
            "source": article.url or article.iri,
            "selector": [
                {"type": "TextPositionSelector", "start": shown.start, "end": shown.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": shown.exact,
                    "prefix": shown.prefix,
                    "suffix": shown.suffix,
                },
            ],
        },
    }


def _tag(value: str) -> Json:
    return {"type": "TextualBody", "value": value, "purpose": "tagging"}


def _identified(hand: Hand) -> Json:
    return {"type": "SpecificResource", "source": hand.agent, "purpose": "identifying"}


FORMAT = Format(
    "annotations",
    ".jsonld",
    'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    "Marks on the articles' text as W3C Web Annotations, for annotation servers and readers",
    of_statements(render),
)
