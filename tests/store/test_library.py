"""The shipped queries: their headers, how they are found, and what they are given."""

from __future__ import annotations

import re

import pytest

from kg.errors import BadQuery
from kg.store import Iri, library
from kg.store.names import as_iri, short
from kg.terms import DATA

QUILL = Iri(DATA + "agent/person/ada-quill")


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
