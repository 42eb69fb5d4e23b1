"""The version of the rules says how they decide: rules that decide otherwise are another version."""

from __future__ import annotations

import hashlib
from itertools import combinations

from kg.claims.clusters import clustered
from kg.claims.compare import compare
from kg.claims.decisions import RULES
from kg.claims.instances import about, instance
from kg.model import Manner
from tests.invented import card, hand, statement

SAYINGS = [
    ("Ada Quill", "person", "said", "the county never paid for the repairs of the Aldmoor dam"),
    (
        "Ada Quill",
        "person",
        "said",
        "she had not seen the repairs of the Aldmoor dam that the county paid for",
    ),
    ("the county", "organization", "denied", "it never paid for the repairs of the Aldmoor dam"),
    ("the county", "organization", "said", "the repairs of the dam at Aldmoor were paid for in March"),
    ("the county", "organization", "said", "the repairs of the dam at Aldmoor were paid for in April"),
    ("Ilse Moran", "person", "said", "12 people were injured in the fire at the Halden market hall"),
    ("Ilse Moran", "person", "said", "40 people were injured in the fire at the Halden market hall"),
    ("a nurse", "unnamed", "said", "twelve were injured when the market hall of Halden burned"),
    ("a nurse", "unnamed", "said", "people may have been injured in the fire at the market hall in Halden"),
    ("Lena Orsted", "person", "said", "the Torvik bridge will stay closed until the cables are replaced"),
    ("Lena Orsted", "person", "said", "the Torvik bridge may stay closed until its cables are replaced"),
    ("Lena Orsted", "person", "demanded", "the Torvik bridge stay closed until the cables are replaced"),
    ("Ira Moll", "person", "said", "the Sundal bridge will stay closed until the cables are replaced"),
    ("Ira Moll", "person", "said", "I will not resign before the bridge is open again"),
    ("Ada Quill", "person", "said", "I will resign before the bridge is open again"),
    ("Tobias Renn", "person", "said", "nurses in Sund work too long for 2,400 crowns a month"),
    ("Tobias Renn", "person", "said", "nurses in Sund earn some 2,500 crowns and work too long"),
    ("Tobias Renn", "person", "said", "the choir of Sund received a silver medal"),
    ("Tobias Renn", "person", "said", "the choir of Sund was dissolved on 3 May"),
    ("a nurse", "unnamed", "said", "the choir of Sund was founded on 4 May"),
    ("Ilse Moran", "person", "said", "nearly 13 people were injured in the fire at the Halden market hall"),
    ("Bo Tarn", "person", "said", "Arvend Chemicals was never warned"),
    ("Ilse Moran", "person", "said", "Arvend Chemicals was warned"),
    ("Ilse Moran", "person", "said", "it is untrue that Arvend Chemicals was warned"),
    ("Bo Tarn", "person", "said", "the Sund gas terminal will be closed for two weeks"),
    ("Ira Moll", "person", "said", "leaks were found in six of 40 valves at the Sund gas terminal"),
    ("a nurse", "unnamed", "said", "leaks were found in eight of 40 valves at the Sund gas terminal"),
    ("a nurse", "unnamed", "said", "they found 14 AK-47 rifles in the valley of Aldmoor"),
    ("Tobias Renn", "person", "said", "they found 14 AK-47 rifles in the valley of Aldmoor"),
]

DECIDED = {9: "8a8c2ba11e44ab21"}
"""For the version of the rules, a sum over what they decide.  Rules that decide otherwise: raise
:data:`kg.claims.decisions.RULES`, and write the sum that the test then shows in place of this one."""


def test_the_version_of_the_rules_is_raised_when_they_decide_otherwise():
    assert {RULES: decided()} == DECIDED


def decided() -> str:
    """A sum over the verdict on each pair of the sayings, and over the claims that they make."""
    said = []
    held = {}
    for number, (who, kind, manner, words) in enumerate(SAYINGS):
        article = card(f"Paper {number}", f"2031-05-{number + 1:02}")
        text = f"{who} {manner} {words}."
        held[article.iri] = text
        said.append(
            statement(
                article,
                text,
                words,
                hand(text, who, kind, manner, manner=Manner(manner)),
                claim=f"claim/{number}",
            )
        )
    summed = hashlib.sha256()
    for one, other in combinations(said, 2):
        verdict = compare(
            instance(one),
            instance(other),
            about(held[one.article.iri]),
            about(held[other.article.iri]),
        )
        summed.update(f"{verdict.relation} {verdict.score} {verdict.differences}\n".encode())
    found = clustered(said, held)
    for cluster in sorted(found.clusters, key=lambda cluster: cluster.iri):
        summed.update(f"{[p.statement for p in cluster.statements]}\n".encode())
    for decision in found.decisions:
        summed.update(f"{decision.pair} {decision.relation}\n".encode())
    return summed.hexdigest()[:16]
