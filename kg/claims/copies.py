"""Articles that carry another's text: found by the sentences they share, whatever source they name."""

from __future__ import annotations

import hashlib
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from kg.analyse.phrasing import dated, short
from kg.analyse.voices import plain_name
from kg.model import ArticleCard, Provenance

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+|\n+")
_WORD = re.compile(r"\w+")
_SHORTEST = 8  # words; shorter sentences are alike by chance
_COPIED = 0.5
_FEWEST = 30  # words; a shared quotation of a sentence or two makes no copy
_KEY_LINE = re.compile(r"^[A-Za-z]+: .*$", re.MULTILINE)
_CROWD = 200  # carriers of one sentence that are compared with one another
_SUM = 8  # bytes that stand for a sentence


@dataclass(frozen=True, slots=True)
class Copies:
    """Articles that carry one text.

    origin    who wrote it: the outlet that the others credit, else that of the earliest article
    credited  at least one of the articles says who wrote it
    articles  their IRIs, the earliest first
    """

    origin: str
    credited: bool
    articles: tuple[str, ...]


def copies(cards: Iterable[ArticleCard], texts: Mapping[str, str]) -> list[Copies]:
    """Every group of articles that share whole sentences: half of the shorter one's words, or more."""
    known = {card.iri: card for card in cards}
    sentences = {iri: _sentences(texts.get(iri, "")) for iri in sorted(known)}
    length = {iri: sum(words) for iri, (_, words) in sentences.items()}
    several = _in_several(sums for sums, _ in sentences.values())
    carriers: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for iri, held in sentences.items():
        for sentence, words in zip(*held, strict=True):
            if sentence in several:
                carriers[sentence, words].append(iri)
    shared: Counter[tuple[str, str]] = Counter()
    for (_, words), listed in carriers.items():
        for pair in combinations(listed[:_CROWD], 2):
            shared[pair] += words
    group_of: dict[str, set[str]] = {}
    for (one, other), words in sorted(shared.items()):
        if words >= max(_FEWEST, _COPIED * min(length[one], length[other])):
            group = group_of.get(one, {one}) | group_of.get(other, {other})
            group_of.update(dict.fromkeys(group, group))
    groups = {tuple(sorted(group, key=lambda iri: _age(known[iri]))) for group in group_of.values()}
    return [_described([known[iri] for iri in group]) for group in sorted(groups)]


def _described(cards: list[ArticleCard]) -> Copies:
    credit = Counter(card.outlet for card in cards if card.outlet and card.republisher)
    first = cards[0].outlet or cards[0].id
    origin = min(credit, key=lambda name: (-credit[name], name)) if credit else first
    return Copies(origin, bool(credit), tuple(card.iri for card in cards))


def _age(card: ArticleCard) -> tuple[str, bool, str]:
    return (card.published or "9999", card.republisher is not None, card.iri)


def _sentences(text: str) -> tuple[array[int], array[int]]:
    """A sum over each whole sentence, and its number of words; key lines above the text left out."""
    found = {}
    head, gap, body = text.partition("\n\n")
    for sentence in _SENTENCE.split(_KEY_LINE.sub("", head) + gap + body):
        words = _WORD.findall(sentence.casefold())
        if len(words) >= _SHORTEST:
            summed = hashlib.sha256(" ".join(words).encode()).digest()[:_SUM]
            found[int.from_bytes(summed)] = len(words)
    # Of a whole store there are millions: as bytes they take a tenth of what a dict would.
    return array("Q", found), array("I", found.values())


def _in_several(texts: Iterable[Iterable[int]]) -> set[int]:
    """The sums that occur in more than one text: few sentences do."""
    seen: set[int] = set()
    several: set[int] = set()
    for sums in texts:
        for sentence in sums:
            (several if sentence in seen else seen).add(sentence)
    return several


def credited(
    provenances: Iterable[Provenance], found: Iterable[Copies]
) -> tuple[list[Provenance], list[str]]:
    """The statements, those of copies given to the outlet that wrote the text; why, article by article."""
    written_by = {iri: group.origin for group in found for iri in group.articles}
    given, reasons = [], {}
    for provenance in provenances:
        card = provenance.article
        origin = written_by.get(card.iri)
        if origin is None or plain_name(card.outlet or "") == plain_name(origin):
            given.append(provenance)
            continue
        reasons[card.iri] = (
            f"{dated(card)} has the text of {short(origin)}: the same report once more, no second one."
        )
        carrier = replace(card, outlet=origin, republisher=card.outlet)
        given.append(replace(provenance, article=carrier))
    return given, [reasons[iri] for iri in sorted(reasons)]
