"""The seed articles, built once into a real store by the real program."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.store import View, open_view, open_writer

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session")
def seed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a store with the seeds in it."""
    folder = tmp_path_factory.mktemp("seeds") / "store"
    with open_writer(folder) as writer:
        for outcome in build(sorted(SEEDS.glob("*.txt")), writer):
            assert outcome.error is None
    return folder


@pytest.fixture(scope="session")
def seed_view(seed_store: Path) -> View:
    """The seeds' store, read only."""
    return open_view(seed_store)
