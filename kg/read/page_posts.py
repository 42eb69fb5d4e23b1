"""Posts of social networks that a page embeds: the story's where it introduces them, else beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from kg.read.boilerplate import is_boilerplate
from kg.read.fragment import BLOCKS, NO_WORDS, count_words

_POST_CLASSES = frozenset(
    [
        "bluesky-embed",
        "fb-post",
        "fb-xfbml-parse-ignore",
        "instagram-media",
        "mastodon-embed",
        "reddit-card",
        "reddit-embed-bq",
        "text-post-media",
        "tiktok-embed",
        "truthsocial-embed",
        "twitter-tweet",
        "twitter-video",
    ]
)
# The address of one post, as the networks write them; the last is that of any Mastodon server.
_PERMALINK = re.compile(
    r"https?://(?:[\w-]+\.)?(?:"
    r"(?:twitter|x)\.com/\w+/status(?:es)?/\d+"
    r"|instagram\.com/(?:[\w.]+/)?(?:p|reel|tv)/[\w-]+"
    r"|facebook\.com/(?:[\w.-]+/(?:posts|videos|photos)/|permalink|story\.php|photo|watch)"
    r"|tiktok\.com/@[\w.-]+/(?:video|photo)/\d+"
    r"|threads\.(?:net|com)/@[\w.]+/post/\w+"
    r"|bsky\.app/profile/[\w.:-]+/post/\w+"
    r"|truthsocial\.com/@\w+/(?:posts/)?\d+"
    r"|reddit\.com/r/\w+/comments/\w+"
    r"|linkedin\.com/posts/\S+"
    r"|t\.me/\w+/\d+"
    r"|[\w.-]+/@\w+(?:@[\w.-]+)?/\d{9,})",
    re.IGNORECASE,
)
# Figures, boxes and controls between a sentence and the post that it introduces say nothing.
_BETWEEN = NO_WORDS | {"aside", "figcaption", "form", "nav", "picture"}
_LAST_SENTENCE = re.compile(r".*[.!?][”\"’)]*\s+(?=[A-Z“\"‘])", re.DOTALL)
_FAR = 400
"""Characters from its end in which a sentence is looked at."""
_NETWORK = (
    r"(?:X|Twitter|Facebook|Instagram|Threads|Bluesky|Mastodon|TikTok|Telegram|Reddit|LinkedIn|Truth Social"
    r"|Weibo|VK|YouTube|social media|(?:his|her|their|its|the) (?:account|feed|channel|page|platform))"
)
_WRITING = re.compile(
    r"\b(?:wrote|writes|writing|(?:re-?)?post(?:s|ed|ing)?|(?:re-?)?tweet(?:s|ed|ing)?|thread|captioned"
    rf"|shared|replied|replies|responded|reacted|(?:took|taking|takes) to {_NETWORK}"
    rf"|(?:said|says|saying|announced|added|declared|claimed|joked)\b[^.!?]{{0,80}}\bon {_NETWORK})\b",
    re.IGNORECASE,
)


def embedded_posts(page: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """Each embedded post of ``page`` in order, and whether the paragraph before introduces it.

    A colon introduces all posts that follow side by side, a verb of writing the next one alone.
    """
    if not any(is_post(element) for element in page.iter("blockquote", "div")):
        return
    last = ""  # the last paragraph
    spent = False  # it has introduced what it could
    pieces: list[str] = []  # of the paragraph at hand
    passed: HtmlElement | None = None  # what is passed over until it ends
    for event, element in etree.iterwalk(page, events=("start", "end")):
        if passed is not None and passed is not element:
            continue
        is_start, tag = event == "start", element.tag if isinstance(element.tag, str) else ""
        found = is_start and is_post(element)
        if (tag in BLOCKS or found) and (words := _paragraph(pieces)):
            last, spent = words, False
        if tag in BLOCKS or found:
            pieces = []
        if found:
            yield element, not spent and introduces(last)
            spent = spent or not last.endswith(":")
        if is_start and (found or tag in _BETWEEN):
            passed = element
        else:
            passed = None
            pieces.append((element.text if is_start else element.tail) or "")


def introduces(words: str) -> bool:
    """True for a paragraph that ends in a colon, or whose last sentence is about writing or posting."""
    return words.endswith(":") or bool(_WRITING.search(_LAST_SENTENCE.sub("", words[-_FAR:], count=1)))


def _paragraph(pieces: list[str]) -> str:
    """The words in ``pieces``; empty where they are none of the story's: labels, credits, controls."""
    words = " ".join("".join(pieces).split())
    return "" if not words or is_boilerplate(words) else words


def is_post(element: HtmlElement) -> bool:
    """True for an embedded post: by the class that networks give it, or by the address of one at its end."""
    if element.tag not in ("blockquote", "div"):
        return False
    if _POST_CLASSES & set((element.get("class") or "").lower().split()):
        return True
    if element.tag == "div":
        return False
    if _PERMALINK.match(element.get("cite") or ""):
        return True
    last = next(element.iterchildren("a", "p", reversed=True), None)
    if last is not None and last.tag == "p":
        last = None if (last.tail or "").strip() else next(last.iterchildren("a", reversed=True), None)
    return (
        last is not None
        and not (last.tail or "").strip()
        and bool(_PERMALINK.match(last.get("href") or ""))
        and count_words(element) > count_words(last)
    )
