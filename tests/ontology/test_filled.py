"""No term is declared and left empty: each stands in the graph of some article or beside one."""

from __future__ import annotations

from itertools import chain as joined

import pytest
from rdflib.namespace import OWL, RDF

from kg.identity.graph import outlet_quads
from kg.model import AgentKind, Article, Chain, Quotation, Reading, Span
from kg.ontology_files import vocabulary
from kg.populate import populate
from kg.resolve.outlets import Registry
from kg.store import open_view, open_writer
from kg.terms import KG, RUNS
from tests.ontology.test_shapes import derived
from tests.populate.readings import Agent, Report, everything
from tests.store.conftest import RUN

WRITTEN = "The harbour is open, a Norwegian official wrote on Telegram."


def written() -> Reading:
    """What the other readings lack: a channel, an affiliation."""
    start, end = WRITTEN.index("a Norwegian"), WRITTEN.index(" wrote")
    report = Report(
        Agent("a Norwegian official", AgentKind.UNNAMED), Span(start, end), (Span(end + 1, end + 6),)
    )
    return Reading(Article("a", WRITTEN), (), (Chain("s1", (Span(0, 19),), (report,), Quotation.INDIRECT),))


@pytest.fixture(scope="module")
def used(tmp_path_factory) -> set[str]:
    """Every IRI that stands in a store with all kinds of graphs."""
    folder = tmp_path_factory.mktemp("filled") / "store"
    with open_writer(folder, run=RUN) as writer:
        for reading in (*everything(), written()):
            quads = populate(reading)
            writer.replace(quads[0][3], quads, "made from this input")
        for outlet in filter(None, map(Registry.load().find, ("RT", "TASS", "Good Morning America"))):
            quads = outlet_quads(outlet)
            writer.replace(quads[0][3], quads)
    view = open_view(folder)
    quads = [each.decode() for each in view.nquads()]
    assert any(str(RUNS) in quad for quad in quads)
    beside = (f"{' '.join(term.n3() for term in triple)}" for triple in derived())
    return {word.strip("<>") for quad in joined(quads, beside) for word in quad.split()}


# A scheme is the list of its concepts; an actor is always of a kind of its own.
_NEVER_STATED = {KG.Actor}


@pytest.mark.parametrize(
    "term",
    sorted(
        term
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in vocabulary().subjects(RDF.type, kind)
        if str(term).startswith(str(KG._NS)) and term not in _NEVER_STATED
    ),
)
def test_each_class_and_property_stands_in_a_store(used, term):
    assert str(term) in used
