"""How good the program is: its chains scored against gold marked by hand.

The definitions are those of the annotation guidelines for source chains (``docs/gold.md``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import UnreadableArticle
from kg.evaluate.chains import Json, Score
from kg.interchange import reading_to_json
from kg.pipeline import Tools, read_out, tools
from kg.read import Imprint, read_text

__all__ = ["evaluate", "to_text"]


def evaluate(gold: Sequence[Path], texts: Sequence[Path] = (), using: Tools | None = None) -> Json:
    """Scores over all articles of the gold files, JSON Lines in the schema of the guidelines.

    texts  folders that the gold's ``text_file`` paths may be relative to; the gold file's own folder
           is tried last
    """
    using = using or tools()
    score, articles = Score(), 0
    for path in gold:
        for article in _articles(path):
            text = _text(article["text_file"], [*texts, path.parent])
            found = read_text(article["doc"], text, _imprint(article), using.lexicons.outlets)
            score.add(article, reading_to_json(read_out(found, using)), text)
            articles += 1
    return {"articles": articles, **score.as_json()}


def _articles(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            article = json.loads(line)
        except ValueError as error:
            raise UnreadableArticle(
                f"{path}, line {number}", "no JSON", "Give gold as JSON Lines."
            ) from error
        if not isinstance(article, dict) or not {"doc", "text_file", "statements"} <= article.keys():
            raise UnreadableArticle(
                f"{path}, line {number}",
                "no gold of source chains",
                "Each line needs doc, text_file and statements.",
            )
        yield article


def _text(name: str, folders: Sequence[Path]) -> str:
    for folder in folders:
        if (folder / name).is_file():
            with (folder / name).open(encoding="utf-8", newline="") as file:
                return file.read()
    raise UnreadableArticle(
        name, "the gold's text is not there", "Name the folder that it lies under with --texts."
    )


def _imprint(article: dict[str, Any]) -> Imprint:
    """What the gold says of the article beside its text."""
    published = article.get("published")
    return Imprint(
        outlet=article.get("outlet"),
        republisher=article.get("republisher"),
        author=article.get("author"),
        published=date.fromisoformat(published) if published else None,
    )


def to_text(report: Json) -> str:
    """The report as lines to read."""
    lines = []
    for measure, value in report.items():
        if not isinstance(value, dict):
            lines.append(f"{measure:34} {value}")
        elif "F1" in value:
            counted = f"({value['hits']} hits, {value['gold']} gold, {value['predicted']} predicted)"
            lines.append(
                f"{measure:34} P {value['P']:.3f}  R {value['R']:.3f}  F1 {value['F1']:.3f}  {counted}"
            )
        else:
            lines.append(f"{measure:34} {value['share']:.3f}  (n={value['n']})")
    return "\n".join(lines) + "\n"
