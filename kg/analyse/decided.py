"""Every decision that the program or a person made, as a line that a person can take over or overrule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.analyse.phrasing import short, visible
from kg.claims import Claims, Relation
from kg.claims.decisions import PERSON
from kg.identity.file import line_of
from kg.identity.settle import decisions_in
from kg.store import View

_WORD = {
    Relation.SAME: "same",
    Relation.VARIANT: "variant",
    Relation.CONTRADICTS: "contradicts",
    Relation.DIFFERENT: "apart",
}


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision.

    line         as it stands, or would stand, in the file of a person's decisions
    score        0 to 1; None where a person decided
    by           "program", "registry" or "person"
    differences  what differs between two statements
    wordings     what the two statements say; empty for names
    """

    line: str
    score: float | None
    by: str
    reasons: tuple[str, ...]
    differences: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The decision as a plain dict."""
        return {
            "line": self.line,
            "score": self.score,
            "by": self.by,
            "reasons": list(self.reasons),
            "differences": list(self.differences),
            "wordings": list(self.wordings),
        }


def on_names(view: View) -> list[Decided]:
    """Who is who in the store, the least sure first."""
    found = (Decided(visible(line_of(d)), d.score, d.by, d.reasons) for d in decisions_in(view))
    return _least_sure_first(found)


def on_claims(found: Claims) -> list[Decided]:
    """Which statements say the same, differ in details or contradict each other, the least sure first."""
    rows = []
    for decision in found.decisions:
        pair = [
            next(s for s in found.of_statement[iri].statements if s.statement == iri)
            for iri in (decision.one, decision.other)
        ]
        names = " ".join(s.pointer for s in pair)
        rows.append(
            Decided(
                visible(f"{_WORD[decision.relation]} {names}"),
                None if decision.decided_by == PERSON else decision.score,
                decision.decided_by,
                tuple(reason for reason in decision.reasons if reason),
                tuple(map(str, decision.differences)),
                tuple(short(s.wording, 200) for s in pair),
            )
        )
    return _least_sure_first(rows)


def about(decided: Iterable[Decided], words: str) -> list[Decided]:
    """Those of the decisions in whose line or wordings all the words stand."""
    wanted = words.casefold().split()
    return [
        each
        for each in decided
        if all(word in " ".join((each.line, *each.wordings)).casefold() for word in wanted)
    ]


def _least_sure_first(decided: Iterable[Decided]) -> list[Decided]:
    return sorted(decided, key=lambda each: (1.0 if each.score is None else each.score, each.line))
