"""The packet on one claim: all that the store shows of it, for a person to check and to replicate.

It states what articles say and who is behind them.  It gives no verdict on the claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.analyse.cautions import Caution, Kind, cautions
from kg.analyse.checklist import called, checklist, unsure
from kg.analyse.dissent import OPPOSITE, Stand, dissent
from kg.analyse.origins import Origins, origins
from kg.analyse.phrasing import counted, dated, denies, in_order, short
from kg.analyse.rows import Json, plain
from kg.analyse.standpoints import Standpoint, ends, resting_on, standpoints_in, standpoints_on
from kg.analyse.timeline import Event, cited, timeline
from kg.analyse.trace import statement_as_json, trace
from kg.analyse.voices import distinct, joined_names
from kg.claims import Claims, Cluster, Decision, Relation, claims_of, open_claims, origins_of
from kg.claims.copies import Copies
from kg.claims.instances import text_of
from kg.claims.rulings import Ruling
from kg.identity.decisions import Decision as WhoIsWho
from kg.identity.settle import decisions_in
from kg.model import ArticleCard, Provenance
from kg.populate.iris import named_iri
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
class Neighbour:
    """A claim near this one that is kept apart from it: contradicting it, or with other details.

    decisions  why, for each pair of statements
    """

    relation: Relation
    wording: str
    statements: tuple[Provenance, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one claim.

    claim         IRI of the first statement's claim
    wording       the wording that stands for it: the one carried most often, the longest of these
    wordings      all wordings, each with the articles that have it
    summary       sentences without a verdict
    cautions      what should make one careful
    statements    every path, oldest article first
    timeline      what was said and published, in order
    checks        what a person should do next
    fingerprints  by the IRI of the article; empty where the texts are not at hand
    stands        who denies, hedges, confirms or states it, and who was heard
    neighbours    claims that contradict it or differ from it in details
    standpoints   positions that rest on its statements, and all others on the same issues
    joined        why its statements are taken to say the same
    who           who-is-who decisions about those who are named in its chains
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
    stands: tuple[Stand, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    standpoints: tuple[Standpoint, ...] = ()
    joined: tuple[Decision, ...] = ()
    who: tuple[WhoIsWho, ...] = ()

    @property
    def articles(self) -> tuple[ArticleCard, ...]:
        """The articles that carry the claim, oldest first."""
        return tuple(dict.fromkeys(statement.article for statement in self.statements))


def dossiers(view: View, thing: str | None, rulings: Iterable[Ruling] = ()) -> list[Dossier]:
    """One dossier a claim that ``thing`` asks for, best match first; NotFound when there is none.

    thing    the IRI of an article, claim, report or actor, "ARTICLE:s1", or words that a statement holds;
             None for every claim
    rulings  what persons decided about which statements say the same
    """
    found = open_claims(view, view.folder, rulings) if view.folder else claims_of(view, rulings)
    return dossiers_of(view, found, thing)


def dossiers_of(view: View, found: Claims, thing: str | None) -> list[Dossier]:
    """The same, where the claims of the store are at hand already."""
    clusters = found.clusters if thing is None else asked(view, found, thing)
    who = decisions_in(view)
    return [of_claim(view, found, cluster, who) for cluster in clusters]


def asked(view: View, found: Claims, thing: str) -> list[Cluster]:
    """The claims that ``thing`` asks for, best match first; NotFound when there is none."""
    fitting = found.fitting(thing) or [statement.statement for statement in trace(view, thing)]
    clusters = [found.of_statement[statement] for statement in fitting]
    return list({cluster.iri: cluster for cluster in clusters}.values())


def of_claim(view: View, found: Claims, cluster: Cluster, who: Iterable[WhoIsWho]) -> Dossier:
    """The dossier of one claim with all that the store knows beside its chains.

    who  the decisions of the store about who is who
    """
    held = {statement.article.iri: text_of(view, statement.article.iri) for statement in cluster.statements}
    plain = dossier(cluster.statements, fingerprints(view, cluster.statements))
    copied = tuple(_copied(plain.statements, found.copied(cluster.statements)))
    stands = tuple(dissent(found, cluster, held))
    own = {statement.statement for statement in cluster.statements}
    named = {str(named_iri(h.kind, h.name)) for s in cluster.statements for h in s.hands}
    own_cautions = (c for c in plain.cautions if not copied or c.kind is not Kind.REPUBLISHED)
    warned = (*_denied_elsewhere(stands, own), *own_cautions, *copied)
    joined = _joined(found, plain.statements)
    behind = origins_of(found, cluster.statements)
    return replace(
        plain,
        origins=behind,
        cautions=warned,
        summary=tuple(_summary(plain.statements, behind, _deniers(stands), copied)),
        checks=(
            *unsure(plain.statements, joined),
            *checklist(plain.statements, behind, {caution.kind for caution in warned}),
        ),
        stands=stands,
        neighbours=_neighbours(found, cluster),
        standpoints=_standpoints(view, [*cluster.statements, *_against(found, cluster)]),
        joined=joined,
        who=tuple(d for d in who if any(ref and ref.own in named for ref in (d.first, d.second))),
    )


def as_data(dossier: Dossier) -> Json:
    """The dossier as a plain dict: every fact of it, the statements with their whole chains."""
    return plain(dossier) | {"statements": [statement_as_json(each) for each in dossier.statements]}  # type: ignore[no-any-return]


def _copied(statements: Sequence[Provenance], copies: Iterable[Copies]) -> Iterator[Caution]:
    """One caution for each text that several of the articles carry."""
    for group in copies:
        cards = [card for card in dict.fromkeys(s.article for s in statements) if card.iri in group.articles]
        if len(cards) > 1:
            carriers = joined_names([short(card.republisher or card.outlet or card.id) for card in cards])
            yield Caution(
                Kind.REPUBLISHED,
                f"{carriers} carry one text, that of {short(group.origin)}: count them as one.",
            )


def _denied_elsewhere(stands: Iterable[Stand], own: set[str]) -> Iterator[Caution]:
    """Denials that are statements of another claim, and statements of the opposite."""
    for stand in stands:
        shown = [statement for statement in stand.evidence if statement.statement not in own]
        if stand.how in ("denies", OPPOSITE) and shown:
            how = "denies this" if stand.how == "denies" else OPPOSITE
            yield Caution(Kind.DENIED, f"{short(stand.who)} {how} ({dated(shown[0].article)}).")


def _deniers(stands: Iterable[Stand]) -> tuple[str, ...]:
    return distinct(stand.who for stand in stands if stand.how == "denies")


def _neighbours(found: Claims, cluster: Cluster) -> tuple[Neighbour, ...]:
    near = []
    for relation in (Relation.CONTRADICTS, Relation.VARIANT):
        decisions = found.links(cluster, relation)
        for other in found.linked(cluster, relation):
            theirs = {statement.statement for statement in other.statements}
            why = tuple(d for d in decisions if theirs & {d.one, d.other})
            near.append(Neighbour(relation, other.wording, tuple(in_order(other.statements)), why))
    return tuple(near)


def _against(found: Claims, cluster: Cluster) -> Iterator[Provenance]:
    for other in found.linked(cluster, Relation.CONTRADICTS):
        yield from other.statements


def _standpoints(view: View, statements: Sequence[Provenance]) -> tuple[Standpoint, ...]:
    """The positions that rest on these statements, then what others hold on the same issues."""
    articles = [statement.article.iri for statement in in_order(statements)]
    own = resting_on(standpoints_in(view, articles), ends(statements))
    others = standpoints_on(view, (each.issue for each in own))
    return tuple({each.position: each for each in (*own, *others)}.values())


def _joined(found: Claims, statements: Sequence[Provenance]) -> tuple[Decision, ...]:
    """For each statement after the first the surest decision that ties it to one before it."""
    before: set[str] = set()
    pairs: dict[str, list[Decision]] = {}
    cluster = found.of_statement[statements[0].statement]
    for decision in found.links(cluster, Relation.SAME):
        pairs.setdefault(decision.one, []).append(decision)
        pairs.setdefault(decision.other, []).append(decision)
    ties = []
    for statement in statements:
        tied = [d for d in pairs.get(statement.statement, ()) if before & {d.one, d.other}]
        if tied:
            ties.append(max(tied, key=lambda d: (d.decided_by == "person", d.score)))
        before.add(statement.statement)
    return tuple(ties)


def fingerprints(view: View, statements: Iterable[Provenance]) -> dict[str, Fingerprint]:
    """The fingerprints that the store keeps of the statements' articles, by the article's IRI."""
    kept = {}
    for article in distinct(statement.article.iri for statement in statements):
        for row in view.select(_FINGERPRINT, article=Iri(article)):
            kept[article] = Fingerprint(int(row["length"] or 0), str(row["sum"]))
            break
    return kept


def dossier(
    statements: Iterable[Provenance], fingerprints: Mapping[str, Fingerprint] | None = None
) -> Dossier:
    """The dossier that the statements of one claim give by themselves; there must be at least one."""
    ordered = in_order(statements)
    found = origins(ordered)
    warned = cautions(ordered, found)
    against = [statement.origin for statement in ordered if denies(statement)]
    wordings = _wordings(ordered)
    return Dossier(
        claim=ordered[0].claim,
        wording=wordings[0][0],
        wordings=wordings,
        summary=tuple(_summary(ordered, found, called(against))),
        origins=found,
        cautions=tuple(warned),
        statements=tuple(ordered),
        timeline=timeline(ordered),
        checks=tuple(checklist(ordered, found, {caution.kind for caution in warned})),
        fingerprints=dict(fingerprints or {}),
    )


def _wordings(ordered: Sequence[Provenance]) -> tuple[tuple[str, tuple[ArticleCard, ...]], ...]:
    times = Counter(statement.wording for statement in ordered)
    ranked = sorted(times, key=lambda wording: (-times[wording], -len(wording), wording))
    return tuple(
        (wording, tuple(dict.fromkeys(s.article for s in ordered if s.wording == wording)))
        for wording in ranked
    )


def _summary(
    ordered: Sequence[Provenance], found: Origins, against: Sequence[str], copied: Sequence[Caution] = ()
) -> Iterator[str]:
    articles = list(dict.fromkeys(statement.article for statement in ordered))
    carry = "carries" if len(articles) == 1 else "carry"
    where = "; ".join(cited(article) for article in articles)
    yield f"{counted(len(articles), 'article')} at hand {carry} this: {where}."
    yield from (caution.text for caution in copied)
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
    if against:
        yield f"Denied by: {joined_names(against)}."
