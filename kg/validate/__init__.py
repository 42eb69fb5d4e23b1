"""Whether a store is what the ontology's shapes say it must be."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

from kg.ontology_files import shapes, vocabulary
from kg.store import View
from kg.store.names import short
from kg.validate.checks import Check, checks

__all__ = ["Finding", "validate"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong in one graph.

    shape    name of the shape that says so
    focus    IRI of what is wrong
    message  what is wrong, one sentence
    path     IRI of the property at fault; None when it is the thing itself
    value    the value at fault; None when it is one that is missing
    """

    graph: str
    focus: str
    shape: str
    message: str
    path: str | None = None
    value: str | None = None

    def __str__(self) -> str:
        fault = "" if self.value is None else f" ({short(self.value)[:80]})"
        return f"{short(self.focus)}: {self.message}{fault} [{self.shape}]"

    def as_json(self) -> dict[str, str | None]:
        """The finding for a script."""
        return {
            "graph": self.graph,
            "focus": self.focus,
            "shape": self.shape,
            "message": self.message,
            "path": self.path,
            "value": self.value,
        }


def validate(view: View) -> list[Finding]:
    """Everything that is wrong, in order of graph and thing; empty when all is well.

    Each article's graph is looked at by itself, as it must stand by itself: removing another article may
    not break it.
    """
    # The engine works without Python's lock, so the checks share the processors.
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        by_check = pool.map(lambda check: _findings(view, check), _checks())
        found = {finding for findings in by_check for finding in findings}
    return sorted(
        found, key=lambda finding: (finding.graph, finding.focus, finding.shape, finding.value or "")
    )


@cache
def _checks() -> tuple[Check, ...]:
    return tuple(checks(shapes(), vocabulary()))


def _findings(view: View, check: Check) -> list[Finding]:
    return [
        Finding(str(row["graph"]), str(row["this"]), check.shape, check.message, check.path, row["value"])
        for row in view.select(check.query)
    ]
