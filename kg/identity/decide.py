"""Who is who: mentions in, the IRI of each one's bearer out, with every decision that led there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.identity.bearer import opposed, ref_of
from kg.identity.bodies import bodies, known_as
from kg.identity.clusters import Unions
from kg.identity.decisions import Decision, Decisions, Ref, Verdict, ordered, tag_of
from kg.identity.keys import name_key
from kg.identity.names import Fit, fit, parse
from kg.identity.overrules import Overrules, contradiction
from kg.identity.people import Mention
from kg.identity.persons import persons
from kg.model import AgentKind
from kg.populate.iris import named_iri


def decide(mentions: Iterable[Mention], overrules: Iterable[Decision] = ()) -> Decisions:
    """Who is who among ``mentions``: the same for the same mentions, in whatever order they come.

    overrules  what a person decided; it holds whatever the program thinks

    Only mentions of one block of names are compared, so whoever gives a part of a store's mentions must
    give whole blocks, with those that a line of a person joins to them.
    """
    rules = Overrules(overrules)
    joined, blocks = rules.keys(), defaultdict(list)
    for mention in mentions:
        blocks[joined.root(name_key(mention.kind, mention.name))].append(mention)
    settled: defaultdict[str, dict[str, str]] = defaultdict(dict)
    made: list[Decision] = []
    for _, block in sorted(blocks.items()):
        bearers, decisions = _bearers(sorted(block), rules)
        made += decisions
        for iri, bearer in _iris(bearers):
            for mention in bearer:
                settled[mention.article][mention.own] = iri
    return Decisions({article: settled[article] for article in sorted(settled)}, ordered(made))


def _bearers(mentions: Sequence[Mention], rules: Overrules) -> tuple[list[list[Mention]], list[Decision]]:
    """The mentions of one block by bearer."""
    moved = {mention: goal for mention in mentions if (goal := rules.goes_to(mention)) is not None}
    staying = [mention for mention in mentions if mention not in moved]
    made = rules.applied(mentions)
    by_kind: dict[str, list[Mention]] = defaultdict(list)
    for mention in staying:
        person = mention.kind is AgentKind.PERSON
        by_kind["" if person else name_key(mention.kind, mention.name)].append(mention)
    groups: list[list[Mention]] = []
    for kind, alike in sorted(by_kind.items()):
        found, decisions = (bodies if kind else persons)(alike, rules)
        groups += found
        made += decisions
    groups = _once_an_article(groups, made)
    return _as_told(groups, moved, rules), made


def _once_an_article(groups: list[list[Mention]], made: list[Decision]) -> list[list[Mention]]:
    """Two names that one article keeps apart stay two there, whatever they are elsewhere.

    Only names that are equal but for the way they are written, and names of one registry entry, join.
    """
    kept: list[list[Mention]] = []
    for group in groups:
        common = Counter(mention.own for mention in group)
        by_article: dict[str, list[Mention]] = defaultdict(list)
        for mention in sorted(group, key=lambda m: (-common[m.own], m.own)):
            by_article[mention.article].append(mention)
        stays: list[Mention] = []
        for _, (first, *others) in sorted(by_article.items()):
            stays.append(first)
            for other in others:
                alike = other.kind is not AgentKind.PERSON or (
                    fit(parse(first.name), parse(other.name)) is Fit.EQUAL
                )
                if alike:
                    stays.append(other)
                    continue
                kept.append([other])
                reasons = ("the article names both",)
                made.append(Decision(Verdict.DIFFERENT, ref_of(first), ref_of(other), 0.0, reasons))
        kept.append(stays)
    return kept


def _as_told(groups: list[list[Mention]], moved: dict[Mention, Ref], rules: Overrules) -> list[list[Mention]]:
    """The groups as the lines of a person that make one of two have them."""
    together: Unions[Mention] = Unions()
    for group in groups:
        for mention in group[1:]:
            together.join(group[0], mention)
    mentions = [mention for group in groups for mention in group] + sorted(moved)
    meant: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        meant[mention.own].append(mention)
        meant[f"{mention.own}/{tag_of(mention.article)}"].append(mention)
    for decision in rules.applied(mentions):
        first = meant[decision.first.iri]
        second = first if decision.second is None else meant[decision.second.iri]
        if decision.verdict is Verdict.SAME and first and second:
            for mention in (*first, *second):
                # A mention that a line moves elsewhere goes there alone.
                if mention not in moved or moved[mention] in (decision.first, decision.second):
                    together.join(_staying(first, moved), mention)
    found = together.groups(mentions)
    for group in found:
        _check(group, rules)
    return found


def _staying(mentions: list[Mention], moved: dict[Mention, Ref]) -> Mention:
    return next((mention for mention in mentions if mention not in moved), mentions[0])


def _check(group: list[Mention], rules: Overrules) -> None:
    """Raise where lines both join and part."""
    sides: dict[int, int] = {}
    for mention in group:
        own = rules.sides(mention)
        if opposed(sides.items(), own):
            line = next(line for line, place in own if sides.get(line, place) != place)
            raise contradiction(rules.decisions[line])
        sides.update(own)


def _iris(bearers: list[list[Mention]]) -> list[tuple[str, list[Mention]]]:
    """An IRI for each bearer: its best name's own, which the earliest of several bearers has.

    The others' hang under it, made of the earliest article that each is in: it stays when articles come
    that are newer.
    """
    claims: defaultdict[str, list[list[Mention]]] = defaultdict(list)
    for bearer in bearers:
        claims[_best_own(bearer)].append(bearer)
    found: list[tuple[str, list[Mention]]] = []
    for own, several in sorted(claims.items()):
        several.sort(key=lambda bearer: min(mention.age for mention in bearer))
        for place, bearer in enumerate(several):
            earliest = min(bearer, key=lambda mention: mention.age)
            found.append((own if place == 0 else f"{own}/{tag_of(earliest.article)}", bearer))
    return found


def _best_own(bearer: list[Mention]) -> str:
    kind, name = known_as(bearer)
    if kind is not AgentKind.PERSON:
        return str(named_iri(kind, name))
    common = Counter((mention.own, mention.name) for mention in bearer if mention.kind is kind)

    def rank(found: tuple[str, str]) -> tuple[bool, int, str]:
        return (not parse(found[1]).full, -common[found], found[0])

    return min(common, key=rank)[0]
