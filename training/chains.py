"""Articles annotated with chains: which attributions convey something, and the nested ones."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.model import Span, Spans, hull
from training.documents import Document, Gold

REACH = 160
"""Characters around a statement within which its cues are looked for."""


def read(paths: Iterable[Path]) -> dict[str, dict[str, Any]]:
    """The annotated articles of JSON Lines files, by the stem of their text file; the later one wins."""
    articles = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                article = json.loads(line)
                articles[Path(article["text_file"]).stem] = article
    return articles


def taught(document: Document, article: Mapping[str, Any]) -> Document:
    """``document`` with what the chains of ``article`` add to its flat readings.

    An attribution that a statement confirms conveys something; one that no statement knows does not;
    links that the flat readings lack are added as attributions whose contents may nest.
    """
    statements = [s for s in article["statements"] if s.get("content")]
    outside = [Span(*z) for z in article.get("ignored", [])]
    if (until := article.get("annotated_until")) is not None:
        outside.append(Span(until, len(document.text) + 1))
    links = [link for s in statements for link in _links(document.text, s)]
    readings = []
    for reading in document.readings:
        judged = [_judged(gold, links, statements, outside) for gold in reading]
        added = [link for link in links if not any(link.cue.overlaps(gold.cue) for gold in reading)]
        readings.append(tuple(sorted([*judged, *_apart(added)], key=lambda g: g.cue)))
    return replace(document, readings=tuple(readings))


def _links(text: str, statement: Mapping[str, Any]) -> list[Gold]:
    """The hands of one statement that have a mention and a cue of their own, as attributions."""
    content = _spans(statement["content"])
    hands = [link for link in statement["chain"] if link.get("mention")]
    taken: list[Span] = []
    found: list[Gold] = []
    inner = content
    for link in reversed(hands):  # the origin first: the outer contents hold the inner ones
        mention = Span(*link["mention"])
        cue = _given_cue(link) or _nearest_cue(text, statement, mention, content, taken)
        if cue is None or any(cue.overlaps(t) for t in taken):
            continue
        taken.append(cue)
        found.append(Gold((mention,), cue, inner, True))
        whole = hull([*inner, cue, mention])
        inner = content if len(content) > 1 or len(whole) > 2 * len(hull(inner)) + 80 else (whole,)
    # an outer content must not hold its own cue or source
    return [g if not _holds(g) else replace(g, content=content) for g in found]


def _given_cue(link: Mapping[str, Any]) -> Span | None:
    """The cue annotated with the link itself."""
    cue = link.get("cue")
    if not cue:
        return None
    return Span(*cue) if isinstance(cue[0], int) else Span(*cue[0])


def _nearest_cue(
    text: str, statement: Mapping[str, Any], mention: Span, content: Spans, taken: list[Span]
) -> Span | None:
    """Where the nearest of the statement's cues stands that no other link has; near enough to the mention."""
    around = hull(content)
    low, high = max(0, around.start - REACH), around.end + REACH
    best: tuple[int, Span] | None = None
    for words in statement.get("cues", []):
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text[low:high]):
            cue = Span(low + match.start(), low + match.end())
            if any(cue.overlaps(t) for t in [*taken, *content, mention]):
                continue
            gap = max(cue.start - mention.end, mention.start - cue.end)
            if gap <= REACH and (best is None or gap < best[0]):
                best = gap, cue
    return best[1] if best else None


def _holds(gold: Gold) -> bool:
    """True when the content overlaps the attribution's own cue or source."""
    return any(part.overlaps(own) for part in gold.content for own in (gold.cue, *gold.source))


def _judged(gold: Gold, links: list[Gold], statements: list[Mapping[str, Any]], outside: list[Span]) -> Gold:
    """``gold`` with its ``speech`` as far as the chains tell."""
    if any(zone.overlaps(gold.cue) for zone in outside):
        return gold
    if any(link.cue.overlaps(gold.cue) for link in links):
        return replace(gold, speech=True)
    for statement in statements:
        if _shared(gold.content, _spans(statement["content"])) >= 0.5:
            return gold if statement.get("optional") else replace(gold, speech=True)
    return replace(gold, speech=False)


def _shared(left: Spans, right: Spans) -> float:
    """Dice of two contents in characters."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    return 2 * common / (sum(map(len, left)) + sum(map(len, right)))


def _apart(golds: list[Gold]) -> list[Gold]:
    """``golds`` without those whose cue another one has already: statements that share their links."""
    kept: list[Gold] = []
    for gold in sorted(golds, key=lambda g: (g.cue, -sum(map(len, g.content)))):
        same = next((i for i, k in enumerate(kept) if k.cue.overlaps(gold.cue)), None)
        if same is None:
            kept.append(gold)
        elif kept[same].source == gold.source:
            merged = tuple(sorted({*kept[same].content, *gold.content}))
            kept[same] = replace(kept[same], content=_union(merged))
    return kept


def _union(spans: Spans) -> Spans:
    """``spans`` with overlapping ones joined."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _spans(pairs: Iterable[Iterable[int]]) -> Spans:
    return tuple(Span(*pair) for pair in pairs)
