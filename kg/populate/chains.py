"""Chains and positions of one article as quads."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from rdflib import URIRef
from rdflib.namespace import PROV, RDF, RDFS, SKOS

from kg.errors import UnreadableArticle
from kg.model import Article, Chain, Position, Quotation, Report, Spans
from kg.populate.agents import Setting, describe
from kg.populate.channel import channel
from kg.populate.evidence import show
from kg.populate.iris import agent_iri, chain_iri, claim_iri, issue_iri, position_iri
from kg.populate.quads import Quads, number, when, words
from kg.terms import KG, MANNER, QUOTATION, STANCE, TARGET


def add_chain(
    quads: Quads,
    chain: Chain,
    number_in_text: int,
    setting: Setting,
) -> URIRef:
    """State the chain hand by hand, from the article to the claim; give the innermost report's IRI."""
    article, iri = setting.article, setting.iri
    start = chain_iri(iri, chain.content, chain.reports)
    hands = [URIRef(f"{start}/{hand}") for hand in range(1, len(chain.reports) + 1)]
    for hand, report in zip(hands, chain.reports, strict=True):
        _add_report(quads, hand, report, chain.content, setting)
    outermost, innermost = hands[0], hands[-1]
    quads.add(iri, KG.carries, outermost)
    quads.add(outermost, KG.order, number(number_in_text))
    for outer, inner in pairwise(hands):
        quads.add(outer, KG.relays, inner)
        quads.add(outer, PROV.wasDerivedFrom, inner)
        if chain.quotation is Quotation.DIRECT:
            quads.add(outer, PROV.wasQuotedFrom, inner)
    if outermost != innermost:
        quads.add(outermost, PROV.hadPrimarySource, innermost)
    quads.add(innermost, KG.states, _add_claim(quads, chain, article, iri))
    quads.add(innermost, KG.quotation, QUOTATION[chain.quotation.value])
    show(quads, innermost, article, iri, "content", chain.content)
    if chain.said_on:
        quads.add(innermost, KG.saidOn, when(chain.said_on.value))
        show(quads, innermost, article, iri, "date", (chain.said_on.span,))
    if chain.relayed_to:
        quads.add(innermost, KG.toldTo, describe(quads, chain.relayed_to, setting))
    return innermost


def wording(chain: Chain, article: Article) -> str:
    """The stated words, the parts of a broken quotation joined by an ellipsis."""
    return " … ".join(span.of(article.text) for span in chain.content)


def add_position(
    quads: Quads,
    position: Position,
    reports: Mapping[str, URIRef],
    setting: Setting,
) -> None:
    """State the position; ``reports`` gives the innermost report of each statement by its id."""
    article, iri = setting.article, setting.iri
    for statement in position.statements:
        if statement not in reports:
            raise UnreadableArticle(
                article.id,
                f"a position of {position.holder.name} rests on {statement}, which is no statement of it",
                "Take the position out, or name a statement of this article.",
            )
    holder = describe(quads, position.holder, setting)
    issue = issue_iri(position.target)
    quads.add(issue, RDF.type, SKOS.Concept)
    quads.add(issue, RDFS.label, words(position.target))
    # Of the holder's own IRI: a position stays itself when it is decided who its holder is.
    own = agent_iri(position.holder, iri)
    subject = position_iri(iri, own, issue, position.stance.value, position.evidence)
    quads.add(subject, RDF.type, KG.Position)
    quads.add(subject, KG.holder, holder)
    quads.add(subject, KG.issue, issue)
    quads.add(subject, KG.stance, STANCE[position.stance.value])
    quads.add(subject, KG.targetKind, TARGET[position.target_kind.value])
    quads.add(subject, KG.restsOn, *(reports[statement] for statement in position.statements))
    show(quads, subject, article, iri, "stance", position.evidence)
    show(quads, subject, article, iri, "target", position.target_span)
    if position.said_on:
        quads.add(subject, KG.saidOn, when(position.said_on.value))
        show(quads, subject, article, iri, "date", (position.said_on.span,))


def _add_report(quads: Quads, hand: URIRef, report: Report, content: Spans, setting: Setting) -> None:
    article, iri = setting.article, setting.iri
    agent = describe(quads, report.agent, setting)
    beside = [describe(quads, other, setting) for other in report.co_agents]
    quads.add(hand, RDF.type, KG.Report)
    quads.add(hand, KG.by, agent)
    quads.add(hand, KG.alongside, *beside)
    quads.add(hand, PROV.wasAttributedTo, agent, *beside)
    quads.add(hand, KG.manner, MANNER[report.manner.value])
    if report.cue:
        quads.add(hand, KG.cue, words(" … ".join(span.of(article.text) for span in report.cue)))
    by_way_of = channel(article.text, report, content)
    if by_way_of:
        quads.add(hand, KG.channel, words(by_way_of.of(article.text)))
        show(quads, hand, article, iri, "channel", (by_way_of,))
    show(quads, hand, article, iri, "agent", (report.mention,))
    show(quads, hand, article, iri, "cue", report.cue)


def _add_claim(quads: Quads, chain: Chain, article: Article, iri: URIRef) -> URIRef:
    claim = claim_iri(iri, chain.content)
    quads.add(claim, RDF.type, KG.Claim)
    quads.add(claim, KG.wording, words(wording(chain, article)))
    return claim
