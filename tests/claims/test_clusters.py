"""Statements grouped into claims, ruled on by persons, kept in a graph, brought up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.claims import Relation, claims_of, read_rulings, update
from kg.claims.blocking import candidates
from kg.claims.clusters import clustered
from kg.claims.copies import copies
from kg.claims.graph import GRAPH, quads
from kg.claims.instances import instance, statements, texts
from kg.claims.rulings import BadRuling, parse
from kg.store import open_view, open_writer
from tests.invented import card, hand, statement

CONSTRUCTED = Path(__file__).parents[2] / "seeds" / "constructed"
WORDS = "the repairs of the Aldmoor dam were never paid for by the county"


def saying(outlet, words=WORDS, who="Ada Quill", published="2031-05-04", id="s1"):  # noqa: A002
    text = f"{who} said {words}."
    article = card(outlet, published)
    return statement(
        article, text, words, hand(text, who, "person", "said"), id=id, claim=f"{outlet}/{id}/{words}"
    )


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
    dams = [instance(saying(f"Dam {n}")) for n in range(3)]
    medals = [instance(saying(f"Choir {n}", "the choir of Sund received a silver medal")) for n in range(3)]
    pairs = list(candidates([*dams, *medals]))
    assert len(pairs) == 6
    assert all(one.sequence == other.sequence for one, other in pairs)


def test_only_pairs_with_a_new_statement_are_compared_anew():
    held = [instance(saying(outlet)) for outlet in "ABC"]
    fresh = {held[2].statement}
    pairs = {frozenset((one.article, other.article)) for one, other in candidates(held, fresh)}
    assert pairs == {
        frozenset((held[0].article, held[2].article)),
        frozenset((held[1].article, held[2].article)),
    }


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


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store into which articles came on two days, its claims kept after each."""
    folder = tmp_path_factory.mktemp("claims") / "store"
    files = sorted(CONSTRUCTED.glob("[dnoq]*.txt"))
    for part in (files[:7], files[7:]):
        with open_writer(folder) as writer:
            assert all(outcome.error is None for outcome in build(part, writer))
            update(writer)
    return folder


def test_bringing_claims_up_to_date_gives_what_making_them_anew_gives(store):
    view = open_view(store)
    assert quads(claims_of(view)) == quads(clustered(statements(view), texts(view)))


def test_a_corrected_article_is_compared_anew(tmp_path):
    folder, store = tmp_path / "articles", tmp_path / "store"
    folder.mkdir()
    head = "outlet: Harbour Gazette\npublished: 2031-05-04\nurl: https://example.org/{}\n\n"
    body = "{} people were injured in the flood below the Aldmoor dam on Sunday, fire chief Ada Quill said.\n"
    (folder / "one.txt").write_text(head.format("one") + body.format("12"), "utf-8")
    for number, together in (("12", True), ("40", False)):
        (folder / "two.txt").write_text(head.format("two") + body.format(number), "utf-8")
        with open_writer(store) as writer:
            assert all(outcome.error is None for outcome in build([folder], writer))
            found = update(writer)
        assert (len(found.clusters) == 1) is together


def test_claims_lie_in_a_graph_of_their_own(store):
    view = open_view(store)
    assert str(GRAPH) in view.graphs()
    mixed = "ASK { GRAPH ?g { ?a kg:carries ?r . ?c prov:specializationOf ?d } }"
    assert not view.ask(mixed)


def test_every_statement_is_in_exactly_one_claim(store):
    view = open_view(store)
    found = claims_of(view)
    listed = [p.statement for cluster in found.clusters for p in cluster.statements]
    assert sorted(listed) == sorted(p.statement for p in statements(view))
    assert len(listed) == len(set(listed))
