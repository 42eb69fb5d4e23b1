"""What the registries know: an outlet's owner, country and hold by a state; what a capital stands for."""

from __future__ import annotations

from functools import cache

from kg.analyse.voices import plain_name
from kg.resolve import polities
from kg.resolve.outlets import Outlet, Registry

STATE_RUN = frozenset({"SC", "CaPu", "ISFM", "ISM"})
"""Typologies of the state media matrix in which a state manages the outlet or has captured it."""


@cache
def _registry() -> Registry:
    return Registry.load()


def known_outlet(name: str | None) -> Outlet | None:
    """The outlet of this name, by the shipped registry; None when it is not in it."""
    return _registry().find(name) if name else None


def names_of(name: str) -> frozenset[str]:
    """All names of the outlet that the registry knows, as they are compared; the name itself among them."""
    known = known_outlet(name)
    every = (name, known.name, *known.aliases) if known else (name,)
    return frozenset(plain_name(each) for each in every)


def owner(name: str) -> str | None:
    """Who owns the outlet; a show and its network belong together."""
    known = known_outlet(name)
    return (known.owner or known.parent or None) if known else None


def state(name: str) -> str | None:
    """The country whose state runs the outlet; None for one that no state runs, or that is not known."""
    known = known_outlet(name)
    return known.country if known and known.typology in STATE_RUN else None


def country(name: str) -> str | None:
    """The country of the outlet."""
    known = known_outlet(name)
    return known.country or None if known else None


def is_agency(name: str) -> bool:
    """True for a news agency."""
    known = known_outlet(name)
    return known is not None and known.kind == "agency"


def spoken_of(name: str) -> str:
    """The polity that a name stands for where it speaks: Russia for "Moscow"; the name itself for others."""
    polity = polities.find(name)
    return polity.stands_for or polity.name if polity is not None else name
