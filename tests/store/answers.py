"""Answers of shipped queries in short, and the names that tests of them share."""

from __future__ import annotations

import re

from kg.populate import article_iri
from kg.store import Iri, Table, library
from kg.store.names import short
from kg.terms import DATA
from tests.populate.readings import GAZETTE, LANTERN, LEDGER

ARTICLES = {str(article_iri(article)): article.id for article in (GAZETTE, LANTERN, LEDGER)}


def said(cell) -> str | None:
    """A cell in short: articles by their ids, reports and positions by their place alone."""
    if cell is None:
        return None
    for iri, name in ARTICLES.items():
        cell = cell.replace(iri, name)
    return re.sub(
        r"(report/|position/)([\d_-]+)-[0-9a-f]{8}", r"\1\2", re.sub("-[0-9a-f]{6}$", "", short(cell))
    )


def rows(view, query, /, **given):
    result = library.run(view, library.load(query), given)
    assert isinstance(result, Table)
    return [tuple(said(row[variable]) for variable in result.variables) for row in result]


QUILL = Iri(DATA + "agent/person/ada-quill")
POST = Iri(DATA + "agent/outlet/tall-city-post")
NORPRESS = "id:agent/outlet/norpress"
OFFICIAL = "gazette/unnamed/a-senior-velmark-official"
OFFICIALS = "lantern/unnamed/two-velmark-officials"
FINCH = "id:agent/person/bo-finch"
THE_GAZETTE = "id:agent/outlet/harbour-gazette"
THE_LANTERN = "id:agent/outlet/lantern"
LEASE_ISSUE = "id:issue/lease-of-the-north-harbour"
AUTHORITY = "id:agent/organization/port-authority"
LEASE = "Velmark may lease the north harbour to a foreign navy"
LEASED = "The north harbour may be leased to a foreign navy"
SOUGHT = "its navy sought a lease"
SENIOR = "a senior Velmark official"
REASON = "on condition that their names be withheld"
QUOTATION = '"The lease," … "is a rumour."'
SHALLOW = "the north harbour is too shallow"
