from __future__ import annotations

from pathlib import Path

import pytest

from kg.populate import graph_iri, populate
from kg.store import View, open_view, open_writer
from tests.populate.readings import everything


def fill(path: Path, readings=None) -> Path:
    with open_writer(path) as writer:
        for reading in everything() if readings is None else readings:
            writer.replace(graph_iri(reading.article), populate(reading))
    return path


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory) -> Path:
    """A store with three invented articles; not to be written to."""
    return fill(tmp_path_factory.mktemp("newsroom") / "store")


@pytest.fixture(scope="session")
def view(newsroom) -> View:
    return open_view(newsroom)
