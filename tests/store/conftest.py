from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kg.populate import graph_iri, populate
from kg.store import Run, View, open_view, open_writer
from tests.populate.readings import everything

RUN = Run(datetime(2031, 5, 7, 10, 0, tzinfo=UTC), "attribution-kg 0.1.0", "sha256:abc")


def fill(path: Path, readings=None, run=None) -> Path:
    with open_writer(path, run=run) as writer:
        for reading in everything() if readings is None else readings:
            writer.replace(graph_iri(reading.article), populate(reading))
    return path


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory) -> Path:
    """A store with three invented articles; not to be written to."""
    return fill(tmp_path_factory.mktemp("newsroom") / "store", run=RUN)


@pytest.fixture(scope="session")
def view(newsroom) -> View:
    return open_view(newsroom)
