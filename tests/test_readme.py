"""What the README prints is what the commands say, and its two commands are whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

README = Path(__file__).parents[1] / "README.md"
BLOCKS = re.findall(r"```console\n(.*?)```", README.read_text("utf-8"), re.S)


def sessions() -> list[tuple[str, str]]:
    """Each command of the tour with the output printed below it."""
    return [
        (command, output)
        for block in BLOCKS
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M)
    ]


@pytest.mark.parametrize(("command", "output"), sessions(), ids=[command for command, _ in sessions()])
def test_the_tour_prints_real_output(command: str, output: str, seed_store: Path) -> None:
    words = [w.strip('"') for w in re.findall(r'"[^"]*"|\S+', command)]
    assert words[0] == "kg"
    shown = CliRunner().invoke(main, words[1:], env={"KG_STORE": str(seed_store), "COLUMNS": "100"})
    assert shown.exit_code == 0
    assert shown.stdout.rstrip() == output.rstrip(), f"print the new output of: {command}"


def test_both_commands_are_marked_for_the_checks() -> None:
    text = README.read_text("utf-8")
    for name in ("install", "test"):
        assert re.search(rf"<!-- command: {name} -->\n```sh\n[^\n]+\n```", text)
