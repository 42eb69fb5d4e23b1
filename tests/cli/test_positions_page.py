"""What docs/positions.md prints is what the commands say.

``python -m tests.cli.test_positions_page`` prints the page anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from kg.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "positions.md"
_FILE = re.compile(r"<!-- file: (\S+) -->\n```text\n(.*?)```", re.DOTALL)
_CONSOLE = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)


def reprinted(page: str) -> str:
    """The page with the output of its commands as they answer now, typed in the order of the page."""
    pieces: list[str] = []
    done = 0
    for found in sorted([*_FILE.finditer(page), *_CONSOLE.finditer(page)], key=lambda m: m.start()):
        if found.re is _FILE:
            place = Path(found[1])
            place.parent.mkdir(exist_ok=True)
            place.write_text(found[2], "utf-8")
            continue
        pieces += [page[done : found.start()], "".join(_session(found[1]))]
        done = found.end()
    return "".join([*pieces, page[done:]])


def _session(block: str) -> Iterator[str]:
    for command in re.findall(r"^\$ kg (.*)$", block, re.MULTILINE):
        words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
        told = CliRunner().invoke(main, words, env={"COLUMNS": "100"})
        assert told.exit_code == 0, told.output
        yield f"$ kg {command}\n{told.stdout or told.stderr}"


def now() -> str:
    """The page as it should be."""
    page, before = PAGE.read_text("utf-8"), Path.cwd()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            return reprinted(page)
        finally:
            os.chdir(before)


def test_the_page_prints_real_output() -> None:
    assert now() == PAGE.read_text("utf-8"), "print it anew: python -m tests.cli.test_positions_page"


if __name__ == "__main__":
    PAGE.write_text(now(), "utf-8")
