"""What holds for every format: a name, a purpose, the same bytes each time, nothing lost on hostile text."""

import re

import pytest

from kg.analyse.provenance import all_provenances
from kg.errors import NotFound
from kg.export import export, format_named, formats
from kg.store import open_view, open_writer
from tests.populate.readings import everything

BINARY = ("xlsx", "pdf")
DOSSIERS = ("markdown", "html")
NAMES = [each.name for each in formats()]


def whole(view, name, thing=None):
    return b"".join(export(view, name, thing))


def test_formats_have_names_and_purposes_of_their_own():
    assert len(set(NAMES)) == len(NAMES)
    for each in formats():
        assert re.fullmatch(r"[a-z-]+", each.name)
        assert each.suffix.startswith(".")
        assert "/" in each.media_type
        assert 20 < len(each.purpose) < 110
        assert not each.purpose.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_store_gives_the_same_bytes(view, name):
    first = whole(view, name)
    assert first
    assert first == whole(view, name)


@pytest.mark.parametrize("name", NAMES)
def test_the_order_in_which_articles_came_in_does_not_show(view, name, tmp_path):
    from kg.populate import graph_iri, populate

    with open_writer(tmp_path / "store") as writer:
        for reading in reversed(everything()):
            writer.replace(graph_iri(reading.article), populate(reading))
    assert whole(open_view(tmp_path / "store"), name) == whole(view, name)


@pytest.mark.parametrize("name", NAMES)
def test_one_statement_can_be_taken_away_alone(view, name):
    lease = next(p for p in all_provenances(view) if "foreign navy" in p.wording and len(p.hands) == 3)
    alone = whole(view, name, lease.statement)
    assert 0 < len(alone) < len(whole(view, name))
    if name not in BINARY:
        assert b"a senior Velmark official" in alone
        # A dossier is about the claim, so it has the other articles that state it too.
        assert (b"Lantern" in alone) == (name in DOSSIERS)


@pytest.mark.parametrize("name", NAMES)
def test_text_files_end_with_a_line_break(view, name):
    if name not in BINARY:
        assert whole(view, name).endswith(b"\n")
        assert b"\r" not in whole(view, name)


@pytest.mark.parametrize("name", NAMES)
def test_asking_for_what_is_not_there_says_so(view, name):
    with pytest.raises(NotFound, match="no statement in the store fits this"):
        whole(view, name, "words that nobody said")


def test_an_unknown_format_names_the_known_ones():
    with pytest.raises(NotFound, match="Use one of: trig, nquads"):
        format_named("docx")
