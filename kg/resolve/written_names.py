"""The names that an article holds, before it is settled whom they name."""

from __future__ import annotations

from functools import lru_cache

from kg.model import Article, ZoneKind
from kg.resolve.first_names import has_first_name
from kg.resolve.names import Lexicons, NameSpan, Shape, names_in


@lru_cache(maxsize=1)
def written_names(article: Article, lexicons: Lexicons) -> tuple[NameSpan, ...]:
    """The names in the text, in order, not overlapping; remembered for the article asked about last.

    A headline in capitals makes names of ordinary words: only plain persons' names are taken from it.
    """
    headlines = [zone.span for zone in article.zones if zone.kind is ZoneKind.HEADLINE]
    return tuple(
        name
        for name in names_in(article.text, 0, len(article.text), lexicons)
        if not any(headline.overlaps(name.span) for headline in headlines)
        or (name.shape is Shape.PERSON and has_first_name(name.name))
    )
