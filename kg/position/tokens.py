"""Words of a stretch of text with their places and base forms, and phrases found among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kg.extract.cues import base_forms
from kg.model import Span, Stance
from kg.position.stances import IRREGULAR, Phrases, words

_TOKEN = re.compile(
    r"""(?!cannot\b)(?-i:[a-z]+)(?=[ ,])
    |(?:\b(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St)\.|(?-i:\b[A-Z]\.))
    (?=\s+(?-i:[A-Z]))
    |\b(?-i:[A-Z]\.){2,}|''|``|\bcan(?=not\b)|\w+?(?=n[’']t\b)|n[’']t\b|(?<=\w)[’'](?:m|re|s|ve|ll|d)\b|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\w(?:[\w-]*\w)?|[^\w\s]""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words and marks; the dot of "Sen. Quill" and "U.S." and the comma of "400,000" belong to the word.

The first alternative is what most words are, lest all the others be tried on them.
"""
QUOTE_MARKS = frozenset([*"\"“”„«»‘’'`[]", "''", "``"])
NEGATIONS = words("grammar", "negations")
_SMALL = words("grammar", "small")


PARTY = re.compile(r"\((?:R|D|I|Rep|Dem|Ind)\.?(?:[-–—]\s?[A-Z][\w. ]{0,12})?\)")
"""A party behind a name, "(R-Utah)": no word of the sentence."""


class Token(NamedTuple):
    """A word or mark: its place, its letters in lower case with a straight apostrophe, its base forms."""

    start: int
    end: int
    word: str
    bases: frozenset[str]

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        """True for words and contracted verbs, False for marks."""
        return self.word[0].isalnum() or self.word in ("n't", "'m", "'re", "'s", "'ve", "'ll", "'d")

    @property
    def forms(self) -> frozenset[str]:
        """The word, and its singular where it may be a plural: what a noun or adjective is looked up by."""
        return self.bases if self.word.endswith("s") else frozenset([self.word])


@lru_cache(maxsize=20_000)
def _known(written: str) -> tuple[str, frozenset[str]]:
    """The word as compared, and its base forms."""
    word = written.casefold().replace("’", "'")
    if word in IRREGULAR:
        return word, frozenset([IRREGULAR[word]])
    return word, frozenset(["n't", "not"] if word == "n't" else [word, *base_forms(word)])


@lru_cache(maxsize=1_000)
def tokens(text: str, span: Span) -> tuple[Token, ...]:
    """The words and marks of ``span``, in text order."""
    found = tuple(Token(*m.span(), *_known(m.group())) for m in _TOKEN.finditer(text, span.start, span.end))
    parties = [m.span() for m in PARTY.finditer(text, span.start, span.end)]
    if not parties:
        return found
    return tuple(t for t in found if not any(start <= t.start < end for start, end in parties))


def ended(at: Sequence[Token]) -> list[Token]:
    """The tokens without the marks that end them."""
    end = len(at)
    while end and not at[end - 1].is_word:
        end -= 1
    return list(at[:end])


def is_small(token: Token) -> bool:
    """True for what may stand inside a phrase: adverbs, intensifiers, quotation marks."""
    word = token.word
    return word in QUOTE_MARKS or word in _SMALL or (word.endswith("ly") and len(word) > 4)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase among tokens: its first place, the place after it, its first base form, its stance.

    asks     a stance only where somebody is asked "to do" something
    decides  the speaker's own decision: "will not recommend"
    """

    first: int
    after: int
    verb: str
    stance: Stance
    negated: bool = False
    asks: bool = False
    decides: bool = False


_LOOSE = words("grammar", "loose")
"""Verbs whose noun may carry other words: "has 100 percent confidence in"."""


_FARTHEST = 24
"""Tokens from the first of a phrase to its last: a phrase of five words with three others before each."""


def find(at: Sequence[Token], i: int, phrases: Phrases) -> Found | None:
    """The longest phrase that begins at place ``i``."""
    bases = at[i].bases
    if "remain" in bases or "stay" in bases:
        bases |= {"be"}
    begun = [base for base in bases if base in phrases]
    if not begun:
        return None
    ahead: set[str] = set()
    for token in at[i + 1 : i + _FARTHEST]:
        ahead |= token.bases
        ahead.add(token.word)
    for base in sorted(begun):
        for rest, stance in phrases[base]:
            if rest and rest[-1] not in ahead:
                continue
            after = _rest(at, i + 1, rest, 3 if base in _LOOSE or len(rest) > 2 else 0)
            if after is not None:
                return Found(i, after, base, stance)
    return None


_REVERSED = frozenset(["lose", "losing", "lost", "lack", "lacks", "lacked", "no", "not", "n't", "without"])
"""Words that no phrase may pass over: "have lost confidence in"."""


_OWNERS = frozenset(["a", "an", "the", "his", "her", "its", "their", "my", "our", "your"])
"""Words that any phrase may hold: "turned his back on", "filed a complaint against"."""


def _rest(at: Sequence[Token], i: int, rest: Iterable[str], loose: int) -> int | None:
    for wanted in rest:
        spare = loose
        while i < len(at) and wanted not in at[i].bases and wanted != at[i].word:
            if at[i].word in _REVERSED:
                return None
            if not is_small(at[i]) and at[i].word not in _OWNERS:
                spare -= 1
                if spare < 0 or not at[i].is_word:
                    return None
            i += 1
        if i >= len(at):
            return None
        i += 1
    return i


_AUXILIARY = words("grammar", "auxiliaries")


def negated(at: Sequence[Token], i: int) -> bool:
    """True when the verb at place ``i`` is denied: "did not endorse", "refused to endorse", "never"."""
    for k in range(i - 1, max(-1, i - 7), -1):
        token = at[k]
        if token.word == "only" and k and at[k - 1].word == "not":
            return False
        if token.bases & NEGATIONS:
            return True
        if token.word == "longer" and k and at[k - 1].word == "no":
            return True
        if not (is_small(token) or token.bases & _AUXILIARY):
            return False
    return False


def flipped(stance: Stance) -> Stance:
    """The stance of the denial."""
    if stance is Stance.SUPPORTS:
        return Stance.OPPOSES
    return Stance.SUPPORTS if stance is Stance.OPPOSES else stance
