"""What an actor said that does not go with what the same actor said at another time."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analyse.issues import NOTHING_DECIDED, Decided
from kg.analyse.namesakes import namesakes
from kg.analyse.phrasing import bare_quoted, in_order, short
from kg.analyse.said import said, speaks
from kg.analyse.turns import Turn, turns
from kg.claims import ClaimClusters, Claims, Relation
from kg.claims.clusters import narrowed
from kg.model import Provenance
from kg.store import View


@dataclass(frozen=True, slots=True)
class Reversal:
    """Two statements of one actor that contradict each other, or differ in a number, name or month.

    relation  contradicts, or variant
    detail    what differs, the earlier first; empty for a plain contradiction
    earlier, later  when each was said
    namesake  the roles of the two have nothing in common: they may be two people of one name
    evidence  the earlier statement, then the later
    """

    actor: str
    relation: Relation
    detail: str
    earlier: str | None
    later: str | None
    namesake: bool
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """What was said when."""
        one, other = (bare_quoted(short(statement.wording)) for statement in self.evidence)
        but = "but" if self.relation is Relation.CONTRADICTS else "then"
        detail = f" — {self.detail}" if self.detail else ""
        doubt = " — may be two people of one name" if self.namesake else ""
        return (
            f"{short(self.actor)}: {one} ({self.earlier or 'no date'}), "
            f"{but} {other} ({self.later or 'no date'}){detail}{doubt}"
        )


def reversals(
    view: View, found: Claims, actor: str, decided: Decided = NOTHING_DECIDED
) -> list[Reversal | Turn]:
    """What the actor said that does not go together, then on which issues the actor changed sides.

    decided  what a person decided about issues; NotFound for an actor whom the store does not know
    """
    own = found.by_actor(actor)
    names = {hand.name for statement in own for hand in statement.hands if speaks(hand, actor)}
    if names:
        return [*contradict(narrowed(found, own), actor), *turns(view, actor, decided, names)]
    # Someone may be told to be for or against something without a word of their own.
    return [*turns(view, actor, decided)] or [*contradict(narrowed(found, own), actor)]


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
        if any(len(row.via) + 1 < len(row.evidence[0].hands) for row in held):
            continue  # passed on, not said
        first, second = sorted(held, key=lambda row: (row.when or "9999", row.evidence[0].statement))
        turned = first.evidence[0].statement != decision.one
        detail = "; ".join(str(d.turned() if turned else d) for d in decision.differences)
        rows.append(
            Reversal(
                first.actor,
                decision.relation,
                detail,
                first.when,
                second.when,
                namesakes(first.evidence[0].origin, second.evidence[0].origin),
                (first.evidence[0], second.evidence[0]),
            )
        )
    order = {p.statement: place for place, p in enumerate(in_order(p for r in rows for p in r.evidence))}
    return sorted(rows, key=lambda row: [order[p.statement] for p in row.evidence])
