"""Where the object of a verb begins and ends: asides, days and what was called so left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.position.stances import ACTS, OWN, SOUNDING, WHOLE_DEEDS, words
from kg.position.tokens import QUOTE_MARKS, Found, Token, is_small

_ENDS = words("grammar", "ends")
TIMES = re.compile(
    r"""(?:in\s+(?:the\s+strongest|no\s+uncertain)\s+(?:possible\s+)?terms\s+)?(?:(?:on|last|this|earlier|late|early|in|yesterday|today|tonight|again|publicly|repeatedly|instead|both)\s+)*
    (?:(?:last|this|next)\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year|january|february|march|april|may|june
    |july|august|september|october|november|december|yesterday|today|tonight|again|publicly|repeatedly|both)\b
    (?:\s+(?:morning|night|evening|afternoon))?[\s,]*""",
    re.VERBOSE | re.IGNORECASE,
)
_DETERMINERS = words("grammar", "determiners")


def object_of(text: str, at: Sequence[Token], start: int) -> tuple[Token, ...]:
    """The tokens of the object that begins at ``start``; adverbs and days ahead of it are left out."""
    while start < len(at):
        times = TIMES.match(text, at[start].start, at[-1].end)
        if times and times.end() > times.start():
            start = next((k for k in range(start, len(at)) if at[k].start >= times.end()), len(at))
        elif (is_small(at[start]) and at[start].word not in QUOTE_MARKS) or at[start].word == ":":
            start += 1
        else:
            break
    end = start
    while end < len(at):
        word = at[end].word
        if word == "." and (
            len(at[end - 1].word) == 1 or (end + 1 < len(at) and at[end + 1].start == at[end].end)
        ):
            end += 1  # "the U.S. plan"
            continue
        if word == "-" and end and at[end].start > at[end - 1].end:
            again = next((k for k in range(end + 1, min(len(at) - 1, end + 8)) if at[k].word == "-"), None)
            if again is None or at[again + 1].word != "to":
                break
            end = again + 1  # "calls on all towns - rich and poor - to"
            continue
        if word in _ENDS:
            break
        if word == "and" and end + 1 < len(at) and at[end + 1].word == "to":
            break  # "endorse the plan and to urge others"
        if word == "," and not _lists_on(at, end):
            break
        if word == "and" and end + 1 < len(at) and (at[end + 1].word == "not" or _another_verb(at, end + 1)):
            break
        if word == "for" and [t.word for t in at[end + 1 : end + 4]] == ["the", "first", "time"]:
            break
        end += 1
    kept = list(at[start:end])
    while kept and (
        (not kept[-1].is_word and kept[-1].word not in QUOTE_MARKS) or kept[-1].word in _DANGLING
    ):
        kept.pop()
    return tuple(kept) if any(t.is_word for t in kept) else ()


_DANGLING = frozenset(
    ["for", "not", "to", "of", "and", "by", "with", "in", "on", "at", "as", "or", "from", "that"]
)


def _another_verb(at: Sequence[Token], i: int) -> bool:
    """True for a finite verb that goes on after "and": "is open to talks and expects"."""
    if at[i].word in ("said", "told"):
        return True
    return at[i].word.endswith(("s", "ed")) and bool(
        at[i].bases & (SOUNDING | ACTS.keys() | OWN | WHOLE_DEEDS | {"point", "hope"}) - {at[i].word}
    )


def _lists_on(at: Sequence[Token], comma: int) -> bool:
    """True for a comma inside a list: "A, B and C"."""
    ahead = [t.word for t in at[comma + 1 : comma + 7]]
    return (
        "and" in ahead[1:5]
        and not any(word in _ENDS or word in ("the", "in") for word in ahead[:2])
        and "," not in ahead[:1]
    )


def past_calling(rest: Sequence[Token]) -> Sequence[Token]:
    """In "what she called a shameful sale" the sale."""
    if rest[0].word != "what":
        return rest
    called = next(
        (k for k, t in enumerate(rest[:7]) if t.word in ("called", "calls", "termed", "dubbed", "described")),
        None,
    )
    if called is None or called + 2 >= len(rest):
        return rest
    start = called + 2 if rest[called + 1].word == "as" else called + 1
    return rest[start:]


_PLACES = frozenset(["at", "in", "during", "on", "after", "before"])
_WITH_DEED = frozenset(["agree", "offer", "pledge", "promise", "refuse", "threaten", "vow"])


def past_place(text: str, at: Sequence[Token], found: Found) -> int:
    """The place after the verb, or of "to V" behind where it was said: "vowed at a rally to end it"."""
    if found.verb not in _WITH_DEED or found.after >= len(at):
        return found.after
    times = TIMES.match(text, at[found.after].start, at[-1].end)
    first = next((k for k in range(found.after, len(at)) if not times or at[k].start >= times.end()), None)
    if first is None or at[first].word not in _PLACES:
        return found.after
    for k in range(first + 1, min(len(at) - 1, first + 12)):
        if not at[k].is_word and at[k].word not in QUOTE_MARKS:
            return found.after
        if at[k].word == "to" and is_verb(text, at[k + 1]):
            return k
    return found.after


def is_verb(text: str, token: Token) -> bool:
    """True for what may be an infinitive after "to": no determiner, name, plural or gerund."""
    word = token.word
    if word in _DETERMINERS or word in _DANGLING or (word.endswith(("s", "ing")) and not word.endswith("ss")):
        return False
    return text[token.start].islower()
