"""The step of a build that brings the claims up to date: what is new is compared with what is there.

What was decided is written to the store, article by article and claim by claim; the index beside it only
knows what was filed.  Killed at any moment, the next run takes up what was not finished: articles are
filed when their decisions are in the store, statements wait in the index until their claims are, and the
graph that vouches for the claims is taken out first and written last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kg.analyse.provenance import of_graph
from kg.claims import graph as graphs
from kg.claims.clusters import claim_of, ruled
from kg.claims.decisions import PERSON, Decision, Judge
from kg.claims.filed import line_of, statement_of
from kg.claims.grouping import component, grouped
from kg.claims.index import FILE, FiledArticle, Index
from kg.claims.instances import text_of
from kg.claims.look import Everything, Look, Lookup
from kg.claims.rulings import Ruling
from kg.model import Provenance
from kg.store import View, Writer
from kg.terms import RUNS

_ARTICLES = f"""SELECT ?graph ?article ?published ?sum ?made WHERE {{
    GRAPH ?graph {{ ?article a kg:Article . OPTIONAL {{ ?article dcterms:issued ?published }}
        OPTIONAL {{ ?article kg:textSha256 ?sum }} }}
    OPTIONAL {{ GRAPH <{RUNS}> {{ ?graph kg:fingerprint ?made }} }} }}"""

BATCH = 100
"""Articles that are compared between two moments at which what was done is kept."""

_MANY = 2_000
"""Statements from which on reading all decisions is faster than looking each up."""


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update did.

    articles    how many were compared, taken out ones included
    statements  how many had their claims made anew
    """

    articles: int
    statements: int


@dataclass(frozen=True, slots=True)
class _Found:
    """An article of the store."""

    graph: str
    article: str
    published: str
    text_sum: str
    made_of: str

    @property
    def filed(self) -> FiledArticle:
        return FiledArticle(self.graph, self.made_of, self.text_sum)


def update(writer: Writer, store: Path, rulings: Iterable[Ruling] = ()) -> Updated:
    """Bring the claims of the store in the folder ``store`` up to date with its articles.

    rulings  what persons decided, all of it: what is no longer among them is no longer so
    """
    rulings = tuple(rulings)
    writer.flush()
    index = Index.to_write(store / FILE)
    try:
        return _Update(writer, index).run(rulings)
    finally:
        index.close()


class _Update:
    def __init__(self, writer: Writer, index: Index) -> None:
        self._writer, self._index = writer, index

    @property
    def _view(self) -> View:
        return self._writer.view()

    def run(self, rulings: tuple[Ruling, ...]) -> Updated:
        there = {row.graph: row for row in _articles(self._view)}
        known = self._index.articles()
        new, changed = set(there.keys() - known.keys()), _changed(there, known)
        gone = known.keys() - there.keys()
        afresh = self._index.fact("made by") != graphs.made_by() or self._lost(known)
        if afresh or 2 * len(changed | gone) > len(known):
            new, changed, gone = set(there), set(), set()
        state = graphs.stored_state(self._view)
        idle = not (new or changed or gone or self._index.waiting())
        if idle and state == graphs.state_of(self._view, rulings) and self._noted(state):
            return Updated(0, 0)
        self._writer.remove(str(graphs.STATE))
        self._writer.flush()
        if new == set(there):
            self._begin_afresh()
        compared = self._take_out(gone) + self._exchange([there[graph] for graph in sorted(changed)])
        self._compare(sorted((there[graph] for graph in new), key=lambda a: (a.published, a.article)))
        self._rule(rulings)
        waiting = self._index.waiting()
        self._make_claims(waiting)
        self._vouch(rulings)
        return Updated(compared + len(new), len(waiting))

    def _lost(self, known: Mapping[str, FiledArticle]) -> bool:
        """True when the index knows articles of which the store has no claims, so it is not of this store."""
        return (
            bool(known)
            and self._index.fact("state") != ""
            and not any(graphs.is_of_claims(graph) for graph in self._view.graphs())
        )

    def _noted(self, state: tuple[str, str, str] | None) -> bool:
        return state is not None and self._index.fact("state") == " ".join(state)

    def _begin_afresh(self) -> None:
        for graph in self._view.graphs():
            if graphs.is_of_claims(graph):
                self._writer.remove(graph)
        self._index.empty()
        self._index.note("made by", graphs.made_by())
        self._index.commit()

    # Articles out and in

    def _take_out(self, gone: Iterable[str]) -> int:
        """Take articles out, and what was decided about their statements with them."""
        listed = sorted(gone)
        for graph in listed:
            self._forget(graph)
        self._index.commit()
        return len(listed)

    def _forget(self, graph: str) -> None:
        view, own = self._view, sorted(self._index.in_graph(graph))
        others: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for statement in own:
            for lies_in, decision in graphs.touching(view, statement):
                others[lies_in].add(decision.pair)
                self._index.wait(decision.pair)
        # What has to be made anew is noted before anything that tells of it is gone.
        self._index.wait(own)
        self._index.commit()
        for lies_in, pairs in sorted(others.items()):
            kept = [d for d in graphs.decisions_in(view, lies_in) if d.pair not in pairs]
            self._put(lies_in, kept)
        self._index.drop(graph)

    def _exchange(self, changed: Iterable[_Found]) -> int:
        """Compare articles anew of which something changed that comparison sees."""
        anew = []
        for article in changed:
            held = of_graph(self._view, article.graph)
            if self._same(article, held):
                self._index.refile(article.filed, held)
            else:
                anew.append(article)
        self._take_out(article.graph for article in anew)
        self._compare(sorted(anew, key=lambda a: (a.published, a.article)))
        return len(anew)

    def _same(self, article: _Found, held: Iterable[Provenance]) -> bool:
        now = {p.statement: line_of(p) for p in held}
        was = {statement: self._index.line(statement) for statement in self._index.in_graph(article.graph)}
        return now == was and self._index.text_sum(article.graph) == article.text_sum

    def _compare(self, articles: Iterable[_Found]) -> None:
        view = self._view
        judge = Judge(self._index, lambda article: text_of(view, article))
        for batch in _batches(articles, BATCH):
            view = self._view
            for article in batch:
                held = of_graph(view, article.graph)
                self._index.file(article.filed, held)
                found = list(judge.decisions(p.statement for p in held))
                self._put(graphs.article_graph(article.article), found)
                self._index.wait(p.statement for p in held)
            self._writer.flush()
            self._index.commit()

    def _put(self, graph: str, decisions: list[Decision]) -> None:
        if decisions:
            self._writer.replace(graph, graphs.packed_decisions(graph, decisions))
        else:
            self._writer.remove(graph)

    # What persons decided

    def _rule(self, rulings: Iterable[Ruling]) -> None:
        """Write what persons decided; what was and what is now decided has its claims made anew."""
        view, graph = self._view, str(graphs.RULED)
        before = graphs.decisions_in(view, graph)
        pairs = self._index.resolved(rulings)
        program = {
            decision.pair: decision
            for one, _ in pairs
            for _, decision in graphs.touching(view, one)
            if decision.decided_by != PERSON
        }
        now = sorted(ruled(pairs, program).values())
        if now != before:
            self._index.wait(end for d in (*before, *now) for end in d.pair)
            self._index.commit()
            self._put(graph, now)

    # Claims

    def _make_claims(self, waiting: set[str]) -> None:
        """Make the claims anew of what is waiting, and of whatever that can share a claim with."""
        view = self._view
        look = Everything(view) if len(waiting) > _MANY else Lookup(view)
        done: set[str] = set()
        stale: set[str] = set()
        written: set[str] = set()
        agenda = sorted(waiting)
        while agenda:
            start = agenda.pop()
            if start in done:
                continue
            if not self._index.line(start):
                # It is no longer there: those that shared a claim with it are made anew.
                done.add(start)
                for claim, graph in look.claims(start):
                    stale.add(graph)
                    agenda += look.held(claim)
                continue
            members = component(start, lambda each: self._next(look, each))
            done |= members
            for member in sorted(members):
                for claim, graph in look.claims(member):
                    stale.add(graph)
                    agenda += look.held(claim)
            written |= self._write(members, look)
        for graph in sorted(stale - written):
            self._writer.remove(graph)

    def _next(self, look: Look, statement: str) -> Iterator[str]:
        for other in sorted({*look.joined(statement), *self._index.fellows(statement)}):
            if self._index.line(other):
                yield other

    def _write(self, members: set[str], look: Look) -> set[str]:
        statements = {each: statement_of(each, self._index.line(each)) for each in sorted(members)}
        decisions = graphs.overruled(
            d for each in sorted(members) for d in look.decisions(each) if set(d.pair) <= members
        )
        written = set()
        for group in grouped({each: p.claim for each, p in statements.items()}, decisions):
            if len(group) > 1:
                claim = claim_of([statements[each] for each in group])
                graph = graphs.claim_graph(claim.iri)
                self._writer.replace(graph, graphs.claim_quads(claim))
                written.add(graph)
        return written

    def _vouch(self, rulings: tuple[Ruling, ...]) -> None:
        """Say what the claims were made from; nothing of them may be written after this."""
        self._writer.flush()
        self._index.waited()
        as_of = graphs.articles_sum({graph: a.made_of for graph, a in self._index.articles().items()})
        while True:
            state = graphs.state_of(self._view, rulings)
            self._index.note("state", " ".join(state))
            self._index.commit()
            graphs.write_state(self._writer, state, as_of)
            self._writer.flush()
            # Writing it may be what makes this run one of those that wrote the store.
            if graphs.state_of(self._view, rulings) == state:
                return


def _articles(view: View) -> Iterator[_Found]:
    for row in view.select(_ARTICLES):
        yield _Found(
            str(row["graph"]),
            str(row["article"]),
            str(row["published"] or "9999"),
            str(row["sum"] or ""),
            str(row["made"] or ""),
        )


def _changed(there: Mapping[str, _Found], known: Mapping[str, FiledArticle]) -> set[str]:
    return {g for g, filed in known.items() if g in there and there[g].made_of != filed.made_of}


def _batches(articles: Iterable[_Found], size: int) -> Iterator[list[_Found]]:
    coming = iter(articles)
    while batch := list(islice(coming, size)):
        yield batch
