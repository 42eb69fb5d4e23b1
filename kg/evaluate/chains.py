"""Scores of predicted statements and source chains against gold, by the annotation guidelines.

Statements are aligned one to one on the words of their contents; optional ones are neither needed nor
punished; of a gold chain with optional links the reading that fits best counts.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.evaluate.names import Link, Names, dice

ALIGNED = 0.5
"""Dice of content words from which two statements are about the same."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")

Json = dict[str, Any]
Chain = Sequence[Link]


@dataclass(slots=True)
class Counts:
    """Hits among gold and predicted things."""

    hits: int = 0
    gold: int = 0
    predicted: int = 0

    def add(self, hits: int, gold: int, predicted: int) -> None:
        """Count more."""
        self.hits, self.gold, self.predicted = self.hits + hits, self.gold + gold, self.predicted + predicted

    def as_json(self) -> Json:
        """Precision, recall, F1 and what they were counted from."""
        precision = self.hits / self.predicted if self.predicted else float(not self.gold)
        recall = self.hits / self.gold if self.gold else float(not self.predicted)
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        counted = {"hits": self.hits, "gold": self.gold, "predicted": self.predicted}
        return {"P": precision, "R": recall, "F1": f1, **counted}


@dataclass(slots=True)
class Score:
    """Scores over any number of articles; :meth:`as_json` gives the report."""

    statements: Counts = field(default_factory=Counts)
    hops: Counts = field(default_factory=Counts)
    aligned_hops: Counts = field(default_factory=Counts)
    right: defaultdict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, gold: Mapping[str, Any], predicted: Mapping[str, Any], text: str) -> None:
        """Score one article: objects of the gold's and of ``kg extract``'s schema."""
        names = Names(gold.get("aliases"))
        golds = gold["statements"]
        others = [s for s in predicted["statements"] if not _ignored(s, gold.get("ignored", []))]
        pairs = dict(_align(golds, others, text, names))
        optional = {j for i, j in pairs.items() if golds[i].get("optional")}
        needed = [i for i, g in enumerate(golds) if not g.get("optional")]
        hits = [i for i in needed if i in pairs]
        self.statements.add(len(hits), len(needed), len(others) - len(optional))
        for i in needed:
            if i not in pairs:
                self._missed(golds[i])
        for j in set(range(len(others))) - set(pairs.values()):
            self.hops.add(0, 0, len(_edges(others[j]["chain"])))
        for i in hits:
            self._found(golds[i], others[pairs[i]], names)

    def _missed(self, gold: Mapping[str, Any]) -> None:
        chain = _required(gold["chain"])
        self.hops.add(0, len(_edges(chain)), 0)
        for measure in ("end-to-end exact", f"end-to-end exact, {_length(chain)}", "end-to-end origin"):
            self.right[measure].append(False)

    def _found(self, gold: Mapping[str, Any], predicted: Mapping[str, Any], names: Names) -> None:
        chain = predicted["chain"]
        readings = list(_readings(gold["chain"]))
        exact = any(_same_chain(names, reading, chain) for reading in readings)
        origin = bool(chain) and any(names.same(reading[-1], chain[-1]) for reading in readings)
        hits, of = _edge_hits(names, readings, chain)
        for counts in (self.hops, self.aligned_hops):
            counts.add(hits, of, len(_edges(chain)))
        length = _length(_required(gold["chain"]))
        self.right["chain exact"].append(exact)
        self.right[f"chain exact, {length}"].append(exact)
        self.right["end-to-end exact"].append(exact)
        self.right[f"end-to-end exact, {length}"].append(exact)
        self.right["origin"].append(origin)
        self.right["end-to-end origin"].append(origin)
        self.right["quote type"].append(gold.get("quote") == predicted.get("quote"))
        self.right["date"].append(_same_date(gold.get("date"), predicted.get("date")))
        if gold.get("date"):
            self.right["date, where gold has one"].append(_same_date(gold["date"], predicted.get("date")))
        if gold.get("relayed_to"):
            told = {"agent": gold["relayed_to"], "kind": "outlet"}
            same = names.same(told, {"agent": predicted.get("relayed_to")})
            self.right["relayed_to, where gold has one"].append(same)

    def as_json(self) -> Json:
        """All measures: precision, recall and F1, or a share with the number it is of."""
        report: Json = {
            "statements": self.statements.as_json(),
            "hop edges, end to end": self.hops.as_json(),
            "hop edges, aligned": self.aligned_hops.as_json(),
        }
        for measure in sorted(self.right):
            rights = self.right[measure]
            report[measure] = {"share": sum(rights) / len(rights), "n": len(rights)}
        return report


def _ignored(statement: Mapping[str, Any], ignored: Sequence[Sequence[int]]) -> bool:
    """True when half of the content or more lies in regions outside scoring."""
    spans = statement.get("content") or []
    total = sum(end - start for start, end in spans)
    inside = sum(max(0, min(e, y) - max(s, x)) for s, e in spans for x, y in ignored)
    return bool(total > 0 and inside * 2 >= total)


def _words(statement: Mapping[str, Any], text: str) -> set[int]:
    return {m.start() + s for s, e in statement["content"] for m in _WORD.finditer(text[s:e])}


def _align(
    golds: Sequence[Json], others: Sequence[Json], text: str, names: Names
) -> Iterator[tuple[int, int]]:
    """Pairs of gold and predicted statements, best overlap first, the better chain breaking ties."""
    gold_words = [_words(g, text) for g in golds]
    other_words = [_words(p, text) for p in others]
    candidates = []
    for (i, g), (j, p) in itertools.product(enumerate(gold_words), enumerate(other_words)):
        overlap = dice(g, p)
        if overlap >= ALIGNED:
            readings = _readings(golds[i]["chain"])
            exact = any(_same_chain(names, reading, others[j]["chain"]) for reading in readings)
            candidates.append((-round(overlap, 3), not exact, i, j))
    taken_gold: set[int] = set()
    taken_other: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_other:
            taken_gold.add(i)
            taken_other.add(j)
            yield i, j


def _readings(chain: Chain) -> Iterator[list[Link]]:
    """All readings of a gold chain: each optional link kept or left out."""
    optional = [i for i, link in enumerate(chain) if link.get("optional")]
    for n in range(len(optional) + 1):
        for dropped in itertools.combinations(optional, n):
            reading = [link for i, link in enumerate(chain) if i not in dropped]
            if reading:
                yield reading


def _required(chain: Chain) -> Chain:
    return [link for link in chain if not link.get("optional")] or chain


def _length(chain: Chain) -> str:
    return f"length {len(chain)}" if len(chain) < 3 else "length 3+"


def _edges(chain: Chain) -> list[tuple[Link, Link]]:
    return list(itertools.pairwise(chain))


def _same_chain(names: Names, gold: Chain, predicted: Chain) -> bool:
    return len(gold) == len(predicted) and all(names.same(g, p) for g, p in zip(gold, predicted, strict=True))


def _edge_hits(names: Names, readings: Sequence[Chain], predicted: Chain) -> tuple[int, int]:
    """Right edges and gold edges under the reading that fits best."""
    fits = []
    for reading in readings:
        left, hits = _edges(reading), 0
        for p in _edges(predicted):
            found = next((g for g in left if names.same(g[0], p[0]) and names.same(g[1], p[1])), None)
            if found is not None:
                left.remove(found)
                hits += 1
        misses = len(left) + len(_edges(predicted)) - hits
        fits.append((-misses, hits, len(_edges(reading))))
    # The first of equals, so that fewer optional links are read as left out.
    best = max(fits, key=lambda fit: fit[:2])
    return best[1], best[2]


def _same_date(gold: str | None, predicted: str | None) -> bool:
    if not gold or not predicted:
        return not gold and not predicted
    if "/" in gold and len(predicted) == 10:
        first, last = gold.split("/")
        return bool(first <= predicted <= last)
    return gold == predicted
