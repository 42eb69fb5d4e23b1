"""What is kept of graphs beside them while one program runs: in a file without a name, so not in memory."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO


class Aside:
    """Bytes by graph and fingerprint, for as long as the program runs; ``folder`` has room for them.

    It only spares work: what does not fit on the disk is not kept, and nothing is missed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._places: dict[str, tuple[str, int, int]] = {}

    def keep(self, graph: str, fingerprint: str, what: bytes) -> None:
        """Keep this of a graph, in place of what was kept before."""
        self._places.pop(graph, None)
        with suppress(OSError):
            if self._file is None:
                self._file = tempfile.TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115
            place = self._file.seek(0, 2)
            if self._file.write(what) == len(what):
                self._places[graph] = fingerprint, place, len(what)

    def get(self, graph: str, fingerprint: str) -> bytes:
        """What is kept of a graph with this fingerprint; empty when nothing is."""
        kept, place, length = self._places.get(graph, ("", 0, 0))
        if self._file is None or kept != fingerprint:
            return b""
        self._file.seek(place)
        return self._file.read(length)

    def close(self) -> None:
        """Let go of all."""
        self._places.clear()
        if self._file is not None:
            self._file.close()
