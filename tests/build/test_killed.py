"""Killed at any moment, a build loses nothing that it had stored, and running it again ends the same."""

from __future__ import annotations

import os
import random
import re
import signal
import time
from pathlib import Path

import pytest

from .news import await_articles, exported, is_gone, run, start, write_news

ARTICLES = 300
KILLS = 100
WHILE_SETTLING = 8
AT_THE_START = 0.1

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups on this system")


@pytest.mark.slow
def test_killed_at_a_hundred_moments_a_build_ends_with_the_same_bytes(tmp_path: Path) -> None:
    """Kills are spread over reading, writing and settling; each falls at a random moment of an article."""
    news = write_news(tmp_path / "articles", ARTICLES)
    undisturbed = start("build", news, "--store", tmp_path / "undisturbed")
    began = time.monotonic()
    await_articles(undisturbed, 1)
    first = time.monotonic()
    assert await_articles(undisturbed, ARTICLES - 1) == ARTICLES - 1
    last = time.monotonic()
    undisturbed.communicate()
    ended = time.monotonic()
    assert undisturbed.returncode == 0

    chance = random.Random(100)
    store = tmp_path / "store"
    killed_at = []
    for kill in range(KILLS):
        due = min(ARTICLES, round(ARTICLES * (kill + 1) / (KILLS - WHILE_SETTLING)))
        building = start("build", news, "--store", store)
        if chance.random() < AT_THE_START:
            killed_at.append(0)
            time.sleep(chance.uniform(0, first - began))
        else:
            killed_at.append(await_articles(building, due))
            settling = due == ARTICLES
            time.sleep(chance.uniform(0, (ended - last) if settling else 2 * (last - first) / ARTICLES))
        os.killpg(building.pid, signal.SIGKILL)
        building.communicate()
    amid = [done for done in killed_at if 0 < done < ARTICLES]
    assert len(amid) > KILLS / 2
    assert len(set(amid)) > KILLS / 3

    code, said = run("build", news, "--store", store)
    assert code == 0, said
    stored, unchanged = map(int, re.search(r"(\d+) stored .*?, (\d+) unchanged", said).groups())
    assert stored + unchanged == ARTICLES
    assert exported(store) == exported(tmp_path / "undisturbed")


@pytest.mark.slow
def test_when_a_build_is_killed_its_workers_end_too(tmp_path: Path) -> None:
    news = write_news(tmp_path / "articles", 40)
    building = start("build", news, "--store", tmp_path / "store", "--jobs", "2")
    assert await_articles(building, 3) == 3
    os.kill(building.pid, signal.SIGKILL)  # the parent alone
    building.communicate()
    assert is_gone(building.pid)
    code, said = run("build", news, "--store", tmp_path / "store", "--jobs", "2", "-q")
    assert (code, said) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("to_whom", ["group", "parent"])
def test_ctrl_c_stops_in_order_and_the_same_command_goes_on(tmp_path: Path, to_whom: str) -> None:
    """A terminal sends the signal to the whole group; ``kill -INT`` to the parent alone."""
    news = write_news(tmp_path / "articles", 60)
    store, report = tmp_path / "store", tmp_path / "report.jsonl"
    building = start("build", news, "--store", store, "--jobs", "2", "--report", report)
    assert await_articles(building, 5) == 5
    (os.killpg if to_whom == "group" else os.kill)(building.pid, signal.SIGINT)
    _, said = building.communicate()
    assert building.returncode == 130
    assert is_gone(building.pid)
    assert "Traceback" not in said
    done = int(re.search(r"^(\d+) stored .* so far, whole in .*\. Run the same command again", said, re.M)[1])
    assert 5 <= done < 60
    assert len(report.read_text("utf-8").splitlines()) == done

    code, said = run("build", news, "--store", store, "--jobs", "2")
    assert code == 0, said
    # What is whole when the signal comes may be stored and not yet told of.
    assert int(re.search(r"(\d+) unchanged", said)[1]) in (done, done + 1)
    assert run("build", news, "--store", tmp_path / "undisturbed", "-q") == (0, "")
    assert exported(store) == exported(tmp_path / "undisturbed")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="the system does not list processes there")
def test_ctrl_c_does_not_reach_workers_even_while_they_start(tmp_path: Path) -> None:
    """Whom a terminal's signal reached there would print a traceback over the parent's one sentence."""
    news = write_news(tmp_path / "articles", 4)
    building = start("build", news, "--store", tmp_path / "store", "--jobs", "2")
    for _ in range(30):
        for worker in workers_of(building.pid, 2):
            os.kill(worker, signal.SIGINT)
        time.sleep(0.02)
    _, said = building.communicate()
    assert building.returncode == 0, said
    assert "Traceback" not in said


def workers_of(parent: int, count: int) -> list[int]:
    """The worker processes of a build, as soon as it has so many."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        listed = " ".join(each.read_text() for each in Path(f"/proc/{parent}/task").glob("*/children"))
        found = [int(each) for each in listed.split() if b"spawn_main" in _command(each)]
        if len(found) >= count:
            return found
        time.sleep(0.01)
    raise TimeoutError


def _command(process: str) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""  # it has ended since
