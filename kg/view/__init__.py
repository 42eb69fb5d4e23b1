"""HTML views of source chains: pages that stand alone, open offline and lead to the evidence.

chain_view    the chains of a statement, of an article or of several, article on the left, claim on the right
claim_view    all articles that carry a claim, and by which way, origins on the right
outlet_view   who cites an outlet and whom it rests on
article_view  an article's text with its statements marked, and its sourcing label
contents_view the page that leads to all others
store_view    everything that a store holds, to search and to filter
"""

from kg.view.chains import chain_view
from kg.view.claims import claim_view
from kg.view.contents import contents_view
from kg.view.outlets import outlet_view
from kg.view.overview import store_view
from kg.view.reading import article_view

__all__ = ["article_view", "chain_view", "claim_view", "contents_view", "outlet_view", "store_view"]
