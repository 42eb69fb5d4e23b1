"""Quads of one graph as text: N-Triples lines, sorted, with a fingerprint over them."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from kg.terms import Quad

_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class PackedGraph:
    """One named graph ready to be written.  It is plain text, so it travels well between processes.

    lines        N-Triples, sorted
    fingerprint  SHA-256 over the lines, hexadecimal
    beside       what whoever made the graph has for a later step of the same run; it is not written
    """

    iri: str
    lines: tuple[str, ...]
    fingerprint: str
    beside: bytes = field(default=b"", compare=False, repr=False)

    @property
    def ntriples(self) -> str:
        """All lines as one N-Triples document."""
        return "\n".join(self.lines) + "\n"

    @property
    def nquads(self) -> str:
        """All lines as one N-Quads document."""
        end = f" <{self.iri}> ."
        return "".join(f"{line[:-2]}{end}\n" for line in self.lines)


def pack(graph: str, quads: Iterable[Quad]) -> PackedGraph:
    """The quads as text.  Their fourth part is not looked at: they all go to ``graph``."""
    lines = tuple(
        sorted({f"<{subject}> <{predicate}> {_written(thing)} ." for subject, predicate, thing, _ in quads})
    )
    return PackedGraph(str(graph), lines, fingerprint(lines))


def fingerprint(lines: Iterable[str]) -> str:
    """SHA-256 over lines of text, hexadecimal."""
    summed = hashlib.sha256()
    for line in lines:
        summed.update(line.encode())
        summed.update(b"\n")
    return summed.hexdigest()


def _written(thing: URIRef | Literal) -> str:
    if not isinstance(thing, Literal):
        return f"<{thing}>"
    text = quoted(str(thing))
    if thing.language:
        return f"{text}@{thing.language}"
    if thing.datatype is None or thing.datatype == XSD.string:
        return text
    return f"{text}^^<{thing.datatype}>"


def quoted(text: str) -> str:
    """The text as a plain literal of N-Triples."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


class Document(io.RawIOBase):
    """A text that comes in pieces, as a file to be read once: no two pieces need be in memory together."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces, self._held = pieces, b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes; 0 at the end."""
        while not self._held:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._held = piece.encode()
        given, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(given)] = given
        return len(given)
