"""Networks of positions as discourse network analysis has them: actors and issues, agreement, conflict.

Definitions after Leifeld, Gruber and Bossner, Discourse Network Analyzer Manual (2018), chapter 2.  Let
x[i,j,k] be how often actor i takes stance k (for or against) on issue j.  Then, for two actors i and i',

    congruence  sum over j and k of x[i,j,k] x[i',j,k]
    conflict    sum over j and k of x[i,j,k] x[i',j,k'], where k' is the opposite of k
    subtract    congruence less conflict

Only support and opposition count; conditional and neutral stances are in the two-mode network alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import combinations

import networkx as nx

from kg.analyse.stances import Counting, Taken, counted
from kg.model import Stance

SIDES = (Stance.SUPPORTS, Stance.OPPOSES)


class Mode(StrEnum):
    """What ties two actors."""

    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SUBTRACT = "subtract"


class Normalisation(StrEnum):
    """How a tie is put in proportion to how much actors, or issues, are in the news at all.

    The activity of an actor is the sum of x over all issues and stances, the prominence of an issue the
    sum over all actors and stances.  The manual's sections on normalisation divide a tie between actors by

        average  the mean of their activities
        jaccard  what only one of them says plus their congruence: sum of x[i,j,k] where x[i',j,k] is 0,
                 of x[i',j,k] where x[i,j,k] is 0, and of x[i,j,k] x[i',j,k]
        cosine   the product of their activities

    and a tie between an actor and an issue by the actor's activity or the issue's prominence.  "vector"
    is not in the manual: it divides by the product of the lengths of the two vectors x[i] and x[i'], so
    that the congruence of equal profiles is 1.
    """

    NONE = "none"
    AVERAGE = "average"
    JACCARD = "jaccard"
    COSINE = "cosine"
    VECTOR = "vector"
    ACTIVITY = "activity"
    PROMINENCE = "prominence"


Profile = Counter[tuple[str, Stance]]
"""How often an actor takes each stance on each issue."""


def actor_issue(
    positions: Iterable[Taken],
    normalisation: Normalisation = Normalisation.NONE,
    counting: Counting = Counting.ARTICLE,
) -> nx.Graph[str]:
    """The two-mode network: actors, issues, and between them what the actor says of the issue.

    Nodes have ``label``, ``kind`` ("actor" or "issue") and ``bipartite`` (0 or 1, as networkx has it).  An
    edge has the count of each stance (``supports``, ``opposes``, ``conditional``, ``neutral``), the
    balance of support over opposition (``balance``: the manual's "subtract"), ``weight``: all stances,
    normalised by activity or prominence, and the dates of the ``first`` and the ``last`` stance.
    """
    held = counted(positions, counting)
    graph: nx.Graph[str] = nx.Graph()
    for position in sorted(held):
        _name(graph, position)
    stances = Counter((p.holder, p.issue, p.stance) for p in held)
    activity, prominence = Counter(p.holder for p in held), Counter(p.issue for p in held)
    dates = _dates(held)
    for holder, issue in sorted(dates):
        counts = {stance.value: stances[holder, issue, stance] for stance in Stance}
        total = sum(counts.values())
        divisor = {Normalisation.ACTIVITY: activity[holder], Normalisation.PROMINENCE: prominence[issue]}
        graph.add_edge(
            holder,
            issue,
            weight=total / divisor.get(normalisation, 1),
            balance=counts["supports"] - counts["opposes"],
            **counts,
            **_span(dates[holder, issue]),
        )
    return graph


def _dates(positions: Iterable[Taken]) -> dict[tuple[str, str], list[str]]:
    """The known dates on which each actor took a stance on each issue."""
    found: dict[tuple[str, str], list[str]] = {}
    for position in positions:
        found.setdefault((position.holder, position.issue), []).extend([position.on] if position.on else [])
    return found


def _span(dates: Sequence[str]) -> dict[str, str]:
    """The first and the last of some dates; empty where none is known."""
    return {"first": min(dates, default=""), "last": max(dates, default="")}


def _name(graph: nx.Graph[str], position: Taken) -> None:
    for node, label, kind in (
        (position.holder, position.name, "actor"),
        (position.issue, position.label, "issue"),
    ):
        if node not in graph:
            graph.add_node(node, label=label, kind=kind, bipartite=int(kind == "issue"))


def between_actors(
    positions: Iterable[Taken],
    mode: Mode = Mode.CONGRUENCE,
    normalisation: Normalisation = Normalisation.NONE,
    counting: Counting = Counting.ARTICLE,
) -> nx.Graph[str]:
    """The one-mode network of actors; an edge where the tie is not zero.

    An edge has ``weight``, negative in "subtract" where conflict prevails, ``issues``, the labels of what
    ties the two, in order, joined by "; ", and the dates of the ``first`` and the ``last`` stance of either
    on these.  Actors without a tie are there too; each has its ``activity``.
    """
    held = [p for p in counted(positions, counting) if p.stance in SIDES]
    labels = {p.issue: p.label for p in sorted(held, reverse=True)}
    profiles: dict[str, Profile] = {}
    for position in held:
        profiles.setdefault(position.holder, Counter())[position.issue, position.stance] += 1
    graph: nx.Graph[str] = nx.Graph()
    dates = _dates(held)
    for position in sorted(held):
        if position.holder not in graph:
            activity = sum(profiles[position.holder].values())
            graph.add_node(position.holder, label=position.name, kind="actor", activity=activity)
    for one, other in combinations(sorted(profiles), 2):
        weight = tie(profiles[one], profiles[other], mode) / _divisor(
            profiles[one], profiles[other], normalisation
        )
        if weight:
            tying = _tying(profiles[one], profiles[other], mode)
            told = [day for issue in tying for actor in (one, other) for day in dates[actor, issue]]
            shared = sorted({labels[issue] for issue in tying})
            graph.add_edge(one, other, weight=weight, issues="; ".join(shared), **_span(told))
    return graph


def tie(one: Profile, other: Profile, mode: Mode) -> int:
    """How much two profiles agree, disagree, or agree more than they disagree."""
    congruence = sum(count * other[key] for key, count in one.items())
    conflict = sum(count * other[issue, _against(stance)] for (issue, stance), count in one.items())
    return {
        Mode.CONGRUENCE: congruence,
        Mode.CONFLICT: conflict,
        Mode.SUBTRACT: congruence - conflict,
    }[mode]


def _against(stance: Stance) -> Stance:
    return Stance.OPPOSES if stance is Stance.SUPPORTS else Stance.SUPPORTS


def _tying(one: Profile, other: Profile, mode: Mode) -> set[str]:
    same = {issue for issue, stance in one if other[issue, stance]}
    against = {issue for issue, stance in one if other[issue, _against(stance)]}
    return {Mode.CONGRUENCE: same, Mode.CONFLICT: against, Mode.SUBTRACT: same | against}[mode]


def _divisor(one: Profile, other: Profile, normalisation: Normalisation) -> float:
    if normalisation is Normalisation.AVERAGE:
        return (sum(one.values()) + sum(other.values())) / 2
    if normalisation is Normalisation.JACCARD:
        alone = sum(n for key, n in one.items() if not other[key])
        alone += sum(n for key, n in other.items() if not one[key])
        return alone + sum(n * other[key] for key, n in one.items()) or 1
    if normalisation is Normalisation.COSINE:
        return sum(one.values()) * sum(other.values())
    if normalisation is Normalisation.VECTOR:
        return math.sqrt(sum(n * n for n in one.values())) * math.sqrt(sum(n * n for n in other.values()))
    return 1


def coalitions(graph: nx.Graph[str]) -> list[tuple[str, ...]]:
    """Actors that hold together in a network of agreement, the largest group first.

    Groups of greedy modularity (Clauset, Newman and Moore) over the positive ties; actors without any
    are in no coalition.
    """
    agreeing: nx.Graph[str] = nx.Graph()
    for one, other, data in sorted(graph.edges(data=True), key=lambda edge: edge[:2]):
        if data["weight"] > 0:
            agreeing.add_edge(one, other, weight=data["weight"])
    if not agreeing:
        return []
    groups: Sequence[Iterable[str]] = nx.community.greedy_modularity_communities(agreeing, weight="weight")
    return sorted((tuple(sorted(group)) for group in groups), key=lambda group: (-len(group), group))
