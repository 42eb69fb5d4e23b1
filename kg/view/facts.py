"""What a page knows of its statements: words, chain and evidence, ready to be shown as text.

Plain dictionaries for JSON.  Everything that came from an article goes through :func:`shown`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from kg.analyse.phrasing import KIND_WORDS, visible
from kg.analyse.standpoints import Standpoint
from kg.model import AgentKind, ArticleCard, Evidence, Hand, Manner, Provenance, Quotation, TargetKind
from kg.view.passage import Part, runs_of

Json = dict[str, Any]

FORM = {
    Quotation.DIRECT: "quoted word for word",
    Quotation.MIXED: "partly quoted",
    Quotation.INDIRECT: "paraphrased",
}
UNKNOWN_OUTLET = "Unknown outlet"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CITING = re.compile(
    r"(according to|citing|cites?|cited|quoting|quotes?|quoted|per|via|as told)\b", re.IGNORECASE
)


def shown(text: str) -> str:
    """``text`` with white space as single spaces and every control character spelled out.

    Unlike ``visible`` it keeps a space at either end, since pieces of a sentence are shown side by side.
    """
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return before + visible(text) + after


def beside(text: str) -> str:
    """``text`` so that it can stand in a line with others: writing from right to left keeps to itself."""
    from_right = any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if from_right else text


def day(value: str | None) -> str:
    """An ISO 8601 date or interval for people: "14 Mar 2031", "Mar 2031", "19 Apr 2025 – 20 Apr 2025"."""
    if not value:
        return ""
    return " – ".join(_day(part) for part in value.split("/"))


def _day(value: str) -> str:
    try:
        full = date.fromisoformat(value if len(value) == 10 else f"{value}-01" if len(value) == 7 else value)
    except ValueError:
        return shown(value)
    month = f"{_MONTHS[full.month - 1]} {full.year}"
    return f"{full.day} {month}" if len(value) == 10 else month


def outlet_of(article: ArticleCard) -> str:
    """The name of the outlet that wrote the article."""
    return shown(article.outlet) if article.outlet else UNKNOWN_OUTLET


def carrier_of(article: ArticleCard) -> str:
    """The outlet; for an article of another's, who carries it and whose text it is."""
    if not article.republisher:
        return outlet_of(article)
    return f"{shown(article.republisher)} (text of {beside(outlet_of(article))})"


def headline(article: ArticleCard) -> str:
    """The article's title, or words that say that it has none."""
    return shown(article.title) if article.title else "Article without a headline"


def byline(article: ArticleCard) -> str:
    """Outlet, date, author and republisher in one line, as far as known."""
    parts = [beside(outlet_of(article)), day(article.published)]
    if article.author:
        parts.append(f"by {beside(shown(article.author))}")
    if article.republisher:
        parts.append(f"republished by {beside(shown(article.republisher))}")
    return " · ".join(part for part in parts if part)


def name_of(hand: Hand) -> str:
    """The agent's name with the names of those who stand beside it."""
    names = [shown(name) for name in (hand.name, *hand.co_agents)]
    return " + ".join(map(beside, names)) if len(names) > 1 else names[0]


def kind_words(kind: AgentKind) -> str:
    """The kind of an agent as a caption: "News outlet"."""
    words = "unnamed source" if kind is AgentKind.UNNAMED else KIND_WORDS[kind]
    return words[0].upper() + words[1:]


def caption(hand: Hand) -> str:
    """What an agent is: its kind, then the first role that the article gives."""
    return " · ".join([kind_words(hand.kind), *(beside(shown(role)) for role in hand.roles[:1])])


def cue_of(hand: Hand) -> str:
    """The words that mark the hand, parts joined by an ellipsis; empty when implied."""
    return shown(" … ".join(part.exact for part in hand.cue)).strip()


def step(before: Hand | None, after: Hand | None) -> tuple[str, bool]:
    """What the line between two hands says, and whether the text leaves the step to the context.

    A cue that names a source from outside stands before it ("citing" a US official); any other stands
    after the one who conveys (TASS "reported"), as the sentence would have it.
    """
    words = []
    if before is not None and not cites(before):
        words.append(cue_of(before))
    if after is not None and cites(after):
        words.append(cue_of(after))
    said = ", ".join(beside(word) for word in words if word)
    named = after if before is None else before
    return said, not said and named is not None and named.mention is None and not named.cue


def cites(hand: Hand) -> bool:
    """True when the hand's cue reads from the one who cites: "according to", "citing", "quoted"."""
    return bool(hand.cue) and (hand.manner is Manner.CITED or bool(_CITING.match(hand.cue[0].exact)))


def passage(parts: Iterable[Part]) -> list[list[str]]:
    """What :func:`kg.view.passage.runs_of` gives, as it can be shown."""
    return [[shown(text), role] for text, role in runs_of(parts)]


def places(evidence: Iterable[Evidence]) -> str:
    """Where the words stand: "characters 139–275", stretches joined by "and"."""
    spans = [f"{part.start}–{part.end}" for part in sorted(evidence)]
    return f"characters {' and '.join(spans)}" if spans else ""


def hand_facts(hand: Hand, brief: bool) -> Json:
    """One hand of a chain; ``brief`` leaves its passage to that of the statement."""
    marks = [*([("source", hand.mention)] if hand.mention else []), *(("cue", part) for part in hand.cue)]
    return {
        "name": name_of(hand),
        "kind": hand.kind.value,
        "what": kind_words(hand.kind),
        "roles": [shown(role) for role in hand.roles],
        "cue": cue_of(hand),
        "named": places([hand.mention]) if hand.mention else "",
        "cued": places(hand.cue),
        "passage": passage(marks) if marks and not brief else [],
    }


def statement_facts(provenance: Provenance, article: int, brief: bool = False) -> Json:
    """One statement with its chain and the passage that is the evidence for it."""
    parts: list[Part] = [("content", part) for part in provenance.content]
    for hand in provenance.hands:
        parts += [("source", hand.mention)] if hand.mention else []
        parts += [("cue", part) for part in hand.cue]
    return {
        "number": number_of(provenance),
        "words": shown(provenance.wording),
        "quotation": FORM[provenance.quotation],
        "said": day(provenance.said_on),
        "told": shown(provenance.relayed_to or ""),
        "article": article,
        "places": places(provenance.content),
        "passage": passage(parts),
        "hands": [hand_facts(hand, brief) for hand in provenance.hands],
    }


def article_facts(article: ArticleCard) -> Json:
    """An article as its reader would name it."""
    url = article.url or ""
    return {
        "title": headline(article),
        "outlet": outlet_of(article),
        "date": day(article.published),
        "published": article.published or "",
        "byline": byline(article),
        "url": url if url.startswith(("https://", "http://")) else "",
    }


def number_of(provenance: Provenance) -> str:
    """The statement's number within its article: "7" of "s7"."""
    return shown(provenance.id.removeprefix("s"))


def page_facts(
    provenances: Sequence[Provenance], brief: bool = False, standpoints: Iterable[Standpoint] = ()
) -> Json:
    """All statements, their articles, and the positions that rest on them, each of these once."""
    articles = {article: n for n, article in enumerate(dict.fromkeys(p.article for p in provenances))}
    held = list(standpoints)
    resting: dict[str, list[int]] = {}
    for number, each in enumerate(held):
        for report in each.reports:
            resting.setdefault(report, []).append(number)
    statements = [statement_facts(p, articles[p.article], brief) for p in provenances]
    for facts, provenance in zip(statements, provenances, strict=True):
        own = resting.get(provenance.origin.report) if provenance.hands else None
        if own:
            facts["positions"] = own
    page: Json = {"articles": [article_facts(article) for article in articles], "statements": statements}
    return {**page, "positions": [position_facts(each) for each in held]} if held else page


def position_facts(each: Standpoint) -> Json:
    """One position with the passage that carries it."""
    parts: list[Part] = [("stance", part) for part in each.words]
    parts += [("target", part) for part in each.target_words]
    return {
        "holder": shown(each.name),
        "kind": each.kind.value,
        "stance": each.stance.value,
        "target": shown(each.target),
        "claim": each.target_kind is TargetKind.CLAIM,
        "date": day(each.said_on),
        "passage": passage(parts) if parts else [],
        "places": places(each.words),
    }
