"""A folder of pages for a visitor: all that the first page leads to is there, the same bytes each time."""

import re
from pathlib import Path

import pytest

from kg.pages import page, write_pages
from kg.populate import graph_iri, populate
from kg.store import open_view, open_writer
from tests.populate.readings import everything


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages") / "store"
    with open_writer(folder) as writer:
        for reading in everything():
            writer.replace(graph_iri(reading.article), populate(reading))
    return open_view(folder)


@pytest.fixture(scope="module")
def folder(view, tmp_path_factory):
    made = tmp_path_factory.mktemp("made")
    write_pages(view, made)
    return made


def hrefs(html: Path) -> set[str]:
    return set(re.findall(r'href="([^"#]+)"', html.read_text("utf-8")))


def test_the_first_page_leads_to_every_file_and_to_nothing_else(folder):
    files = {path.name for path in folder.iterdir()}
    assert hrefs(folder / "index.html") == files - {"index.html"}


def test_the_first_page_shows_the_longest_chain(folder):
    shown = re.findall(r"<b><bdi>(.*?)</bdi></b>", (folder / "index.html").read_text("utf-8"))
    assert shown == ["Harbour Gazette", "Norpress", "The Tall City Post", "a senior Velmark official"]


def test_a_claim_of_several_articles_has_pages_of_its_own(folder):
    index = (folder / "index.html").read_text("utf-8")
    assert "Velmark may lease the north harbour to a foreign navy" in index.partition("Claims in several")[2]
    (dossier,) = folder.glob("claim-*-dossier.html")
    assert "The Lantern" in dossier.read_text("utf-8")


def test_the_same_store_gives_the_same_folder(view, folder, tmp_path):
    write_pages(view, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in folder.iterdir()
    }


def test_a_claims_page_has_the_articles_that_word_it_otherwise(view):
    shown = page(view, "claim", "Velmark may lease the north harbour")
    assert "The north harbour may be leased to a foreign navy" in shown


def test_an_outlet_is_found_by_any_name_that_its_agent_bears(view):
    full, short = page(view, "outlet", "The Tall City Post"), page(view, "outlet", "tall city post")
    for shown in (full, short):
        assert "Harbour Gazette" in shown
