"""What a store keeps about its graphs and the run that wrote them, as PROV: only here it has a clock."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from rdflib import Literal, URIRef
from rdflib.namespace import PROV, RDF, RDFS, XSD

from kg.store.pack import PackedGraph, pack
from kg.terms import DATA, KG, RUNS, Quad


@dataclass(frozen=True, slots=True)
class Run:
    """One run that writes article graphs.

    started  when it began, with its time zone
    program  name and version of the program
    model    what identifies the encoder's model, such as its SHA-256; empty for none
    """

    started: datetime
    program: str
    model: str = ""

    @property
    def iri(self) -> URIRef:
        """Made of what the run is, so two runs that begin at one moment stay apart by what they run."""
        made_of = "\x1f".join((self.started.isoformat(), self.program, self.model))
        return URIRef(f"{DATA}run/{hashlib.sha256(made_of.encode()).hexdigest()[:16]}")

    def quads(self) -> list[Quad]:
        """A PROV activity, associated with the program, that used the model."""
        made_of = hashlib.sha256(self.program.encode()).hexdigest()[:12]
        program = URIRef(f"{DATA}program/{made_of}")
        triples: list[tuple[URIRef, URIRef, URIRef | Literal]] = [
            (self.iri, RDF.type, KG.Run),
            (self.iri, RDF.type, PROV.Activity),
            (self.iri, PROV.startedAtTime, Literal(self.started.isoformat(), datatype=XSD.dateTime)),
            (self.iri, PROV.wasAssociatedWith, program),
            (program, RDF.type, PROV.SoftwareAgent),
            (program, RDFS.label, Literal(self.program)),
        ]
        if self.model:
            model = URIRef(f"{DATA}model/{hashlib.sha256(self.model.encode()).hexdigest()[:12]}")
            triples += [
                (self.iri, PROV.used, model),
                (model, RDF.type, PROV.Entity),
                (model, RDFS.label, Literal(self.model)),
            ]
        return [(*triple, RUNS) for triple in triples]


def kept_about(packed: PackedGraph, made_from: str, run: Run | None) -> tuple[str, ...]:
    """What is kept about a graph, as N-Triples lines for the graph of runs.

    made_from  fingerprint of all that the graph was made from; empty when it is not known
    """
    graph = URIRef(packed.iri)
    quads: list[Quad] = [(graph, KG.fingerprint, Literal(packed.fingerprint), RUNS)]
    if made_from:
        quads.append((graph, KG.madeFrom, Literal(made_from), RUNS))
    if run:
        quads += [(graph, PROV.wasGeneratedBy, run.iri, RUNS), *run.quads()]
    return pack(RUNS, quads).lines
