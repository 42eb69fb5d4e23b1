"""Does a predicted agent name the gold agent?  As the annotation guidelines for source chains have it.

Names are compared casefolded, without articles, punctuation, possessives and titles; persons by first
name and surname; descriptions of unnamed sources and documents by their words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

LOOSE = 0.67
"""Dice of words from which two descriptions are the same."""

_ARTICLES = frozenset({"the", "a", "an"})
_TITLES = frozenset(
    """mr mrs ms miss dr prof professor sen senator rep representative gov governor president judge
    justice gen lt retired former secretary attorney general director chairman chairwoman spokesman
    spokeswoman sir rev""".split()
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})

Link = Mapping[str, Any]


def normal(name: str) -> str:
    """The name's words as they are compared."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"['’]s\b", "", text).replace(".", "")
    words = [w for w in re.findall(r"\w+", text) if w not in _ARTICLES]
    return " ".join([w for w in words if w not in _TITLES] or words)


def dice(one: Iterable[object], other: Iterable[object]) -> float:
    """Dice coefficient of two multisets, 0 to 1; 0 for two empty ones."""
    a, b = Counter(one), Counter(other)
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


class Names:
    """Compares the agents of one article, whose gold may accept other names for them."""

    def __init__(self, aliases: Mapping[str, Sequence[str]] | None, strict: bool = False) -> None:
        self._strict = strict
        self._aliases = {normal(k): {normal(v) for v in vs} for k, vs in (aliases or {}).items()}

    def same(self, gold: Link, predicted: Link) -> bool:
        """True when any agent of the predicted link is one of the gold link's."""
        golds = [gold["agent"], *gold.get("co_agents", [])]
        others = [predicted.get("agent") or "", *predicted.get("co_agents", [])]
        if any(self._same_name(g, p, gold.get("kind")) for g in golds for p in others):
            return True
        together = re.sub(r",|\band\b", " ", " ".join(others))
        return len(golds) > 1 and normal(" ".join(golds)) == normal(together)

    def _same_name(self, gold: str, predicted: str, kind: str | None) -> bool:
        g, p = normal(gold), normal(predicted)
        if g == p or p in self._aliases.get(g, ()):
            return True
        if kind == "person":
            return _same_person(g.split(), p.split())
        if kind in ("unnamed", "document") and not self._strict:
            return dice(g.split(), p.split()) >= LOOSE
        return False


def _same_person(gold: list[str], predicted: list[str]) -> bool:
    if set(gold) & _SUFFIXES != set(predicted) & _SUFFIXES:
        return False
    g = [w for w in gold if w not in _SUFFIXES]
    p = [w for w in predicted if w not in _SUFFIXES]
    return len(g) > 1 and len(p) > 1 and (g[0], g[-1]) == (p[0], p[-1])
