"""How fast the store loads, replaces and answers, and how that grows.

    python benchmarks/store.py [--quick] [--sizes 1000,10000] [--json FILE] [--folder DIR]

Articles are generated: invented outlets, people and statements in the proportions of real news (about
sixteen statements an article, a third of them through more than one hand, a few actors in most articles
and many in few).  Compare ratios, not seconds: the machine matters more than anything else.  Times are CPU
times, so that other work on the machine does not count; names that end in wall_s say otherwise.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from generated import World, reading, readings
from rdflib import Dataset, URIRef

from kg.analyse.provenance import provenances
from kg.populate import graph_iri, populate
from kg.store import Iri, View, library, open_view, open_writer, pack
from kg.terms import PREFIXES
from kg.validate import validate


class Clock:
    """CPU and wall seconds of the stretches between ``start`` and ``stop``."""

    def __init__(self) -> None:
        self.cpu = self.wall = 0.0

    def __enter__(self) -> Clock:
        self._began = time.process_time(), time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.cpu += time.process_time() - self._began[0]
        self.wall += time.perf_counter() - self._began[1]


def size_of(folder: Path) -> int:
    """Bytes of all files in the folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def load(articles: int, folder: Path) -> dict[str, Any]:
    """Load generated articles by the writer, and the same quads by the engine's raw bulk load."""
    ours, raw, made, packing = Clock(), Clock(), Clock(), Clock()
    quads = 0
    lines = folder / "all.nq"
    stream = readings(articles)
    with lines.open("w", encoding="utf-8") as file:
        with ours:
            writer = open_writer(folder / "store", in_bulk=True)
        for _ in range(articles):
            with made:
                each = next(stream)
                graph, article_quads = graph_iri(each.article), populate(each)
            with packing:
                packed = pack(graph, article_quads)
            quads += len(packed.lines)
            with ours:
                writer.replace(graph, packed, each.article.id)
            file.write(packed.nquads)
        with ours:
            writer.__exit__(None, None, None)
    with raw:
        store = ox.Store(str(folder / "raw"))
        store.bulk_load(path=str(lines), format=ox.RdfFormat.N_QUADS)
        store.flush()
        del store
    result = {
        "quads": quads,
        "quads_per_article": round(quads / articles),
        "populate_us_per_quad": made.cpu / quads * 1e6,
        "pack_us_per_quad": packing.cpu / quads * 1e6,
        "load_us_per_quad": ours.cpu / quads * 1e6,
        "raw_bulk_us_per_quad": raw.cpu / quads * 1e6,
        "load_rate_of_raw": raw.cpu / ours.cpu,
        "load_and_pack_rate_of_raw": raw.cpu / (ours.cpu + packing.cpu),
        "load_wall_s": ours.wall,
        "bytes_per_quad": size_of(folder / "store") / quads,
        "raw_bytes_per_quad": size_of(folder / "raw") / quads,
    }
    shutil.rmtree(folder / "raw")
    lines.unlink()
    return result


def replace_some(articles: int, folder: Path, times: int = 15) -> dict[str, Any]:
    """Replace single articles of a store by changed ones, and write unchanged ones again."""
    world = World.make(7)
    several = [reading(world, number) for number in range(min(articles, times))]
    changed, same = [], []
    with Clock() as opening:
        writer = open_writer(folder / "store")
    for each in several:
        corrected = replace(each.article, text=each.article.text + " Corrected.")
        for clocks, article in ((same, each.article), (changed, corrected)):
            quads = populate(replace(each, article=article))
            with Clock() as clock:
                writer.replace(graph_iri(article), quads)
            clocks.append(clock.cpu * 1e3)
    writer.__exit__(None, None, None)
    return {
        "open_for_writing_wall_s": opening.wall,
        "replace_ms": statistics.median(changed),
        "unchanged_ms": statistics.median(same),
    }


def questions(view: View, count: int, seed: int = 3) -> dict[str, list[dict[str, Any]]]:
    """Ten library queries with values to ask about, drawn from the store."""
    chance = random.Random(seed)
    article = chance.sample(
        view.select("SELECT ?a WHERE { ?a kg:text ?text } LIMIT 2000").column("a"), k=count
    )
    chains = "SELECT ?s ?c WHERE { ?a kg:carries ?s . ?s kg:relays/kg:relays*/kg:states ?c } LIMIT 3000"
    chain = chance.sample(list(view.select(chains)), k=count)
    # Actors of the middle: those most talked about have answers of thousands of rows.
    people = view.select("SELECT DISTINCT ?p WHERE { ?p a kg:Person } LIMIT 20000").column("p")
    person = chance.sample(people, k=count)
    outlet = chance.sample(
        view.select("SELECT DISTINCT ?o WHERE { ?o a kg:Outlet } LIMIT 4000").column("o"), k=count
    )
    day = [str(date(2030, 1, 1) + timedelta(days=chance.randrange(700))) for _ in range(count)]
    return {
        "statements-of-article": [{"article": Iri(each)} for each in article],
        "chain-of-statement": [{"statement": Iri(each["s"])} for each in chain],
        "evidence-of": [{"thing": Iri(each["s"])} for each in chain],
        "origins-of-claim": [{"claim": Iri(each["c"])} for each in chain],
        "who-carries": [{"claim": Iri(each["c"])} for each in chain],
        "chain-as-prov": [{"statement": Iri(each["s"])} for each in chain],
        "said-by": [{"agent": Iri(each)} for each in person],
        "positions-of": [{"holder": Iri(each)} for each in person],
        "relayed-by": [{"agent": Iri(each)} for each in outlet],
        "said-on": [{"day": library.value_of(each)} for each in day],
    }


def ask(folder: Path, count: int) -> dict[str, Any]:
    """Latencies of ten library queries, in milliseconds, with how many rows they gave."""
    with Clock() as opening:
        view = open_view(folder / "store")
    result: dict[str, Any] = {"open_for_reading_wall_s": opening.wall}
    asked = questions(view, count)
    for name, each in asked.items():
        query = library.load(name)
        result[name] = _latencies(lambda given, query=query: len(library.run(view, query, given)), each)
    statements = [each["statement"] for each in asked["chain-of-statement"]]
    result["provenances of a statement"] = _latencies(lambda iri: len(provenances(view, iri)), statements)
    return result


def _latencies(answer: Callable[[Any], int], given: list[Any]) -> dict[str, float]:
    times, rows = [], []
    for each in given:
        with Clock() as clock:
            rows.append(answer(each))
        times.append(clock.cpu * 1e3)
    times.sort()
    return {
        "p50_ms": statistics.median(times),
        "p95_ms": times[min(len(times) - 1, int(len(times) * 0.95))],
        "mean_rows": statistics.mean(rows),
    }


def check(folder: Path) -> dict[str, Any]:
    """Time of looking for everything that could be wrong."""
    view = open_view(folder / "store")
    with Clock() as clock:
        findings = validate(view)
    return {"validate_cpu_s": clock.cpu, "validate_wall_s": clock.wall, "findings": len(findings)}


def in_rdflib(articles: int) -> dict[str, Any]:
    """The same articles and queries in rdflib's own memory store."""
    dataset = Dataset(default_union=True)
    loading = Clock()
    quads = 0
    for each in readings(articles):
        packed = pack(graph_iri(each.article), populate(each))
        quads += len(packed.lines)
        with loading:
            dataset.parse(data=packed.nquads, format="nquads")
    result: dict[str, Any] = {
        "articles": articles,
        "quads": quads,
        "load_us_per_quad": loading.cpu / quads * 1e6,
    }
    folder = Path(tempfile.mkdtemp())
    with open_writer(folder, in_bulk=True) as writer:
        for each in readings(articles):
            writer.replace(graph_iri(each.article), populate(each))
    view = open_view(folder)
    for name, given in questions(view, 1).items():
        query = library.load(name)
        terms = {key: URIRef(value) if isinstance(value, Iri) else value for key, value in given[0].items()}
        if not all(isinstance(term, URIRef) for term in terms.values()):
            continue
        with Clock() as theirs:
            rows = len(list(dataset.query(query.text, initNs=PREFIXES, initBindings=terms)))
        with Clock() as ours:
            same = len(library.run(view, query, given[0]))
        result[name] = {
            "rdflib_ms": theirs.wall * 1e3,
            "store_ms": ours.wall * 1e3,
            "same_rows": rows == same,
        }
    shutil.rmtree(folder)
    return result


def measure(articles: int, parent: Path, count: int) -> dict[str, Any]:
    """All figures of one size."""
    folder = Path(tempfile.mkdtemp(dir=parent))
    try:
        return {
            "articles": articles,
            "load": load(articles, folder),
            "replace": replace_some(articles, folder),
            "queries": ask(folder, count),
            "validate": check(folder),
        }
    finally:
        shutil.rmtree(folder)


def main() -> None:
    """Measure and print; write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="200 articles, a minute")
    parser.add_argument("--sizes", default="1000,10000", help="numbers of articles, joined by commas")
    parser.add_argument("--json", type=Path, help="file for the figures")
    parser.add_argument(
        "--folder", type=Path, help="where stores are made; about 300 kB an article are needed"
    )
    options = parser.parse_args()
    sizes = [200] if options.quick else [int(size) for size in options.sizes.split(",")]
    figures: dict[str, Any] = {"sizes": [], "rdflib": in_rdflib(20 if options.quick else 100)}
    _print("rdflib", figures["rdflib"])
    for size in sizes:
        figures["sizes"].append(measure(size, options.folder or Path(tempfile.gettempdir()), 20))
        _print(f"{size} articles", figures["sizes"][-1])
        if options.json:
            options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _print(title: str, figures: dict[str, Any], indent: str = "") -> None:
    print(f"{indent}{title}", flush=True)
    for name, value in figures.items():
        if isinstance(value, dict):
            _print(name, value, indent + "  ")
        else:
            print(
                f"{indent}  {name}: {value:.3f}" if isinstance(value, float) else f"{indent}  {name}: {value}"
            )


if __name__ == "__main__":
    main()
