"""Where the vocabulary's files lie: inside the installed package, else beside it in a checkout."""

from __future__ import annotations

from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

from rdflib import Graph


def folder() -> Traversable:
    """The folder that holds ``kg.ttl``, ``shapes`` and ``mappings``."""
    inside = files("kg") / "ontology"
    if (inside / "kg.ttl").is_file():
        return inside
    return Path(__file__).parents[1] / "ontology"


def vocabulary() -> Graph:
    """The vocabulary: every class, property and concept, labelled and defined."""
    return _parsed([folder() / "kg.ttl"])


def shapes() -> Graph:
    """What the data must look like, in SHACL."""
    return _parsed(_turtle_in("shapes"))


def mappings() -> Graph:
    """How the terms stand to those of other vocabularies."""
    return _parsed(_turtle_in("mappings"))


def _turtle_in(name: str) -> list[Traversable]:
    within = (folder() / name).iterdir()
    return sorted((each for each in within if each.name.endswith(".ttl")), key=lambda each: each.name)


def _parsed(turtle: list[Traversable]) -> Graph:
    graph = Graph()
    for each in turtle:
        with as_file(each) as path:
            graph.parse(path, format="turtle")
    return graph
