"""Statements found by words that they state."""

from __future__ import annotations

from collections.abc import Callable

from kg.analyse.provenance import looked_through
from kg.claims.graph import carried_by, claim_with
from kg.claims.kept import filed
from kg.model import Provenance
from kg.store import View


def stated(view: View, words: str) -> list[Provenance]:
    """All statements whose wordings hold these words, with their chains, best match first.

    Of those that fit equally well the one comes first whose claim most articles carry, then the oldest.

    They are looked up in the claims' index beside the store where that is up to date; else every wording
    of the store is looked through, with the same result.
    """
    index = filed(view, view.folder) if view.folder else None
    if index:
        ranked = [(rank, p) for rank, seen in index.worded(words) for p in index.whole([seen.statement])]
        return _ordered(ranked, index.held, lambda claim: index.carried(claim)[0])
    ranked = list(looked_through(view, words))
    return _ordered(ranked, lambda each: claim_with(view, each), lambda claim: carried_by(view, claim))


def _ordered(
    ranked: list[tuple[int, Provenance]], claim_of: Callable[[str], str], carriers: Callable[[str], int]
) -> list[Provenance]:
    """The statements in order.

    claim_of  the claim that a statement shares with others, empty where it shares none
    carriers  how many articles carry a claim
    """
    claims = {p.statement: claim_of(p.statement) for _, p in ranked}
    times = {claim: carriers(claim) if claim else 1 for claim in set(claims.values())}
    ordered = sorted(ranked, key=lambda found: (found[0], -times[claims[found[1].statement]], _age(found[1])))
    return [statement for _, statement in ordered]


def _age(statement: Provenance) -> tuple[str, bool, str, str, int, str]:
    """Sorts statements by age, article by article: those without a date last, a text before its reprints."""
    card, number = statement.article, int(statement.id.removeprefix("s"))
    reprint = card.republisher is not None
    return (card.published or "9999", reprint, card.outlet or "", card.iri, number, statement.statement)
