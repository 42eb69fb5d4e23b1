"""`kg` loads what a command needs when the command is run; help, version, completion need next to none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.cli.commands import BY_NAME, Entry
from kg.cli.group import LazyGroup
from kg.export import NAMES, formats

ROOT = Path(__file__).parents[2]
ENGINES = ("pyoxigraph", "rdflib")
HEAVY = ("onnxruntime", "tokenizers", "numpy", "networkx", "pandas", "trafilatura", "lxml", "pyvis", "jinja2")
LISTED = """
import sys
from kg.cli import main
sys.argv[0] = "kg"
try:
    main()
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def loaded(*words: str, **environment: str) -> set[str]:
    """The packages that a child process has loaded when `kg` with these words ends."""
    done = subprocess.run(
        [sys.executable, "-c", LISTED, *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["-h"]])
def test_help_and_version_load_neither_engine_nor_model(words: list[str]) -> None:
    assert not {*HEAVY, *ENGINES} & loaded(*words)


def test_completing_a_command_loads_none() -> None:
    completing = {"_KG_COMPLETE": "bash_complete", "COMP_WORDS": "kg tr", "COMP_CWORD": "1"}
    assert not {*HEAVY, *ENGINES} & loaded(**completing)


def test_listing_the_queries_loads_neither_model_nor_network_library() -> None:
    assert not {*HEAVY} & loaded("query", "--list")


@pytest.mark.parametrize("entry", BY_NAME.values(), ids=lambda entry: entry.name)
def test_the_list_of_commands_says_what_the_commands_say_of_themselves(entry: Entry) -> None:
    command = main.get_command(click.Context(main), entry.name)
    assert command is not None
    assert command.name == entry.name
    assert command.get_short_help_str(limit=1000) == entry.help


def test_names_of_formats_are_known_without_loading_them() -> None:
    assert tuple(each.name for each in formats()) == NAMES


def test_a_misspelt_command_is_answered_with_the_one_that_is_near() -> None:
    asked = CliRunner().invoke(main, ["dosier", "x"])
    assert asked.exit_code == 2
    assert "no command “dosier”. Did you mean dossier" in asked.stderr
    assert isinstance(main, LazyGroup)
