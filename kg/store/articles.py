"""Articles found by what their files call them."""

from __future__ import annotations

from kg.store.view import View

# An article is what has a text: asked for its class, the engine would start from all articles.
_CALLED = """SELECT DISTINCT ?id ?article
WHERE { GRAPH ?graph { ?article dcterms:identifier ?id ; kg:text ?text } }"""


def articles_called(view: View, identifier: str) -> list[str]:
    """The IRIs of the articles with this id, in order."""
    return sorted({str(row["article"]) for row in view.select(_CALLED, id=identifier)})
