"""How well statements that say the same are told from others, and how fast a store's claims are made.

python benchmarks/claims.py [--quick] [--json FILE] [--vectors FOLDER]

Pairs come from tests/gold/claim_pairs.jsonl with the texts of ECB+ in ../shared.  ``--vectors`` is an
unpacked wheel of ``wordllama``: its static word vectors are then measured beside the lexical comparison,
alone and together with it, each fitted and tested on four folds of topics.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.claims.clusters import clustered  # noqa: E402
from kg.claims.compare import SAME_FROM, Relation, measures  # noqa: E402
from kg.claims.instances import about  # noqa: E402
from kg.model import AgentKind, ArticleCard, Evidence, Hand, Manner, Provenance, Quotation  # noqa: E402
from tests.claims.gold import GOLD, TEXTS, Judged, figures, judged  # noqa: E402

QUICK_TOPICS = (1, 12, 18, 23, 24, 33, 44)
FOLDS = 4


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a few topics, a small store")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    parser.add_argument("--vectors", type=Path, metavar="FOLDER", help="an unpacked wheel of wordllama")
    given = parser.parse_args()
    found: dict[str, float] = {}
    if TEXTS.is_dir():
        pairs = list(judged(QUICK_TOPICS if given.quick else None))
        found |= figures(pairs)
        if not given.quick:
            found |= _cross_validated(pairs, given.vectors)
    else:
        print(f"{TEXTS}: not at hand, so only speed is measured", file=sys.stderr)
    found |= _speed([1_000] if given.quick else [1_000, 4_000, 16_000])
    for name, figure in found.items():
        print(f"{name:44} {figure:10,.3f}")
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _cross_validated(pairs: Sequence[Judged], vectors: Path | None) -> dict[str, float]:
    """F1 with weights fitted on three folds of topics and tested on the fourth."""
    topics = [json.loads(line)["topic"] for line in GOLD.read_text("utf-8").splitlines()]
    place = {topic: number % FOLDS for number, topic in enumerate(sorted(set(topics)))}
    fold = np.array([place[topic] for topic in topics])
    same = np.array([pair.label == "same" for pair in pairs])
    alike = np.array([pair.label != "different" for pair in pairs])
    # What rules decide beside the score: numbers, names, negation, who speaks of himself.
    ruled_out = np.array([_ruled_out(pair) for pair in pairs])
    lexical = np.array([_measured(pair) for pair in pairs])
    shown = {"f1, lexical, cross-validated": (lexical, ruled_out)}
    if vectors is not None:
        near = np.array(_nearness(pairs, vectors))[:, None]
        nothing = np.zeros(len(pairs), bool)
        shown["f1, word vectors alone, cross-validated"] = (np.hstack([lexical[:, :1], near]), nothing)
        shown["f1, lexical and word vectors, cross-validated"] = (np.hstack([lexical, near]), ruled_out)
    return {
        name: _f1(_folded(columns, alike, fold) >= SAME_FROM, same, out)
        for name, (columns, out) in shown.items()
    }


def _ruled_out(pair: Judged) -> bool:
    return pair.verdict.relation is not Relation.SAME and pair.verdict.score >= SAME_FROM


def _measured(pair: Judged) -> list[float]:
    one, other = (about(_text(side.article)) for side in (pair.one, pair.other))
    return list(measures(pair.one, pair.other, one, other).values())


def _text(file: str) -> str:
    return (TEXTS / file).read_text("utf-8")


def _folded(columns: np.ndarray, labels: np.ndarray, fold: np.ndarray) -> np.ndarray:
    """For each pair the probability given by weights fitted without its fold."""
    given = np.zeros(len(labels))
    for number in range(FOLDS):
        out = fold == number
        weights = _fitted(columns[~out], labels[~out])
        given[out] = 1 / (1 + np.exp(-columns[out] @ weights))
    return given


def _fitted(columns: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, shrunk a little; the first column is the constant."""
    weights = np.zeros(columns.shape[1])
    for _ in range(8000):
        given = 1 / (1 + np.exp(-columns @ weights))
        shrunk = 0.003 * weights
        shrunk[0] = 0
        weights -= 0.5 * (columns.T @ (given - labels) / len(labels) + shrunk)
    return weights


def _f1(said: np.ndarray, same: np.ndarray, ruled_out: np.ndarray) -> float:
    said = said & ~ruled_out
    return 2 * float((said & same).sum()) / float(said.sum() + same.sum())


def _nearness(pairs: Sequence[Judged], folder: Path) -> list[float]:
    """Cosine of the mean word vectors of each pair's wordings."""
    from tokenizers import Tokenizer

    (config,) = folder.glob("wordllama/tokenizers/*.json")
    tokenizer = Tokenizer.from_file(str(config))
    raw = next(folder.glob("wordllama/weights/*.safetensors")).read_bytes()
    head = int.from_bytes(raw[:8], "little")
    (described,) = (v for k, v in json.loads(raw[8 : 8 + head]).items() if k != "__metadata__")
    table = np.frombuffer(raw[8 + head :], dtype=np.float16).reshape(described["shape"]).astype(np.float32)

    def mean(words: str) -> np.ndarray:
        vector = table[tokenizer.encode(words, add_special_tokens=False).ids or [0]].mean(0)
        return np.asarray(vector / (math.sqrt(float(vector @ vector)) + 1e-9))

    return [float(mean(p.one.provenance.wording) @ mean(p.other.provenance.wording)) for p in pairs]


def _speed(sizes: Sequence[int]) -> dict[str, float]:
    """CPU milliseconds a statement for stores of so many statements, each repeated by three outlets."""
    found = {}
    for size in sizes:
        given = _invented(size)
        began = time.process_time()
        clusters = clustered(given, {}).clusters
        found[f"CPU ms a statement, of {size}"] = (time.process_time() - began) * 1000 / size
        found[f"claims found, of {size} statements"] = len(clusters)
    return found


def _invented(size: int) -> list[Provenance]:
    """Statements of invented words by a third as many speakers."""
    chance = random.Random(7)
    syllables = [a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u")]
    words = ["".join(chance.choices(syllables, k=3)) for _ in range(20_000)]
    given = []
    for number in range(size):
        if number % 3 == 0:
            wording = " ".join(chance.choices(words, k=12))
        article = ArticleCard(
            f"a{number}", f"a{number}", None, f"Paper {number % 50}", None, None, None, None
        )
        hand = Hand("", "", f"Speaker {number // 3}", AgentKind.PERSON, Manner.SAID, None, ())
        content = (Evidence(0, len(wording), wording),)
        given.append(
            Provenance(f"s{number}", "s1", f"c{number}", article, content, (hand,), Quotation.INDIRECT)
        )
    return given


if __name__ == "__main__":
    main()
