"""Pairs of real statements that a person read: the score may rise, and must not fall."""

from __future__ import annotations

import json

import pytest

from tests.claims.gold import GOLD, TEXTS, figures, judged

TOPICS = (1, 12, 18, 23, 24, 33, 44)


def test_the_gold_has_pairs_of_all_kinds_and_no_texts():
    pairs = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    assert len(pairs) >= 150
    assert {pair["label"] for pair in pairs} == {"same", "variant", "contradicts", "different"}
    assert all(set(pair["one"]) == {"file", "content"} for pair in pairs)


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts of ECB+ are not at hand in ../shared")
def test_pairs_of_a_few_topics_are_judged_as_a_reader_judges_them():
    found = figures(judged(TOPICS))
    assert found["pairs"] >= 30
    assert found["f1"] >= 0.80
    assert found["met"] >= 0.90
