"""How fast questions about claims are answered, and how that grows with the store.

    python benchmarks/analyse.py [--quick] [--sizes 1000,10000] [--lay-down] [--json FILE] [--folder DIR]

Articles are generated (benchmarks/newsroom.py): two of five statements repeat a claim, so that most claims
stand in one article and a few in dozens.  Questions are asked of claims drawn at random: each as the
command asks it, from finding the claim by its words or IRI to the rows, in a store that is open already.
A statement drawn at random stands in a large claim more often than a claim drawn at random is large.

Times are CPU times, so that other work on the machine counts less, and wall times beside them.  To compare
all articles takes 0.1 s of CPU an article: hours at a hundred thousand.  With --lay-down the claims are not
found by comparing but written as they are known to be (benchmarks/laid_down.py); what the store keeps, and
so what a question costs, is of the same kind.  With --folder a store that is there already, made in the same
way, is asked as it is.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence, Sized
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from figures import show  # noqa: E402
from laid_down import lay_down  # noqa: E402
from newsroom import STATEMENTS, news  # noqa: E402

from kg.analyse.anonymous import anonymous  # noqa: E402
from kg.analyse.circular import circular  # noqa: E402
from kg.analyse.family import family  # noqa: E402
from kg.analyse.first import first  # noqa: E402
from kg.analyse.onward import traced  # noqa: E402
from kg.analyse.single_source import single_source  # noqa: E402
from kg.claims import Claims, claim_about, open_claims, origins_of, stated, update  # noqa: E402
from kg.claims.index import FILE  # noqa: E402
from kg.claims.kept import kept_claims  # noqa: E402
from kg.populate import graph_iri, populate  # noqa: E402
from kg.store import View, open_view, open_writer, pack  # noqa: E402
from kg.terms import CLAIMS  # noqa: E402

SIZES, QUICK = (1_000, 10_000, 100_000), (100, 300)


def _made(store: Path) -> bool:
    return (store / "CURRENT").is_file() and kept_claims(open_view(store), store) is not None


def make(articles: int, statements: int, store: Path) -> dict[str, Any]:
    """Load generated articles, and bring the claims up to date: at first, and for one article more."""
    shutil.rmtree(store, ignore_errors=True)
    began = time.process_time()
    readings = [each.reading for each in news(articles, statements)]
    with open_writer(store, in_bulk=True) as writer:
        for each in readings:
            graph = graph_iri(each.article)
            writer.replace(graph, pack(graph, populate(each)), each.article.id)
    loaded = time.process_time()
    with open_writer(store) as writer:
        update(writer, store)
        writer.compact()
    compared = time.process_time()
    more = []
    for each in readings[:5]:
        corrected = replace(each, article=replace(each.article, text=each.article.text + " Corrected."))
        with open_writer(store) as writer:
            writer.replace(graph_iri(corrected.article), populate(corrected))
            clock = time.process_time()
            update(writer, store)
            more.append(time.process_time() - clock)
    return {
        "load_cpu_s": loaded - began,
        "claims_first_time_cpu_ms_per_article": (compared - loaded) * 1000 / articles,
        "claims_one_article_more_cpu_s": statistics.median(more),
        "index_bytes_per_article": (store / FILE).stat().st_size / articles,
    }


def make_laid_down(articles: int, statements: int, store: Path) -> dict[str, Any]:
    """Load generated articles with their claims as they are known to be."""
    began = time.process_time()
    lay_down(news(articles, statements), store)
    return {
        "claims": "laid down from what is true of the articles, not found by comparing",
        "load_and_file_cpu_s": time.process_time() - began,
        "index_bytes_per_article": (store / FILE).stat().st_size / articles,
    }


def ask(store: Path, times: int) -> dict[str, Any]:
    """Latencies of questions about single claims, in milliseconds; seconds of those about the whole store."""
    view = open_view(store)
    found = open_claims(view, store)
    of_many, of_any = _drawn(view, times)
    asked: dict[str, Any] = {"open_ms": _latencies(lambda _: open_claims(open_view(store), store), range(5))}
    for kind, given in (("claim of several articles", of_many), ("any statement", of_any)):
        asked |= {
            f"{name}, {kind}": _latencies(answer, given) for name, answer in _questions(view, store).items()
        }
    eight = [" ".join(found.of_statement[each].wording.strip('"').split()[:8]) for each in of_any]
    asked["origins, asked by eight words"] = _latencies(
        lambda words: origins_of(fresh := _fresh(view, store), claim_about(fresh, words)[0].statements), eight
    )
    asked["statements found by eight words"] = _latencies(lambda words: stated(view, words), eight)
    for name in WHOLE:
        # Each in a process of its own, so that the peak of memory is its own.
        with ProcessPoolExecutor(1, get_context("spawn")) as apart:
            asked[f"{name}, whole store"] = apart.submit(_whole, name, store).result()
    sizes = [len({p.article.iri for p in c.statements}) for c in found.clusters]
    asked["claims kept"] = {
        "all": len(sizes),
        "of several articles": sum(s > 1 for s in sizes),
        "largest": max(sizes),
    }
    return asked


WHOLE: dict[str, Callable[[View, Claims], Sized]] = {
    "opening": lambda *_: (),
    "going through all claims": lambda _, claims: range(sum(1 for _ in claims.clusters)),
    "circular": lambda _, claims: circular(claims),
    "single-source": lambda _, claims: single_source(claims),
    "anonymous": anonymous,
}
"""Questions about the whole store; the first shows what memory is used before anything is asked."""


def _whole(name: str, store: Path) -> dict[str, Any]:
    view = open_view(store)
    began = time.process_time()
    rows = WHOLE[name](view, _fresh(view, store))
    return {"cpu_s": time.process_time() - began, "rows": len(rows), "peak_mb": _peak_mb()}


def _peak_mb() -> int:
    """The most memory that this program used; what it was forked from does not count."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    return int(told.partition("VmHWM:")[2].split()[0]) // 1024


def _questions(view: View, store: Path) -> dict[str, Callable[[str], object]]:
    """Each question, of a claim given by a statement's IRI, with nothing remembered from the one before."""

    def about(ask: Callable[[Claims, Any], object]) -> Callable[[str], object]:
        def answer(iri: str) -> object:
            fresh = _fresh(view, store)
            return ask(fresh, claim_about(fresh, iri)[0])

        return answer

    return {
        "origins": about(lambda claims, claim: origins_of(claims, claim.statements)),
        "first": about(first),
        "family": about(family),
        "trace": lambda iri: traced(view, _fresh(view, store), iri),
    }


def _fresh(view: View, store: Path) -> Claims:
    return open_claims(view, store)


def _drawn(view: View, times: int) -> tuple[list[str], list[str]]:
    """Statements of claims that several articles have, and statements of any claim, at random."""
    chance = random.Random(5)
    held: dict[str, str] = {}
    for row in view.select(f"SELECT ?claim ?statement WHERE {{ ?claim <{CLAIMS.holds}> ?statement }}"):
        held.setdefault(str(row["claim"]), str(row["statement"]))
    every = view.select("SELECT ?statement WHERE { ?article kg:carries ?statement }").column("statement")
    return (
        chance.sample(sorted(held.values()), min(times, len(held))),
        chance.sample(sorted(map(str, every)), times),
    )


def _latencies(answer: Callable[[Any], object], given: Sequence[Any]) -> dict[str, float]:
    cpu, wall = [], []
    for each in given:
        began, clock = time.process_time(), time.perf_counter()
        answer(each)
        wall.append((time.perf_counter() - clock) * 1000)
        cpu.append((time.process_time() - began) * 1000)
    p95 = {name: sorted(taken)[int((len(taken) - 1) * 0.95)] for name, taken in (("", cpu), ("wall_", wall))}
    return {"p50_ms": statistics.median(cpu)} | {f"p95_{name}ms": figure for name, figure in p95.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="small stores")
    parser.add_argument("--sizes", help="numbers of articles, joined by commas")
    parser.add_argument("--statements", type=int, default=STATEMENTS, help="of an article, on average")
    parser.add_argument("--lay-down", action="store_true", help="write the claims instead of comparing")
    parser.add_argument("--times", type=int, default=200, help="how often each question is asked")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    parser.add_argument("--folder", type=Path, help="where the stores are made and kept")
    given = parser.parse_args()
    sizes = [int(n) for n in given.sizes.split(",")] if given.sizes else QUICK if given.quick else SIZES
    folder = given.folder or Path(tempfile.mkdtemp())
    found: dict[str, Any] = {}
    for size in sizes:
        store = folder / f"articles-{size}"
        making = make_laid_down if given.lay_down else make
        figures = {} if _made(store) else making(size, given.statements, store)
        figures |= ask(store, 40 if given.quick else given.times)
        found[f"{size} articles"] = figures
        show(f"{size} articles of {given.statements} statements", figures)
        if given.json:
            given.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if not given.folder:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
