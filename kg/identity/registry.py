"""Outlets and polities by the registries: one canonical name for all of an entry's names."""

from __future__ import annotations

from functools import lru_cache

from kg.model import AgentKind
from kg.resolve.outlets import Outlet, Registry
from kg.resolve.polities import Polities


@lru_cache(maxsize=65536)
def entry(name: str) -> Outlet | None:
    """The registry's outlet of this name, alias or web address; None for one that it does not know."""
    outlets = Registry.load()
    return outlets.find(name) or (outlets.by_domain(name) if "." in name else None)


@lru_cache(maxsize=65536)
def canonical(kind: AgentKind, name: str) -> str:
    """The name by which the registries know an outlet, a polity or a body; else the name itself.

    A metonym is an entry of its own: "Moscow" stays Moscow, whatever it stands for.
    """
    if kind is AgentKind.OUTLET:
        outlet = entry(name)
        return outlet.name if outlet else name
    if kind in (AgentKind.COUNTRY, AgentKind.ORGANIZATION):
        polity = Polities.load().find(name)
        fits = polity is not None and (polity.kind == "country") is (kind is AgentKind.COUNTRY)
        return polity.name if polity is not None and fits else name
    return name
