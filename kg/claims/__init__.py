"""The same claim across articles: statements compared, grouped and linked, with every decision as data."""

from __future__ import annotations

from kg.claims.clusters import ClaimClusters, Claims, Cluster, claims_of
from kg.claims.compare import Relation
from kg.claims.decisions import Decision
from kg.claims.kept import open_claims
from kg.claims.rulings import read_rulings, rulings_of
from kg.claims.stated import stated
from kg.claims.summary import (
    ClaimSummary,
    as_json,
    claim_about,
    claims,
    claims_about,
    claims_fitting,
    origins_of,
    titled,
    to_text,
)
from kg.claims.update import Updated, update

__all__ = [
    "ClaimClusters",
    "ClaimSummary",
    "Claims",
    "Cluster",
    "Decision",
    "Relation",
    "Updated",
    "as_json",
    "claim_about",
    "claims",
    "claims_about",
    "claims_fitting",
    "claims_of",
    "open_claims",
    "origins_of",
    "read_rulings",
    "rulings_of",
    "stated",
    "titled",
    "to_text",
    "update",
]
