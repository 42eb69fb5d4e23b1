"""Unnamed sources that several articles take from one outlet's reporting: one source, seen several times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.analyse.phrasing import counted, short
from kg.analyse.voices import Voice, plain_name, ranked, words_of

_DETERMINERS = frozenset(["a", "an", "the", "one", "this", "that", "these", "those"])


def with_relayed_reporting_once(voices: Sequence[Voice]) -> tuple[list[Voice], list[str]]:
    """Unnamed sources that several articles take from one outlet's reporting, counted once; the reasons.

    Six papers that carry one wire story, and a seventh that cites it, all show the same "a port official".
    Two articles of the outlet's own, in different words, stay two: it may have asked someone else.
    """
    alike: defaultdict[tuple[str, str], list[Voice]] = defaultdict(list)
    kept = []
    for voice in voices:
        reporter = _reporter(voice)
        if voice.described and reporter:
            alike[plain_name(reporter), _description(voice)].append(voice)
        else:
            kept.append(voice)
    reasons = []
    for _, group in sorted(alike.items()):
        for same in _pieces_of_reporting(group):
            kept.append(replace(same[0], provenances=tuple(p for voice in same for p in voice.provenances)))
            if len(same) > 1:
                reasons.append(
                    f"{counted(len(same), 'article')} have “{short(same[0].name)}” from "
                    f"{short(_reporter(same[0]) or '')}: one piece of reporting, so one origin."
                )
    return ranked(kept), reasons


def _reporter(voice: Voice) -> str | None:
    """Who cites the voice: the hand before it, else the article's own outlet."""
    first = voice.provenances[0]
    return first.hands[-2].name if len(first.hands) > 1 else first.article.outlet


def _description(voice: Voice) -> str:
    return " ".join(word for word in words_of(voice.name) if word not in _DETERMINERS)


def _pieces_of_reporting(group: Sequence[Voice]) -> list[list[Voice]]:
    """Voices of one outlet and description, grouped: its own articles by wording, relays with the first."""
    own: dict[str, list[Voice]] = {}
    relayed = []
    for voice in group:
        first = voice.provenances[0]
        if len(first.hands) > 1:
            relayed.append(voice)
        else:
            own.setdefault(plain_name(first.wording), []).append(voice)
    pieces = list(own.values()) or [[]]
    pieces[0].extend(relayed)
    return pieces
