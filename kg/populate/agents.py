"""Agents of one article as quads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, RDFS, XSD

from kg.identity.keys import name_key
from kg.model import Agent, AgentKind, Article
from kg.populate.affiliation import Body, affiliations
from kg.populate.evidence import show
from kg.populate.iris import agent_iri, named_iri
from kg.populate.quads import Quads, number, words
from kg.terms import KG

CLASS_OF = {
    AgentKind.PERSON: KG.Person,
    AgentKind.OUTLET: KG.Outlet,
    AgentKind.ORGANIZATION: KG.Organization,
    AgentKind.COUNTRY: KG.Polity,
    AgentKind.UNNAMED: KG.UnnamedSource,
    AgentKind.DOCUMENT: KG.Document,
}
"""The class of the vocabulary for each kind of agent."""

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# "31 percent of respondents" counts no one.
_COUNTED = re.compile(
    r"(?:at least |about |some )?([a-z]+|\d{1,3}(?![\d,.]))\s+(?!(?:per ?cent|%|out of|in)\b)\w"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the agents of one article are described in.

    iri         of the article
    bodies      bodies and polities that the article names, by normal names: whom its agents may belong to
    identities  the IRI to use instead of an agent's own, where someone decided who is who
    """

    article: Article
    iri: URIRef
    bodies: Mapping[str, Body]
    identities: Mapping[str, str]


def describe(quads: Quads, agent: Agent, setting: Setting) -> URIRef:
    """State what the article says of ``agent`` and give its IRI."""
    article, iri, identities = setting.article, setting.iri, setting.identities
    own = agent_iri(agent, iri)
    subject = URIRef(identities.get(str(own), own))
    quads.add(subject, RDF.type, CLASS_OF[agent.kind])
    quads.add(subject, RDFS.label, words(agent.name))
    if own == named_iri(agent.kind, agent.name):
        quads.add(subject, KG.nameKey, words(name_key(agent.kind, agent.name)))
    for role in agent.roles:
        quads.add(subject, KG.role, words(role.span.of(article.text)))
    show(quads, subject, article, iri, "role", (role.span for role in agent.roles))
    for kind, name in affiliations(agent, article, setting.bodies):
        quads.add(subject, KG.affiliation, _named(quads, kind, name, identities))
    if agent.stands_for:
        quads.add(subject, KG.standsFor, _body(quads, agent.kind, agent.stands_for, identities))
    if agent.kind is AgentKind.UNNAMED:
        _describe_unnamed(quads, subject, agent, article, iri)
    return subject


def outlet(quads: Quads, name: str, identities: Mapping[str, str]) -> URIRef:
    """State that ``name`` is an outlet and give its IRI."""
    return _named(quads, AgentKind.OUTLET, name, identities)


def counted(description: str) -> int | None:
    """How many "two people familiar with the talks" are; None where no number says so."""
    found = _COUNTED.match(description.casefold())
    if not found:
        return None
    word = found[1]
    if word.isdecimal():
        return int(word)
    return _NUMBERS.index(word) + 1 if word in _NUMBERS else None


def _describe_unnamed(quads: Quads, subject: URIRef, agent: Agent, article: Article, iri: URIRef) -> None:
    quads.add(subject, KG.description, words(agent.name))
    quads.add(subject, KG.plural, Literal(str(agent.plural).lower(), datatype=XSD.boolean, normalize=False))
    count = counted(agent.name)
    quads.add(subject, KG.count, number(count) if count else None)
    if agent.reason:
        quads.add(subject, KG.anonymityReason, words(agent.reason.of(article.text)))
        show(quads, subject, article, iri, "reason", (agent.reason,))


def _body(quads: Quads, kind: AgentKind, name: str, identities: Mapping[str, str]) -> URIRef:
    """What a metonym points to: a polity where the metonym acts as one, else a body."""
    return _named(
        quads, AgentKind.COUNTRY if kind is AgentKind.COUNTRY else AgentKind.ORGANIZATION, name, identities
    )


def _named(quads: Quads, kind: AgentKind, name: str, identities: Mapping[str, str]) -> URIRef:
    own = named_iri(kind, name)
    subject = URIRef(identities.get(str(own), own))
    quads.add(subject, RDF.type, CLASS_OF[kind])
    quads.add(subject, RDFS.label, words(name))
    quads.add(subject, KG.nameKey, words(name_key(kind, name)))
    return subject
