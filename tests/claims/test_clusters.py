"""Statements grouped into claims, ruled on by persons, kept in a graph, brought up to date."""

from __future__ import annotations

import pytest

from kg.claims import Relation, read_rulings
from kg.claims.clusters import clustered
from kg.claims.copies import copies
from kg.claims.graph import quads
from kg.claims.index import FiledArticle, Index, arriving
from kg.claims.rulings import BadRuling, parse
from tests.invented import card, hand, statement

WORDS = "the repairs of the Aldmoor dam were never paid for by the county"


def saying(outlet, words=WORDS, who="Ada Quill", published="2031-05-04", id="s1"):  # noqa: A002
    text = f"{who} said {words}."
    article = card(outlet, published)
    return statement(
        article, text, words, hand(text, who, "person", "said"), id=id, claim=f"{outlet}/{id}/{words}"
    )


def meetings(given):
    """For each statement as it comes, it and whom it meets."""
    index = Index()
    for (each,) in arriving(given):
        index.file(FiledArticle(each.article.iri, "", ""), [each])
        yield list(index.candidates(each.statement))


def wordings(found):
    return sorted(sorted({p.article.outlet for p in c.statements}) for c in found.clusters)


def test_a_statement_that_nobody_repeats_is_a_claim_of_its_own():
    found = clustered([saying("A"), saying("B", "the choir of Sund received a silver medal")], {})
    assert wordings(found) == [["A"], ["B"]]


def test_what_is_kept_apart_is_never_joined_by_a_third():
    twelve = saying("A", "12 people were injured in the flood below the Aldmoor dam on Sunday")
    forty = saying("B", "40 people were injured in the flood below the Aldmoor dam on Sunday")
    none = saying("C", "people were injured in the flood below the Aldmoor dam on Sunday")
    found = clustered([twelve, forty, none], {})
    assert not any({"A", "B"} <= {p.article.outlet for p in c.statements} for c in found.clusters)


def test_the_order_of_articles_changes_nothing():
    given = [saying("A"), saying("B"), saying("C", "the choir of Sund received a silver medal")]
    assert quads(clustered(given, {})) == quads(clustered(given[::-1], {}))


def test_candidates_meet_by_what_they_speak_of_and_not_all_with_all():
    dams = [saying(f"Dam {n}") for n in range(3)]
    medals = [saying(f"Choir {n}", "the choir of Sund received a silver medal") for n in range(3)]
    pairs = [pair for met in meetings([*dams, *medals]) for pair in met]
    assert len(pairs) == 6
    assert all(one.sequence == other.sequence for one, other in pairs)


def test_a_newcomer_meets_those_that_came_before_it():
    held = [saying(outlet, published=f"2031-05-0{day}") for day, outlet in enumerate("ABC", start=1)]
    met = [{other.article for _, other in pairs} for pairs in meetings(held)]
    assert met == [set(), {held[0].article.iri}, {held[0].article.iri, held[1].article.iri}]


def test_a_person_can_join_and_part_statements():
    given = [saying("A"), saying("B"), saying("C", "the county owes money to the masons of the valley")]
    rulings = parse(
        [
            "# read on 4 May",
            "apart a-2031-05-04:s1 b-2031-05-04:s1 # two dams of one name",
            "same  a-2031-05-04:s1 c-2031-05-04:s1",
        ]
    )
    found = clustered(given, {}, rulings)
    assert wordings(found) == [["A", "C"], ["B"]]
    (parted,) = [d for d in found.decisions if d.relation is Relation.DIFFERENT]
    assert (parted.decided_by, parted.reasons) == ("person", ("two dams of one name",))
    assert parted.score > 0.9


def test_a_ruling_on_an_article_that_is_not_there_yet_waits():
    assert wordings(clustered([saying("A")], {}, parse(["same a-2031-05-04:s1 zz:s9"]))) == [["A"]]


def test_a_line_that_is_no_ruling_is_named(tmp_path):
    file = tmp_path / "rulings.txt"
    file.write_text("same a:s1 b:s1\nperhaps a:s1 b:s1\n", "utf-8")
    with pytest.raises(BadRuling, match="line 2"):
        read_rulings(file)


def test_articles_with_one_text_are_copies_and_those_with_one_quotation_are_not():
    story = (
        "The Aldmoor dam will be closed for a year because of cracks in its northern wall, the county said. "
        "Engineers had found them in spring when the water was low enough to see the foundations. "
        "Farmers in the valley will get their water from wells until then."
    )
    quotation = "Engineers had found them in spring when the water was low enough to see the foundations."
    cards = [card("Agency"), card("Paper", republisher=None), card("Other")]
    held = dict(zip([c.iri for c in cards], [story, story + " More follows.", quotation], strict=True))
    (group,) = copies(cards, held)
    assert set(group.articles) == {cards[0].iri, cards[1].iri}
