"""What the page of questions prints is what the commands say, and every question has its example."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.cli.questions import QUESTIONS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "questions.md").read_text("utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", PAGE, re.S)


def examples() -> list[tuple[str, str]]:
    """Each command of the page with the output printed below it."""
    return [
        (command, output)
        for block in BLOCKS
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M)
    ]


@pytest.fixture(scope="session")
def example_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that the page tells to build."""
    folder = tmp_path_factory.mktemp("examples") / "store"
    built = CliRunner().invoke(main, ["build", str(ROOT / "seeds" / "constructed"), "--store", str(folder)])
    assert built.exit_code == 0, built.output
    return folder


@pytest.mark.parametrize(("command", "output"), examples(), ids=[command for command, _ in examples()])
def test_an_example_prints_real_output(command: str, output: str, example_store: Path) -> None:
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
    assert words[0] == "kg"
    shown = CliRunner().invoke(main, words[1:], env={"KG_STORE": str(example_store), "COLUMNS": "100"})
    assert shown.exit_code == 0, shown.output
    lines, printed = shown.stdout.splitlines(), output.rstrip().splitlines()
    if printed[-1] == "…":  # the page breaks off a long answer
        assert len(lines) >= len(printed)
        lines, printed = lines[: len(printed) - 1], printed[:-1]
    assert lines == printed, f"print the new output of: {command}"


def test_every_question_has_an_example() -> None:
    shown = {command.split()[1] for command, _ in examples()}
    assert {command.name for command in QUESTIONS} | {"origins", "trace"} <= shown


def reprinted(page: str, store: Path) -> str:
    """``page`` with what the commands print now; long answers break off where they did."""
    for command, output in examples():
        words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
        shown = CliRunner().invoke(main, words[1:], env={"KG_STORE": str(store), "COLUMNS": "100"})
        lines, printed = shown.stdout.rstrip().splitlines(), output.rstrip().splitlines()
        if printed[-1] == "…":
            lines = [*lines[: len(printed) - 1], "…"]
        tail = output[len(output.rstrip()) :]
        page = page.replace(f"$ {command}\n{output}", f"$ {command}\n" + "\n".join(lines) + tail)
    return page


if __name__ == "__main__":  # python -m tests.test_questions_page: prints the page anew
    with tempfile.TemporaryDirectory() as folder:
        CliRunner().invoke(main, ["build", str(ROOT / "seeds" / "constructed"), "--store", f"{folder}/store"])
        (ROOT / "docs" / "questions.md").write_text(reprinted(PAGE, Path(folder) / "store"), "utf-8")
