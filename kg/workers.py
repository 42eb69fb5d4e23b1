"""Articles read out by several processes, results in the order of the articles.

Each process has a pipe of its own and one item at a time, so that a process which dies (killed by a
person, or by the system for memory) takes nothing with it but that item, and there is no doubt which one
it was.  The item goes to a fresh process; one that kills two processes is given up with a reason.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from typing import Any, Generic, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 3
"""Items handed out, or done and not yet asked for, beyond one a process: this bounds the memory used."""


@dataclass(frozen=True, slots=True)
class Lost:
    """No result, since whoever worked on this item died of it more than once."""

    reason: str


class Engine(Protocol):
    """What spreads work: processes of this machine (:func:`processes`) or a cluster (:mod:`kg.cluster`)."""

    def __call__(
        self,
        work: Callable[[Item], Result],
        items: Iterable[Item],
        prepare: Callable[[], object],
        idle: Callable[[Item], bool],
    ) -> Generator[tuple[Item, Result | Lost], None, None]:
        """Each item with its result, in the order of the items.

        work     a function of an importable module
        prepare  called once by everyone who works, to load what is loaded once
        idle     true of items that cost nothing: they are worked on here, in their place
        """


def processes(jobs: int) -> Engine:
    """The engine that works with so many processes of this machine; with one, in this very process."""

    def spread(
        work: Callable[[Item], Result],
        items: Iterable[Item],
        prepare: Callable[[], object],
        idle: Callable[[Item], bool],
    ) -> Generator[tuple[Item, Result | Lost], None, None]:
        return in_order(work, items, jobs, prepare, idle)

    return spread


def in_order(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    prepare: Callable[[], object] | None = None,
    idle: Callable[[Item], bool] | None = None,
) -> Generator[tuple[Item, Result | Lost], None, None]:
    """Each item with its result, in order, worked on by ``jobs`` processes; see :class:`Engine`."""
    if jobs <= 1:
        for item in items:
            yield item, work(item)
        return
    workers = _Workers(work, jobs, prepare)
    try:
        waiting: deque[tuple[Item, Future[Result | Lost]]] = deque()
        for item in items:
            waiting.append((item, _done(work(item)) if idle and idle(item) else workers.submit(item)))
            while waiting and (len(waiting) > jobs * (1 + AHEAD) or waiting[0][1].done()):
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
    finally:
        workers.stop()


def _done(result: Result) -> Future[Result | Lost]:
    future: Future[Result | Lost] = Future()
    future.set_result(result)
    return future


class _Workers(Generic[Item, Result]):
    """Threads of this process, each with a process of its own to which it hands one item after the other."""

    def __init__(
        self, work: Callable[[Item], Result], jobs: int, prepare: Callable[[], object] | None
    ) -> None:
        self._asked = work, prepare
        self._own = threading.local()
        self._started: list[_Worker] = []
        self._starting = threading.Lock()
        self._stopped = False
        self._threads = ThreadPoolExecutor(jobs, "kg-worker")

    def submit(self, item: Item) -> Future[Result | Lost]:
        return self._threads.submit(self._result_of, item)

    def _result_of(self, item: Item) -> Result | Lost:
        for _ in range(2):
            worker = self._worker()
            try:
                result: Result = worker.result_of(item)
                return result
            except (EOFError, ConnectionError):
                worker.end()
                self._own.worker = None
        return Lost("the process that read it was killed twice")

    def _worker(self) -> _Worker:
        worker: _Worker | None = getattr(self._own, "worker", None)
        if worker is None:
            with self._starting:
                if self._stopped:
                    raise InterruptedError("the work was stopped")
                worker = self._own.worker = _Worker(*self._asked)
                self._started.append(worker)
        return worker

    def stop(self) -> None:
        """End all processes, whatever they are at."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._starting:
            self._stopped = True
            for worker in self._started:
                worker.kill()
        self._threads.shutdown(wait=True)
        for worker in self._started:
            worker.end()


class _Worker:
    """One process that waits for items at the other end of a pipe."""

    def __init__(self, work: Callable[[Any], Any], prepare: Callable[[], object] | None) -> None:
        # Forking a process that runs threads of an inference engine may deadlock, so workers start afresh.
        context = multiprocessing.get_context("spawn")
        self._pipe, other_end = context.Pipe()
        self._process = context.Process(target=_serve, args=(work, prepare, other_end), daemon=True)
        with _leaving_ctrl_c():
            self._process.start()
        other_end.close()  # held by the worker alone: when either side dies the other is told

    def result_of(self, item: object) -> Any:
        self._pipe.send(item)
        result, error = self._pipe.recv()
        if error is not None:
            raise error
        return result

    def kill(self) -> None:
        self._process.terminate()

    def end(self) -> None:
        self._process.terminate()
        self._process.join()
        self._pipe.close()


def _serve(
    work: Callable[[Any], Any], prepare: Callable[[], object] | None, pipe: Connection[Any, Any]
) -> None:
    """Answer items until the other end of the pipe is closed, by whatever end the parent came to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, ConnectionError):
        while True:
            item = pipe.recv()
            try:
                if prepare is not None:
                    prepare()
                    prepare = None
                result, failed = work(item), None
            except Exception as error:  # whatever it is, it is raised again in the parent
                error.add_note(traceback.format_exc())
                result, failed = None, error
            pipe.send((result, failed))


@contextmanager
def _leaving_ctrl_c() -> Iterator[None]:
    """Have the process that this thread starts here left alone by Ctrl-C, from its first moment on.

    The parent stops its processes in order; a terminal sends the signal to all of them.
    """
    # Whoever starts the first process starts the tracker too, which lets the signal through again.
    resource_tracker.ensure_running()
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # which a new process inherits
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
