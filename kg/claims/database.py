"""The file in which a store's statements are filed (SQLite, of the standard library): opened, made, kept.

It lies within the store's folder and holds nothing that the store does not say: lost or made by another
program, it is made again.  What was decided lies in the store.  Each statement is filed as a whole, since
gathering it from its article's graph takes thirty times as long.
"""

from __future__ import annotations

import sqlite3
import weakref
from pathlib import Path
from typing import Self
from zlib import crc32

FILE = "claims.sqlite"

_LAYOUT = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE article (
    number INTEGER PRIMARY KEY, graph TEXT UNIQUE, iri TEXT, id TEXT, title TEXT, made_of TEXT, text_sum TEXT,
    outlet TEXT, republisher TEXT, card TEXT, about TEXT
);
CREATE INDEX article_iri ON article (iri);
CREATE INDEX article_id ON article (id);
CREATE INDEX article_outlet ON article (outlet);
CREATE INDEX article_republisher ON article (republisher);
CREATE TABLE statement (
    number INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER, iri TEXT UNIQUE, claim TEXT, held TEXT,
    line TEXT, rest TEXT, seen TEXT
);
CREATE INDEX statement_article ON statement (article);
CREATE INDEX statement_held ON statement (held) WHERE held IS NOT NULL;
CREATE TABLE crowd (key INTEGER PRIMARY KEY, newest BLOB);
CREATE TABLE pair (
    statement INTEGER, other INTEGER, relation TEXT, score REAL, PRIMARY KEY (statement, other)
) WITHOUT ROWID;
CREATE TABLE waiting (statement TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE stale (claim TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE wording USING fts5 (words, content='', detail=none, tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE speaker USING fts5
    (words, content='', detail=none, tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
"""

_TABLES = "fact article statement crowd pair waiting stale wording speaker".split()
_VERSION = crc32(_LAYOUT.encode()) & 0x7FFFFFFF
_CACHE_KB = 16_000


class Database:
    """The file with its tables; ``path`` None keeps them in memory."""

    def __init__(self, path: Path | None = None, read_only: bool = False) -> None:
        mode = "ro" if read_only else "rwc"
        where = ":memory:" if path is None else f"{path.absolute().as_uri()}?mode={mode}"
        self._db = sqlite3.connect(where, timeout=10, uri=True, check_same_thread=False)
        weakref.finalize(self, self._db.close)  # who asks one question need not think of closing
        self._db.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        if not self._db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            self._db.executescript(f"{_LAYOUT} PRAGMA user_version = {_VERSION};")
        elif self._db.execute("PRAGMA user_version").fetchone() != (_VERSION,):
            raise sqlite3.DatabaseError("another program made this index")

    @classmethod
    def to_write(cls, path: Path) -> Self:
        """The file, which is made new where there is none that can be used."""
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
        self._db.executescript("".join(f"DROP TABLE {table};" for table in _TABLES) + _LAYOUT)

    def fact(self, name: str) -> str:
        """What is noted under a name; empty when nothing is."""
        return self._text("SELECT value FROM fact WHERE name = ?", name)

    def note(self, name: str, value: str) -> None:
        """Note a fact about the index."""
        self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def _column(self, query: str, *given: object) -> set[str]:
        return {str(value) for (value,) in self._db.execute(query, given)}

    def _text(self, query: str, *given: object) -> str:
        row = self._db.execute(query, given).fetchone()
        return str(row[0]) if row and row[0] is not None else ""
