from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rdflib import Literal, URIRef

from kg.errors import StoreError
from kg.populate import graph_iri, populate
from kg.store import PackedGraph, Run, Writer, open_view, open_writer, pack
from kg.store.pack import Document, fingerprint
from kg.terms import RUNS
from tests.populate.readings import GAZETTE, everything, gazette, lantern
from tests.store.conftest import fill

SUBJECT, PREDICATE = URIRef("https://example.org/s"), URIRef("https://example.org/p")


@pytest.fixture(params=[False, True], ids=["one by one", "in bulk"])
def in_bulk(request, monkeypatch) -> bool:
    """Whether articles are gathered; even one that waits alone is then loaded by the engine's bulk path."""
    monkeypatch.setattr("kg.store.writer.FEW", 1)
    return request.param


def lines(path: Path, graph: str | None = None) -> list[bytes]:
    return sorted(open_view(path).nquads(graph))


def write(path, reading, made_from="", **options) -> bool:
    with open_writer(path, **options) as writer:
        return writer.replace(graph_iri(reading.article), populate(reading), made_from)


def test_what_is_written_is_read_back_whole(tmp_path):
    fill(tmp_path / "store")
    for reading in everything():
        graph = graph_iri(reading.article)
        stored = [line.decode() for line in lines(tmp_path / "store", graph)]
        assert stored == sorted(pack(graph, populate(reading)).nquads.splitlines(keepends=True))


def test_building_twice_changes_nothing(tmp_path):
    fill(tmp_path / "store")
    before = lines(tmp_path / "store")
    with open_writer(tmp_path / "store") as writer:
        changed = [writer.replace(graph_iri(r.article), populate(r)) for r in everything()]
    assert changed == [False, False, False]
    assert lines(tmp_path / "store") == before


def test_replacing_an_article_replaces_just_its_graph(tmp_path):
    fill(tmp_path / "store")
    before = lines(tmp_path / "store", graph_iri(GAZETTE))
    changed = replace(lantern(), chains=lantern().chains[:1], positions=())
    assert write(tmp_path / "store", changed) is True
    view = open_view(tmp_path / "store")
    assert len(view.select("SELECT ?r { ?a dcterms:identifier 'lantern' ; kg:carries ?r }")) == 1
    assert not view.ask("ASK { GRAPH ?g { ?a dcterms:identifier 'lantern' . ?p a kg:Position } }")
    assert lines(tmp_path / "store", graph_iri(GAZETTE)) == before


def test_removing_an_article_removes_what_only_it_said(tmp_path):
    fill(tmp_path / "store")
    with open_writer(tmp_path / "store") as writer:
        assert writer.remove(graph_iri(GAZETTE)) is True
        assert writer.remove(graph_iri(GAZETTE)) is False
    view = open_view(tmp_path / "store")
    named = view.select("SELECT DISTINCT ?name { ?a rdfs:label ?name }").column("name")
    assert "Norpress" not in named, "only this article knew the agency"
    assert {"Ada Quill", "Tall City Post"} <= set(named), "others speak of these too"
    assert not view.ask(f"ASK {{ GRAPH <{RUNS}> {{ <{graph_iri(GAZETTE)}> ?p ?o }} }}")
    fill(tmp_path / "other", everything()[1:])
    assert lines(tmp_path / "store") == lines(tmp_path / "other")


def test_a_store_knows_what_it_has_and_what_that_was_made_from(tmp_path):
    graph, quads = graph_iri(GAZETTE), populate(gazette())
    with open_writer(tmp_path / "store") as writer:
        assert not writer.has(graph, "input-1")
        assert writer.replace(graph, quads, "input-1") is True
        assert writer.has(graph, "input-1")
        assert writer.has(graph, pack(graph, quads).fingerprint)
        assert writer.replace(graph, quads, "input-2") is False, "another input gave the same quads"
        assert writer.has(graph, "input-2")
        assert not writer.has(graph, "input-1")
    with open_writer(tmp_path / "store") as writer:
        assert writer.has(graph, "input-2")


def test_a_second_article_of_the_same_graph_replaces_the_first_in_one_run(tmp_path, in_bulk):
    shorter = replace(gazette(), chains=gazette().chains[:1], positions=())
    with open_writer(tmp_path / "store", in_bulk=in_bulk) as writer:
        assert writer.replace(graph_iri(GAZETTE), populate(gazette()), "a") is True
        assert writer.has(graph_iri(GAZETTE), "a")
        assert writer.replace(graph_iri(GAZETTE), populate(shorter), "b") is True
    assert write(tmp_path / "other", shorter, "b") is True
    assert lines(tmp_path / "store") == lines(tmp_path / "other")


def test_the_bulk_path_writes_the_same_store(tmp_path, monkeypatch):
    """Thirty articles in loads of about ten, and what is left over one by one."""
    readings = [
        replace(gazette(), article=replace(GAZETTE, url=f"https://gazette.example/{number}"))
        for number in range(32)
    ]
    monkeypatch.setattr("kg.store.writer.BATCH", 10 * len(populate(readings[0])))
    loads = []
    monkeypatch.setattr("kg.store.writer.Document", lambda pieces: (loads.append(1), Document(pieces))[1])
    with open_writer(tmp_path / "bulk", in_bulk=True) as writer:
        for reading in readings:
            writer.replace(graph_iri(reading.article), populate(reading))
    assert len(loads) == 3
    fill(tmp_path / "single", readings)
    assert lines(tmp_path / "bulk") == lines(tmp_path / "single")


def test_a_document_is_read_whole_however_little_is_read_at_once():
    pieces = ["emoji 🗞️ ", "", "Ελληνικά\n", "x" * 100]
    document = Document(iter(pieces))
    assert b"".join(iter(lambda: document.read(3), b"")).decode() == "".join(pieces)
    assert document.read(3) == b""


@pytest.fixture
def compacted(monkeypatch) -> list[Writer]:
    """The writers that merged their store's files."""
    done: list[Writer] = []
    compact = Writer.compact
    monkeypatch.setattr(Writer, "compact", lambda writer: (done.append(writer), compact(writer)))
    monkeypatch.setattr("kg.store.writer.COMPACT_AFTER", 3)
    return done


def test_files_are_merged_after_a_large_first_load_and_nothing_is_lost(tmp_path, compacted, in_bulk):
    with open_writer(tmp_path / "store", in_bulk=in_bulk) as writer:
        for reading in everything():
            writer.replace(graph_iri(reading.article), populate(reading))
    assert compacted == [writer]
    with open_writer(tmp_path / "unmerged") as writer:
        for reading in everything():
            writer.replace(graph_iri(reading.article), populate(reading))
        writer.flush()
        before = sorted(writer.view().nquads())
    assert lines(tmp_path / "store") == before


def test_little_added_to_a_large_store_is_no_reason_to_write_all_of_it_anew(tmp_path, compacted):
    def many(numbers):
        articles = [replace(GAZETTE, url=f"https://gazette.example/{number}") for number in numbers]
        return [replace(gazette(), article=article) for article in articles]

    fill(tmp_path / "store", many(range(20)))
    assert len(compacted) == 1
    fill(tmp_path / "store", many(range(20, 24)))
    assert len(compacted) == 1
    fill(tmp_path / "store", many(range(24, 40)))
    assert len(compacted) == 2


def test_an_article_handed_over_in_bulk_can_be_removed_and_seen_at_once(tmp_path):
    with open_writer(tmp_path / "store", in_bulk=True) as writer:
        writer.replace(graph_iri(GAZETTE), populate(gazette()))
        assert writer.view().ask("ASK { ?a dcterms:identifier 'gazette' }")
        assert writer.remove(graph_iri(GAZETTE)) is True
    assert lines(tmp_path / "store") == []


def test_the_clock_lies_in_the_graph_of_runs_alone(tmp_path):
    run = Run(datetime(2031, 5, 7, 10, 0, tzinfo=UTC), "attribution-kg 0.1.0", "sha256:abc")
    write(tmp_path / "store", gazette(), run=run)
    view = open_view(tmp_path / "store")
    [row] = view.select("""
        SELECT ?graph ?started ?by
        WHERE { GRAPH ?runs {
            ?graph prov:wasGeneratedBy ?run .
            ?run prov:startedAtTime ?started ; prov:wasAssociatedWith/rdfs:label ?by
        } }""")
    assert (row["graph"], row["by"]) == (str(graph_iri(GAZETTE)), "attribution-kg 0.1.0")
    assert row["started"].startswith("2031-05-07T10:00:00")
    timed = view.select(
        "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o FILTER(DATATYPE(?o) = xsd:dateTime) } }"
    )
    assert timed.column("g") == [str(RUNS)]
    write(tmp_path / "other", gazette())
    assert lines(tmp_path / "store", graph_iri(GAZETTE)) == lines(tmp_path / "other", graph_iri(GAZETTE))


def test_an_error_in_the_middle_keeps_the_articles_before_it(tmp_path):
    def failing():
        with open_writer(tmp_path / "store", in_bulk=True) as writer:
            writer.replace(graph_iri(GAZETTE), populate(gazette()))
            raise RuntimeError("the next article is broken")

    with pytest.raises(RuntimeError):
        failing()
    assert open_view(tmp_path / "store").ask("ASK { ?a dcterms:identifier 'gazette' }")


def test_a_second_writer_gets_a_clear_message(tmp_path):
    with (
        open_writer(tmp_path / "store"),
        pytest.raises(StoreError, match=r"another program is writing to this store\. Wait"),
    ):
        open_writer(tmp_path / "store")
    assert write(tmp_path / "store", gazette()), "the first has let go of it"


def test_a_reader_opened_beside_a_writer_sees_what_was_flushed(tmp_path):
    with open_writer(tmp_path / "store") as writer:
        writer.replace(graph_iri(GAZETTE), populate(gazette()))
        writer.flush()
        assert open_view(tmp_path / "store").ask("ASK { ?a dcterms:identifier 'gazette' }")


def test_a_folder_with_other_files_or_a_file_is_no_place_for_a_store(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="holds other files and no store"):
        open_writer(tmp_path)
    with pytest.raises(StoreError, match="this is a file"):
        open_writer(tmp_path / "notes.txt")
    with pytest.raises(StoreError, match="no IRI for a graph"), open_writer(tmp_path / "store") as writer:
        writer.replace("not an iri", [])


@pytest.mark.parametrize(
    "text",
    [
        'she said "no" \\ and left',
        "tab\tnewline\nreturn\r\nend",
        "nul\x00 bell\x07 escape\x1b delete\x7f next\x85 separator\u2028",
        "} } ; DROP ALL # <a> ?b {graph} {{",
        "\\u0041 \\n",
        "emoji 🗞️ Ελληνικά עברית",
        "",
    ],
)
def test_any_text_survives_writing(tmp_path, text, in_bulk):
    graph = URIRef("https://example.org/graph")
    with open_writer(tmp_path / "store", in_bulk=in_bulk) as writer:
        writer.replace(graph, [(SUBJECT, PREDICATE, Literal(text), graph)])
    [row] = open_view(tmp_path / "store").narrowed(graph).select("SELECT ?o { ?s ?p ?o }")
    assert row["o"] == text


def test_the_fingerprint_is_of_the_content_whatever_the_order():
    quads = populate(gazette())
    assert pack("urn:g", quads) == pack("urn:g", reversed(quads))
    assert pack("urn:g", quads).fingerprint != pack("urn:g", quads[1:]).fingerprint
    assert fingerprint(["ab", "c"]) != fingerprint(["a", "bc"])


def numbered(count: int) -> list[PackedGraph]:
    """So many articles that differ in their address only, packed."""
    readings = (
        replace(gazette(), article=replace(GAZETTE, url=f"https://gazette.example/{number}"))
        for number in range(count)
    )
    return [pack(graph_iri(reading.article), populate(reading)) for reading in readings]


def test_many_graphs_written_at_once_are_those_written_one_by_one(tmp_path, monkeypatch):
    loads = []
    monkeypatch.setattr("kg.store.writer.Document", lambda pieces: (loads.append(1), Document(pieces))[1])
    graphs = numbered(30)
    with open_writer(tmp_path / "single") as writer:
        for packed in graphs:
            writer.replace(packed.iri, packed)
    with open_writer(tmp_path / "store") as writer:
        writer.replace(graphs[0].iri, graphs[0])  # is there, and just that
        writer.replace(graphs[1].iri, replace(graphs[2], iri=graphs[1].iri))  # is there, and another
        writer.replace_all(graphs)
    assert len(loads) == 1
    assert lines(tmp_path / "store") == lines(tmp_path / "single")


def test_what_is_given_beside_a_graph_is_at_hand_while_the_graph_is_that_and_is_not_stored(tmp_path, in_bulk):
    first, second = numbered(2)
    with open_writer(tmp_path / "store", in_bulk=in_bulk) as writer:
        for packed, beside in ((first, b"one"), (second, b"two")):
            writer.replace(packed.iri, replace(packed, beside=beside))
        assert writer.beside(first.iri, first.fingerprint) == b"one"
        assert writer.beside(second.iri, second.fingerprint) == b"two"
        assert writer.beside(first.iri, second.fingerprint) == b""
        assert writer.beside("https://example.org/other", first.fingerprint) == b""
    assert sorted(path.name for path in (tmp_path / "store").glob("tmp*")) == []
    with open_writer(tmp_path / "store") as writer:
        assert writer.beside(first.iri, first.fingerprint) == b""


def test_a_disk_that_has_no_room_for_what_is_beside_spoils_nothing(tmp_path, monkeypatch):
    def full(**_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.store.aside.tempfile.TemporaryFile", full)
    [packed] = numbered(1)
    with open_writer(tmp_path / "store") as writer:
        assert writer.replace(packed.iri, replace(packed, beside=b"one")) is True
        assert writer.beside(packed.iri, packed.fingerprint) == b""


def test_the_larger_a_store_the_rarer_its_log_is_brought_to_disk_up_to_a_bound(tmp_path, monkeypatch):
    """Every flush makes a file, and files are merged with all that is there."""
    for name, value in {"FLUSH_EVERY": 2, "FLUSH_SHARE": 2, "FLUSH_AT_LATEST": 8}.items():
        monkeypatch.setattr(f"kg.store.writer.{name}", value)
    at, written = [], 0
    flush = Writer.flush
    monkeypatch.setattr(Writer, "flush", lambda writer: (at.append(written), flush(writer)))
    with open_writer(tmp_path / "store") as writer:
        for written, packed in enumerate(numbered(40), start=1):  # noqa: B007
            writer.replace(packed.iri, packed)
    assert at[:-1] == [2, 4, 6, 9, 14, 21, 29, 37]
