"""What is said beside the results: quiet in a pipe, a bar on a terminal, tables as wide as the window."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.cli.remarks import progress
from kg.cli.table import table
from kg.export import NAMES

ROOT = Path(__file__).parents[2]
KG = [sys.executable, "-c", "import sys; from kg.cli import main; sys.argv[0] = 'kg'; main()"]
NO_CI = {name: value for name, value in os.environ.items() if name not in ("CI", "KG_STORE")}


def kg(*words: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], env=environment)


def on_a_terminal(words: list[str], **environment: str) -> str:
    """What a command writes to stderr when this is a terminal."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [*KG, *words],
        cwd=ROOT,
        env={**NO_CI, "TERM": "xterm", **environment},
        stdout=subprocess.DEVNULL,
        stderr=follower,
    ) as process:
        os.close(follower)
        seen = b""
        while True:
            try:
                piece = os.read(leader, 65_536)
            except OSError:  # the terminal is gone with the process
                break
            if not piece:
                break
            seen += piece
        process.wait()
    os.close(leader)
    return seen.decode()


def in_a_pipe(*words: str, **environment: str) -> str:
    """What a command writes to stdout when that is a pipe."""
    plain = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    done = subprocess.run(
        [*KG, *words], cwd=ROOT, env={**plain, **environment}, capture_output=True, text=True, check=False
    )
    return done.stdout


def test_a_bar_on_a_terminal_and_none_in_a_pipe_in_ci_or_when_quiet(seed_store: Path, tmp_path: Path) -> None:
    words = ["pages", "--store", str(seed_store), "-o", str(tmp_path / "out")]
    assert "Writing pages" in on_a_terminal(words)
    assert "Writing pages" not in on_a_terminal(words, CI="true")
    assert on_a_terminal([*words, "--quiet"]) == ""
    piped = subprocess.run([*KG, *words], cwd=ROOT, env=NO_CI, capture_output=True, text=True, check=True)
    assert "Writing pages" not in piped.stderr
    assert piped.stderr.startswith("store ")


def test_progress_passes_everything_on() -> None:
    assert list(progress(range(5), "Counting")) == [0, 1, 2, 3, 4]


def test_quiet_leaves_results_and_errors(seed_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "troops.md"
    done = kg("dossier", "European troops", "--store", seed_store, "-o", out, "--quiet")
    assert (done.exit_code, done.output) == (0, "")
    assert out.read_text("utf-8").startswith("# Claim: ")
    wrong = kg("dossier", "flying saucers", "--store", seed_store, "-q")
    assert wrong.exit_code == 1
    assert "flying saucers" in wrong.stderr


def test_verbose_tells_what_was_written(seed_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.nq"
    told = kg("export", "nquads", "--store", seed_store, "-o", out, "-v").stderr
    assert told == f"{out.stat().st_size:,} bytes\n{out} written\n"


def test_verbose_shows_where_an_error_comes_from(seed_store: Path) -> None:
    usual = kg("trace", "flying saucers", "--store", seed_store)
    more = kg("trace", "flying saucers", "--store", seed_store, "--verbose")
    assert "Traceback" not in usual.stderr
    assert "Traceback" in more.stderr
    assert more.stderr.splitlines()[-1] == usual.stderr.splitlines()[-1]


@pytest.mark.parametrize("name", sorted(main.list_commands(click.Context(main))))
def test_every_command_can_be_quiet_and_verbose(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    for each in command.commands.values() if isinstance(command, click.Group) else [command]:
        options = {option for parameter in each.params for option in parameter.opts}
        assert {"--quiet", "--verbose"} <= options


@pytest.mark.parametrize("columns", [60, 200])
@pytest.mark.parametrize("words", [["export", "--list"], ["--help"], ["dossier", "--help"]], ids=" ".join)
def test_lists_fit_the_window(words: list[str], columns: int) -> None:
    # In a process of its own: click's runner for tests has a width of its own.
    shown = in_a_pipe(*words, COLUMNS=str(columns))
    assert max(map(len, shown.splitlines())) <= columns


def test_a_list_in_a_pipe_has_one_line_an_entry() -> None:
    assert [line.split()[0] for line in in_a_pipe("export", "--list").splitlines()] == list(NAMES)


def test_a_table_with_no_room_for_its_last_column_puts_it_below() -> None:
    rows = [("a" * 30, "what it is for, in a sentence of some length")]
    assert list(table(rows, 50)) == ["a" * 30, "    what it is for, in a sentence of some length"]
    assert list(table(rows, None)) == ["a" * 30 + "  what it is for, in a sentence of some length"]


def completed(words: str) -> list[str]:
    """What a shell offers after these words, the last of which may be begun."""
    place = str(len(words.split(" ")) - 1)
    shown = in_a_pipe(_KG_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=place)
    return [line.partition(",")[2] for line in shown.splitlines()]


def test_completion_offers_commands_formats_kinds_and_options() -> None:
    assert completed("kg do") == ["dossier"]
    assert completed("kg export csv") == ["csv-chains", "csv-statements"]
    assert completed("kg view a") == ["article"]
    assert completed("kg dossier x --format p") == ["pdf"]
    assert "--quiet" in completed("kg pages --")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str) -> None:
    script = in_a_pipe(_KG_COMPLETE=f"{shell}_source")
    assert "_KG_COMPLETE" in script
    assert f"{shell}_complete" in script
