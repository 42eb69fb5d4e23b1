"""The seed articles, built once into a real store by the real program."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.store import View, open_view

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session")
def seed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a store with the seeds in it."""
    folder = tmp_path_factory.mktemp("seeds") / "store"
    built = CliRunner().invoke(
        main, ["build", *map(str, sorted(SEEDS.glob("*.txt"))), "--store", str(folder)]
    )
    assert built.exit_code == 0, built.output
    return folder


@pytest.fixture(scope="session")
def seed_view(seed_store: Path) -> View:
    """The seeds' store, read only."""
    return open_view(seed_store)
