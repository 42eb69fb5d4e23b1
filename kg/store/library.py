"""The shipped queries: each a file in ``kg/queries`` that says in its header what it answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Protocol

from rdflib import URIRef

from kg.errors import BadQuery
from kg.store.cells import Iri, Result, Table
from kg.store.engine import Value
from kg.store.names import as_iri

_GIVEN = re.compile(r"#\s+\?(\w+)\s+given: (.+)")
_EXAMPLE = re.compile(r"#\s*Example: (.+)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Askable(Protocol):
    """What can be asked: a view of a store here, or of a server."""

    def query(self, query: str, **given: Value) -> Result:
        """What the query gives."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question that the store can be asked.

    name     the file's name without its ending
    about    what it answers, one sentence
    notes    what its rows are
    given    variables that need a value, with what each stands for
    example  a command line
    text     SPARQL
    """

    name: str
    about: str
    notes: str
    given: Mapping[str, str]
    example: str
    text: str

    def wants_iri(self, name: str) -> bool:
        """True when the example gives the variable an IRI."""
        shown = re.search(rf"\b{name}=(\S+)", self.example)
        return shown is not None and as_iri(shown[1]) is not None


def names() -> list[str]:
    """The names of all shipped queries, sorted."""
    folder = files("kg.queries")
    return sorted(entry.name.removesuffix(".rq") for entry in folder.iterdir() if entry.name.endswith(".rq"))


def load(name: str) -> Query:
    """The shipped query of this name."""
    if name not in names():
        close = [known for known in names() if name in known or known in name]
        remedy = f"Did you mean {close[0]}?" if close else "List them with: kg query --list"
        raise BadQuery(name, "there is no shipped query of this name", remedy)
    return parse(name, (files("kg.queries") / f"{name}.rq").read_text(encoding="utf-8"))


def parse(name: str, text: str) -> Query:
    """The query that a file holds: its header's lines begin with ``#``, the first says what it answers.

    Lines that begin with ``##`` are for who changes the query, not for who asks it.
    """
    given: dict[str, str] = {}
    about, example = "", ""
    notes: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if line.startswith("##"):
            continue
        if found := _GIVEN.match(line):
            given[found[1]] = found[2]
        elif found := _EXAMPLE.match(line):
            example = found[1]
        elif not about:
            about = line.lstrip("# ")
        else:
            notes.append(line.lstrip("# "))
    return Query(name, about, " ".join(notes), given, example, text)


def run(view: Askable, query: Query, given: Mapping[str, Value]) -> Result:
    """What the store answers; the given variables, which the asker knows, are left out of the rows."""
    for name in given:
        if name not in query.given:
            known = ", ".join(f"?{each}" for each in query.given) or "none"
            raise BadQuery(query.name, f"it takes no ?{name}", f"It takes: {known}.")
    for name, about in query.given.items():
        if name not in given:
            raise BadQuery(query.name, f"no value is given for ?{name}", f"Give {about}: {name}=VALUE")
        if query.wants_iri(name) and not isinstance(given[name], Iri | URIRef):
            raise BadQuery(f"{name}={given[name]}", "this is no IRI", _where_iris_are(name, given[name]))
    result = view.query(query.text, **given)
    return without(result, query.given) if isinstance(result, Table) else result


def _where_iris_are(name: str, words: Value) -> str:
    if name in ("agent", "holder", "outlet"):
        return f'Find that of a name with: kg query agents-by-name name="{words}"'
    return "Take one from the last columns of another query's answer, such as id:article/…"


def without(table: Table, variables: Mapping[str, object]) -> Table:
    """The table without the columns of these variables."""
    kept = tuple(variable for variable in table.variables if variable not in variables)
    return Table(kept, tuple({variable: row[variable] for variable in kept} for row in table))


def value_of(text: str) -> Value:
    """The value that a word of a command line stands for: an IRI, a day, a whole number or a text."""
    iri = as_iri(text)
    if iri:
        return iri
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return int(text) if text.isascii() and text.isdecimal() else text
