"""CSV of chains: one row a hand, from the article to the origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.export.format import Format, of_statements
from kg.export.tables import HAND_COLUMNS, as_csv, hand_rows
from kg.model import Provenance


def render(provenances: Iterable[Provenance]) -> Iterator[bytes]:
    """The rows of all chains, each chain's hands one below the other."""
    return as_csv(HAND_COLUMNS, hand_rows(provenances))


FORMAT = Format(
    "csv-chains",
    ".csv",
    "text/csv",
    "One row a hand of a chain, for spreadsheets, pandas and R",
    of_statements(render),
)
