"""How the names of a store are read: block by block, or all at once where that is cheaper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import RDFS

from kg.identity import mentions
from kg.store import open_writer
from kg.terms import DATA


@pytest.mark.parametrize("query", [mentions._ARTICLES, mentions._NAMES, mentions._ROLES])
def test_a_block_of_names_is_read_from_its_few_agents(query: str) -> None:
    """Beside a pattern with a fixed object the engine would start there and read the whole store."""
    pattern = (query % mentions._OF_BLOCK).split("WHERE", 1)[1]
    assert "GRAPH ?graph {\n    ?one kg:nameKey ?block ." in pattern
    assert not re.findall(r"[\w:]+ (?:[a-z]+:\w+|\"[^\"]*\") *[.;}\n]", pattern)


def test_graphs_of_claims_do_not_count_as_articles(tmp_path: Path) -> None:
    """Asked for many names the store is read whole, however many graphs its claims and decisions have."""
    with open_writer(tmp_path / "store") as writer:
        for number in range(200):
            claim = f"{DATA}graph/claims/{number}"
            writer.replace(claim, [(URIRef(claim), RDFS.label, Literal("a claim"), URIRef(claim))])
        assert mentions._many(writer.view(), {f"person/varga-{n}" for n in range(11)})
        assert not mentions._many(writer.view(), {"person/varga"})
