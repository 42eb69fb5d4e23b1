"""Articles read out by several processes, results in the order of the articles.

A worker that is killed (by a person, by the system for memory) loses nothing: what it was given is
handed out again, one article at a time, and an article that kills its worker alone is given up with a
reason.  At most :data:`AHEAD` articles a worker are under way, so that memory stays bounded.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 3
"""Items handed to each worker beyond the one whose result is waited for."""


@dataclass(frozen=True, slots=True)
class Lost:
    """No result, since the worker died on this item even when it had nothing else to do."""

    reason: str


def in_order(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    prepare: Callable[[], object] | None = None,
) -> Iterator[tuple[Item, Result | Lost]]:
    """Each item with its result, in order, worked on by ``jobs`` processes.

    work     a function of an importable module
    prepare  called once in every worker before its first item, to load what is loaded once
    """
    if jobs <= 1:
        for item in items:
            yield item, work(item)
        return
    pool = _Pool(work, jobs, prepare)
    try:
        yield from pool.results(items)
    finally:
        pool.close()


class _Pool(Generic[Item, Result]):
    def __init__(
        self, work: Callable[[Item], Result], jobs: int, prepare: Callable[[], object] | None
    ) -> None:
        self._work, self._jobs, self._prepare = work, jobs, prepare
        self._executor = self._new(jobs)

    def _new(self, workers: int) -> ProcessPoolExecutor:
        # Forking a process that runs threads of an inference engine may deadlock, so workers start afresh.
        return ProcessPoolExecutor(
            workers, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(self._prepare,)
        )

    def results(self, items: Iterable[Item]) -> Iterator[tuple[Item, Result | Lost]]:
        waiting: deque[tuple[Item, Future[Result]]] = deque()
        source = iter(items)
        while True:
            while len(waiting) < self._jobs * (1 + AHEAD):
                try:
                    item = next(source)
                except StopIteration:
                    break
                waiting.append((item, self._submit(item)))
            if not waiting:
                return
            item, future = waiting[0]
            try:
                result = future.result()
            except BrokenProcessPool:
                lost = [item for item, _ in waiting]
                waiting.clear()
                yield from self._one_by_one(lost)
                continue
            waiting.popleft()
            yield item, result

    def _submit(self, item: Item) -> Future[Result]:
        try:
            return self._executor.submit(self._work, item)
        except BrokenProcessPool as error:
            broken: Future[Result] = Future()
            broken.set_exception(error)
            return broken

    def _one_by_one(self, items: Iterable[Item]) -> Iterator[tuple[Item, Result | Lost]]:
        """Results of what a dead worker may have had, so that one bad item costs no other."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._new(1)
        for item in items:
            try:
                yield item, self._executor.submit(self._work, item).result()
            except BrokenProcessPool:
                self._executor = self._new(1)
                yield item, Lost("the process that read it was killed twice")
        self._executor.shutdown()
        self._executor = self._new(self._jobs)

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


def _begin(prepare: Callable[[], object] | None) -> None:
    """Leave Ctrl-C to the parent, which stops in order, and load what is loaded once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if prepare is not None:
        prepare()
