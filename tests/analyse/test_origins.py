"""How many independent origins a claim has: what a fact-checker may conclude, and what not."""

import pytest

from kg.analyse.origins import as_json, origins, to_text
from kg.analyse.voices import how_many
from kg.model import Manner, Provenance
from tests.invented import card, gazette, hand, lantern, statement

PAPERS = ["The Lantern", "Harbour Gazette", "Coast Courier", "Evening Anchor"]


def said(outlet: str, sentence: str, content: str, *hands: tuple[str, str, str], **more: str) -> Provenance:
    """One statement of one article; hands are (name, kind, cue), nearest to the article first."""
    article = card(outlet, more.pop("published", "2031-05-04"), more.pop("name", None))
    return statement(article, sentence, content, *(hand(sentence, n, k, c) for n, k, c in hands), **more)


LEASE = "the harbour will be leased"


def test_one_named_person_in_four_papers_is_one_origin():
    quill = [
        said(paper, f"{LEASE}, Ada Quill said.", LEASE, ("Ada Quill", "person", "said")) for paper in PAPERS
    ]
    found = origins(quill)
    assert (found.min, found.max, found.named, found.unnamed) == (1, 1, ("Ada Quill",), ())
    assert any("4 articles" in reason for reason in found.reasons)


def test_two_named_persons_are_two_origins():
    found = origins(
        [
            said("The Lantern", f"{LEASE}, Ada Quill said.", LEASE, ("Ada Quill", "person", "said")),
            said("Evening Anchor", f"{LEASE}, Bo Tarn said.", LEASE, ("Bo Tarn", "person", "said")),
        ]
    )
    assert (found.min, found.max, str(found)) == (2, 2, "2")


def test_an_unnamed_official_in_two_papers_is_one_or_two():
    found = origins([gazette()[0], *lantern()])
    assert (found.min, found.max, str(found)) == (1, 2, "1 to 2")
    assert found.unnamed == ("a senior Velmark official", "a Velmark official")
    assert any("may be the same source" in reason for reason in found.reasons)


def test_an_unnamed_official_twice_in_one_article_is_one():
    text = f"{LEASE}, a port official said. A port official said {LEASE} soon."
    article = card("The Lantern")
    first = statement(article, text, LEASE, hand(text, "a port official", "unnamed", "said"))
    again = statement(
        article,
        text,
        f"{LEASE} soon",
        hand(text, "a port official", "unnamed", "said", "A port official"),
        id="s2",
    )
    assert (origins([first, again]).min, origins([first, again]).max) == (1, 1)


def test_another_official_in_the_same_article_is_a_second_origin():
    text = f"{LEASE}, a port official said. {LEASE} soon, another official said."
    article = card("The Lantern")
    found = origins(
        [
            statement(article, text, LEASE, hand(text, "a port official", "unnamed", "said")),
            statement(
                article, text, f"{LEASE} soon", hand(text, "another official", "unnamed", "said"), id="s2"
            ),
        ]
    )
    assert (found.min, found.max) == (2, 2)


def test_an_unnamed_source_may_be_the_named_one_speaking_off_the_record():
    found = origins(
        [
            said("The Lantern", f"{LEASE}, Ada Quill said.", LEASE, ("Ada Quill", "person", "said")),
            said("Evening Anchor", f"{LEASE}, a source said.", LEASE, ("a source", "unnamed", "said")),
        ]
    )
    assert (found.min, found.max) == (1, 2)
    assert any("may be one of the named origins" in reason for reason in found.reasons)


def test_one_wire_story_in_four_papers_has_one_unnamed_source():
    wire = [
        said(
            paper,
            f"{LEASE}, a port official told Norpress.",
            LEASE,
            ("Norpress", "outlet", "told"),
            ("a port official", "unnamed", "told"),
        )
        for paper in PAPERS
    ]
    found = origins(wire)
    assert (found.min, found.max, found.unnamed) == (1, 1, ("a port official",))
    assert any("one piece of reporting" in reason for reason in found.reasons)


def test_two_articles_of_one_paper_with_an_unnamed_official_each_may_have_asked_twice():
    sentences = [f"{LEASE}, a port official said.", f"We learn that {LEASE} soon, a port official said."]
    found = origins(
        [
            said("The Lantern", s, c, ("a port official", "unnamed", "said"), published=day)
            for s, c, day in zip(
                sentences, [LEASE, f"{LEASE} soon"], ["2031-05-04", "2031-05-09"], strict=True
            )
        ]
    )
    assert (found.min, found.max) == (1, 2)


def test_an_outlet_that_another_article_shows_to_have_a_source_is_no_origin():
    found = origins(
        [
            said("The Lantern", f"{LEASE}, Norpress said.", LEASE, ("Norpress", "outlet", "said")),
            said(
                "Evening Anchor",
                f"{LEASE}, Ada Quill told Norpress.",
                LEASE,
                ("Norpress", "outlet", "told"),
                ("Ada Quill", "person", "told"),
            ),
        ]
    )
    assert (found.min, found.max, found.named) == (1, 1, ("Ada Quill",))
    assert any(
        reason.startswith("Norpress is no origin of its own: it has this from") for reason in found.reasons
    )


def test_an_outlets_own_article_shows_where_it_has_a_claim_from():
    found = origins(
        [
            said("The Lantern", f"{LEASE}, Norpress said.", LEASE, ("Norpress", "outlet", "said")),
            said("Norpress", f"{LEASE}, Ada Quill said.", LEASE, ("Ada Quill", "person", "said")),
        ]
    )
    assert (found.min, found.max, found.named) == (1, 1, ("Ada Quill",))


def test_an_outlet_where_the_chain_goes_dead_may_or_may_not_be_an_origin():
    found = origins(
        [
            said("The Lantern", f"{LEASE}, Norpress said.", LEASE, ("Norpress", "outlet", "said")),
            said("Evening Anchor", f"{LEASE}, Ada Quill said.", LEASE, ("Ada Quill", "person", "said")),
        ]
    )
    assert (found.min, found.max) == (1, 2)
    assert any(reason.startswith("The chain stops at Norpress") for reason in found.reasons)


def test_what_outlets_assert_themselves_are_origins_of_their_own():
    found = origins([said("The Lantern", f"{LEASE}.", LEASE), said("Coast Courier", f"{LEASE}.", LEASE)])
    assert (found.min, found.max, found.named) == (2, 2, ("Coast Courier", "The Lantern"))


def test_what_an_outlet_has_learned_itself_is_its_own_word():
    learned = said(
        "The Lantern", f"The Lantern has learned that {LEASE}.", LEASE, ("The Lantern", "outlet", "learned")
    )
    found = origins([learned, said("Coast Courier", f"{LEASE}.", LEASE)])
    assert (found.min, found.max) == (2, 2)


def test_outlets_that_only_cite_one_another_are_at_least_one_origin_that_nobody_names():
    circle = [
        said(here, f"{LEASE}, {there} said.", LEASE, (there, "outlet", "said"))
        for here, there in [("The Lantern", "Coast Courier"), ("Coast Courier", "The Lantern")]
    ]
    found = origins(circle)
    assert (found.min, found.max) == (1, 2)
    assert any("only cite one another" in reason for reason in found.reasons)
    assert found.circles == (("Coast Courier", "The Lantern"),)


def test_a_circle_with_a_way_out_counts_what_it_leads_to():
    found = origins(
        [
            said("The Lantern", f"{LEASE}, Coast Courier said.", LEASE, ("Coast Courier", "outlet", "said")),
            said("Coast Courier", f"{LEASE}, The Lantern said.", LEASE, ("The Lantern", "outlet", "said")),
            said(
                "Coast Courier",
                f"{LEASE}, Bo Tarn said.",
                LEASE,
                ("Bo Tarn", "person", "said"),
                name="second",
            ),
        ]
    )
    assert (found.min, found.max, found.named) == (1, 1, ("Bo Tarn",))


def test_a_spokesman_and_the_body_he_speaks_for_may_be_one_voice():
    text = f"{LEASE}, Bo Tarn said. {LEASE}, the Harbour Board said."
    board = statement(card("The Lantern"), text, LEASE, hand(text, "Harbour Board", "organization", "said"))
    tarn = statement(
        card("Evening Anchor"),
        text,
        LEASE,
        hand(text, "Bo Tarn", "person", "said", roles=("Harbour Board spokesman",)),
    )
    found = origins([board, tarn])
    assert (found.min, found.max) == (1, 2)
    assert any("may be one voice" in reason for reason in found.reasons)


def test_two_people_of_one_name_that_the_graph_keeps_apart_are_one_or_two():
    text = f"{LEASE}, Bo Tarn said."
    both = [
        statement(
            card(paper),
            text,
            LEASE,
            hand(text, "Bo Tarn", "person", "said", agent=f"https://e.org/{paper[0]}"),
        )
        for paper in PAPERS[:2]
    ]
    assert (origins(both).min, origins(both).max) == (1, 2)


def test_those_who_stand_beside_an_origin_are_origins_and_known_when_they_come_again():
    text = f"{LEASE}, Ada Quill and Bo Tarn said."
    found = origins(
        [
            statement(
                card("The Lantern"), text, LEASE, hand(text, "Ada Quill", "person", co_agents=("Bo Tarn",))
            ),
            said("Evening Anchor", f"{LEASE}, Bo Tarn said.", LEASE, ("Bo Tarn", "person", "said")),
        ]
    )
    assert (found.min, found.max, found.named) == (2, 2, ("Ada Quill", "Bo Tarn"))


def test_a_capital_and_its_country_may_be_one_voice():
    found = origins(
        [
            said("The Lantern", f"{LEASE}, Moscow said.", LEASE, ("Moscow", "country", "said")),
            said("Evening Anchor", f"{LEASE}, Russia said.", LEASE, ("Russia", "country", "said")),
        ]
    )
    assert (found.min, found.max) == (1, 2)
    assert any("both names stand for Russia" in reason for reason in found.reasons)


def test_officials_without_a_number_leave_the_upper_bound_open():
    found = origins(
        [said("The Lantern", f"{LEASE}, port officials said.", LEASE, ("port officials", "unnamed", "said"))]
    )
    assert (found.min, found.max, found.open, str(found)) == (1, 2, True, "1 or more")


@pytest.mark.parametrize(
    ("description", "number", "unsaid"),
    [
        ("a US official", 1, False),
        ("another official", 1, False),
        ("one of the officials", 1, False),
        ("a group of officials", 1, False),
        ("US intelligence", 1, False),
        ("a 45-year-old witness", 1, False),
        ("two US officials", 2, False),
        ("at least three people familiar with the talks", 3, False),
        ("14 dockers", 14, False),
        ("officials", 2, True),
        ("people close to the mayor", 2, True),
        ("several officials", 2, True),
        ("a number of dockers", 2, True),
        ("31 percent of respondents", 2, True),
        ("media reports", 2, True),
        ("", 1, False),
    ],
)
def test_descriptions_tell_how_many_speak(description, number, unsaid):
    assert how_many(description) == (number, unsaid)


def test_respondents_behind_a_poll_are_the_poll_speaking():
    text = f"60 percent of respondents said {LEASE}, the Harbour Poll found."
    found = origins(
        [
            statement(
                card("The Lantern"),
                text,
                LEASE,
                hand(text, "Harbour Poll", "document", "found"),
                hand(text, "60 percent of respondents", "unnamed", "said"),
            )
        ]
    )
    assert (found.min, found.max, found.open) == (1, 1, False)


def test_the_order_of_the_statements_does_not_matter():
    everything = [*gazette(), *lantern()]
    assert origins(everything) == origins(reversed(everything))


def test_nothing_stated_has_no_origin():
    assert as_json(origins([])) == {
        "min": 0,
        "max": 0,
        "open": False,
        "named": [],
        "unnamed": [],
        "reasons": ["No article in the store states this."],
    }


def person(name, role, words=LEASE):
    text = f"{words}, {role} {name} said."
    return {"article": text, "hand": hand(text, name, "person", "said", roles=(role,))}


def told_by(outlet, name, role):
    made = person(name, role)
    return statement(card(outlet), made["article"], LEASE, made["hand"])


def body(outlet, name, kind="organization"):
    return said(outlet, f"{LEASE}, {name} said.", LEASE, (name, kind, "said"))


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        # A spokesman and the principal, whatever the name of the office.
        (told_by("A", "Pavel Grue", "the governor's spokesman"), told_by("B", "Marta Lind", "governor"), 1),
        # A body and its officer.
        (told_by("A", "Ilse Moran", "fire chief"), body("B", "the Fire Service"), 1),
        (told_by("A", "Bo Tarn", "defence minister"), body("B", "the Velmark Defence Ministry"), 1),
        (told_by("A", "Bo Tarn", "Velmarkian foreign minister"), body("B", "Velmark", "country"), 1),
        # Two bodies of one country, two ministers, a spokesman of someone else.
        (told_by("A", "Bo Tarn", "Velmark foreign minister"), body("B", "Velmark Port Authority"), 2),
        (told_by("A", "Bo Tarn", "foreign minister"), told_by("B", "Ada Quill", "defence minister"), 2),
        (told_by("A", "Pavel Grue", "the mayor's spokesman"), told_by("B", "Marta Lind", "governor"), 2),
    ],
)
def test_those_of_one_office_or_body_are_not_surely_two(one, other, least):
    found = origins([one, other])
    assert (found.min, found.max) == (least, 2)
    assert any("may be one voice" in reason for reason in found.reasons) is (least == 1)


def own(outlet, words=LEASE, **more):
    return said(outlet, words, words, **more)


def test_outlets_of_one_owner_that_assert_the_same_are_not_surely_two():
    found = origins(
        [own("The Wall Street Journal", "the lease was signed"), own("New York Post", "the lease is signed")]
    )
    assert (found.min, found.max) == (1, 2)
    assert any("both belong to" in reason for reason in found.reasons)


def test_outlets_of_one_state_that_assert_the_same_are_not_surely_two():
    found = origins([own("TASS", "the lease was signed"), own("RT", "the lease is signed")])
    assert (found.min, found.max) == (1, 2)
    assert any("one state (RU)" in reason for reason in found.reasons)


def test_outlets_that_assert_the_same_in_the_same_words_are_not_surely_two():
    words = "the lease of the north harbour was signed in the last week of April"
    found = origins([own("The Lantern", words), own("Harbour Gazette", words)])
    assert (found.min, found.max) == (1, 2)
    assert any("use the same words" in reason for reason in found.reasons)


def test_a_wire_story_under_the_mastheads_of_others_is_the_agencys_own_word_once():
    wire = [card("Norpress", name=f"wire-{n}", republisher=paper) for n, paper in enumerate(PAPERS)]
    found = origins([statement(article, f"{LEASE}.", LEASE) for article in wire])
    assert (found.min, found.max, found.named) == (1, 1, ("Norpress",))


def test_an_outlet_by_any_name_that_the_registry_knows_is_one():
    dead = said("The Lantern", f"{LEASE}, NYT reported.", LEASE, ("NYT", "outlet", "reported"))
    found = origins([dead, own("The New York Times")])
    assert (found.min, found.max) == (1, 1)


def test_sources_in_the_plural_leave_the_upper_bound_open_and_the_lower_at_one():
    found = origins([said("The Lantern", f"{LEASE}, sources said.", LEASE, ("sources", "unnamed", "said"))])
    assert (found.min, found.max, found.open) == (1, 2, True)


def test_a_leaked_document_is_the_origin_and_not_the_outlet_that_has_it():
    text = f"{LEASE}, according to an internal memo."
    leak = said("The Lantern", text, LEASE, ("an internal memo", "document", "according to"))
    text = f"{LEASE}, The Lantern reported, citing an internal memo."
    hands = (("The Lantern", "outlet", "reported"), ("an internal memo", "document", "citing"))
    found = origins([leak, said("Harbour Gazette", text, LEASE, *hands)])
    assert (found.min, found.max, found.unnamed) == (1, 1, ("an internal memo",))


def test_two_descriptions_in_one_article_may_be_one_source_described_twice():
    text = f"{LEASE}, a senior official said. A Velmark official said {LEASE} soon."
    article = card("The Lantern")
    one = statement(article, text, LEASE, hand(text, "a senior official", "unnamed", "said"))
    two = statement(
        article, text, f"{LEASE} soon", hand(text, "A Velmark official", "unnamed", "said"), id="s2"
    )
    assert (origins([one, two]).min, origins([one, two]).max) == (1, 2)


def test_whoever_denies_is_no_origin_whether_named_or_not():
    quill = said("The Lantern", f"{LEASE}, Ada Quill said.", LEASE, ("Ada Quill", "person", "said"))
    text = f"{LEASE}, an aide denied."
    denial = statement(
        card("Harbour Gazette"), text, LEASE, hand(text, "an aide", "unnamed", "denied", manner=Manner.DENIED)
    )
    found = origins([quill, denial])
    assert (found.min, found.max) == (1, 1)
    assert any("denies this" in reason for reason in found.reasons)


def test_an_outlet_at_which_a_chain_stops_is_not_listed_among_those_who_know():
    shown = to_text(
        origins([said("The Lantern", f"{LEASE}, Norpress said.", LEASE, ("Norpress", "outlet", "said"))])
    )
    assert "no source given by: Norpress" in shown
    assert "named:" not in shown


def test_who_denies_what_nobody_states_is_no_origin_of_it():
    text = f"Ada Quill denied that {LEASE}."
    quill = hand(text, "Ada Quill", "person", "denied", manner=Manner.DENIED)
    found = origins([statement(card("The Lantern"), text, LEASE, quill)])
    assert found.denial
    assert found.reasons[0].startswith("In these words it is only denied: what is counted is who denies it.")
    assert found.reasons[1] == "Ada Quill (person) denies it (The Lantern, 2031-05-04): one origin."
    assert to_text(found).startswith("1 independent origin of a denial\n")
