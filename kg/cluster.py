"""Articles read out on a cluster by Dask, results in the order of the articles: the optional extra "dask".

The one place that knows Dask.  Only reading out is spread: articles are read and graphs written here, by
the one writer.  Dask hands the work of a worker that dies to another; what is worked on twice gives the
same, and only one of the results comes back.
"""

from __future__ import annotations

import logging
import pickle
import re
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from kg.errors import EngineError
from kg.workers import Engine, Item, Lost, Result

Client = Any
Future = Any
"""Dask's own, which carry no types and may not be there."""

BATCH = 50
"""Items of one task at most: a task costs some milliseconds wherever it runs."""
BATCH_BYTES = 4_000_000
"""Size at which a task is full, however few items it has."""
TASKS_EACH = 3
"""Tasks handed out for each thread of the cluster; with the batch this bounds what is held here and there."""
WAIT = 60
"""Seconds that a scheduler, or its first worker, may take to answer."""
_LOOK = 5
"""Seconds between two looks at whether the cluster still has workers."""
_ADDRESS = re.compile(r"(?:[a-z]+://)?[^/\s]+:\d+")
_LOGS = ("distributed", "distributed.client", "tornado", "tornado.application", "asyncio")
"""Loggers whose remarks and tracebacks are left unsaid: what matters is said by our errors."""
_LEAVE_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
"""What workers here do first: a terminal sends Ctrl-C to them too, and it is we who end them in order."""


def on_cluster(scheduler: str | None, jobs: int) -> Engine:
    """The engine that works on this scheduler's cluster, or on one made for it of ``jobs`` processes here."""

    def spread(
        work: Callable[[Item], Result],
        items: Iterable[Item],
        prepare: Callable[[], object],  # noqa: ARG001 - whoever works loads what is needed at the first item
        idle: Callable[[Item], bool],
    ) -> Generator[tuple[Item, Result | Lost], None, None]:
        with _client(scheduler, jobs) as client, _as_errors_of(scheduler):
            yield from _in_order(client, work, items, idle)

    return spread


@dataclass(frozen=True, slots=True)
class _Task:
    """Some items in order.

    packed  those of them that are not idle
    future  gives the results of these; None when there are none
    """

    items: list[Any]
    packed: list[bytes]
    future: Future | None


def _in_order(
    client: Client, work: Callable[[Item], Result], items: Iterable[Item], idle: Callable[[Item], bool]
) -> Generator[tuple[Item, Result | Lost], None, None]:
    waiting: deque[_Task] = deque()

    def results_of_first() -> Iterator[tuple[Item, Result | Lost]]:
        task = waiting.popleft()
        results = iter(_results(client, work, task, [each.future for each in waiting]))
        for item in task.items:
            yield item, work(item) if idle(item) else next(results)

    for batch, packed in _batches(items, idle):
        future = client.submit(work_through, work, packed, pure=False) if packed else None
        waiting.append(_Task(batch, packed, future))
        while waiting and (len(waiting) > TASKS_EACH * _threads(client) or _is_done(waiting[0])):
            yield from results_of_first()
    while waiting:
        yield from results_of_first()


def work_through(work: Callable[[Any], Result], packed: list[bytes]) -> list[Result]:
    """The results of several items, each packed by pickle: the task that runs on the cluster."""
    return [work(pickle.loads(each)) for each in packed]


def _batches(items: Iterable[Item], idle: Callable[[Item], bool]) -> Iterator[tuple[list[Item], list[bytes]]]:
    """The items in tasks that grow from one item to :data:`BATCH`, so that few items are spread too."""
    batch: list[Item] = []
    packed: list[bytes] = []
    handed_out = 0
    for item in items:
        batch.append(item)
        if not idle(item):
            packed.append(pickle.dumps(item))
        wanted = max(1, min(BATCH, handed_out // 8))
        if len(packed) >= wanted or len(batch) >= 10 * BATCH or sum(map(len, packed)) >= BATCH_BYTES:
            yield batch, packed
            handed_out += len(packed)
            batch, packed = [], []
    if batch:
        yield batch, packed


def _results(
    client: Client, work: Callable[[Any], Result], task: _Task, others: list[Future | None]
) -> list[Result | Lost]:
    """The results of a task; where it killed several workers, those of its items one by one."""
    if task.future is None:
        return []
    try:
        results: list[Result | Lost] = _awaited(client, task.future)
    except import_module("distributed").KilledWorker:
        # Once the others are done, so that none of them is blamed for a worker that one of these kills.
        for future in others:
            if future is not None:
                with suppress(Exception):  # raised again when it is its turn
                    _awaited(client, future)
        return [_alone(client, work, each) for each in task.packed]
    finally:
        task.future.release()
    return results


def _alone(client: Client, work: Callable[[Any], Result], packed: bytes) -> Result | Lost:
    future = client.submit(work_through, work, [packed], pure=False)
    try:
        (result,) = _awaited(client, future)
    except import_module("distributed").KilledWorker:
        return Lost("every worker that read it was killed")
    finally:
        future.release()
    done: Result = result
    return done


def _awaited(client: Client, future: Future) -> Any:
    """The result of a task, however long it takes, unless the cluster has no workers left to give it."""
    deserted = 0.0
    while True:
        try:
            return future.result(timeout=_LOOK)
        except TimeoutError:
            deserted = 0.0 if client.nthreads() else deserted + _LOOK
        if deserted > WAIT:
            raise EngineError(
                "--engine dask",
                "the cluster has no workers left",
                "What was stored stays; run the same command again when there are some.",
            )


def _is_done(task: _Task) -> bool:
    return task.future is None or bool(task.future.done())


def _threads(client: Client) -> int:
    threads: dict[str, int] = client.nthreads()
    return max(1, sum(threads.values()))


@contextmanager
def _client(scheduler: str | None, jobs: int) -> Iterator[Client]:
    """A connection to the cluster with at least one worker; a cluster that was made for it ends with it."""
    try:
        dask = import_module("distributed")
    except ImportError as error:
        raise EngineError(
            "--engine dask",
            f"the optional package for clusters is not installed ({error.name})",
            "Install it: pip install 'attribution-kg[dask]'",
        ) from error
    if scheduler is not None and not _ADDRESS.fullmatch(scheduler):
        raise EngineError(
            scheduler,
            "this is no scheduler's address",
            "Give one such as tcp://10.0.0.1:8786 with --scheduler.",
        )
    for name in _LOGS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with ExitStack() as opened:
        if scheduler is None:
            # As with processes: what two workers have died of is not handed to a third.
            try:
                with import_module("dask").config.set({"distributed.scheduler.allowed-failures": 1}):
                    cluster = dask.LocalCluster(
                        n_workers=jobs,
                        threads_per_worker=1,
                        dashboard_address="127.0.0.1:0",
                        silence_logs=logging.CRITICAL,
                        preload=[_LEAVE_CTRL_C],
                    )
            except (OSError, RuntimeError, TimeoutError) as error:
                raise EngineError(
                    "--engine dask",
                    f"no cluster can be started on this machine ({error})",
                    "Run the same command again, with fewer --jobs if memory is short.",
                ) from error
            opened.enter_context(cluster)
        try:
            client = dask.Client(scheduler or cluster, timeout=WAIT, set_as_default=False)
            opened.enter_context(client)
            client.wait_for_workers(1, timeout=WAIT)
        except (OSError, TimeoutError, ValueError) as error:
            raise EngineError(
                scheduler or "--engine dask",
                f"no cluster answers there ({error})",
                "Check the scheduler's address, and that it has workers.",
            ) from error
        yield client


@contextmanager
def _as_errors_of(scheduler: str | None) -> Iterator[None]:
    """A cluster that breaks off, or that cannot run this program, said in one sentence."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise EngineError(
            scheduler or "--engine dask",
            f"a worker cannot run this program ({error})",
            "Install this program on every worker, in the same version.",
        ) from error
    except CancelledError as error:
        raise EngineError(
            scheduler or "--engine dask",
            "the connection to the cluster broke off",
            "What was stored stays; run the same command again when the cluster is back.",
        ) from error
