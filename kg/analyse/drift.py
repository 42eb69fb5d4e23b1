"""How a claim changed on its way: numbers, names, certainty, quoted words, from hop to hop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from kg.analyse.kin import with_kin
from kg.analyse.phrasing import dated, in_order, short
from kg.analyse.voices import key_of
from kg.claims import Claims, Cluster
from kg.claims.differing import Difference, differences
from kg.claims.instances import instance
from kg.claims.onward import family_of, onward
from kg.claims.words import ROUNDING, content_stems, stem, tokens
from kg.model import Provenance, Quotation


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between a statement and the one that it was taken from, or that came before it.

    kind      "number", "rounding", "date", "month", "name", "verb", "certainty", "quotation", "wording"
    before, after  the values, or the words that only one of the two has
    relayed   the later article has it from the earlier one; else both have it from one source
    evidence  the earlier statement, then the later
    """

    kind: str
    before: str
    after: str
    relayed: bool
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """What became of what, and where."""
        earlier, later = self.evidence
        how = "which has it from" if self.relayed else "after"
        where = f"in {dated(later.article)}, {how} {dated(earlier.article)}"
        if not self.after:
            return f"{self.kind}: “{short(self.before)}” was left out {where}"
        if not self.before:
            return f"{self.kind}: “{short(self.after)}” was put in {where}"
        return f"{self.kind}: “{short(self.before)}” became “{short(self.after)}” {where}"


def drift(found: Claims, cluster: Cluster) -> list[Change]:
    """Every change on the way of a claim, in the order of the later articles.

    Claims that differ in details only belong to the way: a number that grows is what is looked for.
    """
    changes: list[Change] = []
    seen: set[tuple[str, str]] = set()
    for earlier, later, relayed in _hops(found, cluster):
        if (earlier.statement, later.statement) not in seen:
            seen.add((earlier.statement, later.statement))
            changes += _changes(earlier, later, relayed)
    return sorted(
        changes, key=lambda c: (c.evidence[1].article.published or "9999", c.kind, c.before, c.after)
    )


def _hops(found: Claims, cluster: Cluster) -> Iterator[tuple[Provenance, Provenance, bool]]:
    """Pairs of an earlier and a later statement: relays first, then two reports of one source's words."""
    at_hand = with_kin(found, cluster, though_none_is_cited=True)
    kin = family_of(at_hand, cluster.statements[0])
    relayed_to = set()
    for later in in_order(kin):
        path = onward(at_hand, later)
        if len(path) > 1:
            relayed_to.add(later.statement)
            yield path[1], later, True
    by_source: dict[str, list[Provenance]] = {}
    for statement in in_order(kin):
        if statement.hands:
            by_source.setdefault(key_of(statement, statement.origin), []).append(statement)
    for held in by_source.values():
        for earlier, later in pairwise(held):
            if earlier.article.iri != later.article.iri and later.statement not in relayed_to:
                yield earlier, later, False


def _changes(earlier: Provenance, later: Provenance, relayed: bool) -> Iterator[Change]:
    both = (earlier, later)
    told: set[tuple[str, str]] = set()
    for difference in differences(instance(earlier), instance(later)):
        kind = "number" if _is_a_number(difference) else difference.kind
        if kind != _DETAIL:
            told.add((difference.one, difference.other))
            yield Change(kind, difference.one, difference.other, relayed, both)
    quoted = Quotation.INDIRECT not in (earlier.quotation, later.quotation)
    if quoted:
        before, after = _altered(earlier, later)
    else:
        # What two reporters make of one source's words is no change on the way.
        before, after = _reworded(earlier, later) if relayed else ("", "")
    if (before or after) and (before, after) not in told:
        yield Change("quotation" if quoted else "wording", before, after, relayed, both)


def _is_a_number(difference: Difference) -> bool:
    """True for one number in place of another, also within a tenth, or where a third stays as it was."""
    if difference.kind == _DETAIL:
        return len(difference.one.split(", ")) == len(difference.other.split(", "))
    return difference.kind == "close number"


_DETAIL = "detail in numbers"


def _reworded(earlier: Provenance, later: Provenance) -> tuple[str, str]:
    """The telling words that stand in place of one another; all words where few are left as they were.

    What is merely left out or added is no other wording, and numbers have rows of their own.
    """
    one, other = ([word for word in tokens(p.wording) if _tells(word)] for p in (earlier, later))
    matcher = SequenceMatcher(None, [stem(w) for w in one], [stem(w) for w in other], autojunk=False)
    if matcher.ratio() < _KEPT:
        return earlier.wording, later.wording
    swapped = [(one[a:b], other[c:d]) for code, a, b, c, d in matcher.get_opcodes() if code == "replace"]
    return " … ".join(" ".join(old) for old, _ in swapped), " … ".join(" ".join(new) for _, new in swapped)


def _tells(word: str) -> bool:
    return bool(content_stems(word)) and word.casefold() not in ROUNDING


_KEPT = 0.4
"""Share of telling words from which on a wording is the old one with words changed."""


def _altered(earlier: Provenance, later: Provenance) -> tuple[str, str]:
    """The words that only the earlier has and those that only the later has, in order.

    A quotation cut short is no altered one: words missing at its ends are left out, unless they begin
    with a condition ("if", "unless"), without which it says more.
    """
    one, other = tokens(_quoted(earlier)), tokens(_quoted(later))
    folded = [[word.casefold() for word in words] for words in (one, other)]
    codes = SequenceMatcher(None, folded[0], folded[1], autojunk=False).get_opcodes()
    dropped, added = [], []
    for place, (code, a, b, c, d) in enumerate(codes):
        at_end = place in (0, len(codes) - 1)
        if code == "equal" or (code == "delete" and at_end and not _CONDITIONS & set(folded[0][a:b])):
            continue
        if code == "insert" and at_end and not _CONDITIONS & set(folded[1][c:d]):
            continue
        dropped += one[a:b]
        added += other[c:d]
    return " ".join(dropped), " ".join(added)


_CONDITIONS = {"if", "unless", "provided", "until"}


def _quoted(statement: Provenance) -> str:
    """The words inside quotation marks; all words where no marks are."""
    wording = statement.wording
    inside = [part for number, part in enumerate(_split(wording)) if number % 2]
    return " ".join(inside) or wording


def _split(wording: str) -> list[str]:
    for mark in "“”„«»":
        wording = wording.replace(mark, '"')
    return wording.split('"')
