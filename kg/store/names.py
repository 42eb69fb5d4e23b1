"""IRIs as people write them: a known prefix for a known namespace, ``id:`` for the base of the data."""

from __future__ import annotations

import re

from kg.store.cells import Iri
from kg.terms import DATA, PREFIXES

_NAMESPACES = {"id": DATA, **PREFIXES}
_ABSOLUTE = re.compile(r"<?((?:[A-Za-z][A-Za-z0-9+.-]*://|urn:)[^\s<>\"{}|\\^`]+)>?")
_PREFIXED = re.compile(r"([a-z]+):([^\s<>\"{}|\\^`]+)")


def short(iri: str) -> str:
    """The IRI with a prefix where one is known."""
    for prefix, namespace in _NAMESPACES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def as_iri(words: str) -> Iri | None:
    """The IRI that ``words`` write, whole, between angle brackets or with a known prefix; else None."""
    whole = _ABSOLUTE.fullmatch(words.strip())
    if whole:
        return Iri(whole[1])
    prefixed = _PREFIXED.fullmatch(words.strip())
    if prefixed and prefixed[1] in _NAMESPACES:
        return Iri(_NAMESPACES[prefixed[1]] + prefixed[2])
    return None
