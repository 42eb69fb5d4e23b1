"""PolNeAR (Newell et al., LREC 2018) from its brat files."""

from __future__ import annotations

import re
from pathlib import Path

from kg.model import Span, Spans
from training.documents import Document, Gold

_SPAN = re.compile(r"T\d+")
_EVENT = re.compile(r"E\d+")


def read(folder: Path, split: str) -> list[Document]:
    """The documents of one split, in order of their names; the first annotator's reading first."""
    annotations: dict[str, list[Path]] = {}
    for path in sorted((folder / split / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rsplit("_", 1)[0], []).append(path)
    documents = []
    for path in sorted((folder / split / "text").glob("*.txt")):
        readings = tuple(attributions(_read_text(f)) for f in annotations.get(path.stem, []))
        documents.append(Document(path.stem, _read_text(path), readings or ((),)))
    return documents


def attributions(annotation: str) -> tuple[Gold, ...]:
    """The attributions of one brat file that have a cue and a content, in text order."""
    lines = [fields for line in annotation.split("\n") if len(fields := line.split("\t")) > 1]
    spans = {
        fields[0]: [Span(*map(int, place.split())) for place in fields[1].split(" ", 1)[1].split(";")]
        for fields in lines
        if _SPAN.fullmatch(fields[0])
    }
    found = []
    for fields in lines:
        if not _EVENT.fullmatch(fields[0]):
            continue
        roles: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for argument in fields[1].split()[1:]:
            role, _, target = argument.partition(":")
            # a few events name spans that the file lacks
            roles.get(role.rstrip("0123456789").lower(), []).extend(spans.get(target, []))
        if roles["cue"] and roles["content"]:
            found.append(Gold(_ordered(roles["source"]), min(roles["cue"]), _ordered(roles["content"])))
    return tuple(sorted(found, key=lambda g: g.cue))


def _ordered(spans: list[Span]) -> Spans:
    return tuple(sorted(spans))


def _read_text(path: Path) -> str:
    """The file's characters with its line ends as they are, so that offsets hold."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
