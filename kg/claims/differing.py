"""What differs between two statements that are alike: numbers, dates, names, verbs, degrees of certainty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from kg.claims.instances import Instance
from kg.claims.verbs import other_verbs
from kg.claims.words import ROUNDING, is_year, numbers_as_written, numbers_counting

_ROUNDED = 0.1
_SWAPPED = 0.8
_CERTAINTY = {1: "possible", 2: "expected", 3: "plainly stated"}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_MONTH = rf"({'|'.join(_MONTHS)})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\.?"
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b|\b{_MONTH}\s+(\d{{1,2}})\b(?![,.]?\d)"
)
_IS_MONTH = re.compile(_MONTH, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two statements: the kind, then the value of each; empty where one has none.

    kind  "number", "date", "month", "name" and "verb" where both cannot be meant; "detail in numbers" where
          another number is shared; "close number" within a tenth; "rounding" for the same number, said to be
          exact in one and not in the other; "certainty"
    """

    kind: str
    one: str
    other: str

    def turned(self) -> Difference:
        """The same difference, seen from the other statement."""
        return Difference(self.kind, self.other, self.one)

    def __str__(self) -> str:
        """The difference in words."""
        return f"{self.kind}: {self.one or 'none'} and {self.other or 'none'}"


def differences(one: Instance, other: Instance) -> Iterator[Difference]:
    """Numbers, dates, names and verbs that cannot both be meant; numbers rounded otherwise; certainty."""
    days, other_days = _days(one.provenance.wording), _days(other.provenance.wording)
    another_day = bool(days and other_days and not days & other_days)
    yield from _numbers(one, other, another_day)
    if another_day:
        yield Difference("date", _dates(days), _dates(other_days))
    elif one.months and other.months and not one.months & other.months:
        yield Difference("month", ", ".join(sorted(one.months)), ", ".join(sorted(other.months)))
    names, other_names = _own_names(one, other), _own_names(other, one)
    if names and other_names and _swapped(one, other, names, other_names):
        yield Difference("name", ", ".join(sorted(names)), ", ".join(sorted(other_names)))
    yield from _verbs(one, other)
    if one.certainty != other.certainty:
        yield Difference("certainty", _CERTAINTY[one.certainty], _CERTAINTY[other.certainty])


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of two sets is in both, 0 to 1 (the coefficient of Dice); two empty ones have nothing."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _numbers(one: Instance, other: Instance, another_day: bool) -> Iterator[Difference]:
    dated = _day_numbers(one) | _day_numbers(other) if another_day else frozenset()
    only, others = one.numbers - other.numbers - dated, other.numbers - one.numbers - dated
    mine, theirs = (numbers_as_written(each.provenance.wording) for each in (one, other))
    if only and others:
        kind = "close number"
        if not _close(only, others):
            # One number in common shows that the same is counted: the rest is detail (a second currency),
            # but for a number in another's place ("six of 40 valves" and "eight of 40 valves").
            detail = one.numbers & other.numbers - dated and not _in_place(one, other, only, others)
            kind = "detail in numbers" if detail else "number"
        yield Difference(kind, _shown(only, mine), _shown(others, theirs))
    otherwise = {n for n in one.numbers & other.numbers if _exactness(mine, n) != _exactness(theirs, n)}
    if otherwise:
        yield Difference("rounding", _shown(otherwise, mine), _shown(otherwise, theirs))


def _in_place(one: Instance, other: Instance, only: Set[float], others: Set[float]) -> bool:
    """True when a number counts in one what another number counts in the other."""
    mine, theirs = (numbers_counting(each.provenance.wording) for each in (one, other))
    return any(
        mine.get(number) and mine[number] == theirs.get(instead) and is_year(number) == is_year(instead)
        for number in only
        for instead in others
        if not _close(frozenset({number}), frozenset({instead}))
    )


_Written = Mapping[float, tuple[str, str]]


def _exactness(written: _Written, number: float) -> str:
    """The kind of rounding that a number is given with; empty for none."""
    return ROUNDING.get(written[number][0], "") if number in written else ""


def _close(numbers: frozenset[float], others: frozenset[float]) -> bool:
    """True when each number has one beside it that it may be a rounding of; years are never rounded."""

    def near(value: float, known: frozenset[float]) -> bool:
        return not is_year(value) and any(abs(value - k) <= _ROUNDED * max(value, k) for k in known)

    return all(near(value, others) for value in numbers) and all(near(value, numbers) for value in others)


def _shown(numbers: frozenset[float] | set[float], written: _Written) -> str:
    """The numbers in order as they are written, each with the word that says how exact it is."""
    shown = (written.get(number, ("", f"{number:.12g}")) for number in sorted(numbers))
    return ", ".join(" ".join(filter(None, each)) for each in shown)


def _days(text: str) -> frozenset[tuple[int, int]]:
    """Each day that a text names, as month and day: "11 October", "Dec. 31"."""
    found = set()
    for match in _DAY.finditer(text):
        before, month, same_month, after = match.groups()
        day = int(before or after)
        if 1 <= day <= 31:
            found.add((_MONTHS.index(month or same_month), day))
    return frozenset(found)


def _day_numbers(each: Instance) -> frozenset[float]:
    return frozenset(float(day) for _, day in _days(each.provenance.wording))


def _dates(days: frozenset[tuple[int, int]]) -> str:
    return ", ".join(f"{day} {_MONTHS[month]}" for month, day in sorted(days))


def _own_names(one: Instance, other: Instance) -> frozenset[str]:
    own = one.names - other.stems - other.speaker - frozenset(other.sequence)
    return frozenset(name for name in own if not _IS_MONTH.fullmatch(name))


def _swapped(one: Instance, other: Instance, names: frozenset[str], others: frozenset[str]) -> bool:
    """True when, but for these names, hardly anything differs: one name stands where the other does."""
    rest_one, rest_other = one.stems - names - one.speaker, other.stems - others - other.speaker
    return bool(rest_one) and likeness(rest_one, rest_other) >= _SWAPPED


def _verbs(one: Instance, other: Instance) -> Iterator[Difference]:
    """The verbs, where nothing else differs: "the curfew could last", "the curfew would be lifted"."""
    found = other_verbs(one.provenance.wording, other.provenance.wording)
    if found is None:
        return
    mine, theirs = found
    if one.stems - mine.keys() == other.stems - theirs.keys():
        yield Difference("verb", ", ".join(sorted(mine.values())), ", ".join(sorted(theirs.values())))
