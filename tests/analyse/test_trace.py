"""The chain of a statement as a reader sees it, and as data."""

import json

from kg.analyse.trace import to_json, to_text
from kg.model import Quotation
from tests.invented import GAZETTE_TEXT, card, gazette, hand, lantern, statement


def test_the_tree_leads_from_the_article_to_the_unnamed_origin_and_its_words():
    assert to_text(gazette()[:1]) == (
        "Harbour Gazette, 2031-05-04 (republished by Quayside Reader): “Harbour plan draws questions”\n"
        "└─ Norpress (news outlet) “according to Norpress”\n"
        "   └─ The Tall City Post (news outlet) “reported”\n"
        "      └─ a senior Velmark official (unnamed) “citing a senior Velmark official” — origin, unnamed\n"
        "            “Velmark may lease the north harbour to a foreign navy”\n"
        "            characters 45–98 · statement s1\n"
    )


def test_two_statements_of_one_article_hang_under_one_line():
    tree = to_text(gazette())
    assert tree.count("Harbour Gazette, 2031-05-04") == 1
    assert "├─ Norpress" in tree
    assert "└─ Ada Quill (person, Mayor) “said” — origin" in tree
    assert "characters 207–246 · statement s2 · dated 2031-05-03" in tree


def test_articles_keep_the_order_given_and_stand_once_each():
    lease, rumour = gazette()
    tree = to_text([lease, *lantern(), rumour])
    assert tree.index("Harbour Gazette") < tree.index("The Lantern, 2031-05-02")
    assert tree.count("Harbour Gazette") == 1
    assert tree.index("statement s2") < tree.index("The Lantern, 2031-05-02")


def test_an_article_without_a_date_says_so():
    undated = statement(card("Evening Anchor", None), "Fog, Bo Tarn said.", "Fog", hand("Bo Tarn", "Bo Tarn"))
    assert to_text([undated]).startswith("Evening Anchor, no date\n")


def test_lines_fit_the_terminal():
    for width in (60, 80, 100):
        assert max(map(len, to_text([*gazette(), *lantern()], width).splitlines())) <= width


def test_a_pronoun_is_shown_with_its_cue():
    text = "Ada Quill was there. “It is safe,” she said."
    tree = to_text(
        [
            statement(
                card("The Lantern"), text, "“It is safe,”", hand(text, "Ada Quill", cue="said", mention="she")
            )
        ]
    )
    assert "└─ Ada Quill (person) “she said” — origin" in tree


def test_a_hand_that_the_context_implies_is_said_to_be_carried_over():
    text = "Ada Quill was there. It is safe, she said."
    tree = to_text(
        [
            statement(
                card("The Lantern"),
                text,
                "It is safe",
                hand(text, "Norpress", "outlet", mention=""),
                hand(text, "Ada Quill", cue="said", mention=""),
            )
        ]
    )
    assert "└─ Norpress (news outlet) not named in this sentence, carried over from the context" in tree
    assert "└─ Ada Quill (person) “said”, who is meant is carried over from the context" in tree


def test_an_unattributed_assertion_is_the_outlets_own():
    tree = to_text([statement(card("The Lantern"), "Fog fell.", "Fog fell")])
    assert "└─ The Lantern itself, naming no source — origin" in tree


def test_text_that_would_steer_a_terminal_is_spelled_out():
    text = "Bo \x1b[31mTarn\u202e said\nit \x07rains."
    tree = to_text(
        [
            statement(
                card("The Lantern"), text, "it \x07rains", hand(text, "Bo \x1b[31mTarn\u202e", cue="said")
            )
        ]
    )
    assert "Bo <U+001B>[31mTarn<U+202E>" in tree
    assert "“it <U+0007>rains”" in tree
    assert not {"\x1b", "\x07", "\u202e"} & set(tree)


def test_a_name_of_ten_thousand_characters_does_not_bury_the_chain():
    text = "N" * 10_000 + " said it rains."
    tree = to_text([statement(card("The Lantern"), text, "it rains", hand(text, "N" * 10_000, cue="said"))])
    assert len(tree) < 500
    assert "NNN… (person)" in tree.replace("\n", "")


def test_a_broken_quotation_keeps_both_places():
    text = "“It rains,” Bo Tarn said, “and it pours.”"
    tree = to_text(
        [
            statement(
                card("The Lantern"),
                text,
                ("“It rains,”", "“and it pours.”"),
                hand(text, "Bo Tarn", cue="said"),
                quotation=Quotation.DIRECT,
            )
        ]
    )
    assert "“It rains,” … “and it pours.”" in tree
    assert "characters 0–11 and 26–41" in tree


def test_json_carries_every_fact_and_offsets_that_hold():
    lease, rumour = to_json(gazette())
    assert json.loads(json.dumps([lease, rumour])) == [lease, rumour]
    assert [hand["name"] for hand in lease["chain"]] == [
        "Norpress",
        "The Tall City Post",
        "a senior Velmark official",
    ]
    assert rumour["said_on"] == "2031-05-03"
    assert lease["article"]["republisher"] == "Quayside Reader"
    for statement_ in (lease, rumour):
        hands = statement_["chain"]
        parts = [
            *statement_["content"],
            *(h["mention"] for h in hands),
            *(c for h in hands for c in h["cue"]),
        ]
        assert len(parts) >= 3
        assert all(GAZETTE_TEXT[part["start"] : part["end"]] == part["exact"] for part in parts)
