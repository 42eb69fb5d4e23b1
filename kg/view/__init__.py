"""HTML views of source chains: pages that stand alone, open offline and lead to the evidence."""

from kg.view.chains import chain_view

__all__ = ["chain_view"]
