"""What the network is trained to lower."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from training.examples import IGNORE, Batch
from training.network import Model


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each task counts.

    false_cue  of a place that looks like a cue and is none: its head must find nothing
    """

    cues: float = 4.0
    flat: float = 0.5
    names: float = 0.5
    tags: float = 2.0
    source: float = 0.3
    edges: float = 1.0
    speech: float = 0.3
    false_cue: float = 0.3


class Onto:
    """Puts arrays onto a device."""

    def __init__(self, device: torch.device) -> None:
        self.device = device

    def __call__(self, array: npt.NDArray[Any]) -> Tensor:
        """``array`` as a tensor there."""
        return torch.from_numpy(array).to(self.device)


def loss(model: Model, batch: Batch, weights: Weights) -> tuple[Tensor, dict[str, float]]:
    """The weighted sum for one batch, and its parts for the log."""
    to = Onto(next(model.parameters()).device)
    cues, names, hidden = model.states(to(batch.ids), to(batch.mask), to(batch.surface))
    mask = to(batch.mask)
    gold_cues = to(batch.cues)
    parts = {
        "cues": weights.cues * _entropy(cues, gold_cues) / mask.sum(),
        "flat": weights.flat * _entropy(model.flat(hidden), to(batch.flat)) / mask.sum(),
    }
    gold_names = to(batch.names)
    if (named := (gold_names != IGNORE).sum()) > 0:
        parts["names"] = weights.names * _entropy(names, gold_names) / named
    if len(batch.row):
        parts |= _around_cues(model, hidden, cues, gold_cues, mask, batch, weights)
    total = torch.stack(list(parts.values())).sum()
    return total, {name: float(part.detach()) for name, part in parts.items()}


def _around_cues(
    model: Model,
    hidden: Tensor,
    cues: Tensor,
    gold_cues: Tensor,
    mask: Tensor,
    batch: Batch,
    weights: Weights,
) -> dict[str, Tensor]:
    """The parts that the head is responsible for."""
    to = Onto(hidden.device)
    true = len(batch.row)
    false_row, false_place = tempting(cues, gold_cues)
    row = torch.cat([to(batch.row), false_row])
    first, last = torch.cat([to(batch.first), false_place]), torch.cat([to(batch.last), false_place])
    tags, source, edges, speech = model.head(hidden, row, first, last)
    nothing = torch.where(mask[false_row] > 0, 0, IGNORE)
    gold_tags = torch.cat([to(batch.tags), nothing])
    each = functional.cross_entropy(
        tags.transpose(1, 2), gold_tags, ignore_index=IGNORE, reduction="none"
    ).sum(1)
    parts = {"tags": weights.tags * (each[:true].sum() + weights.false_cue * each[true:].sum()) / (40 * true)}
    inside = mask[row[:true]]
    pointed = source[:true].masked_fill(inside[..., None] == 0, -1e4)
    gold_source = to(batch.source)
    parts["source"] = (
        weights.source
        * sum(
            (_entropy(pointed[..., side], gold_source[:, side], sequence=False) for side in range(2)),
            torch.zeros(()),
        )
        / true
    )
    binary = functional.binary_cross_entropy_with_logits(edges[:true], to(batch.edges), reduction="none")
    parts["edges"] = weights.edges * (binary * inside[..., None]).sum() / (20 * true)
    known = batch.speech != IGNORE
    if known.any():
        gold_speech = to(batch.speech[known].astype(np.float32))
        parts["speech"] = weights.speech * functional.binary_cross_entropy_with_logits(
            speech[:true][to(known)], gold_speech
        )
    return parts


def tempting(cues: Tensor, gold: Tensor) -> tuple[Tensor, Tensor]:
    """The two places of each window that most look like cues and are none."""
    with torch.no_grad():
        likely = torch.softmax(cues, -1)[..., 1].masked_fill(gold != 0, 0.0)
        values, places = likely.topk(min(2, likely.shape[1]), 1)
        keep = values > 0.1
        rows = torch.arange(len(likely), device=likely.device)[:, None].expand_as(places)
        return rows[keep], places[keep]


def _entropy(logits: Tensor, gold: Tensor, sequence: bool = True) -> Tensor:
    """Summed cross entropy, ignored places left out."""
    logits = logits.transpose(1, 2) if sequence else logits
    return functional.cross_entropy(logits, gold, ignore_index=IGNORE, reduction="sum")
