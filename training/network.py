"""The network in torch: a small pretrained encoder, a cue tagger, and a head that reads around each cue."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.encode.pieces import SURFACES

NAMES = 11
NEAR = 24
"""Distance classes on each side of a cue: exact up to 8 pieces, then logarithmic."""


Attend = Callable[[Tensor, Tensor, Tensor, int, Tensor | None], Tensor]


def attend(query: Tensor, key: Tensor, value: Tensor, heads: int, bias: Tensor | None) -> Tensor:
    """Attention of several heads that lie side by side in the last axis."""
    rows, length, width = query.shape
    q, k, v = (part.view(rows, length, heads, width // heads).transpose(1, 2) for part in (query, key, value))
    mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
    return mixed.transpose(1, 2).flatten(2)


class Layer(nn.Module):
    """One transformer layer as in BERT."""

    def __init__(self, width: int, heads: int, size: int, inner: int, eps: float) -> None:
        super().__init__()
        self.heads, self.size = heads, size
        self.attention_in = nn.Linear(width, 3 * heads * size)
        self.attention_out = nn.Linear(heads * size, width)
        self.attention_norm = nn.LayerNorm(width, eps=eps)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=eps)
        self.dropout = nn.Dropout(0.1)
        self.attend: Attend = attend

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """The layer's output; ``bias`` is added to the attention between places."""
        query, key, value = self.attention_in(x).chunk(3, -1)
        mixed = self.attend(query, key, value, self.heads, bias)
        x = self.attention_norm(x + self.dropout(self.attention_out(mixed)))
        normed: Tensor = self.norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))
        return normed


Shape = tuple[tuple[int, int], ...]
"""Attention heads and inner neurons of each layer."""

HEAD_WIDTH = 128
"""Width of the head that reads around each cue, as it is trained first."""


class Backbone(nn.Module):
    """MiniLM with an embedding of surface classes added to that of words; its layers may be narrower."""

    def __init__(self, config: dict[str, int], shape: Shape | None = None) -> None:
        super().__init__()
        width, eps = config["hidden_size"], config["layer_norm_eps"]
        self.width = width
        self.words = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.surfaces = nn.Embedding(SURFACES, width)
        nn.init.zeros_(self.surfaces.weight)
        self.norm = nn.LayerNorm(width, eps=eps)
        self.dropout = nn.Dropout(0.1)
        whole = (config["num_attention_heads"], config["intermediate_size"])
        size = width // config["num_attention_heads"]
        self.layers = nn.ModuleList(
            Layer(width, heads, size, inner, eps)
            for heads, inner in shape or [whole] * config["num_hidden_layers"]
        )

    def forward(self, ids: Tensor, mask: Tensor | None, surface: Tensor) -> Tensor:
        """A vector for each piece; without a mask every piece counts."""
        return self.depths(ids, mask, surface)[-1]

    def depths(self, ids: Tensor, mask: Tensor | None, surface: Tensor) -> list[Tensor]:
        """What ``forward`` gives, and before it the same after the embedding and after each layer."""
        x: Tensor = self.words(ids) + self.places.weight[: ids.shape[1]] + self.surfaces(surface)
        found = [self.dropout(self.norm(x))]
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            found.append(layer(found[-1], bias))
        return found

    def start_from(self, weights: dict[str, Tensor]) -> None:
        """Take over pretrained weights as published for BERT."""

        def get(name: str) -> Tensor:
            return weights[name].float().clone()

        state = {
            "words.weight": get("embeddings.word_embeddings.weight"),
            # there is one segment only, so its embedding joins that of the places
            "places.weight": get("embeddings.position_embeddings.weight")
            + get("embeddings.token_type_embeddings.weight")[0],
            "surfaces.weight": self.surfaces.weight.detach(),
        }
        for part in ("weight", "bias"):
            state[f"norm.{part}"] = get(f"embeddings.LayerNorm.{part}")
            for i in range(len(self.layers)):
                old, new = f"encoder.layer.{i}", f"layers.{i}"
                state[f"{new}.attention_in.{part}"] = torch.cat(
                    [get(f"{old}.attention.self.{n}.{part}") for n in ("query", "key", "value")]
                )
                for theirs, ours in (
                    ("attention.output.dense", "attention_out"),
                    ("attention.output.LayerNorm", "attention_norm"),
                    ("intermediate.dense", "inner"),
                    ("output.dense", "outer"),
                    ("output.LayerNorm", "norm"),
                ):
                    state[f"{new}.{ours}.{part}"] = get(f"{old}.{theirs}.{part}")
        self.load_state_dict(state)


class Mixer(nn.Module):
    """Looks at a piece and its neighbours at one distance on both sides; residual."""

    def __init__(self, width: int, step: int) -> None:
        super().__init__()
        self.step = step
        self.mix = nn.Linear(3 * width, width)
        self.norm = nn.LayerNorm(width)

    def forward(self, x: Tensor) -> Tensor:
        """``x`` mixed along its length."""
        length, step = x.shape[1], self.step
        active = functional.gelu(x)
        padded = functional.pad(active, (0, 0, step, step))
        near = torch.cat([padded[:, :length], active, padded[:, 2 * step :]], -1)
        mixed: Tensor = self.norm(x + self.mix(near))
        return mixed


def distance_class(place: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Class of the signed distance of each place from each cue: 0 inside it."""
    after = torch.clamp(place[None] - last[:, None], min=0)
    before = torch.clamp(first[:, None] - place[None], min=0)
    size = after + before
    far = (8 + 3 * torch.log2(size.clamp(min=8).float() / 8)).long().clamp(max=NEAR)
    near = torch.where(size <= 8, size, far)
    return torch.where(before > 0, near + NEAR, near)


class Head(nn.Module):
    """For each cue: tags of all pieces, source pointer, content edges, and whether it conveys something."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.piece = nn.Linear(width, inner)
        self.shift = nn.Linear(2 * width, inner)
        self.scale = nn.Linear(2 * width, inner)
        self.distance = nn.Embedding(2 * NEAR + 1, inner)
        nn.init.normal_(self.distance.weight, std=0.05)
        self.norm = nn.LayerNorm(inner)
        self.mixers = nn.ModuleList(Mixer(inner, step) for step in (1, 3, 9, 27))
        self.out = nn.Linear(inner, 7)
        self.speech_in = nn.Linear(2 * width, 64)
        self.speech_out = nn.Linear(64, 1)

    def forward(self, hidden: Tensor, row: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """Tags (3), source (2) and edges (2) of every piece, and speech, one row for each cue."""
        cue = torch.cat([hidden[row, first], hidden[row, last]], -1)
        place = torch.arange(hidden.shape[1], device=hidden.device)
        x = self.piece(hidden)[row] * (1 + self.scale(cue))[:, None] + self.shift(cue)[:, None]
        x = functional.gelu(self.norm(x + self.distance(distance_class(place, first, last))))
        for mixer in self.mixers:
            x = mixer(x)
        out = self.out(x)
        speech = self.speech_out(functional.gelu(self.speech_in(cue)))[:, 0]
        return out[..., :3], out[..., 3:5], out[..., 5:], speech


class Model(nn.Module):
    """Everything together; ``flat`` only helps training."""

    def __init__(self, config: dict[str, int], shape: Shape | None = None, inner: int = HEAD_WIDTH) -> None:
        super().__init__()
        self.config = config
        self.backbone = Backbone(config, shape)
        width = self.backbone.width
        self.cues = nn.Linear(width, 3)
        self.names = nn.Linear(width, NAMES)
        self.flat = nn.Linear(width, 7)
        self.head = Head(width, inner)

    def states(self, ids: Tensor, mask: Tensor | None, surface: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Cue logits, name logits and vectors of every piece."""
        hidden = self.backbone(ids, mask, surface)
        return self.cues(hidden), self.names(hidden), hidden


def pretrained(folder: Path) -> Model:
    """The model on top of the pretrained encoder in ``folder``."""
    from safetensors.torch import load_file

    model = Model(_config(folder))
    model.backbone.start_from(load_file(folder / "model.safetensors"))
    return model


def trained(folder: Path, weights: Path) -> Model:
    """The model whose ``weights`` training saved, on top of the encoder in ``folder``; it may be narrower."""
    state = torch.load(weights, map_location="cpu")
    config = _config(folder)
    size = config["hidden_size"] // config["num_attention_heads"]
    shape = tuple(
        (
            state[f"backbone.layers.{i}.attention_out.weight"].shape[1] // size,
            state[f"backbone.layers.{i}.inner.weight"].shape[0],
        )
        for i in range(config["num_hidden_layers"])
    )
    model = Model(config, shape, state["head.piece.weight"].shape[0])
    model.load_state_dict(state)
    return model


def _config(folder: Path) -> dict[str, int]:
    config: dict[str, int] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return config
