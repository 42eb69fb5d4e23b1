"""Clauses of a content, with what stands ahead of their verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Span, Spans
from kg.position.stances import SOUNDING, words
from kg.position.tokens import QUOTE_MARKS, Token, is_small, tokens

# A line may be broken inside a sentence: alone it ends none.
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’']*\s+(?=[\"“‘']?[A-Z\[])|(?<=[.!?…:;\"”’'])\n+|\n[^\S\n]*\n\s*")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|St|Jr|Sr|vs|Prof|Rev|No|U\.S|D\.C))\.$"
)
_HARD = frozenset([";", ":", "—", "–", "…", "(", ")"])
_OPENERS = frozenset(
    ["but", "because", "although", "though", "while", "whereas", "so", "which", "who", "until"]
)
_JOINTS = frozenset(["but", "because", "although", "whereas"])
_AFTER_COMMA = _OPENERS | {"and", "or", "as", "saying", "calling", "adding", "when", "where"}
_PERSONAL = frozenset(["i", "we", "he", "she", "they", "it", "that", "this", "there", "you"])
_POSSESSIVE = frozenset(["his", "her", "its", "their", "my", "our", "your", "the", "a", "an", "this", "who"])
_LEADING = words("grammar", "leading")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its tokens; the sentence it stands in; whether the content begins with it.

    opening  the word that the sentence begins with: in "she was for it and she" both are one person
    """

    at: tuple[Token, ...]
    sentence: Span
    first: bool = False
    opening: str = ""

    @property
    def span(self) -> Span:
        """From the first to the last token."""
        return Span(self.at[0].start, self.at[-1].end)


def sentences(text: str, content: Spans) -> Iterator[Span]:
    """The sentences of a content, each within one of its spans."""
    for span in content:
        start = span.start
        for match in _SENTENCE_END.finditer(text, span.start, span.end):
            if _ABBREVIATED.search(text[max(start, match.start() - 5) : match.start() + 1]):
                continue
            yield Span(start, match.end())
            start = match.end()
        if text[start : span.end].strip():
            yield Span(start, span.end)


def clauses(text: str, content: Spans) -> Iterator[Clause]:
    """The clauses of a content in text order; questions are left out."""
    first = opens = True
    for sentence in sentences(text, content):
        at = tokens(text, sentence)
        asked = sentence.of(text).rstrip("\"”’' \n").endswith("?")
        if asked and (tag := _tag(at)) is not None:
            at, asked = at[:tag], False
        opening = next((t.word for t in at if t.is_word), "") if opens else ""
        opens = False
        start = 0
        for i, token in enumerate(at):
            if i <= start or not _begins(at, i):
                continue
            if not asked:
                yield from _clause(at[start:i], sentence, first, opening)
            first = False
            start = i + 1 if token.word in _HARD or token.word == "," else i
        if start < len(at) and not asked:
            yield from _clause(at[start:], sentence, first, opening)
        first = False


def _tag(at: Sequence[Token]) -> int | None:
    """The comma before a tag that asks for assent: "it is a shame, is it not?", "…, right?"."""
    comma = next((k for k in range(len(at) - 1, 0, -1) if at[k].word == ","), None)
    if comma is None:
        return None
    words = [t for t in at[comma + 1 :] if t.is_word]
    assent = len(words) == 1 and words[0].word in ("right", "correct", "no", "yes", "huh", "okay")
    inverted = 2 <= len(words) <= 4 and bool(words[0].bases & _VERBS) and words[-1].word in _TAGGED
    return comma if assent or inverted else None


_TAGGED = frozenset(["i", "we", "he", "she", "they", "it", "that", "there", "you", "not"])


def _begins(at: Sequence[Token], i: int) -> bool:
    word = at[i].word
    if word in _HARD:
        return True
    if word == "-" and at[i].start > at[i - 1].end:
        return True
    after = next((t.word for t in at[i + 1 :] if t.word not in QUOTE_MARKS), "")
    if word == ",":
        return after in _AFTER_COMMA
    if word in ("and", "or", "so") and after in _PERSONAL:
        return True
    return word in _JOINTS and at[i - 1].word not in ("not", "nothing", "all")


def _clause(at: Sequence[Token], sentence: Span, first: bool, opening: str) -> Iterator[Clause]:
    if sum(t.is_word for t in at) >= 2:
        yield Clause(tuple(at), sentence, first, opening)


_VERBS = frozenset(["be", "do", "can", "will", "would", "could", "should", "must", "may", "might", "have"])


_PREPOSITIONS = words("grammar", "prepositions")


def is_simple(at: Sequence[Token]) -> bool:
    """True for a subject without a clause of its own: no verb, no negation, no pronoun further on."""
    if at and (at[-1].word in _PREPOSITIONS or at[0].word.startswith("'")):
        return False
    return not any(
        t.word in ("n't", "not", "never", "there", "nothing", "no", "makes", "says", "means")
        or (t.bases & _VERBS and t.word != "having" and (k > 0 or t.word != "can"))
        or (k > 0 and (t.word in ("i", "we", "he", "she", "they", "you", "what")))
        for k, t in enumerate(at)
        if t.word != "being"
    )


_DOUBTED = frozenset(["think", "believe", "feel"])


def doubted_clause(clause: Clause, indirect: bool) -> Clause | None:
    """What follows "I do not think that"; None where nothing is doubted so.

    indirect  "she does not think" may be the speaker's own doubt
    """
    at = clause.at
    for i in range(2, min(len(at) - 3, 7)):
        if not (at[i].bases & _DOUBTED) or at[i].word.endswith("ing"):
            continue
        ahead = [t.word for t in at[:i] if t.is_word and not is_small(t)]
        speakers = _SPEAKERS | ({"he", "she", "they"} if indirect else set())
        if not any(w in ("n't", "not", "never") for w in ahead) or not speakers & set(ahead[:2]):
            return None
        after = i + 2 if at[i + 1].word == "that" and at[i + 2].word not in ("'s", "is", "was") else i + 1
        if at[after].word in ("of", "about", "in", "so", "it") or len(at) - after < 3:
            return None
        return Clause(at[after:], clause.sentence, False, clause.opening)
    return None


_SPEAKERS = frozenset(["i", "we"])


def subject(at: Sequence[Token]) -> tuple[Token, ...]:
    """The subject among the tokens ahead of a verb: openers, "I think that" and asides left out."""
    kept = _subject(at)
    return _subject(kept) if len(kept) < len(at) else kept


def _subject(at: Sequence[Token]) -> tuple[Token, ...]:
    start = 0
    while True:
        while start < len(at) and (
            at[start].word in _LEADING
            or not at[start].is_word
            or (is_small(at[start]) and at[start].word != "all")
        ):
            start += 1
        ahead = _sounding(at, start)
        if ahead == start:
            break
        start = ahead
    kept = list(at[start:])
    while kept and (not kept[-1].is_word or is_small(kept[-1]) or kept[-1].word in ("who", "that", "which")):
        kept.pop()
    commas = [k for k, token in enumerate(kept) if token.word == ","]
    if len(commas) >= 2:
        # "The ruling, by a lower court, was": what stands between commas is an aside, unless the comma only
        # parts two adjectives.
        adjectives = (
            commas[0] <= 2 and kept[0].word in _POSSESSIVE and kept[commas[0] + 1].word not in _POSSESSIVE
        )
        kept = kept[: commas[1] if adjectives else commas[0]]
    elif commas:
        kept = kept[commas[0] + 1 :]  # "In the end, S must ..."
    while kept and (kept[0].word in _LEADING or not kept[0].is_word):
        kept.pop(0)
    if len(commas) == 1 and kept and kept[0].word.endswith("ed"):
        return ()  # "That, in turn, changed everything": a verb already
    return tuple(kept)


def _sounding(at: Sequence[Token], start: int) -> int:
    """The place after "I think that", "we are convinced", "it is clear that"; ``start`` where none is."""
    for i in range(start, min(len(at), start + 7)):
        token = at[i]
        if start < i <= start + 4 and token.bases & SOUNDING and _is_finite(token, at[start]):
            return i + 1
        that = i + 1 < len(at) and at[i + 1].word == "that"
        if token.word in _CERTAIN and (that or token.word == "convinced"):
            return i + 1
        if not token.is_word and token.word not in QUOTE_MARKS:
            break
    return start


_CERTAIN = frozenset(["clear", "convinced", "certain", "sure", "obvious", "true"])
_PERSONS = frozenset(["i", "we", "you", "they"])


def _is_finite(verb: Token, first: Token) -> bool:
    """True for "she thinks", "they said", "I think", not for "the way to think"."""
    return (
        verb.word.endswith(("s", "ed"))
        or first.word in _PERSONS
        or verb.word in ("thought", "felt", "said", "knew")
    )


def _says(at: Sequence[Token], k: int) -> bool:
    """True for "that" after "shows", "it means", "we know"."""
    return at[k].word == "that" and bool(at[k - 1].bases & (SOUNDING | {"show", "prove", "mean", "say"}))


def simple_subject(at: Sequence[Token]) -> tuple[Token, ...]:
    """The subject ahead of a verb; in "this is a fight and the city must", the subject of "must"."""
    says = next((k for k in range(len(at) - 2, 0, -1) if _says(at, k)), None)
    whole = subject(at if says is None else at[says + 1 :])
    if is_simple(whole):
        return whole
    joint = next((k for k in range(len(at) - 2, 0, -1) if at[k].word in ("and", "but")), None)
    last = subject(at[joint + 1 :]) if joint is not None else ()
    return last if last and is_simple(last) else whole
