from __future__ import annotations

import base64
import os
import shutil
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from kg.errors import BadQuery, StoreError
from kg.populate import graph_iri, populate
from kg.serve.engine import engine
from kg.store import Iri, Statements, Table, library, open_view
from kg.store.http import Patience
from kg.store.remote import Endpoints, RemoteView, RemoteWriter
from kg.terms import RUNS
from tests.populate.readings import GAZETTE, everything, gazette, lantern
from tests.store.conftest import RUN, fill

HASTY = Patience(waits=(0.01, 0.01), timeout=60)

pytestmark = pytest.mark.skipif(
    not shutil.which("oxigraph", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"),
    reason="the package oxigraph, which brings the server, is not installed",
)


@pytest.fixture(scope="module", params=["graph store", "update"])
def server(request, tmp_path_factory):
    """A server that is written by Graph Store Protocol, and one that has none."""
    with engine(tmp_path_factory.mktemp("remote") / "store", writable=True) as running:
        endpoints = Endpoints.of(running.address)
        yield endpoints if request.param == "graph store" else replace(endpoints, store="")


def build(server, readings=None) -> list[bool]:
    with RemoteWriter(server, run=RUN, patience=HASTY) as writer:
        return [
            writer.replace(graph_iri(r.article), populate(r), r.article.id) for r in readings or everything()
        ]


def quads(server) -> set[tuple[str, ...]]:
    rows = RemoteView(server).select("SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }")
    return {tuple(str(row[name]) for name in "gspo") for row in rows}


def test_a_server_holds_the_same_quads_as_a_store(server, tmp_path):
    assert build(server) == [True, True, True]
    local = open_view(fill(tmp_path / "store", run=RUN))
    wanted = local.select("SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }")
    articles = {row for row in quads(server) if row[0] != str(RUNS)}
    assert articles == {tuple(str(row[name]) for name in "gspo") for row in wanted if row["g"] != str(RUNS)}


def test_what_is_there_is_not_sent_again(server):
    build(server)
    before = quads(server)
    assert build(server) == [False, False, False]
    assert quads(server) == before
    with RemoteWriter(server, patience=HASTY) as writer:
        assert writer.has(graph_iri(GAZETTE), "gazette")
        assert not writer.has(graph_iri(GAZETTE), "something else")
        assert writer.replace(graph_iri(GAZETTE), populate(gazette()), "another input") is False
        assert writer.has(graph_iri(GAZETTE), "another input")


def test_an_article_is_replaced_and_removed_as_a_whole(server):
    build(server)
    shorter = replace(lantern(), chains=lantern().chains[:1], positions=())
    assert build(server, [shorter]) == [True]
    carried = "SELECT ?r WHERE { ?a dcterms:identifier 'lantern' ; kg:carries ?r }"
    assert len(RemoteView(server).select(carried)) == 1
    with RemoteWriter(server, patience=HASTY) as writer:
        assert writer.remove(graph_iri(shorter.article)) is True
        assert writer.remove(graph_iri(shorter.article)) is False
        assert not writer.has(graph_iri(shorter.article), "lantern")
    assert len(RemoteView(server).select(carried)) == 0


def test_a_writer_that_was_broken_off_writes_that_article_again(server, monkeypatch):
    build(server)
    changed = replace(gazette(), positions=())
    with monkeypatch.context() as patch:
        patch.setattr(RemoteWriter, "_insert", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build(server, [changed])
    assert build(server, [gazette()]) == [True], "neither old nor new counts as done"
    assert build(server, [gazette()]) == [False]


def test_a_build_that_was_broken_off_goes_on_where_it_stopped(server, monkeypatch):
    with RemoteWriter(server, patience=HASTY) as writer:
        for reading in everything():
            writer.remove(graph_iri(reading.article))
    written: list[str] = []
    write = RemoteWriter._write

    def break_off(self, packed):
        if len(written) == 1:
            raise KeyboardInterrupt
        written.append(packed.iri)
        write(self, packed)

    with monkeypatch.context() as patch:
        patch.setattr(RemoteWriter, "_write", break_off)
        with pytest.raises(KeyboardInterrupt):
            build(server)
    assert build(server) == [False, True, True]


@pytest.mark.parametrize(
    ("url", "addresses"),
    [
        ("http://h/", ("http://h/query", "http://h/update", "http://h/store")),
        ("http://h/sparql", ("http://h/sparql", "http://h/sparql", "http://h/sparql-graph-crud")),
        ("http://h/q, http://h/u, http://h/g", ("http://h/q", "http://h/u", "http://h/g")),
        ("http://h/q,http://h/u", ("http://h/q", "http://h/u", "")),
    ],
)
def test_a_url_stands_for_the_addresses_of_a_server(url, addresses):
    found = Endpoints.of(url)
    assert (found.query, found.update, found.store) == addresses


def test_shipped_queries_are_asked_with_their_values(server):
    build(server)
    view = RemoteView(server, HASTY)
    said = view.query(library.load("said-on").text, day=date(2031, 5, 2))
    assert isinstance(said, Table)
    assert [row["origin"] for row in said] == ["a senior Velmark official"]
    statement = view.select(
        "SELECT ?s WHERE { ?a dcterms:identifier 'gazette' ; kg:carries ?s . ?s kg:order 1 }"
    )
    made = view.query(library.load("chain-as-prov").text, statement=Iri(statement.column("s")[0]))
    assert isinstance(made, Statements)
    assert len(made) == 15
    assert view.query("ASK { ?a dcterms:identifier 'ledger' }") is True
    hostile = view.select("SELECT ?a ?t WHERE { ?a dcterms:title ?t }", t='" ) } DROP ALL #')
    assert len(hostile) == 0


def test_what_the_server_refuses_is_said_in_a_sentence(server):
    with pytest.raises(BadQuery, match="the server refuses it"):
        RemoteView(server, HASTY).query("SELECT WHERE")


@contextmanager
def failing(statuses: list[int], password: str = ""):
    """A server that answers with these status codes, one a request, then with 200.

    password  what it wants to be told, as HTTP Basic has it; empty for nothing
    """
    seen: list[str] = []

    class Moody(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            seen.append(self.path)
            welcome = not password or self.headers["Authorization"] == f"Basic {password}"
            self.send_response((statuses.pop(0) if statuses else 200) if welcome else 401)
            if not welcome:
                self.send_header("WWW-Authenticate", 'Basic realm="news"')
            body = b'{"head": {}, "boolean": true}'
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Moody)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Endpoints.of(f"http://127.0.0.1:{server.server_port}"), seen
    finally:
        server.shutdown()
        server.server_close()


def test_a_server_that_fails_for_a_moment_is_asked_again():
    with failing([503, 500]) as (endpoints, seen):
        assert RemoteView(endpoints, HASTY).query("ASK {}") is True
        assert len(seen) == 3


def test_a_password_is_taken_from_the_environment(monkeypatch):
    told = base64.b64encode(b"ada:harbour").decode()
    with failing([], told) as (endpoints, _), pytest.raises(BadQuery, match="401"):
        RemoteView(endpoints, HASTY).query("ASK {}")
    monkeypatch.setenv("KG_SERVER_USER", "ada")
    monkeypatch.setenv("KG_SERVER_PASSWORD", "harbour")
    with failing([], told) as (endpoints, _):
        assert RemoteView(endpoints, HASTY).query("ASK {}") is True
    with failing([], "other") as (endpoints, _), pytest.raises(BadQuery, match="401"):
        RemoteView(endpoints, HASTY).query("ASK {}")


def test_a_server_that_keeps_failing_is_given_up():
    with failing([503] * 9) as (endpoints, seen), pytest.raises(BadQuery, match="503"):
        RemoteView(endpoints, HASTY).query("ASK {}")
    assert len(seen) == 3


def test_a_server_that_is_not_there_is_named():
    with pytest.raises(StoreError, match="the server does not answer"):
        RemoteView(Endpoints.of("http://127.0.0.1:9"), HASTY).query("ASK {}")
