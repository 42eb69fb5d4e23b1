"""Which language a text is in, judged by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from kg.read.function_words import FUNCTION_WORDS

_SCRIPTS = (
    ("zh", r"[\u4e00-\u9fff]"),
    ("ja", r"[\u3040-\u30ff]"),
    ("ko", r"[\uac00-\ud7af]"),
    ("ar", r"[\u0600-\u06ff]"),
    ("he", r"[\u0590-\u05ff]"),
    ("ru", r"[\u0400-\u04ff]"),
    ("el", r"[\u0370-\u03ff]"),
    ("hi", r"[\u0900-\u097f]"),
    ("bn", r"[\u0980-\u09ff]"),
    ("ta", r"[\u0b80-\u0bff]"),
    ("th", r"[\u0e00-\u0e7f]"),
    ("ka", r"[\u10a0-\u10ff]"),
    ("hy", r"[\u0530-\u058f]"),
    ("am", r"[\u1200-\u137f]"),
)
NAMES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "da": "Danish",
    "no": "Norwegian",
    "fi": "Finnish",
    "pl": "Polish",
    "cs": "Czech",
    "hu": "Hungarian",
    "ro": "Romanian",
    "tr": "Turkish",
    "id": "Indonesian or Malay",
    "vi": "Vietnamese",
    "sw": "Swahili",
    "tl": "Tagalog",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "ar": "Arabic script",
    "he": "Hebrew",
    "ru": "Cyrillic script",
    "el": "Greek",
    "hi": "Devanagari script",
    "bn": "Bengali",
    "ta": "Tamil",
    "th": "Thai",
    "ka": "Georgian",
    "hy": "Armenian",
    "am": "Amharic",
}
_LOOKED_AT = 20_000  # characters
_FEWEST = 20  # words below which nothing is said
_ENGLISH_SHARE = 0.2


def language_of(text: str) -> str | None:
    """BCP 47 tag of the language of ``text``; None when it is too short or too mixed to tell.

    "und" (undetermined) for a text that is clearly not English but in none of the languages known here.
    """
    text = text[:_LOOKED_AT]
    letters = sum(c.isalpha() for c in text)
    for code, script in _SCRIPTS:
        found = len(re.findall(script, text))
        if code == "zh" and found and len(re.findall(r"[\u3040-\u30ff]", text)) > 0.1 * found:
            continue  # Japanese writes with Chinese characters too
        if letters >= _FEWEST and found > 0.4 * letters:
            return code
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower())
    if len(words) < _FEWEST:
        return None
    counts = Counter(words)
    shares = {code: sum(counts[w] for w in common) / len(words) for code, common in FUNCTION_WORDS.items()}
    best = max(shares, key=lambda code: (shares[code], code == "en"))
    if shares["en"] >= min(_ENGLISH_SHARE, shares[best]) and shares["en"] >= 0.8 * shares[best]:
        return "en"
    if shares[best] >= 0.15 and shares[best] > 1.5 * shares["en"]:
        return best
    return "und" if shares["en"] < 0.08 and len(words) >= 60 else None
