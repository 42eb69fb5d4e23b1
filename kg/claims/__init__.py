"""The same claim across articles: statements compared, grouped and linked, with every decision as data."""

from __future__ import annotations

from kg.claims.clusters import ClaimClusters, Cluster, Decision, cluster
from kg.claims.compare import Relation
from kg.claims.graph import claims_of, update
from kg.claims.rulings import read_rulings
from kg.claims.summary import ClaimSummary, as_json, claims, claims_about, origins_of, to_text

__all__ = [
    "ClaimClusters",
    "ClaimSummary",
    "Cluster",
    "Decision",
    "Relation",
    "as_json",
    "claims",
    "claims_about",
    "claims_of",
    "cluster",
    "origins_of",
    "read_rulings",
    "to_text",
    "update",
]
