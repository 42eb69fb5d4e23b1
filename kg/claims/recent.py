"""What was made of late, so many things at most: a cache of which single things can be forgotten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Thing = TypeVar("Thing")


class Recent(Generic[Key, Thing]):
    """Things by key, made when they are asked for; those not asked for longest are let go."""

    def __init__(self, make: Callable[[Key], Thing], most: int) -> None:
        self._make, self._most = make, most
        self._held: dict[Key, Thing] = {}

    def __call__(self, key: Key) -> Thing:
        """The thing of this key."""
        thing = self._held.pop(key) if key in self._held else self._make(key)
        self._held[key] = thing  # a dict keeps the order of putting in
        if len(self._held) > self._most:
            del self._held[next(iter(self._held))]
        return thing

    def forget(self, *keys: Key) -> None:
        """Let go of these things, which are no longer so."""
        for key in keys:
            self._held.pop(key, None)

    def clear(self) -> None:
        """Let go of all."""
        self._held.clear()
