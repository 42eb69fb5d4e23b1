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
_LOOKED_AT = 8_000  # characters
_FEWEST = 20  # words below which nothing is said
_ENOUGH = 40  # words from which the lack of English words counts as proof

# Words that no English text of some length lacks, and that few other languages have.
_CORE = frozenset(("the", "of", "and", "to", "that", "was", "for", "with", "from", "said"))
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def language_of(text: str) -> str | None:
    """BCP 47 tag of the language of ``text``; None when it is too short or too mixed to tell.

    "und" (undetermined) for a text that is clearly not English but in none of the languages known here.
    """
    text = text[:_LOOKED_AT]
    words = _LETTERS.findall(text.lower())
    if script := _script(text):
        return script
    if len(words) < _FEWEST:
        return None
    counts = Counter(words)
    shares = {
        code: sum(counts[word] for word in common) / len(words) for code, common in FUNCTION_WORDS.items()
    }
    core = sum(counts[word] for word in _CORE) / len(words)
    best = max(shares, key=lambda code: (shares[code], code == "en"))
    if core >= 0.06 and shares["en"] >= 0.8 * shares[best]:
        return "en"
    if shares[best] >= 0.15 and shares[best] > 1.5 * shares["en"]:
        return best
    return "und" if core < 0.03 and shares["en"] < 0.16 and len(words) >= _ENOUGH else None


def _script(text: str) -> str | None:
    """The language that the script alone tells, or the commonest one in it; None for Latin letters."""
    letters = len(_LETTER.findall(text))
    if letters < _FEWEST or len(_LATIN.findall(text)) > 0.5 * letters:
        return None
    kana = len(re.findall(r"[\u3040-\u30ff]", text))
    for code, script in _SCRIPTS:
        found = len(re.findall(script, text))
        if found > 0.4 * letters and not (code == "zh" and kana > 0.1 * found):
            return code
    return "ja" if kana > 0.1 * letters else "und"
