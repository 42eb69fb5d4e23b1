from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib.namespace import RDF, SH

from kg import model
from kg.ontology_files import shapes
from kg.terms import KG

ROOT = Path(__file__).parents[2]
STAGES = {"read", "encode", "extract", "resolve", "chain", "position", "populate", "store", "identity"}
ROWS = [
    [cell.strip() for cell in line.strip("| \n").split("|")]
    for line in (ROOT / "ontology" / "README.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| kg:")
]


def test_the_table_has_each_term_once():
    assert sorted(row[0] for row in ROWS) == sorted(
        f"kg:{name}" for name in KG.__annotations__ if not name.startswith("_")
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_the_table_names_exists(row):
    _, types, stage, checked, test = row
    for name in re.findall(r"[\w.]+", types.replace("–", "")):
        owner, _, attribute = name.partition(".")
        assert hasattr(getattr(model, owner), attribute or "__name__"), name
    assert stage in STAGES | {"–"}
    known = {
        str(shape).rpartition("#")[2]
        for kind in (SH.NodeShape, SH.PropertyShape, SH.SPARQLConstraint)
        for shape in shapes().subjects(RDF.type, kind)
    }
    assert set(re.findall(r"\w+", checked.replace("–", ""))) <= known
    if test != "–":
        source = (ROOT / test).read_text(encoding="utf-8")
        assert "def test_" in source
    assert (stage == "–") <= (test == "–"), "what no stage fills no test can show"
