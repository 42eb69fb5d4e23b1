"""Targets gathered into issues: what a person decides is followed, what the program thinks is only said."""

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import SKOS

from kg.analyse.issues import by_issue, issues, read_decided, scheme, suggestions
from kg.analyse.networks import between_actors
from kg.analyse.stances import Taken
from kg.errors import BadDecision
from kg.model import Stance
from kg.populate.iris import issue_iri

FOR, AGAINST = Stance.SUPPORTS, Stance.OPPOSES


def position(name: str, target: str, stance: Stance, article: str = "a1") -> Taken:
    return Taken(name.casefold(), str(issue_iri(target)), stance, article, name, target, "2031-05-04")


DEBATE = [
    position("Quill", "sale of the harbour", AGAINST),
    position("Dorn", "sale of the north harbour", AGAINST),
    position("Finch", "harbour deal", FOR),
    position("Finch", "harbour deal", FOR, "a2"),
    position("Moll", "toll on trucks", FOR),
]
DECIDED = read_decided(
    """
    # the council calls it a deal
    issue "Sale of the harbour" = "sale of the harbour" "Sale of the  north harbour" "harbour deal"  # all one
    """
)


def test_without_decisions_each_target_is_an_issue_of_its_own():
    assert [str(issue) for issue in issues(DEBATE)] == [
        "harbour deal: 1 supports",
        "sale of the harbour: 1 opposes",
        "sale of the north harbour: 1 opposes",
        "toll on trucks: 1 supports",
    ]


def test_what_a_person_named_is_one_issue():
    first, second = issues(DEBATE, DECIDED)
    assert str(first) == "Sale of the harbour: 1 supports, 2 opposes"
    assert sorted(first.targets.values()) == [
        "harbour deal",
        "sale of the harbour",
        "sale of the north harbour",
    ]
    assert first.holders["Finch", FOR] == 2
    assert second.label == "toll on trucks"


def test_networks_follow_the_decisions():
    assert not between_actors(DEBATE).edges
    assert between_actors(by_issue(DEBATE, DECIDED)).edges["dorn", "quill"]["issues"] == "Sale of the harbour"


def test_the_program_suggests_and_joins_nothing():
    [found] = suggestions(DEBATE)
    assert str(found) == 'issue "sale of the harbour" = "sale of the north harbour"'
    assert len(issues(DEBATE)) == 4


def test_what_a_person_keeps_apart_is_not_suggested_again():
    decided = read_decided('apart "sale of the north harbour" "sale of the harbour"')
    assert suggestions(DEBATE, decided) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("harbour deal", "issues.txt, line 1: “harbour deal” is no decision on issues"),
        ('issue "A" = "x"\nissue "B" = "x"', 'line 2: "x" is given to "B" and to "A"'),
        ('issue "A" =', 'line 1: “issue "A" =” is no decision on issues'),
    ],
)
def test_a_line_that_cannot_be_followed_is_named(text, message):
    with pytest.raises(BadDecision, match=message):
        read_decided(text, "issues.txt")


def test_the_scheme_has_every_name():
    turtle = scheme(issues(DEBATE, DECIDED))
    graph = Graph().parse(data=turtle)
    sale = URIRef(str(issue_iri("Sale of the harbour")))
    assert str(graph.value(sale, SKOS.prefLabel)) == "Sale of the harbour"
    assert {str(name) for name in graph.objects(sale, SKOS.altLabel)} >= {
        "harbour deal",
        "sale of the north harbour",
    }
    assert turtle == scheme(issues(DEBATE[::-1], DECIDED))
