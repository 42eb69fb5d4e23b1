"""Answers as rows: each says one thing in words and carries the statements that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, Protocol

from kg.analyse.phrasing import dated, not_asserted, places, quoted, short
from kg.model import ArticleCard, Provenance

Json = dict[str, Any]


class Row(Protocol):
    """One row of an answer; ``str()`` of it is a sentence."""

    @property
    def evidence(self) -> tuple[Provenance, ...]:
        """The statements that show it."""


def to_text(rows: Iterable[Row], evidence_shown: int = 4) -> str:
    """A line a row, with the quoted words and their places below it."""
    lines: list[str] = []
    for row in rows:
        # A row that sums others up shows one statement: the others follow with theirs.
        most = 1 if getattr(row, "sums_up", False) else evidence_shown
        lines += (str(row), *shown(row.evidence, most))
    return "\n".join(lines) + "\n" if lines else ""


def shown(evidence: Sequence[Provenance], most: int = 4) -> Iterator[str]:
    """The quoted words of statements with their places, two lines each, and how many more there are."""
    for statement in evidence[:most]:
        yield f"   {not_asserted(statement)}{quoted(statement.content)}"
        yield f"   {_where(statement.article)}: {_place(statement)}"
    if len(evidence) > most:
        yield f"   and {len(evidence) - most} more"


def as_json(rows: Iterable[Row]) -> list[Json]:
    """One plain dict a row: its sentence as ``text``, its facts, its evidence."""
    return [{"text": str(row)} | {f.name: plain(getattr(row, f.name)) for f in fields(row)} for row in rows]  # type: ignore[arg-type]


def statement_json(statement: Provenance) -> Json:
    """Where a statement stands, word for word, with its chain's names."""
    return {
        "article": statement.article.id,
        "statement": statement.id,
        "iri": statement.statement,
        "outlet": statement.article.outlet,
        "published": statement.article.published,
        "chain": [hand.name for hand in statement.hands],
        "content": [{"start": e.start, "end": e.end, "exact": e.exact} for e in statement.content],
    }


def plain(value: object) -> Any:
    """A value of any answer as JSON has it; statements and articles by what identifies them."""
    if isinstance(value, Provenance):
        return statement_json(value)
    if isinstance(value, ArticleCard):
        return {"id": value.id, "outlet": value.outlet, "published": value.published, "title": value.title}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    return value


def _where(card: ArticleCard) -> str:
    carried = f" (republished by {short(card.republisher)})" if card.republisher else ""
    return dated(card) + carried


def _place(statement: Provenance) -> str:
    return f"{statement.pointer}, {places(statement.content)}"
