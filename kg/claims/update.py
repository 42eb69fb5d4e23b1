"""The step of a build that brings the claims up to date: what is new is compared with what is there.

What was decided is written to the store, article by article and claim by claim; the index beside it only
knows what was filed.  Killed at any moment, the next run takes up what was not finished: articles are
filed when their decisions are in the store, statements wait in the index until their claims are, and the
graph that vouches for the claims is taken out first and written last.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kg.analyse.provenance import of_graph
from kg.claims import graph as graphs
from kg.claims.ahead import Filing, filing_of, unpacked_filing
from kg.claims.clusters import ruled
from kg.claims.database import FILE
from kg.claims.decisions import PERSON, Decision
from kg.claims.filed import line_of
from kg.claims.index import FiledArticle, Index
from kg.claims.instances import text_of
from kg.claims.judge import decided_anew, decisions
from kg.claims.making import make_claims
from kg.claims.rulings import Ruling
from kg.errors import StoreError
from kg.model import Provenance
from kg.store import PackedGraph, View, Writer
from kg.terms import RUNS

_ARTICLES = f"""SELECT ?graph ?article ?published ?sum ?made WHERE {{
    GRAPH ?graph {{ ?article a kg:Article . OPTIONAL {{ ?article dcterms:issued ?published }}
        OPTIONAL {{ ?article kg:textSha256 ?sum }} }}
    OPTIONAL {{ GRAPH <{RUNS}> {{ ?graph kg:fingerprint ?made }} }} }}"""

BATCH = 100
"""Articles that are compared between two moments at which what was done is kept."""


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
    try:
        with closing(Index.to_write(store / FILE)) as index:
            return _Update(writer, index).run(rulings)
    except sqlite3.OperationalError as error:
        raise StoreError(
            store / FILE,
            f"the index of the claims cannot be written ({error})",
            "Make room, mend the folder's rights or wait for another program that writes to it, then run the"
            " same command again: it goes on from there.",
        ) from error


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
        waiting = make_claims(self._writer, self._index, self._rule(rulings))
        self._vouch(rulings)
        return Updated(compared + len(new), waiting)

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
            own = self._index.in_graph(graph)
            self._note(own)
            self._redecide(own, self._homes(own), [])
            self._index.drop(graph)
            self._index.commit()
        return len(listed)

    def _exchange(self, changed: Iterable[_Found]) -> int:
        """Compare articles anew of which something changed that comparison sees."""
        corrected = 0
        for article in sorted(changed, key=lambda a: (a.published, a.article)):
            held = of_graph(self._view, article.graph)
            now = {p.statement: line_of(p) for p in held}
            was = {each: self._index.line(each) for each in self._index.in_graph(article.graph)}
            if now == was and self._index.text_sum(article.graph) == article.text_sum:
                self._index.refile(article.filed, held)
            else:
                self._correct(article, held, {each for each in was if now.get(each) != was[each]})
                corrected += 1
        self._index.commit()
        return corrected

    def _correct(self, article: _Found, held: Sequence[Provenance], lost: set[str]) -> None:
        """Exchange those statements of an article that changed; a decision that stays is not touched.

        lost  statements that the article no longer has, or has in other words
        """
        index, was = self._index, self._index.in_graph(article.graph)
        text = text_of(self._view, article.article)
        self._note(was)
        index.retell(article.graph, text)
        kept = sorted(was - lost)
        found = list(decided_anew(index, kept, lost))
        # Should this program be killed from here on, the next one knows what may have been written.
        index.decide(found)
        index.commit()
        homes = self._homes(was)
        index.drop_statements(lost)
        index.file(article.filed, held, text)
        for statement in kept:
            index.undecide(statement)
        found += decisions(index, (p.statement for p in held if p.statement not in set(kept)))
        index.decide(found)
        index.wait(p.statement for p in held)
        self._redecide(was | {p.statement for p in held}, homes, found)
        index.commit()

    def _note(self, statements: Collection[str]) -> None:
        """Note that claims have to be made anew, before anything that tells of them is gone."""
        linked = (end for each in statements for d in self._index.decided(each) for end in d.pair)
        self._index.wait({*statements, *linked, *self._index.held_with(statements)})
        self._index.commit()

    def _homes(self, statements: Iterable[str]) -> set[str]:
        """The articles in whose graphs the decisions about these statements lie."""
        return {self._index.home(decision) for each in statements for decision in self._index.decided(each)}

    def _redecide(self, statements: Collection[str], homes: set[str], found: Iterable[Decision]) -> None:
        """Write what was found about these statements in place of all that was decided about them."""
        now: defaultdict[str, list[Decision]] = defaultdict(list)
        for decision in found:
            now[self._index.home(decision)].append(decision)
        about = set(statements)
        for article in sorted(homes | now.keys()):
            graph = graphs.article_graph(article)
            was = graphs.decisions_in(self._view, graph)
            become = sorted([*(d for d in was if about.isdisjoint(d.pair)), *now[article]])
            if become != was:
                self._put(graph, become)

    def _compare(self, articles: Iterable[_Found]) -> None:
        for batch in _batches(articles, BATCH):
            view = self._view
            found: list[PackedGraph] = []
            for article in batch:
                filing = self._filing(view, article)
                self._index.put(article.filed, filing)
                statements = [statement.iri for statement in filing.statements]
                decided = list(decisions(self._index, statements))
                graph = graphs.article_graph(article.article)
                if decided:
                    found.append(graphs.packed_decisions(graph, decided))
                else:
                    self._writer.remove(graph)
                self._index.decide(decided)
                self._index.wait(statements)
            self._writer.replace_all(found)
            self._writer.flush()
            self._index.commit()

    def _filing(self, view: View, article: _Found) -> Filing:
        """What is filed of an article: from whoever read it out in this run, else out of its graph."""
        made = unpacked_filing(self._writer.beside(article.graph, article.made_of))
        return made or filing_of(of_graph(view, article.graph), text_of(view, article.article))

    def _put(self, graph: str, found: list[Decision]) -> None:
        if found:
            self._writer.replace(graph, graphs.packed_decisions(graph, found))
        else:
            self._writer.remove(graph)

    # What persons decided

    def _rule(self, rulings: Iterable[Ruling]) -> list[Decision]:
        """What persons decided, written; what was and what is now decided has its claims made anew."""
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
        return now

    def _vouch(self, rulings: tuple[Ruling, ...]) -> None:
        """Say what the claims were made from; nothing of them may be written after this."""
        self._writer.flush()
        self._index.done()
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
