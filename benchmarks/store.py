"""How fast the store loads, replaces and answers, and how that grows.

    python benchmarks/store.py [--quick] [--sizes 1000,10000] [--statements 16] [--json FILE] [--folder DIR]

Articles are generated: invented outlets, people and statements in the proportions of real news (about
sixteen statements an article, a third of them through more than one hand, a few actors in most articles
and many in few); from the thousandth on they are editions of the first thousand, see ``editions``.
Compare ratios, not seconds: the machine matters more than anything else.  Times are CPU times, so that
other work on the machine does not count; names that end in wall_s or wall_ms say otherwise.

Each size is measured in a process of its own, article by article, so that memory stays bounded; a hundred
thousand articles of sixteen statements need 60 GB of disk and hours, of four statements 16 GB.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pyoxigraph as ox
from asking import Clock, ask, beside_rdflib
from editions import graphs
from figures import show
from generated import STATEMENTS, readings
from rdflib import Dataset

from kg.populate import graph_iri, populate
from kg.store import PackedGraph, open_view, open_writer
from kg.store.pack import Document
from kg.validate import validate

Made = TypeVar("Made")

QUADS = 105
"""Quads of one statement, about."""

DISK = 360
"""Bytes that a quad needs on disk while the store's files are merged, about."""


class Making:
    """Article graphs one after the other, and the time that making them took.

    The engine works on in threads of its own meanwhile: what it uses counts as its own, so making is
    timed by this thread alone.
    """

    def __init__(self, articles: int, statements: int) -> None:
        self._graphs = graphs(articles, statements)
        self.cpu = self.wall = 0.0
        self.quads = 0

    def __iter__(self) -> Iterator[PackedGraph]:
        return self

    def __next__(self) -> PackedGraph:
        made = self._timed(self._graphs.__next__)
        self.quads += len(made.lines)
        return made

    def nquads(self) -> Iterator[str]:
        """The same graphs as the text of a file, the making of which counts too."""
        for made in self:
            yield self._timed(partial(getattr, made, "nquads"))

    def _timed(self, make: Callable[[], Made]) -> Made:
        cpu, wall = time.thread_time(), time.perf_counter()
        try:
            return make()
        finally:
            self.cpu += time.thread_time() - cpu
            self.wall += time.perf_counter() - wall


def size_of(folder: Path) -> int:
    """Bytes of all files in the folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def load(articles: int, statements: int, folder: Path) -> dict[str, Any]:
    """Load generated articles by the writer, as a first build of a large folder does."""
    making = Making(articles, statements)
    with Clock() as whole:
        with open_writer(folder, in_bulk=True) as writer:
            for made in making:
                writer.replace(made.iri, made, "made from " + made.fingerprint)
        del writer
    loading = whole.cpu - making.cpu
    return {
        "quads": making.quads,
        "quads_per_article": round(making.quads / articles),
        "load_us_per_quad": loading / making.quads * 1e6,
        "load_wall_s": whole.wall - making.wall,
        "making_wall_s": making.wall,
        "bytes_per_quad": size_of(folder) / making.quads,
    }


def load_raw(articles: int, statements: int, folder: Path) -> dict[str, Any]:
    """Load the same quads by the engine's own bulk load, as one file, and then let it merge its files.

    The writer merges them too, so that is the fairer comparison.
    """
    making = Making(articles, statements)
    with Clock() as whole:
        store = ox.Store(str(folder))
        lines = io.BufferedReader(Document(making.nquads()), 1 << 20)
        store.bulk_load(lines, format=ox.RdfFormat.N_QUADS)
        store.flush()
        loading, loading_wall = whole.so_far()
        store.optimize()
        del store
    return {
        "raw_us_per_quad": (loading - making.cpu) / making.quads * 1e6,
        "raw_merged_us_per_quad": (whole.cpu - making.cpu) / making.quads * 1e6,
        "raw_wall_s": loading_wall - making.wall,
        "raw_peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def replace_some(statements: int, folder: Path, times: int = 15) -> dict[str, Any]:
    """Replace single articles of a store by changed ones, and write unchanged ones again."""
    changed: list[tuple[float, float]] = []
    same: list[tuple[float, float]] = []
    with Clock() as opening:
        writer = open_writer(folder)
    for each in readings(times, statements=statements):
        corrected = replace(each.article, text=each.article.text + " Corrected.")
        for clocks, article in ((same, each.article), (changed, corrected)):
            quads = populate(replace(each, article=article))
            with Clock() as clock:
                writer.replace(graph_iri(article), quads)
            clocks.append((clock.cpu * 1e3, clock.wall * 1e3))
    writer.__exit__(None, None, None)
    return {
        "open_for_writing_wall_s": opening.wall,
        "replace_ms": statistics.median(cpu for cpu, _ in changed),
        "replace_wall_ms": statistics.median(wall for _, wall in changed),
        "unchanged_ms": statistics.median(cpu for cpu, _ in same),
    }


def check(folder: Path) -> dict[str, Any]:
    """Time of looking for everything that could be wrong."""
    view = open_view(folder)
    with Clock() as clock:
        findings = validate(view)
    return {"validate_cpu_s": clock.cpu, "validate_wall_s": clock.wall, "findings": len(findings)}


def in_rdflib(articles: int, statements: int) -> dict[str, Any]:
    """The same articles and queries in rdflib's own memory store."""
    dataset, loading = Dataset(default_union=True), Clock()
    making = Making(articles, statements)
    folder = Path(tempfile.mkdtemp())
    try:
        with open_writer(folder, in_bulk=True) as writer:
            for made in making:
                writer.replace(made.iri, made)
                with loading:
                    dataset.parse(data=made.nquads, format="nquads")
        del writer
        figures: dict[str, Any] = {
            "articles": articles,
            "quads": making.quads,
            "load_us_per_quad": loading.cpu / making.quads * 1e6,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
        return figures | beside_rdflib(folder, dataset)
    finally:
        shutil.rmtree(folder)


def measure(articles: int, options: argparse.Namespace) -> dict[str, Any]:
    """All figures of one size."""
    parent = options.folder or Path(tempfile.gettempdir())
    parent.mkdir(parents=True, exist_ok=True)
    needed = articles * options.statements * QUADS * DISK
    if shutil.disk_usage(parent).free < needed:
        raise SystemExit(
            f"{parent}: {articles} articles need {needed >> 30} GB of disk: choose another --folder"
        )
    folder = Path(tempfile.mkdtemp(dir=parent))
    try:
        store = folder / "store"
        figures: dict[str, Any] = {"articles": articles, "statements": options.statements}
        figures["load"] = load(articles, options.statements, store)
        figures["replace"] = replace_some(options.statements, store)
        figures["peak_mb_loading_and_replacing"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        figures["queries"] = ask(store, options.questions, articles <= options.whole)
        if articles <= options.validate:
            figures["validate"] = check(store)
        shutil.rmtree(store)
        if articles <= options.raw:
            figures["load"] |= load_raw(articles, options.statements, folder / "raw")
            for name, raw, ours in (
                ("load_rate_of_raw", "raw_us_per_quad", "load_us_per_quad"),
                ("load_rate_of_raw_merged", "raw_merged_us_per_quad", "load_us_per_quad"),
                ("load_wall_rate_of_raw", "raw_wall_s", "load_wall_s"),
            ):
                figures["load"][name] = figures["load"][raw] / figures["load"][ours]
        return figures
    finally:
        shutil.rmtree(folder)


def apart(articles: int, options: argparse.Namespace) -> dict[str, Any]:
    """All figures of one size, measured in another process: none warms memory or files for the next."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "figures.json"
        given = [f"--{name}={getattr(options, name)}" for name in ("statements", "raw", "whole", "validate")]
        given += [f"--questions={options.questions}", f"--one={articles}", f"--json={told}"]
        given += [f"--folder={options.folder}"] if options.folder else []
        subprocess.run([sys.executable, __file__, *given], check=True)
        figures: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
        return figures


def main() -> None:
    """Measure and print; write JSON where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="200 articles, a minute")
    parser.add_argument("--sizes", default="1000,10000", help="numbers of articles, joined by commas")
    parser.add_argument("--statements", type=int, default=STATEMENTS, help="of an article, on average")
    parser.add_argument("--questions", type=int, default=40, help="times that each query is asked")
    parser.add_argument("--raw", type=int, default=10**6, help="largest size loaded by the engine alone too")
    parser.add_argument("--whole", type=int, default=10**4, help="largest size asked about all of it")
    parser.add_argument("--validate", type=int, default=1000, help="largest size that is validated")
    parser.add_argument("--rdflib", type=int, default=100, help="articles in rdflib's store; 0 for none")
    parser.add_argument("--json", type=Path, help="file for the figures")
    parser.add_argument("--folder", type=Path, help="where stores are made")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        options.json.write_text(json.dumps(measure(options.one, options)), encoding="utf-8")
        return
    sizes = [200] if options.quick else [int(size) for size in options.sizes.split(",")]
    figures: dict[str, Any] = {"sizes": []}
    compared = min(options.rdflib, 20) if options.quick else options.rdflib
    if compared:
        figures["rdflib"] = in_rdflib(compared, options.statements)
        show("rdflib", figures["rdflib"])
    for size in sizes:
        figures["sizes"].append(apart(size, options))
        show(f"{size} articles", figures["sizes"][-1])
        if options.json:
            options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
