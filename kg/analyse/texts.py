"""Whose text the articles of many claims carry: found once for all of them, not claim by claim."""

from __future__ import annotations

from collections.abc import Iterable

from kg.claims import Claims, Cluster
from kg.claims.copies import Copies, credited
from kg.model import Provenance


class Texts:
    """The copies among all articles of some claims."""

    def __init__(self, found: Claims, clusters: Iterable[Cluster]) -> None:
        copied = found.copied(p for cluster in clusters for p in cluster.statements)
        self._copies = {iri: each for each in copied for iri in each.articles}

    def credited(self, cluster: Cluster) -> list[Provenance]:
        """The statements of a claim, those of copies given to the outlet that wrote the text."""
        return credited(cluster.statements, self.copied(cluster))[0]

    def copied(self, cluster: Cluster) -> list[Copies]:
        """The groups of articles with one text in which articles of the claim are."""
        articles = dict.fromkeys(p.article.iri for p in cluster.statements)
        groups = (self._copies[iri] for iri in articles if iri in self._copies)
        return list({each.articles: each for each in groups}.values())
