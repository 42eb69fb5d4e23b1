"""Constructed news that the tests of reading share: no such town, bridge or paper exists."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from kg.errors import UnreadableArticle
from kg.model import Article, ZoneKind
from kg.read import Limits, read_paths
from kg.read.limits import DEFAULT_LIMITS

STORY = (
    "The bridge over the Lorne will close for repairs in May, the mayor of Varnholt said on Monday.\n\n"
    "Engineers found cracks in two of its piers, according to a report that was seen by the council.\n\n"
    "“We will not wait for an accident,” Mayor Ida Brandt told reporters after the meeting.\n"
)


@dataclass(frozen=True)
class Known:
    name: str
    kind: str


class Papers:
    """A registry of three invented outlets."""

    names: ClassVar = {
        "varnholt courier": Known("Varnholt Courier", "newspaper"),
        "the lorne valley post": Known("The Lorne Valley Post", "newspaper"),
        "northern wire": Known("Northern Wire Agency", "agency"),
        "northern wire agency": Known("Northern Wire Agency", "agency"),
        "nwa": Known("Northern Wire Agency", "agency"),
    }
    hosts: ClassVar = {
        "courier.example": names["varnholt courier"],
        "post.example": names["the lorne valley post"],
    }

    def find(self, name: str) -> Known | None:
        return self.names.get(name.casefold())

    def by_domain(self, host: str) -> Known | None:
        return next((known for end, known in self.hosts.items() if end in host), None)


def read_bytes(content: bytes, limits: Limits = DEFAULT_LIMITS) -> list[Article | UnreadableArticle]:
    return list(read_paths(["-"], Papers(), limits, io.BytesIO(content)))


def read_one(content: bytes | str) -> Article:
    (article,) = read_bytes(content.encode() if isinstance(content, str) else content)
    assert isinstance(article, Article), article
    return article


def refused(content: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    (error,) = read_bytes(content, limits)
    assert isinstance(error, UnreadableArticle), error
    return str(error)


def read_file(folder: Path, name: str, content: bytes | str) -> list[Article | UnreadableArticle]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_paths([path], Papers()))


def zones(article: Article) -> list[tuple[ZoneKind, str]]:
    return [(zone.kind, zone.span.of(article.text)) for zone in article.zones]
