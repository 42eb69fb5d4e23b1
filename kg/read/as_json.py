"""An article as the JSON object that `kg read` prints, and what a person should know about it."""

from __future__ import annotations

from itertools import islice
from typing import Any

from kg.model import Article
from kg.read.key_lines import unknown_keys, unreadable_dates
from kg.read.lines import lines_of

_ABOVE_THE_BODY = 50
"""Lines among which a block of key lines is looked for when it is told of."""


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
    """What the article does not tell, or tells in words unknown here, one sentence each, with the remedy."""
    top = list(islice(lines_of(article.text), _ABOVE_THE_BODY))
    missing = [
        f"{article.id}: the line “{key}: ...” above the text is kept, and says nothing to this program. "
        "Known are title, outlet, republisher, author, published, url, language and note."
        for key in unknown_keys(top)
    ]
    unreadable = (*((article.undated,) if article.undated else ()), *unreadable_dates(top))
    missing += [
        f"{article.id}: “{value}”, given as its publication date, cannot be read as one. "
        "Write year, month and day, as in 'published: 2024-05-01'."
        for value in unreadable
    ]
    if article.published is None and not unreadable:
        missing.append(
            f"{article.id}: no publication date, so weekdays in it stay unresolved. "
            "Add a first line such as 'published: 2024-05-01'."
        )
    if article.outlet is None:
        missing.append(f"{article.id}: no outlet named. Add a first line such as 'outlet: Daily Planet'.")
    return tuple(missing)
