"""Nested attributions made from flat ones: reports of reports, and speech inside reported speech."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from kg.encode.sentences import paragraphs, split
from kg.model import Span, hull
from training.documents import Document, Edit, Gold, edited

AGENCIES = tuple(
    (
        "Reuters|The Associated Press|the AP|AFP|Agence France-Presse|Bloomberg|TASS|Xinhua|RIA Novosti|"
        "Interfax|Kyodo|The New York Times|the Times|The Washington Post|the Post|The Wall Street Journal|"
        "The Guardian|the BBC|CNN|NBC News|ABC News|CBS News|Fox News|Politico|Axios|the Financial Times|"
        "Der Spiegel|Le Monde|The New York Post|Al Jazeera|Haaretz|Sky News|NPR|The Daily Beast|The Hill|"
        "the Global Times|local media|Russian state media|Yonhap|Anadolu|DPA|the Kyiv Independent|"
        "The Times of London|a Politico report|media reports|a Reuters report"
    ).split("|")
)
ORIGINS = tuple(
    (
        "a US official|a senior administration official|two people familiar with the matter|"
        "unnamed officials|people briefed on the talks|a source close to the campaign|several diplomats|"
        "court documents|government data|a government spokesman|sources|police|officials|"
        "three intelligence sources|an internal memo|a person with knowledge of the discussions|"
        "the ministry|a statement|a spokeswoman|western diplomats|documents|a White House official|"
        "two former aides|an anonymous source|law enforcement officials|local authorities"
    ).split("|")
)
SPEAKERS = tuple(
    (
        "the spokesman|his lawyer|her aides|a spokesperson|the minister|the governor|the committee|"
        "the ministry|officials|a witness|investigators|analysts|the company|his campaign|the agency|"
        "police|a senior official|the senator"
    ).split("|")
)
_SPOKEN = re.compile(
    r"\b(?:said|says?|told|reported|claim(?:ed|s)|insist(?:ed|s)|argue[ds]|testified|wrote|stated|announced|added|noted)\b"
)
DAYS = (
    "",
    "",
    "",
    " on Monday",
    " on Tuesday",
    " Wednesday",
    " on Friday",
    " earlier",
    " last week",
    " on Sunday",
)


def nested(document: Document, chance: random.Random, share: float) -> Document:
    """``document`` with reports of reports: about ``share`` of its plain sentences are said to be relayed."""
    text = document.text
    claimed = [part for reading in document.readings for gold in reading for part in gold.content]
    edits: list[Edit] = []
    added: list[Gold] = []
    shift = 0
    for paragraph in paragraphs(text, [Span(0, len(text))]):
        for sentence in split(text, paragraph):
            if chance.random() >= share or not 40 < len(sentence) < 400:
                continue
            if any(part.start < sentence.end <= part.end for part in claimed):
                continue  # its full stop belongs to what somebody says: the sentence is not the article's own
            if made := _relayed(text, sentence, chance):
                edits += made[0]
                added += [_moved(gold, shift) for gold in made[1]]
                shift += sum(len(edit.new) - (edit.end - edit.start) for edit in made[0])
    result = edited(document, edits)
    readings = tuple(tuple(sorted([*r, *added], key=lambda g: g.cue)) for r in result.readings)
    return replace(_inner_speech(replace(result, readings=readings), chance, share), names=None)


def _relayed(text: str, sentence: Span, chance: random.Random) -> tuple[list[Edit], list[Gold]] | None:
    """The edits that make one sentence a relayed one, and the attributions that they add."""
    words = sentence.of(text)
    final = re.search(r"(?<![.!?\u2026])\.$", words)
    if final is None or words.count('"') % 2 or words[-2] in "\"\u201d'":
        return None
    end = sentence.end - 1
    first, second = chance.sample(AGENCIES, 2)
    origin, day = chance.choice(ORIGINS), chance.choice(DAYS)
    content = Span(sentence.start, end)
    style = chance.random()
    if style < 0.3:
        tail = _Tail(", according to ").source(first).plain(day)
        return tail.edits(end), [tail.gold("according to", content, end)]
    if style < 0.5:
        tail = (
            _Tail(", ")
            .source(first)
            .plain(" ")
            .cue(chance.choice(("reported", "said", "reports")))
            .plain(day)
        )
        return tail.edits(end), [tail.gold("", content, end)]
    if style < 0.7:
        cited = chance.choice((", citing ", ", quoting ", ", citing ")) + origin
        tail = _Tail(", ").source(first).plain(" ").cue("reported").plain(day + cited)
        return tail.edits(end), [tail.gold("", content, end)]
    if style < 0.85:
        cited = chance.choice(("", f", citing {origin}"))
        inner = _Tail(", ").source(first).plain(" ").cue("reported").plain(day + cited)
        outer = _Tail(inner.text + ", according to ", at=len(inner.text) + 2).source(second)
        whole = Span(sentence.start, end + len(inner.text))
        return outer.edits(end), [inner.gold("", content, end), outer.gold("according to", whole, end)]
    return _led(text, sentence, first, day, chance)


def _led(
    text: str, sentence: Span, source: str, day: str, chance: random.Random
) -> tuple[list[Edit], list[Gold]] | None:
    """The sentence with its report in front: "Reuters reported on Monday that the talks ..."."""
    start = sentence.start
    if not re.match(
        r"(?:The|A|An|In|On|It|He|She|They|His|Her|Their|This|These|There|At|As|When|But|Some|Many)\b",
        sentence.of(text),
    ):
        return None
    first = text[start].lower()
    source = source[0].upper() + source[1:]
    cue = chance.choice(("reported", "reported", "said", "says", "wrote"))
    if chance.random() < 0.4:
        head = f"According to {source}, "
        gold = Gold((Span(start + 13, start + 13 + len(source)),), Span(start, start + 12), (), True)
    else:
        head = f"{source} {cue}{day} that "
        at = start + len(source) + 1
        gold = Gold((Span(start, start + len(source)),), Span(at, at + len(cue)), (), True)
    end = sentence.end - 1 + len(head)
    gold = replace(gold, content=(Span(start + len(head), end),))
    return [Edit(start, start, head), Edit(start, start + 1, first)], [gold]


class _Tail:
    """Words added behind a sentence, with where its source and cue stand in them."""

    def __init__(self, text: str, at: int = 0) -> None:
        self.text, self._at = text, at
        self._source = self._cue = (0, 0)

    def plain(self, words: str) -> _Tail:
        self.text += words
        return self

    def source(self, words: str) -> _Tail:
        self._source = len(self.text), len(self.text) + len(words)
        return self.plain(words)

    def cue(self, words: str) -> _Tail:
        self._cue = len(self.text), len(self.text) + len(words)
        return self.plain(words)

    def edits(self, place: int) -> list[Edit]:
        return [Edit(place, place, self.text)]

    def gold(self, cue: str, content: Span, place: int) -> Gold:
        """The attribution; ``cue`` when its words stand before the source."""
        start, end = self._cue
        if cue:
            start = self.text.index(cue, self._at)
            end = start + len(cue)
        source = Span(place + self._source[0], place + self._source[1])
        return Gold((source,), Span(place + start, place + end), (content,), True)


def _moved(gold: Gold, by: int) -> Gold:
    """``gold`` shifted by a number of characters."""

    def move(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    source, content = tuple(map(move, gold.source)), tuple(map(move, gold.content))
    return replace(gold, source=source, cue=move(gold.cue), content=content)


def _inner_speech(document: Document, chance: random.Random, share: float) -> Document:
    """``document`` with some contents reported by a second speaker: "X said Y had told them that ..."."""
    golds = [g for reading in document.readings[:1] for g in reading]
    picked: list[tuple[Gold, str, str]] = []
    for gold in golds:
        if chance.random() >= share or len(gold.content) != 1 or not 30 < len(gold.content[0]) < 300:
            continue
        content = gold.content[0]
        words = content.of(document.text)
        if not _SPOKEN.search(gold.cue.of(document.text)):
            continue
        if gold.cue.end > content.start or not re.match(
            r"(?:that )?(?:the|a|an|he|she|they|it|there|his|her)\b", words
        ):
            continue
        if any(g is not gold and hull(g.content).overlaps(content) for g in golds):
            continue
        lead = "that " if words.startswith("that ") else ""
        cue = chance.choice(("had told", "told", "had said", "said", "acknowledged", "had warned", "claimed"))
        whom = chance.choice((" him", " her", " them", " reporters")) if "told" in cue else ""
        picked.append((gold, chance.choice(SPEAKERS), f"{lead}|{cue}|{whom} that "))
    edits, made = [], []
    shift = 0
    for gold, speaker, form in sorted(picked, key=lambda p: p[0].content):
        content = gold.content[0]
        lead, cue, rest = form.split("|")
        start = content.start + shift
        head = f"{lead}{speaker} {cue}{rest}"
        edits.append(Edit(content.start, content.start + len(lead), head))
        at = start + len(lead) + len(speaker) + 1
        end = content.end + shift + len(head) - len(lead)
        source = Span(start + len(lead), start + len(lead) + len(speaker))
        inner = Gold((source,), Span(at, at + len(cue)), (Span(start + len(head), end),), True)
        made.append((replace(gold, content=(Span(start, end),)), inner))
        shift += len(head) - len(lead)
    if not edits:
        return document
    result = edited(document, edits)
    readings = []
    for reading in result.readings:
        rest_of = [g for g in reading if not any(hull(g.content).overlaps(hull(o.content)) for o, _ in made)]
        moved = [g for g in reading if any(_same(g, o) for o, _ in made)]
        outers = [replace(g, content=next(o.content for o, _ in made if _same(g, o))) for g in moved]
        inners = [i for _, i in made]
        readings.append(tuple(sorted([*rest_of, *outers, *inners], key=lambda g: g.cue)))
    return replace(result, readings=tuple(readings))


def _same(gold: Gold, outer: Gold) -> bool:
    """True when ``gold``, already moved, is the attribution whose content was extended to ``outer``'s."""
    return len(gold.content) == 1 and gold.content[0].end == outer.content[0].end
