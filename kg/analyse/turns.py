"""Changes of mind: an actor for something in one article and against it in another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from kg.analyse.held import Held, held
from kg.analyse.issues import NOTHING_DECIDED, Decided, by_issue
from kg.analyse.namesakes import namesakes
from kg.analyse.phrasing import short
from kg.analyse.stances import Taken, taken
from kg.analyse.voices import plain_name
from kg.claims.words import content_stems
from kg.model import Provenance, Stance
from kg.store import View

_SIDES = (Stance.SUPPORTS, Stance.OPPOSES)


@dataclass(frozen=True, slots=True)
class Turn:
    """Two positions of one actor on one issue, the later against the earlier.

    was, became     the two stances, one support and one opposition
    earlier, later  when; equal where two articles of one day do not go together
    evidence        the words of the earlier position, then of the later
    """

    actor: str
    issue: str
    was: Stance
    became: Stance
    earlier: str
    later: str
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """Who turned on what, and when."""
        then = "then" if self.earlier != self.later else "and on the same day"
        return (
            f"{short(self.actor)} {self.was.value} “{short(self.issue)}” ({self.earlier or 'no date'}), "
            f"{then} {self.became.value} it ({self.later or 'no date'})"
        )


def turns(
    view: View,
    actor: str | None = None,
    decided: Decided = NOTHING_DECIDED,
    names: Iterable[str] | None = None,
) -> list[Turn]:
    """Every turn of ``actor``, or of anybody, oldest first.

    decided  what a person decided about issues
    names    all names under which the actor is known to be in the store: then no others' positions are read

    Only support and opposition are sides: to drop a condition, or to leave open what one was for, is no
    turn.  Both sides in one article of one date are mixed feelings.  What is one issue is told by its
    words, or by a person; what is one actor by the store, and not where roles have nothing in common.
    """
    found = []
    for positions in _sided(by_issue(taken(view, names), decided), actor):
        shown = held(view, positions)
        found += [turn for one, other in pairwise(shown) if (turn := _turn(one, other)) is not None]
    return sorted(found, key=lambda t: (t.later, t.earlier, t.actor, t.issue))


def _sided(positions: Iterable[Taken], actor: str | None) -> list[list[Taken]]:
    """The positions for or against of one actor on one issue, in order of time; only where both occur."""
    groups: dict[tuple[str, frozenset[str]], list[Taken]] = {}
    for position in positions:
        if position.stance in _SIDES and (actor is None or is_called(position.name, actor)):
            about = frozenset(content_stems(position.label)) or frozenset([position.label.casefold()])
            groups.setdefault((position.holder, about), []).append(position)
    return [
        sorted(group, key=lambda p: (p.on or "9999", p.article, p.stance, p.position))
        for _, group in sorted(groups.items(), key=lambda item: (item[0][0], sorted(item[0][1])))
        if {p.stance for p in group} == set(_SIDES)
    ]


def is_called(name: str, asked: str) -> bool:
    """True when ``asked`` is the name or its last words: "Quill" is "Ada Quill"."""
    wanted, borne = plain_name(asked).split(), plain_name(name).split()
    return bool(wanted) and borne[-len(wanted) :] == wanted


def _turn(one: Held, other: Held) -> Turn | None:
    earlier, later = one.evidence[0], other.evidence[0]
    at_once = earlier.article.iri == later.article.iri and one.on == other.on
    if one.stance is other.stance or at_once or namesakes(earlier.origin, later.origin):
        return None
    return Turn(other.actor, other.issue, one.stance, other.stance, one.on, other.on, (earlier, later))
