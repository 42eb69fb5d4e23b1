"""Questions about claims, on statements built by hand: what the constructed articles do not show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.analyse.anonymous import anonymous
from kg.analyse.audit import audit
from kg.analyse.circular import circular
from kg.analyse.diet import diet
from kg.analyse.dissent import dissent
from kg.analyse.drift import drift
from kg.analyse.family import family
from kg.analyse.first import first
from kg.analyse.onward import journeys
from kg.analyse.primary import Standing, primary
from kg.analyse.said import said
from kg.analyse.single_source import single_source
from kg.claims.clusters import clustered
from kg.claims.onward import onward
from kg.model import Manner, Quotation
from kg.store import View, open_view, open_writer
from tests.invented import card, hand, statement

WORDS = "the north harbour of Velmark will be leased to a foreign navy for thirty years"


def saying(outlet, *chain, words=WORDS, published="2031-05-04", quotation=Quotation.INDIRECT, id="s1"):  # noqa: A002
    """A statement through ``chain``: names with kinds and manners, nearest to the article first."""
    text = f"{words}. {' '.join(name for name, *_ in chain)}"
    hands = [
        hand(text, name, kind, manner=manner[0] if manner else Manner.SAID) for name, kind, *manner in chain
    ]
    article = card(outlet, published)
    claim = f"{outlet}/{id}/{words}"
    return statement(article, text, words, *hands, id=id, claim=claim, quotation=quotation)


def one_claim(*statements):
    found = clustered(statements, {})
    return found, found.clusters[0]


def test_sources_in_the_plural_with_one_behind_them_are_noticed():
    found, _ = one_claim(
        saying("The Lantern", ("a Velmark official", "unnamed")),
        saying("Harbour Gazette", ("The Lantern", "outlet"), ("officials", "unnamed")),
    )
    label = {entry.what: entry.times for entry in audit(found, "harbour-gazette-2031-05-04")}
    assert label["several claimed"] == label["unnamed"] == label["second-hand"] == 1


def test_sources_in_the_plural_of_the_papers_own_are_not_doubted():
    found, _ = one_claim(
        saying("The Lantern", ("a Velmark official", "unnamed")),
        saying("Harbour Gazette", ("officials", "unnamed")),
    )
    label = {entry.what: entry.times for entry in audit(found, "harbour-gazette-2031-05-04")}
    assert label["several claimed"] == 0


def test_an_outlet_that_cites_itself_is_a_loop():
    found, _ = one_claim(
        saying("The Lantern", ("The Lantern", "outlet"), ("Ada Quill", "person")),
        saying("Harbour Gazette", ("Ada Quill", "person")),
    )
    assert [(loop.kind, loop.members) for loop in circular(found)] == [("self-citation", ("The Lantern",))]


def test_outlets_of_one_state_that_cite_one_another_are_a_loop_of_that_state():
    found, _ = one_claim(
        saying("RT", ("TASS", "outlet"), ("Ada Quill", "person")),
        saying("Harbour Gazette", ("Ada Quill", "person")),
    )
    assert ("one state", "RU") in {(loop.kind, loop.whose) for loop in circular(found)}


def test_outlets_of_one_state_are_one_voice():
    _, cluster = found = one_claim(
        saying("RT", ("Ada Quill", "person")),
        saying("Sputnik", ("Ada Quill", "person")),
        saying("Harbour Gazette", ("Ada Quill", "person")),
    )
    voices = family(found[0], cluster)
    assert [(voice.why, len(voice.outlets)) for voice in voices] == [("one state", 2), ("by itself", 1)]


def test_two_independent_sources_are_no_bottleneck():
    found, _ = one_claim(
        saying("The Lantern", ("Ada Quill", "person")), saying("Harbour Gazette", ("Ira Moll", "person"))
    )
    assert single_source(found) == []


def test_a_second_way_around_an_outlet_frees_the_claim_of_it():
    found, _ = one_claim(
        saying("The Lantern", ("Norpress News", "outlet"), ("Ada Quill", "person")),
        saying("Harbour Gazette", ("Norpress News", "outlet"), ("Ada Quill", "person")),
        saying("Quayside Reader", ("Ada Quill", "person")),
    )
    (row,) = single_source(found)
    assert row.through == ("Ada Quill",)


def test_an_article_without_a_date_never_passes_for_the_first():
    found, cluster = one_claim(
        saying("The Lantern", ("Ada Quill", "person"), published=None),
        saying("Harbour Gazette", ("Ada Quill", "person")),
    )
    rows = first(found, cluster)
    assert [(row.outlet, row.first) for row in rows] == [("Harbour Gazette", True), ("The Lantern", False)]


def test_a_chain_goes_on_only_to_what_was_published_before():
    late = saying("The Lantern", ("Ada Quill", "person"), published="2031-05-09")
    early = saying("Harbour Gazette", ("The Lantern", "outlet"))
    found, cluster = one_claim(late, early)
    assert onward(found, early) == (early,)
    assert primary(found, cluster)[-1].standing is Standing.DEAD_END


def test_a_chain_goes_on_to_what_says_the_same_though_it_stands_in_another_claim():
    burst, evacuated = "the Aldmoor dam had burst at night", "the valley below was evacuated by the army"
    own = saying("The Lantern", ("Ada Quill", "person"), words=burst)
    citing = saying("Harbour Gazette", ("The Lantern", "outlet"), words=f"{burst}, and {evacuated}")
    third = saying("Quayside Reader", ("Ira Moll", "person"), words=evacuated)
    found = clustered([own, citing, third], {})
    assert found.of_statement[own.statement] != found.of_statement[citing.statement]
    assert onward(found, citing) == (citing, own)
    (hop,) = journeys(found, [citing])[citing.statement].hops
    assert (hop.statement, hop.relation) == (own, "same")
    assert hop.score is not None


def test_outlets_that_have_a_claim_from_each_other_do_not_lead_round_for_ever():
    one = saying("The Lantern", ("Harbour Gazette", "outlet"))
    other = saying("Harbour Gazette", ("The Lantern", "outlet"))
    found, _ = one_claim(one, other)
    assert onward(found, one) == (one, other)


def test_whoever_confirms_or_hints_is_said_to():
    found, cluster = one_claim(
        saying("The Lantern", ("Ada Quill", "person", Manner.CONFIRMED)),
        saying("Harbour Gazette", ("Ira Moll", "person", Manner.HINTED)),
    )
    assert [(row.how, row.who) for row in dissent(found, cluster)] == [
        ("hedges", "Ira Moll"),
        ("confirms", "Ada Quill"),
    ]


def test_a_refusal_to_answer_is_quoted():
    held = saying("The Lantern", ("Ada Quill", "person"))
    found, cluster = one_claim(held)
    texts = {held.article.iri: "The plan is old. The harbour board declined to comment on Friday."}
    (refusal,) = [row for row in dissent(found, cluster, texts) if row.how == "gives no answer"]
    assert refusal.who == "The harbour board"
    assert refusal.note == "The harbour board declined to comment on Friday."


def test_who_refuses_to_answer_is_named_without_how_the_sentence_opens():
    held = saying("The Lantern", ("Ada Quill", "person"), words="Ira Moll sold the north harbour in May")
    found, cluster = one_claim(held)
    texts = {
        held.article.iri: "While Mayor Ira Moll did not respond directly, she said that the plan was old. "
        "The zoo declined to comment on its elephants."
    }
    refusals = [row.who for row in dissent(found, cluster, texts) if row.how == "gives no answer"]
    assert refusals == ["Mayor Ira Moll"]  # the zoo has nothing to do with it


def test_a_quotation_cut_short_has_not_changed():
    whole = saying(
        "The Lantern",
        ("Ada Quill", "person"),
        words='"We will lease the north harbour to a foreign navy and sleep well"',
        quotation=Quotation.DIRECT,
    )
    cut = saying(
        "Harbour Gazette",
        ("The Lantern", "outlet"),
        ("Ada Quill", "person"),
        words='"We will lease the north harbour to a foreign navy"',
        quotation=Quotation.DIRECT,
    )
    found, cluster = one_claim(whole, cut)
    assert len(cluster.statements) == 2
    assert drift(found, cluster) == []


def test_one_person_under_two_names_is_one_source_where_the_store_knows_them_for_one():
    quill = "https://example.org/id/agent/ada-quill"
    early = saying("The Lantern", ("Ada Quill", "person"), words=WORDS)
    late = saying(
        "Harbour Gazette", ("Quill", "person"), words=WORDS.replace("will", "may"), published="2031-05-06"
    )
    early, late = (replace(p, hands=(replace(p.hands[0], agent=quill),)) for p in (early, late))
    found, cluster = one_claim(early, late)
    (change,) = drift(found, cluster)
    assert (change.kind, change.relayed) == ("certainty", False)
    other = replace(late, hands=(replace(late.hands[0], agent="https://example.org/id/agent/ben-quill"),))
    assert drift(*one_claim(early, other)) == []


def test_two_unnamed_officials_of_two_papers_are_not_taken_for_one_that_changed_the_words():
    early = saying("The Lantern", ("an official", "unnamed"))
    late = saying(
        "Harbour Gazette",
        ("an official", "unnamed"),
        words=WORDS.replace("will", "may"),
        published="2031-05-06",
    )
    assert drift(*one_claim(early, late)) == []


def test_whom_a_paper_cites_is_counted_by_person_not_by_spelling():
    quill = "https://example.org/id/agent/ada-quill"
    first_time = saying("The Lantern", ("Ada Quill", "person"))
    again = saying("The Lantern", ("Quill", "person"), words="the ferry to Sund will stop at noon", id="s2")
    again, first_time = (replace(p, hands=(replace(p.hands[0], agent=quill),)) for p in (again, first_time))
    found, _ = one_claim(first_time, again)
    (row,) = diet(found, "The Lantern")
    assert (row.name, row.times, row.share) == ("Ada Quill", 2, 1.0)


def test_an_outlet_is_found_by_any_name_that_the_registry_knows():
    found, _ = one_claim(saying("Harbour Gazette", ("The New York Times", "outlet"), ("Ada Quill", "person")))
    assert [row.name for row in diet(found, "NYT")] == ["Harbour Gazette"]


def test_a_number_within_a_tenth_and_a_rounding_word_that_is_lost_are_changes_on_the_way():
    lost = "{} tonnes of wheat were spoiled by the explosion at the Tarrow terminal"
    found, cluster = one_claim(
        saying("Northline", ("Edda Voll", "person"), words=lost.format("63,000"), published="2031-05-02"),
        saying(
            "The Courier",
            ("Northline", "outlet"),
            ("Edda Voll", "person"),
            words=lost.format("nearly 70,000"),
            published="2031-05-03",
        ),
        saying(
            "Harbour Gazette",
            ("The Courier", "outlet"),
            words=lost.format("70,000"),
            published="2031-05-04",
        ),
    )
    assert [(c.kind, c.before, c.after) for c in drift(found, cluster)] == [
        ("number", "63,000", "nearly 70,000"),
        ("rounding", "nearly 70,000", "70,000"),
    ]


def test_a_verb_in_place_of_another_is_a_change_on_the_way():
    found, cluster = one_claim(
        saying("Northline", ("Edda Voll", "person"), words="the curfew in Tarrow could last three months"),
        saying(
            "The Courier",
            ("Northline", "outlet"),
            words="the curfew in Tarrow would be lifted in three months",
            published="2031-05-05",
        ),
    )
    kinds = {c.kind: (c.before, c.after) for c in drift(found, cluster)}
    assert kinds["verb"] == ("last", "lifted")
    assert kinds["certainty"] == ("possible", "expected")
    assert "wording" not in kinds  # the verb has its row


def test_an_unnamed_source_that_tells_what_another_says_is_counted():
    found, _ = one_claim(
        saying("The Lantern", ("a person briefed on the talks", "unnamed"), ("Ada Quill", "person")),
    )
    label = {entry.what: entry.times for entry in audit(found, "the-lantern-2031-05-04")}
    assert (label["through unnamed"], label["unnamed"], label["second-hand"]) == (1, 0, 0)


def label_of(*hands, words=WORDS):
    """The entries of the sourcing label of an article in The Lantern whose one statement has these hands."""
    found, _ = one_claim(saying("The Lantern", *hands, words=words))
    return {entry.what for entry in audit(found, "the-lantern-2031-05-04") if entry.times}


@pytest.mark.parametrize(
    ("hands", "entries"),
    [
        ([("Ada Quill", "person")], {"named"}),
        ([("two officials", "unnamed")], {"unnamed"}),
        ([("two officials", "unnamed"), ("Ada Quill", "person")], {"through unnamed"}),
        ([("Bo Tarn", "person"), ("Ada Quill", "person")], {"through named"}),
        ([("Bo Tarn", "person"), ("two officials", "unnamed")], {"through named", "unnamed"}),
        ([("a letter", "document")], {"document"}),
        ([("a letter", "document"), ("Ada Quill", "person")], {"document"}),
        ([("Norpress", "outlet"), ("Ada Quill", "person")], {"second-hand"}),
        ([("Norpress", "outlet"), ("two officials", "unnamed"), ("Ada Quill", "person")],
         {"second-hand", "through unnamed"}),
        ([("Norpress", "outlet")], {"second-hand", "dead end"}),
        ([("local media", "unnamed"), ("Ada Quill", "person")], {"second-hand"}),
        ([("a newspaper close to the army", "unnamed")], {"second-hand", "dead end", "unnamed"}),
        ([("a press officer", "unnamed")], {"unnamed"}),
        ([("The Lantern", "outlet")], {"own word"}),
        ([("The Lantern", "outlet"), ("Ada Quill", "person")], {"named"}),
    ],
)  # fmt: skip
def test_second_hand_is_what_another_outlet_reported(hands, entries):
    assert label_of(*hands) == entries


def no_reasons(folder) -> View:
    """A store in which nobody gives a reason for anonymity."""
    with open_writer(folder / "store"):
        pass
    return open_view(folder / "store")


def test_a_name_that_only_an_unnamed_source_gives_rests_on_the_unnamed_source(tmp_path):
    told = ("a person briefed on the talks", "unnamed")
    hidden, _ = one_claim(
        saying("The Lantern", told, ("Ada Quill", "person")),
        saying("Harbour Gazette", ("The Lantern", "outlet"), told, ("Ada Quill", "person")),
    )
    (row,) = anonymous(no_reasons(tmp_path), hidden)
    assert (row.described, row.names, row.articles) == ((told[0],), ("Ada Quill",), 2)
    assert "Ada Quill only by their word" in str(row)


def test_what_is_only_denied_is_told_as_a_denial(tmp_path):
    denial = ("a county official", "unnamed", Manner.DENIED)
    found, _ = one_claim(
        saying("The Lantern", denial), saying("Harbour Gazette", ("The Lantern", "outlet"), denial)
    )
    (row,) = anonymous(no_reasons(tmp_path), found)
    assert str(row).startswith(f"the denial of “{WORDS}” rests on “a county official” in 2 articles")
    (bottleneck,) = single_source(found)
    assert str(bottleneck).endswith(f"a county official: the denial of “{WORDS}”")
    stated, _ = one_claim(saying("The Lantern", ("a county official", "unnamed")))
    (row,) = anonymous(no_reasons(tmp_path), stated)
    assert str(row).startswith(f"“{WORDS}” rests on")


def test_one_description_is_listed_once_though_a_sentence_begins_with_it(tmp_path):
    found, _ = one_claim(
        saying("The Lantern", ("Inspectors", "unnamed")), saying("Harbour Gazette", ("inspectors", "unnamed"))
    )
    (row,) = anonymous(no_reasons(tmp_path), found)
    assert row.described == ("inspectors",)


def test_a_name_that_one_paper_heard_itself_rests_on_nobody_unnamed(tmp_path):
    open_, _ = one_claim(
        saying("The Lantern", ("a person briefed on the talks", "unnamed"), ("Ada Quill", "person")),
        saying("Harbour Gazette", ("Ada Quill", "person")),
    )
    assert anonymous(no_reasons(tmp_path), open_) == []


def test_who_cites_the_source_alone_is_compared_with_what_the_source_was_last_quoted_with():
    lost = "{} tonnes of wheat were spoiled by the explosion at the Tarrow terminal"
    voll = ("Edda Voll", "person")
    found, cluster = one_claim(
        saying("Northline", voll, words=lost.format("63,000"), published="2031-05-02"),
        saying(
            "The Courier",
            ("Northline", "outlet"),
            voll,
            words=lost.format("nearly 70,000"),
            published="2031-05-03",
        ),
        saying("Harbour Gazette", voll, words=lost.format("70,000"), published="2031-05-04"),
    )
    assert [(c.kind, c.before, c.after, c.relayed) for c in drift(found, cluster)] == [
        ("number", "63,000", "nearly 70,000", True),
        ("rounding", "nearly 70,000", "70,000", False),
    ]


def test_papers_that_cite_another_are_its_voice_however_many_hands_lie_between():
    found, cluster = one_claim(
        saying("The Courier", ("Edda Voll", "person")),
        saying("The Lantern", ("Courier", "outlet"), ("Edda Voll", "person"), published="2031-05-05"),
        saying("Harbour Gazette", ("The Lantern", "outlet"), published="2031-05-06"),
        saying("Coast Today", ("Edda Voll", "person"), published="2031-05-06"),
    )
    assert [str(voice) for voice in family(found, cluster)] == [
        "The Courier, Harbour Gazette and The Lantern: one outlet's report (The Courier), 3 outlets",
        "Coast Today: by itself",
    ]


def test_papers_that_cite_one_another_are_one_voice():
    found, cluster = one_claim(
        saying("The Courier", ("The Lantern", "outlet")),
        saying("The Lantern", ("Courier", "outlet"), published="2031-05-05"),
    )
    assert [str(voice) for voice in family(found, cluster)] == [
        "The Courier and The Lantern: from one another"
    ]


def test_the_article_that_the_claim_comes_from_is_shown_though_its_number_is_another():
    hurt = "{} people were injured in the fire at the Halden market hall"
    found, _ = one_claim(
        saying("The Courier", ("Edda Voll", "person"), words=hurt.format("about 12"), published="2031-05-02"),
        saying(
            "The Lantern", ("The Courier", "outlet"), words=hurt.format("some 40"), published="2031-05-03"
        ),
    )
    late = next(c for c in found.clusters if c.statements[0].article.outlet == "The Lantern")
    assert [str(row) for row in first(found, late)] == [
        "2031-05-02  first: The Courier with other details (Edda Voll)",
        "2031-05-03  The Lantern (The Courier, as The Courier had it)",
    ]


def test_an_article_that_another_carries_belongs_to_the_paper_that_it_cites():
    carried = saying("Sunderby Post", ("The Courier", "outlet"), published="2031-05-05")
    found, cluster = one_claim(
        saying("The Courier", ("Edda Voll", "person")),
        replace(carried, article=replace(carried.article, republisher="Coast Today")),
    )
    assert [str(voice) for voice in family(found, cluster)] == [
        "Coast Today and The Courier: one outlet's report (The Courier), 2 outlets"
    ]


def test_who_is_named_for_a_place_that_the_claim_mentions_is_not_the_accused():
    words = "the council gave away the fishing grounds off Sund"
    found, cluster = one_claim(
        saying("The Lantern", ("Ada Quill", "person"), words=words),
        saying("The Lantern", ("Sund Chamber", "organization"), words="1,200 people fish there", id="s2"),
    )
    assert [stand.how for stand in dissent(found, cluster)] == ["states"]


def test_a_number_is_shown_as_it_is_written():
    spent = "{} crowns were spent on the new ferry terminal in Sund"
    found, cluster = one_claim(
        saying(
            "Northline", ("Edda Voll", "person"), words=spent.format("2.5 million"), published="2031-05-02"
        ),
        saying("The Courier", ("Northline", "outlet"), words=spent.format("nearly 4 million")),
    )
    (change,) = drift(found, cluster)
    assert (change.kind, change.before, change.after) == ("number", "2.5 million", "nearly 4 million")


def test_an_unnamed_source_is_asked_for_without_its_article():
    found, _ = one_claim(saying("The Lantern", ("a port official", "unnamed")))
    assert len(said(found, "port official")) == len(said(found, "a port official")) == 1
