"""Who stands where, as a person types it: listed, suggested, decided on, followed."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner, Result
from rdflib import Graph
from rdflib.namespace import RDF, SKOS

from kg.build import build
from kg.cli.positions import issues_command, network_command, positions_command
from kg.cli.questions import QUESTIONS
from kg.store import open_writer

DEBATE = {
    "2031-03-04": "Mayor Ada Quill endorsed the harbour toll on Monday. Ivan Dorn praised the harbour toll.",
    "2031-05-20": "Bo Finch condemned the toll in the harbour. Di Moll has rejected the toll in the harbour.",
    "2031-06-10": "Mayor Ada Quill has rejected the harbour toll.",
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    paths = []
    for day, text in DEBATE.items():
        path = tmp_path / f"news-{day}.txt"
        path.write_text(f"title: News\noutlet: Paper {day[5:7]}\npublished: {day}\n\n{text}\n", "utf-8")
        paths.append(path)
    with open_writer(tmp_path / "store") as writer:
        for outcome in build(paths, writer):
            assert outcome.error is None
    return tmp_path / "store"


def kg(command, store: Path, *words: str) -> Result:
    result = CliRunner().invoke(command, [*words, "--store", str(store)])
    assert result.exit_code == 0, result.output
    return result


def test_positions_have_date_stance_words_and_place(store):
    shown = kg(positions_command, store, "Finch").stdout
    assert shown.startswith("2031-05-20  Bo Finch opposes: toll in the harbour\n   “condemned the toll")
    assert "Paper 05, 2031-05-20: news-2031-05-20:" in shown
    [row] = json.loads(kg(positions_command, store, "Finch", "--json").stdout)
    assert (row["holder"], row["stance"], row["about"]) == ("Bo Finch", "opposes", "proposal")
    assert row["evidence"][0]["content"][0]["exact"].endswith("condemned the toll in the harbour")


def test_an_issue_is_asked_for_by_any_of_its_words_and_a_time(store):
    assert kg(positions_command, store, "harbour toll").stdout.count("harbour toll\n") == 3
    assert "Finch" not in kg(positions_command, store, "--since", "2031-06").stdout


def test_who_changed_sides_is_told_with_both_words(store):
    shown = kg(positions_command, store, "--changes").stdout
    assert shown.startswith("Ada Quill supports “harbour toll” (2031-03")
    assert "then opposes it (2031-06-10)" in shown


def test_nobody_of_that_name(store):
    result = CliRunner().invoke(positions_command, ["Nobody Atall", "--store", str(store)])
    assert result.exit_code == 1
    assert "no position of or on this is in the store" in result.output


def conflicts(store: Path, tmp_path: Path, *words: str) -> set[frozenset[str]]:
    out = tmp_path / "conflict.graphml"
    kg(network_command.commands["positions"], store, "--mode", "conflict", "-o", str(out), *words)
    graph = nx.read_graphml(out)
    label = nx.get_node_attributes(graph, "label")
    return {frozenset((label[one], label[other])) for one, other in graph.edges}


def test_a_suggestion_is_taken_over_by_a_person_and_followed(store, tmp_path):
    suggested = kg(issues_command, store, "--suggest").stdout
    assert all(line.startswith("#") for line in suggested.splitlines())
    decisions = tmp_path / "issues.txt"
    decisions.write_text(suggested, "utf-8")
    before = conflicts(store, tmp_path)
    assert frozenset(("Ivan Dorn", "Bo Finch")) not in before

    [line] = [line for line in suggested.splitlines() if line.startswith("# issue")]
    decisions.write_text(suggested.replace(line, line.removeprefix("# ")), "utf-8")
    after = conflicts(store, tmp_path)  # issues.txt lies beside the store
    assert frozenset(("Ivan Dorn", "Bo Finch")) in after
    listed = kg(issues_command, store).stdout
    assert "Di Moll opposes" in listed.split("harbour toll\n")[1]
    assert kg(issues_command, store, "--suggest").stdout.startswith("# Nothing to suggest")


def test_a_person_may_keep_two_issues_apart(store, tmp_path):
    decisions = tmp_path / "mine.txt"
    decisions.write_text('apart "harbour toll" "toll in the harbour"\n', "utf-8")
    words = ("--suggest", "--decisions", str(decisions))
    assert kg(issues_command, store, *words).stdout.startswith("# Nothing to suggest")


def test_issues_are_written_as_a_scheme_that_rdflib_reads(store, tmp_path):
    out = tmp_path / "issues.ttl"
    kg(issues_command, store, "--skos", "-o", str(out))
    graph = Graph().parse(out)
    [whole] = graph.subjects(RDF.type, SKOS.ConceptScheme)
    concepts = set(graph.subjects(SKOS.inScheme, whole))
    assert {str(graph.value(concept, SKOS.prefLabel)) for concept in concepts} == {
        "harbour toll",
        "toll in the harbour",
    }
    assert concepts == set(graph.objects(whole, SKOS.hasTopConcept))


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_network_files_open_with_labels_modes_weights_and_dates(store, tmp_path, form, read):
    out = tmp_path / f"two.{form}"
    kg(network_command.commands["positions"], store, "-f", form, "-o", str(out))
    graph = read(out)
    assert {data["kind"]: int(data["bipartite"]) for _, data in graph.nodes(data=True)} == {
        "actor": 0,
        "issue": 1,
    }
    assert {data["label"] for _, data in graph.nodes(data=True)} >= {"Ada Quill", "harbour toll"}
    quill = next(n for n, data in graph.nodes(data=True) if data["label"] == "Ada Quill")
    [(_, _, edge)] = graph.edges(quill, data=True)
    assert (edge["weight"], edge["supports"], edge["opposes"], edge["last"]) == (2, 1, 1, "2031-06-10")


def test_a_csv_of_edges_opens_with_pandas(store, tmp_path):
    out = tmp_path / "two.csv"
    kg(network_command.commands["positions"], store, "-f", "csv", "-o", str(out))
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(out)
    assert list(table.columns[:3]) == ["one", "other", "weight"]
    assert table.set_index("one").loc["Ada Quill", "weight"] == 2
    with out.open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(table)


def test_a_file_for_each_month(store, tmp_path):
    out = tmp_path / "agree.graphml"
    kg(
        network_command.commands["positions"],
        store,
        "--mode",
        "congruence",
        "--slice",
        "month",
        "-o",
        str(out),
    )
    assert {path.name for path in tmp_path.glob("agree-*")} >= {
        "agree-2031-05.graphml",
        "agree-2031-06.graphml",
    }
    result = CliRunner().invoke(network_command, ["positions", "--slice", "month", "--store", str(store)])
    assert result.exit_code == 2


def test_coalitions_are_told_and_numbered(store, tmp_path):
    out = tmp_path / "sides.graphml"
    words = ("--mode", "congruence", "--coalitions", "-o", str(out))
    told = kg(network_command.commands["positions"], store, *words).stderr
    assert "coalition 1: Ada Quill, Ivan Dorn" in told
    graph = nx.read_graphml(out)
    numbers = {data["label"]: data["coalition"] for _, data in graph.nodes(data=True)}
    assert numbers["Ada Quill"] == numbers["Ivan Dorn"] != numbers["Bo Finch"] == numbers["Di Moll"]


@pytest.mark.parametrize(
    ("command", "name", "option"),
    [(positions_command, "issues.txt", "--decisions"), (QUESTIONS[0], "rulings.txt", "--rulings")],
)
def test_another_programs_file_beside_the_store_is_named_with_what_to_do(store, command, name, option):
    (store.parent / name).write_text("bug 17: the lamp in the hall\n", "utf-8")
    refused = CliRunner().invoke(command, ["--store", str(store), "toll"])
    assert refused.exit_code == 1
    assert f"{name}, line 1: “bug 17: the lamp in the hall” is no " in refused.stderr
    assert f"rename it, move the store, or name the right one by {option}." in refused.stderr


def test_a_file_beside_the_store_that_is_no_text_is_refused_in_words(store):
    (store.parent / "issues.txt").write_bytes(b"\xff\xfe\x00")
    refused = CliRunner().invoke(positions_command, ["--store", str(store)])
    assert refused.exit_code == 1
    assert "issues.txt: this is no text in UTF-8" in refused.stderr
