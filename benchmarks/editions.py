"""Very many article graphs: a thousand generated articles, then editions of them in other words.

To generate an article and make its quads takes ten times as long as to load them, so that a benchmark of a
hundred thousand would spend its hours on that.  An edition has IRIs, an address, words and a fingerprint of
its own; its actors, dates and issues are those of the article that it is an edition of.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generated import STATEMENTS, readings
from rdflib.namespace import DCTERMS

from kg.model import Reading
from kg.populate import graph_iri, populate
from kg.populate.iris import article_key
from kg.store import PackedGraph, pack
from kg.store.pack import fingerprint
from kg.terms import KG, OA

ORIGINALS = 1000
"""Articles that are generated one by one."""

_WORDS = "|".join(map(re.escape, (KG.text, KG.wording, OA.exact, OA.prefix, OA.suffix, DCTERMS.title)))
_CHANGING = re.compile(rf'(?<=> <)(?P<predicate>{_WORDS})> "(?P<words>(?:[^"\\]|\\.)*)"')
# The letters of escapes such as \n stay, and vowels stay vowels.
_SWAPPED = ("aeio", "cdghjklmpqsvwxyz")
_APART = "\x00"


@dataclass(frozen=True, slots=True)
class _Original:
    """An article's graph, parted into what changes with the words and what does not."""

    reading: Reading
    packed: PackedGraph
    fixed: str
    words: str

    @classmethod
    def of(cls, reading: Reading) -> _Original:
        graph = graph_iri(reading.article)
        packed = pack(graph, populate(reading))
        fixed, words, at, text = [], [], 0, packed.ntriples
        for found in _CHANGING.finditer(text):
            fixed.append(text[at : found.start("words")])
            words.append(found["words"])
            at = found.end("words")
        fixed.append(text[at:])
        return cls(reading, packed, _APART.join(fixed), _APART.join(words))

    def edition(self, number: int, table: dict[int, str]) -> PackedGraph:
        """The article once more, under another number and in other words."""
        article = self.reading.article
        url = f"{(article.url or '').rpartition('/')[0]}/{number}"
        other = replace(article, id=f"article-{number}", url=url, text=article.text.translate(table))
        fixed = self.fixed
        for old, new in (
            (article_key(article), article_key(other)),
            (f'"{article.url}"', f'"{url}"'),
            (f'"{article.id}"', f'"{other.id}"'),
            (_sha256(article.text), _sha256(other.text)),
        ):
            fixed = fixed.replace(old, new)
        parts = [*self.words.translate(table).split(_APART), ""]
        text = "".join(part for pair in zip(fixed.split(_APART), parts, strict=True) for part in pair)
        lines = tuple(sorted(text.splitlines()))
        return PackedGraph(str(graph_iri(other)), lines, fingerprint(lines))


def graphs(articles: int, statements: int = STATEMENTS, seed: int = 7) -> Iterator[PackedGraph]:
    """So many article graphs, the same for the same seed; the first of them as ``generated`` has them."""
    originals: list[_Original] = []
    for reading in readings(min(articles, ORIGINALS), seed, statements):
        originals.append(_Original.of(reading))
        yield originals[-1].packed
    for number in range(len(originals), articles):
        edition, place = divmod(number, len(originals))
        yield originals[place].edition(number, _letters(edition))


def _letters(edition: int) -> dict[int, str]:
    """Other letters for letters, the same for all articles of an edition."""
    chance, table = random.Random(edition), {}
    for letters in _SWAPPED:
        swapped = "".join(chance.sample(letters, k=len(letters)))
        table |= str.maketrans(letters + letters.upper(), swapped + swapped.upper())
    return table


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
