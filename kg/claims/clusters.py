"""The same claim across articles: statements that say the same, and those linked but kept apart."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from kg.analyse.phrasing import denies, in_order, unsaid
from kg.analyse.provenance import match_rank
from kg.claims.compare import Relation
from kg.claims.copies import Copies, copies
from kg.claims.decisions import PERSON, Decision
from kg.claims.differing import likeness
from kg.claims.grouping import grouped
from kg.claims.instances import statements, texts
from kg.claims.judge import all_decisions
from kg.claims.negation import speaks_of_denial
from kg.claims.rulings import Ruling, resolved
from kg.claims.words import content_stems
from kg.model import Provenance, Quotation
from kg.store import View
from kg.store.names import as_iri
from kg.terms import DATA


@dataclass(frozen=True, slots=True)
class Cluster:
    """One claim: the statements that say the same.

    iri         the claim of the one article that has it; made of the first of them where several do
    wording     the wording that stands for it
    statements  oldest article first
    """

    iri: str
    wording: str
    statements: tuple[Provenance, ...]

    @property
    def only_denied(self) -> bool:
        """True when the words that stand for it are only denied, by whoever ends its chains."""
        return not speaks_of_denial(self.wording) and all(map(denies, self.statements))


class Claims(Protocol):
    """The claims of a store, however they are at hand: all of them, or looked up one by one."""

    @property
    def clusters(self) -> Sequence[Cluster]:
        """Every claim, those of most articles first; a statement that nobody repeats is one too."""

    @property
    def of_statement(self) -> Mapping[str, Cluster]:
        """The claim of each statement, by the statement's IRI."""

    @property
    def decisions(self) -> Sequence[Decision]:
        """Pairs that are the same, variants or contradictions, and what persons set apart."""

    def fitting(self, thing: str) -> list[str]:
        """A statement of each claim that ``thing`` asks for, best match first.

        thing  the IRI of a claim or statement, "ARTICLE:s1", or words that one of its wordings holds
        """

    def links(self, cluster: Cluster, *relations: Relation) -> list[Decision]:
        """The decisions of these relations that touch a claim, in order."""

    def linked(self, cluster: Cluster, *relations: Relation) -> list[Cluster]:
        """The other claims that stand in one of these relations to a claim, in order of their IRIs."""

    def copied(self, statements: Iterable[Provenance]) -> list[Copies]:
        """Which of the articles of these statements carry one text."""

    def in_articles(self, articles: Iterable[str]) -> list[Provenance]:
        """The statements of articles, each known by IRI, id or words of its title."""

    def by_actor(self, actor: str) -> list[Provenance]:
        """Statements among which are all that someone of this name makes or passes on."""

    def by_outlet(self, outlet: str) -> list[Provenance]:
        """Statements among which are all that the outlet carries."""


@dataclass(frozen=True)
class ClaimClusters:
    """All claims at hand, and how their statements are linked.

    clusters   every claim, those of most articles first; a statement that nobody repeats is one too
    decisions  pairs that are the same, variants or contradictions, and what persons set apart
    held       texts of the articles, by IRI
    """

    clusters: tuple[Cluster, ...]
    decisions: tuple[Decision, ...]
    held: Mapping[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def of_statement(self) -> Mapping[str, Cluster]:
        """The claim of each statement, by the statement's IRI."""
        return {p.statement: cluster for cluster in self.clusters for p in cluster.statements}

    @cached_property
    def _links(self) -> Mapping[str, list[Decision]]:
        found: defaultdict[str, list[Decision]] = defaultdict(list)
        for decision in self.decisions:
            found[decision.one].append(decision)
            found[decision.other].append(decision)
        return found

    @cached_property
    def _every(self) -> list[Provenance]:
        return in_order(p for cluster in self.clusters for p in cluster.statements)

    def fitting(self, thing: str) -> list[str]:
        """A statement of each claim that ``thing`` asks for, best match first."""
        iri = as_iri(thing)
        if iri:
            known = (c for c in self.clusters if iri == c.iri or any(_named(iri, p) for p in c.statements))
            return [c.statements[0].statement for c in known][:1]
        by_id = [p.statement for p in self._every if p.pointer == thing][:1]
        return by_id or self._by_words(thing)

    def _by_words(self, words: str) -> list[str]:
        ranked = []
        for place, each in enumerate(self.clusters):
            ranks = [
                (rank, p.statement)
                for p in each.statements
                if (rank := match_rank(p.wording, words)) is not None
            ]
            if ranks:
                ranked.append((min(ranks)[0], place, min(ranks)[1]))
        return [statement for _, _, statement in sorted(ranked)]

    def links(self, cluster: Cluster, *relations: Relation) -> list[Decision]:
        """The decisions of these relations that touch a claim, in order."""
        touched = {d for p in cluster.statements for d in self._links.get(p.statement, ())}
        return sorted(decision for decision in touched if decision.relation in relations)

    def linked(self, cluster: Cluster, *relations: Relation) -> list[Cluster]:
        """The other claims that stand in one of these relations to a claim, in order of their IRIs."""
        return linked_by(cluster, self.links(cluster, *relations), self.of_statement)

    def copied(self, statements: Iterable[Provenance]) -> list[Copies]:
        """Which of the articles of these statements carry one text."""
        cards = {p.article.iri: p.article for p in statements}
        return copies([cards[iri] for iri in sorted(cards)], self.held) if len(cards) > 1 else []

    def in_articles(self, articles: Iterable[str]) -> list[Provenance]:
        """The statements of articles, each known by IRI, id or words of its title."""
        wanted = set(articles)
        exact = [p for p in self._every if not wanted.isdisjoint((p.article.id, p.article.iri))]
        folded = [words.casefold() for words in wanted]
        return exact or [
            p for p in self._every if any(w in (p.article.title or "").casefold() for w in folded)
        ]

    def by_actor(self, actor: str) -> list[Provenance]:  # noqa: ARG002 - the question looks for itself
        """Every statement."""
        return self._every

    def by_outlet(self, outlet: str) -> list[Provenance]:  # noqa: ARG002
        """Every statement."""
        return self._every


def narrowed(found: Claims, statements: Iterable[Provenance]) -> ClaimClusters:
    """The claims of these statements alone, with all that touches them."""
    clusters = {c.iri: c for c in (found.of_statement[p.statement] for p in statements)}
    decisions = {d for cluster in clusters.values() for d in found.links(cluster, *Relation)}
    return ClaimClusters(tuple(sorted(clusters.values(), key=most_carried)), tuple(sorted(decisions)))


def _named(iri: str, statement: Provenance) -> bool:
    """True for the IRI of a statement, of its claim within its article, or of one of its reports."""
    return iri in (statement.statement, statement.claim, *(hand.report for hand in statement.hands))


def linked_by(
    cluster: Cluster, links: Iterable[Decision], of_statement: Mapping[str, Cluster]
) -> list[Cluster]:
    """The claims at the other ends of links, in order of their IRIs."""
    own = {p.statement for p in cluster.statements}
    ends = {end for link in links for end in link.pair} - own
    found = {of_statement[end].iri: of_statement[end] for end in sorted(ends) if end in of_statement}
    return [found[iri] for iri in sorted(found)]


def claims_of(view: View, rulings: Iterable[Ruling] = ()) -> ClaimClusters:
    """The claims of a store, all made anew; the same store and rulings give the same."""
    return clustered(statements(view), texts(view), rulings)


def clustered(
    found: Sequence[Provenance], held: Mapping[str, str], rulings: Iterable[Ruling] = ()
) -> ClaimClusters:
    """The claims of these statements; ``held`` are the texts of their articles, by IRI."""
    known = {p.statement: p for p in found}
    decisions = {d.pair: d for d in all_decisions(known.values(), held)}
    decisions |= ruled(resolved(rulings, found), decisions)
    groups = grouped({iri: p.claim for iri, p in known.items()}, decisions.values())
    clusters = sorted((claim_of([known[s] for s in group]) for group in groups), key=most_carried)
    return ClaimClusters(tuple(clusters), tuple(sorted(decisions.values())), held)


def ruled(
    rulings: Mapping[tuple[str, str], Ruling], decisions: Mapping[tuple[str, str], Decision]
) -> dict[tuple[str, str], Decision]:
    """What persons decided about pairs; the program's score, where it has one, stays beside it."""
    return {
        pair: Decision(
            *pair,
            ruling.relation,
            decisions[pair].score if pair in decisions else 0.0,
            (),
            (ruling.reason,),
            PERSON,
        )
        for pair, ruling in rulings.items()
    }


def most_carried(cluster: Cluster) -> tuple[int, int, str]:
    """Sorts claims: those of most articles first."""
    return (-len({p.article.iri for p in cluster.statements}), -len(cluster.statements), cluster.iri)


def claim_of(group: Iterable[Provenance]) -> Cluster:
    """The claim that the statements of a group make."""
    ordered = in_order(group)
    return Cluster(claim_iri(p.claim for p in ordered), best_wording(ordered), tuple(ordered))


def claim_iri(claims: Iterable[str]) -> str:
    """The IRI of a claim across articles; a claim of one article only keeps its own."""
    distinct = sorted(set(claims))
    if len(distinct) == 1:
        return distinct[0]
    return f"{DATA}claim/{hashlib.sha256(distinct[0].encode()).hexdigest()[:16]}"


def best_wording(ordered: Sequence[Provenance]) -> str:
    """The wording that stands for a claim: of a statement that asserts it, where there is one.

    Of those the one carried most often; of these one outside quotation marks, the one that has most in common
    with the others, the longest, the oldest.
    """
    times = Counter(p.wording for p in ordered)
    asserted = {p.wording: _asserted(p) for p in sorted(ordered, key=_asserted)}
    told = {p.wording for p in ordered if p.quotation is not Quotation.DIRECT}
    foremost = max((asserted[w], times[w], w in told) for w in times)
    choice = [w for w in times if (asserted[w], times[w], w in told) == foremost]  # the oldest first
    shared = _in_common(choice[:_COMPARED]) if len(choice) > 2 else {}
    return max(choice, key=lambda w: (shared.get(w, 0.0), min(len(w), 200)))


def _in_common(wordings: Sequence[str]) -> dict[str, float]:
    """How much of each wording is in the others: what one adds alone ("and must resign") is in none."""
    stems = [content_stems(wording) for wording in wordings]
    return {
        wording: round(sum(likeness(mine, other) for other in stems), 6)
        for wording, mine in zip(wordings, stems, strict=True)
    }


_COMPARED = 30
"""Wordings that are compared with one another: a claim may have hundreds."""


def _asserted(statement: Provenance) -> int:
    """2 for words that whoever stands at the end of the chain asserts, 0 for those that are denied.

    Words that tell of a denial ("Arvend denied that it had hidden a leak") are between the two: they can be
    read by themselves, which the words that are denied cannot.
    """
    if speaks_of_denial(statement.wording):
        return 1
    return 0 if denies(statement) or unsaid(statement) else 2
