"""Where in a query's text given values go."""

from __future__ import annotations

import pytest

from kg.errors import BadQuery
from kg.store import Iri, library, open_view
from kg.store.wording import keywords, misread, with_values

BLOCK = "VALUES (?s) { (1) }"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?s WHERE { ?s ?p ?o }", f"SELECT ?s WHERE {{ {BLOCK}  ?s ?p ?o }}"),
        ("select ?s where\n{ ?s ?p ?o }", f"select ?s where\n{{ {BLOCK}  ?s ?p ?o }}"),
        ("ASK { ?s ?p 'WHERE {' }", f"ASK {{ {BLOCK}  ?s ?p 'WHERE {{' }}"),
        ("SELECT ?s { ?s ?p ?o }", f"SELECT ?s {{ {BLOCK}  ?s ?p ?o }}"),
        (
            "# WHERE {\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
            f"# WHERE {{\nCONSTRUCT {{ ?s ?p ?o }} WHERE {{ {BLOCK}  ?s ?p ?o }}",
        ),
        ("DESCRIBE ?s", f"DESCRIBE ?s\n{BLOCK}"),
    ],
)
def test_values_stand_at_the_start_of_the_pattern(query, expected):
    assert with_values(query, BLOCK) == expected


def test_what_the_engine_says_is_told_where_it_is_short():
    assert (
        misread("error at 1:7: expected CONSTRUCT")
        == "cannot be read at line 1, column 7: expected CONSTRUCT"
    )
    assert misread("error at 2:9: expected one of " + "'a', " * 90) == "cannot be read at line 2, column 9"
    assert misread("?x is bound twice.\nmore") == "is refused: ?x is bound twice"
    assert misread("") == "is refused: no reason given"


def test_a_prefix_that_is_not_declared_is_named(newsroom):
    with pytest.raises(BadQuery, match="it cannot be read at line 1, column 22: its prefix is not declared"):
        open_view(newsroom).query("ASK { ?a ?b foaf:name }")


def test_blanking_keeps_every_character_in_its_place():
    query = "SELECT ?a { <http://x/SERVICE> ?p 'it\\'s' } # end"
    assert len(keywords(query)) == len(query)
    assert keywords(query).split() == ["SELECT", "{", "}"]


@pytest.mark.parametrize("name", [name for name in library.names() if library.load(name).given])
def test_every_shipped_query_takes_a_data_block(newsroom, name):
    query = library.load(name)
    given = " ".join(f"?{variable}" for variable in query.given)
    block = f"VALUES ({given}) {{ ({' '.join('<urn:x:nothing>' for _ in query.given)}) }}"
    view = open_view(newsroom)
    asked = dict.fromkeys(query.given, Iri("urn:x:nothing"))
    assert view.query(with_values(query.text, block)) == view.query(query.text, **asked)
