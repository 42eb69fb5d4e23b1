"""A trained network made narrow: heads and neurons that matter least go, and it learns from what it was.

python -m training.narrow WEIGHTS [the options of python -m training]

Importance is the squared change of the loss when a head's or a neuron's output vanishes, to first order
(Michel, Levy and Neubig 2019 for heads; Molchanov et al. 2019).  They go in a few cuts, and after each the
network follows its teacher (``follow.py``).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, distributed, nn

from training.augment import changed
from training.documents import Document
from training.examples import Batch, batch, batches, labelled, reporting_words
from training.fit import Goal, Plan, fit
from training.follow import following
from training.loss import loss
from training.network import Layer, Model, trained
from training.run import base_folder, options, prepared, together
from training.thinning import HEAD, Kept, Matters, chosen


@dataclass(frozen=True, slots=True)
class Cut:
    """Leave a share of the time that the teacher's heads and neurons take, then learn.

    steps   batches to learn from; None: all epochs
    """

    share: float
    steps: int | None


CUTS = (Cut(0.7, 60), Cut(0.5, 150), Cut(0.37, None))


def main() -> None:
    """Narrow the network as the options say."""
    parser = options()
    parser.description = "Make a trained network narrow; see training/README.md."
    parser.add_argument("teacher", type=Path, metavar="WEIGHTS")
    together(narrow, parser.parse_args())


def narrow(given: argparse.Namespace) -> None:
    """From trained weights to those of a narrower network in the work folder."""
    plan, documents, taught, tokenizer = prepared(given)
    base = given.base or base_folder()
    teacher, model = trained(base, given.teacher), trained(base, given.teacher)
    whole = sum(layer.heads * HEAD + layer.inner.out_features for layer in _layers(teacher))
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    goal = following(teacher.to(device), plan.weights)
    reporting = reporting_words(documents)
    for number, cut in enumerate(CUTS):
        here = replace(plan, seed=plan.seed + number, steps=cut.steps)
        sample = _sample(documents, tokenizer, reporting, here)
        matters = importance(model.to(device), partial(loss, weights=plan.weights), sample)
        model = narrowed(model.cpu(), chosen(matters, round(cut.share * whole))).to(device)
        fit(model, goal, documents, taught, reporting, tokenizer, here, given.work)


def importance(model: Model, goal: Goal, sample: Iterable[Batch]) -> list[Matters]:
    """How much each head and each neuron of each layer matters to ``goal``, in no unit."""
    model.eval()
    layers = _layers(model)
    sums = [(torch.zeros(layer.heads), torch.zeros(layer.inner.out_features)) for layer in layers]
    for one in sample:
        model.zero_grad(set_to_none=True)
        goal(model, one)[0].backward()  # type: ignore[no-untyped-call]
        for layer, (heads, neurons) in zip(layers, sums, strict=True):
            heads += _felt(layer.attention_out).view(layer.heads, layer.size).sum(1).square().cpu()
            neurons += _felt(layer.outer).square().cpu()
    model.zero_grad(set_to_none=True)
    if distributed.is_available() and distributed.is_initialized():
        for pair in sums:
            for values in pair:
                distributed.all_reduce(values)
    return [Matters(heads.tolist(), neurons.tolist()) for heads, neurons in sums]


def _felt(reader: nn.Linear) -> Tensor:
    """To first order, the change of the loss when an input of ``reader`` vanishes, for each input."""
    assert reader.weight.grad is not None
    return (reader.weight.detach() * reader.weight.grad).sum(0)


def narrowed(model: Model, kept: list[Kept]) -> Model:
    """A copy of ``model`` with nothing but the heads and neurons in ``kept``; without dropout."""
    state = {name: weight.detach().clone() for name, weight in model.state_dict().items()}
    for number, (layer, stays) in enumerate(zip(_layers(model), kept, strict=True)):
        own = f"backbone.layers.{number}."
        places = (torch.tensor(stays.heads)[:, None] * layer.size + torch.arange(layer.size)).flatten()
        whole = layer.heads * layer.size
        asked, neurons = torch.cat([places, places + whole, places + 2 * whole]), torch.tensor(stays.neurons)
        for name, rows in (("attention_in", asked), ("inner", neurons)):
            for part in ("weight", "bias"):
                state[f"{own}{name}.{part}"] = state[f"{own}{name}.{part}"][rows]
        for name, columns in (("attention_out", places), ("outer", neurons)):
            state[f"{own}{name}.weight"] = state[f"{own}{name}.weight"][:, columns]
    smaller = Model(model.config, tuple((len(stays.heads), len(stays.neurons)) for stays in kept))
    smaller.load_state_dict(state)
    for module in smaller.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    return smaller


def _layers(model: Model) -> list[Layer]:
    return [layer for layer in model.backbone.layers if isinstance(layer, Layer)]


def _sample(
    documents: list[Document], tokenizer: Tokenizer, reporting: frozenset[str], plan: Plan, number: int = 40
) -> list[Batch]:
    """A few batches to judge importance by; each process of several has its own part of them."""
    chance = random.Random(plan.seed)
    some = chance.sample(documents, min(len(documents), 4 * number))
    texts = [labelled(changed(d, chance, plan.nesting), 0, tokenizer, reporting) for d in some]
    cuts = batches(texts, plan.size, chance)[:number]
    if distributed.is_available() and distributed.is_initialized():
        cuts = cuts[distributed.get_rank() :: distributed.get_world_size()]
    return [batch(texts, cut) for cut in cuts]


if __name__ == "__main__":
    main()
