"""Articles into a store: read, read out, populate, write; what became of each."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from kg.claims.ahead import packed_filing
from kg.errors import EngineError, UnreadableArticle
from kg.identity.settle import by_registry
from kg.interchange import article_key_json
from kg.model import Article
from kg.pipeline import read_out, tools
from kg.populate import graph_iri, populate
from kg.read import Fetcher, passed_over, read_paths
from kg.store import PackedGraph, pack
from kg.workers import Engine, Lost, processes


class Fate(StrEnum):
    """What became of an article that was asked for, or of a file beside it that is none."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    PASSED_OVER = "passed over"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One input and what became of it.

    what        the article's id, or the file that could not be read or was passed over
    statements  how many statements were read out; 0 when refused, None when nothing was read out
    error       why it was refused
    article     as read; None when refused or passed over
    graph       IRI of the article's graph; empty when there is none
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
    paths: Iterable[Path | str],
    writer: Target,
    jobs: int = 1,
    fetcher: Fetcher | None = None,
    engine: Engine | None = None,
) -> Generator[Outcome, None, None]:
    """What becomes of every article under ``paths``, one after the other, in the order of reading.

    An article that the store has already, made by this program from the same input, is left alone.
    Files in folders that are of no kind that is read come last, as passed over.

    jobs     processes that read articles out; the store is the same whatever their number
    fetcher  how web addresses among the paths are fetched; None refuses them
    engine   what reads articles out in place of processes of this machine
    """
    paths = list(paths)
    asked = _asked(paths, writer, fetcher)
    # Closed with this generator, so that nobody works on when its reader stops early.
    with closing((engine or processes(jobs))(_make, asked, tools, _needs_nothing)) as results:
        for each, made in results:
            yield _outcome(each, made, writer)
    for path in passed_over(paths):
        yield Outcome(str(path), Fate.PASSED_OVER)


def _outcome(asked: _Asked, made: _Made | Lost | None, writer: Target) -> Outcome:
    """What becomes of one input, written to the store where something was read out of it."""
    result, made_from = asked
    if isinstance(result, UnreadableArticle):
        return Outcome(result.what, Fate.REFUSED, 0, result)
    if isinstance(made, Lost):
        error = UnreadableArticle(result.id, made.reason, "Read it alone: kg extract FILE.")
        return Outcome(result.id, Fate.REFUSED, 0, error)
    if made is None:
        return Outcome(result.id, Fate.UNCHANGED, article=result, graph=str(graph_iri(result)))
    stored = writer.replace(made.graph.iri, made.graph, made_from)
    fate = Fate.STORED if stored else Fate.UNCHANGED
    return Outcome(result.id, fate, made.statements, article=result, graph=made.graph.iri)


_Asked = tuple[Article | UnreadableArticle, str]


def _asked(paths: Iterable[Path | str], writer: Target, fetcher: Fetcher | None) -> Iterator[_Asked]:
    """Every input with the fingerprint of what its graph is made from; empty when there is nothing to do.

    Of two versions of one article the first is read: were the second written in its place, the first would
    be called stored and be gone, and the next build would write both again.
    """
    first: dict[str, tuple[str, str]] = {}
    for result in read_paths(paths, tools().lexicons.outlets, fetcher=fetcher):
        if isinstance(result, UnreadableArticle):
            yield result, ""
            continue
        graph, said = str(graph_iri(result)), input_fingerprint(replace(result, id=""))
        known, known_said = first.setdefault(graph, (result.id, said))
        if known_said != said:
            yield _another_version(result, known), ""
            continue
        made_from = input_fingerprint(result)
        # The same under another id, as of a file that lies there twice, says nothing new.
        there = known != result.id or writer.has(graph, made_from)
        yield result, "" if there else made_from


def _another_version(article: Article, first: str) -> UnreadableArticle:
    same = f"the address {article.url}" if article.url else "the outlet, date, title and text"
    return UnreadableArticle(
        article.id,
        f"it has {same} of {first}, which comes before it in this build, and differs from it",
        "Leave one of them out, or build the one to keep by itself, later.",
    )


def _needs_nothing(asked: _Asked) -> bool:
    return isinstance(asked[0], UnreadableArticle) or not asked[1]


def _make(asked: _Asked) -> _Made | None:
    """What the graph of an article will hold; None for an input that is refused or unchanged.

    Whoever calls this has the input's fingerprint from the process that writes.  Only the same program
    makes the same of it: a machine of a cluster with another version would spoil the store unnoticed.
    """
    article, made_from = asked
    if isinstance(article, UnreadableArticle) or not made_from:
        return None
    if input_fingerprint(article) != made_from:
        raise EngineError(
            program(),
            "a worker has another version of this program, or the program was changed during the build",
            "Install the same version everywhere and run the same command again.",
        )
    reading = read_out(article)
    quads = populate(reading, by_registry(reading))
    # The process that writes has the most to do, so what the claims want of this graph is made here too.
    graph = replace(pack(str(graph_iri(article)), quads), beside=packed_filing(quads))
    return _Made(graph, len(reading.chains))


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
