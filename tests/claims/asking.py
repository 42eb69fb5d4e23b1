"""Words to ask a store for, and what it answers without an index beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.analyse.provenance import all_provenances
from kg.claims import stated
from kg.model import Provenance
from kg.store import View


def looked_through(view: View, words: str) -> list[Provenance]:
    """The statements that hold the words, as the store by itself finds them."""
    return stated(replace(view, folder=None), words)


def askings(view: View) -> Iterator[str]:
    """Every word that is stated, its beginning, it with the next, it with one further on, whole wordings."""
    for each in all_provenances(view):
        written = each.wording.split()
        for place, word in enumerate(written):
            yield from (word, word[:2], word.upper(), " ".join(written[place : place + 2]))
            yield " ".join(written[place : place + 4 : 3])
        yield from (each.wording, " ".join(reversed(written)))
