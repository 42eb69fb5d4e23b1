"""What each shipped query answers about an invented newsroom: every query has its rows here or beside."""

from __future__ import annotations

import pytest

from kg.claims import stated
from kg.populate import article_iri
from kg.store import Iri, Statements, library
from kg.store.names import as_iri, short
from tests.populate.readings import LEDGER
from tests.store.answers import (
    AUTHORITY,
    FINCH,
    LEASE,
    LEASE_ISSUE,
    LEASED,
    NORPRESS,
    OFFICIAL,
    OFFICIALS,
    POST,
    QUILL,
    QUOTATION,
    REASON,
    SENIOR,
    SHALLOW,
    SOUGHT,
    THE_GAZETTE,
    THE_LANTERN,
    rows,
    said,
)


@pytest.fixture(scope="module")
def lease(view):
    return stated(view, "velmark may lease")[0]


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
            ("2031-05-04", QUOTATION, "gazette", "gazette/report/182-194_217-231/1"),
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
            ("2031-05-04", QUOTATION, "manner:said", None, "Harbour Gazette", "gazette",
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


def test_a_statement_of_one_hand_reads_as_prov_too(view):
    [rumour] = stated(view, "is a rumour")
    made = library.run(view, library.load("chain-as-prov"), {"statement": Iri(rumour.statement)})
    told = {tuple(map(said, triple)) for triple in made}
    assert ("gazette/report/182-194_217-231/1", "prov:wasAttributedTo", short(QUILL)) in told
    assert not [each for each in told if each[1] in ("prov:wasDerivedFrom", "prov:hadPrimarySource")]


TESTED_ALONE = {
    *("chain-of-statement", "origins-of-claim", "who-carries", "evidence-of", "chain-as-prov"),
    *("channels", "said-via", "unnamed-by-affiliation"),
    *("who-is-who", "claims-across-articles", "contradictions"),
}


def test_every_shipped_query_is_tested_here():
    assert set(library.names()) == {*WITHOUT_GIVEN, *WITH_GIVEN, *TESTED_ALONE}
    assert len(library.names()) >= 20
