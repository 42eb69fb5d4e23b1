"""Statements grouped into claims, ruled on by persons, kept in a graph, brought up to date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.claims import Relation, as_json, claims, read_rulings, to_text
from kg.claims.clusters import best_wording, clustered
from kg.claims.copies import copies
from kg.claims.graph import quads
from kg.claims.index import FiledArticle, Index, arriving
from kg.claims.rulings import BadRuling, parse
from kg.model import Manner
from tests.invented import card, hand, statement

WORDS = "the repairs of the Aldmoor dam were never paid for by the county"


def saying(outlet, words=WORDS, who="Ada Quill", published="2031-05-04", id="s1"):  # noqa: A002
    text = f"{who} said {words}."
    article = card(outlet, published)
    return statement(
        article, text, words, hand(text, who, "person", "said"), id=id, claim=f"{outlet}/{id}/{words}"
    )


def denying(outlet, words, who="Ira Moll"):
    text = f"{who} denied {words}."
    article = card(outlet, "2031-05-05")
    told = hand(text, who, "person", "denied", manner=Manner.DENIED)
    return statement(article, text, words, told, claim=f"{outlet}/{words}")


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


def reading_of(outlet, words, span, who="Ada Quill", number=1, manner=Manner.SAID):
    """A statement with the claim's IRI that an article's graph gives it, which says where its words stand."""
    article = card(outlet, "2031-05-04")
    text = f"{who} {manner} {words}."
    name = f"{article.iri}/claim/{span[0]}-{span[1]}"
    told = hand(text, who, "person", manner.value, manner=manner)
    return statement(article, text, words, told, id=f"s{number}", claim=name)


def test_two_readings_of_the_same_words_do_not_keep_apart_what_says_the_same():
    whole = "I thought it was a stone, and told my son that the Aldmoor dam had burst"
    part = "the Aldmoor dam had burst"
    found = clustered(
        [
            reading_of("A", whole, (10, 81)),
            reading_of("A", part, (55, 81), number=2),
            reading_of("B", whole, (20, 91)),
            reading_of("B", part, (65, 91), number=2),
        ],
        {},
    )
    assert wordings(found) == [["A", "B"]]


def test_the_heading_is_of_a_statement_that_asserts_it():
    found = clustered(
        [
            saying("A", "the county will not pay for repairs of the Aldmoor dam"),
            *(denying(outlet, "the county will pay for repairs of the Aldmoor dam") for outlet in "BC"),
        ],
        {},
    )
    (claim,) = found.clusters
    assert claim.wording == "the county will not pay for repairs of the Aldmoor dam"
    assert not claim.only_denied


def test_a_statement_that_tells_of_the_denial_is_no_heading_of_what_is_denied():
    wordings = ["the county paid", "Ada Quill denied the report that the county had paid"]
    for ordered in (wordings, wordings[::-1]):
        assert best_wording([saying(outlet, words) for outlet, words in zip("AB", ordered, strict=True)]) == (
            "the county paid"
        )


def test_the_heading_is_what_the_wordings_have_in_common_not_what_one_adds():
    wordings = [
        "Mayor Tomas Rehn accepted three free flights from the builder Kastor",
        "Rehn accepted free flights from Kastor",
        "Mayor Tomas Rehn accepted free flights from the builder Kastor and must resign before the summer",
    ]
    given = [saying(outlet, words) for outlet, words in zip("ABC", wordings, strict=True)]
    assert best_wording(given) == best_wording(given[::-1]) == wordings[0]
    assert best_wording(given[1:]) == wordings[2]  # of two the longer


def test_where_nobody_asserts_it_the_list_says_who_denies_it():
    words = "the county paid for repairs of the Aldmoor dam"
    found = clustered([saying("A", words), denying("B", words)], {})
    text = to_text(claims(found))
    assert f"\n  contradicted by: denied by Ira Moll: {words}\n" in text
    assert f"\ndenied by Ira Moll: {words}\n" in text
    assert {each["only_denied"] for each in as_json(claims(found))} == {False, True}


def test_what_nobody_says_is_listed_with_the_words_that_tell_so():
    words = "the Torvik bridge will be closed in May"
    silent = reading_of("A", words, (1, 2), "Lena Orsted", manner=Manner.CONFIRMED)
    (told,) = silent.hands
    told = replace(told, cue=(replace(told.cue[0], exact="has not confirmed"),))
    found = clustered([replace(silent, hands=(told,))], {})
    assert to_text(claims(found)).startswith(f"Lena Orsted “has not confirmed”: {words}\n")
    reasons = claims(found)[0].origins.reasons
    assert reasons[0].startswith("Nobody at hand asserts it in these words")
    assert reasons[1].startswith("Lena Orsted (person) is told not to have said it")


def test_claims_that_are_kept_apart_though_two_statements_say_the_same_are_shown_with_the_pair():
    burst, evacuated = "the Aldmoor dam had burst at night", "the valley below was evacuated by the army"
    told = [
        ("A", burst, "Ada Quill"),
        ("B", f"{burst}, and {evacuated}", "Bo Tarn"),
        ("C", evacuated, "Ira Moll"),
    ]
    given = [saying(outlet, words, who) for outlet, words, who in told]
    told_together, told_alone = claims(clustered(given, {}))
    assert [p.article.outlet for p in told_together.cluster.statements] == ["B", "C"]
    (near,) = told_together.near
    assert near.pair == ("b-2031-05-04:s1", "a-2031-05-04:s1")
    assert (near.cluster, near.by_person) == (told_alone.cluster, False)
    line = (
        f"  near, but kept apart: {burst} (b-2031-05-04:s1 and a-2031-05-04:s1 are taken to say the same, "
        f"score {near.score:.2f}; most of their statements are not alike)\n"
    )
    assert line in to_text([told_together])
    (shown,) = as_json([told_alone])[0]["near"]
    assert shown["pair"] == ["a-2031-05-04:s1", "b-2031-05-04:s1"]


def test_claims_that_a_person_keeps_apart_are_said_to_be():
    given = [saying("A"), saying("B"), saying("C")]
    rulings = parse([f"apart a-2031-05-04:s1 {other}-2031-05-04:s1" for other in "bc"])
    listed = claims(clustered(given, {}, rulings))
    assert len(listed) == 2
    assert not [near for each in listed for near in each.near]  # every pair between them is overruled
    listed = claims(clustered(given, {}, rulings[:1]))
    assert [near.because for each in listed for near in each.near] == 2 * ["a person keeps them apart"]


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
