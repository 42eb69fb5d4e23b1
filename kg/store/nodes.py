"""One named graph held in memory, to be walked from node to node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.store.cells import Cell, Triple


class Nodes:
    """The statements of one graph by subject and predicate; values come sorted.

    Subjects and predicates may be given as any kind of string: an rdflib term is not equal to the same
    IRI as a string, so here both become plain strings.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values: dict[tuple[str, str], list[Cell]] = defaultdict(list)
        for subject, predicate, thing in triples:
            self._values[str(subject), str(predicate)].append(thing)
        for values in self._values.values():
            values.sort()

    def all(self, subject: str, predicate: str) -> list[Cell]:
        """All values; empty when there are none."""
        return self._values.get((str(subject), str(predicate)), [])

    def one(self, subject: str, predicate: str) -> Cell | None:
        """The first value in order of text; None when there is none."""
        values = self.all(subject, predicate)
        return values[0] if values else None

    def needed(self, subject: str, predicate: str) -> Cell:
        """The first value, of something that cannot be without: KeyError names what is missing."""
        return self._values[str(subject), str(predicate)][0]

    def subjects(self, predicate: str) -> list[str]:
        """All subjects that have a value of ``predicate``, sorted."""
        return sorted({subject for subject, has in self._values if has == str(predicate)})
