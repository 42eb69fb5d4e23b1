"""The SPARQL server that ``pip install oxigraph`` brings, run over a store on a port of this machine."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

LOOPBACK = "127.0.0.1"


class Engine:
    """One running server.

    A plain query sees the union of all named graphs, as it does in a view.

    writable  also take updates and Graph Store writes; nothing else may then write to the store
    seconds   a query that takes longer is broken off by the server, where it looks at its clock
    """

    def __init__(self, store: Path, *, writable: bool = False, seconds: int = 30) -> None:
        if not writable and not (store / "CURRENT").is_file():
            raise StoreError(
                store, "there is no store here", "Make one with: kg build ARTICLES --store FOLDER"
            )
        self.seconds = seconds
        self._store = store
        self._command = [
            _program(),
            "serve" if writable else "serve-read-only",
            *("--location", str(store), "--union-default-graph", "--timeout-s", str(seconds), "--bind"),
        ]
        self._lock = threading.Lock()
        self._start()

    @property
    def address(self) -> str:
        """Where it listens, such as ``http://127.0.0.1:40123``."""
        return f"http://{LOOPBACK}:{self.port}"

    def restart(self, port: int) -> None:
        """End what the server at ``port`` is at, and start it anew on another port.

        Queries that run for ever in one step of the engine never come to look at the clock.  Several who
        wait for one server that is stuck ask for it together: the first restarts it.
        """
        with self._lock:
            if self.port == port:
                self._process.kill()
                self._process.wait()
                self._close()
                self._start()

    def stop(self) -> None:
        """End the server."""
        with self._lock:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._close()

    def _start(self) -> None:
        self.port = _free_port()
        self._process = subprocess.Popen(
            [*self._command, f"{LOOPBACK}:{self.port}"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        try:
            _wait(self._process, self.port, self._store)
        except StoreError:
            self._process.kill()
            self._process.wait()
            self._close()
            raise

    def _close(self) -> None:
        if self._process.stderr:
            self._process.stderr.close()


@contextmanager
def engine(store: Path, *, writable: bool = False, seconds: int = 30) -> Iterator[Engine]:
    """A running server, which ends with the block."""
    running = Engine(store, writable=writable, seconds=seconds)
    try:
        yield running
    finally:
        running.stop()


def _program() -> str:
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if not found:
        raise StoreError(
            "oxigraph", "the SPARQL server is not installed", "Run: pip install 'attribution-kg[serve]'"
        )
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, store: Path, seconds: float = 60) -> None:
    """Return when the server takes connections."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            told = process.stderr.read().decode(errors="replace").strip() if process.stderr else ""
            raise StoreError(
                store,
                f"the server did not start ({told.splitlines()[0] if told else 'it said nothing'})",
                "If a program is writing to the store, wait until it has ended.",
            )
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(0.05)
    raise StoreError(store, f"the server took more than {seconds:.0f} seconds to start", "Try again.")
