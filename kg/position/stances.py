"""The words that carry stances, from ``kg/data/stance.toml``: phrases in base forms, by what they mean."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kg.model import Stance

Phrase = tuple[str, ...]
Phrases = Mapping[str, tuple[tuple[Phrase, Stance], ...]]
"""By first word, longest first: the further words of a phrase and the stance that it carries."""


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("kg") / "data" / "stance.toml").read_text("utf-8"))


def words(section: str, entry: str) -> frozenset[str]:
    """The words of one entry, each a word of its own; "_" joins the parts of one."""
    return frozenset(word.replace("_", " ") for word in _table()[section][entry].split())


def lines(section: str, entry: str) -> tuple[str, ...]:
    """The lines of one entry, each a phrase."""
    return tuple(line for line in _table()[section][entry].splitlines() if line)


def _by_first(*groups: tuple[Iterable[str], Stance]) -> Phrases:
    found: defaultdict[str, set[tuple[Phrase, Stance]]] = defaultdict(set)
    for phrases, stance in groups:
        for phrase in phrases:
            first, *rest = phrase.split()
            found[first].add((tuple(rest), stance))
    return {first: tuple(sorted(rest, key=lambda r: (-len(r[0]), r))) for first, rest in found.items()}


IRREGULAR: Mapping[str, str] = _table()["irregular"]

ACTS = _by_first(
    (words("support", "verbs"), Stance.SUPPORTS),
    (lines("support", "phrases"), Stance.SUPPORTS),
    (words("oppose", "verbs"), Stance.OPPOSES),
    (lines("oppose", "phrases"), Stance.OPPOSES),
    (words("claim", "denied"), Stance.OPPOSES),
    (words("claim", "affirmed"), Stance.SUPPORTS),
    (words("blame", "opposed"), Stance.OPPOSES),
    (words("blame", "supported"), Stance.SUPPORTS),
)
"""Speech acts that are for or against their object."""

ATTITUDES = _by_first(
    (lines("attitude", "supports"), Stance.SUPPORTS),
    (lines("attitude", "opposes"), Stance.OPPOSES),
)
"""What a speaker says of himself: for or against what follows."""

DECISIONS = _by_first((words("decide", "verbs"), Stance.SUPPORTS))
"""Verbs that decide by declaring; of ``DECIDED`` things only."""

DECIDED = words("decide", "things")
SURE = _by_first((lines("attitude", "sure"), Stance.SUPPORTS))
"""Certainty of what a clause says."""

FEELINGS: Mapping[str, Stance] = {
    **dict.fromkeys(words("attitude", "glad"), Stance.SUPPORTS),
    **dict.fromkeys(words("attitude", "sorry"), Stance.OPPOSES),
}
"""What speakers feel about what a clause tells."""

AFFIRMING = words("claim", "affirming")
OPEN = _by_first((lines("open", "phrases"), Stance.NEUTRAL))
DEEDS = _by_first(
    (words("deed", "bad"), Stance.OPPOSES),
    (lines("deed", "phrases_bad"), Stance.OPPOSES),
    (words("deed", "good"), Stance.SUPPORTS),
    (lines("deed", "phrases_good"), Stance.SUPPORTS),
)
"""Verbs that judge their own subject."""

DESERVED = _by_first(((word for word in words("deed", "deserved")), Stance.SUPPORTS))
ASK = words("ask", "verbs")
BLAME = words("blame", "opposed") | words("blame", "supported")
LABEL_AS = words("label", "with_as")
LABEL_TO = words("label", "with_to")
LABEL = words("label", "verbs") | LABEL_AS | LABEL_TO
CLAIM_VERBS = words("claim", "denied") | words("claim", "affirmed")
CLAIM_NOUNS = words("claim", "nouns")
OWN = words("attitude", "own")
WHOLE_DEEDS = words("attitude", "deeds")
SUFFERED = words("attitude", "suffered")
SOUNDING = words("sounding", "verbs")
WHETHER = words("open", "whether")
NOT_DENIED = words("denial", "not_denied")
NOTHING = words("denial", "nothing")
NO_USE = words("denial", "no_use")
NO_DOUBT = words("denial", "no_doubt")
WRONGS = words("denial", "wrongs")
SHOWN_BY = words("verdict", "shown_by")
VIRTUES = words("verdict", "virtues")
WANTED = words("verdict", "wanted")
UNTRUE = words("verdict", "untrue")
TRUE = words("verdict", "true")

VERDICTS: Mapping[str, Stance] = {
    **dict.fromkeys(words("verdict", "good") | WANTED | TRUE, Stance.SUPPORTS),
    **dict.fromkeys(words("verdict", "bad") | UNTRUE, Stance.OPPOSES),
}
"""Judgements after "be", one word each; of two words the second is enough."""
