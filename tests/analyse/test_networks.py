"""Who agrees with whom: a debate small enough to be counted by hand.

                    toll            sale            bridge
Quill               for (2)         against
Dorn                for             against         against
Finch               against         for
Moll                                                for
Tarn                neutral
"""

from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path

import pytest

from kg.analyse.networks import Mode, Normalisation, actor_issue, between_actors, coalitions
from kg.analyse.stances import Counting, Slice, Taken, between, counted, slices, taken
from kg.model import Stance
from kg.store import open_view
from tests.store.conftest import fill

FOR, AGAINST = Stance.SUPPORTS, Stance.OPPOSES


def position(holder: str, issue: str, stance: Stance, on: str = "2031-05-04", article: str = "a1") -> Taken:
    return Taken(holder.casefold(), issue, stance, article, holder, issue.capitalize(), on)


DEBATE = [
    position("Quill", "toll", FOR),
    position("Quill", "toll", FOR, "2031-06-01", "a2"),
    position("Quill", "toll", FOR, "2031-06-01", "a2"),  # said twice in one article
    position("Quill", "sale", AGAINST),
    position("Dorn", "toll", FOR),
    position("Dorn", "sale", AGAINST),
    position("Dorn", "bridge", AGAINST),
    position("Finch", "toll", AGAINST, "2031-06-02", "a3"),
    position("Finch", "sale", FOR, "2031-06-02", "a3"),
    position("Moll", "bridge", FOR, "2031", "a4"),
    position("Tarn", "toll", Stance.NEUTRAL, ""),
]


def weights(
    mode: Mode, normalisation: Normalisation = Normalisation.NONE, **how: Counting
) -> dict[str, float]:
    graph = between_actors(DEBATE, mode, normalisation, **how)
    return {" ".join(sorted(pair)): graph.edges[pair]["weight"] for pair in graph.edges}


def test_congruence_counts_the_same_stance_on_the_same_issue():
    # Toll: Quill twice times Dorn once; sale: once times once.
    assert weights(Mode.CONGRUENCE) == {"dorn quill": 3}
    assert weights(Mode.CONGRUENCE, counting=Counting.ONCE) == {"dorn quill": 2}
    assert weights(Mode.CONGRUENCE, counting=Counting.EVERY) == {"dorn quill": 4}


def test_conflict_counts_support_against_opposition():
    assert weights(Mode.CONFLICT) == {"finch quill": 3, "dorn finch": 2, "dorn moll": 1}


def test_subtract_is_congruence_less_conflict():
    assert weights(Mode.SUBTRACT) == {
        "dorn quill": 3,
        "finch quill": -3,
        "dorn finch": -2,
        "dorn moll": -1,
    }


@pytest.mark.parametrize(
    ("normalisation", "expected"),
    [
        # Quill takes 2 + 1 = 3 stances, Dorn 3: the average is 3.
        (Normalisation.AVERAGE, 3 / 3),
        # Only Dorn speaks against the bridge: 1 alone, 2 x 1 + 1 x 1 shared.
        (Normalisation.JACCARD, 3 / 4),
        # The activities multiplied: 3 times 3.
        (Normalisation.COSINE, 3 / 9),
        # Lengths: Quill's (2, 1), Dorn's (1, 1, 1).
        (Normalisation.VECTOR, 3 / math.sqrt(5 * 3)),
    ],
)
def test_normalised_ties(normalisation, expected):
    assert weights(Mode.CONGRUENCE, normalisation)["dorn quill"] == pytest.approx(expected)


def test_every_tie_is_what_the_manual_s_sums_give():
    """The formulas of the manual (chapter 2), written out over x[i, j, k]."""
    held = counted(DEBATE, Counting.ARTICLE)
    actors, subjects = sorted({p.holder for p in held}), sorted({p.issue for p in held})
    x = {
        (i, j, k): sum((p.holder, p.issue, p.stance) == (i, j, k) for p in held)
        for i in actors
        for j in subjects
        for k in (FOR, AGAINST)
    }
    cells = [(j, k) for j in subjects for k in (FOR, AGAINST)]
    opposite = {FOR: AGAINST, AGAINST: FOR}
    active = {i: sum(x[i, j, k] for j, k in cells) for i in actors}
    for i, other in combinations(actors, 2):
        congruence = sum(x[i, j, k] * x[other, j, k] for j, k in cells)
        conflict = sum(x[i, j, k] * x[other, j, opposite[k]] for j, k in cells)
        jaccard = (
            sum(x[i, j, k] for j, k in cells if not x[other, j, k])
            + sum(x[other, j, k] for j, k in cells if not x[i, j, k])
            + congruence
        )
        raw = {Mode.CONGRUENCE: congruence, Mode.CONFLICT: conflict, Mode.SUBTRACT: congruence - conflict}
        divisors = {
            Normalisation.NONE: 1,
            Normalisation.AVERAGE: (active[i] + active[other]) / 2,
            Normalisation.JACCARD: jaccard,
            Normalisation.COSINE: active[i] * active[other],
        }
        for mode in Mode:
            for normalisation, divisor in divisors.items():
                pair = " ".join(sorted((i, other)))
                expected = raw[mode] / divisor if raw[mode] else 0
                assert weights(mode, normalisation).get(pair, 0) == pytest.approx(expected)


def test_the_same_profile_has_a_tie_of_one_and_no_more_than_one():
    twins = [position(name, issue, FOR) for name in ("Quill", "Dorn") for issue in ("toll", "sale")]
    for normalisation in (Normalisation.AVERAGE, Normalisation.JACCARD, Normalisation.VECTOR):
        graph = between_actors(twins, Mode.CONGRUENCE, normalisation)
        assert graph.edges["quill", "dorn"]["weight"] == pytest.approx(1)


def test_an_edge_tells_what_ties_the_two():
    graph = between_actors(DEBATE)
    assert graph.edges["dorn", "quill"]["issues"] == "Sale; Toll"
    assert between_actors(DEBATE, Mode.CONFLICT).edges["dorn", "moll"]["issues"] == "Bridge"


def test_who_agrees_with_nobody_is_there_and_who_takes_no_side_is_not():
    assert sorted(between_actors(DEBATE)) == ["dorn", "finch", "moll", "quill"]


def test_two_modes_keep_every_stance():
    graph = actor_issue(DEBATE)
    assert graph.nodes["toll"] == {"label": "Toll", "kind": "issue", "bipartite": 1}
    assert graph.nodes["quill"]["bipartite"] == 0
    assert graph.edges["quill", "toll"] == {
        "weight": 2.0,
        "balance": 2,
        "supports": 2,
        "opposes": 0,
        "conditional": 0,
        "neutral": 0,
        "first": "2031-05-04",
        "last": "2031-06-01",
    }
    assert graph.edges["tarn", "toll"]["neutral"] == 1
    assert graph.edges["finch", "toll"]["balance"] == -1


def test_two_modes_divided_by_activity_and_by_prominence():
    by_actor = actor_issue(DEBATE, Normalisation.ACTIVITY)
    by_issue = actor_issue(DEBATE, Normalisation.PROMINENCE)
    assert by_actor.edges["quill", "toll"]["weight"] == pytest.approx(2 / 3)
    assert by_issue.edges["quill", "toll"]["weight"] == pytest.approx(2 / 5)


def test_coalitions_hold_together_by_agreement():
    sides = [position(name, issue, FOR) for name in ("Ada", "Bo", "Cy") for issue in ("toll", "sale")]
    sides += [position(name, issue, AGAINST) for name in ("Di", "Ed") for issue in ("toll", "sale")]
    sides.append(position("Flo", "bridge", FOR))
    assert coalitions(between_actors(sides, Mode.SUBTRACT)) == [("ada", "bo", "cy"), ("di", "ed")]


def test_no_agreement_no_coalition():
    assert coalitions(between_actors([position("Quill", "toll", FOR)])) == []


def test_slices_of_time():
    assert [(period, len(held)) for period, held in slices(DEBATE, Slice.MONTH)] == [
        ("2031-05", 5),
        ("2031-06", 4),
    ]
    assert [(period, len(held)) for period, held in slices(DEBATE, Slice.YEAR)] == [("2031", 10)]


def test_a_span_of_time_includes_both_ends_and_nothing_undated():
    assert len(between(DEBATE, "2031-05-04", "2031-06-01")) == 7
    assert len(between(DEBATE, until="2031-05")) == 5
    assert len(between(DEBATE)) == len(DEBATE)


def test_the_order_of_the_positions_changes_nothing():
    there, back = between_actors(DEBATE), between_actors(DEBATE[::-1])
    assert list(there.nodes(data=True)) == list(back.nodes(data=True))
    assert list(there.edges(data=True)) == list(back.edges(data=True))


def test_positions_come_out_of_a_store(tmp_path: Path):
    held = taken(open_view(fill(tmp_path / "store")))
    quill = next(p for p in held if p.name == "Ada Quill" and p.stance is AGAINST)
    assert quill.label.casefold() == "lease of the north harbour"
    assert quill.on == "2031-05"
    graph = between_actors(held, Mode.CONFLICT)
    ties = {frozenset((graph.nodes[a]["label"], graph.nodes[b]["label"])) for a, b in graph.edges}
    assert frozenset(("Ada Quill", "Bo Finch")) in ties
