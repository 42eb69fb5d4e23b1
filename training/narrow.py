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
from training.fit import Goal, Plan, fit, in_team
from training.follow import following
from training.loss import loss
from training.network import HEAD_WIDTH, Layer, Mixer, Model, trained
from training.run import base_folder, options, prepared, together
from training.thinning import HEAD, Kept, Matters, best, chosen


@dataclass(frozen=True, slots=True)
class Cut:
    """Leave a share of the time that the teacher's attention heads and neurons take, then learn.

    width   what stays of the width of the head that reads around each cue
    epochs  how often all documents are read after the cut
    steps   batches after which learning ends earlier; None: after the epochs
    pace    share of the learning rates
    mean    begin from the running average of the weights after the cut before, not from the last weights
    """

    share: float
    width: int = HEAD_WIDTH
    epochs: int = 1
    steps: int | None = None
    pace: float = 1.0
    mean: bool = False


CUTS = (
    Cut(0.7, steps=60),
    Cut(0.5, steps=150),
    Cut(0.37, epochs=5),
    Cut(0.37, width=96, epochs=2, pace=0.5, mean=True),
)


def main() -> None:
    """Narrow the network as the options say."""
    parser = options()
    parser.description = "Make a trained network narrow; see training/README.md."
    parser.add_argument("teacher", type=Path, metavar="WEIGHTS")
    parser.add_argument(
        "--last", action="store_true", help="only the last cut, from the work folder's weights"
    )
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
        if given.last and number < len(CUTS) - 1:
            continue
        if cut.mean:
            model = trained(base, given.work / "last.pt")
        here = replace(
            plan,
            seed=plan.seed + number,
            epochs=cut.epochs,
            steps=cut.steps,
            rate=plan.rate * cut.pace,
            head_rate=plan.head_rate * cut.pace,
        )
        sample = _sample(documents, tokenizer, reporting, here)
        layers, around = importance(model.to(device), partial(loss, weights=plan.weights), sample)
        kept = chosen(layers, round(cut.share * whole))
        model = narrowed(model.cpu(), kept, best(around, range(len(around)))[: cut.width]).to(device)
        fit(model, goal, documents, taught, reporting, tokenizer, here, given.work)
        if in_team():
            distributed.barrier()  # the weights are written by one process


def importance(model: Model, goal: Goal, sample: Iterable[Batch]) -> tuple[list[Matters], list[float]]:
    """How much each head and neuron of each layer matters to ``goal``, and each place of the head's width."""
    model.eval()
    layers = _layers(model)
    sums = [(torch.zeros(layer.heads), torch.zeros(layer.inner.out_features)) for layer in layers]
    around = torch.zeros(model.head.out.in_features)
    for one in sample:
        model.zero_grad(set_to_none=True)
        goal(model, one)[0].backward()  # type: ignore[no-untyped-call]
        for layer, (heads, neurons) in zip(layers, sums, strict=True):
            heads += _felt(layer.attention_out).view(layer.heads, layer.size).sum(1).square().cpu()
            neurons += _felt(layer.outer).square().cpu()
        mixed = sum(_felt(m.mix).view(3, -1).sum(0) for m in model.head.mixers if isinstance(m, Mixer))
        around += (_felt(model.head.out) + mixed).square().cpu()
    model.zero_grad(set_to_none=True)
    if in_team():
        for values in (around, *(values for pair in sums for values in pair)):
            distributed.all_reduce(values)
    return [Matters(heads.tolist(), neurons.tolist()) for heads, neurons in sums], around.tolist()


def _felt(reader: nn.Linear) -> Tensor:
    """To first order, the change of the loss when an input of ``reader`` vanishes, for each input."""
    assert reader.weight.grad is not None
    return (reader.weight.detach() * reader.weight.grad).sum(0)


def narrowed(model: Model, kept: list[Kept], around: list[int]) -> Model:
    """A copy of ``model`` with nothing but the heads and neurons in ``kept``; without dropout.

    around  what stays of the width of the head that reads around each cue
    """
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
    places = torch.tensor(sorted(around))
    near = torch.cat([places + i * model.head.out.in_features for i in range(3)])
    for name, weight in state.items():
        part = name.removeprefix("head.")
        if part.startswith(("piece.", "shift.", "scale.", "norm.")) and part != name:
            state[name] = weight[places]
        elif part.startswith("mixers."):
            state[name] = weight[places][:, near] if part.endswith("mix.weight") else weight[places]
        elif part in ("distance.weight", "out.weight") and part != name:
            state[name] = weight[:, places]
    shape = tuple((len(stays.heads), len(stays.neurons)) for stays in kept)
    smaller = Model(model.config, shape, len(places))
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
    if in_team():
        cuts = cuts[distributed.get_rank() :: distributed.get_world_size()]
    return [batch(texts, cut) for cut in cuts]


if __name__ == "__main__":
    main()
