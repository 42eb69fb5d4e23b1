"""The constructed articles, read by the real program into a real store, and the claims in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.claims import ClaimClusters, claims_of
from kg.claims.instances import texts
from kg.store import View, open_view, open_writer

CONSTRUCTED = Path(__file__).parents[2] / "seeds" / "constructed"


@pytest.fixture(scope="session")
def scenario_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("constructed") / "store"
    with open_writer(folder) as writer:
        for outcome in build(sorted(CONSTRUCTED.glob("*.txt")), writer):
            assert outcome.error is None
    return folder


@pytest.fixture(scope="session")
def view(scenario_store: Path) -> View:
    return open_view(scenario_store)


@pytest.fixture(scope="session")
def found(view: View) -> ClaimClusters:
    return claims_of(view)


@pytest.fixture(scope="session")
def article_texts(view: View) -> dict[str, str]:
    return texts(view)
