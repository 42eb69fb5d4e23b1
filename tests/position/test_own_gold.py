"""How good the positions are on articles that were annotated before the program was run on them.

tests/gold/README.md tells how they were drawn and read.  The texts and the scorer lie outside the
repository, next to the checkout; without them there is nothing to measure.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.interchange import reading_to_json
from kg.pipeline import read_out, tools
from kg.read import Imprint, read_text
from tests.position.test_gold import SHARED, scorer

__all__ = ["scorer"]

GOLD = Path(__file__).parents[1] / "gold" / "positions.jsonl"
TEXTS = SHARED / "corpora"
FLOORS = {"first": 0.60, "second": 0.48, "third": 0.45, "fourth": 0.42, "fifth": 0.42}
ARTICLES = {"first": 15, "second": 15, "third": 9, "fourth": 14, "fifth": 12}
"""F1 with the stance right below which something is broken."""

Json = dict[str, Any]


def articles() -> list[tuple[Json, str]]:
    """Each annotated article with its text; targets without a name of their own are named by their words."""
    found = []
    for line in GOLD.read_text("utf-8").splitlines():
        article = json.loads(line)
        with (TEXTS / article["text_file"]).open(encoding="utf-8", newline="") as file:
            text = file.read()
        for position in article["positions"]:
            own = " ".join(text[start:end] for start, end in position["target_span"])
            position.setdefault("target", own)
        found.append((article, text))
    return found


@pytest.fixture(scope="module")
def read() -> list[tuple[Json, Json]]:
    """Each annotated article with what the program reads out of it."""
    if not TEXTS.is_dir():
        pytest.skip(f"no texts at {TEXTS}")
    found = []
    for article, text in articles():
        published = date.fromisoformat(article["published"]) if article["published"] else None
        given = Imprint(published=published)
        reading = read_out(read_text(article["doc"], text, given, tools().lexicons.outlets))
        found.append((article, reading_to_json(reading)))
    return found


@pytest.mark.parametrize("part", sorted(FLOORS))
def test_positions_of_articles_annotated_beforehand(
    scorer: ModuleType,
    read: list[tuple[Json, Json]],
    part: str,
) -> None:
    gold = [article for article, _ in read if article["part"] == part]
    assert len(gold) == ARTICLES[part]
    report, _ = scorer.score(gold, [predicted for _, predicted in read])
    assert report["positions, stance right"]["F1"] >= FLOORS[part]
