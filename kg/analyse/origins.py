"""How many independent origins are behind a claim: a lower and an upper bound, with the reason for each.

An origin is someone, or some body or document, that the articles give as the end of a chain.  The count
is an interval because texts leave things open: "a US official" in two articles may be one person or two.

- A named source is one origin, however many articles carry it.
- An unnamed source is never merged with anyone.  It counts in the upper bound, and in the lower one only
  where the texts themselves tell it apart from all others.
- An outlet at which another's chain stops is where the chain goes dead: it may know by itself or rest on
  an origin that is counted already, so it adds nothing to the lower bound.
- The same outlet in a chain that goes on past it is no origin: the other article dropped a link.
- What an outlet asserts without a source is an origin of the outlet's own; two outlets of one owner or
  one state, and two that use the same words, are not surely two.
- A spokesman and the principal, a body and its officer are not surely two either.
- Whoever denies a claim is no origin of it, unless nothing but denials is at hand.
- Outlets that only cite one another are a circle: at least one origin, and nobody says which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import networkx as nx

from kg.analyse.phrasing import KIND_WORDS, counted, dated, denies, in_order, marked_by, names, short, unsaid
from kg.analyse.relayed import with_relayed_reporting_once
from kg.analyse.ties import tie
from kg.analyse.voices import (
    Voice,
    distinct,
    find_passed,
    find_voices,
    joined_names,
    words_of,
)
from kg.model import Provenance

_ANOTHER = frozenset(["another", "second", "third", "separate", "different", "other"])


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent origins are behind a claim, and why.

    min, max   both bounds, included
    named      names of the origins that have one, outlets where a chain ends included
    unnamed    descriptions of those that have none, one entry each as far as the texts tell
    reasons    sentences, each of which a reader can check in the chains
    open       True when a text says "officials" without a number: there may be more than ``max``
    circles    names of outlets that only cite one another, a tuple for each circle
    dead_ends  those of ``named`` at which a chain stops: whom they have it from is not said
    denial     True when the articles at hand only deny the claim: the count is of those who deny it
    """

    min: int
    max: int
    named: tuple[str, ...]
    unnamed: tuple[str, ...]
    reasons: tuple[str, ...]
    open: bool = False
    circles: tuple[tuple[str, ...], ...] = ()
    dead_ends: tuple[str, ...] = ()
    denial: bool = False

    def __str__(self) -> str:
        """The interval in words: "1 to 2", "3"; "1 or more" where nothing bounds it above."""
        if self.open:
            return f"{self.min} or more"
        return str(self.min) if self.min == self.max else f"{self.min} to {self.max}"


def origins(provenances: Iterable[Provenance]) -> Origins:
    """Both bounds for the number of independent origins of one claim, with names and reasons.

    ``provenances`` are all statements of the claim, from any number of articles, in any order.
    """
    ordered = in_order(provenances)
    if not ordered:
        return Origins(0, 0, (), (), ("No article in the store states this.",))
    denial = all(map(denies, ordered))
    # Nor is it from those who "have not confirmed" it, as long as anyone asserts or denies it.
    against = [] if denial else [p for p in ordered if denies(p) or unsaid(p)]
    silent = len(against) == len(ordered)
    if silent:
        against = []
    ordered = [p for p in ordered if p not in against]
    voices, same_reporting = with_relayed_reporting_once(find_voices(ordered))
    voices, circles, relays = _without_relays(ordered, voices)
    lowest = max(1, _told_apart(voices, circles))
    highest = sum(voice.many for voice in voices)
    reasons = [
        *([_ONLY_DENIED] if denial else [_ONLY_UNSAID] if silent else []),
        *(_reason(voice, "denies it" if denial else _UNSAID if silent else _ORIGIN) for voice in voices),
        *same_reporting,
        *relays,
        *(_circle_reason(circle) for circle in circles),
        *(f"{_against(p)} this ({dated(p.article)}): not an origin." for p in against),
        *_doubts(voices, lowest < highest),
    ]
    return Origins(
        min=lowest,
        max=highest,
        named=distinct(voice.name for voice in voices if not voice.described),
        unnamed=tuple(voice.name for voice in voices if voice.described),
        reasons=tuple(reasons),
        open=any(voice.unsaid for voice in voices),
        circles=tuple(tuple(voice.name for voice in circle) for circle in circles),
        dead_ends=distinct(voice.name for voice in voices if voice.dead_end),
        denial=denial,
    )


def as_json(found: Origins) -> dict[str, object]:
    """The plain dict that carries the interval in JSON."""
    return {
        "min": found.min,
        "max": found.max,
        "open": found.open,
        "named": list(found.named),
        "unnamed": list(found.unnamed),
        "reasons": list(found.reasons),
    }


def _without_relays(
    ordered: Sequence[Provenance], voices: Sequence[Voice]
) -> tuple[list[Voice], list[list[Voice]], list[str]]:
    """The voices that no chain goes on past, circles among them, and why the others are left out.

    An edge leads from a voice to the end of every chain that passes through it.  What has an edge out
    of its own circle is a relay.
    """
    known = {voice.key: voice for voice in voices}
    ends: defaultdict[Provenance, list[str]] = defaultdict(list)
    for voice in voices:
        for provenance in voice.provenances:
            ends[provenance].append(voice.key)
    shown_by = {
        (passed, end): provenance
        for passed, chains in find_passed(ordered).items()
        if passed in known
        for provenance in reversed(chains)  # so that the oldest stays
        for end in ends[provenance]
        if end != passed
    }
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(shown_by)  # given to DiGraph they would have it look for pandas each time
    relays: dict[str, str] = {}
    circles = []
    for component in nx.strongly_connected_components(graph):
        onward = sorted(edge for edge in shown_by if edge[0] in component and edge[1] not in component)
        for key in component if onward else ():
            passed, end = next((edge for edge in onward if edge[0] == key), onward[0])
            article = shown_by[passed, end].article
            relays[key] = (
                f"{short(known[key].name)} is no origin of its own: it has this from "
                f"{short(known[end].name)}, as {dated(article)} shows."
            )
        if len(component) > 1 and not onward:
            circles.append([voice for voice in voices if voice.key in component])
    kept = [voice for voice in voices if voice.key not in relays]
    circles.sort(key=lambda circle: circle[0].key)
    return kept, circles, [relays[key] for key in sorted(relays)]


def _told_apart(voices: Sequence[Voice], circles: Sequence[Sequence[Voice]]) -> int:
    """How many of the voices are surely different: each told apart from every one counted before it."""
    in_circles = {voice.key for circle in circles for voice in circle}
    different: list[Voice] = []
    for voice in voices:
        if voice.key not in in_circles and not voice.dead_end and all(_apart(voice, d) for d in different):
            different.append(voice)
    return len(different)


def _apart(one: Voice, other: Voice) -> bool:
    """True when the texts leave no doubt that these are two."""
    if (one.described or other.described) and not (one.own or other.own):
        together = {p.article.iri for p in one.provenances} & {p.article.iri for p in other.provenances}
        described = [word for voice in (one, other) if voice.described for word in words_of(voice.name)]
        return bool(together) and not _ANOTHER.isdisjoint(described)
    return not tie(one, other)


_ORIGIN, _UNSAID = "is named as the origin", "is told not to have said it"
_ONLY_UNSAID = (
    "Nobody at hand asserts it in these words: it is only told who did not say or did not confirm it."
)
_ONLY_DENIED = (
    "In these words it is only denied: what is counted is who denies it. Who states it, if anyone at hand "
    "does, is a claim of its own; kg dissent shows both."
)


def _against(provenance: Provenance) -> str:
    """Who denies the words, or in whose mouth they are told not to have been."""
    hand = unsaid(provenance)
    return f"{names(hand)} {marked_by(hand)}" if hand else f"{names(provenance.origin)} denies"


def _reason(voice: Voice, origin: str) -> str:
    articles = distinct(p.article.iri for p in voice.provenances)
    where = dated(voice.provenances[0].article)
    if len(articles) > 1:
        where = f"{counted(len(articles), 'article')}, first {where}"
    name = short(voice.name)
    if voice.own:
        return f"{name} says so itself and gives no source ({where}): an origin of its own."
    if voice.dead_end:
        return (
            f"The chain stops at {name}, for which no source is given ({where}): it may know by itself or "
            "have it from another origin."
        )
    if not voice.described:
        return f"{name} ({KIND_WORDS[voice.kind]}) {origin} ({where}): one origin."
    if voice.unsaid:
        return f"“{name}” is a plural without names or number ({where}): one origin or several."
    if voice.many > 1:
        return f"“{name}” has no names but a number ({where}): between one origin and {voice.many}."
    return f"“{name}” has no name ({where}): one origin."


def _circle_reason(circle: Sequence[Voice]) -> str:
    members = joined_names([short(voice.name) for voice in circle])
    return f"{members} only cite one another: an origin outside this circle is not named."


def _doubts(voices: Sequence[Voice], open_interval: bool) -> Iterator[str]:
    """Who may be the same as whom, where this makes the bounds differ."""
    if not open_interval:
        return
    unnamed = [voice for voice in voices if voice.described]
    shown = [f"“{short(voice.name)}” ({dated(voice.provenances[0].article)})" for voice in unnamed]
    unclear = "nothing in the texts rules it out, and nothing shows it"
    if len(shown) > 1:
        yield f"{joined_names(shown)} may be the same source: {unclear}."
    elif shown and any(not _apart(unnamed[0], voice) for voice in voices if not voice.described):
        yield f"{shown[0]} may be one of the named origins, speaking without a name: {unclear}."
    named = [voice for voice in voices if not voice.described and not voice.dead_end]
    for place, one in enumerate(named):
        for other in named[place + 1 :]:
            if not _apart(one, other):
                yield f"{short(one.name)} and {short(other.name)} may be one voice: {tie(one, other)}."


def to_text(found: Origins) -> str:
    """The interval on the first line, then who, then each reason on a line of its own."""
    of = " of a denial" if found.denial else ""
    lines = [f"{found} independent {'origin' if found.max == 1 else 'origins'}{of}"]
    stops = [name for name in found.named if name in found.dead_ends]
    for label, listed in (
        ("named:   ", [name for name in found.named if name not in found.dead_ends]),
        ("unnamed: ", found.unnamed),
        ("no source given by: ", stops),
    ):
        if listed:
            lines.append(label + "; ".join(short(name) for name in listed))
    return "\n".join([*lines, *(f"- {reason}" for reason in found.reasons)]) + "\n"
