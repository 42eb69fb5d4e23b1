"""Which parts of a network stay when it is made narrow."""

import pytest

from training.thinning import BLOCK, HEAD, Kept, Matters, chosen


def test_what_matters_most_for_its_time_stays():
    strong = Matters(heads=[5.0 * HEAD, 1.0 * HEAD], neurons=[9.0] * BLOCK + [0.5] * BLOCK)
    weak = Matters(heads=[0.1 * HEAD, 0.2 * HEAD], neurons=[0.1] * BLOCK + [0.4] * BLOCK)
    first, second = chosen([strong, weak], room=3 * HEAD + 2 * BLOCK)
    assert first == Kept((0, 1), tuple(range(BLOCK)))
    assert second == Kept((1,), tuple(range(BLOCK, 2 * BLOCK)))


@pytest.mark.parametrize("room", [2 * (HEAD + BLOCK), 5 * HEAD, 8 * HEAD + 77, 100 * HEAD])
def test_no_more_time_is_taken_than_there_is_and_every_layer_keeps_something(room):
    layers = [
        Matters([i % 5 for i in range(12)], [(i * 7) % 31 for i in range(200)]),
        Matters([0.0] * 12, [0.0] * 200),
    ]
    kept = chosen(layers, room)
    assert sum(len(k.heads) * HEAD + len(k.neurons) for k in kept) <= room
    assert all(k.heads and k.neurons and len(k.neurons) % BLOCK == 0 for k in kept)


def test_equals_are_told_apart_by_their_number():
    (kept,) = chosen([Matters([2.0 * HEAD] * 4, [1.0] * 64)], room=2 * HEAD + 32)
    assert kept == Kept((0, 1), tuple(range(32)))
