"""A store of invented news, made once, for every export to be written from and read back."""

from __future__ import annotations

import pytest

from kg.populate import graph_iri, populate
from kg.store import View, open_view, open_writer
from tests.populate.readings import everything


@pytest.fixture(scope="session")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder = tmp_path_factory.mktemp("exports") / "store"
    with open_writer(folder) as writer:
        for reading in everything():
            writer.replace(graph_iri(reading.article), populate(reading))
    return open_view(folder)
