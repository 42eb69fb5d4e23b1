"""Networks of positions as discourse network analysis has them: actors and issues, agreement, conflict.

Definitions after Leifeld, Discourse Network Analyzer manual: the congruence of two actors is the number
of ways in which they take the same stance on one issue, their conflict the number of ways in which one
supports what the other opposes; "subtract" is congruence less conflict.  Only support and opposition
count; conditional and neutral stances are in the two-mode network alone.
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

    A tie between actors can be divided by their average activity, by the number of stances that either
    takes (Jaccard), by the product of the lengths of their vectors of stances (cosine); a tie between an
    actor and an issue by the actor's activity, or by the issue's prominence.
    """

    NONE = "none"
    AVERAGE = "average"
    JACCARD = "jaccard"
    COSINE = "cosine"
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

    Nodes have ``label`` and ``kind`` ("actor" or "issue").  An edge has the count of each stance
    (``supports``, ``opposes``, ``conditional``, ``neutral``), the balance of support over opposition
    (``balance``), and ``weight``: all stances, normalised by activity or prominence.
    """
    held = counted(positions, counting)
    graph: nx.Graph[str] = nx.Graph()
    for position in sorted(held):
        _name(graph, position)
    stances = Counter((p.holder, p.issue, p.stance) for p in held)
    activity, prominence = Counter(p.holder for p in held), Counter(p.issue for p in held)
    for holder, issue in sorted({(p.holder, p.issue) for p in held}):
        counts = {stance.value: stances[holder, issue, stance] for stance in Stance}
        total = sum(counts.values())
        divisor = {Normalisation.ACTIVITY: activity[holder], Normalisation.PROMINENCE: prominence[issue]}
        graph.add_edge(
            holder,
            issue,
            weight=total / divisor.get(normalisation, 1),
            balance=counts["supports"] - counts["opposes"],
            **counts,
        )
    return graph


def _name(graph: nx.Graph[str], position: Taken) -> None:
    for node, label, kind in (
        (position.holder, position.name, "actor"),
        (position.issue, position.label, "issue"),
    ):
        if node not in graph:
            graph.add_node(node, label=label, kind=kind)


def between_actors(
    positions: Iterable[Taken],
    mode: Mode = Mode.CONGRUENCE,
    normalisation: Normalisation = Normalisation.NONE,
    counting: Counting = Counting.ARTICLE,
) -> nx.Graph[str]:
    """The one-mode network of actors; an edge where the tie is not zero.

    An edge has ``weight``, negative in "subtract" where conflict prevails, and ``issues``, the labels of
    what ties the two, in order, joined by "; ".  Actors without a tie are there too.
    """
    held = [p for p in counted(positions, counting) if p.stance in SIDES]
    labels = {p.issue: p.label for p in sorted(held, reverse=True)}
    profiles: dict[str, Profile] = {}
    for position in held:
        profiles.setdefault(position.holder, Counter())[position.issue, position.stance] += 1
    graph: nx.Graph[str] = nx.Graph()
    for position in sorted(held):
        if position.holder not in graph:
            activity = sum(profiles[position.holder].values())
            graph.add_node(position.holder, label=position.name, kind="actor", activity=activity)
    for one, other in combinations(sorted(profiles), 2):
        weight = tie(profiles[one], profiles[other], mode) / _divisor(
            profiles[one], profiles[other], normalisation
        )
        if weight:
            shared = sorted({labels[issue] for issue in _tying(profiles[one], profiles[other], mode)})
            graph.add_edge(one, other, weight=weight, issues="; ".join(shared))
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
