"""The fields of life that roles put a person in: politics, law, sport ..."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kg.lexicon import singular

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def fields_of(role: str) -> frozenset[str]:
    """The fields that the words of a role name; empty for "spokesman", which fits every field."""
    known = _words()
    return frozenset(known[word] for word in map(singular, _WORD.findall(role)) if word in known)


def near(first: str, second: str) -> bool:
    """True when one person often has both fields within a life."""
    return first == second or frozenset((first, second)) in _pairs("near")


def far(first: str, second: str) -> bool:
    """True when hardly any person has both fields at one time."""
    return frozenset((first, second)) in _pairs("far")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("kg.data") / "fields.toml").read_text("utf-8"))


@cache
def _words() -> Mapping[str, str]:
    return {singular(word): field for field, words in _table()["words"].items() for word in words.split()}


@cache
def _pairs(relation: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split("-")) for pair in _table()[relation]["pairs"].split())
