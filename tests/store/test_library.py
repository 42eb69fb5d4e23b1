from __future__ import annotations

import re

import pytest

from kg.analyse.provenance import provenances
from kg.errors import BadQuery
from kg.populate import article_iri
from kg.store import Iri, Statements, Table, library
from kg.store.names import as_iri, short
from kg.terms import DATA
from tests.populate.readings import GAZETTE, LANTERN, LEDGER

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
AUTHORITY = "id:agent/organization/port-authority"
LEASE = "Velmark may lease the north harbour to a foreign navy"
LEASED = "The north harbour may be leased to a foreign navy"
SOUGHT = "its navy sought a lease"
SENIOR = "a senior Velmark official"
REASON = "on condition that their names be withheld"
SHALLOW = "the north harbour is too shallow"

WITHOUT_GIVEN = {
    "articles": [
        ("ledger", "ledger", "The Ledger", "2031-05-06", "3"),
        ("gazette", "gazette", "Harbour Gazette", "2031-05-04", "3"),
        ("lantern", "lantern", "The Lantern", "2031-05-02", "2"),
    ],
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
        ("id:issue/lease-of-the-north-harbour", "id:agent/person/bo-finch", AUTHORITY),
        ("id:issue/lease-of-the-north-harbour", "id:agent/person/bo-finch", "id:agent/person/ada-quill"),
    ],
    "documents": [("ledger/document/a-ministry-memo", "A ministry memo", SHALLOW, "ledger")],
    "issues": [
        ("id:issue/lease-of-the-north-harbour", "Lease of the north harbour", "stance:opposes", "2"),
        ("id:issue/its-navy-sought-a-lease", SOUGHT, "stance:opposes", "1"),
        ("id:issue/lease-of-the-north-harbour", "lease of the north harbour", "stance:supports", "1"),
    ],
    "longest-chains": [
        ("gazette/report/30-83/1", "3", LEASE, "gazette"),
        ("ledger/report/27-50/1", "2", SOUGHT, "ledger"),
    ],
    "metonyms": [("Oslo", "Norway", "id:agent/country/oslo")],
    "republished": [("gazette", "Harbour Gazette", "Quayside Reader", "2031-05-04")],
    "runs": [("2031-05-07T10:00:00Z", "attribution-kg 0.1.0", "sha256:abc", "3")],
    "top-origins": [
        ("id:agent/person/ada-quill", "Ada Quill", "2", "2"),
        ("id:agent/country/oslo", "Oslo", "1", "1"),
        (AUTHORITY, "The Port Authority", "1", "1"),
        ("id:agent/person/bo-finch", "Bo Finch", "1", "1"),
        (OFFICIAL, "a senior Velmark official", "1", "1"),
        (OFFICIALS, "two Velmark officials", "1", "1"),
        ("ledger/document/a-ministry-memo", "A ministry memo", "1", "1"),
    ],
    "top-relays": [(short(POST), "Tall City Post", "2", "2"), (NORPRESS, "Norpress", "1", "1")],
    "unnamed-by-outlet": [
        ("id:agent/outlet/lantern", "2", "1", "0.5"),
        ("id:agent/outlet/harbour-gazette", "3", "1", "0.333333333333333333"),
        ("id:agent/outlet/ledger", "3", "0", "0"),
    ],
    "unnamed-sources": [
        ("a senior Velmark official", "false", None, None, "gazette", OFFICIAL),
        ("two Velmark officials", "true", "2", REASON, "lantern", OFFICIALS),
    ],
    "who-relies-on-whom": [
        (NORPRESS, short(POST), "1"),
        (short(POST), "id:agent/country/oslo", "1"),
        (short(POST), OFFICIAL, "1"),
    ],
}  # fmt: skip

WITH_GIVEN = {
    "agents-by-name": ({"name": "Ada Quill"}, [("id:agent/person/ada-quill", "kg:Person", "2")]),
    "in-manner": (
        {"manner": as_iri("manner:denied")},
        [("Oslo", "denied", SOUGHT, "ledger", "ledger/report/27-50/2")],
    ),
    "positions-of": (
        {"holder": QUILL},
        [
            (
                "id:issue/lease-of-the-north-harbour",
                "Lease of the north harbour",
                "stance:opposes",
                "2031-05",
                "lantern/position/160-179",
            )
        ],
    ),
    "positions-on": (
        {"issue": as_iri("id:issue/lease-of-the-north-harbour")},
        [
            (short(QUILL), "Ada Quill", "stance:opposes", "2031-05", "lantern/report/159-181/1",
             "lantern/position/160-179"),
            (AUTHORITY, "The Port Authority", "stance:opposes", None, "gazette/report/286-311/1",
             "gazette/position/274-311"),
            ("id:agent/person/bo-finch", "Bo Finch", "stance:supports", None, "ledger/report/154-173/1",
             "ledger/position/146-162"),
        ],
    ),
    "quoted-directly": (
        {"agent": QUILL},
        [
            ('"The lease," … "is a rumour."', "gazette", "gazette/report/182-194_217-231/1"),
            ('"We oppose the lease,"', "lantern", "lantern/report/159-181/1"),
        ],
    ),
    "relayed-by": (
        {"agent": POST},
        [
            (SENIOR, SENIOR, LEASE, "gazette", "gazette/report/30-83/2"),
            ("Oslo", "Oslo", SOUGHT, "ledger", "ledger/report/27-50/1"),
        ],
    ),
    "said-by": (
        {"agent": QUILL},
        [
            ('"The lease," … "is a rumour."', "manner:said", None, "Harbour Gazette", "gazette",
             "gazette/report/182-194_217-231/1"),
            ('"We oppose the lease,"', "manner:wrote", "2031-05", "The Lantern", "lantern",
             "lantern/report/159-181/1"),
        ],
    ),
    "said-on": (
        {"day": library.value_of("2031-05-02")},
        [("a senior Velmark official", LEASE, "gazette", "gazette/report/30-83/3")],
    ),
    "told-to": (
        {"outlet": as_iri("id:agent/outlet/lantern")},
        [("two Velmark officials", LEASED, "lantern", "lantern/report/25-74/1")],
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
        answered = [row[1:] for row in answered]
    assert answered == WITHOUT_GIVEN[name]


@pytest.mark.parametrize("name", WITH_GIVEN)
def test_a_question_about_one_thing(view, name):
    given, expected = WITH_GIVEN[name]
    assert rows(view, name, **given) == expected


def test_the_hands_of_a_statement_are_numbered_from_the_reader_on(view, lease):
    hands = rows(view, "chain-of-statement", statement=Iri(lease.statement))
    assert hands == [
        ("1", NORPRESS, "Norpress", "manner:cited", "according to", "gazette/report/30-83/1"),
        ("2", short(POST), "The Tall City Post", "manner:reported", "reported", "gazette/report/30-83/2"),
        ("3", OFFICIAL, "a senior Velmark official", "manner:cited", "citing", "gazette/report/30-83/3"),
    ]


def test_a_claim_leads_to_its_origin_and_to_who_carries_it(view, lease):
    claim = Iri(lease.claim)
    assert rows(view, "origins-of-claim", claim=claim) == [
        (OFFICIAL, "a senior Velmark official", "kg:UnnamedSource")
    ]
    assert rows(view, "who-carries", claim=claim) == [
        ("Harbour Gazette", "gazette", "a senior Velmark official", "gazette/report/30-83/1")
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


TESTED_ALONE = {"chain-of-statement", "origins-of-claim", "who-carries", "evidence-of", "chain-as-prov"}


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
