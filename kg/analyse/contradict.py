"""What an actor said that does not go with what the same actor said at another time."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analyse.phrasing import in_order, short
from kg.analyse.said import said
from kg.claims import ClaimClusters, Relation
from kg.model import Provenance


@dataclass(frozen=True, slots=True)
class Reversal:
    """Two statements of one actor that contradict each other, or differ in a number, name or month.

    relation  contradicts, or variant
    detail    what differs; empty for a plain contradiction
    earlier, later  when each was said
    evidence  the earlier statement, then the later
    """

    actor: str
    relation: Relation
    detail: str
    earlier: str | None
    later: str | None
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """What was said when."""
        one, other = self.evidence
        how = "but" if self.relation is Relation.CONTRADICTS else f"with another {self.detail}"
        return (
            f"{short(self.actor)}: “{short(one.wording)}” ({self.earlier or 'no date'}), {how} "
            f"“{short(other.wording)}” ({self.later or 'no date'})"
        )


def contradict(found: ClaimClusters, actor: str) -> list[Reversal]:
    """Every pair of the actor's own statements that do not go together, oldest first.

    Statements that someone else ascribes to the actor count too: the evidence shows through whom.
    """
    own = {row.evidence[0].statement: row for row in said(found, actor)}
    rows = []
    for decision in found.decisions:
        pair = (own.get(decision.one), own.get(decision.other))
        if decision.relation not in (Relation.CONTRADICTS, Relation.VARIANT) or None in pair:
            continue
        held = [row for row in pair if row is not None]
        if not all(row.evidence[0].hands[-1].name == row.actor for row in held):
            continue  # passed on, not said
        first, second = sorted(held, key=lambda row: (row.when or "9999", row.evidence[0].statement))
        detail = "; ".join(str(difference) for difference in decision.differences)
        rows.append(
            Reversal(
                first.actor,
                decision.relation,
                detail,
                first.when,
                second.when,
                (first.evidence[0], second.evidence[0]),
            )
        )
    order = {p.statement: place for place, p in enumerate(in_order(p for r in rows for p in r.evidence))}
    return sorted(rows, key=lambda row: [order[p.statement] for p in row.evidence])
