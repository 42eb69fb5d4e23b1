"""How long a store takes to answer: ten library queries about one thing, and some about all of it."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rdflib import Dataset, Literal, URIRef

from kg.analyse.provenance import provenances
from kg.claims import stated
from kg.store import Iri, View, library, open_view
from kg.store.engine import Value
from kg.terms import PREFIXES

WHOLE = ("top-origins", "top-relays", "unnamed-by-outlet", "chains-by-depth", "issues")
"""Library queries that read the whole store."""

Figures = dict[str, Any]


class Clock:
    """CPU and wall seconds of the stretches between ``start`` and ``stop``."""

    def __init__(self) -> None:
        self.cpu = self.wall = 0.0

    def __enter__(self) -> Clock:
        self._began = time.process_time(), time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.cpu, self.wall = self.so_far()

    def so_far(self) -> tuple[float, float]:
        """CPU and wall seconds up to now, within a stretch."""
        cpu, wall = time.process_time() - self._began[0], time.perf_counter() - self._began[1]
        return self.cpu + cpu, self.wall + wall


def questions(view: View, count: int, seed: int = 3) -> dict[str, list[dict[str, Value]]]:
    """Ten library queries with values to ask about, drawn from the store.

    Four are about an article and its chains, two about a claim and a name, three about an actor, one about
    a day.
    """
    chance = random.Random(seed)

    def drawn(query: str) -> list[Iri]:
        return [Iri(each) for each in chance.sample(view.select(query).column("it"), k=count)]

    articles = drawn("SELECT ?it WHERE { ?it kg:text ?text } LIMIT 2000")
    relayed = "SELECT ?s ?c WHERE { ?a kg:carries ?s . ?s kg:relays/kg:relays*/kg:states ?c } LIMIT 3000"
    chains = chance.sample(list(view.select(relayed)), k=count)
    statements, claims = [[Iri(row[name]) for row in chains] for name in ("s", "c")]
    people = drawn("SELECT DISTINCT ?it WHERE { ?it a kg:Person } LIMIT 20000")
    outlets = drawn("SELECT DISTINCT ?it WHERE { ?it a kg:Outlet } LIMIT 4000")
    names = [
        str(view.select("SELECT ?it ?n WHERE { ?it rdfs:label ?n }", it=each).rows[0]["n"]) for each in people
    ]
    days = [date(2030, 1, 1) + timedelta(days=chance.randrange(700)) for _ in range(count)]
    return {
        "statements-of-article": [{"article": each} for each in articles],
        "chain-of-statement": [{"statement": each} for each in statements],
        "chain-as-prov": [{"statement": each} for each in statements],
        "evidence-of": [{"thing": each} for each in statements],
        "who-carries": [{"claim": each} for each in claims],
        "agents-by-name": [{"name": each} for each in names],
        "said-by": [{"agent": each} for each in people],
        "positions-of": [{"holder": each} for each in people],
        "relayed-by": [{"agent": each} for each in outlets],
        "said-on": [{"day": each} for each in days],
    }


def ask(folder: Path, count: int, whole: bool) -> Figures:
    """Latencies of ten library queries, in milliseconds, with how many rows they gave.

    whole  ask also what makes the engine read all of the store, once each
    """
    with Clock() as opening:
        view = open_view(folder)
    result: Figures = {"open_for_reading_wall_s": opening.wall}
    asked = questions(view, count)
    for name, given in asked.items():
        result[name] = _latencies(_answering(view, name), given)
    statements = [each["statement"] for each in asked["chain-of-statement"]]
    result["provenances of a statement"] = _latencies(lambda iri: len(provenances(view, iri)), statements)
    words = [str(row["w"]) for row in view.select("SELECT ?w WHERE { ?c kg:wording ?w } LIMIT 3")]
    # These stores have no claims, so there is no index of words beside them.
    result["statements by words, all looked through"] = _latencies(
        lambda asked: len(stated(view, asked)), words
    )
    for name in WHOLE if whole else ():
        result[name] = _latencies(_answering(view, name), [{}])
    return result


def _answering(view: View, name: str) -> Callable[[dict[str, Value]], int]:
    query = library.load(name)

    def answer(given: dict[str, Value]) -> int:
        result = library.run(view, query, given)
        assert not isinstance(result, bool)
        return len(result)

    return answer


def _latencies(answer: Callable[[Any], int], given: Iterable[Any]) -> dict[str, float]:
    times, rows = [], []
    for each in given:
        with Clock() as clock:
            rows.append(answer(each))
        times.append(clock.cpu * 1e3)
    return {
        "p50_ms": statistics.median(times),
        "p95_ms": _p95(times),
        "mean_rows": statistics.mean(rows),
        "p95_rows": _p95(rows),
        "ms_per_row": sum(times) / max(1, sum(rows)),
    }


def _p95(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def beside_rdflib(folder: Path, dataset: Dataset, count: int = 3) -> Figures:
    """The same questions to a store and to rdflib's memory store with the same quads; medians."""
    view = open_view(folder)
    result: Figures = {}
    for name, asked in questions(view, count).items():
        query, answering = library.load(name), _answering(view, name)
        ours, theirs, same = [], [], True
        for given in asked:
            terms = {key: URIRef(v) if isinstance(v, Iri) else Literal(v) for key, v in given.items()}
            with Clock() as clock:
                rows = len(list(dataset.query(query.text, initNs=PREFIXES, initBindings=terms)))
            theirs.append(clock.cpu * 1e3)
            with Clock() as clock:
                same = answering(given) == rows and same
            ours.append(clock.cpu * 1e3)
        result[name] = {
            "rdflib_ms": statistics.median(theirs),
            "store_ms": statistics.median(ours),
            "same_rows": same,
        }
    return result
