"""Which mentions of one block of surnames are one person.

First the mentions of one full name, which are one person unless they speak against each other; then
the ways to write a name; last the names that are no full ones ("Putin", "V. Putin"), each mention by
itself.  Every step looks at sets, so the order of articles makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from kg.identity.bearer import Bearer, by_name, named, opposed
from kg.identity.clusters import Unions, agglomerate
from kg.identity.decisions import Decision, Verdict
from kg.identity.fields import near
from kg.identity.names import Fit, PersonName, fit, initials, parse
from kg.identity.overrules import Overrules, Side
from kg.identity.people import NAMES, Mention, Profile, Weighed, weigh
from kg.identity.short_names import short_names

_HALF = 0.5
_TOGETHER = -1.0


def persons(mentions: Sequence[Mention], rules: Overrules) -> tuple[list[list[Mention]], list[Decision]]:
    """The mentions by their bearers, and what was decided on the way."""
    made: list[Decision] = []
    full: defaultdict[PersonName, list[Mention]] = defaultdict(list)
    short: list[Mention] = []
    for mention in sorted(mentions):
        name = parse(mention.name)
        if name.full:
            full[name].append(mention)
        else:
            short.append(mention)
    bearers: list[Bearer] = []
    for _, same in sorted(full.items(), key=by_name):
        bearers += _split(same, rules, made)
    bearers = _variants(bearers, rules, made)
    groups = short_names(short, bearers, rules, made)
    for number, bearer in enumerate(bearers):
        groups[number] += bearer.mentions
    return groups, made


def _split(mentions: list[Mention], rules: Overrules, made: list[Decision]) -> list[Bearer]:
    """The bearers of one full name: one, unless roles or a person's lines part them."""
    atoms, loose = _atoms(mentions, rules)
    seeds = [Bearer.of(atom, rules) for atom in atoms]
    if len(seeds) > 1:
        links = {
            (one, other): None
            if opposed(seeds[one].sides, seeds[other].sides)
            else NAMES[Fit.EQUAL] + weigh(seeds[one].profile, seeds[other].profile)
            for one, other in combinations(range(len(seeds)), 2)
        }
        clusters = agglomerate(
            len(seeds),
            links,
            [str(seed.first.age) for seed in seeds],
            lambda one, other: (
                not opposed(
                    frozenset().union(*(seeds[n].sides for n in one)),
                    frozenset().union(*(seeds[n].sides for n in other)),
                )
            ),
        )
        seeds = [Bearer.of((m for n in cluster for m in seeds[n].mentions), rules) for cluster in clusters]
    seeds.sort(key=lambda seed: seed.first.age)
    if len(seeds) < 2:
        bearers = [Bearer.of(mentions, rules)]
    else:
        chosen: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in loose:
            told = Profile.of([mention])
            odds = [weigh(told, seed.profile).odds for seed in seeds]
            # Where nothing tells, the earliest bearer has the name.
            chosen[max(range(len(seeds)), key=lambda n: (odds[n], -n))].append(mention)
        bearers = [Bearer.of([*seed.mentions, *chosen[n]], rules) for n, seed in enumerate(seeds)]
    for one, other in combinations(bearers, 2):
        if not opposed(one.sides, other.sides):
            found = NAMES[Fit.EQUAL] + weigh(one.profile, other.profile)
            refs = one.ref(True), other.ref(True)
            made.append(Decision(Verdict.DIFFERENT, *refs, found.score, found.reasons))
    often = [bearer for bearer in bearers if len(bearer.profile.articles) > 1]
    made += [_one_name(bearer, alone=len(bearers) > 1) for bearer in often]
    return bearers


def _atoms(mentions: list[Mention], rules: Overrules) -> tuple[list[list[Mention]], list[Mention]]:
    """The mentions whose roles fit one life, and those whose roles tell nothing.

    Fields that one mention has together, or that people often have both, are one atom; so the number of
    atoms is bounded, however many articles there are.
    """
    told = [(mention, Profile.of([mention]).fields, rules.sides(mention)) for mention in mentions]
    lives: Unions[str] = Unions()
    known = sorted(set().union(*(fields for _, fields, _ in told)))
    for _, fields, _ in told:
        for one, other in combinations(sorted(fields), 2):
            lives.join(one, other)
    for one, other in combinations(known, 2):
        if near(one, other):
            lives.join(one, other)
    atoms: defaultdict[tuple[str, tuple[Side, ...]], list[Mention]] = defaultdict(list)
    loose: list[Mention] = []
    for mention, fields, sides in told:
        if fields or sides:
            life = lives.root(min(fields)) if fields else ""
            atoms[life, tuple(sorted(sides))].append(mention)
        else:
            loose.append(mention)
    return [atoms[each] for each in sorted(atoms)], loose


def _one_name(bearer: Bearer, alone: bool) -> Decision:
    """That one name in several articles is one person."""
    articles, fields = len(bearer.profile.articles), sorted(bearer.profile.fields)
    found = NAMES[Fit.EQUAL] + Weighed(1.0 if fields else 0.0, (f"in {articles} articles",))
    if fields:
        found += Weighed(0.0, (f"roles in {', '.join(fields)}",))
    return Decision(Verdict.SAME, bearer.ref(alone), None, found.score, found.reasons)


def _variants(bearers: list[Bearer], rules: Overrules, made: list[Decision]) -> list[Bearer]:
    """The bearers with those joined whose names are ways to write one: "Volodymyr", "Vladimir"."""
    links: dict[tuple[int, int], Weighed | None] = {}
    for one, other in _candidates(bearers):
        links[one, other] = _link(bearers[one], bearers[other])
    names = [str(bearer.first.own) + str(bearer.first.age) for bearer in bearers]
    clusters = agglomerate(
        len(bearers),
        links,
        names,
        lambda one, other: (
            not any(
                fit(bearers[a].name, bearers[b].name) is Fit.NONE
                or opposed(bearers[a].sides, bearers[b].sides)
                for a in one
                for b in other
            )
        ),
    )
    place = {number: cluster for cluster in clusters for number in cluster}
    for (one, other), link in sorted(links.items()):
        if link is not None and fit(bearers[one].name, bearers[other].name) is not Fit.EQUAL:
            verdict = Verdict.SAME if place[one] is place[other] else Verdict.DIFFERENT
            first, second = sorted((named(bearers, one), named(bearers, other)))
            made.append(Decision(verdict, first, second, link.score, link.reasons))
    return [Bearer.of((m for n in cluster for m in bearers[n].mentions), rules) for cluster in clusters]


def _candidates(bearers: list[Bearer]) -> list[tuple[int, int]]:
    """The pairs whose names could fit: by the letters that the given name can begin with."""
    by_letter: defaultdict[str, list[int]] = defaultdict(list)
    for number, bearer in enumerate(bearers):
        for letter in set().union(*(initials(part, True) for part in bearer.name.given[:2])):
            by_letter[letter].append(number)
    return sorted({pair for numbers in by_letter.values() for pair in combinations(numbers, 2)})


def _link(one: Bearer, other: Bearer) -> Weighed | None:
    """What speaks for one person behind two names; None where nothing can."""
    how = fit(one.name, other.name)
    if how is Fit.NONE or how is Fit.EQUAL or opposed(one.sides, other.sides):
        return None  # two bearers of one name have been told apart already
    both = one.profile.articles & other.profile.articles
    if len(both) > _HALF * min(len(one.profile.articles), len(other.profile.articles)):
        return None  # articles that name both have two persons
    found = NAMES[how] + weigh(one.profile, other.profile)
    return found + Weighed(_TOGETHER, (f"both named in {len(both)} articles",)) if both else found
