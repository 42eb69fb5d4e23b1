"""The packet on one claim: all that the store shows of it, for a person to check and to replicate.

It states what articles say and who is behind them.  It gives no verdict on the claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from kg.analyse.cautions import Caution, Kind, cautions
from kg.analyse.origins import Origins, origins
from kg.analyse.phrasing import counted, dated, denies, in_order, names, outlet, short
from kg.analyse.trace import trace
from kg.analyse.voices import distinct, joined_names
from kg.model import AgentKind, ArticleCard, Provenance
from kg.store import Iri, View

_FINGERPRINT = """
SELECT ?article ?length ?sum
WHERE { GRAPH ?graph { ?article kg:textLength ?length ; kg:textSha256 ?sum } }
ORDER BY ?graph
"""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells an article's text from any other: its length in characters and the SHA-256 of its UTF-8."""

    length: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated: the date as exact as it is known, in ISO 8601, and what happened."""

    when: str
    what: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one claim.

    claim         IRI
    wording       the wording that stands for it: the one carried most often, the longest of these
    wordings      all wordings, each with the articles that have it
    summary       sentences without a verdict
    cautions      what should make one careful
    statements    every path, oldest article first
    timeline      what was said and published, in order
    checks        what a person should do next
    fingerprints  by the IRI of the article; empty where the texts are not at hand
    """

    claim: str
    wording: str
    wordings: tuple[tuple[str, tuple[ArticleCard, ...]], ...]
    summary: tuple[str, ...]
    origins: Origins
    cautions: tuple[Caution, ...]
    statements: tuple[Provenance, ...]
    timeline: tuple[Event, ...]
    checks: tuple[str, ...]
    fingerprints: Mapping[str, Fingerprint]

    @property
    def articles(self) -> tuple[ArticleCard, ...]:
        """The articles that carry the claim, oldest first."""
        return tuple(dict.fromkeys(statement.article for statement in self.statements))


def dossiers(view: View, thing: str) -> list[Dossier]:
    """One dossier a claim that ``thing`` asks for, best match first; NotFound when there is none.

    thing  the IRI of an article, claim, report or actor, or words that a statement holds
    """
    return dossiers_of(view, trace(view, thing))


def dossiers_of(view: View, statements: Iterable[Provenance]) -> list[Dossier]:
    """One dossier for each claim of ``statements``, in the order in which the claims come."""
    by_claim: dict[str, list[Provenance]] = {}
    for statement in statements:
        by_claim.setdefault(statement.claim, []).append(statement)
    found = []
    for group in by_claim.values():
        articles = distinct(statement.article.iri for statement in group)
        kept = {article: fingerprint(view, article) for article in articles}
        found.append(dossier(group, {article: known for article, known in kept.items() if known}))
    return found


def fingerprint(view: View, article: str) -> Fingerprint | None:
    """The fingerprint that the store keeps of an article's text."""
    for row in view.select(_FINGERPRINT, article=Iri(article)):
        return Fingerprint(int(row["length"] or 0), str(row["sum"]))
    return None


def dossier(
    statements: Iterable[Provenance], fingerprints: Mapping[str, Fingerprint] | None = None
) -> Dossier:
    """The dossier of one claim from all its statements; there must be at least one."""
    ordered = in_order(statements)
    found = origins(ordered)
    warned = cautions(ordered, found)
    wordings = _wordings(ordered)
    return Dossier(
        claim=ordered[0].claim,
        wording=wordings[0][0],
        wordings=wordings,
        summary=tuple(_summary(ordered, found)),
        origins=found,
        cautions=tuple(warned),
        statements=tuple(ordered),
        timeline=_timeline(ordered),
        checks=tuple(_checks(ordered, found, {caution.kind for caution in warned})),
        fingerprints=dict(fingerprints or {}),
    )


def _wordings(ordered: Sequence[Provenance]) -> tuple[tuple[str, tuple[ArticleCard, ...]], ...]:
    times = Counter(statement.wording for statement in ordered)
    ranked = sorted(times, key=lambda wording: (-times[wording], -len(wording), wording))
    return tuple(
        (wording, tuple(dict.fromkeys(s.article for s in ordered if s.wording == wording)))
        for wording in ranked
    )


def _summary(ordered: Sequence[Provenance], found: Origins) -> Iterator[str]:
    articles = list(dict.fromkeys(statement.article for statement in ordered))
    carry = "carries" if len(articles) == 1 else "carry"
    where = joined_names([dated(article) for article in articles])
    yield f"{counted(len(articles), 'article')} at hand {carry} this: {where}."
    direct = [statement for statement in ordered if len(statement.hands) <= 1]
    relayed = [statement for statement in ordered if len(statement.hands) > 1]
    if direct:
        yield f"{counted(len(direct), 'statement')} straight from the source that the article gives."
    if relayed:
        longest = max(len(statement.hands) for statement in relayed)
        yield f"{counted(len(relayed), 'statement')} passed on by others, through at most {longest} hands."
    yield f"Independent origins: {found}."
    if found.named:
        yield f"Named: {joined_names([short(name) for name in found.named])}."
    if found.unnamed:
        yield f"Not named: {joined_names([f'“{short(name)}”' for name in found.unnamed])}."
    against = distinct(names(statement.origin) for statement in ordered if denies(statement))
    if against:
        yield f"Denied by: {joined_names(against)}."


def _timeline(ordered: Sequence[Provenance]) -> tuple[Event, ...]:
    events = {
        Event(article.published, _published(article))
        for article in (statement.article for statement in ordered)
        if article.published
    }
    for statement in ordered:
        if statement.said_on:
            who = names(statement.origin) if statement.hands else outlet(statement.article)
            events.add(Event(statement.said_on, f"{who} spoke, as {dated(statement.article)} dates it."))
    return tuple(sorted(events, key=lambda event: (event.when, event.what)))


def _published(article: ArticleCard) -> str:
    title = f" “{short(article.title)}”" if article.title else " an article"
    return f"{outlet(article)} publishes{title}."


def _checks(ordered: Sequence[Provenance], found: Origins, kinds: Set[Kind]) -> Iterator[str]:
    """What to do next, from the general to what these chains call for."""
    yield "Open each article and read the quoted characters in their place: did the program read them right?"
    yield "Is anything left out around the quoted words that changes their meaning?"
    hands = [hand for statement in ordered for hand in statement.hands]
    ends = distinct(s.origin.name for s in ordered if s.hands and s.origin.kind is AgentKind.OUTLET)
    for name in distinct(h.name for s in ordered for h in s.hands[:-1] if h.kind is AgentKind.OUTLET):
        yield f"Find the report of {short(name)} itself: does it say the same, and on whose word?"
    for name in ends:
        yield f"Find the report of {short(name)} itself: where does it have this from?"
    for name in distinct(hand.name for hand in hands if hand.kind is AgentKind.UNNAMED):
        yield f"Who is “{short(name)}”? Is a reason given for withholding the name, and how can they know?"
    if found.min != found.max or found.open:
        yield "Can any two of the origins be shown to be the same, or to be different?"
    for name in distinct(hand.name for hand in hands if hand.kind is AgentKind.PERSON):
        yield f"Did {short(name)} say this in full elsewhere, confirm it or deny it?"
    for name in distinct(hand.name for hand in hands if hand.kind is AgentKind.DOCUMENT):
        yield f"Get “{short(name)}” itself: does it say this?"
    if Kind.ALTERED in kinds:
        yield "Which wording of the quotation is the original? Look for a recording or a transcript."
    if Kind.IMPLIED in kinds:
        yield "Where a hand is carried over from the context: does the article leave no other reading?"
    yield "Were those whom this is about asked for an answer?"
