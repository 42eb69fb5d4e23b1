"""What a page carries, read back from its HTML as a browser would."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.links: list[str] = []
        self._open: dict[str, str | None] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self._open = dict(attrs)
            self.scripts.append((self._open, ""))
        self.links += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "action")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            attributes, text = self.scripts[-1]
            self.scripts[-1] = (attributes, text + data)


def scripts(html: str) -> list[tuple[dict[str, str | None], str]]:
    """Every script element: its attributes and its text."""
    parser = _Scripts()
    parser.feed(html)
    return parser.scripts


def links(html: str) -> list[str]:
    """Everything that the page's elements point to."""
    parser = _Scripts()
    parser.feed(html)
    return parser.links


def carried(html: str, name: str) -> Any:
    """The data that the page carries under ``name``: "nodes", "edges" or "facts"."""
    return next(json.loads(text) for attributes, text in scripts(html) if attributes.get("id") == name)
