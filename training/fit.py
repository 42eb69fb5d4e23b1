"""The training loop: documents in, weights out, the same for the same seed and number of threads."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from training.augment import changed
from training.documents import Document
from training.examples import Labelled, batch, batches, labelled
from training.loss import Weights, loss
from training.network import Model


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    rate, head_rate   learning rates of the pretrained part and of the new parts, at their highest
    nesting           share of plain sentences made reports of reports, in a third of the documents
    average           decay, per step, of the running average of the weights
    minutes           wall time after which training ends early, rates going down by the clock; None: no limit
    repeat            how often documents with chains are read per epoch
    """

    epochs: int = 4
    size: int = 10
    rate: float = 1e-4
    head_rate: float = 1e-3
    nesting: float = 0.08
    average: float = 0.995
    seed: int = 1
    threads: int = 2
    minutes: float | None = None
    repeat: int = 2
    weights: Weights = field(default_factory=Weights)


def fit(
    model: Model,
    documents: list[Document],
    taught: frozenset[str],
    reporting: frozenset[str],
    tokenizer: Tokenizer,
    plan: Plan,
    out: Path,
) -> None:
    """Train ``model``; after each epoch its weights and their average are in ``out``.

    taught   names of the documents whose chains were annotated
    """
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    chance = random.Random(plan.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model.to(device)
    optimizer, rates = _optimizer(model, plan)
    averaged = {name: weight.detach().clone() for name, weight in model.state_dict().items()}
    read = [d for d in documents for _ in range(plan.repeat if d.name in taught else 1)]
    step, began, done = 0, time.monotonic(), False
    total = plan.epochs * len(
        batches(_epoch(read, chance, tokenizer, reporting, plan), plan.size, random.Random(0))
    )
    print(f"{len(read)} documents, about {total} steps", flush=True)
    for epoch in range(plan.epochs):
        texts = _epoch(read, chance, tokenizer, reporting, plan)
        sums: dict[str, float] = defaultdict(float)
        model.train()
        for cut in batches(texts, plan.size, chance):
            gone = step / total
            if plan.minutes:
                gone = max(gone, (time.monotonic() - began) / 60 / plan.minutes)
            done = gone >= 1
            if done:
                break
            share = min(1.0, (step + 1) / (0.06 * total)) * max(0.02, min(1.0, (1 - gone) / 0.9))
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * share
            value, parts = loss(model, batch(texts, cut), plan.weights)
            optimizer.zero_grad()
            value.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step % 4 == 0:
                _average(averaged, model, min(plan.average, step / (step + 40)) ** 4)
            for name, part in parts.items():
                sums[name] += part
            if step % 50 == 0 or step == 5:
                told = " ".join(
                    f"{k} {v / (50 if step % 50 == 0 else 5):.3f}" for k, v in sorted(sums.items())
                )
                print(
                    f"epoch {epoch} step {step}/{total} {time.monotonic() - began:.0f} s {told}", flush=True
                )
                sums.clear()
        torch.save(model.state_dict(), out / f"epoch{epoch}.pt")
        torch.save(averaged, out / f"epoch{epoch}.average.pt")
        print(f"epoch {epoch} ended after {time.monotonic() - began:.0f} s", flush=True)
        if done:
            break
    torch.save(averaged, out / "last.pt")


def _epoch(
    documents: list[Document],
    chance: random.Random,
    tokenizer: Tokenizer,
    reporting: frozenset[str],
    plan: Plan,
) -> list[Labelled]:
    """Every document under one annotator's reading, changed anew."""
    texts = []
    for document in documents:
        reading = chance.randrange(len(document.readings))
        texts.append(labelled(changed(document, chance, plan.nesting), reading, tokenizer, reporting))
    return texts


def _optimizer(model: Model, plan: Plan) -> tuple[torch.optim.Optimizer, list[float]]:
    """AdamW, the pretrained weights at a lower rate than the new ones."""
    old = [p for n, p in model.named_parameters() if n.startswith("backbone.") and "surfaces" not in n]
    new = [p for n, p in model.named_parameters() if not n.startswith("backbone.") or "surfaces" in n]
    groups: list[dict[str, Any]] = [{"params": old, "lr": plan.rate}, {"params": new, "lr": plan.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    return optimizer, [plan.rate, plan.head_rate]


@torch.no_grad()
def _average(averaged: dict[str, torch.Tensor], model: Model, decay: float) -> None:
    """Move the running average a little towards the model's weights."""
    for name, weight in model.state_dict().items():
        averaged[name].lerp_(weight, 1 - decay)


def seeded(seed: int) -> None:
    """Fix what chance there is before the model is built."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
