"""What should make an editor careful with a claim: cautions, each with the articles that show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations

from kg.analyse.origins import Origins
from kg.analyse.phrasing import counted, dated, denies, in_order, names, outlet, quoted, short
from kg.analyse.press import is_press
from kg.analyse.voices import distinct, joined_names, key_of, others_report, plain_name, without_name
from kg.claims.differing import differences
from kg.claims.instances import instance
from kg.model import AgentKind, Provenance, Quotation

_ALIKE = 0.5
"""Word similarity from which two quotations of one person may be two versions of one sentence."""
_QUOTED = re.compile(r"[“\"„«]([^”\"“»]+)[”\"“»]")


class Kind(StrEnum):
    """What a caution is about."""

    ONE_UNNAMED = "rests on one unnamed source"
    ALL_UNNAMED = "no origin has a name"
    THROUGH_UNNAMED = "named only by an unnamed source"
    DEAD_END = "the chain goes dead"
    CIRCULAR = "circular"
    ONE_ARTICLE = "one article only"
    SECOND_HAND = "second-hand only"
    BOTTLENECK = "everything through one outlet"
    REPUBLISHED = "republished"
    ALTERED = "quotation altered"
    CHANGED = "details differ"
    DENIED = "denied"
    IMPLIED = "a hand is not named in the sentence"
    UNDATED = "no date"


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing to be careful about: its kind, and a sentence that says where it shows."""

    kind: Kind
    text: str


def cautions(provenances: Iterable[Provenance], found: Origins) -> list[Caution]:
    """Every caution that the chains of one claim give rise to; none is a verdict on the claim.

    found  the claim's origins
    """
    ordered = in_order(provenances)
    checks = (
        _denied(ordered),
        _unnamed(found),
        _through_unnamed(ordered, found),
        _circular(found),
        _dead_ends(ordered),
        _second_hand(ordered),
        _bottleneck(ordered),
        _altered(ordered),
        _changed(ordered),
        _one_article(ordered),
        _republished(ordered),
        _implied(ordered),
        _undated(ordered),
    )
    return [caution for check in checks for caution in check]


def _denied(ordered: Sequence[Provenance]) -> Iterator[Caution]:
    for provenance in ordered:
        if denies(provenance):
            yield Caution(
                Kind.DENIED, f"{names(provenance.origin)} denies this ({dated(provenance.article)})."
            )


def _unnamed(found: Origins) -> Iterator[Caution]:
    if found.named or not found.unnamed:
        return
    described = joined_names([f"“{short(name)}”" for name in distinct(found.unnamed)])
    if found.max == 1:
        yield Caution(
            Kind.ONE_UNNAMED, f"Everything here goes back to one source without a name: {described}."
        )
    else:
        yield Caution(Kind.ALL_UNNAMED, f"All chains end at sources without a name: {described}.")


def _through_unnamed(ordered: Sequence[Provenance], found: Origins) -> Iterator[Caution]:
    """Everyone with a name, where only sources without one say that they said it."""
    stated = [p for p in ordered if not denies(p)]
    hidden = [[hand.name for hand in p.hands[:-1] if without_name(hand)] for p in stated]
    if found.named and hidden and all(hidden):
        tellers = joined_names(
            [f"“{short(name)}”" for name in distinct(n for names in hidden for n in names)]
        )
        named = joined_names([short(name) for name in found.named])
        yield Caution(Kind.THROUGH_UNNAMED, f"That {named} said this is known from {tellers} only.")


def _circular(found: Origins) -> Iterator[Caution]:
    for circle in found.circles:
        members = joined_names([short(name) for name in circle])
        yield Caution(Kind.CIRCULAR, f"{members} only cite one another; nobody outside is named.")


def _dead_ends(ordered: Sequence[Provenance]) -> Iterator[Caution]:
    ends: dict[str, list[Provenance]] = {}
    for provenance in ordered:
        if provenance.hands and is_press(provenance.origin):
            ends.setdefault(key_of(provenance, provenance.origin), []).append(provenance)
    for stopped in ends.values():
        name = stopped[0].origin.name
        where = joined_names([dated(article) for article in dict.fromkeys(p.article for p in stopped)])
        yield Caution(
            Kind.DEAD_END,
            f"{short(name)} is the last source in {where}: whom it has this from is not said there.",
        )


def _second_hand(ordered: Sequence[Provenance]) -> Iterator[Caution]:
    if ordered and all(len(provenance.hands) > 1 for provenance in ordered):
        how = "each took it from another report"
        if not all(map(others_report, ordered)):
            how = "in each, someone tells what another said"
        yield Caution(Kind.SECOND_HAND, f"No article here has this from its origin: {how}.")


def _bottleneck(ordered: Sequence[Provenance]) -> Iterator[Caution]:
    """One outlet in every chain, when several articles could look like several confirmations."""
    if len({provenance.article.iri for provenance in ordered}) < 2:
        return
    passed = [
        {key_of(p, hand): hand.name for hand in p.hands if hand.kind is AgentKind.OUTLET} for p in ordered
    ]
    for key in sorted(set.intersection(*(set(outlets) for outlets in passed))):
        yield Caution(
            Kind.BOTTLENECK,
            f"All {counted(len({p.article.iri for p in ordered}), 'article')} have this by way of "
            f"{short(passed[0][key])}: they do not confirm one another.",
        )


def _altered(ordered: Sequence[Provenance]) -> Iterator[Caution]:
    """Quotations of one source that are alike but not the same, between articles."""
    for one, other in combinations(ordered, 2):
        if one.article.iri == other.article.iri or not one.hands or not other.hands:
            continue
        if key_of(one, one.origin) != key_of(other, other.origin):
            continue
        for first in _quotations(one):
            for second in _quotations(other):
                if _differ(first, second):
                    yield Caution(
                        Kind.ALTERED,
                        f"{short(one.origin.name)} is quoted as “{short(first, 300)}” "
                        f"in {dated(one.article)} and as “{short(second, 300)}” in {dated(other.article)}.",
                    )


def _changed(ordered: Sequence[Provenance]) -> Iterator[Caution]:
    """Numbers, dates and degrees of certainty that are not those of the earliest article, each once."""
    told: set[tuple[str, str, str]] = set()
    for later in ordered[1:]:
        if later.article.iri == ordered[0].article.iri:
            continue
        for each in differences(instance(ordered[0]), instance(later)):
            seen = (each.kind, each.one, each.other)
            if each.kind in _DETAILS and seen not in told:
                told.add(seen)
                yield Caution(
                    Kind.CHANGED,
                    f"The {_DETAILS[each.kind]} is given as “{short(each.one)}” in "
                    f"{dated(ordered[0].article)} and as “{short(each.other)}” in {dated(later.article)}.",
                )


_DETAILS = {
    "number": "number",
    "close number": "number",
    "rounding": "number",
    "date": "date",
    "month": "month",
    "name": "name",
    "certainty": "certainty",
}
"""What a caution calls each kind of difference that it tells of."""


def _quotations(provenance: Provenance) -> list[str]:
    """The words inside quotation marks."""
    if provenance.quotation is Quotation.INDIRECT:
        return []
    return [
        part for shown in provenance.content for part in _QUOTED.findall(shown.exact) if len(part.split()) > 2
    ]


def _differ(first: str, second: str) -> bool:
    """True for two versions of one sentence; one cut out of the other is no alteration."""
    one, other = plain_name(first).split(), plain_name(second).split()
    if f" {' '.join(one)} " in f" {' '.join(other)} " or f" {' '.join(other)} " in f" {' '.join(one)} ":
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _one_article(ordered: Sequence[Provenance]) -> Iterator[Caution]:
    articles = distinct(provenance.article.iri for provenance in ordered)
    if len(articles) == 1:
        yield Caution(
            Kind.ONE_ARTICLE, f"Only one article at hand carries this: {dated(ordered[0].article)}."
        )


def _republished(ordered: Sequence[Provenance]) -> Iterator[Caution]:
    for article in dict.fromkeys(provenance.article for provenance in ordered):
        if article.republisher:
            yield Caution(
                Kind.REPUBLISHED,
                f"{short(article.republisher)} carries an article of {outlet(article)}: count them as one.",
            )


def _implied(ordered: Sequence[Provenance]) -> Iterator[Caution]:
    for provenance in ordered:
        for hand in provenance.hands:
            if hand.mention is None:
                yield Caution(
                    Kind.IMPLIED,
                    f"{short(hand.name)} is not named in the sentence {quoted(provenance.content)} "
                    f"({dated(provenance.article)}); the program carried it over from the context.",
                )


def _undated(ordered: Sequence[Provenance]) -> Iterator[Caution]:
    for article in dict.fromkeys(provenance.article for provenance in ordered):
        if not article.published:
            yield Caution(
                Kind.UNDATED, f"The article “{short(article.id)}” of {outlet(article)} gives no date."
            )
