"""The questions as a person types them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.claims import claims_of, open_claims
from kg.claims.kept import KeptClaims
from kg.cli import main
from kg.cli.ask import origins_command, trace_command
from kg.cli.claims import claims_command
from kg.cli.dossier import dossier_command
from kg.cli.questions import QUESTIONS
from kg.store import open_view
from tests.scenarios.conftest import CONSTRUCTED

ARGUMENTS = {
    "first": ["Torvik bridge will stay"],
    "family": ["Torvik bridge will stay"],
    "primary": ["14 million crowns"],
    "drift": ["12 people"],
    "dissent": ["hid a leak of solvent"],
    "said": ["Oskar Dahl", "toll"],
    "contradict": ["Oskar Dahl"],
    "diet": ["The Corvale Times"],
    "audit": ["denial-2-meridian"],
}


def kg(command, store: Path, *words: str) -> Result:
    return CliRunner().invoke(command, [*words, "--store", str(store)])


@pytest.mark.parametrize("command", QUESTIONS, ids=lambda command: command.name)
def test_every_question_answers_in_words_and_as_data(command, scenario_store):
    words = ARGUMENTS.get(command.name, [])
    shown = kg(command, scenario_store, *words)
    assert shown.exit_code == 0, shown.output
    answer = json.loads(kg(command, scenario_store, *words, "--json").stdout)
    rows = answer["rows"] if isinstance(answer, dict) else answer
    assert rows
    for row in rows:
        assert row["text"] in shown.stdout
        assert "evidence" in row


def test_claims_keep_the_contract(scenario_store):
    listed = json.loads(kg(claims_command, scenario_store, "--json").stdout)
    assert {"claim", "instances", "origins"} <= listed[0].keys()
    assert ["wire-1-meridian", "s1"] in listed[0]["instances"]


def test_claims_of_several_articles_only(scenario_store):
    listed = json.loads(kg(claims_command, scenario_store, "--json", "--at-least", "3").stdout)
    assert all(len({article for article, _ in each["instances"]}) >= 3 for each in listed)


def test_claims_that_are_kept_are_the_same_afterwards(scenario_store, tmp_path):
    store = tmp_path / "store"
    shutil.copytree(scenario_store, store)
    before = kg(claims_command, store, "--json").stdout
    kept = kg(claims_command, store, "--keep", "--json")
    assert "kept in" in kept.stderr
    assert kept.stdout == kg(claims_command, store, "--json").stdout == before


def test_a_ruling_overrules_the_program(scenario_store, tmp_path):
    rulings = tmp_path / "rulings.txt"
    rulings.write_text("apart document-1-corvale:s1 document-2-norham:s1 # not the same audit\n", "utf-8")
    listed = json.loads(kg(claims_command, scenario_store, "--json", "--rulings", str(rulings)).stdout)
    together = [
        each
        for each in listed
        if {"document-1-corvale", "document-2-norham"} <= {a for a, _ in each["instances"]}
    ]
    assert together == []


def test_a_question_about_nothing_gets_one_sentence(scenario_store):
    command = next(command for command in QUESTIONS if command.name == "first")
    asked = kg(command, scenario_store, "flying saucers")
    assert asked.exit_code == 1
    assert asked.stderr.startswith("Error: ")


def test_a_statement_is_traced_by_its_name(scenario_store):
    (found,) = json.loads(kg(trace_command, scenario_store, "number-3-lantern:s1", "--json").stdout)
    assert (found["article"]["id"], found["id"]) == ("number-3-lantern", "s1")


@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_a_question_about_no_words_gets_one_sentence(name, scenario_store):
    command = next(command for command in QUESTIONS if command.name == name)
    asked = kg(command, scenario_store, " ")
    assert asked.exit_code == 1
    assert asked.stderr.startswith("Error: ")
    assert asked.stdout == ""


def test_a_dossier_as_data_has_every_fact_and_every_offset(scenario_store, article_texts):
    (packet,) = json.loads(kg(dossier_command, scenario_store, "Arvend hid a leak", "--json").stdout)
    assert {"wording", "origins", "cautions", "timeline", "checks", "stands", "neighbours"} <= packet.keys()
    assert (packet["origins"]["min"], packet["origins"]["named"]) == (1, ["Nils Sarrow"])
    assert [stand["who"] for stand in packet["stands"] if stand["how"] == "denies"] == ["Arvend"]
    assert [near["relation"] for near in packet["neighbours"]] == ["contradicts", "variant"]
    for statement in packet["statements"]:
        text = article_texts[statement["article"]["iri"]]
        assert packet["fingerprints"][statement["article"]["iri"]]["length"] == len(text)
        assert all(text[part["start"] : part["end"]] == part["exact"] for part in statement["content"])


def test_an_article_asked_for_by_words_of_several_titles_is_named(scenario_store):
    command = next(command for command in QUESTIONS if command.name == "audit")
    asked = kg(command, scenario_store, "bridge")
    assert asked.exit_code == 0
    assert asked.stderr.startswith("6 articles fit; this is about: wire-2-corvale, Meridian News Agency")


def test_what_a_person_decided_about_issues_is_followed_in_changes_of_mind(tmp_path):
    for number, (day, text) in enumerate(
        [
            ("2031-03-04", "Mayor Ada Quill endorsed the harbour toll on Monday. Quill said it was fair."),
            ("2031-06-10", "Mayor Ada Quill has rejected the charge on ships. Quill said it was wrong."),
        ]
    ):
        head = f"title: Council news {number}\noutlet: Paper {number}\npublished: {day}"
        (tmp_path / f"article-{number}.txt").write_text(f"{head}\n\n{text}\n", "utf-8")
    store = tmp_path / "store"
    files = map(str, sorted(tmp_path.glob("*.txt")))
    assert CliRunner().invoke(main, ["build", *files, "--store", str(store)]).exit_code == 0
    command = next(command for command in QUESTIONS if command.name == "contradict")
    assert "harbour toll" not in kg(command, store, "Quill").stdout
    (tmp_path / "issues.txt").write_text('issue "Toll" = "harbour toll" "charge on ships"\n', "utf-8")
    assert "Ada Quill supports “Toll” (2031-03-0" in kg(command, store, "Quill").stdout
    (tmp_path / "apart.txt").write_text('apart "harbour toll" "charge on ships"\n', "utf-8")
    assert "Toll" not in kg(command, store, "Quill", "--decisions", str(tmp_path / "apart.txt")).stdout


def test_a_build_keeps_the_claims_of_what_was_there_and_of_what_is_new(tmp_path):
    store = tmp_path / "store"
    for names in (["number-1-sund"], ["number-2-norham", "number-3-lantern"], ["number-1-sund"]):
        files = [str(CONSTRUCTED / f"{name}.txt") for name in names]
        built = CliRunner().invoke(main, ["build", *files, "--store", str(store)])
        assert built.exit_code == 0, built.output
        view = open_view(store)
        kept = open_claims(view, store)
        assert isinstance(kept, KeptClaims)
        assert tuple(kept.clusters) == claims_of(view).clusters
    traced = json.loads(kg(trace_command, store, "More than 100 people", "--json").stdout)
    assert [hop["statement"]["article"]["id"] for hop in traced[0]["onward"]] == [
        "number-2-norham",
        "number-1-sund",
    ]


def test_origins_as_data_carry_their_evidence(scenario_store):
    found = json.loads(kg(origins_command, scenario_store, "Calder mine", "--json").stdout)
    interval = {"min", "max", "open", "named", "unnamed", "reasons"}
    assert {"claim", "iri", *interval, "evidence", "others"} == found.keys()
    assert {each["article"] for each in found["evidence"]} == {
        "circle-1-norham",
        "circle-2-easby",
        "circle-3-fenwick",
    }


@pytest.mark.parametrize("command", ["origins", "drift"])
def test_the_other_claims_that_fit_are_listed(command, scenario_store):
    asked = {each.name: each for each in (*QUESTIONS, origins_command)}[command]
    shown = kg(asked, scenario_store, "Halden")
    assert shown.stderr.startswith("3 claims fit; this is about: More than 100 people")
    assert (
        "  “Some 40 people were injured in a fire in the market hall of Halden on Saturday” (1 article)"
        in (shown.stderr.splitlines())
    )
    answer = json.loads(kg(asked, scenario_store, "Halden", "--json").stdout)
    assert answer["claim"].startswith("More than 100 people")
    assert [each["claim"].split()[1] for each in answer["others"]] == ["40", "12"]
    for other in answer["others"]:
        assert other["iri"] in shown.stderr
        assert json.loads(kg(asked, scenario_store, other["iri"], "--json").stdout)["iri"] == other["iri"]


def test_words_that_fit_one_claim_say_nothing_of_others(scenario_store):
    shown = kg(origins_command, scenario_store, "Calder mine")
    assert shown.stderr == ""
    assert json.loads(kg(origins_command, scenario_store, "Calder mine", "--json").stdout)["others"] == []
