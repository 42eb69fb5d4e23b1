"""Weights -> ONNX files that kg.encode runs: traced in float32, then quantized to 8 bits."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]
from torch import Tensor, nn

from training.network import Model, attend

FLOATS = ("encoder.fp32.onnx", "head.fp32.onnx")


class _States(nn.Module):
    """The part that reads a window."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, surface: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.model.states(ids, None, surface)


class _Fused(torch.autograd.Function):
    """Attention as the one operation that onnxruntime has for it, without copies between layouts."""

    @staticmethod
    def forward(_: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        return attend(query, key, value, heads, None)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        out = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        out.setType(query.type())
        return out


def _fused(query: Tensor, key: Tensor, value: Tensor, heads: int, _: Tensor | None) -> Tensor:
    mixed: Tensor = _Fused.apply(query, key, value, heads)  # type: ignore[no-untyped-call]
    return mixed


def export(model: Model, out: Path, reduce_range: bool = True) -> None:
    """Write encoder.int8.onnx and head.int8.onnx to ``out``.

    reduce_range  use 7 of the 8 bits for weights: without it, sums overflow on processors that lack
                  VNNI, and the same text would give other numbers there
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        traced(model, Path(folder))
        for name in FLOATS:
            quantize_dynamic(
                Path(folder) / name,
                out / name.replace("fp32", "int8"),
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=reduce_range,
                op_types_to_quantize=["MatMul", "Gather", "Gemm"],
            )


def traced(model: Model, out: Path) -> None:
    """Write both parts in float32 to ``out``."""
    model = model.cpu().eval()
    for layer in model.backbone.layers:
        layer.attend = _fused  # type: ignore[assignment]
    width = model.backbone.width
    ids = torch.randint(1000, 2000, (2, 20))
    length = {0: "rows", 1: "length"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer warns about every shape it follows
        torch.onnx.export(
            _States(model),
            (ids, torch.zeros_like(ids)),
            str(out / FLOATS[0]),
            input_names=["ids", "surface"],
            output_names=["cues", "names", "hidden"],
            dynamic_axes=dict.fromkeys(("ids", "surface", "cues", "names", "hidden"), length),
            opset_version=17,
            dynamo=False,
        )
        cue, around = {0: "cues"}, {0: "cues", 1: "length"}
        torch.onnx.export(
            model.head,
            (
                torch.randn(2, 20, width),
                torch.tensor([0, 1, 1]),
                torch.tensor([3, 4, 5]),
                torch.tensor([3, 6, 5]),
            ),
            str(out / FLOATS[1]),
            input_names=["hidden", "row", "first", "last"],
            output_names=["tags", "source", "edges", "speech"],
            dynamic_axes={
                "hidden": length,
                **dict.fromkeys(("row", "first", "last", "speech"), cue),
                **dict.fromkeys(("tags", "source", "edges"), around),
            },
            opset_version=17,
            dynamo=False,
        )
    for layer in model.backbone.layers:
        layer.attend = attend  # type: ignore[assignment]
