"""Judgements on single lines: does it read like a headline, a subhead, a crosshead, the name of an outlet."""

from __future__ import annotations

import re

from kg.read.outlets import Outlets, known_name

_LONGEST = 24  # words
_SUBHEAD_LONGEST = 14

# Words that headlines leave out and sentences need.
_SENTENCE_WORDS = re.compile(
    r"\b(?:the|a|an|is|was|were|are|has|had|have|been|that|this|his|her|their|its|it|he|she|they|we|I|you)\b"
)
_SPEECH_TAG = re.compile(r"\b(?:said|told|added|according to|reported|wrote|tweeted|announced)\b")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Pres|Jr|Sr|St|Mt|v|vs|No|Calif|Mass|Conn|Fla|Pa|Va"
    r"|(?:[A-Z]\.)*[A-Z])\."
)
_INNER_STOP = re.compile(r"[\w)”\"’'][.!?][”\"’']? +[“\"‘']?[A-Z]")
_STOP_AT_END = re.compile(r"[.!?][”\"’'\s]*$")
_SITE_BEHIND = re.compile(r"(?P<title>.+\S)\s+[|–—-]\s+(?P<site>[^|–—]{2,40})")
_SMALL = frozenset(("of", "the", "and", "for", "&", "de", "la"))


def is_headline(words: str, following: str, apart: bool) -> bool:
    """True for a line that heads an article, the line ``following`` after a blank one if ``apart``.

    It is no sentence, or a stopped line that stands apart and reads like a headline or is much shorter
    than what follows.
    """
    count = len(words.split())
    if count > _LONGEST or sum(character.isalpha() for character in words) < 3:
        return False
    if _is_title_case(words) or not _STOP_AT_END.search(words):
        return True
    if not apart or _has_two_sentences(words) or _SPEECH_TAG.search(words):
        return False
    return _leaves_small_words_out(words, 1) or (count <= 14 and len(following.split()) > 1.3 * count)


def is_subhead(words: str, following: str, apart: bool) -> bool:
    """True for a short line below a headline that reads like one, a longer paragraph ``following``."""
    if not apart and _STOP_AT_END.search(words):
        return False
    count = len(words.split())
    return (
        count <= _SUBHEAD_LONGEST
        and len(following.split()) > 1.5 * count
        and not words[0].isdigit()
        and not _SPEECH_TAG.search(words)
        and not words.endswith((":", "?"))
        and _leaves_small_words_out(words, 0)
    )


def may_be_subhead(words: str) -> bool:
    """True for a line short enough to be a subhead where its place says so already."""
    return len(words.split()) <= 2 * _SUBHEAD_LONGEST and not _has_two_sentences(words)


def is_crosshead(words: str) -> bool:
    """True for a short line in capitals between the paragraphs: "A LONG ROAD"."""
    return (
        len(words) < 100
        and words.isupper()
        and 2 <= len(words.split()) <= 8
        and sum(character.isalpha() for character in words) >= 4
        and not re.search(r"[.:;,][”\"’']?$|\d", words)
    )


def is_outlet_name(words: str) -> bool:
    """True for up to five capitalised words without a stop, as a line with an outlet's name has them."""
    tokens = words.split()
    return (
        0 < len(tokens) <= 5
        and not re.search(r"[.!?:;,]$", words)
        and tokens[0][0].isupper()
        and all(token[0].isupper() or token in _SMALL for token in tokens)
    )


def title_and_site(headline: str, outlets: Outlets) -> tuple[str, str | None]:
    """The headline without " | Outlet" or the stop that archives add at its end, and that outlet."""
    if (match := _SITE_BEHIND.fullmatch(headline)) and (known := known_name(outlets, match["site"])):
        return match["title"], known
    return re.sub(r"(?<=[^.\s])\s?[.;]$", "", headline), None


def _is_title_case(words: str) -> bool:
    long_tokens = re.findall(r"[^\W\d_][\w'’-]{3,}", words)
    return len(long_tokens) > 1 and sum(t[0].isupper() for t in long_tokens) >= 0.75 * len(long_tokens)


def _leaves_small_words_out(words: str, allowed: int) -> bool:
    return len(words.split()) <= 18 and len(_SENTENCE_WORDS.findall(words)) <= allowed


def _has_two_sentences(words: str) -> bool:
    return bool(_INNER_STOP.search(_ABBREVIATION.sub("x", words)))
