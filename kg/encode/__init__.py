"""encode: Article -> Annotated, the one border to the neural encoder.

Offline, on one thread, deterministic: onnxruntime, tokenizers and numpy, no torch.
"""

from kg.encode.annotate import annotate, flat
from kg.encode.network import Encoder, default_encoder

__all__ = ["Encoder", "annotate", "default_encoder", "flat"]
