from __future__ import annotations

from pathlib import Path

from kg.ontology_files import mappings, vocabulary
from kg.ontology_page import page
from kg.terms import CLAIMS, KG

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"


def test_the_page_is_made_from_the_turtle_of_today():
    made = page(vocabulary(), mappings())
    assert PAGE.read_text(encoding="utf-8") == made, "run: python -m kg.ontology_page > docs/ontology.md"


def test_the_page_names_every_term():
    text = PAGE.read_text(encoding="utf-8")
    for prefix, namespace in (("kg", KG), ("claims", CLAIMS)):
        for name in namespace.__annotations__:
            if not name.startswith("_"):
                assert f"### {prefix}:{name}\n" in text
    assert "manner:denied" in text
    assert "prov:wasAttributedTo" in text
