"""The commands as a person types them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.cli.commands import SECTIONS

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
ARTICLE = next(SEEDS.glob("*.txt"))


def kg(*words: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=stdin)


def test_help_lists_every_command_by_what_a_person_wants() -> None:
    shown = kg("--help").stdout
    for section, commands in SECTIONS.items():
        assert section + ":" in shown
        for command in commands:
            assert f"  {command.name} " in shown


@pytest.mark.parametrize("command", [c for group in SECTIONS.values() for c in group], ids=lambda c: c.name)
def test_every_command_says_what_it_does(command) -> None:  # type: ignore[no-untyped-def]
    shown = kg(command.name, "--help")
    assert shown.exit_code == 0
    assert len(shown.stdout.splitlines()) > 4


def test_build_says_what_became_of_the_articles_and_where_the_store_is(tmp_path: Path) -> None:
    store = tmp_path / "store"
    first = kg("build", ARTICLE, "--store", store)
    assert first.exit_code == 0
    assert "1 stored" in first.stderr
    assert str(store) in first.stderr


def test_building_again_changes_nothing(tmp_path: Path) -> None:
    store = tmp_path / "store"
    kg("build", ARTICLE, "--store", store)
    before = kg("export", "nquads", "--store", store).stdout_bytes
    again = kg("build", ARTICLE, "--store", store)
    assert "0 stored" in again.stderr
    assert "1 unchanged" in again.stderr
    assert kg("export", "nquads", "--store", store).stdout_bytes == before


def test_an_unchanged_article_that_was_read_again_adds_no_statements_to_those_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, store = tmp_path / "wheat.txt", tmp_path / "store"
    article.write_text("outlet: The Lanmoor Herald\n\nThe wheat is dry, Hanne Brook said.\n", "utf-8")
    assert "1 stored (1 statement)," in kg("build", article, "--store", store).stderr
    monkeypatch.setattr("kg.build.program_fingerprint", lambda: "a later program")
    assert "0 stored (0 statements), 1 unchanged" in kg("build", article, "--store", store).stderr


def test_a_bulk_build_gives_the_same_store(tmp_path: Path) -> None:
    articles = ROOT / "seeds" / "constructed"
    exports = []
    for name, options in (("one", ()), ("many", ("--bulk",))):
        assert kg("build", articles, "--store", tmp_path / name, *options).exit_code == 0
        written = tmp_path / f"{name}.nq"
        assert kg("export", "nquads", "--store", tmp_path / name, "-o", written).exit_code == 0
        exports.append(written.read_bytes())
    assert exports[0] == exports[1]
    again = kg("build", articles, "--store", tmp_path / "many", "--bulk")
    assert again.output.splitlines()[-1].startswith("0 stored")


def test_a_bad_file_among_good_ones_is_named_and_the_good_ones_are_stored(tmp_path: Path) -> None:
    folder, store = tmp_path / "articles", tmp_path / "store"
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE.read_text("utf-8"), "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    built = kg("build", folder, "--store", store)
    assert built.exit_code == 1
    assert "empty.txt" in built.stderr
    assert "1 stored" in built.stderr
    assert "1 refused" in built.stderr


def test_trace_leads_from_the_article_to_the_origin(seed_store: Path) -> None:
    shown = kg("trace", "European troops", "--store", seed_store).stdout
    hands = ["Global Times", "TASS", "The New York Post", "a US official"]
    assert [shown.index(hand) for hand in hands] == sorted(shown.index(hand) for hand in hands)
    assert "deployment of European troops" in shown.replace("\n", " ").replace("             ", "")


def test_trace_gives_the_same_as_data(seed_store: Path) -> None:
    (found,) = json.loads(kg("trace", "European troops", "--json", "--store", seed_store).stdout)
    text = ARTICLE.read_text("utf-8")
    for evidence in found["content"]:
        assert text[evidence["start"] : evidence["end"]] == evidence["exact"]


def test_a_statement_is_asked_for_by_the_name_that_every_answer_gives_it(seed_store: Path) -> None:
    name = f"{ARTICLE.stem}:s14"
    assert name in kg("origins", "European troops", "--store", seed_store).stdout
    (row,) = kg("export", "jsonl", name, "--store", seed_store).stdout.splitlines()
    assert "European troops" in row
    assert "statement s14" in kg("trace", name, "--store", seed_store).stdout
    assert kg("export", "prov", f"{ARTICLE.stem}:s99", "--store", seed_store).exit_code == 1


def test_an_article_is_asked_for_by_its_id(seed_store: Path) -> None:
    every = kg("export", "jsonl", "--store", seed_store).stdout
    assert kg("export", "jsonl", ARTICLE.stem, "--store", seed_store).stdout == every
    assert "statement s14" in kg("trace", ARTICLE.stem, "--store", seed_store).stdout


@pytest.mark.parametrize("file", ["mine.rq", "queries/mine", "mine.sparql"])
def test_a_file_of_a_query_that_is_not_there_is_called_a_file(seed_store: Path, file: str) -> None:
    asked = kg("query", file, "--store", seed_store)
    assert asked.exit_code == 1
    assert "there is no such file" in asked.stderr


def test_trace_of_what_nobody_stated_says_so(seed_store: Path) -> None:
    asked = kg("trace", "flying saucers over Springfield", "--store", seed_store)
    assert asked.exit_code == 1
    assert "flying saucers" in asked.stderr


def test_a_store_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    asked = kg("trace", "anything", "--store", tmp_path / "nowhere")
    assert asked.exit_code == 1
    assert "nowhere" in asked.stderr


def test_origins_are_an_interval_with_reasons(seed_store: Path) -> None:
    found = json.loads(kg("origins", "European troops", "--json", "--store", seed_store).stdout)
    assert (found["min"], found["max"]) == (1, 1)
    assert found["unnamed"] == ["a US official"]
    assert found["reasons"]


def test_query_by_name_with_a_form(seed_store: Path) -> None:
    asked = kg("query", "top-relays", "-f", "csv", "--store", seed_store)
    assert asked.exit_code == 0, asked.output
    rows = asked.stdout.splitlines()
    assert sorted(rows[0].split(",")) == ["agent", "articles", "name", "relayed"]
    assert any("TASS" in row.split(",") for row in rows)


def test_query_from_stdin(seed_store: Path) -> None:
    query = (
        "PREFIX kg: <https://w3id.org/attribution-kg/ontology#>"
        " SELECT (COUNT(?a) AS ?n) WHERE { ?a a kg:Article }"
    )
    answer = json.loads(kg("query", "-", "--json", "--store", seed_store, stdin=query).stdout)
    assert answer["results"]["bindings"][0]["n"]["value"] == "1"


def test_a_wrong_query_gets_one_sentence(seed_store: Path) -> None:
    asked = kg("query", "-", "--store", seed_store, stdin="SELECT WHERE {")
    assert asked.exit_code == 1
    assert asked.stderr.startswith("Error: ")
    assert "Traceback" not in asked.output


def test_view_writes_one_file_that_needs_no_network(seed_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "troops.html"
    kg("view", "chain", "European troops", "--store", seed_store, "-o", out)
    html = out.read_text("utf-8")
    assert "The New York Post" in html
    assert 'src="http' not in html
    assert 'href="http' not in html


def test_help_tells_where_a_view_goes_that_is_given_no_file() -> None:
    shown = kg("view", "--help").stdout
    assert "kg-KIND.html without it" in shown
    assert "stdout" not in shown


def test_view_of_chains_without_words_says_what_it_wrote(
    seed_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = kg("view", "chain", "--store", seed_store).stderr
    assert "kg-chain.html written" in said
    assert "every chain of the store" in said
    assert (tmp_path / "kg-chain.html").is_file()


def test_pages_say_where_view_and_dossier_are(seed_store: Path, tmp_path: Path) -> None:
    shown = kg("pages", "--store", seed_store, "-o", tmp_path / "out").stderr
    for line in shown.splitlines():
        assert Path(line.split(maxsplit=1)[1]).exists()
    assert {line.split()[0] for line in shown.splitlines()} == {"store", "index", "view", "dossier"}


def test_extract_keeps_the_contract() -> None:
    (line,) = kg("extract", ARTICLE).stdout.splitlines()
    found = json.loads(line)
    assert {
        "doc",
        "outlet",
        "republisher",
        "author",
        "published",
        "statements",
        "positions",
        "attributions",
    } <= found.keys()
    assert (found["outlet"], found["republisher"]) == ("Global Times", "GlobalSecurity.org")
    assert (found["author"], found["published"]) == ("Xu Keyue", "2025-04-22")
    troops = next(s for s in found["statements"] if len(s["chain"]) == 3)
    assert troops["cues"] == ["reported", "citing", "according to"]
    assert list(troops) == "id content cues chain quote date relayed_to".split()
    assert [s["id"] for s in found["statements"]] == [f"s{n}" for n in range(1, len(found["statements"]) + 1)]


def test_metadata_given_beats_metadata_found() -> None:
    article = {
        "id": "a1",
        "text": "The bridge is safe, Ellen Varga told CNN.",
        "outlet": "CNN",
        "published": "2031-03-12",
    }
    found = json.loads(kg("extract", "-", stdin=json.dumps(article) + "\n").stdout)
    assert (found["doc"], found["outlet"], found["published"]) == ("a1", "CNN", "2031-03-12")
    (statement,) = found["statements"]
    assert [link["agent"] for link in statement["chain"]] == ["Ellen Varga"]
    assert statement["relayed_to"] == "CNN"


def test_a_closed_pipe_ends_a_command_quietly(seed_store: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "from kg.cli import main; main()",
        "export",
        "nquads",
        "--store",
        str(seed_store),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_a_dossier_in_a_form_that_there_is_not_is_refused(seed_store: Path, tmp_path: Path) -> None:
    done = kg("dossier", "European troops", "--store", seed_store, "-o", tmp_path / "troops.docx")
    assert done.exit_code == 2
    assert "No dossier is written as .docx" in done.output
    assert not (tmp_path / "troops.docx").exists()


@pytest.mark.parametrize("since", ["31-99", "2031-13", "May"])
def test_a_period_that_is_none_is_refused(seed_store: Path, since: str) -> None:
    done = kg("positions", "--store", seed_store, "--since", since)
    assert done.exit_code == 2
    assert "give a day, a month or a year" in done.output


def test_a_claim_that_is_only_denied_is_shown_with_who_denies_it(tmp_path: Path) -> None:
    for name, day, words in (
        ("herald", 2, "Mayor Ellen Varga denied that the harbour would be sold."),
        ("courier", 3, "The harbour will stay open, said Roy Stone."),
    ):
        head = f"outlet: The Harrow {name.title()}\npublished: 2031-05-0{day}\n\n"
        (tmp_path / f"{name}.txt").write_text(f"{head}{words}\n", "utf-8")
    store, drawn = tmp_path / "store", tmp_path / "claim.html"
    assert (
        kg("build", tmp_path / "herald.txt", tmp_path / "courier.txt", "--store", store, "-q").exit_code == 0
    )
    told = kg("origins", "harbour", "--store", store)
    assert "  denied by Ellen Varga: the harbour would be sold (1 article)" in told.stderr
    assert kg("view", "claim", "harbour would be sold", "--store", store, "-o", drawn).exit_code == 0
    assert "denied by Ellen Varga: the harbour would be sold" in drawn.read_text("utf-8")
