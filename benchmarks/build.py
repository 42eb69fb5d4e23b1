"""How fast a store is built: articles a second by number of processes, where the time goes, how it grows.

    python benchmarks/build.py [--quick] [--sizes 1000,10000] [--jobs 1,2] [--json FILE] [--folder DIR]

Articles are generated: short (about 600 characters, 5 statements), with invented actors, a few of them in
most articles and many in few.  All stages are the real ones, the encoder too.  ``by_size`` builds a store of
each size with one process and gives the cost of one article, in CPU time, so that other work on the machine
does not count; ``flat`` is the cost of an article at the largest size over that at the smallest.  ``by_jobs``
gives articles a second by the clock on the wall, and means something on a quiet machine only; the start of
the program and of its workers is counted.  ``stages`` splits the work on single articles.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from figures import show
from generated import World

from kg.build import Fate, build
from kg.chain import chains
from kg.claims import update
from kg.encode import annotate
from kg.extract import acts
from kg.identity.settle import by_registry, settle
from kg.model import Article, Reading
from kg.pipeline import tools
from kg.populate import graph_iri, populate
from kg.position import positions
from kg.read import read_paths
from kg.resolve.agents import resolve
from kg.resolve.dating import date_chains
from kg.store import open_writer, pack
from kg.workers import processes

FORMS = (
    "{one} said the {thing} {end}.",
    "The {thing} {end}, {outlet} reported, citing {two}.",
    "“The {thing} {end},” {one} told {outlet} on Friday.",
    "{two} denied that the {thing} {end}, according to {outlet}.",
    "A {state} official who asked not to be named said the {thing} {end}.",
    "{body} wrote in a report that the {thing} {end}, which {one} called a mistake.",
    "The {thing} was opened in 2019 and has been in use ever since, for the most part in summer.",
)
ENDS = ("must close in May", "will be sold", "was never safe", "may open again", "costs twice as much")


def write_articles(folder: Path, count: int) -> Path:
    """``folder`` with so many short articles, the same at each call."""
    folder.mkdir()
    world = World.make(7)
    chance = world.chance
    for number in range(count):
        sentences = [
            chance.choice(FORMS).format(
                one=world.one(world.people),
                two=world.one(world.people),
                outlet=world.one(world.outlets),
                body=world.one(world.bodies),
                state=world.one(world.states),
                thing=world.words(2),
                end=chance.choice(ENDS),
            )
            for _ in range(7)
        ]
        day = f"2031-{1 + number % 12:02}-{1 + number % 28:02}"
        head = f"outlet: {world.one(world.outlets)}\npublished: {day}\n\n"
        (folder / f"{number:06}.txt").write_text(head + "\n\n".join(sentences) + "\n", encoding="utf-8")
    return folder


def stages(news: Path, most: int) -> dict[str, float]:
    """CPU milliseconds an article of each stage, over ``most`` articles, after one that warms up."""
    spent: Counter[str] = Counter()
    at = 0.0

    def lap(name: str) -> None:
        nonlocal at
        now = time.process_time()
        spent[name] += now - at
        at = now

    using = tools()
    read = iter(read_paths([news], using.lexicons.outlets))
    annotate(next(read), using.encoder)
    statements = 0
    with tempfile.TemporaryDirectory() as folder, open_writer(Path(folder) / "store") as writer:
        at = time.process_time()
        for _ in range(most):
            article = next(read)
            assert isinstance(article, Article)
            lap("reading")
            annotated = annotate(article, using.encoder)
            lap("encoder")
            conveyed = resolve(annotated, acts(annotated), using.lexicons)
            found = chains(annotated, conveyed)
            dated = date_chains(article.text, found, annotated.sentences, article.published)
            reading = Reading(article, (), dated, positions(annotated, dated, using.lexicons))
            lap("after the encoder")
            packed = pack(graph_iri(article), populate(reading, by_registry(reading)))
            lap("making the graph")
            writer.replace(packed.iri, packed, article.id)
            lap("writing")
            statements += len(dated)
    return {
        **{f"{name}, ms": 1e3 * seconds / most for name, seconds in spent.items()},
        "statements an article": statements / most,
    }


def one_build(news: Path, store: Path, jobs: int) -> dict[str, float]:
    """The figures of one build in this process, as ``kg build`` does it."""
    spent: dict[str, float] = {}
    at = _cpu()

    def lap(name: str) -> None:
        nonlocal at
        now = _cpu()
        spent[name] = now - at
        at = now

    fates: Counter[Fate] = Counter()
    graphs = []
    with open_writer(store) as writer:
        for outcome in build([news], writer, engine=processes(jobs)):
            fates[outcome.fate] += 1
            graphs.append(outcome.graph)
        lap("reading out and writing")
        settle(writer, graphs)
        lap("settling who is who")
        update(writer, store)
        lap("claims")
    lap("closing")
    count = len(graphs)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "articles": count,
        "stored": fates[Fate.STORED],
        **{f"{name}, CPU ms an article": 1e3 * seconds / count for name, seconds in spent.items()},
        "CPU ms an article": 1e3 * sum(spent.values()) / count,
        "largest process, MB": peak / 1024,
        "store, MB": sum(file.stat().st_size for file in store.rglob("*") if file.is_file()) / 1e6,
    }


def _cpu() -> float:
    """CPU seconds of this process and of those that it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def in_a_process_of_its_own(news: Path, store: Path, jobs: int) -> dict[str, float]:
    """The figures of a build and its wall time, start included, in a fresh process."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, __file__, "--one", str(news), str(store), str(jobs)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    wall = time.perf_counter() - began
    figures: dict[str, float] = json.loads(done.stdout)
    return {**figures, "wall s": wall, "articles a second": figures["articles"] / wall}


def measure(sizes: list[int], jobs: list[int], folder: Path) -> dict[str, Any]:
    """All figures."""
    figures: dict[str, Any] = {"processors": os.cpu_count(), "by_size": {}, "by_jobs": {}}
    for size in sizes:
        news = write_articles(folder / f"articles-{size}", size)
        if size == sizes[0]:
            figures["stages"] = stages(news, min(size - 1, 200))
            for count in jobs:
                figures["by_jobs"][count] = in_a_process_of_its_own(news, folder / f"jobs-{count}", count)
                show(f"{size} articles, {count} processes", figures["by_jobs"][count])
            if 1 in jobs:
                alone = figures["by_jobs"][1]["articles a second"]
                for count in jobs:
                    each = figures["by_jobs"][count]
                    each["efficiency"] = each["articles a second"] / alone / count
            show("stages", figures["stages"])
        figures["by_size"][size] = in_a_process_of_its_own(news, folder / f"store-{size}", 1)
        show(f"{size} articles", figures["by_size"][size])
        again = in_a_process_of_its_own(news, folder / f"store-{size}", 1)
        figures["by_size"][size]["unchanged, CPU ms an article"] = again["CPU ms an article"]
    small, large = figures["by_size"][sizes[0]], figures["by_size"][sizes[-1]]
    figures["flat"] = {
        name: large[name] / small[name]
        for name in small
        if name.endswith("CPU ms an article") and small[name] > 0.1
    }
    return figures


def main() -> None:
    """Measure and print; write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="60 and 120 articles, a minute")
    parser.add_argument("--sizes", default="1000,10000", help="numbers of articles, joined by commas")
    parser.add_argument("--jobs", default="1,2", help="numbers of processes, joined by commas")
    parser.add_argument("--json", type=Path, help="file for the figures")
    parser.add_argument("--folder", type=Path, help="where articles and stores are made")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        news, store, jobs = options.one
        print(json.dumps(one_build(Path(news), Path(store), int(jobs))))
        return
    sizes = [60, 120] if options.quick else [int(size) for size in options.sizes.split(",")]
    if options.folder:
        options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        figures = measure(sizes, [int(count) for count in options.jobs.split(",")], Path(folder))
    show("all", figures)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
