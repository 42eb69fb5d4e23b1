"""What is filed of an article: made where the article is read out, so that its graph need not be read for it.

Reading a graph out of the store costs several times what making these lines does, and is done by the one
process that writes; reading out is done by as many as there are.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from rdflib import Literal

from kg.analyse.provenance import of_graph, words_of
from kg.analyse.voices import plain_name
from kg.claims.blocking import keys
from kg.claims.crowds import marks
from kg.claims.decisions import RULES
from kg.claims.filed import about_line, card_line, line_of, rest_of, seen_line
from kg.claims.instances import about, instance
from kg.model import ArticleCard, Provenance
from kg.store import Iri, Table, Text, View
from kg.store.cells import Cell, Triple
from kg.store.nodes import Nodes
from kg.terms import KG, Quad

_FORM = [1, RULES]
"""What the packed lines were made by; others are not read."""
_CARRIES, _TEXT = str(KG.carries), str(KG.text)


@dataclass(frozen=True, slots=True)
class FiledStatement:
    """What is filed of a statement (:mod:`kg.claims.filed`).

    under   the keys and marks under which others meet it
    worded  the words that it is found by, parted and folded as those are that are asked for
    spoken  the names of those who say it
    """

    iri: str
    claim: str
    line: str
    rest: str
    seen: str
    under: tuple[int, ...]
    worded: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Filing:
    """What is filed of an article.

    card        by column; empty for an article without statements
    about       what the article is about, in one line
    statements  in the order of its text
    """

    card: dict[str, str | None]
    about: str
    statements: tuple[FiledStatement, ...]


def filing_of(statements: Sequence[Provenance], text: str) -> Filing:
    """What is filed of the article with these statements and this text."""
    card = columns_of(statements[0].article) if statements else {}
    return Filing(card, about_line(about(text)), tuple(map(_filed, statements)))


def packed_filing(quads: Iterable[Quad]) -> bytes:
    """What is filed of the article of which these are the quads, none twice, for :func:`unpacked_filing`."""
    graph = _AtHand(quads)
    filing = filing_of(of_graph(cast(View, graph), ""), graph.text)
    listed = [
        (s.iri, s.claim, s.line, s.rest, s.seen, s.under, s.worded, s.spoken) for s in filing.statements
    ]
    written = json.dumps((_FORM, filing.card, filing.about, listed), ensure_ascii=False)
    return zlib.compress(written.encode(), 1)


def unpacked_filing(packed: bytes) -> Filing | None:
    """What was packed; None when there is nothing, or it was made by other rules."""
    if not packed:
        return None
    form, card, about_article, listed = json.loads(zlib.decompress(packed))
    if form != _FORM:
        return None
    statements = tuple(
        FiledStatement(iri, claim, line, rest, seen, tuple(under), *found_by)
        for iri, claim, line, rest, seen, under, *found_by in listed
    )
    return Filing(card, about_article, statements)


def columns_of(card: ArticleCard) -> dict[str, str | None]:
    """The columns in which an article's card is filed."""
    return {
        "iri": card.iri,
        "id": card.id,
        "title": card.title,
        "outlet": plain_name(card.outlet or ""),
        "republisher": plain_name(card.republisher or ""),
        "card": card_line(card),
    }


def worded(statement: Provenance) -> str:
    """The words that a statement is found by, parted and folded as those are that are asked for."""
    return " ".join(words_of(statement.wording))


def spoken(statement: Provenance) -> str:
    """The names of all hands of a statement, and of those beside them."""
    return " ".join(name for hand in statement.hands for name in (hand.name, *hand.co_agents))


def _filed(statement: Provenance) -> FiledStatement:
    each = instance(statement)
    return FiledStatement(
        iri=statement.statement,
        claim=statement.claim,
        line=line_of(statement),
        rest=rest_of(statement),
        seen=seen_line(each),
        under=(*keys(each), *marks(each)),
        worded=worded(statement),
        spoken=spoken(statement),
    )


class _AtHand:
    """The graph of one article before it is written, as :func:`of_graph` asks a view for it."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._about: dict[str, list[tuple[str, object]]] = {}
        self._carried: list[tuple[str, str]] = []
        self.text = ""
        for subject, predicate, thing, _ in quads:
            self._about.setdefault(str(subject), []).append((str(predicate), thing))
            if str(predicate) == _CARRIES:
                self._carried.append((str(subject), str(thing)))
            elif str(predicate) == _TEXT:
                self.text = str(thing)

    def select(self, query: str, graph: str) -> Table:  # noqa: ARG002 - the one thing that is asked
        """Where chains begin."""
        variables = ("graph", "article", "outermost")
        rows = ((Iri(graph), Iri(article), Iri(report)) for article, report in self._carried)
        return Table(variables, tuple(dict(zip(variables, row, strict=True)) for row in rows))

    def nodes(self, graph: str, whole: bool) -> Nodes:  # noqa: ARG002 - it is this one, and at hand
        """The graph to be walked."""
        return Nodes(self._statements_about)

    def _statements_about(self, subject: str) -> Iterable[Triple]:
        return ((Iri(subject), Iri(p), _cell(thing)) for p, thing in self._about.get(subject, ()))


def _cell(thing: object) -> Cell:
    if isinstance(thing, Literal):
        return Text(str(thing), str(thing.datatype or ""), thing.language or "")
    return Iri(str(thing))
