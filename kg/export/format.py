"""What every export has in common: a name, a purpose, and a function from a view to bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.analyse.provenance import all_provenances
from kg.analyse.trace import trace
from kg.model import Provenance
from kg.store import View

Write = Callable[[View, str | None], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that people take away.

    name        as in ``kg export NAME``
    suffix      of the files' names, with the dot
    media_type  for a server's Content-Type
    purpose     what it is for and what reads it, in one line
    write       the file's bytes in pieces, from a view and what is asked for: an IRI or words of a
                statement, or None for everything in the store; the same store gives the same bytes
    """

    name: str
    suffix: str
    media_type: str
    purpose: str
    write: Write


def statements(view: View, thing: str | None) -> Iterable[Provenance]:
    """The statements that ``thing`` asks for, all of the store for None; NotFound when there are none."""
    return all_provenances(view) if thing is None else trace(view, thing)


def of_statements(render: Callable[[Iterable[Provenance]], Iterator[bytes]]) -> Write:
    """The ``write`` of a format that is made of statements with their chains alone."""

    def write(view: View, thing: str | None) -> Iterator[bytes]:
        return render(statements(view, thing))

    return write
