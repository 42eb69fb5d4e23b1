"""The same claim across articles: statements that say the same, and those linked but kept apart."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.analyse.phrasing import in_order
from kg.claims.blocking import candidates
from kg.claims.compare import SAME_FROM, Difference, Relation, compare
from kg.claims.copies import Copies, copies
from kg.claims.instances import About, Instance, about, instance, statements, texts
from kg.claims.rulings import Ruling, resolved
from kg.model import Provenance, Quotation
from kg.store import View
from kg.terms import DATA

PROGRAM = "program"
"""Who decides when no person has."""

_WITHIN_ARTICLE = 0.75
"""Score from which two statements of one article say the same: an article seldom says a thing twice."""


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """How two statements stand to each other: what was decided, by whom, and why.

    one, other   IRIs of the statements, the smaller first
    score        of the program, also where a person decided otherwise
    decided_by   :data:`PROGRAM` or "person"
    """

    one: str
    other: str
    relation: Relation
    score: float
    differences: tuple[Difference, ...] = ()
    reasons: tuple[str, ...] = ()
    decided_by: str = PROGRAM


@dataclass(frozen=True, slots=True)
class Cluster:
    """One claim: the statements that say the same.

    iri         made of the first statement's claim
    wording     the wording that stands for it
    statements  oldest article first
    """

    iri: str
    wording: str
    statements: tuple[Provenance, ...]


@dataclass(frozen=True)
class ClaimClusters:
    """All claims of a store, and how their statements are linked.

    clusters   every claim, those of most articles first; a statement that nobody repeats is one too
    decisions  pairs that are the same, variants or contradictions, and what persons set apart
    copies     articles that carry one text
    """

    clusters: tuple[Cluster, ...]
    decisions: tuple[Decision, ...]
    copies: tuple[Copies, ...]

    @cached_property
    def of_statement(self) -> Mapping[str, Cluster]:
        """The claim of each statement, by the statement's IRI."""
        return {p.statement: cluster for cluster in self.clusters for p in cluster.statements}

    @cached_property
    def of_claim(self) -> Mapping[str, Cluster]:
        """The claim by its own IRI and by that of each article's claim in it."""
        by_article = {p.claim: cluster for cluster in self.clusters for p in cluster.statements}
        return by_article | {cluster.iri: cluster for cluster in self.clusters}

    @cached_property
    def _links(self) -> Mapping[str, list[Decision]]:
        found: defaultdict[str, list[Decision]] = defaultdict(list)
        for decision in self.decisions:
            found[decision.one].append(decision)
            found[decision.other].append(decision)
        return found

    def links(self, cluster: Cluster, *relations: Relation) -> list[Decision]:
        """The decisions of these relations that touch a claim, in order."""
        touched = {d for p in cluster.statements for d in self._links.get(p.statement, ())}
        return sorted(decision for decision in touched if decision.relation in relations)

    def linked(self, cluster: Cluster, *relations: Relation) -> list[Cluster]:
        """The other claims that stand in one of these relations to a claim, in order of their IRIs."""
        own = {p.statement for p in cluster.statements}
        ends = {end for d in self.links(cluster, *relations) for end in (d.one, d.other)} - own
        found = {
            self.of_statement[end].iri: self.of_statement[end] for end in ends if end in self.of_statement
        }
        return [found[iri] for iri in sorted(found)]


def cluster(
    view: View,
    rulings: Iterable[Ruling] = (),
    known: Iterable[Decision] | None = None,
    compared: Iterable[str] = (),
) -> ClaimClusters:
    """The claims of a store; the same store and rulings give the same.

    known     decisions kept from an earlier clustering, with the statements that were ``compared`` in it:
              only pairs with a statement that is not among these are compared anew
    """
    found = statements(view)
    held = texts(view)
    return clustered(found, held, rulings, known, compared)


def clustered(
    found: Sequence[Provenance],
    held: Mapping[str, str],
    rulings: Iterable[Ruling] = (),
    known: Iterable[Decision] | None = None,
    compared: Iterable[str] = (),
) -> ClaimClusters:
    """The claims of these statements; ``held`` are the texts of their articles, by IRI."""
    instances = {p.statement: instance(p) for p in found}
    fresh = None if known is None else instances.keys() - set(compared)
    settled = instances.keys() & set(compared)
    kept = [d for d in known or () if {d.one, d.other} <= settled and d.decided_by == PROGRAM]
    decisions = {(d.one, d.other): d for d in (*kept, *_compared(instances.values(), held, fresh))}
    for pair, ruling in resolved(rulings, found).items():
        score = decisions[pair].score if pair in decisions else 0.0
        decisions[pair] = Decision(*pair, ruling.relation, score, (), (ruling.reason,), "person")
    groups = _grouped(instances, decisions)
    clusters = [_claim(group) for group in groups]
    clusters.sort(key=lambda c: (-len({p.article.iri for p in c.statements}), -len(c.statements), c.iri))
    cards = {p.article.iri: p.article for p in found}
    same_text = copies([cards[iri] for iri in sorted(cards)], held)
    return ClaimClusters(tuple(clusters), tuple(sorted(decisions.values())), tuple(same_text))


def _compared(
    instances: Iterable[Instance], held: Mapping[str, str], fresh: set[str] | None
) -> Iterable[Decision]:
    known: dict[str, About] = {}
    for one, other in candidates(instances, fresh):
        for article in (one.article, other.article):
            if article not in known:
                known[article] = about(held.get(article, ""))
        verdict = compare(one, other, known[one.article], known[other.article])
        if verdict.relation is Relation.DIFFERENT:
            continue
        if one.article == other.article and verdict.score < _WITHIN_ARTICLE:
            continue
        first, second = sorted((one, other), key=lambda each: each.statement)
        turned = first is not one
        differences = tuple(Difference(d.kind, d.other, d.one) if turned else d for d in verdict.differences)
        yield Decision(
            first.statement, second.statement, verdict.relation, verdict.score, differences, verdict.reasons
        )


def _grouped(
    instances: Mapping[str, Instance], decisions: Mapping[tuple[str, str], Decision]
) -> list[list[Provenance]]:
    """Statements in groups, the surest pairs joined first; a group never holds two that are kept apart.

    Statements of one article that rest on the same words are one from the start.
    """
    apart: defaultdict[str, set[str]] = defaultdict(set)
    for (one, other), decision in decisions.items():
        if decision.relation is not Relation.SAME:
            apart[one].add(other)
            apart[other].add(one)
    group_of = {statement: {statement} for statement in instances}
    joins = sorted(
        (d for d in decisions.values() if d.relation is Relation.SAME),
        key=lambda d: (d.decided_by == PROGRAM, -d.score, d.one, d.other),
    )
    first_of_claim: dict[str, str] = {}
    for statement in sorted(instances):
        claim = instances[statement].provenance.claim
        first = first_of_claim.setdefault(claim, statement)
        if first != statement:
            _join(group_of, first, statement)
    for decision in joins:
        group, joining = group_of[decision.one], group_of[decision.other]
        forced = decision.decided_by != PROGRAM
        if group is not joining and (forced or _fit(group, joining, apart, decisions)):
            _join(group_of, decision.one, decision.other)
    groups = {id(group): group for group in group_of.values()}
    return [[instances[s].provenance for s in sorted(group)] for group in groups.values()]


def _join(group_of: dict[str, set[str]], one: str, other: str) -> None:
    joined = group_of[one] | group_of[other]
    group_of.update(dict.fromkeys(joined, joined))


def _fit(
    one: set[str],
    other: set[str],
    apart: Mapping[str, set[str]],
    decisions: Mapping[tuple[str, str], Decision],
) -> bool:
    """True when nothing keeps the groups apart and two thirds of the pairs between them are the same."""
    if any(apart[statement] & other for statement in one if statement in apart):
        return False
    alike = sum(
        1
        for a in one
        for b in other
        if (d := decisions.get((min(a, b), max(a, b)))) is not None and d.score >= SAME_FROM
    )
    return alike * 3 >= 2 * len(one) * len(other)


def _claim(group: Sequence[Provenance]) -> Cluster:
    ordered = in_order(group)
    key = min(p.claim for p in ordered)
    wording = best_wording(ordered)
    return Cluster(f"{DATA}claim/{hashlib.sha256(key.encode()).hexdigest()[:16]}", wording, tuple(ordered))


def best_wording(ordered: Sequence[Provenance]) -> str:
    """The wording carried most often; of these one outside quotation marks, the longest, the oldest."""
    times = Counter(p.wording for p in ordered)
    told = {p.wording for p in ordered if p.quotation is not Quotation.DIRECT}
    place = {p.wording: -number for number, p in enumerate(ordered)}
    return max(times, key=lambda w: (times[w], w in told, min(len(w), 200), place[w]))


def fingerprint(rulings: Iterable[Ruling], program: str) -> str:
    """What a clustering was made by: another program or other rulings may decide otherwise."""
    listed = [f"{r.relation} {r.one} {r.other} {r.reason}" for r in rulings]
    return hashlib.sha256("\n".join([program, *listed]).encode()).hexdigest()
