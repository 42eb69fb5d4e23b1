"""Readings as JSON: the contract of ``kg extract``, one object an article.

The schema of statements is that of the annotation guidelines for source chains; ``attributions`` is the
flat list as PolNeAR has them.  Offsets are characters of the article's text.
"""

from __future__ import annotations

import json
from typing import Any

from kg.model import Agent, Article, Attribution, Chain, Position, Reading, Report, Span, Spans

Json = dict[str, Any]


def reading_to_json(reading: Reading) -> Json:
    """One article with its statements, positions and flat attributions."""
    article = reading.article
    return {
        "doc": article.id,
        "outlet": article.outlet,
        "republisher": article.republisher,
        "author": article.author,
        "published": article.published.isoformat() if article.published else None,
        "statements": [_statement(chain, article.text) for chain in reading.chains],
        "positions": [_position(position) for position in reading.positions],
        "attributions": [_attribution(attribution) for attribution in reading.attributions],
    }


def article_key_json(article: Article) -> str:
    """All of an article as one line of JSON: equal lines are equal articles."""
    zones = [[z.span.start, z.span.end, z.kind.value] for z in article.zones]
    published = article.published.isoformat() if article.published else None
    facts = [article.id, article.title, article.outlet, article.republisher, article.author, published]
    return json.dumps([*facts, article.url, article.language, zones, article.text], ensure_ascii=True)


def _spans(spans: Spans) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _statement(chain: Chain, text: str) -> Json:
    cues = sorted({cue for report in chain.reports for cue in report.cue})
    return {
        "id": chain.id,
        "content": _spans(chain.content),
        "cues": [cue.of(text) for cue in cues],
        "chain": [_link(report) for report in chain.reports],
        "quote": chain.quotation.value,
        "date": chain.said_on.value if chain.said_on else None,
        "relayed_to": chain.relayed_to.name if chain.relayed_to else None,
    }


def _link(report: Report) -> Json:
    link = _agent(report.agent)
    link["mention"] = _span(report.mention)
    link["cue"] = _spans(report.cue)
    link["manner"] = report.manner.value
    if report.co_agents:
        link["co_agents"] = [agent.name for agent in report.co_agents]
    return link


def _agent(agent: Agent) -> Json:
    described: Json = {"agent": agent.name, "kind": agent.kind.value}
    if agent.roles:
        described["roles"] = [_span(role.span) for role in agent.roles]
    if agent.stands_for:
        described["stands_for"] = agent.stands_for
    return described


def _position(position: Position) -> Json:
    return {
        "holder": position.holder.name,
        "holder_kind": position.holder.kind.value,
        "target": position.target,
        "target_span": _spans(position.target_span),
        "target_kind": position.target_kind.value,
        "stance": position.stance.value,
        "statement": list(position.statements),
        "evidence": _spans(position.evidence),
        "date": position.said_on.value if position.said_on else None,
    }


def _attribution(attribution: Attribution) -> Json:
    return {
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
    }
