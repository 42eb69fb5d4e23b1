"""The constructed scenarios: what is true of them is known, and the store has to say it."""

from __future__ import annotations

import pytest

from kg.analyse.anonymous import anonymous
from kg.analyse.audit import audit
from kg.analyse.circular import circular
from kg.analyse.contradict import contradict
from kg.analyse.diet import Dish, Portion, diet
from kg.analyse.dissent import dissent
from kg.analyse.drift import drift
from kg.analyse.family import family
from kg.analyse.first import first
from kg.analyse.onward import known_further
from kg.analyse.primary import Standing, primary
from kg.analyse.rows import as_json, to_text
from kg.analyse.said import said
from kg.analyse.single_source import single_source
from kg.claims import Relation, claims_about, origins_of
from kg.claims import as_json as claims_json
from kg.claims.onward import onward
from kg.claims.summary import summary
from kg.errors import NotFound


def about(found, words):
    return claims_about(found, words)[0]


def articles(cluster):
    return {statement.article.id for statement in cluster.statements}


# A wire story carried by six outlets


def test_a_wire_story_is_one_claim_wherever_it_is_carried_and_however_it_is_cut(found):
    assert articles(about(found, "Torvik bridge will stay closed")) == {
        "wire-1-meridian",
        "wire-2-corvale",
        "wire-3-harrow",
        "wire-4-sund",
        "wire-5-easby",
        "wire-6-lantern",
        "wire-7-norham",
    }


def test_seven_articles_of_one_engineer_are_one_origin(found):
    behind = origins_of(found, about(found, "Torvik bridge will stay closed").statements)
    assert (behind.min, behind.max, behind.named) == (1, 1, ("Lena Orsted",))


def test_an_unnamed_source_of_a_wire_story_is_one_also_in_copies_that_do_not_credit_the_agency(found):
    behind = origins_of(found, about(found, "second ferry would be added").statements)
    assert (behind.min, behind.max) == (1, 1)
    assert behind.unnamed == ("a port official",)
    assert any("has the text of" in reason and "Sund Observer" in reason for reason in behind.reasons)


def test_copies_are_found_by_their_text(found):
    (copied,) = found.copied(p for cluster in found.clusters for p in cluster.statements)
    assert copied.origin == "Meridian News Agency"
    assert len(copied.articles) == 5


def test_the_agencys_own_article_is_the_first(found):
    rows = first(found, about(found, "Torvik bridge will stay closed"))
    assert rows[0].first
    assert rows[0].evidence[0].article.id == "wire-1-meridian"
    assert [row.published for row in rows] == sorted(row.published for row in rows)


def test_a_relay_is_shown_with_the_article_it_was_taken_from(found):
    rows = first(found, about(found, "Torvik bridge will stay closed"))
    lantern = next(row for row in rows if row.outlet == "The Lantern Post")
    assert lantern.taken_from.article.outlet == "Meridian News Agency"


def test_of_one_day_the_article_that_others_cite_comes_first(found):
    rows = first(found, about(found, "six patrol boats"))
    assert [(row.evidence[0].article.id, row.first) for row in rows] == [
        ("official-1-corvale", True),
        ("official-2-harrow", False),
        ("official-3-meridian", False),
        ("official-4-lantern", False),
    ]


def test_a_copy_of_the_same_day_is_not_first_and_shows_whose_text_it_has(found):
    rows = {row.evidence[0].article.id: row for row in first(found, about(found, "second ferry"))}
    assert [name for name, row in rows.items() if row.first] == ["wire-1-meridian"]
    for copy in ("wire-2-corvale", "wire-4-sund", "wire-7-norham"):
        assert rows[copy].taken_from.article.id == "wire-1-meridian"


def test_one_official_in_the_text_of_one_agency_is_one_end_of_the_chain(found):
    (end,) = primary(found, about(found, "second ferry"))
    assert (end.standing, end.name, end.direct) == (Standing.UNNAMED, "a port official", True)
    assert len(end.evidence) == 6


def test_copies_of_an_agency_are_one_voice(found):
    agency, *others = family(found, about(found, "Torvik bridge will stay closed"))
    assert agency.whose == "Meridian News Agency"
    assert {"The Sund Observer", "The Norham Herald", "Harrow Daily News"} <= set(agency.outlets)
    assert [row.outlets for row in others] == [("The Easby Tribune",)]


def test_everything_rests_on_one_hand(found):
    rows = {row.claim: row for row in single_source(found)}
    ferry = next(row for claim, row in rows.items() if "second ferry" in claim)
    assert ferry.through == ("Meridian News Agency", "a port official")
    assert ferry.articles == 6


# A circle


def test_three_papers_that_cite_one_another_are_a_circle(found):
    (circle,) = [loop for loop in circular(found) if loop.kind == "circle"]
    assert circle.members == ("Fenwick Daily Record", "The Easby Tribune", "The Norham Herald")
    assert {statement.article.id for statement in circle.evidence} == {
        "circle-1-norham",
        "circle-2-easby",
        "circle-3-fenwick",
    }


def test_a_circle_has_no_named_origin_that_is_sure(found):
    behind = origins_of(found, about(found, "Calder mine").statements)
    assert behind.min == 1
    assert any("only cite one another" in reason for reason in behind.reasons)


# A quotation that changes, a number that grows


def test_a_quotation_loses_its_condition_and_then_its_doubt(found):
    changes = drift(found, about(found, "close the Millfield school"))
    quoted = [(c.before, c.after, c.evidence[1].article.id) for c in changes if c.kind == "quotation"]
    assert quoted == [
        ("if the roof cannot be repaired before winter", "", "quote-2-corvale"),
        ("may", "", "quote-3-lantern"),
    ]
    (doubt,) = [c for c in changes if c.kind == "certainty"]
    assert (doubt.before, doubt.after) == ("possible", "plainly stated")


def test_a_number_grows_from_hop_to_hop(found):
    changes = drift(found, about(found, "12 people were injured"))
    assert [(c.before, c.after) for c in changes if c.kind == "number"] == [
        ("about 12", "some 40"),
        ("some 40", "more than 100"),
    ]
    assert all(c.relayed for c in changes)


def test_other_words_are_shown_for_what_was_taken_over_only(found):
    bridge = drift(found, about(found, "Torvik bridge will stay closed"))
    assert [(c.kind, c.before, c.after, c.evidence[1].article.id) for c in bridge] == [
        ("wording", "eaten", "damaged", "wire-6-lantern")
    ]
    boats = drift(found, about(found, "six patrol boats"))
    assert [(c.before, c.after) for c in boats] == [("plans", "intends"), ("intends", "plans")]


def test_claims_that_differ_in_a_number_are_linked_and_kept_apart(found):
    twelve = summary(found, about(found, "12 people were injured"))
    assert articles(twelve.cluster) == {"number-1-sund"}
    assert any("More than 100" in other.wording for other in twelve.variants)


def test_a_chain_goes_on_through_the_articles_of_those_it_cites(found):
    (statement,) = about(found, "More than 100 people").statements
    path = onward(found, statement)
    assert [step.article.outlet for step in path] == [
        "The Lantern Post",
        "The Norham Herald",
        "The Sund Observer",
    ]
    assert path[-1].origin.name == "Ilse Moran"


def test_what_the_number_rests_on_is_found_through_two_papers(found):
    (end,) = primary(found, about(found, "More than 100 people"))
    assert (end.standing, end.name, end.direct) == (Standing.FIRST_HAND, "Ilse Moran", False)


# A denial and a correction


def test_a_denial_contradicts_the_claim_and_is_no_part_of_it(found):
    claim = about(found, "Arvend hid a leak of solvent")
    assert articles(claim) == {"denial-1-bexley", "denial-2-meridian"}
    (denial,) = found.linked(claim, Relation.CONTRADICTS)
    assert denial.statements[0].origin.name == "Arvend"


def test_who_denies_and_who_was_heard(found, article_texts):
    stands = dissent(found, about(found, "Arvend hid a leak of solvent"), article_texts)
    assert [(s.how, s.who) for s in stands] == [
        ("denies", "Arvend"),
        ("states", "Nils Sarrow"),
        ("is heard", "Arvend"),
        ("is heard", "Julia Frey (Arvend spokeswoman)"),
        ("gives no answer", "Arvend"),
    ]


def test_what_was_said_before_is_the_opposite_and_no_denial(found):
    stands = dissent(found, about(found, "toll on motorways in Velmark from next summer"))
    assert [(s.how, s.who) for s in stands] == [
        ("states the opposite", "Oskar Dahl"),
        ("states", "Oskar Dahl"),
    ]


def test_a_corrected_year_is_a_variant_that_names_both_years(found):
    claim = about(found, "Arvend hid a leak of solvent")
    (corrected,) = found.linked(claim, Relation.VARIANT)
    assert articles(corrected) == {"denial-3-bexley"}
    differences = {str(d) for link in found.links(claim, Relation.VARIANT) for d in link.differences}
    assert differences == {"number: 2028 and 2029"}


# One anonymous official


def test_one_official_is_behind_the_headlines_and_never_surely_more(found):
    behind = origins_of(found, about(found, "six patrol boats").statements)
    assert behind.min == 1
    assert behind.named == ()


def test_everything_on_the_boats_goes_through_one_paper(found):
    (row,) = [row for row in single_source(found) if "patrol boats" in row.claim]
    assert row.through[0] in ("Corvale Times", "The Corvale Times")


def test_a_claim_that_rests_on_unnamed_sources_alone_is_listed(view, found):
    listed = {row.claim: row for row in anonymous(view, found)}
    (boats,) = [row for claim, row in listed.items() if "six patrol boats" in claim]
    assert "a defence ministry official" in boats.described
    assert not any("Torvik bridge" in claim for claim in listed)


# Two people of one name, a spokesman for a principal


def test_two_people_of_one_name_are_told_apart_by_their_roles(found):
    rows = said(found, "Anna Keller")
    assert {row.evidence[0].article.id for row in rows} == {"name-1-sund", "official-4-lantern"}
    assert all(row.namesake for row in rows)
    assert not any(row.namesake for row in said(found, "Oskar Dahl"))


def test_what_an_actor_said_can_be_narrowed_to_a_topic(found):
    rows = said(found, "Anna Keller", "nurses")
    assert {row.evidence[0].article.id for row in rows} == {"name-1-sund"}


def test_a_spokesman_and_his_principal_say_one_thing(found):
    claim = about(found, "not resign")
    assert articles(claim) == {"spokesman-1-corvale", "spokesman-2-meridian"}
    behind = origins_of(found, claim.statements)
    assert set(behind.named) == {"Marta Lind", "Pavel Grue"}
    assert (behind.min, behind.max) == (1, 2)
    assert any("may be one voice: one speaks for the other" in reason for reason in behind.reasons)


def test_what_the_reasons_tell_already_is_not_told_again(found):
    for words in ("Torvik bridge will stay closed", "Calder mine"):
        statements = about(found, words).statements
        assert known_further(found, statements, origins_of(found, statements)) == []


# A dead chain, a document, a reversal


def test_a_chain_that_ends_at_an_outlet_goes_dead_there(found):
    (end,) = primary(found, about(found, "Aldmoor dam"))
    assert (end.standing, end.name) == (Standing.DEAD_END, "Radio Ostmark")


def test_every_question_knows_that_a_radio_station_gives_no_source(found):
    (reason,) = origins_of(found, about(found, "Aldmoor dam").statements).reasons
    assert reason.startswith("The chain stops at Radio Ostmark, for which no source is given")
    label = {entry.what: entry.times for entry in audit(found, "dead-1-lantern")}
    assert (label["second-hand"], label["dead end"], label["named"]) == (1, 1, 2)


def test_where_a_chain_stops_the_outlets_own_article_tells_more(found):
    statements = about(found, "More than 100 people").statements
    (further,) = known_further(found, statements, origins_of(found, statements))
    assert further == (
        "Norham Herald's own article (The Norham Herald, 2031-06-15) has it from Ilse Moran, "
        "with other details (number: more than 100 and some 40)."
    )


def test_a_document_is_the_primary_source(found):
    (end,) = primary(found, about(found, "14 million crowns"))
    assert (end.standing, end.direct) == (Standing.DOCUMENT, True)
    assert "State Audit Office" in end.name
    assert end.evidence[0].article.id == "document-1-corvale"


def test_a_reversal_is_found_with_both_dates(found):
    (reversal,) = contradict(found, "Oskar Dahl")
    assert reversal.relation is Relation.CONTRADICTS
    assert (reversal.earlier, reversal.later) == ("2031-01-15", "2031-11-12")
    assert [statement.article.id for statement in reversal.evidence] == [
        "reversal-1-meridian",
        "reversal-2-harrow",
    ]


def test_a_corrected_year_is_told_the_earlier_first(found):
    first_told, _ = contradict(found, "Nils Sarrow")
    assert (first_told.relation, first_told.detail) == (Relation.VARIANT, "number: 2028 and 2029")
    assert not first_told.namesake


# One outlet, one article


def test_whom_a_paper_cites_and_who_cites_it(found):
    rows = [row for row in diet(found, "The Corvale Times") if isinstance(row, Dish)]
    cites = {row.name for row in rows if row.direction == "cites"}
    cited = {row.name for row in rows if row.direction == "cited by"}
    assert {"Pavel Grue", "Harrow Daily News"} <= cites
    assert {"The Norham Herald", "Harrow Daily News", "Meridian News Agency"} <= cited
    for direction in ("cites", "cited by"):
        assert sum(row.share for row in rows if row.direction == direction) == pytest.approx(1, abs=0.01)


def test_what_is_carried_is_told_apart_from_what_is_cited(found):
    rows = [row for row in diet(found, "The Corvale Times") if isinstance(row, Dish)]
    assert [(row.name, row.times) for row in rows if row.direction == "carries"] == [
        ("Meridian News Agency", 4)
    ]
    assert not any(row.name == "Lena Orsted" for row in rows)


def test_an_agencys_story_is_counted_once_however_many_republish_it(found):
    rows = [row for row in diet(found, "Meridian News Agency") if isinstance(row, Dish)]
    (orsted,) = [row for row in rows if row.name == "Lena Orsted"]
    assert [statement.article.id for statement in orsted.evidence] == ["wire-1-meridian"] * 2


def test_the_sources_of_a_paper_are_sorted_by_name_and_kind(found):
    rows = [row for row in diet(found, "The Corvale Times") if isinstance(row, Portion)]
    assert {(row.by, row.what): row.times for row in rows if row.direction == "cites"} == {
        ("name", "named"): 9,
        ("name", "unnamed"): 2,
        ("kind", "person"): 5,
        ("kind", "document"): 2,
        ("kind", "unnamed"): 2,
        ("kind", "news outlet"): 1,
        ("kind", "organization"): 1,
    }


def test_what_has_no_source_is_counted_by_sentences(found, article_texts):
    label = {entry.what: entry for entry in audit(found, "number-1-sund", article_texts)}
    own = label["unattributed"]
    assert (own.times, own.of) == (2, 5)
    assert [statement.wording for statement in own.evidence] == [
        "The fire began in a kitchen on the ground floor shortly before noon.",
        "The hall, a landmark built in 1911, will be closed for weeks.",
    ]


def test_the_label_of_an_article_counts_every_statement(found):
    label = {entry.what: entry for entry in audit(found, "denial-2-meridian")}
    assert label["named"].times + label["second-hand"].times == label["named"].of == 3
    assert label["contradicted"].times == 2
    assert label["unnamed"].times == 0


def test_sources_in_the_plural_with_one_official_behind_them(found):
    label = {entry.what: entry.times for entry in audit(found, "official-4-lantern")}
    assert label["several claimed"] == 1


# All answers


def test_every_row_of_every_answer_leads_to_exact_characters(view, found, article_texts):
    claim = about(found, "Torvik bridge will stay closed")
    answers = [
        first(found, claim),
        circular(found),
        single_source(found),
        anonymous(view, found),
        family(found, claim),
        primary(found, claim),
        drift(found, about(found, "12 people")),
        dissent(found, claim, article_texts),
        said(found, "Oskar Dahl"),
        contradict(found, "Oskar Dahl"),
        diet(found, "The Corvale Times"),
        [entry for entry in audit(found, "official-4-lantern", article_texts) if entry.times],
    ]
    for rows in answers:
        assert rows
        assert to_text(rows)
        for row, data in zip(rows, as_json(rows), strict=True):
            assert data["text"] == str(row)
            assert row.evidence
            for statement in row.evidence:
                text = article_texts[statement.article.iri]
                assert all(text[part.start : part.end] == part.exact for part in statement.content)


def test_the_claims_as_data_keep_the_contract(found):
    data = claims_json([summary(found, cluster) for cluster in found.clusters])
    assert {"claim", "instances", "origins"} <= data[0].keys()
    assert {"min", "max", "named", "unnamed", "reasons"} <= data[0]["origins"].keys()
    instances = [tuple(instance) for claim in data for instance in claim["instances"]]
    assert len(instances) == len(set(instances))
    assert ("wire-1-meridian", "s1") in instances


def test_a_question_about_nothing_says_so(found):
    with pytest.raises(NotFound, match="flying saucers"):
        claims_about(found, "flying saucers")
