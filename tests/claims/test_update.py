"""Claims that a store keeps: brought up to date as articles come, the same as if all were made anew."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

import pytest
from rdflib import URIRef

from kg.analyse.anonymous import anonymous
from kg.analyse.circular import circular
from kg.analyse.drift import drift
from kg.analyse.first import first
from kg.analyse.said import said
from kg.analyse.single_source import single_source
from kg.claims import ClaimClusters, claims_about, claims_of, open_claims, origins_of, update
from kg.claims import graph as graphs
from kg.claims.compare import Relation, alike, compare
from kg.claims.graph import quads
from kg.claims.index import FILE, Index
from kg.claims.instances import about, instance, statements, texts
from kg.claims.kept import KeptClaims
from kg.claims.rulings import parse
from kg.errors import StoreError
from kg.export.graphs import lines, wanted
from kg.populate import graph_iri, populate
from kg.store import Run, open_view, open_writer, pack
from kg.terms import CLAIMS
from tests.claims.newsroom import publish, reading

DAM = "the county never paid for the repairs of the Aldmoor dam"
BRIDGE = "the Torvik bridge will stay closed until the cables are replaced in May"
FIRE = "{} people were injured in the fire at the Halden market hall on Sunday"
CHOIR = "the choir of Sund received a silver medal at the festival of Bexley"
PAPERS = [
    reading("The Lantern", 1, [("Ada Quill", DAM), ("Ilse Moran", FIRE.format("12"))]),
    reading("Harbour Gazette", 2, [("Ada Quill", DAM, "The Lantern"), ("a port official", BRIDGE)]),
    reading("Norham Herald", 2, [("Ilse Moran", FIRE.format("40"), "The Lantern"), ("Ada Quill", DAM)]),
    reading("Sund Observer", 3, [("Lena Orsted", BRIDGE), ("Ilse Moran", FIRE.format("12"))]),
    reading("Easby Tribune", 4, [("Lena Orsted", BRIDGE + " or June"), ("Ira Moll", CHOIR)]),
    reading("Corvale Times", 5, [("Ilse Moran", FIRE.format("40")), ("Ira Moll", CHOIR)]),
    reading("Meridian News", 6, [("Ada Quill", DAM), ("Ada Quill", "it is not true that " + DAM)]),
    reading("Quayside Reader", 7, [("Tobias Renn", "nurses in Sund work too long")]),
]
CORRECTED = reading("Harbour Gazette", 2, [("a port official", BRIDGE), ("Ilse Moran", FIRE.format("12"))])
RUN = Run(datetime(2031, 6, 1, tzinfo=UTC), "a later build")
LATER = Run(datetime(2031, 6, 2, tzinfo=UTC), "a later build")


def in_graphs(view):
    """Everything that the store keeps of claims, whatever graph it lies in."""
    state = str(graphs.STATE)
    kept = (graph for graph in view.graphs() if graphs.is_of_claims(graph) and graph != state)
    return sorted(tuple(map(str, triple)) for graph in kept for triple in view.narrowed(graph).construct(ALL))


AS_OF = f"SELECT ?of WHERE {{ ?graph <{CLAIMS.asOf}> ?of }}"
ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def anew(view, rulings=()):
    return sorted(tuple(map(str, quad[:3])) for quad in quads(claims_of(view, rulings)))


@pytest.mark.parametrize("seed", range(6))
def test_in_whatever_order_articles_come_and_go_the_claims_are_those_made_anew(tmp_path, seed):
    chance = random.Random(seed)
    coming = chance.sample(PAPERS, len(PAPERS))
    while coming:
        day, coming = (
            coming[: chance.randrange(1, 4)],
            coming[3:] if seed % 2 else coming[len(coming) // 2 + 1 :],
        )
        with open_writer(tmp_path / "store") as writer:
            publish(writer, day)
            if chance.random() < 0.5:
                publish(writer, [CORRECTED])
            if chance.random() < 0.3:
                writer.remove(str(graph_iri(PAPERS[0].article)))
            update(writer, tmp_path / "store")
        view = open_view(tmp_path / "store")
        assert isinstance(open_claims(view, tmp_path / "store"), KeptClaims)
        assert in_graphs(view) == anew(view)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store into which articles came on three days."""
    folder = tmp_path_factory.mktemp("claims") / "store"
    for day in (PAPERS[3:6], PAPERS[:3], PAPERS[6:]):
        with open_writer(folder) as writer:
            publish(writer, day)
            update(writer, folder)
    return folder


def test_claims_looked_up_one_by_one_are_those_of_the_whole_store(store):
    view = open_view(store)
    kept, whole = open_claims(view, store), claims_of(view)
    assert tuple(kept.clusters) == whole.clusters
    assert tuple(kept.decisions) == whole.decisions
    for each in whole.clusters:
        assert kept.of_statement[each.statements[0].statement] == each
        assert origins_of(kept, each.statements) == origins_of(whole, each.statements)
        assert first(kept, each) == first(whole, each)
        assert drift(kept, each) == drift(whole, each)
    assert circular(kept) == circular(whole)
    assert single_source(kept) == single_source(whole)
    assert anonymous(view, kept) == anonymous(view, whole)
    assert said(kept, "Quill") == said(whole, "Quill")


def test_all_claims_are_a_sequence_of_which_each_is_read_when_it_is_come_to(store):
    view = open_view(store)
    kept, whole = open_claims(view, store).clusters, claims_of(view).clusters
    assert len(kept) == len(whole)
    assert (kept[0], kept[-1]) == (whole[0], whole[-1])
    assert list(kept[1:3]) == list(whole[1:3])
    assert list(kept[::-2]) == list(whole[::-2])
    with pytest.raises(IndexError):
        kept[len(whole)]


def test_going_through_all_claims_holds_few_of_them(store, monkeypatch):
    monkeypatch.setattr("kg.claims.kept._KNOWN", 1)
    view = open_view(store)
    found = open_claims(view, store)
    assert sum(len(claim.statements) for claim in found.clusters) == len(statements(view))
    largest = max(len(claim.statements) for claim in found.clusters)
    assert len(found._known) <= 1 + largest
    assert single_source(found) == single_source(claims_of(view))


@pytest.mark.parametrize("asked", ["Aldmoor dam", "dam", "people injured", "the-lantern-1:s1", "fir"])
def test_words_lead_to_the_same_claims_through_the_index(store, asked):
    view = open_view(store)
    kept, whole = open_claims(view, store), claims_of(view)
    assert claims_about(kept, asked) == claims_about(whole, asked)


def test_every_iri_of_a_claim_leads_to_it(store):
    view = open_view(store)
    kept, whole = open_claims(view, store), claims_of(view)
    for each in whole.clusters:
        statement = each.statements[-1]
        for iri in (each.iri, statement.statement, statement.claim, statement.hands[-1].report):
            assert claims_about(kept, iri) == claims_about(whole, iri) == [each]


def test_decisions_written_as_text_are_those_written_as_terms(store):
    found = claims_of(open_view(store), parse(['apart the-lantern-1:s1 norham-herald-2:s2 # "two" dams\\']))
    assert {"person", "program"} == {decision.decided_by for decision in found.decisions}
    by_terms = pack("https://example.org/g", graphs.decision_quads("https://example.org/g", found.decisions))
    assert graphs.packed_decisions("https://example.org/g", found.decisions) == by_terms


def test_a_second_update_changes_nothing(store, tmp_path):
    copied = tmp_path / "store"
    shutil.copytree(store, copied)
    before = sorted(open_view(copied).nquads())
    with open_writer(copied) as writer:
        assert update(writer, copied).statements == 0
    assert sorted(open_view(copied).nquads()) == before


def test_a_claim_of_several_articles_has_a_graph_and_one_of_one_article_has_none(store):
    view = open_view(store)
    kept = open_claims(view, store)
    dam, choir = claims_about(kept, "Aldmoor dam")[0], claims_about(kept, "nurses")[0]
    assert graphs.claim_graph(dam.iri) in view.graphs()
    assert choir.iri == choir.statements[0].claim
    assert graphs.claim_graph(choir.iri) not in view.graphs()


def test_an_article_of_which_only_the_agents_node_changed_is_not_compared_anew(tmp_path):
    store = tmp_path / "store"
    with open_writer(store) as writer:
        publish(writer, PAPERS[:2])
        update(writer, store)
        graph = str(graph_iri(PAPERS[0].article))
        renamed = populate_with_another_node(PAPERS[0])
        writer.replace(graph, renamed)
        assert update(writer, store).articles == 0


def populate_with_another_node(each):
    other = URIRef("https://example.org/ada")
    return [
        tuple(other if str(term).endswith("agent/person/ada-quill") else term for term in quad)
        for quad in populate(each)
    ]


def test_a_new_title_and_another_node_are_seen_though_nothing_is_compared_anew(tmp_path):
    store = tmp_path / "store"
    paper = PAPERS[0]
    retitled = replace(paper, article=replace(paper.article, title="Who pays for the dam", author="Uma Sten"))
    with open_writer(store) as writer:
        publish(writer, PAPERS[:2])
        update(writer, store)
    for change, run in ((populate(retitled), RUN), (populate_with_another_node(retitled), LATER)):
        with open_writer(store, run=run) as writer:
            writer.replace(str(graph_iri(paper.article)), change)
            assert update(writer, store).articles == 0
        view = open_view(store)
        kept = open_claims(view, store)
        assert isinstance(kept, KeptClaims)
        assert tuple(kept.clusters) == claims_of(view).clusters
        [found] = [p for p in kept.in_articles(["Who pays"]) if p.id == "s1"]
        assert found.article.author == "Uma Sten"
    assert found.origin.agent == "https://example.org/ada"


def test_a_store_that_was_written_to_since_answers_from_all_its_articles(store, tmp_path):
    copied = tmp_path / "store"
    shutil.copytree(store, copied)
    with open_writer(copied, run=RUN) as writer:
        publish(writer, [reading("Late Post", 9, [("Ada Quill", DAM)])])
    found = open_claims(open_view(copied), copied)
    assert isinstance(found, ClaimClusters)
    assert "late-post-9" in {p.article.id for p in claims_about(found, "Aldmoor dam")[0].statements}


@pytest.mark.parametrize("harm", ["lost", "broken"])
def test_a_lost_or_broken_index_is_made_again(store, tmp_path, harm):
    copied = tmp_path / "store"
    shutil.copytree(store, copied)
    if harm == "lost":
        (copied / FILE).unlink()
    else:
        (copied / FILE).write_bytes(b"no database at all")
    assert isinstance(open_claims(open_view(copied), copied), ClaimClusters)
    with open_writer(copied) as writer:
        update(writer, copied)
    view = open_view(copied)
    assert isinstance(open_claims(view, copied), KeptClaims)
    assert in_graphs(view) == anew(view)


def test_a_disk_that_is_full_amid_the_claims_is_told_and_the_next_update_completes_them(
    tmp_path, monkeypatch
):
    store = tmp_path / "store"

    def with_little_room(path):
        index = Index(path)
        index._db.execute("PRAGMA max_page_count = 1")  # it may not grow
        return index

    with open_writer(store) as writer:
        publish(writer, PAPERS)
        with monkeypatch.context() as patched:
            patched.setattr(Index, "to_write", with_little_room)
            with pytest.raises(StoreError, match=r"claims\.sqlite: .*full.* Make room"):
                update(writer, store)
        update(writer, store)
    view = open_view(store)
    assert isinstance(open_claims(view, store), KeptClaims)
    assert in_graphs(view) == anew(view)


class Killed(Exception):
    """The program ends here."""


@pytest.mark.parametrize("at", range(1, 40, 3))
def test_killed_at_any_write_the_next_update_completes_it(tmp_path, monkeypatch, at):
    store = tmp_path / "store"
    with open_writer(store) as writer:
        publish(writer, PAPERS[:4])
        update(writer, store)
    writes = 0

    def counting(real):
        def counted(*given, **named):
            nonlocal writes
            writes += 1
            if writes == at:
                raise Killed
            return real(*given, **named)

        return counted

    writer = open_writer(store, run=RUN)
    publish(writer, [*PAPERS[4:], CORRECTED])
    writer.remove(str(graph_iri(PAPERS[0].article)))
    with monkeypatch.context() as patched:
        for name in ("replace", "replace_all", "remove", "flush"):
            patched.setattr(writer, name, counting(getattr(writer, name)))
        patched.setattr(Index, "commit", counting(Index.commit))
        try:
            update(writer, store)
        except Killed:
            writer.flush = lambda: None
            found = open_claims(writer.view(), store)
            assert quads_of(found) == anew(writer.view())
            del found  # it may hold a view, and with it the store's lock
    del writer
    with open_writer(store) as writer:
        update(writer, store)
    view = open_view(store)
    assert isinstance(open_claims(view, store), KeptClaims)
    assert in_graphs(view) == anew(view)


def quads_of(found):
    whole = ClaimClusters(tuple(found.clusters), tuple(found.decisions))
    return sorted(tuple(map(str, quad[:3])) for quad in quads(whole))


def test_rulings_are_kept_and_taken_back(store, tmp_path):
    copied = tmp_path / "store"
    shutil.copytree(store, copied)
    apart = parse(["apart the-lantern-1:s1 harbour-gazette-2:s1 # two dams", "same zz:s1 the-lantern-1:s1"])
    for rulings in (apart, []):
        with open_writer(copied) as writer:
            update(writer, copied, rulings)
        view = open_view(copied)
        kept = open_claims(view, copied, rulings)
        assert isinstance(kept, KeptClaims)
        assert quads_of(kept) == anew(view, rulings)
        papers = {p.article.outlet for p in claims_about(kept, "the-lantern-1:s1")[0].statements}
        assert ("Harbour Gazette" in papers) is not bool(rulings)


def test_other_rulings_than_those_kept_are_followed(store):
    rulings = parse(["apart the-lantern-1:s1 harbour-gazette-2:s1"])
    found = open_claims(open_view(store), store, rulings)
    assert isinstance(found, ClaimClusters)


def test_two_builds_at_other_times_export_the_same_bytes(tmp_path):
    exported = []
    for day in (1, 2):
        store = tmp_path / str(day)
        with open_writer(store, run=Run(datetime(2031, 6, day, tzinfo=UTC), "a build")) as writer:
            publish(writer, PAPERS)
            update(writer, store)
        view = open_view(store)
        exported.append([line for graph in wanted(view, None) for line in lines(view, graph)])
        assert isinstance(open_claims(view, store), KeptClaims)
    assert exported[0] == exported[1]
    assert any(str(CLAIMS.asOf) in line for line in exported[0])


def test_claims_say_of_which_articles_they_are_made(tmp_path):
    store, said = tmp_path / "store", set()
    for day in (PAPERS[:2], PAPERS[2:4], [CORRECTED]):
        with open_writer(store) as writer:
            publish(writer, day)
            update(writer, store)
        said |= set(open_view(store).select(AS_OF).column("of"))
    assert len(said) == 3


def test_a_pair_is_left_out_early_only_where_the_whole_comparison_finds_it_different(store):
    view = open_view(store)
    held = {article: about(text) for article, text in texts(view).items()}
    each = [instance(p) for p in statements(view)]
    left_out = 0
    for one, other in combinations(each, 2):
        topics = held[one.article], held[other.article]
        whole, early = compare(one, other, *topics), alike(one, other, *topics)
        assert early == whole or (early is None and whole.relation is Relation.DIFFERENT)
        left_out += early is None
    assert 0 < left_out < len(each) * (len(each) - 1) / 2
