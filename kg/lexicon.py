"""Closed word classes that tell what a noun phrase in source position is, and what a cue does.

General English of news; no names.  The classes are data: ``kg/data/lexicon.toml``.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("kg") / "data" / "lexicon.toml").read_text("utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_table()[name].split())


TITLES = _words("titles")
OFFICES = _words("offices")
PERSON_NOUNS = TITLES | _words("person_nouns")
CALLINGS = _words("callings")
DOCUMENT_NOUNS = _words("document_nouns")
AUTHORED = _words("authored")
NEWSROOM_NOUNS = _words("newsroom_nouns")
REPORT_NOUNS = _words("report_nouns")
OUTLET_NOUNS = _words("outlet_nouns")
ORGANIZATION_NOUNS = _words("organization_nouns")
ORGANIZATION_NAME_WORDS = _words("organization_name_words")
PAPER_WORDS = _words("paper_words")
NOT_NAMES = _words("not_names")
PLACES = _words("places")
PLATFORMS = _words("platforms")
PRONOUNS = _words("pronouns")
NAME_PARTICLES = _words("particles")
LOWERED = _words("lowered")
PLAIN_SPEECH = _words("plain_speech")

MANNERS: dict[str, frozenset[str]] = {
    name: frozenset(verbs.split()) for name, verbs in _table()["manners"].items()
}
"""Base forms of verbs by the value of their manner; a verb of several manners stands with each."""

IRREGULAR: dict[str, str] = dict(_table()["irregular"])
"""Verb forms whose base form no ending tells."""


def singular(word: str) -> str:
    """The word without a regular plural ending, casefolded: "officials" gives "official"."""
    folded = word.casefold().rstrip(".")
    if folded.endswith("ies") and len(folded) > 4:
        return folded[:-3] + "y"
    if folded.endswith("men") and folded not in ("men", "women"):
        return folded[:-3] + "man"
    if folded.endswith(("ches", "shes", "sses", "xes")):
        return folded[:-2]
    if folded.endswith("s") and not folded.endswith(("ss", "us", "is")) and len(folded) > 3:
        return folded[:-1]
    return folded
