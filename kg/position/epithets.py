"""Stances of an epithet alone: "the reckless plan", "his “divisive” remarks"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Stance
from kg.position.clauses import Clause
from kg.position.company import Company
from kg.position.naming import kind_of, name_of, phrase_core, span_of
from kg.position.stances import VERDICTS, words
from kg.position.stand import About, Stand
from kg.position.tokens import QUOTE_MARKS, Token

_DETERMINERS = words("grammar", "determiners") | {"'s", "'", "’"}
_LOOSE_ENDS = words("grammar", "stops") | words("grammar", "auxiliaries")
_PLAIN = words("verdict", "plain")


def epithet(company: Company, clause: Clause, about: About) -> Stand | None:
    """The first thing that an unfavourable adjective is put before; good ones are mere courtesy."""
    at = clause.at
    for i in range(1, len(at) - 1):
        if at[i].word not in VERDICTS or VERDICTS[at[i].word] is not Stance.OPPOSES or at[i].word in _PLAIN:
            continue
        determiner = _before(at, i)
        noun = _after(at, i)
        if determiner is None or noun is None or not (_quoted(at, i) or _begins(at, determiner)):
            continue
        end = noun
        while (
            end + 1 < len(at)
            and at[end + 1].is_word
            and at[end + 1].word not in _LOOSE_ENDS
            and end - noun < 2
        ):
            if not at[end + 1].word.isalpha() or at[end + 1].word.endswith(("ed", "ing", "s")):
                break
            end += 1
        span = span_of(at[noun : end + 1])
        named = name_of(company, span, about.holder)
        if named is None or named[1] is not None:
            continue
        return Stand(
            Stance.OPPOSES, named[0], (phrase_core(company.text, span),), kind_of(*named), clause.span, 3
        )
    return None


def _quoted(at: Sequence[Token], i: int) -> bool:
    """True for "the “shameless” handover": the adjective alone is in quotation marks."""
    marks = QUOTE_MARKS - {"'", "’", "[", "]"}
    return (at[i - 1].word in marks and at[i + 1].word in marks) or (at[i - 1].word == "'" == at[i + 1].word)


def _begins(at: Sequence[Token], determiner: int) -> bool:
    """True where the clause is about it: "Their reckless plan will cost us", not "took a reckless turn"."""
    owner = sum(t.is_word for t in at[:determiner])
    return owner <= (3 if at[determiner].word == "'s" else 1) and at[determiner].word not in (
        "the",
        "all",
        "more",
    )


def _before(at: Sequence[Token], i: int) -> int | None:
    """The place of the determiner ahead of the adjective, quotation marks and adverbs between."""
    k = i - 1
    while k > 0 and (at[k].word in QUOTE_MARKS - {"'", "’"} or at[k].word.endswith("ly")):
        k -= 1
    return k if at[k].word in _DETERMINERS and at[k].word not in ("a", "an", "no", "any", "some") else None


def _after(at: Sequence[Token], i: int) -> int | None:
    """The place of the noun behind the adjective."""
    k = i + 1
    while k < len(at) and (at[k].word in QUOTE_MARKS or at[k].word in VERDICTS or at[k].word in ("and", ",")):
        k += 1
    ok = k < len(at) and at[k].is_word and at[k].word.isalpha() and at[k].word not in _LOOSE_ENDS
    return k if ok and len(at[k].word) > 2 else None
