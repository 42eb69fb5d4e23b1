"""Sentences of the constructed articles whose sources are not plain to see."""

from __future__ import annotations

import pytest

from kg.analyse.anonymous import anonymous
from kg.claims import claims_about
from kg.model import Article
from kg.pipeline import read_out


def statements(found, article):
    return [p for cluster in found.clusters for p in cluster.statements if p.article.id == article]


def chains(found, article):
    return [[hand.name for hand in p.hands] for p in statements(found, article)]


@pytest.mark.parametrize(
    ("article", "outlet", "source"),
    [
        ("official-4-lantern", "Meridian News Agency", "sources"),
        ("quote-2-corvale", "Harrow Daily News", "Tobias Renn"),
        ("wire-6-lantern", "Meridian News Agency", "Lena Orsted"),
    ],
)
def test_said_according_to_has_two_hands(found, article, outlet, source):
    assert [outlet, source] in chains(found, article)


def test_an_engineer_who_told_the_paper_itself(found):
    assert ["Hugo Brandt"] in chains(found, "wire-5-easby")


def test_an_official_who_told_a_paper_why_he_is_not_named(found):
    assert ["a defence ministry official"] in chains(found, "official-1-corvale")


def test_the_reason_for_anonymity_is_no_part_of_what_is_said(found):
    wordings = {p.wording for p in statements(found, "official-1-corvale")}
    assert "Velmark plans to buy six patrol boats from a foreign shipyard" in wordings


def test_the_reason_for_anonymity_is_given(view, found):
    reasons = {row.reason for row in anonymous(view, found) if "patrol boats" in row.claim}
    assert any(reason and "not authorized" in reason for reason in reasons)


def test_that_someone_knew_is_the_claim_and_no_hand_of_its_chain():
    text = (
        "The chemical firm Arvend knew in 2028 that its plant in Bexley was leaking solvent into the river, "
        "former plant manager Nils Sarrow told The Bexley Courier."
    )
    (chain,) = read_out(Article("a", text, outlet="The Bexley Courier")).chains
    assert [report.agent.name for report in chain.reports] == ["Nils Sarrow"]
    assert "knew" in " ".join(span.of(text) for span in chain.content)


def test_one_official_is_behind_four_headlines(found):
    assert {p.article.id for p in claims_about(found, "six patrol boats")[0].statements} == {
        "official-1-corvale",
        "official-2-harrow",
        "official-3-meridian",
        "official-4-lantern",
    }
