"""TriG: the whole store as people read RDF, one named graph per article."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib.namespace import RDF

from kg.export.format import Format
from kg.export.graphs import lines, wanted
from kg.export.turtle_text import Names, Triple, iri, parts, turtle
from kg.store import View
from kg.terms import KG

_IS_ARTICLE = (iri(str(RDF.type)), iri(KG.Article))


def write(view: View, thing: str | None) -> Iterator[bytes]:
    """Graph by graph, in the order of their IRIs; one graph at a time is held in memory."""
    yield Names().declared().encode()
    for graph in wanted(view, thing):
        triples = [parts(line)[0] for line in lines(view, graph)]
        names = Names(base=_base(triples))
        body = "\n".join(turtle(triples, names, indent="    "))
        declared = f"@base {iri(names.base)} .\n" if names.base else ""
        yield f"\n{declared}{iri(graph)} {{\n{body}}}\n".encode()


def _base(triples: list[Triple]) -> str:
    """The article's IRI with a slash, below which all that belongs to the article lies; else empty."""
    articles = [subject for subject, predicate, thing in triples if (predicate, thing) == _IS_ARTICLE]
    return f"{articles[0][1:-1]}/" if len(articles) == 1 else ""


FORMAT = Format(
    "trig",
    ".trig",
    "application/trig",
    "The whole graph for archiving and exchange, one named graph an article; any RDF tool reads it",
    write,
)
