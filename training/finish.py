"""From weights to the files that the package ships, with their scores and their card.

python -m training.finish WEIGHTS [--out FOLDER] [--day YYYY-MM-DD]
"""

from __future__ import annotations

import argparse
import shutil
from datetime import date
from pathlib import Path

from kg.encode import Encoder
from kg.encode.decode import DECODING
from kg.encode.network import FOLDER
from training.card import write
from training.choose import SHARED, on_chains, on_dev
from training.export import export
from training.network import Model, trained
from training.run import base_folder, corpus, options


def main() -> None:
    """Export, score, and write the card."""
    parser = argparse.ArgumentParser(prog="python -m training.finish", description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--day", type=date.fromisoformat, default=date.today())
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with corpora/ and eval/")
    parser.add_argument("--remarks", default="", help="more to say under Limits")
    given = parser.parse_args()
    model = trained(base_folder(), given.weights)
    export(model, given.out)
    shutil.copyfile(base_folder() / "tokenizer.json", given.out / "tokenizer.json")
    encoder = Encoder.load(given.out)
    scores = {
        "dev": on_dev(encoder, DECODING, given.shared),
        "chains": on_chains(encoder, DECODING, given.shared),
    }
    defaults = options().parse_args([])
    documents, taught = corpus(defaults.corpora, defaults.chains, defaults.held_out, defaults.silver)
    write(given.out, given.day, len(documents), len(taught), _shape(model), scores, given.remarks)


def _shape(model: Model) -> str:
    """The network's shape in a sentence."""
    layers = [(layer.heads, layer.inner.out_features) for layer in model.backbone.layers]
    heads, neurons = (", ".join(str(layer[side]) for layer in layers) for side in (0, 1))
    return (
        f"Its layers\nhave {heads} attention heads and {neurons} neurons (training/narrow.py;"
        f" MiniLM has\n12 and 1,536),"
        f" the head around cues is {model.head.out.in_features} wide."
    )


if __name__ == "__main__":
    main()
