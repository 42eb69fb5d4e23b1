"""CSV of statements: one row each, its chain in one cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.export.format import Format, of_statements
from kg.export.tables import STATEMENT_COLUMNS, as_csv, statement_rows
from kg.model import Provenance


def render(provenances: Iterable[Provenance]) -> Iterator[bytes]:
    """The rows of all statements."""
    return as_csv(STATEMENT_COLUMNS, statement_rows(provenances))


FORMAT = Format(
    "csv-statements",
    ".csv",
    "text/csv",
    "One row a statement with its whole chain in a cell, for spreadsheets, pandas and R",
    of_statements(render),
)
