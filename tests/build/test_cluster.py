"""Reading out on a Dask cluster: the same store, whatever becomes of the workers."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .news import ROOT, await_articles, exported, is_gone, run, start, write_news

pytest.importorskip("distributed", reason="the optional package distributed is not installed")

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


DEADLY = """
from kg.cluster import on_cluster
from tests.build.test_workers import die_on_seven

for number, result in on_cluster(None, 2)(die_on_seven, range(30), lambda: None, lambda number: number == 3):
    print(number, getattr(result, "reason", result))
"""


@pytest.mark.slow
def test_an_item_that_kills_every_worker_costs_no_other() -> None:
    done = subprocess.run([sys.executable, "-c", DEADLY], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    results = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    assert results.pop("7") == "every worker that read it was killed"
    assert results == {str(n): str(n) for n in range(30) if n != 7}
    assert list(results) == sorted(results, key=int)


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
