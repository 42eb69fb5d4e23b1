"""Several processes, one order, nothing lost."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from kg.workers import Lost, in_order


def double(number: int) -> int:
    return number * 2


def die_on_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_once(place: str) -> str:
    mark = Path(place)
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return place


@pytest.mark.slow
def test_results_keep_the_order_of_the_items() -> None:
    assert [result for _, result in in_order(double, range(20), 2)] == [n * 2 for n in range(20)]


@pytest.mark.slow
def test_an_item_that_kills_its_worker_costs_no_other() -> None:
    results = dict(in_order(die_on_seven, range(12), 2))
    assert isinstance(results.pop(7), Lost)
    assert results == {n: n for n in range(12) if n != 7}


@pytest.mark.slow
def test_a_worker_that_is_killed_once_loses_nothing(tmp_path: Path) -> None:
    places = [str(tmp_path / str(n)) for n in range(3)]
    for place in places[1:]:
        Path(place).touch()
    assert [result for _, result in in_order(die_once, places, 2)] == places
