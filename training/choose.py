"""Scores of a model on PolNeAR dev and on the public chain gold: for choosing with restraint.

python -m training.choose [FOLDER] [--set cue=0.5 edge=1 ...] [--json FILE]
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from kg.encode import Encoder, annotate, flat
from kg.encode.decode import DECODING, Decoding
from kg.model import Annotated, Article, Attribution, Span, Spans, Zone, ZoneKind

SHARED = Path(__file__).parents[1] / ".." / "shared"
SPEECH = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(prog="python -m training.choose", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--set", nargs="*", default=[], metavar="CONSTANT=VALUE")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with corpora/ and eval/")
    parser.add_argument("--json", type=Path)
    parser.add_argument(
        "--predictions", type=Path, help="write the flat attributions of dev there, for errors.py"
    )
    given = parser.parse_args()
    constants: dict[str, Any] = {k: float(v) for k, v in (pair.split("=") for pair in given.set)}
    how = replace(DECODING, **constants)
    encoder = Encoder.load(given.folder)
    dev = on_dev(encoder, how, given.shared, given.predictions)
    chains = on_chains(encoder, how, given.shared)
    if given.json:
        given.json.write_text(json.dumps({"dev": dev, "chains": chains}, indent=1) + "\n", encoding="utf-8")


def on_dev(encoder: Encoder, how: Decoding, shared: Path, keep: Path | None = None) -> dict[str, Any]:
    """PolNeAR's measures for the flat attributions."""
    scorer = _scorer(shared, "polnear_score")
    gold = scorer.load_gold(str(shared / "corpora/polnear/data"), "dev")
    found = {}
    for name, (text, _) in gold.items():
        annotated = annotate(Article(name, text), encoder, how)
        found[name] = [_roles(a) for a in flat(annotated, how)]
    if keep:
        lines = (json.dumps({"doc": name, "attributions": rows}) + "\n" for name, rows in found.items())
        keep.write_text("".join(lines), encoding="utf-8")
    result: dict[str, Any] = scorer.score(gold, found)
    scorer.report(result)
    return result


def on_chains(encoder: Encoder, how: Decoding, shared: Path) -> dict[str, Any]:
    """Statement P, R and F1 on the chain gold for several thresholds of speech."""
    scorer = _scorer(shared, "score_chains")
    gold = scorer.load(str(shared / "eval/public/gold_chains.jsonl"))
    roots = [str(shared / "corpora"), str(shared / "eval/public")]
    read = {}
    for article in gold:
        text = scorer.read_text(roots, article["text_file"])
        zones = tuple(Zone(Span(*z), ZoneKind.BOILERPLATE) for z in article["ignored"])
        read[article["doc"]] = annotate(Article(article["doc"], text, zones=zones), encoder, how)
    table = {}
    for least in SPEECH:
        found = [{"doc": doc, "statements": _statements(a, least)} for doc, a in read.items()]
        measures, _, _ = scorer.score(gold, found, roots)
        table[str(least)] = measures["statements"]
        print(f"speech >= {least}: ", {k: round(v, 3) for k, v in measures["statements"].items()}, flush=True)
    return table


def _statements(annotated: Annotated, least: float) -> list[dict[str, Any]]:
    """One statement per attribution that conveys something; who said it plays no part here."""
    return [
        {"id": f"s{i}", "content": _pairs(a.content), "chain": []}
        for i, a in enumerate(annotated.attributions)
        if a.speech >= least
    ]


def _roles(attribution: Attribution) -> dict[str, list[list[int]]]:
    return {role: _pairs(getattr(attribution, role)) for role in ("source", "cue", "content")}


def _pairs(spans: Spans) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _scorer(shared: Path, name: str) -> ModuleType:
    """One of the scorers that lie beside the gold."""
    folder = str((shared / "eval").resolve())
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(name)


if __name__ == "__main__":
    main()
