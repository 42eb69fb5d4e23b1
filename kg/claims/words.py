"""The words of a statement as they are compared: stems with weights, numbers, names, certainty.

Weights come from a fixed table of how many of some 900 news articles use a stem, so a comparison of two
statements gives the same score whatever else is in the store, and a new article changes no old decision.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from importlib.resources import files

_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?%?|[^\W\d_][^\W_]*(?:['’][^\W\d_]+)*", re.UNICODE)
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_VOWEL = re.compile(r"[aeiouy]")
_IRREGULAR = {
    "ate": "eat", "eaten": "eat", "began": "begin", "begun": "begin", "bought": "buy", "broke": "break",
    "broken": "break", "built": "build", "came": "come", "children": "child", "chose": "choose",
    "chosen": "choose", "died": "die", "dying": "die", "dead": "die", "death": "die", "drew": "draw",
    "fell": "fall", "fallen": "fall", "felt": "feel", "fled": "flee", "fought": "fight", "found": "find",
    "gave": "give", "given": "give", "gone": "go", "went": "go", "grew": "grow", "grown": "grow",
    "held": "hold", "kept": "keep", "knew": "know", "known": "know", "led": "lead", "left": "leave",
    "lost": "lose", "made": "make", "men": "man", "met": "meet", "paid": "pay", "ran": "run",
    "rose": "rise", "risen": "rise", "sang": "sing", "saw": "see", "seen": "see", "sent": "send",
    "shot": "shoot", "sold": "sell", "spent": "spend", "spoke": "speak", "spoken": "speak",
    "stole": "steal", "stolen": "steal", "stood": "stand", "struck": "strike", "taken": "take",
    "taught": "teach", "thought": "think", "threw": "throw", "thrown": "throw", "told": "tell",
    "took": "take", "women": "woman", "won": "win", "wrote": "write", "written": "write",
}  # fmt: skip
PAST_FORMS = frozenset(_IRREGULAR) - frozenset("children men women dead death led left".split())
"""Past forms and participles that do not end in "ed"; those of more common other uses left out."""
_FUNCTION = frozenset(
    """a about after again against all also am an and any are as at away be because been before being both
    but by can could did do does doing down during each few for from further had has have having he her here
    hers herself him himself his how i if in into is it its itself just me might more most my myself no nor
    not now of off on once only or other our ours out over own s same shall she should so some such t than
    that the their theirs them then there these they this those through to too under until up us very was we
    were what when where which while who whom why will with would you your yours may must upon per via yet
    said say says saying told tell reported according report reporters statement news mr mrs ms dr really
    never nobody none nothing neither cannot without monday tuesday wednesday thursday friday
    saturday sunday today yesterday tomorrow""".split()
)
"""Words that tell nothing of what a statement is about; days of the week among them, dates settle those."""

_CERTAINTY = {
    "may": 1, "might": 1, "could": 1, "possibly": 1, "perhaps": 1, "reportedly": 1, "allegedly": 1,
    "alleged": 1, "apparently": 1, "likely": 2, "probably": 2, "expected": 2, "should": 2, "plans": 2,
    "plan": 2, "intends": 2, "considering": 1, "would": 2, "intend": 2, "planned": 2, "planning": 2,
    "hope": 2, "hopes": 2, "aims": 2, "seeks": 2, "wants": 2, "scheduled": 2, "considers": 1, "mulls": 1,
    "mulling": 1, "weighs": 1, "weighing": 1, "negotiating": 1, "threatens": 1, "threatened": 1,
}  # fmt: skip
_NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_LARGEST_WEIGHT = 5.0
ROUNDING = {
    phrase: kind
    for kind, phrases in {
        "about": "about,some,around,roughly,approximately,an estimated,estimated,circa,in the region of",
        "nearly": "nearly,almost,close to,just under,just short of",
        "more": "more than,over,at least,upwards of,just over,no less than,no fewer than",
        "at most": "up to,as many as,as much as,at most,less than,fewer than,under,no more than",
    }.items()
    for phrase in phrases.split(",")
}
"""Words before a number that say how exact it is, each with its kind."""


def tokens(text: str) -> list[str]:
    """Words and numbers of a text in order, as written but for possessive endings."""
    return [_POSSESSIVE.sub("", token) for token in _TOKEN.findall(unicodedata.normalize("NFKC", text))]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The word without case and inflection: "cables" and "cable", "stopped" and "stopping" meet."""
    folded = word.casefold().replace("’", "'")
    if folded in _IRREGULAR:
        return _IRREGULAR[folded]
    for ending, put in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if folded.endswith(ending) and len(folded) > len(ending) + 1:
            return folded[: -len(ending)] + put
    if folded.endswith("s") and not folded.endswith(("ss", "us", "is")) and len(folded) > 3:
        folded = folded[:-1]
    if folded.endswith("ied") and len(folded) > 4:
        return folded[:-3] + "y"
    for ending in ("ing", "ed"):
        base = folded[: -len(ending)]
        if folded.endswith(ending) and len(base) > 2 and _VOWEL.search(base):
            return _undoubled(base)
    return folded[:-1] if folded.endswith("e") and len(folded) > 3 else folded


def _undoubled(base: str) -> str:
    doubled = base[-1] == base[-2] and base[-1] not in "lsz"
    return base[:-1] if doubled or (base.endswith("e") and len(base) > 3) else base


def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that tell what a text is about; numbers are left to :func:`numbers`."""
    return frozenset(
        stem(token)
        for token in tokens(text)
        if not token[0].isdigit()
        and token.casefold() not in _FUNCTION
        and token.casefold() not in _NUMBER_WORDS
        and token.casefold() not in _SCALES
    )


@cache
def _used_by() -> tuple[int, dict[str, int]]:
    """How many articles the table was counted over, and how many of them use each stem."""
    total, *rows = (files("kg.claims") / "stems.csv").read_text("utf-8").split()
    return int(total), {name: int(count) for name, _, count in (row.partition(",") for row in rows)}


@lru_cache(maxsize=100_000)
def weight(stemmed: str) -> float:
    """How much a stem tells: the logarithm of how few articles use it, at most 5."""
    total, used_by = _used_by()
    return min(_LARGEST_WEIGHT, math.log(total / used_by[stemmed])) if stemmed in used_by else _LARGEST_WEIGHT


def weight_of(stems: Set[str]) -> float:
    """The weights of all stems together."""
    return math.fsum(weight(each) for each in stems)


def numbers(text: str) -> frozenset[float]:
    """The numbers that a text states in digits or words: "2.5 million", "eleven", "9,000"."""
    return frozenset(value for *_, value in _numbers_in(tokens(text)))


def numbers_as_written(text: str) -> dict[float, tuple[str, str]]:
    """Each number of a text with the word that says how exact it is, empty for none, and its own words."""
    words = tokens(text)
    found: dict[float, tuple[str, str]] = {}
    for place, end, value in _numbers_in(words):
        before = [word.casefold() for word in words[max(0, place - 3) : place]]
        phrases = (" ".join(before[-length:]) for length in (3, 2, 1) if len(before) >= length)
        rounding = next((phrase for phrase in phrases if phrase in ROUNDING), "")
        found.setdefault(value, (rounding, " ".join(words[place:end]).rstrip(",").casefold()))
    return found


def numbers_counting(text: str) -> dict[float, tuple[str, ...]]:
    """Each number of a text with the words after it, up to the first that tells what is counted, two at most.

    A year counts nothing: it stands with the word before it.  Nor do times and scores: "6:41", "3-2".
    """
    words = [word.casefold() for word in tokens(text)]
    found: dict[float, tuple[str, ...]] = {}
    for place, end, value in _numbers_in(words):
        if is_year(value):
            found.setdefault(value, tuple(words[max(0, place - 1) : place]))
            continue
        after = words[end : end + 2]
        if after and after[0][0].isdigit():
            continue
        found.setdefault(value, tuple(map(stem, after[:1] if after and content_stems(after[0]) else after)))
    return found


def is_year(value: float) -> bool:
    """True for a number that can be a year of which news speak."""
    return 1800 <= value <= 2100


def _numbers_in(words: list[str]) -> Iterator[tuple[int, int, float]]:
    """Each number, with the place of its first word and that after its last."""
    for place, word in enumerate(words):
        value = _value(word)
        before = words[place - 1].casefold() if place else ""
        if value is None or (before in _NUMBER_WORDS and value < 10 and _NUMBER_WORDS[before] >= 20):
            continue
        end = place + 1
        for following in words[place + 1 : place + 3]:
            folded = following.casefold()
            if folded in _NUMBER_WORDS and value >= 20 and value % 10 == 0 and _NUMBER_WORDS[folded] < 10:
                value += _NUMBER_WORDS[folded]
            elif folded.rstrip("s") in _SCALES:
                value *= _SCALES[folded.rstrip("s")]
            else:
                break
            end += 1
        yield place, end, value


def _value(word: str) -> float | None:
    if word[0].isdigit():
        return float(word.replace(",", "").rstrip("%"))
    folded = word.casefold()
    # "One" is more often a pronoun than a number, "zero" more often a figure of speech.
    return float(_NUMBER_WORDS[folded]) if _NUMBER_WORDS.get(folded, 0) > 1 else None


def names(text: str) -> frozenset[str]:
    """Stems of capitalised words inside sentences; the first word of a sentence tells nothing."""
    found = set()
    for match in re.finditer(r"(?<![.!?:;\"“”'‘’(]\s)(?<!^)(?<![\"“‘'(])\b[A-ZÀ-Þ][\w’'-]+", text):
        # In parts, as the stems of the text are: "AK-47" beside "AK 47" is no other name.
        for word in tokens(match[0]):
            if word.casefold() not in _FUNCTION and len(word) > 1 and not word[0].isdigit():
                found.add(stem(word))
    return frozenset(found)


def certainty(text: str) -> int:
    """1 for "may" and "could", 2 for "plans to" and "is expected to", 3 for plain assertion."""
    # "May" with a capital is a month, or begins a question.
    return min((_CERTAINTY.get(token, 3) for token in tokens(text)), default=3)
