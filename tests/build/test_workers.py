"""Several processes, one order, nothing lost."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import EngineError
from kg.workers import AHEAD, Lost, in_order


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


def die_in_the_middle_of_an_answer(number: int) -> bytes:
    """A result too large for a pipe to take at once; its sender is killed while it writes."""
    if number == 2:
        threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGKILL)).start()
        return bytes(500_000_000)
    return bytes(number)


def fail_on_three(number: int) -> int:
    if number == 3:
        raise EngineError("three", "it is not liked", "Give another number.")
    return number


def is_ready(number: int) -> tuple[int, list[str]]:
    return number, list(READY)


READY: list[str] = []


def get_ready() -> None:
    READY.append("ready")


@pytest.mark.slow
def test_a_worker_killed_while_it_answers_holds_nobody_up() -> None:
    results = dict(in_order(die_in_the_middle_of_an_answer, range(5), 2))
    assert isinstance(results.pop(2), Lost)
    assert results == {n: bytes(n) for n in (0, 1, 3, 4)}


@pytest.mark.slow
def test_an_error_of_a_worker_is_raised_here_with_its_parts() -> None:
    with pytest.raises(EngineError) as raised:
        list(in_order(fail_on_three, range(8), 2))
    assert (raised.value.what, raised.value.wrong) == ("three", "it is not liked")
    assert "fail_on_three" in "".join(raised.value.__notes__)


@pytest.mark.slow
def test_each_worker_gets_ready_once() -> None:
    assert [ready for _, (_, ready) in in_order(is_ready, range(6), 2, get_ready)] == [["ready"]] * 6
    assert READY == []


@pytest.mark.slow
def test_idle_items_are_worked_on_here_and_keep_their_place() -> None:
    pids = [pid for _, pid in in_order(whose, range(9), 2, idle=lambda number: number % 3 == 0)]
    assert [n for n, pid in enumerate(pids) if pid == os.getpid()] == [0, 3, 6]


def whose(_: int) -> int:
    return os.getpid()


@pytest.mark.slow
def test_no_more_items_are_taken_than_are_bounded() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = in_order(double, items(), 2)
    next(results)
    assert len(taken) <= 2 * (1 + AHEAD) + 1
    results.close()


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
