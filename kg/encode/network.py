"""The encoder's network: ONNX files in, probabilities and scores out.  The one border to onnxruntime."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from kg.errors import UnusableModel

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

FOLDER = Path(__file__).parent / "model"
FILES = ("encoder.int8.onnx", "head.int8.onnx", "tokenizer.json")

OPEN, CLOSE = 101, 102
"""Numbers of the marks around a window in the vocabulary of BERT."""


@dataclass(frozen=True, slots=True)
class States:
    """What the network sees in one window, the two marks around it included.

    cues     logits per piece: outside, first piece of a cue, further piece of a cue
    names    logits per piece: outside, then first and further piece of each kind of name
    hidden   the vector of each piece
    """

    cues: Floats
    names: Floats
    hidden: Floats


@dataclass(frozen=True, slots=True)
class Roles:
    """What the network says about the cues of one window, one row a cue, the marks included.

    tags      logits per piece: nothing, source, content
    source    logits per piece: first and last piece of the source; the opening mark stands for no source
    edges     logits per piece: a content begins here, a content ends here
    speech    logit: something is conveyed rather than wished, planned or felt
    """

    tags: Floats
    source: Floats
    edges: Floats
    speech: Floats


class Encoder:
    """The neural encoder of :mod:`kg.encode`, loaded once and used for many articles.

    Single-threaded and one window at a time, so that the same text gives the same numbers whatever
    else is read with it.
    """

    def __init__(
        self, encoder: onnxruntime.InferenceSession, head: onnxruntime.InferenceSession, tokenizer: Tokenizer
    ):
        self._encoder, self._head, self.tokenizer = encoder, head, tokenizer

    @classmethod
    def load(cls, folder: Path | None = None) -> Encoder:
        """The encoder whose files are in ``folder``; that of the package when none is given."""
        where = folder or FOLDER
        for name in FILES:
            if not (where / name).is_file():
                raise UnusableModel(
                    where / name,
                    "this file of the encoder is missing",
                    "Install the package again, or train the encoder as training/README.md says.",
                )
        tokenizer = Tokenizer.from_file(str(where / FILES[2]))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return cls(_session(where / FILES[0]), _session(where / FILES[1]), tokenizer)

    def states(self, ids: Ints, surface: Ints) -> States:
        """The states of one window of word pieces."""
        framed = np.concatenate(([OPEN], ids, [CLOSE]))[None]
        plain = np.concatenate(([0], surface, [0]))[None]
        out = self._encoder.run(None, {"ids": framed, "surface": plain})
        cues, names, hidden = out
        return States(cues[0], names[0], hidden[0])

    def roles(self, states: States, first: Ints, last: Ints) -> Roles:
        """The roles around each cue, given by the positions of its first and last piece in the window."""
        rows = np.zeros(len(first), np.int64)
        tags, source, edges, speech = self._head.run(
            None, {"hidden": states.hidden[None], "row": rows, "first": first, "last": last}
        )
        return Roles(tags, source, edges, speech)


@lru_cache(maxsize=1)
def default_encoder() -> Encoder:
    """The encoder that the package ships, loaded at the first call."""
    return Encoder.load()


def _session(path: Path) -> onnxruntime.InferenceSession:
    """A single-threaded session on the CPU for one ONNX file."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises its own unrelated types for every kind of bad file
        raise UnusableModel(
            path, "this file of the encoder cannot be loaded", "Install the package again."
        ) from error
