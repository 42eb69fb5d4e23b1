"""Which heads and neurons of a network stay when it may take only a share of its time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEAD = 112
"""Neurons that take the time of one attention head, measured on windows of 240 word pieces in 8 bits."""

BLOCK = 16
"""Neurons of a layer are a multiple of this."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Of one layer the heads and the neurons that stay, by number in rising order."""

    heads: tuple[int, ...]
    neurons: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matters:
    """How much each head and each neuron of one layer matters, in one unit for all layers."""

    heads: Sequence[float]
    neurons: Sequence[float]


def chosen(layers: Sequence[Matters], room: int) -> list[Kept]:
    """What stays of each layer when all heads and neurons together may take the time of ``room`` neurons.

    The most important for their time stay; of each layer at least one head and one block of neurons.
    """
    heads = [{best(layer.heads, range(len(layer.heads)))[0]} for layer in layers]
    neurons = [set(best(layer.neurons, range(len(layer.neurons)))[:BLOCK]) for layer in layers]
    left = room - len(layers) * (HEAD + BLOCK)
    ranked = [(-v / HEAD, at, True, i) for at, layer in enumerate(layers) for i, v in enumerate(layer.heads)]
    ranked += [(-v, at, False, i) for at, layer in enumerate(layers) for i, v in enumerate(layer.neurons)]
    for _, at, is_head, i in sorted(ranked):
        stays, cost = (heads[at], HEAD) if is_head else (neurons[at], 1)
        if i not in stays and cost <= left:
            stays.add(i)
            left -= cost
    return [
        Kept(tuple(sorted(some)), tuple(sorted(best(layer.neurons, many)[: len(many) // BLOCK * BLOCK])))
        for layer, some, many in zip(layers, heads, neurons, strict=True)
    ]


def best(values: Sequence[float], of: Sequence[int] | set[int] | range) -> list[int]:
    """The numbers ``of`` some, the most important first."""
    return sorted(of, key=lambda i: (-values[i], i))
