from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import URIRef
from rdflib.namespace import SH

from kg import model
from kg.ontology_files import shapes
from kg.terms import CLAIMS, KG

ROOT = Path(__file__).parents[2]
STAGES = set("read encode extract resolve chain position populate store identity claims".split())
ROWS = [
    [cell.strip() for cell in line.strip("| \n").split("|")]
    for line in (ROOT / "ontology" / "README.md").read_text(encoding="utf-8").splitlines()
    if line.startswith(("| kg:", "| claims:"))
]
EVERY_TERM = {"tests/ontology/test_filled.py", "tests/ontology/test_terms.py"}
"""Tests that go through all terms, so that they need not name each."""


def checked_by(term: URIRef) -> list[str]:
    """The names of the shapes that look at a term: its class, its property, or a constraint on it."""
    graph, short = shapes(), str(term).rpartition("/")[2].replace("ontology#", "kg:").replace("#", ":")
    found = {
        shape
        for role in (SH.targetClass, SH.path, SH["class"], SH.targetSubjectsOf)
        for shape in graph.subjects(role, term)
    }
    found |= {
        constraint
        for constraint, select in graph.subject_objects(SH.select)
        if re.search(rf"(?<![\w-]){short}\b", str(select))
    }
    return sorted(str(shape).rpartition("#")[2] for shape in found)


def test_the_table_has_each_term_once():
    assert sorted(row[0] for row in ROWS) == sorted(
        f"{prefix}:{name}"
        for prefix, namespace in (("kg", KG), ("claims", CLAIMS))
        for name in namespace.__annotations__
        if not name.startswith("_")
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_the_table_names_exists(row):
    term, types, stage, checked, test = row
    for name in re.findall(r"[\w.]+", types.replace("–", "")):
        owner, _, attribute = name.partition(".")
        assert hasattr(getattr(model, owner), attribute or "__name__"), name
    assert stage in STAGES
    prefix, _, name = term.partition(":")
    iri = {"kg": KG, "claims": CLAIMS}[prefix][name]
    assert checked == (", ".join(checked_by(iri)) or "–"), "which shapes look at the term"
    source = (ROOT / test).read_text(encoding="utf-8")
    assert "def test_" in source
    assert test in EVERY_TERM or re.search(rf"\b(?:{prefix.upper()}\.|{prefix}:){name}\b", source), term
