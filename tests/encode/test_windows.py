from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.encode.pieces import windows


@given(st.lists(st.integers(1, 90), min_size=1, max_size=40))
def test_windows_lose_nothing_and_overlap_at_every_seam(lengths):
    first = [sum(lengths[:i]) for i in range(len(lengths))]
    total = sum(lengths)
    found = windows(first, total, size=64, overlap=16)
    assert found[0][0] == 0
    assert found[-1][1] == total
    assert all(0 < end - start <= 64 for start, end in found)
    for (start, end), (next_start, next_end) in pairwise(found):
        assert start < next_start <= end < next_end


def test_a_window_starts_and_ends_with_whole_sentences():
    first = [0, 30, 60, 90]
    assert windows(first, 120, size=64, overlap=16) == [(0, 60), (30, 90), (60, 120)]


def test_a_sentence_longer_than_a_window_is_read_in_overlapping_parts():
    found = windows([0], 200, size=64, overlap=16)
    assert found[0] == (0, 64)
    assert all(b[0] <= a[1] - 16 for a, b in pairwise(found))


def test_a_short_text_is_one_window():
    assert windows([0, 5], 9) == [(0, 9)]
    assert windows([], 0) == []
