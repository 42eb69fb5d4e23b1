"""The stages strung together: articles in, readings out.

read -> encode -> extract -> resolve -> chain -> position.  Models and registries are loaded once, here,
and handed to the stages, which are pure functions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.chain import chains
from kg.encode import Encoder, annotate, default_encoder, flat
from kg.extract import acts
from kg.model import Article, Reading
from kg.position import positions
from kg.resolve.agents import resolve
from kg.resolve.dating import date_chains
from kg.resolve.names import Lexicons
from kg.resolve.outlets import Registry
from kg.resolve.polities import Polities


@dataclass(frozen=True, slots=True)
class Tools:
    """What the stages need beside the article: the encoder and the registries."""

    encoder: Encoder
    lexicons: Lexicons


@cache
def tools() -> Tools:
    """The shipped encoder and registries, loaded on first use."""
    return Tools(default_encoder(), Lexicons(Registry.load(), Polities.load()))


def read_out(article: Article, using: Tools | None = None) -> Reading:
    """Everything that the program reads out of one article."""
    using = using or tools()
    annotated = annotate(article, using.encoder)
    conveyed = resolve(annotated, acts(annotated), using.lexicons)
    found = chains(annotated, conveyed)
    dated = date_chains(article.text, found, annotated.sentences, article.published)
    held = positions(annotated, dated, using.lexicons)
    return Reading(article, flat(annotated), dated, held)
