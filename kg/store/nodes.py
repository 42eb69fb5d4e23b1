"""One named graph, walked from node to node."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.store.cells import Cell, Triple

Fetch = Callable[[str], Iterable[Triple]]
"""The statements about one subject."""


class Nodes:
    """The statements of one graph by subject and predicate; values come sorted.

    A node is fetched when it is first asked for: a chain is a small part of its article's graph, and
    decoding a statement costs the engine more than finding it.

    Subjects and predicates may be given as any kind of string: an rdflib term is not equal to the same
    IRI as a string, so here both become plain strings.
    """

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._known: dict[str, dict[str, list[Cell]]] = {}

    @classmethod
    def whole(cls, triples: Iterable[Triple]) -> Nodes:
        """A graph whose statements are all at hand."""
        by_subject: dict[str, list[Triple]] = {}
        for triple in triples:
            by_subject.setdefault(str(triple[0]), []).append(triple)
        return cls(lambda subject: by_subject.get(subject, ()))

    def all(self, subject: str, predicate: str) -> list[Cell]:
        """All values; empty when there are none."""
        subject = str(subject)
        if subject not in self._known:
            self._known[subject] = _by_predicate(self._fetch(subject))
        return self._known[subject].get(str(predicate), [])

    def one(self, subject: str, predicate: str) -> Cell | None:
        """The first value in order of text; None when there is none."""
        values = self.all(subject, predicate)
        return values[0] if values else None

    def needed(self, subject: str, predicate: str) -> Cell:
        """The first value, of something that cannot be without: LookupError names what is missing."""
        value = self.one(subject, predicate)
        if value is None:
            raise LookupError(f"<{subject}> has no <{predicate}>")
        return value


def _by_predicate(triples: Iterable[Triple]) -> dict[str, list[Cell]]:
    values: dict[str, list[Cell]] = {}
    for _, predicate, thing in triples:
        values.setdefault(str(predicate), []).append(thing)
    for listed in values.values():
        listed.sort()
    return values
