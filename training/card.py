"""The model card: what the shipped files are, what they learned from, how well they do."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from kg.encode.network import FILES

CARD = "MODEL_CARD.md"

_TEXT = """# Model card: the encoder of kg.encode

One small neural encoder that reads a news text once and marks cues of attribution, their sources and
contents, whether something is conveyed or only wished, and proper names. It is what `kg` uses by default;
it needs onnxruntime, tokenizers and numpy, no network, no GPU.

Made on {day} by `training/train.sh` (see training/README.md, and training/LOG.md for what was tried).

## Files

| file | bytes | sha256 |
|---|---|---|
{files}

Weights are 8-bit integers of which 7 bits are used (`reduce_range`): sums cannot overflow on processors
without VNNI, so that old and new machines compute with the same integers.

## Base and shape

all-MiniLM-L6-v2 (6 layers, 384 wide, 30,522 word pieces; Apache-2.0), plus an embedding of 16 surface
classes (case, inside quotation marks, start of a paragraph). {shape} On top: a cue tagger; a head that reads
around each cue and gives every word piece a role, points to the source (or to none), marks where contents
begin and end, and says whether the cue conveys something; a tagger of names.

## Data and their licences

- PolNeAR, train split (Newell, Margolin and Ruths, LREC 2018): {documents} US political news articles,
  all annotators' readings. The authors state no licence; the texts belong to their publishers. Neither
  texts nor annotations are in this package; the weights were learned from them.
- Chains: {chains} of these articles, annotated by hand with every source chain by written guidelines
  (`training/annotations/` holds a part: offsets and names, no texts). They teach `speech` and nesting.
  The 12 PolNeAR articles of the chain gold were left out of training altogether.
- Nested examples composed from flat ones (training/compose.py): invented reports of reports by real
  outlets' names.
- Names are silver: marked by spaCy's small English pipeline (en_core_web_sm 3.8, MIT), outlets by a list.
  Nobody checked them by hand; "document" is rare and weak.
- dev of PolNeAR chose the constants of decoding; nothing was trained on it.

## Scores

PolNeAR dev (84 articles), flat list, this int8 model with the decoding and the layout rules of kg.encode,
`polnear_score.py`:

{dev}

Statements on the public chain gold (13 articles, 214 required statements), an attribution counted as a
statement when `speech` is at least the threshold, by `score_chains.py`, without the rules of the later
stages:

{statements}

## Limits

English news prose, mostly US politics of 2015 and 2016. Vague attitudes ("demand for") are missed and
invented about as often as annotators disagree on them. Contents longer than about 200 words may be cut at
the edge of a window.
{remarks}
"""


def write(
    folder: Path,
    day: date,
    documents: int,
    chains: int,
    shape: str,
    scores: dict[str, Any],
    remarks: str = "",
) -> None:
    """Write the card for the files in ``folder``."""
    rows = [f"| {name} | {(folder / name).stat().st_size} | {sha256(folder / name)} |" for name in FILES]
    text = _TEXT.format(
        day=day.isoformat(),
        files="\n".join(rows),
        documents=documents,
        chains=chains,
        shape=shape,
        dev=_dev_table(scores["dev"]),
        statements=_statement_table(scores["chains"]),
        remarks=remarks,
    )
    (folder / CARD).write_text(text, encoding="utf-8")


def sha256(path: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _dev_table(scores: dict[str, Any]) -> str:
    """PolNeAR's measures as a table."""
    names = {
        "full": "FULL (content and source, Dice at least .5)",
        "full_quoted": "quoted",
        "full_unquoted": "unquoted",
        "content_exact": "content exact",
        "content_partial": "content partial",
        "token_source": "tokens of sources",
        "token_cue": "tokens of cues",
        "token_content": "tokens of contents",
    }
    rows = ["| | P | R | F1 |", "|---|---|---|---|"]
    for key, name in names.items():
        m = scores[key]
        f1 = f"{m['F1']:.3f}" if "F1" in m else ""
        rows.append(f"| {name} | {m['P']:.3f} | {m['R']:.3f} | {f1} |")
    low, high = scores["full"]["F1_ci95"]
    return "\n".join(rows) + f"\n\n95% interval of FULL F1 over articles: {low:.3f} to {high:.3f}."


def _statement_table(scores: dict[str, Any]) -> str:
    """Statement measures for each threshold of speech as a table."""
    rows = ["| speech at least | P | R | F1 |", "|---|---|---|---|"]
    rows += [f"| {least} | {m['P']:.3f} | {m['R']:.3f} | {m['F1']:.3f} |" for least, m in scores.items()]
    return "\n".join(rows)
