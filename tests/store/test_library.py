from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from kg.analyse.provenance import provenances
from kg.errors import BadQuery
from kg.model import Agent, AgentKind
from kg.populate import article_iri
from kg.store import Iri, Statements, Table, library, open_view, open_writer
from kg.store.names import as_iri, short
from kg.terms import CLAIMS, DATA, KG
from tests.ontology.test_filled import written
from tests.ontology.test_shapes import derived
from tests.populate.readings import GAZETTE, LANTERN, LEDGER, everything, gazette, hand
from tests.store.conftest import fill

ARTICLES = {str(article_iri(article)): article.id for article in (GAZETTE, LANTERN, LEDGER)}


def said(cell) -> str | None:
    """A cell in short: articles by their ids, reports and positions by their place alone."""
    if cell is None:
        return None
    for iri, name in ARTICLES.items():
        cell = cell.replace(iri, name)
    return re.sub(
        r"(report/|position/)([\d_-]+)-[0-9a-f]{8}", r"\1\2", re.sub("-[0-9a-f]{6}$", "", short(cell))
    )


def rows(view, query, /, **given):
    result = library.run(view, library.load(query), given)
    assert isinstance(result, Table)
    return [tuple(said(row[variable]) for variable in result.variables) for row in result]


@pytest.fixture(scope="module")
def lease(view):
    return provenances(view, "velmark may lease")[0]


QUILL = Iri(DATA + "agent/person/ada-quill")
POST = Iri(DATA + "agent/outlet/tall-city-post")
NORPRESS = "id:agent/outlet/norpress"
OFFICIAL = "gazette/unnamed/a-senior-velmark-official"
OFFICIALS = "lantern/unnamed/two-velmark-officials"
FINCH = "id:agent/person/bo-finch"
THE_GAZETTE = "id:agent/outlet/harbour-gazette"
THE_LANTERN = "id:agent/outlet/lantern"
LEASE_ISSUE = "id:issue/lease-of-the-north-harbour"
AUTHORITY = "id:agent/organization/port-authority"
LEASE = "Velmark may lease the north harbour to a foreign navy"
LEASED = "The north harbour may be leased to a foreign navy"
SOUGHT = "its navy sought a lease"
SENIOR = "a senior Velmark official"
REASON = "on condition that their names be withheld"
SHALLOW = "the north harbour is too shallow"

WITHOUT_GIVEN = {
    "articles": [
        ("ledger", "The Ledger", "2031-05-06", "3", "ledger"),
        ("gazette", "Harbour Gazette", "2031-05-04", "3", "gazette"),
        ("lantern", "The Lantern", "2031-05-02", "2", "lantern"),
    ],
    "chains-by-depth": [("1", "6", "3"), ("2", "1", "1"), ("3", "1", "1")],
    "cues": [
        ("reported", "manner:reported", "2"),
        ("according to", "manner:cited", "1"),
        ("citing", "manner:cited", "1"),
        ("denied", "manner:denied", "1"),
        ("praised", "manner:praised", "1"),
        ("said", "manner:said", "1"),
        ("says", "manner:said", "1"),
        ("told", "manner:said", "1"),
        ("warned", "manner:warned", "1"),
        ("wrote", "manner:wrote", "1"),
    ],
    "disagreements": [
        ("lease of the north harbour", "Bo Finch", "The Port Authority", LEASE_ISSUE, FINCH, AUTHORITY),
        ("lease of the north harbour", "Bo Finch", "Ada Quill", LEASE_ISSUE, FINCH, short(QUILL)),
    ],
    "documents": [("A ministry memo", SHALLOW, "ledger", "ledger/document/a-ministry-memo")],
    "issues": [
        ("Lease of the north harbour", "stance:opposes", "2", LEASE_ISSUE),
        (SOUGHT, "stance:opposes", "1", "id:issue/its-navy-sought-a-lease"),
        ("lease of the north harbour", "stance:supports", "1", LEASE_ISSUE),
    ],
    "longest-chains": [
        ("3", "Norpress", SENIOR, LEASE, "gazette", "gazette/report/30-83/1"),
        ("2", "Tall City Post", "Oslo", SOUGHT, "ledger", "ledger/report/27-50/1"),
    ],
    "metonyms": [("Oslo", "Norway", "id:agent/country/oslo")],
    "origins-by-outlet": [
        ("Harbour Gazette", "kg:Organization", "1", "0.333", THE_GAZETTE),
        ("Harbour Gazette", "kg:Person", "1", "0.333", THE_GAZETTE),
        ("Harbour Gazette", "kg:UnnamedSource", "1", "0.333", THE_GAZETTE),
        ("The Lantern", "kg:Person", "1", "0.5", THE_LANTERN),
        ("The Lantern", "kg:UnnamedSource", "1", "0.5", THE_LANTERN),
        ("The Ledger", "kg:Document", "1", "0.333", "id:agent/outlet/ledger"),
        ("The Ledger", "kg:Person", "1", "0.333", "id:agent/outlet/ledger"),
        ("The Ledger", "kg:Polity", "1", "0.333", "id:agent/outlet/ledger"),
    ],
    "republished": [("gazette", "Harbour Gazette", "Quayside Reader", "2031-05-04", "gazette")],
    "runs": [("2031-05-07T10:00:00Z", "attribution-kg 0.1.0", "sha256:abc", "3")],
    "said-by-unnamed": [
        ("two Velmark officials", LEASED, "The Lantern", "2031-05-02", "lantern", "lantern/report/25-74/1"),
        (SENIOR, LEASE, "Harbour Gazette", "2031-05-04", "gazette", "gazette/report/30-83/3"),
    ],
    "top-origins": [
        ("Ada Quill", "kg:Person", "2", "2", short(QUILL)),
        ("Oslo", "kg:Polity", "1", "1", "id:agent/country/oslo"),
        ("The Port Authority", "kg:Organization", "1", "1", AUTHORITY),
        ("Bo Finch", "kg:Person", "1", "1", FINCH),
        (SENIOR, "kg:UnnamedSource", "1", "1", OFFICIAL),
        ("two Velmark officials", "kg:UnnamedSource", "1", "1", OFFICIALS),
        ("A ministry memo", "kg:Document", "1", "1", "ledger/document/a-ministry-memo"),
    ],
    "top-relays": [("Tall City Post", "2", "2", short(POST)), ("Norpress", "1", "1", NORPRESS)],
    "unnamed-by-outlet": [
        ("The Lantern", "2", "1", "0.5", THE_LANTERN),
        ("Harbour Gazette", "3", "1", "0.333", THE_GAZETTE),
        ("The Ledger", "3", "0", "0", "id:agent/outlet/ledger"),
    ],
    "unnamed-sources": [
        (SENIOR, "false", None, None, None, "Harbour Gazette", "gazette", OFFICIAL),
        ("two Velmark officials", "true", "2", None, REASON, "The Lantern", "lantern", OFFICIALS),
    ],
    "who-relies-on-whom": [
        ("Norpress", "The Tall City Post", "1", NORPRESS, short(POST)),
        ("Tall City Post", "Oslo", "1", short(POST), "id:agent/country/oslo"),
        ("The Tall City Post", SENIOR, "1", short(POST), OFFICIAL),
    ],
}  # fmt: skip

WITH_GIVEN = {
    "agents-by-name": ({"name": "Ada Quill"}, [("kg:Person", "2", short(QUILL))]),
    "in-manner": (
        {"manner": as_iri("manner:denied")},
        [("Oslo", "denied", SOUGHT, "ledger", "ledger/report/27-50/2")],
    ),
    "positions-of": (
        {"holder": QUILL},
        [
            ("Lease of the north harbour", "stance:opposes", "2031-05", "We oppose the lease", "lantern",
             LEASE_ISSUE, "lantern/position/160-179"),
        ],
    ),
    "positions-on": (
        {"issue": as_iri("id:issue/lease-of-the-north-harbour")},
        [
            ("Ada Quill", "stance:opposes", "2031-05", "We oppose the lease", "lantern", short(QUILL),
             "lantern/position/160-179"),
            ("The Port Authority", "stance:opposes", None, "warned that the lease would cost jobs", "gazette",
             AUTHORITY, "gazette/position/274-311"),
            ("Bo Finch", "stance:supports", None, "praised the deal", "ledger", FINCH,
             "ledger/position/146-162"),
        ],
    ),
    "positions-over-time": (
        {"issue": as_iri("id:issue/lease-of-the-north-harbour")},
        [("2031-05", "stance:opposes", "2"), ("2031-05", "stance:supports", "1")],
    ),
    "names-of": ({"agent": POST}, [("Tall City Post", "1"), ("The Tall City Post", "1")]),
    "roles-of": ({"agent": QUILL}, [("Mayor", None, "1")]),
    "quoted-directly": (
        {"agent": QUILL},
        [
            ("2031-05-04", '"The lease," … "is a rumour."', "gazette", "gazette/report/182-194_217-231/1"),
            ("2031-05-02", '"We oppose the lease,"', "lantern", "lantern/report/159-181/1"),
        ],
    ),
    "relayed-by": (
        {"agent": POST},
        [
            ("2031-05-06", "Oslo", "Oslo", SOUGHT, "ledger", "ledger/report/27-50/1"),
            ("2031-05-04", SENIOR, SENIOR, LEASE, "gazette", "gazette/report/30-83/2"),
        ],
    ),
    "said-by": (
        {"agent": QUILL},
        [
            ("2031-05-04", '"The lease," … "is a rumour."', "manner:said", None, "Harbour Gazette", "gazette",
             "gazette/report/182-194_217-231/1"),
            ("2031-05-02", '"We oppose the lease,"', "manner:wrote", "2031-05", "The Lantern", "lantern",
             "lantern/report/159-181/1"),
        ],
    ),
    "said-on": (
        {"day": library.value_of("2031-05-02")},
        [("a senior Velmark official", LEASE, "gazette", "gazette/report/30-83/3")],
    ),
    "told-to": (
        {"outlet": as_iri("id:agent/outlet/lantern")},
        [("2031-05-02", "two Velmark officials", LEASED, "lantern", "lantern/report/25-74/1")],
    ),
    "statements-of-article": (
        {"article": article_iri(LEDGER)},
        [
            ("1", SOUGHT, "Tall City Post", "Oslo", "ledger/report/27-50/1"),
            ("2", SHALLOW, "A ministry memo", "A ministry memo", "ledger/report/103-135/1"),
            ("3", "the deal as overdue", "Bo Finch", "Bo Finch", "ledger/report/154-173/1"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WITHOUT_GIVEN)
def test_a_question_about_the_whole_store(view, name):
    answered = rows(view, name)
    if name == "runs":
        answered = [row[:-1] for row in answered]
    assert answered == WITHOUT_GIVEN[name]


@pytest.mark.parametrize("name", WITH_GIVEN)
def test_a_question_about_one_thing(view, name):
    given, expected = WITH_GIVEN[name]
    assert rows(view, name, **given) == expected


def test_the_hands_of_a_statement_are_numbered_from_the_reader_on(view, lease):
    hands = rows(view, "chain-of-statement", statement=Iri(lease.statement))
    assert hands == [
        ("1", "Norpress", "manner:cited", "according to", NORPRESS, "gazette/report/30-83/1"),
        ("2", "The Tall City Post", "manner:reported", "reported", short(POST), "gazette/report/30-83/2"),
        ("3", SENIOR, "manner:cited", "citing", OFFICIAL, "gazette/report/30-83/3"),
    ]


def test_a_claim_leads_to_its_origin_and_to_who_carries_it(view, lease):
    claim = Iri(lease.claim)
    assert rows(view, "origins-of-claim", claim=claim) == [(SENIOR, "kg:UnnamedSource", OFFICIAL)]
    assert rows(view, "who-carries", claim=claim) == [
        ("Harbour Gazette", SENIOR, "gazette", "gazette/report/30-83/1")
    ]


def test_the_evidence_of_a_report_has_offsets(view, lease):
    assert rows(view, "evidence-of", thing=Iri(lease.statement)) == [
        ("marks:cue", "158", "170", "according to", "gazette"),
        ("marks:agent", "171", "179", "Norpress", "gazette"),
    ]


def test_the_chain_of_a_statement_reads_as_prov(view, lease):
    made = library.run(view, library.load("chain-as-prov"), {"statement": Iri(lease.statement)})
    assert isinstance(made, Statements)
    told = {tuple(map(said, triple)) for triple in made}
    one, two, three = (f"gazette/report/30-83/{hand}" for hand in (1, 2, 3))
    assert {
        (one, "prov:wasDerivedFrom", two),
        (two, "prov:wasDerivedFrom", three),
        (one, "prov:hadPrimarySource", three),
        (three, "prov:wasAttributedTo", OFFICIAL),
        (OFFICIAL, "rdfs:label", "a senior Velmark official"),
    } <= told
    assert len(told) == 15


# What lies beside the articles, and what their readings lack.


@pytest.fixture(scope="module")
def desk(tmp_path_factory, lease, view):
    """The newsroom with a channel, an affiliation, decisions about names and claims."""
    folder = tmp_path_factory.mktemp("desk") / "store"
    quotation = next(p for p in provenances(view, "is a rumour") if p.article.id == "gazette")
    beside = derived()
    claim, decision = URIRef(f"{DATA}claim/lease"), URIRef(f"{DATA}decision/lease")
    for triple in (
        (claim, CLAIMS.holds, URIRef(quotation.statement)),
        (claim, KG.wording, Literal("The harbour may be leased")),
        (decision, CLAIMS.relation, Literal("contradicts")),
        (decision, CLAIMS.first, URIRef(lease.statement)),
        (decision, CLAIMS.second, URIRef(quotation.statement)),
        (decision, CLAIMS.score, Literal("0.61", datatype=XSD.decimal)),
        *((claim, CLAIMS.holds, URIRef(p.statement)) for p in provenances(view, "leased")),
    ):
        beside.add(triple)
    graph = URIRef(f"{DATA}graph/beside")
    with open_writer(fill(folder, [*everything(), written()])) as writer:
        writer.replace(graph, [(*triple, graph) for triple in beside])
    return open_view(folder)


def test_what_was_written_on_a_channel_is_found_by_it(desk):
    assert rows(desk, "channels") == [("Telegram", "1", "1")]
    assert [row[:2] for row in rows(desk, "said-via", channel="Telegram")] == [
        ("a Norwegian official", "The harbour is open")
    ]


def test_unnamed_sources_are_counted_by_whom_they_work_for(desk):
    assert rows(desk, "unnamed-by-affiliation") == [("Norway", "1", "1", "0", "id:agent/country/norway")]


def test_decisions_about_names_are_listed_with_their_reasons(desk):
    told = {row[1:5] for row in rows(desk, "who-is-who")}
    assert told == {("same", "0.94", "program", "both are mayors"), ("same", None, "person", None)}


def test_a_claim_of_several_articles_is_one_row(desk):
    claims = rows(desk, "claims-across-articles")
    assert [row[:4] for row in claims] == [("The harbour may be leased", "2", "2", "2031-05-02")]


def test_statements_that_contradict_each_other_stand_side_by_side(desk):
    pairs = [row[:5] for row in rows(desk, "contradictions")]
    assert pairs == [(LEASE, SENIOR, '"The lease," … "is a rumour."', "Ada Quill", "0.61")]


def test_an_article_whose_outlet_has_two_names_is_one_row(tmp_path):
    reading = gazette()
    named = Agent("The Harbour Gazette", AgentKind.OUTLET)
    first = replace(reading.chains[1], reports=(hand(GAZETTE, named, "said", mention=""),))
    folder = fill(tmp_path / "store", [replace(reading, chains=(first,), positions=())])
    assert rows(open_view(folder), "articles") == [
        ("gazette", "Harbour Gazette", "2031-05-04", "1", "gazette")
    ]


TESTED_ALONE = {
    *("chain-of-statement", "origins-of-claim", "who-carries", "evidence-of", "chain-as-prov"),
    *("channels", "said-via", "unnamed-by-affiliation"),
    *("who-is-who", "claims-across-articles", "contradictions"),
}


def test_every_shipped_query_is_tested_here():
    assert set(library.names()) == {*WITHOUT_GIVEN, *WITH_GIVEN, *TESTED_ALONE}
    assert len(library.names()) >= 20


@pytest.mark.parametrize("name", library.names())
def test_every_query_says_what_it_answers_what_it_takes_and_how_it_is_called(name):
    query = library.load(name)
    assert query.about.endswith((".", "...", "?"))
    assert query.notes
    assert query.example.startswith(f"kg query {name}")
    assert {f"{given}=" for given in query.given} == set(re.findall(r"\b\w+=", query.example))
    assert "ORDER BY" in query.text or "CONSTRUCT" in query.text
    for given in query.given:
        assert re.search(rf"(SELECT|CONSTRUCT).*\?{given}\b", query.text, re.DOTALL)


@pytest.mark.parametrize("name", [name for name in library.names() if library.load(name).given])
def test_a_query_about_one_thing_starts_from_it(name):
    """With OPTIONAL, or with a fixed object to start from, the engine reads the whole store."""
    pattern = library.load(name).text.split("WHERE", 1)[1]
    outside_filters = re.sub(r"FILTER[^{}]*\{[^{}]*\}", "", pattern)
    assert "OPTIONAL" not in outside_filters
    assert not re.findall(r"[\w:]+ (?:[a-z]+:\w+|\"[^\"]*\") *[.;}\n]", outside_filters)


def test_a_query_that_is_not_shipped_is_refused_with_a_guess():
    with pytest.raises(BadQuery, match="Did you mean said-by"):
        library.load("said")
    with pytest.raises(BadQuery, match="kg query --list"):
        library.load("no-such-thing")
    with pytest.raises(BadQuery, match="no shipped query"):
        library.load("../errors")


def test_what_a_query_takes_must_be_given_and_nothing_else(view):
    with pytest.raises(
        BadQuery, match=r"no value is given for \?agent. Give the actor asked about: agent=VALUE"
    ):
        library.run(view, library.load("said-by"), {})
    with pytest.raises(BadQuery, match=r"it takes no \?actor"):
        library.run(view, library.load("said-by"), {"actor": QUILL})


def test_a_name_where_an_iri_is_wanted_is_told_where_iris_are(view):
    with pytest.raises(BadQuery, match='agents-by-name name="Ada Quill"'):
        library.run(view, library.load("said-by"), {"agent": "Ada Quill"})
    with pytest.raises(BadQuery, match=r"this is no IRI\. Take one from the last columns"):
        library.run(view, library.load("who-carries"), {"claim": "the lease"})


def test_words_of_a_command_line_become_the_values_they_look_like():
    assert library.value_of("https://example.org/a b") == "https://example.org/a b"
    assert isinstance(library.value_of("https://example.org/a"), Iri)
    assert library.value_of("<urn:x:y>") == "urn:x:y"
    assert library.value_of("manner:denied") == "https://w3id.org/attribution-kg/ontology/manner#denied"
    assert library.value_of("12") == 12
    assert library.value_of("2031-05-02").isoformat() == "2031-05-02"
    assert library.value_of("2031-99-99") == "2031-99-99"
    assert library.value_of("Kiel: a report") == "Kiel: a report"


@pytest.mark.parametrize("iri", ["id:agent/person/ada-quill", "kg:Report", "marks:cue", "rdfs:label"])
def test_a_short_iri_can_be_asked_about_again(iri):
    assert short(as_iri(iri)) == iri
