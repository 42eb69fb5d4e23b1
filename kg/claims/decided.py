"""What came of comparing, as grouping asks for it: pairs decided on, and the claims that statements share.

It is noted beside what lies in the store, so that it need not be read out of graphs again.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.claims.compare import Relation
from kg.claims.decisions import Decision
from kg.claims.finding import Found


class Decided(Found):
    """The filed statements with what was decided about them."""

    # Pairs

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Note decisions, as far as grouping asks for them."""
        for decision in decisions:
            one, other = map(self._number, decision.pair)
            facts = decision.relation.value, decision.score
            self._db.executemany(
                "INSERT OR REPLACE INTO pair VALUES (?,?,?,?)", ((one, other, *facts), (other, one, *facts))
            )

    def undecide(self, statement: str) -> None:
        """Forget all decisions about a statement."""
        number = self._number(statement)
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

    def home(self, decision: Decision) -> str:
        """The article in whose graph a decision lies: that of the statement which came last."""
        return self.article(max(decision.pair, key=self._number))

    # Claims

    def wait(self, statements: Iterable[str]) -> None:
        """Note statements whose claims have to be made anew, also after this program is killed."""
        self._db.executemany("INSERT OR IGNORE INTO waiting VALUES (?)", ((each,) for each in statements))

    def waiting(self) -> set[str]:
        """The statements noted by :meth:`wait`."""
        return self._column("SELECT statement FROM waiting")

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

    def _number(self, statement: str) -> int:
        (number,) = self._db.execute("SELECT number FROM statement WHERE iri = ?", (statement,)).fetchone()
        return int(number)
