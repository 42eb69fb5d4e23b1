"""Statements as rows of tables: one row a statement, or one row a hand of its chain."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.model import AgentKind, ArticleCard, Evidence, Hand, Provenance

Cell = str | int
Row = Mapping[str, Cell]

_ARTICLE = ("article", "outlet", "republisher", "published", "author", "title", "url")
_HAND = ("agent", "kind", "roles", "beside", "manner", "cue", "cue_at", "mention", "mention_at")
_SPEECH = ("wording_at", "quotation", "said_on", "told_to")
STATEMENT_COLUMNS = (
    *_ARTICLE,
    *("statement", "wording", "chain", "hands", "origin", "origin_kind"),
    *_SPEECH,
    *("article_iri", "statement_iri", "claim_iri"),
)
HAND_COLUMNS = (
    *_ARTICLE,
    *("statement", "hand", "hands"),
    *_HAND,
    *("is_origin", "wording"),
    *_SPEECH,
    *("article_iri", "report_iri", "agent_iri", "claim_iri"),
)

_FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")


def statement_rows(provenances: Iterable[Provenance]) -> Iterator[Row]:
    """One row a statement: what is said, through whom, from whom, where it stands."""
    for provenance in provenances:
        names = [hand.name for hand in provenance.hands]
        origin = provenance.hands[-1] if provenance.hands else None
        yield {
            **_article(provenance.article),
            "statement": provenance.id,
            "wording": provenance.wording,
            "chain": " > ".join(names),
            "hands": len(names),
            "origin": origin.name if origin else provenance.article.outlet or "",
            "origin_kind": (origin.kind if origin else AgentKind.OUTLET).value,
            **_speech(provenance),
            "article_iri": provenance.article.iri,
            "statement_iri": provenance.statement,
            "claim_iri": provenance.claim,
        }


def hand_rows(provenances: Iterable[Provenance]) -> Iterator[Row]:
    """One row a hand, numbered from the article (1) to the origin; a chain's rows stand together."""
    for provenance in provenances:
        for place, hand in enumerate(provenance.hands, start=1):
            yield {
                **_article(provenance.article),
                "statement": provenance.id,
                "hand": place,
                "hands": len(provenance.hands),
                **_hand(hand),
                "is_origin": "yes" if place == len(provenance.hands) else "no",
                "wording": provenance.wording,
                **_speech(provenance),
                "article_iri": provenance.article.iri,
                "report_iri": hand.report,
                "agent_iri": hand.agent,
                "claim_iri": provenance.claim,
            }


def _article(article: ArticleCard) -> Row:
    return {
        "article": article.id,
        "outlet": article.outlet or "",
        "republisher": article.republisher or "",
        "published": article.published or "",
        "author": article.author or "",
        "title": article.title or "",
        "url": article.url or "",
    }


def _hand(hand: Hand) -> Row:
    return {
        "agent": hand.name,
        "kind": hand.kind.value,
        "roles": "; ".join(hand.roles),
        "beside": "; ".join(hand.co_agents),
        "manner": hand.manner.value,
        "cue": _exact(hand.cue),
        "cue_at": _places(hand.cue),
        "mention": hand.mention.exact if hand.mention else "",
        "mention_at": _places((hand.mention,) if hand.mention else ()),
    }


def _speech(provenance: Provenance) -> Row:
    return {
        "wording_at": _places(provenance.content),
        "quotation": provenance.quotation.value,
        "said_on": provenance.said_on or "",
        "told_to": provenance.relayed_to or "",
    }


def _exact(shown: Iterable[Evidence]) -> str:
    return " … ".join(evidence.exact for evidence in shown)


def _places(shown: Iterable[Evidence]) -> str:
    """Offsets as "120..148", several stretches joined by a space: spreadsheets read 1-2 and 1:2 as dates."""
    return " ".join(f"{evidence.start}..{evidence.end}" for evidence in shown)


def harmless(cell: Cell) -> Cell:
    """The cell with an apostrophe before text that a spreadsheet would run as a formula.

    The apostrophe is how spreadsheets themselves mark text; see OWASP, "CSV Injection".
    """
    if isinstance(cell, str) and cell[:1] in _FORMULA_STARTS and cell:
        return f"'{cell}"
    return cell


def as_csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """RFC 4180 rows in UTF-8 with a line of column names; every cell made harmless."""
    buffer = io.StringIO()
    # All text is quoted: the csv module leaves a bare carriage return in a cell open, which ends the row.
    writer = csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([harmless(row[column]) for column in columns])
        if buffer.tell() > 65_536:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()
