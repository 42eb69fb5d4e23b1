"""The training loop: documents in, weights out, the same for the same seed and number of processes."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, distributed

from training.augment import changed
from training.documents import Document
from training.examples import Batch, Labelled, batch, batches, labelled
from training.loss import Weights
from training.network import Model


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    rate, head_rate   learning rates of the pretrained part and of the new parts, at their highest
    nesting           share of plain sentences made reports of reports, in a third of the documents
    average           decay, per step, of the running average of the weights
    steps             after so many batches training ends; None: after the epochs
    minutes           wall time after which training ends early, rates going down by the clock; None: no limit
    repeat            how often documents with chains are read per epoch
    """

    epochs: int = 5
    size: int = 10
    rate: float = 1e-4
    head_rate: float = 1e-3
    nesting: float = 0.08
    average: float = 0.995
    seed: int = 1
    steps: int | None = None
    minutes: float | None = None
    repeat: int = 1
    weights: Weights = field(default_factory=Weights)


Goal = Callable[[Model, Batch], tuple[Tensor, dict[str, float]]]
"""What training lowers: a model's loss on a batch, and its parts for the log."""


def fit(
    model: Model,
    goal: Goal,
    documents: list[Document],
    taught: frozenset[str],
    reporting: frozenset[str],
    tokenizer: Tokenizer,
    plan: Plan,
    out: Path,
) -> None:
    """Train ``model`` towards ``goal``; after each epoch its weights and their average are in ``out``.

    Where several processes train together, each takes its part of every batch and they share their
    gradients.

    taught   names of the documents whose chains were annotated
    """
    team = _Team(model)
    torch.manual_seed(plan.seed + team.rank)
    chance = random.Random(plan.seed)
    optimizer, rates = _optimizer(model, plan)
    averaged = {name: weight.detach().clone() for name, weight in model.state_dict().items()}
    read = [d for d in documents for _ in range(plan.repeat if d.name in taught else 1)]
    step, gone, began = 0, 0.0, time.monotonic()
    texts = _epoch(read, chance, tokenizer, reporting, plan)
    total = plan.steps or plan.epochs * len(batches(texts, plan.size, random.Random(0)))
    team.say(f"{len(read)} documents, about {total} steps")
    for epoch in range(plan.epochs):
        if epoch:
            texts = _epoch(read, chance, tokenizer, reporting, plan)
        sums: dict[str, float] = defaultdict(float)
        model.train()
        for cut in batches(texts, plan.size, chance):
            if gone >= 1:
                break
            share = min(1.0, (step + 1) / (0.06 * total)) * max(0.02, min(1.0, (1 - gone) / 0.9))
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * share
            team.forget_gradients()
            value, parts = goal(model, batch(texts, cut[team.rank :: team.size] or cut))
            value.backward()  # type: ignore[no-untyped-call]
            step += 1
            by_clock = (time.monotonic() - began) / 60 / plan.minutes if plan.minutes else 0.0
            gone = team.share_gradients(max(step / total, by_clock))
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            if step % 4 == 0:
                _average(averaged, model, min(plan.average, step / (step + 40)) ** 4)
            for name, part in parts.items():
                sums[name] += part
            if step % 50 == 0:
                told = " ".join(f"{name} {value / 50:.3f}" for name, value in sorted(sums.items()))
                team.say(f"epoch {epoch} step {step}/{total} {time.monotonic() - began:.0f} s {told}")
                sums.clear()
        if team.rank == 0:
            torch.save(model.state_dict(), out / f"epoch{epoch}.pt")
            torch.save(averaged, out / f"epoch{epoch}.average.pt")
        team.say(f"epoch {epoch} ended after {time.monotonic() - began:.0f} s")
        if gone >= 1:
            break
    if team.rank == 0:
        torch.save(averaged, out / "last.pt")


def in_team() -> bool:
    """True where several processes train one model together."""
    return distributed.is_available() and distributed.is_initialized()


class _Team:
    """The processes that train one model together; one alone is a team too."""

    def __init__(self, model: Model) -> None:
        together = in_team()
        self.rank = distributed.get_rank() if together else 0
        self.size = distributed.get_world_size() if together else 1
        parameters = list(model.parameters())
        # one buffer for all gradients, and one number more, so that a single message shares everything
        self._all = torch.zeros(sum(p.numel() for p in parameters) + 1, device=parameters[0].device)
        at = 0
        for p in parameters:
            p.grad = self._all[at : at + p.numel()].view_as(p)
            at += p.numel()

    def forget_gradients(self) -> None:
        """Set all gradients to zero."""
        self._all.zero_()

    def share_gradients(self, number: float) -> float:
        """Average the gradients of all processes, and ``number`` with them; return its average."""
        if self.size == 1:
            return number
        self._all[-1] = number
        distributed.all_reduce(self._all)
        self._all /= self.size
        return float(self._all[-1])

    def say(self, words: str) -> None:
        """Print once, not once per process."""
        if self.rank == 0:
            print(words, flush=True)


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
