"""The SPARQL server that ``pip install oxigraph`` brings, run over a store on a port of this machine."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

LOOPBACK = "127.0.0.1"


@contextmanager
def engine(store: Path, *, writable: bool = False, seconds: int = 30) -> Iterator[str]:
    """Address of a running server, such as ``http://127.0.0.1:40123``; it ends with the block.

    A plain query sees the union of all named graphs, as it does in a view.

    writable  also take updates and Graph Store writes; nothing else may then write to the store
    seconds   a query that takes longer is broken off
    """
    if not writable and not (store / "CURRENT").is_file():
        raise StoreError(store, "there is no store here", "Make one with: kg build ARTICLES --store FOLDER")
    program, port = _program(), _free_port()
    process = subprocess.Popen(
        [
            program,
            "serve" if writable else "serve-read-only",
            "--location",
            str(store),
            "--bind",
            f"{LOOPBACK}:{port}",
            "--union-default-graph",
            "--timeout-s",
            str(seconds),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        _wait(process, port, store)
        yield f"http://{LOOPBACK}:{port}"
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stderr:
            process.stderr.close()


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
