"""What an input says about an article beside its text, and how that becomes an Article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.model import Article, Zone
from kg.read.dates import read_date
from kg.read.outlets import is_same_house


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who published what, where and when, as far as one place of the input tells; None where it does not.

    outlet       who wrote it, where the input says so outright
    republisher  who carried another's article, likewise
    masthead     the name it appears under: its outlet, unless it credits another
    credit       the agency or paper that a dateline, byline or closing note credits
    site         who runs the page it stands on, by the newsletter or copyright note below
    """

    title: str | None = None
    outlet: str | None = None
    republisher: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    masthead: str | None = None
    credit: str | None = None
    site: str | None = None

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
            masthead=self.masthead or other.masthead,
            credit=self.credit or other.credit,
            site=self.site or other.site,
        )


NOTHING_GIVEN = Imprint()
_LONGEST = 1000
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def article(id: str, text: str, imprint: Imprint, zones: tuple[Zone, ...]) -> Article:  # noqa: A002
    """The article that ``text`` and ``imprint`` make.

    A credited agency wrote the article, and the masthead that it appears under carried it: "(AP)" on
    the page of a paper; likewise a masthead's article on another's site.  What the input says outright
    of outlet and republisher stands.
    """
    credit = imprint.credit
    if credit and imprint.masthead and is_same_house(credit, imprint.masthead):
        credit = None  # its own desk ("CBC News" on the page of CBC): no second hand
    outlet = imprint.outlet or credit or imprint.masthead or imprint.site
    carrier = imprint.republisher or (imprint.masthead if credit else None) or imprint.site
    return Article(
        id=one_line(id) or "article",
        text=text,
        title=one_line(imprint.title),
        outlet=one_line(outlet),
        republisher=one_line(carrier) if carrier != outlet else None,
        author=one_line(imprint.author),
        published=imprint.published,
        url=one_line(imprint.url),
        language=one_line(imprint.language) or "en",
        zones=zones,
    )


def one_line(words: str | None) -> str | None:
    """``words`` on one line and fit to be stored; None when nothing is left.

    White space is made single; control characters and halves of surrogate pairs are taken out; what
    goes beyond 1,000 characters is cut.
    """
    words = _UNFIT.sub("", " ".join((words or "").split())[:_LONGEST])
    return words or None


def published_on(words: str | None) -> date | None:
    """The date in a metadata value, as printed there; None when there is none."""
    return read_date(words) if words else None
