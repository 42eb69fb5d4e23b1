"""The claims that a store keeps, looked up one by one: a question takes time by what it is about."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import overload

from kg.analyse.phrasing import in_order
from kg.claims import graph as graphs
from kg.claims.clusters import Claims, Cluster, claim_of, claims_of
from kg.claims.compare import Relation
from kg.claims.copies import Copies, copies
from kg.claims.database import FILE
from kg.claims.decisions import Decision
from kg.claims.finding import Found
from kg.claims.instances import settled, text_of
from kg.claims.rulings import Ruling
from kg.model import Provenance
from kg.store import Iri, View
from kg.store.names import as_iri

_KNOWN = 1_000
"""Statements whose claims are held in memory, at least: whoever goes through all claims needs no more."""

_STATES = "SELECT ?claim ?report WHERE { ?report kg:states ?claim }"
_CARRIED = (
    "SELECT DISTINCT ?report ?outermost WHERE { ?outermost kg:relays* ?report . ?a kg:carries ?outermost }"
)


def open_claims(view: View, store: Path, rulings: Iterable[Ruling] = ()) -> Claims:
    """The claims of a store: those that it keeps where they are up to date, else all made anew.

    view   of the store in the folder ``store``
    """
    rulings = tuple(rulings)
    return kept_claims(view, store, rulings) or claims_of(view, rulings)


def kept_claims(view: View, store: Path, rulings: Iterable[Ruling] = ()) -> KeptClaims | None:
    """The claims that a store keeps; None when articles, rulings or the program have changed since."""
    state = graphs.stored_state(view)
    index = filed(view, store)
    ruled_alike = state is not None and state[-1] == graphs.rulings_sum(rulings)
    return KeptClaims(view, index) if index and ruled_alike else None


def filed(view: View, store: Path) -> Found | None:
    """The statements of a store as they are filed beside it; None when they are not just those of the store.

    view   of the store in the folder ``store``
    """
    state = graphs.stored_state(view)
    file = store / FILE
    # The rulings change no statement.
    if state is None or state[:-1] != graphs.state_of(view, ())[:-1] or not file.is_file():
        return None
    try:
        index = Found(file, read_only=True)
        return index if index.fact("state") == " ".join(state) else None
    except sqlite3.DatabaseError:
        return None  # no index, or one that another program is writing: what is asked is found without it


class KeptClaims:
    """All claims of a store (:class:`kg.claims.clusters.Claims`), each read when it is asked for."""

    def __init__(self, view: View, index: Found) -> None:
        self._view, self._index = view, index
        self._known: dict[str, Cluster] = {}
        self._touching: dict[str, list[Decision]] = {}

    @property
    def clusters(self) -> Sequence[Cluster]:
        """Every claim, those of most articles first: each is read when it is come to, and not held."""
        return _Every(self)

    @cached_property
    def decisions(self) -> Sequence[Decision]:
        """Every decision: this reads the whole store."""
        return graphs.all_decisions(self._view)

    @property
    def of_statement(self) -> Mapping[str, Cluster]:
        """The claim of each statement, by the statement's IRI."""
        return _OfStatement(self)

    def fitting(self, thing: str) -> list[str]:
        """A statement of each claim that ``thing`` asks for, best match first."""
        iri = as_iri(thing)
        if iri:
            return self._by_iri(iri)
        named = self._index.named(thing)
        return [named] if named else self._by_words(thing)

    def links(self, cluster: Cluster, *relations: Relation) -> list[Decision]:
        """The decisions of these relations that touch a claim, in order."""
        # Most statements only say the same as others: then their decisions need not be read.
        linked = (p for p in cluster.statements if self._is_linked(p.statement, relations))
        touched = {d for p in linked for d in self._about(p.statement)}
        return sorted(decision for decision in touched if decision.relation in relations)

    def linked(self, cluster: Cluster, *relations: Relation) -> list[Cluster]:
        """The other claims that stand in one of these relations to a claim, in order of their IRIs."""
        own = {p.statement for p in cluster.statements}
        ends = {end for each in own for end in self._ends(each, relations)} - own
        claims = [self.claim_with(end) for end in ends if self._index.line(end)]
        return sorted({claim.iri: claim for claim in claims}.values(), key=lambda claim: claim.iri)

    def _ends(self, statement: str, relations: Collection[Relation]) -> Iterable[str]:
        """The statements at the other ends of what was decided about one; itself among them perhaps."""
        if statement not in self._ruled:
            return self._index.linked(statement, relations)
        return (end for d in self._about(statement) if d.relation in relations for end in d.pair)

    def copied(self, statements: Iterable[Provenance]) -> list[Copies]:
        """Which of the articles of these statements carry one text."""
        cards = {p.article.iri: p.article for p in statements}
        return copies([cards[iri] for iri in sorted(cards)], _Texts(self)) if len(cards) > 1 else []

    def text(self, article: str) -> str:
        """The text of an article."""
        return text_of(self._view, article)

    def in_articles(self, articles: Iterable[str]) -> list[Provenance]:
        """The statements of articles, each known by IRI, id or words of its title."""
        wanted = sorted(articles)
        exact = {each for article in wanted for each in self._index.of_article(article)}
        return self._read(exact or {each for words in wanted for each in self._index.titled(words)})

    def by_actor(self, actor: str) -> list[Provenance]:
        """Statements among which are all that someone of this name makes or passes on."""
        return self._read(self._index.spoken_by(actor))

    def by_outlet(self, outlet: str) -> list[Provenance]:
        """Statements among which are all that the outlet carries or is cited for."""
        return self._read(self._index.of_outlet(outlet) | self._index.spoken_by(outlet))

    def claim_with(self, statement: str) -> Cluster:
        """The claim that a statement belongs to; KeyError for one that is not in the store."""
        if statement not in self._known:
            group = self._read(self._index.held_with([statement]) or [statement])
            if not group:
                raise KeyError(statement)
            self._know(claim_of(group))
        return self._known[statement]

    def every(self) -> Iterator[str]:
        """The IRIs of all statements."""
        return self._index.statements()

    def articles(self) -> Iterator[str]:
        """The IRIs of all articles that state something."""
        return self._index.articles_stating()

    def each_claim(self) -> Iterator[Cluster]:
        """Every claim, those of most articles first."""
        for statements in self._index.claims():
            claim = claim_of(map(self._settled, statements))
            self._know(claim)
            yield claim

    def count_claims(self) -> int:
        """How many claims there are."""
        return self._index.count_claims()

    def _know(self, claim: Cluster) -> None:
        if len(self._known) > _KNOWN:
            self._known.clear()
        self._known.update(dict.fromkeys((p.statement for p in claim.statements), claim))

    @cached_property
    def _ruled(self) -> frozenset[str]:
        """The statements that persons decided about."""
        return frozenset(end for d in graphs.decisions_in(self._view, str(graphs.RULED)) for end in d.pair)

    def _is_linked(self, statement: str, relations: Iterable[Relation]) -> bool:
        return statement in self._ruled or bool(self._index.linked(statement, relations))

    def _about(self, statement: str) -> list[Decision]:
        if statement not in self._touching:
            if len(self._touching) > _KNOWN:
                self._touching.clear()
            found = (decision for _, decision in graphs.touching(self._view, statement))
            self._touching[statement] = graphs.overruled(found)
        return self._touching[statement]

    def _read(self, statements: Iterable[str]) -> list[Provenance]:
        return in_order(self._settled(p) for p in self._index.whole(statements))

    def _settled(self, statement: Provenance) -> Provenance:
        return settled(statement, self._index.is_outlet)

    def _by_iri(self, iri: Iri) -> list[str]:
        across = self._index.held_by(iri)
        if across or self._index.line(iri):
            return [min(across, default=iri)]
        reports = [str(row["report"]) for row in self._view.select(_STATES, claim=iri)] or [str(iri)]
        rows = (row for each in reports for row in self._view.select(_CARRIED, report=Iri(each)))
        return sorted({str(row["outermost"]) for row in rows})[:1]

    def _by_words(self, words: str) -> list[str]:
        """A statement of each claim in whose wordings the words stand; of equal fit, those carried most."""
        ranks: dict[str, tuple[int, str]] = {}
        size: dict[str, tuple[int, int, str]] = {}
        for rank, found in self._index.worded(words):
            held = self._index.held(found.statement)
            claim = held or found.claim
            if claim not in size:
                articles, statements = self._index.carried(claim) if held else (1, 1)
                size[claim] = (-articles, -statements, claim)
            ranks[claim] = min(ranks.get(claim, (rank, found.statement)), (rank, found.statement))
        return [ranks[claim][1] for claim in sorted(ranks, key=lambda claim: (ranks[claim][0], size[claim]))]


class _Every(Sequence[Cluster]):
    """All claims, each read when it is come to."""

    def __init__(self, claims: KeptClaims) -> None:
        self._claims = claims

    def __iter__(self) -> Iterator[Cluster]:
        return self._claims.each_claim()

    def __len__(self) -> int:
        return self._claims.count_claims()

    @overload
    def __getitem__(self, place: int) -> Cluster: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Cluster]: ...

    def __getitem__(self, place: int | slice) -> Cluster | Sequence[Cluster]:
        wanted = range(len(self))[place]
        if isinstance(wanted, range):
            return [self[number] for number in wanted]
        return next(islice(self, wanted, None))


class _Texts(Mapping[str, str]):
    """The text of each article, read when it is asked for and not held."""

    def __init__(self, claims: KeptClaims) -> None:
        self._claims = claims

    def __getitem__(self, article: str) -> str:
        return self._claims.text(article)

    def __iter__(self) -> Iterator[str]:
        return self._claims.articles()

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _OfStatement(Mapping[str, Cluster]):
    """The claim of each statement, read when it is asked for."""

    def __init__(self, claims: KeptClaims) -> None:
        self._claims = claims

    def __getitem__(self, statement: str) -> Cluster:
        return self._claims.claim_with(statement)

    def __iter__(self) -> Iterator[str]:
        return self._claims.every()

    def __len__(self) -> int:
        return sum(1 for _ in self)
