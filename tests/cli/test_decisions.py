"""Decisions as a person looks through them, and overrules one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.populate import graph_iri, populate
from kg.store import open_writer
from tests.populate.readings import everything

LEASE = "same lantern:s1 gazette:s1"


def kg(*words: str | Path, columns: int = 100) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], env={"COLUMNS": str(columns)})


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    with open_writer(folder) as writer:
        for reading in everything():
            writer.replace(graph_iri(reading.article), populate(reading))
    return folder


def lines(store: Path, *words: str) -> dict[str, dict[str, object]]:
    found = json.loads(kg("decisions", *words, "--json", "--store", store).stdout)
    return {" ".join(sorted(each["line"].split())): each for each in found["claims"]}


def test_a_decision_comes_with_score_reasons_and_both_wordings(store: Path) -> None:
    decision = lines(store)[" ".join(sorted(LEASE.split()))]
    assert decision["by"] == "program"
    assert decision["score"] == pytest.approx(0.91, abs=0.02)
    assert "89% of the weight of their words is shared" in decision["reasons"]
    assert "Velmark may lease the north harbour to a foreign navy" in decision["wordings"]


def test_a_quotation_that_brings_its_own_marks_gets_no_second_pair(tmp_path: Path) -> None:
    for outlet in ("Dravik Courier", "Lanmoor Herald"):
        said = '"The silo doors had not been sealed since October," said Ilse Marrant, the grain inspector.'
        (tmp_path / f"{outlet[:6]}.txt").write_text(f"outlet: {outlet}\npublished: 2031-03-05\n\n{said}\n")
    built = kg("build", tmp_path / "Dravik.txt", tmp_path / "Lanmoo.txt", "--store", tmp_path / "store")
    assert built.exit_code == 0
    shown = kg("decisions", "--on", "claims", "--store", tmp_path / "store").stdout
    assert '    "The silo doors had not been sealed since October,"\n' in shown
    assert '“"' not in shown


def test_the_least_sure_come_first_and_can_be_asked_for_alone(store: Path) -> None:
    shown = kg("decisions", "--below", "0.6", "--store", store)
    assert "the program, 0.48" in shown.stdout
    assert "0.91" not in shown.stdout
    every = [d["score"] for d in json.loads(kg("decisions", "--json", "--store", store).stdout)["claims"]]
    assert every == sorted(every)


def test_a_line_with_its_first_word_changed_overrules_the_program(store: Path) -> None:
    told = kg("decisions", "--store", store).stderr
    rulings = store.parent / "rulings.txt"
    assert str(rulings) in told.replace("\n", "")
    rulings.write_text("apart lantern:s1 gazette:s1   # two leases\n", "utf-8")
    (decision,) = lines(store, "--by", "person").values()
    assert str(decision["line"]).startswith("apart ")
    assert decision["reasons"] == ["two leases"]
    dossier = kg("dossier", "lantern:s1", "--store", store).stdout
    assert "Velmark may lease the north harbour" not in dossier


def test_words_narrow_the_list(store: Path) -> None:
    assert lines(store, "too shallow").keys() < lines(store).keys()
    nothing = kg("decisions", "flying saucers", "--store", store)
    assert nothing.exit_code == 0
    assert "nothing was decided that fits this" in nothing.stderr


@pytest.mark.parametrize("columns", [60, 200])
def test_no_line_is_wider_than_the_terminal(store: Path, columns: int) -> None:
    shown = kg("decisions", "--store", store, columns=columns).stdout
    assert max(map(len, shown.splitlines())) <= columns
