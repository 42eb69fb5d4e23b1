"""How good the chains are on articles marked by hand: floors below which something is broken.

The texts, and the gold for choosing, lie outside the repository, next to the checkout; without them there
is nothing to measure.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluate import evaluate

SHARED = Path(__file__).parents[2] / ".." / "shared"
CHOSEN_ON = SHARED / "eval" / "public" / "gold_chains.jsonl"
INVENTED = Path(__file__).parents[1] / "gold"
UNSEEN = Path(__file__).parents[1] / "gold" / "chains.jsonl"
TEXTS = SHARED / "corpora"

FLOORS = {"chain exact": 0.78, "origin": 0.88, "quote type": 0.95, "date, where gold has one": 0.80}
UNSEEN_FLOORS = {"chain exact": 0.75, "origin": 0.84, "quote type": 0.87}

NESTED_FLOORS = {"chain exact": 0.55, "chain exact, length 3+": 0.34, "origin": 0.70}

WORLD_FLOORS = {"chain exact": 0.80, "origin": 0.84, "quote type": 0.95, "date, where gold has one": 0.68}


def need(*paths: Path) -> None:
    """Skip where the texts or the gold are not there."""
    for path in paths:
        if not path.exists():
            pytest.skip(f"nothing to measure with at {path}")


def test_the_articles_that_were_chosen_on() -> None:
    need(CHOSEN_ON, TEXTS)
    found = evaluate([CHOSEN_ON], [TEXTS, CHOSEN_ON.parent])
    assert found["statements"]["F1"] >= 0.86
    assert found["hop edges, aligned"]["F1"] >= 0.72
    assert {
        name: found[name]["share"] for name, floor in FLOORS.items() if found[name]["share"] < floor
    } == {}


def test_articles_of_other_years_and_outlets() -> None:
    need(TEXTS / "ecbplus_text")
    found = evaluate([UNSEEN], [TEXTS])
    assert found["articles"] == 44
    assert found["statements"]["F1"] >= 0.88
    low = {
        name: found[name]["share"] for name, floor in UNSEEN_FLOORS.items() if found[name]["share"] < floor
    }
    assert low == {}


def test_world_news_that_was_invented_for_this() -> None:
    found = evaluate([INVENTED / "world.jsonl"], [INVENTED])
    assert found["articles"] == 32
    assert found["statements"]["F1"] >= 0.93
    assert found["hop edges, end to end"]["F1"] >= 0.74
    low = {name: found[name]["share"] for name, floor in WORLD_FLOORS.items() if found[name]["share"] < floor}
    assert low == {}


def test_news_with_sources_behind_sources() -> None:
    found = evaluate([INVENTED / "nested.jsonl"], [INVENTED])
    assert found["articles"] == 21
    assert found["statements"]["F1"] >= 0.88
    assert found["hop edges, end to end"]["F1"] >= 0.54
    low = {
        name: found[name]["share"] for name, floor in NESTED_FLOORS.items() if found[name]["share"] < floor
    }
    assert low == {}
