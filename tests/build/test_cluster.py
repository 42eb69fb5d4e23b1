"""Reading out on a Dask cluster: the same store, whatever becomes of the workers."""

from __future__ import annotations

import json
import os
import pickle
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.cluster import BATCH, TASKS_EACH, _in_order, on_cluster
from kg.errors import EngineError
from kg.workers import Lost

from .news import ROOT, await_articles, exported, is_gone, run, start, write_news

distributed = pytest.importorskip("distributed", reason="the optional package distributed is not installed")

ARTICLES = 60


def dask(*words: str | Path) -> subprocess.Popen[bytes]:
    """A part of a cluster, as its administrator starts it."""
    command = [sys.executable, "-m", "distributed.cli." + str(words[0]), *map(str, words[1:])]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler on this machine, and its workers, which nobody starts again."""
    file = folder / "scheduler.json"
    scheduler = ("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    worker = ("dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", folder)
    parts = [dask(*scheduler, "--scheduler-file", file)]
    try:
        parts += [dask(*worker, "--scheduler-file", file) for _ in range(workers)]
        while not file.exists() or not file.read_text():
            assert parts[0].poll() is None
            time.sleep(0.1)
        yield json.loads(file.read_text())["address"], parts[1:]
    finally:
        for part in reversed(parts):
            part.kill()
            part.wait()


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    articles = write_news(tmp_path_factory.mktemp("news") / "articles", ARTICLES)
    (articles / "empty.txt").write_bytes(b"")
    return articles


@pytest.fixture(scope="module")
def undisturbed(news: Path) -> bytes:
    store = news.with_name("undisturbed")
    run("build", news, "--store", store, "-q")
    return exported(store)


@pytest.mark.slow
def test_a_worker_that_is_killed_amid_the_build_loses_nothing(
    news: Path, undisturbed: bytes, tmp_path: Path
) -> None:
    store, report = tmp_path / "store", tmp_path / "report.jsonl"
    with cluster(tmp_path, 2) as (address, workers):
        building = start(
            "build", news, "--store", store, "--engine", "dask", "--scheduler", address, "--report", report
        )
        assert await_articles(building, 10) == 10
        workers[0].send_signal(signal.SIGKILL)
        _, said = building.communicate()
        assert building.returncode == 1, said  # since one file is empty
        assert f"{ARTICLES} stored" in said
        assert "1 refused" in said
        assert workers[1].poll() is None
        again = ("build", news, "--store", store, "--engine", "dask", "--scheduler", address)
        assert f"0 stored (0 statements), {ARTICLES} unchanged" in run(*again)[1]
    fates = [json.loads(line)["fate"] for line in report.read_text("utf-8").splitlines()]
    assert fates == ["stored"] * ARTICLES + ["refused"]
    assert exported(store) == undisturbed


@pytest.mark.slow
def test_without_a_scheduler_a_cluster_is_started_here_and_ctrl_c_ends_all_of_it(
    news: Path, undisturbed: bytes, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    building = start("build", news, "--store", store, "--engine", "dask", "--jobs", "2")
    assert await_articles(building, 5) == 5
    os.killpg(building.pid, signal.SIGINT)
    _, said = building.communicate()
    assert building.returncode == 130
    assert "Traceback" not in said
    assert re.search(r"^\d+ stored .* so far, whole in .*\. Run the same command again", said, re.M)
    assert is_gone(building.pid)
    run("build", news, "--store", store, "--engine", "dask", "--jobs", "2")
    assert exported(store) == undisturbed


@pytest.mark.slow
def test_a_cluster_that_goes_away_is_told_and_what_was_stored_stays(
    news: Path, undisturbed: bytes, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    with cluster(tmp_path, 1) as (address, _):
        building = start("build", news, "--store", store, "--engine", "dask", "--scheduler", address)
        assert await_articles(building, 5) == 5
    _, said = building.communicate()
    assert building.returncode == 1
    assert "Traceback" not in said
    assert "the connection to the cluster broke off" in said
    assert int(re.search(r"^(\d+) stored .* so far", said, re.M)[1]) >= 5
    run("build", news, "--store", store, "-q")
    assert exported(store) == undisturbed


class Deadly:
    """Stands for a cluster on which any task with a seven in it kills all who work on it."""

    def __init__(self) -> None:
        self.tasks: list[int] = []
        self.under_way = 0

    def submit(self, task, work, packed, *, pure: bool) -> Promise:
        assert not pure
        self.tasks.append(len(packed))
        self.under_way += 1
        return Promise(self, task, work, packed)

    def nthreads(self) -> dict[str, int]:
        return {"one": 1, "two": 1}


class Promise:
    def __init__(self, cluster: Deadly, task, work, packed) -> None:
        self.cluster, self.task, self.work, self.packed = cluster, task, work, packed
        self.released = False

    def done(self) -> bool:
        return False

    def result(self, timeout: float) -> list[int]:
        del timeout
        if any(pickle.loads(each) % 10 == 7 for each in self.packed):
            raise distributed.KilledWorker(None, None, None)
        return self.task(self.work, self.packed)

    def release(self) -> None:
        assert not self.released
        self.released = True
        self.cluster.under_way -= 1


def double(number: int) -> int:
    return number * 2


def test_an_item_that_kills_every_worker_costs_no_other() -> None:
    deadly = Deadly()
    results = list(_in_order(deadly, double, range(400), lambda number: number % 3 == 0))
    assert [number for number, _ in results] == list(range(400))
    lost = {number for number, result in results if isinstance(result, Lost)}
    assert lost == {number for number in range(400) if number % 10 == 7 and number % 3}
    assert all(result == number * 2 for number, result in results if number not in lost)
    assert deadly.under_way == 0  # what is done is let go of


def test_tasks_grow_so_that_few_items_are_spread_and_many_are_cheap() -> None:
    deadly = Deadly()
    list(_in_order(deadly, double, range(0, 10_000, 10), lambda _: False))
    assert deadly.tasks[:8] == [1] * 8
    assert max(deadly.tasks) == BATCH
    assert sum(deadly.tasks) == 1000


def test_no_more_tasks_are_under_way_than_are_bounded() -> None:
    deadly = Deadly()
    most = 0
    for _ in _in_order(deadly, double, range(0, 20_000, 10), lambda _: False):
        most = max(most, deadly.under_way)
    assert most == 2 * TASKS_EACH


def test_a_cluster_without_workers_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    class Deserted(Deadly):
        def nthreads(self) -> dict[str, int]:
            return {}

    def late(*_: object, **__: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(Promise, "result", late)
    with pytest.raises(EngineError, match="the cluster has no workers left"):
        list(_in_order(Deserted(), double, range(3), lambda _: False))


@pytest.mark.parametrize(
    ("address", "wrong"),
    [("tcp://127.0.0.1:9", "no cluster answers there"), ("nowhere", "this is no scheduler's address")],
)
def test_an_address_without_a_scheduler_is_told(news: Path, tmp_path: Path, address: str, wrong: str) -> None:
    code, said = run(
        *("build", news, "--store", tmp_path / "store", "--engine", "dask", "--scheduler", address),
        setup="import kg.cluster; kg.cluster.WAIT = 2",
    )
    assert code == 1
    assert "Traceback" not in said
    assert f"{address}: {wrong}" in said


def test_a_missing_package_is_named_with_the_way_to_install_it(news: Path, tmp_path: Path) -> None:
    code, said = run(
        *("build", news, "--store", tmp_path / "store", "--engine", "dask"),
        setup="import sys; sys.modules['distributed'] = None",
    )
    assert code == 1
    (error,) = said.splitlines()
    assert error.startswith("Error: --engine dask: the optional package for clusters is not installed")
    assert error.endswith("Install it: pip install 'attribution-kg[dask]'")


def test_a_scheduler_is_for_a_cluster(news: Path, tmp_path: Path) -> None:
    code, said = run("build", news, "--store", tmp_path / "store", "--scheduler", "tcp://127.0.0.1:8786")
    assert code == 2
    assert "--scheduler is for --engine dask" in said


def test_a_cluster_that_cannot_be_started_here_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As when the system kills a worker for memory before it is up."""

    def killed(**_: object) -> None:
        raise RuntimeError("Nanny failed to start.")

    monkeypatch.setattr(distributed, "LocalCluster", killed)
    with pytest.raises(EngineError, match=r"no cluster can be started on this machine \(Nanny failed"):
        next(on_cluster(None, 2)(len, ["abc"], list, lambda _: False))
