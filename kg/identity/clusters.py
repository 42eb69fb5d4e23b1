"""Things joined into clusters, by links that hold and against links that forbid."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from kg.identity.people import Weighed

Thing = TypeVar("Thing", bound=Hashable)


class Unions(Generic[Thing]):
    """Which things belong together; a thing that was never joined stands alone."""

    def __init__(self) -> None:
        self._above: dict[Thing, Thing] = {}

    def root(self, thing: Thing) -> Thing:
        """What stands for all that ``thing`` was joined with."""
        top = thing
        while top in self._above:
            top = self._above[top]
        while thing != top:
            self._above[thing], thing = top, self._above[thing]
        return top

    def join(self, first: Thing, second: Thing) -> None:
        """Put the two, and all that belong to them, together."""
        first, second = self.root(first), self.root(second)
        if first != second:
            self._above[second] = first

    def groups(self, things: Iterable[Thing]) -> list[list[Thing]]:
        """The things by what they belong to, in the order given."""
        found: dict[Thing, list[Thing]] = {}
        for thing in things:
            found.setdefault(self.root(thing), []).append(thing)
        return list(found.values())


def agglomerate(
    count: int,
    links: Mapping[tuple[int, int], Weighed | None],
    order: Sequence[str],
    may_join: Callable[[list[int], list[int]], bool],
) -> list[list[int]]:
    """The numbers below ``count`` in clusters: the strongest links first, none against a forbidding one.

    links     between a lower and a higher number; None forbids, a pair that is not there says nothing
    order     breaks ties, so that the result does not depend on how things were numbered
    may_join  whether two clusters may come together for other reasons
    """
    clusters = {number: [number] for number in range(count)}
    member_of = list(range(count))
    strong = [(link.odds, pair) for pair, link in links.items() if link is not None and link.odds > 0]
    strong.sort(key=lambda found: (-found[0], *sorted((order[found[1][0]], order[found[1][1]]))))
    for _, (one, other) in strong:
        first, second = sorted((member_of[one], member_of[other]))
        if first == second or _forbidden(clusters[first], clusters[second], links):
            continue
        if may_join(clusters[first], clusters[second]):
            for number in clusters[second]:
                member_of[number] = first
            clusters[first] += clusters.pop(second)
    return [sorted(cluster) for cluster in clusters.values()]


def _forbidden(first: list[int], second: list[int], links: Mapping[tuple[int, int], Weighed | None]) -> bool:
    for one in first:
        for other in second:
            pair = (min(one, other), max(one, other))
            if pair in links:
                link = links[pair]
                if link is None or link.odds < 0:
                    return True
    return False
