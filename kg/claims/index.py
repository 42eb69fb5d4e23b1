"""The claims' index: where statements are filed under what they may be compared by, and found by words.

It is a file within the store's folder (SQLite, of the standard library) and holds nothing that the store
does not say: lost or made by another program, it is made again.  What was decided lies in the store.
Each statement is filed as a whole, since gathering it from its article's graph takes thirty times as long.

A newcomer is compared with the statements that came before it and share a key with it.  Under a key that
more than :data:`CROWD` statements share it meets the newest of them, and altogether no more than
:data:`MOST` statements, those first with which it shares most keys.  Below these bounds the pairs are the
same whatever the order in which articles came.
"""

from __future__ import annotations

import json
import re
import sqlite3
import weakref
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from kg.analyse.voices import plain_name
from kg.claims.blocking import comparable, keys
from kg.claims.filed import card_line, card_of, instance_of, line_of, rest_of, whole
from kg.claims.instances import Instance
from kg.claims.rulings import Ruling
from kg.model import Provenance

CROWD = 60
"""Statements under one key that a newcomer meets: the newest ones, since news repeats what is new."""

MOST = 100
"""Statements that a newcomer is compared with altogether."""

FILE = "claims.sqlite"

_WORD = re.compile(r"\w+")
_LAYOUT = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE article (
    number INTEGER PRIMARY KEY, graph TEXT UNIQUE, iri TEXT, id TEXT, title TEXT, made_of TEXT, text_sum TEXT,
    outlet TEXT, republisher TEXT, card TEXT
);
CREATE INDEX article_iri ON article (iri);
CREATE INDEX article_id ON article (id);
CREATE INDEX article_outlet ON article (outlet);
CREATE INDEX article_republisher ON article (republisher);
CREATE TABLE statement (
    number INTEGER PRIMARY KEY, article INTEGER, iri TEXT UNIQUE, claim TEXT, line TEXT, rest TEXT
);
CREATE INDEX statement_article ON statement (article);
CREATE TABLE meets (key INTEGER, statement INTEGER, PRIMARY KEY (key, statement)) WITHOUT ROWID;
CREATE TABLE waiting (statement TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE wording USING fts5
    (words, content='', detail=none, tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
CREATE VIRTUAL TABLE speaker USING fts5
    (words, content='', detail=none, tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
"""

_VERSION = crc32(_LAYOUT.encode()) & 0x7FFFFFFF


@dataclass(frozen=True, slots=True)
class FiledArticle:
    """An article of the index.

    made_of   fingerprint of its graph
    text_sum  SHA-256 of its text
    """

    graph: str
    made_of: str
    text_sum: str


class Index:
    """The index of one store; ``path`` None keeps it in memory."""

    def __init__(self, path: Path | None = None, read_only: bool = False) -> None:
        mode = "ro" if read_only else "rwc"
        where = ":memory:" if path is None else f"{path.absolute().as_uri()}?mode={mode}"
        self._db = sqlite3.connect(where, timeout=10, uri=True, check_same_thread=False)
        weakref.finalize(self, self._db.close)  # who asks one question need not think of closing
        if not self._db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            self._db.executescript(f"{_LAYOUT} PRAGMA user_version = {_VERSION};")
        elif self._db.execute("PRAGMA user_version").fetchone() != (_VERSION,):
            raise sqlite3.DatabaseError("another program made this index")

    @classmethod
    def to_write(cls, path: Path) -> Index:
        """The index in a file, which is made new where there is none that can be used."""
        try:
            return cls(path)
        except sqlite3.OperationalError:
            raise  # another program is writing to it
        except sqlite3.DatabaseError:
            path.unlink()
            return cls(path)

    def close(self) -> None:
        """Let go of the file; what was not committed is not kept."""
        self._db.close()

    def commit(self) -> None:
        """Keep all that was changed."""
        self._db.commit()

    def empty(self) -> None:
        """Take everything out."""
        self._db.commit()
        tables = "fact article statement meets waiting wording speaker".split()
        self._db.executescript("".join(f"DROP TABLE {table};" for table in tables) + _LAYOUT)

    def fact(self, name: str) -> str:
        """What is noted under a name; empty when nothing is."""
        return self._text("SELECT value FROM fact WHERE name = ?", name)

    def note(self, name: str, value: str) -> None:
        """Note a fact about the index."""
        self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    # Articles in and out

    def articles(self) -> dict[str, FiledArticle]:
        """Every article by its graph."""
        rows = self._db.execute("SELECT graph, made_of, text_sum FROM article")
        return {graph: FiledArticle(graph, made_of, text_sum) for graph, made_of, text_sum in rows}

    def file(self, filed: FiledArticle, statements: Iterable[Provenance]) -> None:
        """File an article's statements, after all that are there."""
        listed = list(statements)
        row = _row(filed, listed)
        columns = ", ".join(row)
        article = self._db.execute(
            f"INSERT INTO article ({columns}) VALUES (:{', :'.join(row)})", row
        ).lastrowid
        for statement in listed:
            line = line_of(statement)
            number = self._db.execute(
                "INSERT INTO statement (article, iri, claim, line, rest) VALUES (?,?,?,?,?)",
                (article, statement.statement, statement.claim, line, rest_of(statement)),
            ).lastrowid
            filed_under = keys(instance_of(statement.statement, line))
            self._db.executemany("INSERT INTO meets VALUES (?,?)", ((key, number) for key in filed_under))
            for table, words in (("wording", statement.wording), ("speaker", _spoken(statement))):
                self._db.execute(f"INSERT INTO {table} (rowid, words) VALUES (?,?)", (number, words))

    def refile(self, filed: FiledArticle, statements: Iterable[Provenance]) -> None:
        """File anew an article of which nothing changed that comparison sees."""
        listed = list(statements)
        row = _row(filed, listed)
        self._db.execute(
            f"UPDATE article SET {', '.join(f'{name} = :{name}' for name in row)} WHERE graph = :graph", row
        )
        self._db.executemany(
            "UPDATE statement SET rest = ? WHERE iri = ?", ((rest_of(p), p.statement) for p in listed)
        )

    def drop(self, graph: str) -> list[str]:
        """Take an article out; the IRIs of its statements."""
        held = self._db.execute(
            "SELECT s.number, s.iri, s.line FROM statement s JOIN article a ON a.number = s.article"
            " WHERE a.graph = ?",
            (graph,),
        ).fetchall()
        for number, iri, line in held:
            each = instance_of(iri, line)
            gone = ((key, number) for key in keys(each))
            self._db.executemany("DELETE FROM meets WHERE key = ? AND statement = ?", gone)
            pairs = (("wording", each.provenance.wording), ("speaker", _spoken(each.provenance)))
            for table, words in pairs:
                taken_out = f"INSERT INTO {table} ({table}, rowid, words) VALUES ('delete', ?, ?)"
                self._db.execute(taken_out, (number, words))
            self._db.execute("DELETE FROM statement WHERE number = ?", (number,))
        self._db.execute("DELETE FROM article WHERE graph = ?", (graph,))
        return [iri for _, iri, _ in held]

    # Comparing

    def candidates(self, statement: str) -> Iterator[tuple[Instance, Instance]]:
        """A filed statement with each that came before it and is worth comparing with it."""
        row = self._db.execute("SELECT number, line FROM statement WHERE iri = ?", (statement,)).fetchone()
        number, line = row
        each = instance_of(statement, line)
        shared: Counter[int] = Counter()
        before = (
            "SELECT statement FROM meets WHERE key = ? AND statement < ?"
            f" ORDER BY statement DESC LIMIT {CROWD}"
        )
        for key in keys(each):
            shared.update(other for (other,) in self._db.execute(before, (key, number)))
        nearest = sorted(shared, key=lambda other: (-shared[other], -other))[:MOST]
        for other in nearest:
            found = self._db.execute("SELECT iri, line FROM statement WHERE number = ?", (other,)).fetchone()
            met = instance_of(*found)
            if comparable(each, met):
                yield each, met

    # What still has to be grouped

    def wait(self, statements: Iterable[str]) -> None:
        """Note statements whose claims have to be made anew, also after this program is killed."""
        self._db.executemany("INSERT OR IGNORE INTO waiting VALUES (?)", ((each,) for each in statements))

    def waiting(self) -> set[str]:
        """The statements noted by :meth:`wait`."""
        return self._column("SELECT statement FROM waiting")

    def waited(self) -> None:
        """Nothing waits any more."""
        self._db.execute("DELETE FROM waiting")

    # Finding

    def line(self, statement: str) -> str:
        """The line of a statement; empty when it is not filed."""
        return self._text("SELECT line FROM statement WHERE iri = ?", statement)

    def whole(self, statements: Iterable[str]) -> Iterator[Provenance]:
        """These statements, as far as they are filed, as their articles' graphs have them."""
        for iri in statements:
            yield from self._whole("WHERE s.iri = ?", iri)

    def all_whole(self) -> Iterator[Provenance]:
        """Every statement, article by article, as the articles' graphs have them."""
        return self._whole("ORDER BY s.number")

    def _whole(self, which: str, *given: object) -> Iterator[Provenance]:
        rows = self._db.execute(
            "SELECT s.iri, s.line, s.rest, a.card FROM statement s JOIN article a ON a.number = s.article "
            + which,
            given,
        )
        return (whole(iri, line, rest, card_of(card)) for iri, line, rest, card in rows)

    def statements(self) -> Iterator[str]:
        """The IRIs of all statements, sorted."""
        return (str(iri) for (iri,) in self._db.execute("SELECT iri FROM statement ORDER BY iri"))

    def fellows(self, statement: str) -> set[str]:
        """The statements of the same article that rest on the same words."""
        return self._column(
            "SELECT other.iri FROM statement s JOIN statement other"
            " ON other.article = s.article AND other.claim = s.claim WHERE s.iri = ?",
            statement,
        )

    def in_graph(self, graph: str) -> set[str]:
        """The statements of the article of this graph."""
        return self._column(
            "SELECT s.iri FROM statement s JOIN article a ON a.number = s.article WHERE a.graph = ?", graph
        )

    def text_sum(self, graph: str) -> str:
        """The sum of the text of the article of this graph."""
        return self._text("SELECT text_sum FROM article WHERE graph = ?", graph)

    def article(self, statement: str) -> str:
        """The IRI of the article that a statement belongs to."""
        return self._text(
            "SELECT a.iri FROM statement s JOIN article a ON a.number = s.article WHERE s.iri = ?", statement
        )

    def named(self, statement: str) -> str | None:
        """The IRI of the statement that is written as "ARTICLE:s1" or as its IRI; None for none."""
        if self.line(statement):
            return statement
        article, _, name = statement.rpartition(":")
        held = self.of_article(article) if article else set()
        return next((each for each in sorted(held) if json.loads(self.line(each))[1] == name), None)

    def resolved(self, rulings: Iterable[Ruling]) -> dict[tuple[str, str], Ruling]:
        """The rulings by the two statements' IRIs, the smaller first; a later ruling overrules an earlier."""
        found = {}
        for ruling in rulings:
            one, other = self.named(ruling.one), self.named(ruling.other)
            if one and other and one != other:
                found[min(one, other), max(one, other)] = ruling
        return found

    def of_article(self, article: str) -> set[str]:
        """The statements of the article of this IRI or id."""
        return self._column(
            "SELECT s.iri FROM statement s JOIN article a ON a.number = s.article"
            " WHERE a.iri = ?1 OR a.id = ?1",
            article,
        )

    def titled(self, words: str) -> set[str]:
        """The statements of articles whose title holds the words."""
        rows = self._db.execute("SELECT number, title FROM article WHERE title IS NOT NULL")
        fitting = [number for number, title in rows if words.casefold() in title.casefold()]
        listed = (self._column("SELECT iri FROM statement WHERE article = ?", number) for number in fitting)
        return set().union(*listed)

    def of_outlet(self, outlet: str) -> set[str]:
        """The statements of articles that the outlet wrote or carried."""
        return self._column(
            "SELECT s.iri FROM statement s JOIN article a ON a.number = s.article"
            " WHERE a.outlet = ?1 OR a.republisher = ?1",
            plain_name(outlet),
        )

    def is_outlet(self, name: str) -> bool:
        """True when an article of an outlet of this name is in the store."""
        found = "SELECT 1 FROM article WHERE outlet = ?1 OR republisher = ?1 LIMIT 1"
        return bool(self._db.execute(found, (plain_name(name),)).fetchone())

    def worded(self, words: str) -> set[str]:
        """The statements whose words begin with these words, each somewhere."""
        return self._matching("wording", words)

    def spoken_by(self, name: str) -> set[str]:
        """The statements with a hand, or one beside it, in whose name these words occur."""
        return self._matching("speaker", name)

    def _matching(self, table: str, words: str) -> set[str]:
        asked = " ".join(f'"{word}"*' for word in _WORD.findall(words))
        if not asked:
            return set()
        matching = f"SELECT s.iri FROM {table} t JOIN statement s ON s.number = t.rowid WHERE {table} MATCH ?"
        return self._column(matching, asked)

    def _column(self, query: str, *given: object) -> set[str]:
        return {str(value) for (value,) in self._db.execute(query, given)}

    def _text(self, query: str, *given: object) -> str:
        row = self._db.execute(query, given).fetchone()
        return str(row[0]) if row else ""


def _row(filed: FiledArticle, statements: Sequence[Provenance]) -> dict[str, str | None]:
    """What is filed of an article, by column."""
    row: dict[str, str | None] = {"graph": filed.graph, "made_of": filed.made_of, "text_sum": filed.text_sum}
    if statements:
        card = statements[0].article
        row |= {
            "iri": card.iri,
            "id": card.id,
            "title": card.title,
            "outlet": plain_name(card.outlet or ""),
            "republisher": plain_name(card.republisher or ""),
            "card": card_line(card),
        }
    return row


def _spoken(statement: Provenance) -> str:
    return " ".join(name for hand in statement.hands for name in (hand.name, *hand.co_agents))


def in_memory(given: Iterable[Provenance]) -> closing[Index]:
    """An index of these statements alone, filed in the order in which their articles were published."""
    by_article: dict[str, list[Provenance]] = {}
    for statement in sorted(given, key=arrival):
        by_article.setdefault(statement.article.iri, []).append(statement)
    index = Index()
    for article, held in by_article.items():
        index.file(FiledArticle(article, "", ""), held)
    return closing(index)


def arrival(statement: Provenance) -> tuple[str, str, str]:
    """The order in which a store's articles are filed where they come at once."""
    return (statement.article.published or "9999", statement.article.iri, statement.statement)
