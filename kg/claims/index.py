"""The claims' index: statements filed as they come, and those worth comparing with one another.

Each is filed as comparison sees it too, so that it is read faster than made.  Below the bounds of
:mod:`kg.claims.crowds` the pairs are the same whatever the order in which articles came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.claims.ahead import FiledStatement, Filing, columns_of, filing_of, spoken, worded
from kg.claims.blocking import comparable, keys
from kg.claims.crowds import CROWD, MOST, WIDTH, crowd_of, marks, nearest, without
from kg.claims.database import FILE
from kg.claims.decided import Decided
from kg.claims.filed import about_line, about_of, instance_of, rest_of
from kg.claims.instances import About, Instance, about
from kg.claims.recent import Recent
from kg.model import Provenance

__all__ = ["CROWD", "FILE", "FiledArticle", "Index", "arriving"]

INSTANCES, ARTICLES = 32_000, 3_200
"""Statements and articles of which what comparison sees is held in memory: this bounds the memory used."""

_MEET = (
    "INSERT INTO crowd VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET"
    f" newest = substr(CAST(newest || excluded.newest AS BLOB), -{CROWD * WIDTH})"
)


@dataclass(frozen=True, slots=True)
class FiledArticle:
    """An article of the index.

    made_of   fingerprint of its graph
    text_sum  SHA-256 of its text
    """

    graph: str
    made_of: str
    text_sum: str


class Index(Decided):
    """The index of one store as it is written; ``path`` None keeps it in memory."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(path)
        self._instance = Recent(self._read_instance, INSTANCES)
        self._about = Recent(self._read_about, ARTICLES)

    def empty(self) -> None:
        """Take everything out."""
        super().empty()
        self._instance.clear()
        self._about.clear()

    # Articles in and out

    def articles(self) -> dict[str, FiledArticle]:
        """Every article by its graph."""
        rows = self._db.execute("SELECT graph, made_of, text_sum FROM article")
        return {graph: FiledArticle(graph, made_of, text_sum) for graph, made_of, text_sum in rows}

    def text_sum(self, graph: str) -> str:
        """The sum of the text of the article of this graph."""
        return self._text("SELECT text_sum FROM article WHERE graph = ?", graph)

    def file(self, filed: FiledArticle, statements: Iterable[Provenance], text: str = "") -> None:
        """File an article and its statements, those that are not filed yet after all that are there.

        text  the article's
        """
        self.put(filed, filing_of(list(statements), text))

    def put(self, filed: FiledArticle, filing: Filing) -> None:
        """File an article and its statements, as :meth:`file` does, of which the lines are made."""
        self._put_row(_row(filed) | filing.card | {"about": filing.about})
        article = self._number_of(filed.graph)
        there = self.in_graph(filed.graph)
        self._renew((s.rest, s.iri) for s in filing.statements if s.iri in there)
        for statement in filing.statements:
            if statement.iri not in there:
                self._add(article, statement)

    def retell(self, graph: str, text: str) -> None:
        """File the text of the article of this graph anew, but nothing else of it."""
        self._db.execute("UPDATE article SET about = ? WHERE graph = ?", (about_line(about(text)), graph))
        self._about.forget(self._text("SELECT iri FROM article WHERE graph = ?", graph))

    def refile(self, filed: FiledArticle, statements: Iterable[Provenance]) -> None:
        """File anew an article of which nothing changed that comparison sees."""
        listed = list(statements)
        card = columns_of(listed[0].article) if listed else {}
        self._put_row(_row(filed) | card)
        self._renew((rest_of(p), p.statement) for p in listed)

    def _put_row(self, row: Mapping[str, str | None]) -> None:
        changed = ", ".join(f"{name} = excluded.{name}" for name in row)
        self._db.execute(
            f"INSERT INTO article ({', '.join(row)}) VALUES (:{', :'.join(row)})"
            f" ON CONFLICT (graph) DO UPDATE SET {changed}",
            row,
        )
        self._about.forget(row.get("iri") or "")

    def _renew(self, rests: Iterable[tuple[str, str]]) -> None:
        self._db.executemany("UPDATE statement SET rest = ? WHERE iri = ?", rests)

    def _add(self, article: int, each: FiledStatement) -> None:
        number = self._db.execute(
            "INSERT INTO statement (article, iri, claim, line, rest, seen) VALUES (?,?,?,?,?,?)",
            (article, each.iri, each.claim, each.line, each.rest, each.seen),
        ).lastrowid
        assert number is not None
        alone = crowd_of([number])
        self._db.executemany(_MEET, ((key, alone) for key in each.under))
        for table, words in (("wording", each.worded), ("speaker", each.spoken)):
            self._db.execute(f"INSERT INTO {table} (rowid, words) VALUES (?,?)", (number, words))

    def drop(self, graph: str) -> None:
        """Take an article out with its statements."""
        self.drop_statements(self.in_graph(graph))
        self._about.forget(self._text("SELECT iri FROM article WHERE graph = ?", graph))
        self._db.execute("DELETE FROM article WHERE graph = ?", (graph,))

    def drop_statements(self, statements: Iterable[str]) -> None:
        """Take statements out, and what was decided about them."""
        for statement in sorted(statements):
            number = self.number(statement)
            each = self._instance(number)
            for key in (*keys(each), *marks(each)):
                self._leave(key, number)
            pairs = (("wording", worded(each.provenance)), ("speaker", spoken(each.provenance)))
            for table, words in pairs:
                taken_out = f"INSERT INTO {table} ({table}, rowid, words) VALUES ('delete', ?, ?)"
                self._db.execute(taken_out, (number, words))
            self.undecide(statement)
            self._db.execute(
                "INSERT OR IGNORE INTO stale SELECT held FROM statement"
                " WHERE number = ? AND held IS NOT NULL",
                (number,),
            )
            self._db.execute("DELETE FROM statement WHERE number = ?", (number,))
            self._instance.forget(number)

    def _leave(self, key: int, number: int) -> None:
        row = self._db.execute("SELECT newest FROM crowd WHERE key = ?", (key,)).fetchone()
        left = without(row[0], number) if row else b""
        if left:
            self._db.execute("UPDATE crowd SET newest = ? WHERE key = ?", (left, key))
        else:
            self._db.execute("DELETE FROM crowd WHERE key = ?", (key,))

    # Comparing

    def candidates(self, statement: str) -> Iterator[tuple[Instance, Instance]]:
        """A filed statement with each that came before it and is worth comparing, the nearest first."""
        number = self.number(statement)
        return self._compared(number, self._nearest(number))

    def candidates_anew(
        self, statement: str, without: Collection[str]
    ) -> Iterator[tuple[Instance, Instance]]:
        """A filed statement with each that is worth comparing now that its article has another text.

        Those are the ones that came before it, those later ones that a decision links to it, and any other
        later one where its crowd is a small one.

        without  statements that are about to be dropped
        """
        number = self.number(statement)
        met = dict.fromkeys(self._nearest(number))
        met |= dict.fromkeys(sorted(self.number(end) for d in self.decided(statement) for end in d.pair))
        everyone = self._nearest(number, before=False)
        if len(everyone) < MOST:
            met |= dict.fromkeys(everyone)
        left_out = {number, *(self.number(each) for each in without)}
        return self._compared(number, [other for other in met if other not in left_out])

    def about(self, article: str) -> About:
        """What the article of this IRI is about."""
        return self._about(article)

    def _nearest(self, number: int, before: bool = True) -> list[int]:
        each = self._instance(number)
        return nearest(self._crowds(keys(each)), self._crowds(marks(each)), number, before)

    def _crowds(self, filed_under: Sequence[int]) -> list[bytes]:
        asked = f"SELECT newest FROM crowd WHERE key IN ({', '.join('?' * len(filed_under))})"
        return [newest for (newest,) in self._db.execute(asked, filed_under)]

    def _compared(self, number: int, others: Iterable[int]) -> Iterator[tuple[Instance, Instance]]:
        each = self._instance(number)
        for other in others:
            met = self._instance(other)
            if comparable(each, met):
                yield each, met

    def _read_instance(self, number: int) -> Instance:
        asked = "SELECT iri, line, seen FROM statement WHERE number = ?"
        return instance_of(*self._db.execute(asked, (number,)).fetchone())

    def _read_about(self, article: str) -> About:
        return about_of(self._text("SELECT about FROM article WHERE iri = ?", article))

    def _number_of(self, graph: str) -> int:
        (number,) = self._db.execute("SELECT number FROM article WHERE graph = ?", (graph,)).fetchone()
        return int(number)


def _row(filed: FiledArticle) -> dict[str, str | None]:
    """What is filed of an article beside its card, by column."""
    return {"graph": filed.graph, "made_of": filed.made_of, "text_sum": filed.text_sum}


def arriving(given: Iterable[Provenance]) -> Iterator[list[Provenance]]:
    """The statements article by article, in the order in which a store's articles are filed."""
    by_article: dict[str, list[Provenance]] = {}
    for statement in sorted(given, key=arrival):
        by_article.setdefault(statement.article.iri, []).append(statement)
    return iter(by_article.values())


def arrival(statement: Provenance) -> tuple[str, str, str]:
    """The order in which a store's articles are filed where they come at once."""
    return (statement.article.published or "9999", statement.article.iri, statement.statement)
