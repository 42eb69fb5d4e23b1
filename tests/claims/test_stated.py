"""Statements found by words: the same ones by the claims' index as by looking through the store."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kg.analyse import provenance
from kg.analyse.provenance import all_provenances, words_of
from kg.claims import rulings_of, stated, update
from kg.claims.index import FILE
from kg.claims.kept import filed
from kg.export import export
from kg.store import Iri, Run, open_view, open_writer
from tests.claims.asking import askings, looked_through
from tests.claims.newsroom import publish, reading

DAM = "the county never paid for the repairs of the Aldmoor dam"
TOLD = [
    reading("The Lantern", 1, [("Ada Quill", DAM), ("Ilse Moran", "the dam holds, and the county pays")]),
    reading("Harbour Gazette", 2, [("Ada Quill", DAM + " or the weir", "The Lantern"), ("Bo Tarn", DAM)]),
    reading("Norham Herald", 3, [("Bo Tarn", "counties pay late"), ("Lena Orsted", "no dam is for ever")]),
]
FOREIGN = [
    "die Straße am Hafen bleibt gesperrt",
    "DIE STRASSE IST FREI",
    "der \ufb01sche Markt schlie\ufb02t",
    "le de\u0301bat a e\u0301te\u0301 remis",
    "le débat a été remis",
    "İzmir limanı kapalı",
    "ΛΟΓΟΣ του λιμένος",
    "порт Северного моря закрыт",
    "बंदरगाह बंद है",
    "港湾関係者は否定した",
    "the \ue000mark of \u1e9eergau and x\u00b2 snake_case",
    "pump no.\u00a07 is ſafe, ꭰꮳ said",
]
LATER = Run(datetime(2031, 6, 2, tzinfo=UTC), "a later build")


def store_of(folder, readings):
    with open_writer(folder) as writer:
        publish(writer, readings)
        update(writer, folder)
    return folder


def graph_of(view, statement):
    [row] = view.select(
        "SELECT ?graph ?it WHERE { GRAPH ?graph { ?article kg:carries ?it } }", it=Iri(statement.statement)
    )
    return str(row["graph"])


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    foreign = [reading("Quay Post", 4 + day, [("Ira Moll", words)]) for day, words in enumerate(FOREIGN)]
    return store_of(tmp_path_factory.mktemp("stated") / "store", [*TOLD, *foreign])


@pytest.fixture(scope="module")
def view(store):
    return open_view(store)


def test_the_index_and_the_store_give_the_same_rows_in_the_same_order(view, store):
    assert filed(view, store)
    for words in list(dict.fromkeys(askings(view)))[::3]:
        assert stated(view, words) == looked_through(view, words), words


def test_so_they_do_for_the_seeds(seed_view, seed_store):
    assert filed(seed_view, seed_store)
    for words in list(dict.fromkeys(askings(seed_view)))[::10]:
        assert stated(seed_view, words) == looked_through(seed_view, words), words


def test_every_statement_is_found_by_its_own_words(view):
    for each in all_provenances(view):
        if words_of(each.wording):
            assert each in stated(view, each.wording)
            assert each in looked_through(view, each.wording)


def test_the_closest_come_first_then_what_most_articles_carry_then_the_oldest(view):
    told = [(p.article.id, p.wording) for p in stated(view, "county paid")]
    assert told == [
        ("the-lantern-1", DAM),
        ("harbour-gazette-2", DAM + " or the weir"),
        ("harbour-gazette-2", DAM),
    ]
    assert [p.wording for p in stated(view, "the county pay")] == ["the dam holds, and the county pays"]
    assert [p.wording for p in stated(view, "count pay")] == [
        "the dam holds, and the county pays",
        "counties pay late",
    ]


def test_a_long_statement_that_several_articles_carry_comes_before_a_short_one_of_a_single_article(tmp_path):
    short = "the dam leaks"
    long = "the dam in the valley of Aldmoor will be closed in May because engineers found cracks in it"
    told = [
        reading("Easby Tribune", 1, [("Bo Tarn", short)]),
        reading("The Lantern", 3, [("Ada Quill", long)]),
        reading("Harbour Gazette", 2, [("Ada Quill", long)]),
    ]
    view = open_view(store_of(tmp_path / "store", told))
    found = [(p.article.id, p.wording) for p in stated(view, "the dam")]
    assert found == [("harbour-gazette-2", long), ("the-lantern-3", long), ("easby-tribune-1", short)]
    assert stated(view, "the dam") == looked_through(view, "the dam")


@pytest.mark.parametrize("words", ["", "…", "no such words", "dam dam weir harbour"])
def test_what_nobody_states_is_not_found(view, words):
    assert stated(view, words) == looked_through(view, words) == []


def test_an_article_that_came_since_is_found_though_the_index_does_not_know_it(store, tmp_path):
    copied = tmp_path / "store"
    shutil.copytree(store, copied)
    with open_writer(copied, run=LATER) as writer:
        publish(writer, [reading("Easby Tribune", 30, [("Ira Moll", "the Aldmoor dam was never full")])])
    view = open_view(copied)
    assert filed(view, copied) is None
    assert [p.article.id for p in stated(view, "never full")] == ["easby-tribune-30"]
    with open_writer(copied) as writer:
        update(writer, copied)
    view = open_view(copied)
    assert filed(view, copied)
    assert [p.article.id for p in stated(view, "never full")] == ["easby-tribune-30"]


def test_what_an_article_no_longer_states_is_not_found(store, tmp_path):
    copied = tmp_path / "store"
    shutil.copytree(store, copied)
    with open_writer(copied) as writer:
        for gone in (FOREIGN[0], FOREIGN[3], FOREIGN[7]):
            [statement] = stated(writer.view(), gone)
            writer.remove(graph_of(writer.view(), statement))
        update(writer, copied)
    view = open_view(copied)
    assert filed(view, copied)
    assert stated(view, "gesperrt") == stated(view, "de\u0301bat") == stated(view, "порт") == []
    assert len(stated(view, "débat")) == len(stated(view, "Straße")) == 1


def test_a_part_of_the_store_is_looked_through_by_itself(view):
    [late] = stated(view, "counties pay late")
    assert [p.article.id for p in stated(view.narrowed(graph_of(view, late)), "dam")] == ["norham-herald-3"]


def test_exports_of_what_words_ask_for_are_the_same_bytes(view):
    for form in ("trig", "csv-statements", "prov", "markdown"):
        [one, other] = (
            b"".join(export(each, form, "aldmoor dam")) for each in (view, replace(view, folder=None))
        )
        assert one == other
        assert one


def test_dossiers_are_written_from_the_claims_that_the_store_keeps_and_the_rulings_beside_it(
    store, tmp_path, monkeypatch
):
    copied = tmp_path / "store"
    shutil.copytree(store, copied)
    (tmp_path / "rulings.txt").write_text("same the-lantern-1:s1 norham-herald-3:s2 # one dam\n")
    with open_writer(copied) as writer:
        update(writer, copied, rulings_of(copied))
    monkeypatch.setattr("kg.claims.kept.claims_of", None)  # to compare all anew would fail
    packet = b"".join(export(open_view(copied), "markdown", "the county never paid")).decode()
    assert "no dam is for ever" in packet


def test_without_its_index_a_store_finds_the_same(store, view, tmp_path):
    copied = tmp_path / "store"
    shutil.copytree(store, copied)
    (copied / FILE).write_bytes(b"no index")
    assert stated(open_view(copied), "county") == stated(view, "county")
    (copied / FILE).unlink()
    assert stated(open_view(copied), "county") == stated(view, "county")


def test_whatever_the_engine_folds_otherwise_is_looked_at_by_itself():
    otherwise = re.compile(provenance._FOLDED_OTHERWISE)
    letters = map(chr, range(0x110000))
    assert not [
        letter for letter in letters if letter.casefold() != letter.lower() and not otherwise.match(letter)
    ]
    assert otherwise.match("Σ")  # small at the end of a word it is another letter
