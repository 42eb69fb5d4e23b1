"""Learning from a teacher: a narrower network is to say what the wide one says, and to see what it sees.

After DistilBERT (Sanh et al. 2019) and TinyBERT (Jiao et al. 2020): soft labels for every output, and the
vectors after each layer, which need no projection as both networks are equally wide between their layers.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.examples import Batch
from training.fit import Goal
from training.loss import Onto, Weights, tempting
from training.network import Model


@dataclass(frozen=True, slots=True)
class _Read:
    """What a model gives for a batch; ``depths`` after the embedding and after each layer."""

    cues: Tensor
    names: Tensor
    depths: list[Tensor]


def following(teacher: Model, weights: Weights, seeing: float = 3.0) -> Goal:
    """How far a model is from ``teacher``.

    seeing   how much the distance of the vectors, in the teacher's variances, counts beside what is said
    """
    teacher.eval()
    for parameter in teacher.parameters():
        parameter.requires_grad_(False)

    def goal(model: Model, batch: Batch) -> tuple[Tensor, dict[str, float]]:
        to = Onto(next(model.parameters()).device)
        ids, mask, surface = to(batch.ids), to(batch.mask), to(batch.surface)
        own, right = (_read(m, ids, mask, surface) for m in (model, teacher))
        there = mask.to(own.cues.dtype)
        parts = {
            "cues": weights.cues * (_divergence(own.cues, right.cues) * there).sum() / there.sum(),
            "names": weights.names * (_divergence(own.names, right.names) * there).sum() / there.sum(),
            "depths": seeing * _distance(own.depths, right.depths, there),
        }
        false_row, false_place = tempting(right.cues, to(batch.cues))
        row = torch.cat([to(batch.row), false_row])
        if len(row):
            first = torch.cat([to(batch.first), false_place])
            last = torch.cat([to(batch.last), false_place])
            heads = [m.head(r.depths[-1], row, first, last) for m, r in ((model, own), (teacher, right))]
            share = torch.ones(len(row), device=ids.device)
            share[len(batch.row) :] = weights.false_cue
            parts |= _roles(heads[0], heads[1], there[row], share, weights)
        total = torch.stack(list(parts.values())).sum()
        return total, {name: float(part.detach()) for name, part in parts.items()}

    return goal


def _read(model: Model, ids: Tensor, mask: Tensor, surface: Tensor) -> _Read:
    depths = model.backbone.depths(ids, mask, surface)
    return _Read(model.cues(depths[-1]), model.names(depths[-1]), depths)


def _roles(
    own: tuple[Tensor, ...], right: tuple[Tensor, ...], there: Tensor, share: Tensor, weights: Weights
) -> dict[str, Tensor]:
    """The parts around cues, each row counted by its ``share``."""
    rows = share.sum()
    tags = (_divergence(own[0], right[0]) * there).sum(1)
    source = torch.zeros_like(share)
    for side in range(2):
        pointed = [out[1][..., side].masked_fill(there == 0, -1e4) for out in (own, right)]
        source = source + _divergence(*pointed)
    edges = (_doubt(own[2], right[2]) * there[..., None]).sum((1, 2))
    return {
        "tags": weights.tags * (tags * share).sum() / (40 * rows),
        "source": weights.source * (source * share).sum() / rows,
        "edges": weights.edges * (edges * share).sum() / (20 * rows),
        "speech": weights.speech * (_doubt(own[3], right[3]) * share).sum() / rows,
    }


def _divergence(own: Tensor, right: Tensor) -> Tensor:
    """Kullback-Leibler divergence from the teacher's distribution over the last axis."""
    wanted = functional.log_softmax(right, -1)
    return (wanted.exp() * (wanted - functional.log_softmax(own, -1))).sum(-1)


def _doubt(own: Tensor, right: Tensor) -> Tensor:
    """The same for outputs that are yes or no."""
    wanted = torch.sigmoid(right)
    least = functional.binary_cross_entropy_with_logits(right, wanted, reduction="none")
    return functional.binary_cross_entropy_with_logits(own, wanted, reduction="none") - least


def _distance(own: list[Tensor], right: list[Tensor], there: Tensor) -> Tensor:
    """Mean squared distance of the vectors after each layer, in units of the teacher's variance there."""
    found: list[Tensor] = []
    for mine, his in zip(own[1:], right[1:], strict=True):
        apart = ((mine - his).square().mean(-1) * there).sum()
        found.append(apart / (his.var(-1) * there).sum())
    return torch.stack(found).mean()
