"""Files that people take away: one module a format, all of the same shape.

>>> from kg.export import export, formats
>>> [each.name for each in formats()][:3]
['trig', 'nquads', 'turtle']
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from kg.errors import NotFound
from kg.export.format import Format
from kg.store import View

__all__ = ["NAMES", "Format", "export", "format_named", "formats"]

_MODULES = {
    "trig": "trig",
    "nquads": "nquads",
    "turtle": "turtle",
    "jsonld": "jsonld",
    "prov": "prov",
    "prov-json": "prov_json",
    "nanopub": "nanopub",
    "markdown": "markdown",
    "html": "html",
    "pdf": "pdf",
    "csv-chains": "csv_chains",
    "csv-statements": "csv_statements",
    "xlsx": "xlsx",
    "jsonl": "jsonl",
    "graphml": "graphml",
    "gexf": "gexf",
    "cytoscape": "cytoscape",
    "annotations": "web_annotations",
    "claimreview": "claimreview",
}
NAMES = tuple(_MODULES)
"""The names of all formats, in the order of the list; a format is loaded when it is asked for."""


def formats() -> tuple[Format, ...]:
    """Every format, in the order in which a list shows them."""
    return tuple(map(format_named, NAMES))


def format_named(name: str) -> Format:
    """The format of this name; NotFound names those there are."""
    module = _MODULES.get(name.casefold())
    if module is None:
        raise NotFound(f"format “{name}”", "there is no such format", f"Use one of: {', '.join(NAMES)}.")
    found: Format = import_module(f"kg.export.{module}").FORMAT
    return found


def export(view: View, name: str, thing: str | None = None) -> Iterator[bytes]:
    """The bytes of a file in the format ``name``, in pieces, to be written one after the other.

    thing  the IRI of an article, claim, report or actor, or words of a statement; None for everything
    """
    return format_named(name).write(view, thing)
