"""What is in a store when the program that writes it is killed, and what others see meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kg.populate import populate
from kg.store import View, open_view, open_writer
from kg.terms import RUNS
from tests.populate.readings import GAZETTE, gazette

ROOT = Path(__file__).parents[2]
WHOLE = len(populate(replace(gazette(), article=replace(GAZETTE, url="https://gazette.example/1"))))

DIES = """
import os, sys
import kg.store.writer
from kg.populate import graph_iri, populate
from tests.populate.readings import everything
kg.store.writer.PATIENCE = float(sys.argv[2])
kg.store.writer.FEW = int(sys.argv[3])
writer = kg.store.writer.open_writer(sys.argv[1], in_bulk=True)
for reading in everything():
    writer.replace(graph_iri(reading.article), populate(reading))
os._exit(9)
"""


@pytest.mark.parametrize(("patience", "few", "kept"), [("0", "1", 3), ("0", "10", 3), ("600", "1", 0)])
def test_what_has_waited_long_enough_is_in_when_the_program_dies(tmp_path, patience, few, kept):
    died = [sys.executable, "-c", DIES, str(tmp_path / "store"), patience, few]
    assert subprocess.run(died, cwd=ROOT).returncode == 9
    articles = open_view(tmp_path / "store").select("SELECT ?a WHERE { ?a a kg:Article }")
    assert len(articles) == kept


# An article's author tells which of several with one address it is; in bulk every article is another one.
KILLED = """
import sys
from dataclasses import replace
import kg.store.writer
from kg.populate import graph_iri, populate
from tests.populate.readings import gazette
kg.store.writer.FEW, kg.store.writer.PATIENCE, kg.store.writer.BATCH = 1, 600, int(sys.argv[2])
with kg.store.writer.open_writer(sys.argv[1], in_bulk=kg.store.writer.BATCH > 0) as writer:
    for number in range(100_000):
        reading = gazette()
        page = number if kg.store.writer.BATCH else number % 60
        article = replace(reading.article, url=f"https://gazette.example/{page}", author=str(number))
        writer.replace(graph_iri(article), populate(replace(reading, article=article)), str(number))
        print(number, flush=True)
"""


def writing(store: Path, batch: int = 0) -> subprocess.Popen[str]:
    """A program that writes without end, and tells the number of each article that it has handed over."""
    command = [sys.executable, "-c", KILLED, str(store), str(batch)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def kill_after(program: subprocess.Popen[str], articles: int) -> None:
    for line in program.stdout:
        if int(line) >= articles:
            break
    os.kill(program.pid, signal.SIGKILL)
    program.stdout.close()
    program.wait()


def sizes(view: View) -> dict[str, int]:
    """How many quads each article has."""
    counted = view.select("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    return {str(row["g"]): int(row["n"]) for row in counted if row["g"] != str(RUNS)}


def known(view: View) -> list[int]:
    """The numbers of the articles about which something is kept and that are in, sorted."""
    rows = view.select(
        "SELECT ?made WHERE { GRAPH ?runs { ?g kg:madeFrom ?made } GRAPH ?g { ?a dcterms:creator ?made } }"
    )
    return sorted(int(row["made"]) for row in rows)


def test_readers_beside_a_writer_see_whole_articles(tmp_path):
    store = tmp_path / "store"
    program = writing(store)
    try:
        for line in program.stdout:
            if int(line) in (60, 115):
                assert set(sizes(open_view(store)).values()) == {WHOLE}
            if int(line) > 115:
                break
    finally:
        kill_after(program, 0)


def test_killed_at_any_moment_each_article_is_wholly_in_or_wholly_out(tmp_path):
    """The first kills fall into the first load, the later ones into replacing."""
    for articles_before_kill in (3, 17, 70):
        kill_after(writing(tmp_path / "store"), articles_before_kill)
        with open_writer(tmp_path / "store") as writer:
            view = writer.view()
            found = sizes(view)
            assert set(found.values()) <= {WHOLE}
            assert len(known(view)) == len(found), (
                "what is kept about an article is in with it, or out with it"
            )
            del view
    assert found, "articles written before the kill are kept"


def test_killed_at_any_moment_each_bulk_load_is_wholly_in_or_wholly_out(tmp_path):
    """Each load takes three articles; a later run finds those that are in, and goes on with the next."""
    for articles_before_kill in (2, 7, 23, 42, 64):
        kill_after(writing(tmp_path / "store", batch=3 * WHOLE - 1), articles_before_kill)
        with open_writer(tmp_path / "store") as writer:
            view = writer.view()
            found = sizes(view)
            assert set(found.values()) <= {WHOLE}
            loaded = known(view)
            assert loaded == list(range(len(found)))
            assert len(loaded) % 3 == 0
            assert len(loaded) >= articles_before_kill - 2
            del view
