"""Files that people take away: one module a format, all of the same shape.

>>> from kg.export import export, formats
>>> [each.name for each in formats()][:3]
['trig', 'nquads', 'turtle']
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import NotFound
from kg.export import (
    claimreview,
    csv_chains,
    csv_statements,
    cytoscape,
    gexf,
    graphml,
    html,
    jsonl,
    jsonld,
    markdown,
    nanopub,
    nquads,
    prov,
    prov_json,
    trig,
    turtle,
    web_annotations,
    xlsx,
)
from kg.export.format import Format
from kg.store import View

__all__ = ["Format", "export", "format_named", "formats"]

_MODULES = (
    *(trig, nquads, turtle, jsonld),
    *(prov, prov_json, nanopub),
    *(markdown, html),
    *(csv_chains, csv_statements, xlsx, jsonl),
    *(graphml, gexf, cytoscape),
    *(web_annotations, claimreview),
)


def formats() -> tuple[Format, ...]:
    """Every format, in the order in which a list shows them."""
    return tuple(module.FORMAT for module in _MODULES)


def format_named(name: str) -> Format:
    """The format of this name; NotFound names those there are."""
    found = next((each for each in formats() if each.name == name.casefold()), None)
    if found is None:
        known = ", ".join(each.name for each in formats())
        raise NotFound(f"format “{name}”", "there is no such format", f"Use one of: {known}.")
    return found


def export(view: View, name: str, thing: str | None = None) -> Iterator[bytes]:
    """The bytes of a file in the format ``name``, in pieces, to be written one after the other.

    thing  the IRI of an article, claim, report or actor, or words of a statement; None for everything
    """
    return format_named(name).write(view, thing)
