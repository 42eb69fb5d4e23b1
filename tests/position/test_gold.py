"""How good the positions are on the annotated articles, beside what a trivial rule would find.

The gold lies outside the repository, next to the checkout; without it there is nothing to measure.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.extract.cues import base_forms
from kg.interchange import reading_to_json
from kg.model import Chain, Position, Reading, Stance, TargetKind, hull
from kg.pipeline import read_out, tools
from kg.position.stances import ACTS
from kg.read import Imprint, read_text

SHARED = Path(__file__).parents[2] / ".." / "shared"
GOLD = SHARED / "eval" / "public" / "gold_positions.jsonl"
FOLDERS = (SHARED / "eval" / "public", SHARED / "corpora")

POSITIONS, STANCE_RIGHT = 0.70, 0.70
"""F1 below which something is broken."""

Json = dict[str, Any]


def need_gold() -> None:
    """Skip where the gold is not there."""
    if not GOLD.is_file():
        pytest.skip(f"no gold positions at {GOLD}")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The scorer that belongs to the gold."""
    need_gold()
    sys.path.insert(0, str(SHARED / "eval"))
    spec = importlib.util.spec_from_file_location("score_positions", SHARED / "eval" / "score_positions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold() -> list[Json]:
    """The gold, one article each."""
    need_gold()
    return [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def readings(gold: list[Json]) -> list[Reading]:
    """What the program reads out of the gold's articles."""
    chains = {
        json.loads(line)["doc"]: json.loads(line)
        for line in (GOLD.parent / "gold_chains.jsonl").read_text("utf-8").splitlines()
    }
    found = []
    for article in gold:
        path = next(
            folder / article["text_file"] for folder in FOLDERS if (folder / article["text_file"]).is_file()
        )
        about = chains[article["doc"]]
        given = Imprint(
            outlet=about["outlet"],
            republisher=about["republisher"],
            author=about["author"],
            published=date.fromisoformat(about["published"]) if about["published"] else None,
        )
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        found.append(read_out(read_text(article["doc"], text, given, tools().lexicons.outlets)))
    return found


def trivial(chain: Chain, text: str) -> Position | None:
    """One position for each statement whose cue names a stance: on all that it states."""
    words = [word for cue in chain.origin.cue for word in cue.of(text).split()]
    stance = next((ACTS[b][0][1] for w in words for b in base_forms(w) if b in ACTS), None)
    if stance is None:
        return None
    content = hull(chain.content)
    kind = TargetKind.CLAIM if stance is Stance.OPPOSES else TargetKind.PROPOSAL
    return Position(
        chain.origin.agent, content.of(text), chain.content, kind, stance, (chain.id,), chain.content
    )


def scores(scorer: ModuleType, gold: list[Json], found: list[Reading]) -> tuple[float, float]:
    """F1 of positions, and F1 with the stance right."""
    report, _ = scorer.score(gold, [reading_to_json(reading) for reading in found])
    return report["positions"]["F1"], report["positions, stance right"]["F1"]


def test_positions_of_the_annotated_articles_are_found(
    scorer: ModuleType, gold: list[Json], readings: list[Reading]
) -> None:
    found, right = scores(scorer, gold, readings)
    assert found >= POSITIONS
    assert right >= STANCE_RIGHT


def test_a_rule_on_cues_alone_finds_far_fewer(
    scorer: ModuleType, gold: list[Json], readings: list[Reading]
) -> None:
    plain = [
        Reading(
            reading.article,
            (),
            reading.chains,
            tuple(p for chain in reading.chains if (p := trivial(chain, reading.article.text)) is not None),
        )
        for reading in readings
    ]
    _, right = scores(scorer, gold, readings)
    _, trivially_right = scores(scorer, gold, plain)
    assert trivially_right < right / 2
