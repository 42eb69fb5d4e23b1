"""Whom an agent belongs to, by the words that the article has for it."""

from __future__ import annotations

import pytest
from rdflib.namespace import RDF, RDFS

from kg.model import Agent, AgentKind, Article, Chain, Quotation, Reading, Report, Role, Span
from kg.populate import populate
from kg.populate.affiliation import affiliations
from kg.terms import KG
from tests.populate.test_populate import graph_of

HARBOUR = {"port-authority": (AgentKind.ORGANIZATION, "Port Authority")}


def belongs(role: str) -> list[str]:
    """The names of the bodies that a person of this role belongs to."""
    agent = Agent("Ada Quill", AgentKind.PERSON, roles=(Role(Span(0, len(role))),))
    return [name for _, name in affiliations(agent, Article("a", role), HARBOUR)]


@pytest.mark.parametrize(
    ("role", "bodies"),
    [
        ("Norwegian Prime Minister", ["Norway"]),
        ("Norway's foreign minister", ["Norway"]),
        ("the foreign minister of Norway", ["Norway"]),
        ("a Norwegian defence ministry official", ["Norway"]),
        ("Kremlin spokesman", ["The Kremlin"]),
        ("NATO Secretary General", ["NATO"]),
        ("spokeswoman for the European Commission", ["European Commission"]),
        ("Port Authority official", ["Port Authority"]),
        ("a lawyer at the Port Authority", ["Port Authority"]),
        ("Seaforth spokeswoman", ["Seaforth"]),
        ("American Seaways spokesman", ["American Seaways"]),
        ("a professor of law at the Norham Institute of Technology", ["Norham Institute of Technology"]),
        (
            "head of the Dockers Council at the University of Easby",
            ["Dockers Council", "University of Easby"],
        ),
    ],
)
def test_a_role_tells_whom_its_bearer_belongs_to(role, bodies):
    assert belongs(role) == bodies


@pytest.mark.parametrize(
    "role",
    [
        "a Norwegian historian",
        "former Norwegian minister",
        "a retired Port Authority officer",
        "ambassador to Norway",
        "adviser on Norway policy",
        "an officer of the Mine Workers of America",
        "the mayor of Moscow",
        "a pro-Norwegian official",
        "Mayor",
    ],
)
def test_nationality_the_past_and_what_one_deals_with_are_no_affiliation(role):
    assert belongs(role) == []


def unnamed(description: str) -> list[str]:
    agent = Agent(description, AgentKind.UNNAMED)
    return [name for _, name in affiliations(agent, Article("a", description), {})]


def test_an_unnamed_source_belongs_to_what_describes_it_and_not_to_what_it_knows():
    assert unnamed("a Norwegian official") == ["Norway"]
    assert unnamed("a diplomat familiar with the Norwegian minister's thinking") == []


def test_no_one_belongs_to_oneself():
    agent = Agent("NATO", AgentKind.ORGANIZATION, roles=(Role(Span(0, 13)),))
    assert affiliations(agent, Article("a", "NATO officials"), {}) == []


def test_the_graph_leads_from_the_source_to_the_polity_named_as_the_article_has_it():
    text = "The lease was signed, a Norwegian official said."
    official, said = text.index("a Norw"), text.index("said")
    report = Report(
        Agent("a Norwegian official", AgentKind.UNNAMED),
        Span(official, said - 1),
        (Span(said, said + 4),),
    )
    chain = Chain("s1", (Span(0, 20),), (report,), Quotation.INDIRECT)
    graph = graph_of(Reading(Article("a", text), (), (chain,)))
    source = graph.value(predicate=RDF.type, object=KG.UnnamedSource)
    body = graph.value(source, KG.affiliation)
    assert str(graph.value(body, RDFS.label)) == "Norway"
    assert graph.value(body, RDF.type) == KG.Polity
    assert len(populate(Reading(Article("a", text), (), (chain,)))) == len(graph)
