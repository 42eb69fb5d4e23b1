"""JSON Lines: one object a statement, with every fact of its chain."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from kg.analyse.trace import statement_as_json
from kg.export.format import Format, of_statements
from kg.model import Provenance


def render(provenances: Iterable[Provenance]) -> Iterator[bytes]:
    """One line a statement, as ``kg trace --json`` gives it."""
    for provenance in provenances:
        yield json.dumps(statement_as_json(provenance), ensure_ascii=False).encode() + b"\n"


FORMAT = Format(
    "jsonl",
    ".jsonl",
    "application/jsonl",
    "One JSON object a statement, for programs; reads line by line however large the store",
    of_statements(render),
)
