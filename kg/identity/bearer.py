"""Someone found behind several mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.identity.decisions import Ref, tag_of
from kg.identity.names import PersonName, parse
from kg.identity.overrules import Overrules, Side
from kg.identity.people import Mention, Profile


@dataclass(slots=True)
class Bearer:
    """Mentions that were found to be one person."""

    mentions: list[Mention]
    profile: Profile
    name: PersonName
    sides: frozenset[Side]

    @staticmethod
    def of(mentions: Iterable[Mention], rules: Overrules) -> Bearer:
        """The bearer of these mentions; its name is the one that most articles have."""
        kept = sorted(mentions)
        written = Counter(mention.name for mention in kept)
        name = min(written, key=lambda each: (-written[each], each))
        sides = frozenset().union(*(rules.sides(mention) for mention in kept))
        return Bearer(kept, Profile.of(kept), parse(name), sides)

    @property
    def first(self) -> Mention:
        """The earliest mention."""
        return min(self.mentions, key=lambda mention: mention.age)

    def ref(self, alone: bool = False) -> Ref:
        """How a decision names the bearer; ``alone`` where the name has other bearers too."""
        mention = self.first
        return ref_of(mention) if alone else Ref(mention.kind, mention.name)


def ref_of(mention: Mention) -> Ref:
    """The mention in its one article."""
    return Ref(mention.kind, mention.name, tag_of(mention.article), mention.article)


def opposed(first: Iterable[Side], second: Iterable[Side]) -> bool:
    """True when a line of a person says that the two are different."""
    where = dict(first)
    return any(where.get(line, place) != place for line, place in second)


def apart(mentions: Iterable[Mention], rules: Overrules) -> list[list[Mention]]:
    """The mentions in as few groups as a person's lines allow; whom no line speaks of is in the earliest."""
    by_sides: defaultdict[frozenset[Side], list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_sides[rules.sides(mention)].append(mention)
    free = by_sides.pop(frozenset(), [])
    groups: list[tuple[frozenset[Side], list[Mention]]] = []
    for sides, group in sorted(by_sides.items(), key=lambda found: min(each.age for each in found[1])):
        fitting = next((n for n, (others, _) in enumerate(groups) if not opposed(sides, others)), None)
        if fitting is None:
            groups.append((sides, group))
        else:
            others, together = groups[fitting]
            groups[fitting] = (sides | others, together + group)
    found = [group for _, group in groups] or [[]]
    found[0] = found[0] + free
    return [sorted(group) for group in found if group]


def named(bearers: Sequence[Bearer], number: int) -> Ref:
    """How a decision names one of several bearers."""
    alike = sum(bearer.name == bearers[number].name for bearer in bearers)
    return bearers[number].ref(alone=alike > 1)


def by_name(found: tuple[PersonName, list[Mention]]) -> tuple[str, ...]:
    """Sorts groups of mentions by their name."""
    name = found[0]
    return (name.surname, *name.given, name.suffix)
