"""Countries, their demonyms, and the seats of power that stand for them: "Moscow", "Downing Street".

A metonym keeps its name; what it stands for is told beside it.  The table is ``kg/data/polities.csv``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.resolve.outlets import fold

_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Polity:
    """A country, or an institution or seat of power that speaks.

    name        the usual form ("United States", "The Kremlin", "Moscow")
    kind        country (a capital too: it speaks for its country) or institution
    country     ISO 3166 alpha-2 of the country it belongs to; empty for international bodies
    forms       other ways to write it ("U.S."); demonyms are words for its people ("American")
    stands_for  what a metonym points to ("Russia"); empty when it is meant itself
    ambiguous   those of its names that also mean something else ("Georgia", "Washington")
    """

    name: str
    kind: str
    country: str = ""
    forms: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    stands_for: str = ""
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Polities:
    """All polities of the table; made once by :meth:`load`.

    names     polity by folded name or form
    peoples   country by folded demonym; where two share one ("Congolese"), the first of the table
    """

    polities: tuple[Polity, ...]
    names: Mapping[str, Polity]
    peoples: Mapping[str, Polity]

    @staticmethod
    def load() -> Polities:
        """The polities that come with the program, read once."""
        return _load()

    @staticmethod
    def of(polities: Iterable[Polity]) -> Polities:
        """These polities with their indexes; where two share a name, the first has it."""
        kept = tuple(polities)
        names: dict[str, Polity] = {}
        peoples: dict[str, Polity] = {}
        for polity in kept:
            for name in (polity.name, *polity.forms):
                names.setdefault(_key(name), polity)
            for people in polity.demonyms:
                peoples.setdefault(_key(people), polity)
        return Polities(kept, names, peoples)

    def find(self, name: str) -> Polity | None:
        """The polity of this name, with or without "the" and a possessive.

        Capitals matter: "us" is a pronoun, "turkey" a bird, and "Who" a question.
        """
        if not any(letter.isupper() for letter in name):
            return None
        for written in dict.fromkeys((name, _POSSESSIVE.sub("", name))):
            key = _key(written)
            if polity := self.names.get(key) or self.names.get(key.casefold()):
                return polity
        return None

    def by_demonym(self, word: str) -> Polity | None:
        """The country that an adjective or a people's name tells: "Ukrainian", "Danes"."""
        return self.peoples.get(_key(word)) if word[:1].isupper() else None

    def is_ambiguous(self, name: str) -> bool:
        """True when the name is a polity's and also a person's, a state's or an ordinary word."""
        polity = self.find(name)
        return polity is not None and _key(name) in {_key(form) for form in polity.ambiguous}


def _key(name: str) -> str:
    """The name as compared: folded, but an acronym keeps its capitals, so that "Who" is not the WHO."""
    bare = name.removeprefix("the ").removeprefix("The ").replace(".", "")
    return bare if bare.isupper() and len(bare) <= 5 else fold(name)


@cache
def _load() -> Polities:
    """The table, as polities."""
    with (files("kg.data") / "polities.csv").open("r", encoding="utf-8") as table:
        return Polities.of(
            Polity(
                row["name"],
                row["kind"],
                row["country"],
                _several(row["forms"]),
                _several(row["demonyms"]),
                row["stands_for"],
                _several(row["ambiguous"]),
            )
            for row in csv.DictReader(table)
        )


def find(name: str) -> Polity | None:
    """The polity of this name in the table that comes with the program."""
    return _load().find(name)


def _several(cell: str) -> tuple[str, ...]:
    """The entries of a cell, which semicolons part."""
    return tuple(cell.split(";")) if cell else ()
