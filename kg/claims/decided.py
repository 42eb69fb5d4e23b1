"""What came of comparing, as grouping asks for it: pairs decided on, and the claims that statements share.

It is noted beside what lies in the store, so that it need not be read out of graphs again.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.claims.compare import Relation
from kg.claims.decisions import Decision
from kg.claims.finding import Found

_RELATIONS = {relation.value: relation for relation in Relation}


class Decided(Found):
    """The filed statements with what was decided about them."""

    # Pairs

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Note decisions, as far as grouping asks for them."""
        for decision in decisions:
            one, other = map(self.number, decision.pair)
            facts = decision.relation.value, decision.score
            self._db.executemany(
                "INSERT OR REPLACE INTO pair VALUES (?,?,?,?)", ((one, other, *facts), (other, one, *facts))
            )

    def undecide(self, statement: str) -> None:
        """Forget all decisions about a statement."""
        number = self.number(statement)
        others = self._db.execute("SELECT other FROM pair WHERE statement = ?", (number,)).fetchall()
        both = ((one, two) for (other,) in others for one, two in ((number, other), (other, number)))
        self._db.executemany("DELETE FROM pair WHERE statement = ? AND other = ?", both)

    def decided(self, statement: str) -> list[Decision]:
        """The decisions about a statement, without differences and reasons."""
        rows = self._db.execute(
            "SELECT two.iri, p.relation, p.score FROM statement one JOIN pair p ON p.statement = one.number"
            " JOIN statement two ON two.number = p.other WHERE one.iri = ?",
            (statement,),
        )
        return [
            Decision(min(statement, other), max(statement, other), Relation(relation), score)
            for other, relation, score in rows
        ]

    def pairs(self, number: int) -> list[tuple[int, Relation, float]]:
        """What was decided about a statement, by its number: the other's number, the relation, the score."""
        rows = self._db.execute("SELECT other, relation, score FROM pair WHERE statement = ?", (number,))
        return [(other, _RELATIONS[relation], score) for other, relation, score in rows]

    def same(self, number: int) -> list[int]:
        """The numbers of statements that say the same: so it was decided, or they rest on the same words."""
        rows = self._db.execute(
            "SELECT other FROM pair WHERE statement = :number AND relation = :same UNION ALL"
            " SELECT other.number FROM statement s JOIN statement other"
            " ON other.article = s.article AND other.claim = s.claim WHERE s.number = :number",
            {"number": number, "same": Relation.SAME.value},
        )
        return [other for (other,) in rows]

    def home(self, decision: Decision) -> str:
        """The article in whose graph a decision lies: that of the statement which came last."""
        return self.article(max(decision.pair, key=self.number))

    # Claims

    def wait(self, statements: Iterable[str]) -> None:
        """Note statements whose claims have to be made anew, also after this program is killed."""
        self._db.executemany("INSERT OR IGNORE INTO waiting VALUES (?)", ((each,) for each in statements))

    def waiting(self) -> set[str]:
        """The statements noted by :meth:`wait`."""
        return self._column("SELECT statement FROM waiting")

    def numbers_waiting(self) -> list[int]:
        """The numbers of those noted by :meth:`wait` that are filed, in the order of their IRIs."""
        rows = self._db.execute(
            "SELECT s.number FROM waiting w JOIN statement s ON s.iri = w.statement ORDER BY w.statement"
        )
        return [number for (number,) in rows]

    def numbers_held_with(self, numbers: Iterable[int]) -> list[int]:
        """The numbers of all statements of the claims that hold one of these, in the order of their IRIs."""
        held = "SELECT held FROM statement WHERE number = ? AND held IS NOT NULL"
        claims = {claim for number in numbers for (claim,) in self._db.execute(held, (number,))}
        sharing = "SELECT iri, number FROM statement WHERE held = ?"
        rows = (row for claim in sorted(claims) for row in self._db.execute(sharing, (claim,)))
        return [number for _, number in sorted(rows)]

    def names(self, numbers: Iterable[int]) -> list[tuple[str, str, int]]:
        """IRI, claim within the article and number of these statements, in the order of their IRIs."""
        named = "SELECT iri, claim, number FROM statement WHERE number = ?"
        return sorted(self._db.execute(named, (number,)).fetchone() for number in numbers)

    def hold(self, statements: Iterable[str], claim: str | None) -> None:
        """Note the claim that these statements share from now on; the one that they shared may be stale."""
        for each in statements:
            self._db.execute(
                "INSERT OR IGNORE INTO stale SELECT held FROM statement WHERE iri = ? AND held IS NOT NULL",
                (each,),
            )
            self._db.execute("UPDATE statement SET held = ? WHERE iri = ?", (claim, each))

    def stale(self) -> list[str]:
        """The claims that were shared once and are no longer."""
        shared = "SELECT 1 FROM statement WHERE held = stale.claim"
        return sorted(self._column(f"SELECT claim FROM stale WHERE NOT EXISTS ({shared})"))

    def done(self) -> None:
        """Nothing waits any more, and nothing stale is left."""
        self._db.execute("DELETE FROM waiting")
        self._db.execute("DELETE FROM stale")

    def number(self, statement: str) -> int:
        """The number of a filed statement."""
        (number,) = self._db.execute("SELECT number FROM statement WHERE iri = ?", (statement,)).fetchone()
        return int(number)
