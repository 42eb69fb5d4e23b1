"""What the formats of dossiers have in common: they write the dossiers of the claims that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.analyse.dossier import Dossier, dossiers
from kg.claims import rulings_of
from kg.export.format import Write
from kg.store import View

Written = Callable[[Sequence[Dossier]], Iterator[bytes]]
"""A file of dossiers in pieces; there is at least one."""


def of_dossiers(written: Written) -> Write:
    """The ``write`` of a format that is made of dossiers, best match first."""

    def write(view: View, thing: str | None) -> Iterator[bytes]:
        rulings = rulings_of(view.folder) if view.folder else ()
        yield from written(dossiers(view, thing, rulings))

    return write
