"""What an article says is shown on a terminal and never obeyed by it; JSON and pipes get it as it stands."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.claims import update
from kg.store import open_writer
from tests.claims.newsroom import publish, reading
from tests.cli.test_terminal import KG, NO_CI, ROOT, kg

ERASE, ERASE_BY_C1, TURN = "\x1b[2J", "\x9b2J", "\u202e"
"""Sequences that empty the screen, and a mark that turns the text round."""

DAM = f"the Aldmoor dam {ERASE}was {TURN}never{ERASE_BY_C1} paid for by the county"
QUILL = f"Ada{TURN} Quill"
SHOWN = [
    ("trace", "Aldmoor dam"),
    ("origins", "Aldmoor dam"),
    ("claims",),
    ("said", "Quill"),
    ("first", "Aldmoor dam"),
    ("audit", "the-lantern-1"),
    ("decisions",),
    ("query", "SELECT"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "store"
    with open_writer(folder) as writer:
        publish(writer, [reading("The Lantern", 1, [(QUILL, DAM)]), reading("Sund Post", 2, [(QUILL, DAM)])])
        update(writer, folder)
    return folder


def asked(words: tuple[str, ...], store: Path) -> list[str]:
    if words == ("query", "SELECT"):
        file = store.parent / "texts.rq"
        file.write_text("SELECT ?text WHERE { ?article kg:text ?text } ORDER BY ?text", encoding="utf-8")
        return ["query", str(file), "--store", str(store)]
    return [*words, "--store", str(store)]


def strings(value: object) -> Iterator[str]:
    """Every string within what JSON says."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
def test_what_a_terminal_would_obey_is_written_out(words: tuple[str, ...], store: Path) -> None:
    done = kg(*asked(words, store), COLUMNS="200")
    assert done.exit_code == 0
    assert "[2J" in done.output or "202e" in done.output.lower()
    assert not {"\x1b", "\x9b", TURN} & set(done.output)


@pytest.mark.parametrize("words", [("trace", "Aldmoor dam"), ("claims",)], ids=" ".join)
def test_json_says_exactly_what_the_article_says_and_repaints_nothing(
    words: tuple[str, ...], store: Path
) -> None:
    done = kg(*words, "--store", store, "--json")
    assert not {"\x1b", "\x9b", TURN} & set(done.output)
    assert DAM in "".join(strings(json.loads(done.stdout)))


def test_an_export_is_exact_in_a_pipe_and_harmless_on_a_terminal(store: Path) -> None:
    words = [*KG, *asked(("query", "SELECT"), store), "--format", "csv"]
    piped = subprocess.run(words, cwd=ROOT, env=NO_CI, capture_output=True, check=True)
    assert TURN in piped.stdout.decode()
    leader, follower = pty.openpty()
    with subprocess.Popen(words, cwd=ROOT, env=NO_CI, stdout=follower, stderr=subprocess.DEVNULL) as process:
        os.close(follower)
        seen = b""
        while True:
            try:
                seen += os.read(leader, 65_536)
            except OSError:  # the terminal is gone with the process
                break
    os.close(leader)
    assert process.returncode == 0
    assert rb"\u202e" in seen
    assert not {"\x1b", "\x9b", TURN} & set(seen.decode())
