"""Whatever the text, what is read out of it points at words that are there, and can be stored.

KG_FUZZ=100 makes a hundred times as many inputs.  The encoder and all stages after it are the real ones.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.errors import UnreadableArticle
from kg.identity.settle import by_registry
from kg.interchange import reading_to_json
from kg.model import Article, Reading, Span
from kg.pipeline import read_out
from kg.populate import graph_iri, populate
from kg.read import read_text
from kg.read.imprint import Imprint
from kg.store import pack
from kg.terms import OA

TIMES = int(os.environ.get("KG_FUZZ", "1"))
PIECES = st.sampled_from(
    [
        "the bridge is closed",
        "Mayor Ida Brandt",
        "Brandt",
        "she",
        "The Lantern",
        "Reuters",
        "a city official",
        "two people who asked not to be named",
        "Moscow",
        "said",
        "told The Lantern",
        "reported",
        "according to",
        "citing",
        "denied that",
        "wrote on X",
        "called on",
        "to resign",
        "on Monday",
        "last year",
        "not",
        "if",
        "that",
        "and",
        " ",
        " ",
        " ",
        ", ",
        ". ",
        ".\n\n",
        "\r\n",
        "“",
        "”",
        '"',
        "‘",
        "'",
        "’s",
        "(",
        ")",
        "—",
        "…",
        "\xa0",
        "\u200b",
        "\u202e",
        "e\u0301",
        "\U0001f600",
        "ﬁ",
        "İ",
        "ß",
        "LONDON (Reuters) - ",
        "By Ida Brandt\n",
        "(Reporting by Ida Brandt; editing by N. Aker)",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, PIECES, PIECES, st.text(max_size=6)), min_size=1, max_size=40).map("".join)


def spans_of(reading: Reading) -> list[Span]:
    """All places in the text that a reading names."""
    found: list[Span] = []
    for attribution in reading.attributions:
        found += [*attribution.source, *attribution.cue, *attribution.content]
    for chain in reading.chains:
        found += chain.content
        for report in chain.reports:
            found += report.cue
            found += [report.mention] if report.mention else []
            found += [role.span for role in report.agent.roles]
        found += [chain.said_on.span] if chain.said_on and chain.said_on.span else []
    for position in reading.positions:
        found += [*position.target_span, *position.evidence]
    return found


@example("“the bridge is closed” said Reuters, citing a city official.\r\n\r\n“")
@example("Mayor Ida Brandt told The Lantern\u202e“\U0001f600\U0001f600”e\u0301 she said.")
@settings(max_examples=100 * TIMES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_offset_points_at_words(text: str) -> None:
    try:
        article = read_text("a", text, Imprint(language="en"))
    except UnreadableArticle:
        return
    reading = read_out(article)
    assert reading.article.text == text
    for span in spans_of(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()
    for chain in reading.chains:
        assert chain.reports
        assert chain.content
    json.dumps(reading_to_json(reading), ensure_ascii=False).encode()
    check_evidence(article, reading)


def check_evidence(article: Article, reading: Reading) -> None:
    """In the graph, too, each quotation is what stands at its position; the graph can be written."""
    selectors = defaultdict(dict)
    quads = list(populate(reading, by_registry(reading)))
    for subject, predicate, thing, _ in quads:
        if predicate in (OA.start, OA.end, OA.exact):
            selectors[str(subject).rpartition("/")[0]][predicate] = thing.toPython()
    for each in selectors.values():
        assert article.text[each[OA.start] : each[OA.end]] == each[OA.exact]
    assert pack(str(graph_iri(article)), quads).lines


@pytest.mark.parametrize(
    "text", ["“", "said", "By Ida Brandt\n", "(Reporting by Ida Brandt)", "\u200b“\u200b”"]
)
def test_texts_of_next_to_nothing_are_read_out(text: str) -> None:
    assert read_out(read_text("a", text, Imprint(language="en"))).chains == ()
