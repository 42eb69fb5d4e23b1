"""Whatever bytes come in, reading ends in articles with sound offsets or in refusals, never otherwise.

KG_FUZZ=100 makes a hundred times as many inputs.
"""

import json
import os

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read import Limits, read_text, remarks, to_json
from kg.read.imprint import Imprint

from .samples import STORY, Papers, read_bytes
from .test_archives import record
from .test_feeds import rss
from .test_letter import LETTER
from .test_mail import mail
from .test_page import page
from .test_page_story import CARDS, LINKED, tweet
from .test_pdf import LINES, pdf

LIMITS = Limits(file_bytes=200_000, unpacked_bytes=200_000, text_chars=50_000)
TIMES = int(os.environ.get("KG_FUZZ", "1"))
MANY = settings(max_examples=100 * TIMES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SAMPLES = {
    "text": STORY.encode(),
    "json": json.dumps(
        {"text": STORY, "title": "Bridge", "authors": ["Ida"], "published": "2031-03-04"}
    ).encode(),
    "page": page('<meta property="og:title" content="Bridge">').encode(),
    "archive": record(),
    "feed": rss(f"<item><title>Bridge</title><description>{STORY}</description></item>").encode(),
    "mail": mail(STORY, page()),
    "letter": mail(None, LETTER),
    "posts": page(
        body=f"<article><p>{STORY}</p>{tweet('Closed.')}<ul>{LINKED}</ul>{CARDS}</article>"
    ).encode(),
    "pdf": pdf(LINES),
}


def check(results: list[Article | UnreadableArticle]) -> None:
    for result in results:
        assert isinstance(result, Article | UnreadableArticle)
        if isinstance(result, Article):
            sound(result)


def sound(article: Article) -> None:
    """Zones lie in order inside the text and begin and end with words; everything can be written as UTF-8."""
    end = 0
    for zone in article.zones:
        assert end <= zone.span.start < zone.span.end <= len(article.text)
        end = zone.span.end
        words = zone.span.of(article.text)
        assert words == words.strip(" \t\r\n")
    json.dumps(to_json(article), ensure_ascii=False).encode("utf-8")
    assert all(isinstance(remark, str) for remark in remarks(article))


@MANY
@given(st.binary(max_size=500))
def test_any_bytes(content):
    check(read_bytes(content, LIMITS))


@pytest.mark.parametrize("kind", SAMPLES)
@MANY
@given(data=st.data())
def test_damaged_files_of_each_kind(kind, data):
    content = bytearray(SAMPLES[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        cut = data.draw(st.integers(0, 40))
        content[at : at + cut] = data.draw(st.binary(max_size=12))
        if not content:
            break
    check(read_bytes(bytes(content), LIMITS))


NEWS = st.sampled_from(
    [
        "By ",
        "VARNHOLT (NWA) — ",
        "Published: Mar 4, 2031",
        "published: 2031-03-04",
        "Varnholt Courier",
        "Copyright 2031 ",
        "Join the X mailing list",
        "Ida Brandt",
        "said",
        "---",
        "ABSTRACT.",
        "|",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        " ",
        "\xa0",
        "\u2028",
        "\x85",
        "\x1c",
        "\ufeff",
        "“",
        ".",
        "A LONG ROAD",
    ]
)


@example("By By By By By By By By \nPublished: Mar 4, 2031\n\u2028")
@example("---\u2028---|Varnholt Courier")
@settings(max_examples=500 * TIMES, deadline=None)
@given(st.lists(st.one_of(NEWS, st.text(max_size=8)), max_size=25).map("".join))
def test_any_text_has_sound_zones(text):
    try:
        article = read_text("a", text, Imprint(language="en"), Papers(), LIMITS)
    except UnreadableArticle:
        return
    assert article.text == text
    sound(article)


VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["id", "text", "body", "title", "authors", "published", "publisher", "url", "language", "source"]
)


@MANY
@given(st.dictionaries(KEYS, VALUE, max_size=8))
def test_any_json_object(fields):
    check(read_bytes(json.dumps(fields).encode(), LIMITS))


@MANY
@given(VALUE)
def test_any_json_ld(value):
    article = json.dumps({"@type": "NewsArticle", "headline": value, "author": value, "articleBody": value})
    head = f'<script type="application/ld+json">{article}</script>'
    check(read_bytes(page(head).encode(), LIMITS))
