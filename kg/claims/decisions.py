"""Decisions about pairs of statements: how two of them stand to each other, who decided, and why."""

from __future__ import annotations

from dataclasses import dataclass

from kg.claims.compare import Relation
from kg.claims.differing import Difference

RULES = 9
"""The version of the rules by which statements are compared, decided on and grouped.

Claims that a store keeps from another version are made anew.  tests/claims/test_rules.py fails where the
rules decide otherwise than this version did.
"""

PROGRAM, PERSON = "program", "person"
"""Who decides."""


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """How two statements stand to each other: what was decided, by whom, and why.

    one, other   IRIs of the statements, the smaller first
    score        of the program, also where a person decided otherwise
    decided_by   :data:`PROGRAM` or :data:`PERSON`
    """

    one: str
    other: str
    relation: Relation
    score: float
    differences: tuple[Difference, ...] = ()
    reasons: tuple[str, ...] = ()
    decided_by: str = PROGRAM

    @property
    def pair(self) -> tuple[str, str]:
        """The two statements."""
        return self.one, self.other
