"""Statements of the constructed articles found by words, with an index beside the store and without."""

from __future__ import annotations

import shutil

from kg.claims import stated, update
from kg.claims.kept import filed
from kg.store import open_view, open_writer
from tests.claims.asking import askings, looked_through


def test_the_index_and_the_store_give_the_same_rows_in_the_same_order(scenario_store, tmp_path):
    store = tmp_path / "store"
    shutil.copytree(scenario_store, store)
    with open_writer(store) as writer:
        update(writer, store)
    view = open_view(store)
    assert filed(view, store)
    for words in list(dict.fromkeys(askings(view)))[::15]:
        assert stated(view, words) == looked_through(view, words), words
