"""The reading view: an article's text, unchanged, with every attribution marked and its chain beside it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from kg.analyse.phrasing import in_order
from kg.analyse.standpoints import Standpoint
from kg.errors import UnreadableArticle
from kg.model import AgentKind, ArticleCard, Evidence, Hand, Provenance
from kg.view.facts import Json, byline, headline, kind_words, name_of, page_facts, shown
from kg.view.page import text_page
from kg.view.sourcing import sourcing

_KEY_LINE = re.compile(r"[A-Za-z][\w-]*(?: [\w-]+){0,2}\s*:.*|-{3,}")

Mark = tuple[int, int, str, int]
"""Start, end, "content", "source" or "cue", and the statement's place among the page's statements."""


def article_view(
    article_text: str,
    provenances: Iterable[Provenance],
    card: ArticleCard,
    standpoints: Iterable[Standpoint] = (),
) -> str:
    """One self-contained HTML page with the text of ``card``'s article and what was found in it.

    standpoints  the positions that the article reports
    """
    ordered = [p for p in in_order(provenances) if p.article.iri == card.iri]
    marks = [mark for number, provenance in enumerate(ordered) for mark in _marks(number, provenance)]
    starts = {number: provenance.content[0].start for number, provenance in enumerate(ordered)}
    for provenance in ordered:
        _check(article_text, card, [*provenance.content, *(part for h in provenance.hands for part in h.cue)])
    facts = {
        "view": "reading",
        "kicker": "Reading view",
        "title": headline(card),
        "lead": byline(card),
        "label": label(ordered),
        "origins": origins(ordered),
        "paragraphs": paragraphs(article_text, marks, starts),
        "imprint": key_lines(article_text, card),
        "classes": [sourcing_class(provenance) for provenance in ordered],
        **page_facts(ordered, standpoints=[p for p in standpoints if p.article.iri == card.iri]),
    }
    return text_page(facts, ["reading.js"])


def _marks(number: int, provenance: Provenance) -> Iterable[Mark]:
    for part in provenance.content:
        yield part.start, part.end, "content", number
    for hand in provenance.hands:
        if hand.mention:
            yield hand.mention.start, hand.mention.end, "source", number
        for part in hand.cue:
            yield part.start, part.end, "cue", number


def _check(text: str, card: ArticleCard, evidence: Iterable[Evidence]) -> None:
    """Refuse a text in which the evidence stands elsewhere: its marks would point at other words."""
    if any(text[part.start : part.end] != part.exact for part in evidence):
        raise UnreadableArticle(
            card.id,
            "the text is not the one that its statements were read from",
            "Build the article again from this file, or give the file that it was built from.",
        )


def label(provenances: Sequence[Provenance]) -> list[Json]:
    """The sourcing label: each line with its count, the whole it is part of, and what it counts."""
    counts = sourcing(provenances)
    lines = [
        (counts.named, "from a named origin", "named"),
        (counts.unnamed, "from an unnamed origin", "unnamed"),
        (counts.second_hand, "second-hand, through at least one other", "second"),
        (counts.direct, "quoted word for word", "direct"),
    ]
    return [{"count": n, "of": counts.statements, "words": words, "class": name} for n, words, name in lines]


def origins(provenances: Sequence[Provenance]) -> list[Json]:
    """Those whose word the article rests on, most statements first."""
    first: dict[str, Hand] = {}
    statements: dict[str, list[int]] = {}
    for number, provenance in enumerate(provenances):
        if provenance.hands:
            first.setdefault(provenance.origin.agent, provenance.origin)
            statements.setdefault(provenance.origin.agent, []).append(number)
    ranked = sorted(statements, key=lambda agent: (-len(statements[agent]), statements[agent]))
    return [
        {
            "name": name_of(first[agent]),
            "kind": first[agent].kind.value,
            "what": kind_words(first[agent].kind),
            "statements": statements[agent],
        }
        for agent in ranked
    ]


def sourcing_class(provenance: Provenance) -> str:
    """How a statement's passage is underlined: whether its origin has a name, whether it is second-hand."""
    named = "unnamed" if provenance.hands and provenance.origin.kind is AgentKind.UNNAMED else "named"
    return f"{named} second" if len(provenance.hands) > 1 else named


def paragraphs(text: str, marks: Sequence[Mark], starts: Mapping[int, int]) -> list[list[Json]]:
    """The text as paragraphs of pieces; within a piece all characters carry the same marks.

    starts  where each statement begins, which is where its number stands
    """
    result = []
    waiting = deque(sorted(marks))
    begun: list[Mark] = []  # marks that may still cover something
    for paragraph in re.finditer(r"[^\r\n]+", text):
        start, end = paragraph.span()
        while waiting and waiting[0][0] < end:
            begun.append(waiting.popleft())
        begun = [mark for mark in begun if mark[1] > start]
        if text[start:end].strip():
            result.append(_pieces(text, start, end, begun, starts))
    return result


def key_lines(text: str, card: ArticleCard) -> int:
    """How many lines at the top are no text of the article: "outlet: Harbour Gazette" and the like.

    One of them at least must tell what is known of the article: a text may begin with "Minister: I resign".
    """
    known = {value for value in (card.title, card.outlet, card.published, card.author, card.url) if value}
    block = []
    for line in map(str.strip, text.splitlines()):
        if line and not _KEY_LINE.fullmatch(line):
            break
        if line:
            block.append(line)
    told = {line.partition(":")[2].strip().strip("\"'") for line in block}
    return len(block) if told & known else 0


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark], starts: Mapping[int, int]) -> list[Json]:
    cuts = sorted({start, end, *(min(max(at, start), end) for mark in marks for at in mark[:2])})
    pieces = []
    for left, right in pairwise(cuts):
        covering = [mark for mark in marks if mark[0] <= left and right <= mark[1]]
        piece: Json = {"text": shown(text[left:right]), "at": [left, right]}
        for role in ("content", "source", "cue"):
            numbers = sorted({mark[3] for mark in covering if mark[2] == role})
            if numbers:
                piece[role] = numbers
        begins = [mark[3] for mark in covering if mark[2] == "content" and mark[0] == left == starts[mark[3]]]
        if begins:
            piece["begins"] = begins
        pieces.append(piece)
    return pieces
