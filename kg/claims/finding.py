"""Filed statements found: by IRI, article, outlet, words, or who says them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from kg.analyse.provenance import match_rank, words_of
from kg.analyse.voices import plain_name
from kg.claims.database import Database
from kg.claims.filed import card_of, statement_of, whole
from kg.claims.rulings import Ruling
from kg.claims.words import content_stems, stem, weight
from kg.model import Provenance

_WORD = re.compile(r"\w+")
_TELLING = 3
"""Words by which statements are looked for: to look for "the" takes longer the larger the store is."""


class Found(Database):
    """The statements of a store as they were filed, to be looked up."""

    def line(self, statement: str) -> str:
        """The line of a statement; empty when it is not filed."""
        return self._text("SELECT line FROM statement WHERE iri = ?", statement)

    def claim(self, statement: str) -> str:
        """The claim that a statement has within its article; empty when it is not filed."""
        return self._text("SELECT claim FROM statement WHERE iri = ?", statement)

    def whole(self, statements: Iterable[str]) -> Iterator[Provenance]:
        """These statements, as far as they are filed, as their articles' graphs have them."""
        for iri in statements:
            yield from self._whole("WHERE s.iri = ?", iri)

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

    def claims(self) -> Iterator[list[Provenance]]:
        """The statements of each claim, whole: claims of most articles first, then of most statements."""
        shared = self._db.execute(
            "SELECT held FROM statement WHERE held IS NOT NULL GROUP BY held"
            " ORDER BY COUNT(DISTINCT article) DESC, COUNT(*) DESC, held"
        )
        for (claim,) in shared:
            yield list(self._whole("WHERE s.held = ?", claim))
        alone = self._db.execute("SELECT number FROM statement WHERE held IS NULL ORDER BY claim, iri")
        for (number,) in alone:
            yield list(self._whole("WHERE s.number = ?", number))

    def count_claims(self) -> int:
        """How many claims there are."""
        counted = "SELECT COUNT(DISTINCT held) + COUNT(*) - COUNT(held) FROM statement"
        return int(self._db.execute(counted).fetchone()[0])

    def held(self, statement: str) -> str:
        """The claim that a statement shares with others; empty when it shares none."""
        return self._text("SELECT held FROM statement WHERE iri = ?", statement)

    def held_by(self, claim: str) -> set[str]:
        """The statements that share a claim."""
        return self._column("SELECT iri FROM statement WHERE held = ?", claim)

    def carried(self, claim: str) -> tuple[int, int]:
        """How many articles and how many statements share a claim."""
        counted = "SELECT COUNT(DISTINCT article), COUNT(*) FROM statement WHERE held = ?"
        articles, statements = self._db.execute(counted, (claim,)).fetchone()
        return articles, statements

    def held_with(self, statements: Iterable[str]) -> set[str]:
        """All statements of the claims across articles that hold one of these."""
        claims = {self.held(each) for each in statements} - {""}
        return set().union(*map(self.held_by, sorted(claims)))

    def articles_stating(self) -> Iterator[str]:
        """The IRIs of all articles with a statement, sorted."""
        return (
            str(iri) for (iri,) in self._db.execute("SELECT iri FROM article WHERE iri NOT NULL ORDER BY iri")
        )

    def fellows(self, statement: str) -> set[str]:
        """The statements of the same article that rest on the same words."""
        return self._column(
            "SELECT other.iri FROM statement s JOIN statement other"
            " ON other.article = s.article AND other.claim = s.claim WHERE s.iri = ?",
            statement,
        )

    def linked(self, statement: str, relations: Iterable[str]) -> set[str]:
        """The statements to which, as the program decided, a statement stands in one of these relations."""
        listed = sorted(relations)
        return self._column(
            "SELECT two.iri FROM statement one JOIN pair p ON p.statement = one.number"
            " JOIN statement two ON two.number = p.other"
            f" WHERE one.iri = ? AND p.relation IN ({', '.join('?' * len(listed))})",
            statement,
            *listed,
        )

    def in_graph(self, graph: str) -> set[str]:
        """The statements of the article of this graph."""
        return self._column(
            "SELECT s.iri FROM statement s JOIN article a ON a.number = s.article WHERE a.graph = ?", graph
        )

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
            " WHERE a.iri = ? OR a.id = ?",
            article,
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
            " WHERE a.outlet = ? OR a.republisher = ?",
            plain_name(outlet),
            plain_name(outlet),
        )

    def is_outlet(self, name: str) -> bool:
        """True when an article of an outlet of this name is in the store."""
        found = "SELECT 1 FROM article WHERE outlet = ? OR republisher = ? LIMIT 1"
        return bool(self._db.execute(found, (plain_name(name), plain_name(name))).fetchone())

    def worded(self, words: str) -> Iterator[tuple[int, Provenance]]:
        """The statements whose wordings hold these words, each with how well (:func:`match_rank`).

        They come without what grouping does not look at.
        """
        asked = _telling(words_of(words))
        for iri, line in self._matching("wording", "s.iri, s.line", asked):
            statement = statement_of(iri, line)
            rank = match_rank(statement.wording, words)
            if rank is not None:
                yield rank, statement

    def spoken_by(self, name: str) -> set[str]:
        """The statements with a hand, or one beside it, in whose name these words occur."""
        return {iri for (iri,) in self._matching("speaker", "s.iri", _WORD.findall(name))}

    def _matching(self, table: str, columns: str, words: Iterable[str]) -> Iterator[tuple[str, ...]]:
        """The statements that have words which begin with these."""
        asked = " ".join(f'"{word}"*' for word in words)
        if not asked:
            return iter(())
        found = (
            f"SELECT {columns} FROM {table} t JOIN statement s ON s.number = t.rowid WHERE {table} MATCH ?"
        )
        return self._db.execute(found, (asked,))


def _telling(words: Iterable[str]) -> list[str]:
    """Those of the words by which few statements are found; whether all of them are there is seen after."""
    told = {word: weight(stem(word)) if content_stems(word) else 0.0 for word in words}
    return sorted(told, key=lambda word: (-told[word], -len(word), word))[:_TELLING]
