"""Values that queries give back and take in: strings that remember what they are in RDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


class Iri(str):
    """An IRI."""

    __slots__ = ()


class Blank(str):
    """The label of a blank node, meaningful within one result."""

    __slots__ = ()


class Text(str):
    """A literal: its lexical form, with its datatype and language.

    datatype  IRI; empty for a plain string
    language  BCP 47 tag; empty when there is none
    """

    datatype: str
    language: str

    def __new__(cls, value: str, datatype: str = "", language: str = "") -> Text:
        """Make a literal."""
        text = super().__new__(cls, value)
        text.datatype, text.language = datatype, language
        return text


Cell = Iri | Blank | Text
"""One value of a result.  It is a string, so most readers need not look at its class."""

Row = Mapping[str, Cell | None]
"""One solution: a value for each variable asked for, None where nothing is bound."""

Triple = tuple[Cell, Cell, Cell]
"""A statement that CONSTRUCT or DESCRIBE gives back."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a SELECT gives: its variables in order, and its rows."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, variable: str) -> list[Cell | None]:
        """The values of one variable, row by row."""
        return [row[variable] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Statements:
    """What a CONSTRUCT or DESCRIBE gives: triples without repetition, sorted."""

    triples: tuple[Triple, ...]

    def __iter__(self) -> Iterator[Triple]:
        return iter(self.triples)

    def __len__(self) -> int:
        return len(self.triples)


Result = Table | Statements | bool
"""What any query gives; a truth value for ASK."""
