"""The claim that words ask for, and the others that fit: on stderr for people, as data with ``--json``."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.phrasing import bare_quoted, counted
from kg.analyse.rows import Json
from kg.claims import Claims, Cluster, claims_fitting, titled
from kg.cli.common import say

_MOST = 5
"""Other claims that are shown."""

_WORDS = 120
"""Characters of a claim's wording that are shown."""


def asked_for(found: Claims, thing: str) -> tuple[Cluster, Sequence[Cluster]]:
    """The claim that fits best and the next best ones, which are listed on stderr; NotFound for none."""
    nearest, fitting = claims_fitting(found, thing, 1 + _MOST)
    say_others(nearest, fitting)
    return nearest[0], nearest[1:]


def say_others(nearest: Sequence[Cluster], fitting: int) -> None:
    """List on stderr what else was fitting; ``nearest`` begins with the claim that is answered."""
    others = nearest[1 : 1 + _MOST]
    if not others:
        return
    say(f"{fitting} claims fit; this is about: {titled(nearest[0], _WORDS)}")
    say("The others, by how well they fit; more words, or an IRI, ask about one of them:")
    for each in others:
        told = titled(each, _WORDS)
        words = told if each.only_denied else bare_quoted(told)
        say(f"  {words} ({counted(_articles(each), 'article')})")
        say(f"    {each.iri}")
    if fitting > 1 + len(others):
        say(f"  and {fitting - 1 - len(others)} more")


def others_json(others: Sequence[Cluster]) -> list[Json]:
    """One plain dict for each of the other claims that fit."""
    return [{"claim": each.wording, "iri": each.iri, "articles": _articles(each)} for each in others]


def _articles(claim: Cluster) -> int:
    return len({statement.article.iri for statement in claim.statements})
