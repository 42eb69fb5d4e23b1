"""Whom a name means that is no full one: "Putin", "V. Putin".  Each mention is looked at by itself."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from kg.identity.bearer import Bearer, apart, by_name, named, opposed, ref_of
from kg.identity.clusters import Unions
from kg.identity.decisions import Decision, Verdict
from kg.identity.names import Fit, PersonName, fit, parse
from kg.identity.overrules import Overrules
from kg.identity.people import NAMES, Mention, Profile, Weighed, weigh

_ONLY_ONE = Weighed(1.5, ("the only full name of this surname that is known",))
_MARGIN = 0.7
_TIED = Weighed(1.5, ("tied by roles, company or countries",))


def short_names(
    mentions: Sequence[Mention], bearers: Sequence[Bearer], rules: Overrules, made: list[Decision]
) -> list[list[Mention]]:
    """The mentions by bearer: first those that join each of ``bearers``, in their order, then the others."""
    joined: list[list[Mention]] = [[] for _ in bearers]
    alone: list[list[Mention]] = []
    left: list[Mention] = []
    for mention in mentions:
        fitting = _fitting(mention, bearers, rules)
        if not fitting:
            left.append(mention)
            continue
        place = _whose(mention, fitting, bearers, made)
        sides = rules.sides(mention)
        if place is None or any(opposed(sides, rules.sides(other)) for other in joined[place] if sides):
            alone.append([mention])
        else:
            joined[place].append(mention)
    return [*joined, *alone, *_tied(left, rules, made)]


def _fitting(mention: Mention, bearers: Sequence[Bearer], rules: Overrules) -> list[tuple[int, Fit]]:
    """The bearers that the name could mean: not those whom the article names beside."""
    name, sides = parse(mention.name), rules.sides(mention)
    return [
        (number, how)
        for number, bearer in enumerate(bearers)
        if (how := fit(name, bearer.name)) is not Fit.NONE
        and mention.article not in bearer.profile.articles
        and not opposed(sides, bearer.sides)
    ]


def _whose(
    mention: Mention, fitting: list[tuple[int, Fit]], bearers: Sequence[Bearer], made: list[Decision]
) -> int | None:
    """Which of the fitting bearers the name means; None where none is sure."""
    told = Profile.of([mention])
    weighed: list[tuple[float, int, Weighed]] = []
    for number, how in fitting:
        bearer = bearers[number]
        others = [len(bearers[n].profile.articles) for n, _ in fitting if n != number]
        found = NAMES[how] + weigh(told, bearer.profile)
        found += _prominence(len(bearer.profile.articles), max(others)) if others else _ONLY_ONE
        weighed.append((found.odds, -number, found))
    weighed.sort(reverse=True, key=lambda each: each[:2])
    odds, place, best = weighed[0]
    sure = odds > 0 and (len(weighed) == 1 or odds - weighed[1][0] >= _MARGIN)
    reasons = best.reasons if sure or odds <= 0 else (*best.reasons, "another fits nearly as well")
    verdict = Verdict.SAME if sure else Verdict.DIFFERENT
    made.append(Decision(verdict, ref_of(mention), named(bearers, -place), best.score, reasons))
    return -place if sure else None


def _prominence(articles: int, others: int) -> Weighed:
    """The person whom news names most is the one it names shortly."""
    odds = max(-2.0, min(2.0, math.log((articles + 1) / (others + 1))))
    return Weighed(round(odds, 2), (f"in {articles} articles, the next one in {others}",))


def _tied(mentions: list[Mention], rules: Overrules, made: list[Decision]) -> list[list[Mention]]:
    """Names without a given name and without a full one that fits: one bearer where something ties them.

    "Lula", whom articles call nothing else; two Smiths of two villages share no more than that.
    """
    names: defaultdict[PersonName, list[Mention]] = defaultdict(list)
    for mention in mentions:
        names[parse(mention.name)].append(mention)
    groups: list[list[Mention]] = []
    for _, same in sorted(names.items(), key=by_name):
        ties: Unions[str] = Unions()
        for mention in same:
            for feature in _features(mention):
                ties.join(mention.article, feature)
        tied: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in same:
            tied[ties.root(mention.article)].append(mention)
        found = [group for together in tied.values() for group in apart(together, rules)]
        for group in found:
            groups.append(group)
            articles = {mention.article for mention in group}
            if len(articles) > 1:
                bearer = Bearer.of(group, rules)
                odds = NAMES[Fit.SURNAME] + _TIED + Weighed(0.0, (f"in {len(articles)} articles",))
                made.append(
                    Decision(Verdict.SAME, bearer.ref(len(found) > 1), None, odds.score, odds.reasons)
                )
    return groups


def _features(mention: Mention) -> list[str]:
    told = Profile.of([mention])
    parts = {"field": told.fields, "anchor": told.anchors, "company": told.company, "place": told.places}
    return [f"{part} {each}" for part, values in parts.items() for each in sorted(values)]
