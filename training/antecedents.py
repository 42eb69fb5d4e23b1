"""Fit the weights by which a pronoun's antecedent is chosen, on the articles annotated with chains.

python -m training.antecedents [--shared FOLDER]

Prints how often the likeliest person is the annotated one: with the weights that the package has, and
cross-validated over articles with weights fitted on the others; then weights fitted on all.  What was
remembered before each pronoun depends on the weights in use, so fitting can be repeated with the new ones.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

import kg.resolve.antecedents as room
import kg.resolve.papers
import kg.resolve.references
from kg.encode import annotate, default_encoder
from kg.evaluate.names import Names
from kg.extract import acts
from kg.model import Article, Span, Spans, Zone, ZoneKind
from kg.pipeline import tools
from kg.resolve.agents import resolve
from kg.resolve.cast import Member
from kg.resolve.reader import Memory, Page
from training.choose import SHARED

FOLDS = 5
STRENGTH = 1.0
"""Weight of the penalty that keeps weights small."""

Floats = npt.NDArray[np.float64]
Case = tuple[str, Floats, int]
"""Article, what speaks for each candidate, and which of them is the annotated one."""


def main() -> None:
    """Print accuracies and weights."""
    parser = argparse.ArgumentParser(prog="python -m training.antecedents", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with corpora/ and eval/")
    given = parser.parse_args()
    own = sorted((Path(__file__).parent / "annotations").glob("*.jsonl"))
    cases = _cases([given.shared / "eval/public/train_chains.jsonl", *own], given.shared)
    names = list(room.WEIGHTS)
    now = np.array([room.WEIGHTS[name] for name in names])
    articles = sorted({case[0] for case in cases})
    random.Random(0).shuffle(articles)
    right = 0.0
    for fold in range(FOLDS):
        left_out = set(articles[fold::FOLDS])
        weights = _fitted([c for c in cases if c[0] not in left_out], len(names))
        tested = [c for c in cases if c[0] in left_out]
        right += _share(tested, weights) * len(tested)
    fitted = _fitted(cases, len(names))
    table = {name: round(float(w), 2) for name, w in zip(names, fitted, strict=True)}
    print(f"{len(cases)} antecedents; as shipped {_share(cases, now):.3f}", end="; ")
    print(f"cross-validated {right / len(cases):.3f}; fitted on all {_share(cases, fitted):.3f}")
    print(json.dumps(table))


def _cases(golds: list[Path], shared: Path) -> list[Case]:
    """Every pronoun and description whose annotated antecedent is one of several candidates."""
    found: list[Case] = []
    asked: list[tuple[int, list[room.Candidate]]] = []
    plain = room.person_before

    def noting(
        page: Page,
        memory: Memory,
        at: int,
        gender: str | None,
        nearest: bool = False,
        own: Spans = (),
        other_than: str | None = None,
    ) -> Member | None:
        if not nearest:
            asked.append((at, room.candidates(page, memory, at, gender, own)))
        return plain(page, memory, at, gender, nearest, own, other_than)

    for module in (kg.resolve.papers, kg.resolve.references):
        module.person_before = noting  # type: ignore[attr-defined]
    for path in golds:
        for line in path.read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            with (shared / "corpora" / gold["text_file"]).open(encoding="utf-8", newline="") as file:
                text = file.read()
            zones = tuple(Zone(Span(*z), ZoneKind.HEADLINE) for z in gold.get("ignored", []))
            article = Article(gold["doc"], text, outlet=gold["outlet"], zones=zones)
            annotated = annotate(article, default_encoder())
            asked.clear()
            resolve(annotated, acts(annotated), tools().lexicons)
            found += _matched(gold, asked)
    return found


def _matched(gold: dict[str, Any], asked: list[tuple[int, list[room.Candidate]]]) -> list[Case]:
    """The cases of one article: candidates beside who is annotated at the same place."""
    names = Names(gold.get("aliases") or {})
    links = (link for statement in gold["statements"] for link in statement["chain"])
    persons = {link["mention"][0]: link for link in links if link.get("mention") and link["kind"] == "person"}
    cases = []
    for at, found in asked:
        if at not in persons or len(found) < 2:
            continue
        kind = {"kind": "person"}
        same = [i for i, (m, _) in enumerate(found) if names.same(persons[at], {"agent": m.name, **kind})]
        if same:
            signs = np.array([[signs[name] for name in room.WEIGHTS] for _, signs in found])
            cases.append((gold["doc"], signs, same[0]))
    return cases


def _fitted(cases: list[Case], size: int, steps: int = 400) -> Floats:
    """The weights that make the annotated antecedents likeliest, by gradient descent (Adam)."""
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, steps + 1):
        slope = STRENGTH * weights
        for _, signs, right in cases:
            chances = np.exp(signs @ weights - (signs @ weights).max())
            slope = slope + signs.T @ (chances / chances.sum()) - signs[right]
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights - 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def _share(cases: list[Case], weights: Floats) -> float:
    """Share of the cases in which the annotated antecedent is the likeliest."""
    hits = [int((signs @ weights).argmax()) == right for _, signs, right in cases]
    return sum(hits) / max(len(hits), 1)


if __name__ == "__main__":
    main()
