from __future__ import annotations

import csv
import io
import json

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD

from kg.errors import BadQuery
from kg.store import Blank, Iri, Statements, Table, Text
from kg.store.render import FORMATS, render
from kg.terms import DATA, KG

LONG = "word " * 40
TABLE = Table(
    ("who", "what", "when"),
    (
        {"who": Iri(DATA + "agent/person/ada-quill"), "what": Text('a "rumour",\nnothing'), "when": None},
        {"who": Blank("b0"), "what": Text("été", language="fr"), "when": Text("2031-05-02", str(XSD.date))},
        {"who": Iri("https://example.org/x"), "what": Text(LONG), "when": None},
    ),
)
TRIPLES = Statements(
    (
        (Iri(DATA + "r"), Iri(str(KG.by)), Iri(DATA + "a")),
        (Iri(DATA + "r"), Iri(str(KG.saidOn)), Text("2031-05-02", str(XSD.date))),
    )
)


def test_a_table_is_aligned_and_cuts_words_but_no_iri():
    head, rule, first, second, third = render(TABLE, "table").splitlines()
    assert head.split() == ["who", "what", "when"]
    assert set(rule) == {"-", " "}
    assert first.startswith('id:agent/person/ada-quill  a "rumour", nothing')
    assert second.endswith("2031-05-02")
    assert third.endswith("…")
    assert head.index("what") == first.index('a "') == second.index("été")


def test_csv_is_whole_and_quoted():
    rows = list(csv.reader(io.StringIO(render(TABLE, "csv"), newline="")))
    assert rows[0] == ["who", "what", "when"]
    assert rows[1] == [DATA + "agent/person/ada-quill", 'a "rumour",\nnothing', ""]
    assert rows[3][1] == LONG


def test_json_is_the_results_format_of_sparql():
    bindings = json.loads(render(TABLE, "json"))["results"]["bindings"]
    assert bindings[0] == {
        "who": {"type": "uri", "value": DATA + "agent/person/ada-quill"},
        "what": {"type": "literal", "value": 'a "rumour",\nnothing'},
    }
    assert bindings[1]["who"]["type"] == "bnode"
    assert bindings[1]["what"]["xml:lang"] == "fr"
    assert bindings[1]["when"] == {"type": "literal", "value": "2031-05-02", "datatype": str(XSD.date)}
    assert json.loads(render(True, "json")) == {"head": {}, "boolean": True}


def test_triples_are_written_as_turtle():
    text = render(TRIPLES, "turtle")
    assert "kg:saidOn" in text
    assert (URIRef(DATA + "r"), KG.saidOn, Literal("2031-05-02", datatype=XSD.date)) in Graph().parse(
        data=text, format="turtle"
    )


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_triples_can_be_read_as_rows_too(form):
    assert "saidOn" in render(TRIPLES, form)


def test_a_truth_value_is_one_word():
    assert render(True, "table") == "true\n"
    assert render(False, "csv") == "false\n"


def test_rows_are_no_turtle_and_no_format_is_guessed():
    for result in (TABLE, True):
        with pytest.raises(BadQuery, match="cannot be written as Turtle"):
            render(result, "turtle")
    with pytest.raises(BadQuery, match="Choose one of table, csv, json, turtle"):
        render(TABLE, "xml")


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "turtle"])
def test_no_rows_are_a_result_too(form):
    assert "who" in render(Table(("who",), ()), form)
