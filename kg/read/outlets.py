"""What reading asks of a registry of outlets; the registry itself lives with the resolver."""

from __future__ import annotations

import re
from typing import Protocol
from urllib.parse import urlsplit

# What names of one house have beside its own.
_HOUSE = re.compile(r"^the |\.(?:com|org|net|co\.uk|ca|tv)$| (?:news|online)\b", re.IGNORECASE)


class KnownOutlet(Protocol):
    """An outlet as a registry has it: its full name, and "agency" as its kind if it is one."""

    @property
    def name(self) -> str:
        """The usual full name ("The Associated Press")."""

    @property
    def kind(self) -> str:
        """What kind of outlet it is; "agency" for one whose articles others carry."""


class Outlets(Protocol):
    """A registry of outlets: ``kg.resolve.outlets.Registry`` is one."""

    def find(self, name: str) -> KnownOutlet | None:
        """The outlet of this name or alias."""

    def by_domain(self, host: str) -> KnownOutlet | None:
        """The outlet that publishes at this host name."""


class NoOutlets:
    """A registry that knows no outlet: every name stays as the text has it."""

    def find(self, name: str) -> None:
        """Return None, always."""

    def by_domain(self, host: str) -> None:
        """Return None, always."""


NO_OUTLETS = NoOutlets()


def known_name(outlets: Outlets, name: str) -> str | None:
    """The full name of the outlet called ``name`` ("AP": "The Associated Press"); None if unknown."""
    found = outlets.find(name)
    return found.name if found else None


def host_of(url: str) -> str:
    """The host name in a web address; empty where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def name_at(outlets: Outlets, where: str) -> str | None:
    """The full name of the outlet at a host name or web address; None if unknown."""
    host = host_of(where) if "//" in where else where
    found = outlets.by_domain(host) if host else None
    return found.name if found else None


def is_same_house(one: str, other: str) -> bool:
    """True for two names of one house: "CBC" and "CBC News", "The Courier" and "Courier.com", "BBC Sport"."""
    first, second = _HOUSE.sub("", one).split(), _HOUSE.sub("", other).split()
    if [word.casefold() for word in first] == [word.casefold() for word in second]:
        return True
    return bool(first and second) and first[0] == second[0] and bool(re.fullmatch("[A-Z]{2,5}", first[0]))


def is_agency(outlets: Outlets, name: str) -> bool:
    """True for a news agency, whose articles others carry."""
    found = outlets.find(name)
    return found is not None and found.kind == "agency"
