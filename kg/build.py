"""Articles into a store: read, read out, populate, write; what became of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from kg.errors import UnreadableArticle
from kg.interchange import article_key_json
from kg.model import Article
from kg.pipeline import Tools, read_out, tools
from kg.populate import graph_iri, populate
from kg.read import read_paths
from kg.store import Writer


class Fate(StrEnum):
    """What became of an article that was asked for."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One input and what became of it.

    what        the article's id, or the file that could not be read
    statements  how many statements were read out; 0 when refused, None when unchanged
    error       why it was refused
    article     as read; None when refused
    """

    what: str
    fate: Fate
    statements: int | None = None
    error: UnreadableArticle | None = None
    article: Article | None = None


def build(paths: Iterable[Path | str], writer: Writer, using: Tools | None = None) -> Iterator[Outcome]:
    """What becomes of every article under ``paths``, one after the other, in the order of reading.

    An article that the store has already, made by this program from the same input, is left alone.
    """
    using = using or tools()
    for result in read_paths(paths, using.lexicons.outlets):
        if isinstance(result, UnreadableArticle):
            yield Outcome(result.what, Fate.REFUSED, 0, result)
            continue
        graph, made_from = str(graph_iri(result)), input_fingerprint(result)
        if writer.has(graph, made_from):
            yield Outcome(result.id, Fate.UNCHANGED, article=result)
            continue
        reading = read_out(result, using)
        stored = writer.replace(graph, populate(reading), made_from)
        fate = Fate.STORED if stored else Fate.UNCHANGED
        yield Outcome(result.id, fate, len(reading.chains), article=result)


def input_fingerprint(article: Article) -> str:
    """SHA-256 of all that an article's graph is made from: the article as read, the program, its data."""
    made_from = f"{program()}\x1f{model_fingerprint()}\x1f{article_key_json(article)}"
    return hashlib.sha256(made_from.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def program() -> str:
    """Name and version of this program."""
    try:
        return f"attribution-kg {version('attribution-kg')}"
    except PackageNotFoundError:
        return "attribution-kg (not installed)"


@cache
def model_fingerprint() -> str:
    """SHA-256 over the shipped model, registries and code: whatever changes what is read out."""
    digest = hashlib.sha256()
    root = files("kg")
    for folder in ("encode/model", "data", "encode", "extract", "resolve", "chain", "populate", "."):
        place = root.joinpath(folder)
        for entry in sorted(place.iterdir(), key=lambda e: e.name):
            if entry.is_file() and not entry.name.endswith(".pyc"):
                digest.update(entry.name.encode())
                digest.update(entry.read_bytes())
    return digest.hexdigest()
