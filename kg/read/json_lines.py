"""JSON and JSON Lines: the project's own schema, and what news crawlers write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read.decode import decode
from kg.read.imprint import Imprint, one_line, published_on
from kg.read.outlets import known_name, name_at
from kg.read.plain import read_text
from kg.read.source import GZIP_MAGIC, Result, Source, too_large

# The first key that holds something counts.  The first of each is the project's own; the others are
# those of news-please, fundus, newspaper and trafilatura.
_TEXT = ("text", "maintext", "plaintext", "body", "article_body", "articleBody", "content", "raw_text")
_TITLE = ("title", "headline")
_AUTHOR = ("author", "authors", "byline")
_PUBLISHED = (
    "published",
    "publishing_date",
    "date_publish",
    "publish_date",
    "date_published",
    "datePublished",
    "published_date",
    "pub_date",
    "date",
)
_MASTHEAD = ("publisher", "source_domain", "source_url", "sitename", "site_name", "hostname", "source")
_URL = ("url", "canonical_link", "canonical_url", "link")
_LANGUAGE = ("language", "lang", "meta_lang")


def read_json(source: Source) -> Iterator[Result]:
    """The articles of a JSON file: one object, or a list of them."""
    content = _parse(source.what, decode(source.what, source.content()).removeprefix("\ufeff"))
    if not isinstance(content, list):
        yield _article(source, source.what, source.id, content)
        return
    for number, value in enumerate(content, start=1):
        yield from _one(source, f"{source.what} entry {number}", f"{source.id}-{number}", value)


def read_json_lines(source: Source) -> Iterator[Result]:
    """The articles of a JSON Lines file, one a line, read line by line; a bad line spoils only itself."""
    number, empty = 0, True
    for number, line in enumerate(_lines(source), start=1):
        what = f"{source.what} line {number}"
        if isinstance(line, UnreadableArticle):
            empty = False
            yield line
        elif line.strip():
            empty = False
            try:
                value = _parse(what, decode(what, line).removeprefix("\ufeff"))
            except UnreadableArticle as error:
                yield error
            else:
                yield from _one(source, what, f"{source.id}-{number}", value)
    if empty:
        yield UnreadableArticle(source.what, "it is empty", "Put one JSON object with a 'text' on each line.")


def _lines(source: Source) -> Iterator[bytes | UnreadableArticle]:
    """The lines of the file; in place of one that is too long, its refusal."""
    limit = source.limits.unpacked_bytes
    if source.stream.peek(2).startswith(GZIP_MAGIC):  # type: ignore[attr-defined]
        yield from source.content().splitlines(keepends=True)
        return
    number = 0
    while line := source.stream.readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = source.stream.readline(1 << 20)
        yield too_large(f"{source.what} line {number}", limit)


def _one(source: Source, what: str, id: str, value: object) -> Iterator[Result]:  # noqa: A002
    try:
        yield _article(source, what, id, value)
    except UnreadableArticle as error:
        yield error


def _parse(what: str, text: str) -> object:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise UnreadableArticle(
            what, "its JSON is nested too deeply", "Give one flat object an article."
        ) from error
    except ValueError as error:
        raise UnreadableArticle(
            what, f"not valid JSON ({error})", 'Give one object an article, such as {"text": "..."}.'
        ) from error


def _article(source: Source, what: str, id: str, value: object) -> Article:  # noqa: A002
    """The article that one JSON object describes."""
    if not isinstance(value, dict):
        raise UnreadableArticle(
            what, "not a JSON object", 'Give one object an article, such as {"text": "..."}.'
        )
    text = _text(value)
    if text is None:
        raise UnreadableArticle(what, "it has no 'text'", "Put the article's text under the key 'text'.")
    masthead = _first(value, _MASTHEAD)
    day = _first(value, _PUBLISHED)
    given = Imprint(
        title=_first(value, _TITLE),
        outlet=_known(source, _first(value, ("outlet",))),
        republisher=_known(source, _first(value, ("republisher",))),
        author=_first(value, _AUTHOR),
        published=published_on(day),
        url=_first(value, _URL),
        language=_first(value, _LANGUAGE),
        masthead=_known(source, masthead),
    )
    article = read_text(_first(value, ("id", "doc")) or id, text, given, source.outlets, source.limits, what)
    return replace(article, undated=one_line(day)) if day and given.published is None else article


def _text(value: dict[str, Any]) -> str | None:
    for key in _TEXT:
        content = value.get(key)
        if isinstance(content, str) and content.strip():
            return content
        if isinstance(content, dict) and (paragraphs := _paragraphs(content)):
            return "\n\n".join(paragraphs)
    return None


def _paragraphs(body: dict[str, Any]) -> list[str]:
    """The paragraphs of a fundus body: summary, then sections of headline and paragraphs."""
    parts = [*_strings(body.get("summary"))]
    sections = body.get("sections")
    for section in sections if isinstance(sections, list) else []:
        if isinstance(section, dict):
            parts += [*_strings(section.get("headline")), *_strings(section.get("paragraphs"))]
    return [part for part in parts if part.strip()]


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []


def _first(value: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of ``keys`` that holds words, a list of them joined by commas."""
    for key in keys:
        content = value.get(key)
        if isinstance(content, dict):
            content = content.get("name")
        if isinstance(content, int) and not isinstance(content, bool):
            content = str(content)
        if words := ", ".join(part.strip() for part in _strings(content) if part.strip()):
            return words
    return None


def _known(source: Source, name: str | None) -> str | None:
    """The registry's name for an outlet or a domain, else the name as given."""
    if name is None:
        return None
    host = name.partition("://")[2].partition("/")[0] or name
    return known_name(source.outlets, name) or name_at(source.outlets, host.lower()) or host
