"""An article as the JSON object that `kg read` prints, and what a person should know about it."""

from __future__ import annotations

from typing import Any

from kg.model import Article


def to_json(article: Article) -> dict[str, Any]:
    """The article in the schema that JSON Lines input has too, with its zones beside it."""
    return {
        "id": article.id,
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "republisher": article.republisher,
        "author": article.author,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "language": article.language,
        "zones": [{"start": z.span.start, "end": z.span.end, "kind": z.kind.value} for z in article.zones],
    }


def remarks(article: Article) -> tuple[str, ...]:
    """What the article does not tell, one sentence each, with the line that would mend it."""
    missing = []
    if article.published is None:
        missing.append(
            f"{article.id}: no publication date, so weekdays in it stay unresolved. "
            "Add a first line such as 'published: 2024-05-01'."
        )
    if article.outlet is None:
        missing.append(f"{article.id}: no outlet named. Add a first line such as 'outlet: Daily Planet'.")
    return tuple(missing)
