"""Blocks of names among which it is decided who is who."""

from __future__ import annotations

from functools import lru_cache

from kg.identity.names import parse
from kg.identity.registry import canonical
from kg.model import AgentKind
from kg.slugs import digest, normal_name, slug


@lru_cache(maxsize=65536)
def name_key(kind: AgentKind, name: str) -> str:
    """The block that a name belongs to: "person/putin", "outlet/tass".

    Persons are compared within what their surnames sound like, all others within the names that the
    registries have for one thing.
    """
    if kind is AgentKind.PERSON:
        return f"{kind.value}/{slug(parse(name).key) or digest(name)}"
    return f"{kind.value}/{normal_name(canonical(kind, name))}"
