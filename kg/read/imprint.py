"""What an input says about an article beside its text, and how that becomes an Article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kg.model import Article, Zone


class Outlets(Protocol):
    """What reading asks of a registry of outlets; the registry itself lives with the resolver."""

    def name_of(self, name: str) -> str | None:
        """The outlet's full name for any of its names ("AP": "The Associated Press"); None if unknown."""

    def at_domain(self, host: str) -> str | None:
        """The outlet's full name for a host name ("edition.cnn.com"); None if unknown."""

    def is_agency(self, name: str) -> bool:
        """True for a news agency, whose articles others carry."""


class NoOutlets:
    """A registry that knows no outlet: every name stays as the text has it."""

    def name_of(self, name: str) -> str | None:  # noqa: ARG002
        """None, always."""
        return None

    def at_domain(self, host: str) -> str | None:  # noqa: ARG002
        """None, always."""
        return None

    def is_agency(self, name: str) -> bool:  # noqa: ARG002
        """False, always."""
        return False


NO_OUTLETS = NoOutlets()


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who published what, where and when, as far as one place of the input tells; None where it does not.

    outlet       who wrote it
    republisher  who carried another's article
    credit       the agency named in a dateline, byline or copyright line
    """

    title: str | None = None
    outlet: str | None = None
    republisher: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    credit: str | None = None

    def or_else(self, other: Imprint) -> Imprint:
        """This imprint, its gaps filled from ``other``."""
        return Imprint(
            title=self.title or other.title,
            outlet=self.outlet or other.outlet,
            republisher=self.republisher or other.republisher,
            author=self.author or other.author,
            published=self.published or other.published,
            url=self.url or other.url,
            language=self.language or other.language,
            credit=self.credit or other.credit,
        )


NOTHING_GIVEN = Imprint()


def article(id: str, text: str, imprint: Imprint, zones: tuple[Zone, ...]) -> Article:  # noqa: A002
    """The article that ``text`` and ``imprint`` make.

    A credited agency wrote the article, and whoever is named as its outlet carried it: "(AP)" on a
    paper's page.  A republisher that says so itself is kept.
    """
    outlet, republisher = imprint.outlet, imprint.republisher
    if imprint.credit and imprint.credit != outlet:
        outlet, republisher = imprint.credit, republisher or outlet
    return Article(
        id=id,
        text=text,
        title=imprint.title,
        outlet=outlet,
        republisher=republisher if republisher != outlet else None,
        author=imprint.author,
        published=imprint.published,
        url=imprint.url,
        language=imprint.language or "en",
        zones=zones,
    )
