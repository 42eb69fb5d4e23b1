"""Where a claim appears first, and how it was relayed from there."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analyse.kin import with_kin
from kg.analyse.phrasing import in_order, names, outlet
from kg.analyse.voices import joined_names, outlet_key
from kg.claims import Claims, Cluster
from kg.claims.copies import credited
from kg.claims.onward import onward
from kg.model import Provenance


@dataclass(frozen=True, slots=True)
class Appearance:
    """One article that states the claim, or from which one has it that does.

    published  None when the article gives no date: then it is not taken for early
    first      nothing at hand is earlier, and it was not taken from another article at hand; several
               articles of one day are first together
    taken_from the article at hand that this one has the claim from, cited or copied; None when there is none
    otherwise  the article states it with other details (another number, say), and others that state the claim
               have it from there
    """

    published: str | None
    outlet: str
    first: bool
    taken_from: Provenance | None
    evidence: tuple[Provenance, ...]
    otherwise: bool = False

    def __str__(self) -> str:
        """When and where, and from whom."""
        statement = self.evidence[0]
        chain = " via ".join(names(hand) for hand in reversed(statement.hands)) or "no source"
        begun = "first: " if self.first else ""
        after = f", as {outlet(self.taken_from.article)} had it" if self.taken_from else ""
        details = " with other details" if self.otherwise else ""
        return f"{self.published or 'no date'}  {begun}{self.outlet}{details} ({chain}{after})"


def first(found: Claims, cluster: Cluster) -> list[Appearance]:
    """Every article that states the claim, and whence they have it, the earliest first, undated ones last.

    Of one day, articles that took it from another, or carry another's, come after their like.
    """
    by_article: dict[str, list[Provenance]] = {}
    for statement in in_order(cluster.statements):
        by_article.setdefault(statement.article.iri, []).append(statement)
    copied_from = _copied_from(found, cluster)
    kin = with_kin(found, cluster)
    stated = set(by_article)
    for statement in [held[0] for held in by_article.values()]:
        for before in onward(kin, statement)[1:]:
            by_article.setdefault(before.article.iri, [before])
    dates = [held[0].article.published for held in by_article.values() if held[0].article.published]
    rows = []
    for held in by_article.values():
        card = held[0].article
        taken_from = copied_from.get(card.iri) or next(iter(onward(kin, held[0])[1:]), None)
        rows.append(
            Appearance(
                published=card.published,
                outlet=_carriers(held[0]),
                first=bool(card.published) and card.published == min(dates) and not taken_from,
                taken_from=taken_from,
                evidence=tuple(held),
                otherwise=card.iri not in stated,
            )
        )
    return sorted(rows, key=lambda row: (row.published or "9999", bool(row.taken_from), _carried(row)))


def _copied_from(found: Claims, cluster: Cluster) -> dict[str, Provenance]:
    """For each article with another outlet's text, by IRI: what the writer's own article has."""
    own: dict[str, Provenance] = {}
    for statement in in_order(cluster.statements):
        if statement.article.outlet and not statement.article.republisher:
            own.setdefault(outlet_key(statement.article.outlet), statement)
    given, _ = credited(cluster.statements, found.copied(cluster.statements))
    carried = [p.article for p in given if p.article.republisher and p.article.outlet]
    written = {card.iri: own[key] for card in carried if (key := outlet_key(card.outlet or "")) in own}
    return {iri: p for iri, p in written.items() if p.article.iri != iri}


def _carried(row: Appearance) -> bool:
    return row.evidence[0].article.republisher is not None


def _carriers(statement: Provenance) -> str:
    card = statement.article
    return joined_names([name for name in (card.republisher, card.outlet) if name] or [outlet(card)])
