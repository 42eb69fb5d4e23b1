"""PROV-JSON: the same chains as the PROV-O export, for tools that read W3C PROV as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from kg.export.format import Format, of_statements
from kg.export.prov import PROV_CLASS
from kg.model import AgentKind, ArticleCard, Hand, Provenance, Quotation
from kg.populate.agents import CLASS_OF
from kg.terms import DATA, KG, PREFIXES

Records = dict[str, dict[str, Any]]


class _Document:
    """Records by kind, and a prefix for every base of an identifier."""

    def __init__(self) -> None:
        self.prefixes = {"id": DATA, "kg": PREFIXES["kg"], "dcterms": PREFIXES["dcterms"]}
        self.records: dict[str, Records] = {}

    def name(self, identifier: str) -> str:
        """The identifier as a qualified name; one of another base gets a prefix of its own."""
        base = DATA if identifier.startswith(DATA) else identifier[: _base_length(identifier)]
        for prefix, known in self.prefixes.items():
            if known == base:
                return f"{prefix}:{identifier[len(base) :]}"
        prefix = f"n{len(self.prefixes)}"
        self.prefixes[prefix] = base
        return f"{prefix}:{identifier[len(base) :]}"

    def add(self, kind: str, identifier: str, facts: dict[str, Any]) -> None:
        """A record of an entity or agent; what several statements say of it comes together."""
        self.records.setdefault(kind, {}).setdefault(self.name(identifier), {}).update(facts)

    def relate(self, kind: str, facts: dict[str, Any]) -> None:
        """A relation between records.  Its identifier is made of its parts, so that it stands once."""
        key = "_:" + "-".join(str(part) for part in (kind, *facts.values()))
        self.records.setdefault(kind, {})[key] = facts


def render(provenances: Iterable[Provenance]) -> Iterator[bytes]:
    """One document with all chains."""
    document = _Document()
    for provenance in provenances:
        _add(document, provenance)
    relations = {
        # Blank identifiers are numbered at the end, in an order that the content gives.
        kind: _numbered(kind, records) if kind not in ("entity", "agent") else dict(sorted(records.items()))
        for kind, records in sorted(document.records.items())
    }
    whole = {"prefix": dict(sorted(document.prefixes.items())), **relations}
    yield (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _add(document: _Document, provenance: Provenance) -> None:
    article = provenance.article
    document.add("entity", article.iri, _article(article))
    for hand in provenance.hands:
        report, agent = document.name(hand.report), document.name(hand.agent)
        document.add("entity", hand.report, _report(hand))
        document.add("agent", hand.agent, _agent(hand))
        document.relate("wasAttributedTo", {"prov:entity": report, "prov:agent": agent})
    reports = [document.name(hand.report) for hand in provenance.hands]
    if not reports:
        document.add("entity", provenance.statement, {"prov:type": _type(KG.Report)})
        reports = [document.name(provenance.statement)]
    _derive(document, document.name(article.iri), reports[0])
    for outer, inner in pairwise(reports):
        _derive(
            document, outer, inner, "prov:Quotation" if provenance.quotation is Quotation.DIRECT else None
        )
    if len(reports) > 1:
        _derive(document, reports[0], reports[-1], "prov:PrimarySource")
    document.add("entity", provenance.claim, {"prov:type": _type(KG.Claim), "prov:value": provenance.wording})
    innermost = provenance.hands[-1].report if provenance.hands else provenance.statement
    stated: dict[str, Any] = {
        "kg:states": {"$": document.name(provenance.claim), "type": "prov:QUALIFIED_NAME"}
    }
    if provenance.said_on:
        stated["kg:saidOn"] = provenance.said_on
    document.add("entity", innermost, stated)


def _derive(document: _Document, generated: str, used: str, kind: str | None = None) -> None:
    facts: dict[str, Any] = {"prov:generatedEntity": generated, "prov:usedEntity": used}
    if kind:
        facts["prov:type"] = {"$": kind, "type": "prov:QUALIFIED_NAME"}
    document.relate("wasDerivedFrom", facts)


def _article(article: ArticleCard) -> dict[str, Any]:
    known = {
        "dcterms:identifier": article.id,
        "dcterms:title": article.title,
        "dcterms:publisher": article.outlet,
        "dcterms:issued": article.published,
        "dcterms:source": article.url,
    }
    return {"prov:type": _type(KG.Article), **{term: value for term, value in known.items() if value}}


def _report(hand: Hand) -> dict[str, Any]:
    facts: dict[str, Any] = {"prov:type": _type(KG.Report), "kg:manner": hand.manner.value}
    if hand.cue:
        facts["kg:cue"] = " … ".join(cue.exact for cue in hand.cue)
        facts["kg:characters"] = " ".join(f"{cue.start}..{cue.end}" for cue in hand.cue)
    return facts


def _agent(hand: Hand) -> dict[str, Any]:
    kinds = [_type(CLASS_OF[hand.kind])]
    if hand.kind not in (AgentKind.UNNAMED, AgentKind.DOCUMENT):
        kinds.append(
            {"$": f"prov:{str(PROV_CLASS[hand.kind]).rpartition('#')[2]}", "type": "prov:QUALIFIED_NAME"}
        )
    return {"prov:type": kinds, "prov:label": hand.name}


def _type(kind: str) -> dict[str, str]:
    return {"$": f"kg:{str(kind).rpartition('#')[2]}", "type": "prov:QUALIFIED_NAME"}


def _numbered(kind: str, records: Records) -> Records:
    return {f"_:{kind}{number}": facts for number, (_, facts) in enumerate(sorted(records.items()), start=1)}


def _base_length(identifier: str) -> int:
    """Up to and with the last slash or hash, so that what follows is a plain name."""
    return max(identifier.rfind("/"), identifier.rfind("#")) + 1


FORMAT = Format(
    "prov-json",
    ".json",
    "application/json",
    "The chain of one statement, or of all, in W3C PROV-JSON, for ProvStore, prov and ProvToolbox",
    of_statements(render),
)
