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
from typing import Protocol

from kg.errors import UnreadableArticle
from kg.identity.settle import by_registry
from kg.interchange import article_key_json
from kg.model import Article
from kg.pipeline import read_out, tools
from kg.populate import graph_iri, populate
from kg.read import Fetcher, read_paths
from kg.store import PackedGraph, pack
from kg.workers import Lost, in_order


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
    graph       IRI of the article's graph; empty when refused
    """

    what: str
    fate: Fate
    statements: int | None = None
    error: UnreadableArticle | None = None
    article: Article | None = None
    graph: str = ""


class Target(Protocol):
    """Where article graphs are written: :class:`kg.store.Writer`, or a remote server's writer."""

    def has(self, graph: str, fingerprint: str) -> bool:
        """True when the graph is there, made from the input of this fingerprint."""

    def replace(self, graph: str, quads: PackedGraph, made_from: str = "") -> bool:
        """Write the graph in place of what it held; False when it held just that already."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What was read out of an article, ready to be written."""

    graph: PackedGraph
    statements: int


def build(
    paths: Iterable[Path | str], writer: Target, jobs: int = 1, fetcher: Fetcher | None = None
) -> Iterator[Outcome]:
    """What becomes of every article under ``paths``, one after the other, in the order of reading.

    An article that the store has already, made by this program from the same input, is left alone.

    jobs     processes that read articles out; the store is the same whatever their number
    fetcher  how web addresses among the paths are fetched; None refuses them
    """
    asked = _asked(paths, writer, fetcher)
    # What needs no work goes round the workers, in its place.
    for (result, made_from), made in in_order(_make, asked, jobs, tools):
        if isinstance(result, UnreadableArticle):
            yield Outcome(result.what, Fate.REFUSED, 0, result)
        elif isinstance(made, Lost):
            error = UnreadableArticle(result.id, made.reason, "Read it alone: kg extract FILE.")
            yield Outcome(result.id, Fate.REFUSED, 0, error)
        elif made is None:
            yield Outcome(result.id, Fate.UNCHANGED, article=result, graph=str(graph_iri(result)))
        else:
            stored = writer.replace(made.graph.iri, made.graph, made_from)
            fate = Fate.STORED if stored else Fate.UNCHANGED
            yield Outcome(result.id, fate, made.statements, article=result, graph=made.graph.iri)


_Asked = tuple[Article | UnreadableArticle, str]


def _asked(paths: Iterable[Path | str], writer: Target, fetcher: Fetcher | None) -> Iterator[_Asked]:
    """Every input with the fingerprint of what its graph is made from; empty when there is nothing to do."""
    for result in read_paths(paths, tools().lexicons.outlets, fetcher=fetcher):
        if isinstance(result, UnreadableArticle):
            yield result, ""
            continue
        made_from = input_fingerprint(result)
        yield result, "" if writer.has(str(graph_iri(result)), made_from) else made_from


def _make(asked: _Asked) -> _Made | None:
    article, made_from = asked
    if isinstance(article, UnreadableArticle) or not made_from:
        return None
    reading = read_out(article)
    quads = populate(reading, by_registry(reading))
    return _Made(pack(str(graph_iri(article)), quads), len(reading.chains))


def input_fingerprint(article: Article) -> str:
    """SHA-256 of all that an article's graph is made from: the article as read, the program, its data."""
    made_from = f"{program()}\x1f{program_fingerprint()}\x1f{article_key_json(article)}"
    return hashlib.sha256(made_from.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def program() -> str:
    """Name and version of this program."""
    try:
        return f"attribution-kg {version('attribution-kg')}"
    except PackageNotFoundError:
        return "attribution-kg (not installed)"


@cache
def program_fingerprint() -> str:
    """SHA-256 over the shipped model, data and code: whatever changes what is read out."""
    digest = hashlib.sha256()
    for folder in (*"encode/model data encode extract resolve chain position identity populate".split(), "."):
        for entry in sorted(files("kg").joinpath(folder).iterdir(), key=lambda e: e.name):
            if entry.is_file() and not entry.name.endswith(".pyc"):
                digest.update(entry.name.encode())
                digest.update(entry.read_bytes())
    return digest.hexdigest()
