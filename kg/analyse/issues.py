"""Issues: the targets of positions under one name each, as a person decides and the program suggests.

The decisions are a small text file, followed line by line whenever issues are made:

    # what the program calls one thing, and a person another
    issue "Sale of the harbour" = "harbour deal" "selling the harbour"
    apart "toll on trucks" "toll on ferries"
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS

from kg.analyse.phrasing import short
from kg.analyse.stances import Taken, renamed
from kg.claims.rulings import decoded
from kg.claims.words import content_stems
from kg.errors import BadDecision
from kg.model import Stance
from kg.populate.iris import issue_iri
from kg.terms import DATA

ALIKE = 0.6
"""Dice of content stems from which two targets may be one issue."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What several positions are about.

    targets  IRIs of the targets gathered in it, with their labels
    holders  who takes which stance on it: name and stance, and in how many positions
    """

    iri: str
    label: str
    targets: Mapping[str, str]
    holders: Mapping[tuple[str, Stance], int]

    def count(self, stance: Stance) -> int:
        """How many actors take a stance."""
        return len({name for name, taken in self.holders if taken is stance})

    def __str__(self) -> str:
        """The issue with how many stand where."""
        stands = [f"{n} {stance.value}" for stance in Stance if (n := self.count(stance))]
        return f"{self.label}: {', '.join(stands)}"


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided: the issue of a target's label, and labels that are two issues."""

    named: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()


NOTHING_DECIDED = Decided()

_TEXT = r'"((?:[^"\\]|\\.)+)"'
_ISSUE = re.compile(rf"issue\s+{_TEXT}\s*=\s*((?:{_TEXT}\s*)+)(?:#.*)?")
_APART = re.compile(rf"apart\s+{_TEXT}\s+{_TEXT}\s*(?:#.*)?")


def decided_for(store: Path, file: Path | None = None) -> Decided:
    """The decisions for a store: those of ``file``, else of issues.txt in the folder that holds the store."""
    beside = store.absolute().parent / "issues.txt"
    file = file or beside
    if file == beside and not file.is_file():
        return NOTHING_DECIDED
    return read_decided(decoded(file, BadDecision), file, _BESIDE if file == beside else "")


_BESIDE = (
    " It is read because it lies beside the store: if it is another program's, rename it, move the store, "
    "or name the right one by --decisions."
)


def read_decided(text: str, path: Path | str = "the decisions on issues", hint: str = "") -> Decided:
    """The decisions that the lines of ``text`` tell; ``path`` and a ``hint`` what to do are for errors."""
    named: dict[str, str] = {}
    apart: set[frozenset[str]] = set()
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if issue := _ISSUE.fullmatch(line):
            label = issue[1].replace('\\"', '"')
            for target in re.findall(_TEXT, issue[2]):
                if named.setdefault(_key(target), label) != label:
                    other = named[_key(target)]
                    raise BadDecision(
                        f"{path}, line {number}",
                        f'"{target}" is given to "{label}" and to "{other}"',
                        "Keep one of the two.",
                    )
        elif two := _APART.fullmatch(line):
            apart.add(frozenset(_key(target) for target in two.groups()))
        else:
            raise BadDecision(
                f"{path}, line {number}",
                f"“{short(line, 60)}” is no decision on issues",
                f'Write: issue "NAME" = "TARGET" "TARGET", or: apart "TARGET" "TARGET".{hint}',
            )
    return Decided(named, frozenset(apart))


def _key(label: str) -> str:
    return re.sub(r"\s+", " ", label.replace('\\"', '"')).strip().casefold()


def by_issue(positions: Sequence[Taken], decided: Decided = NOTHING_DECIDED) -> list[Taken]:
    """``positions`` with the issues that a person decided on for their targets; the others keep their own."""
    new = {
        p.issue: (str(issue_iri(label)), label)
        for p in positions
        if (label := decided.named.get(_key(p.label))) is not None
    }
    return sorted(renamed(positions, new))


def issues(positions: Sequence[Taken], decided: Decided = NOTHING_DECIDED) -> list[Issue]:
    """Every issue with who stands where, those with the most actors first."""
    own = {(p.holder, p.stance, p.article, p.on, p.issue): p for p in positions}
    targets: dict[str, dict[str, str]] = {}
    labels: dict[str, str] = {}
    holders: dict[str, Counter[tuple[str, Stance]]] = {}
    for p in own.values():
        label = decided.named.get(_key(p.label), p.label)
        iri = str(issue_iri(label)) if _key(p.label) in decided.named else p.issue
        labels[iri] = label if _key(p.label) in decided.named else labels.get(iri, label)
        targets.setdefault(iri, {})[p.issue] = p.label
        holders.setdefault(iri, Counter())[p.name, p.stance] += 1
    found = [
        Issue(iri, labels[iri], dict(sorted(targets[iri].items())), dict(sorted(holders[iri].items())))
        for iri in labels
    ]
    return sorted(found, key=lambda i: (-len({name for name, _ in i.holders}), i.label.casefold(), i.iri))


@dataclass(frozen=True, slots=True, order=True)
class Suggestion:
    """Two issues that may be one: how alike their words are, 0 to 1, and their labels."""

    alike: float
    one: str
    other: str

    def __str__(self) -> str:
        """The suggestion as a line of the decisions file, to be taken over or not."""
        return f'issue "{_escaped(self.one)}" = "{_escaped(self.other)}"'


def _escaped(label: str) -> str:
    return label.replace('"', '\\"')


def suggestions(positions: Sequence[Taken], decided: Decided = NOTHING_DECIDED) -> list[Suggestion]:
    """Pairs of issues whose names share most words, the most alike first; nothing is joined by it."""
    labels = sorted({issue.label for issue in issues(positions, decided)}, key=lambda n: (len(n), n))
    stems = {label: frozenset(content_stems(label)) for label in labels}
    found = []
    for one, other in combinations(labels, 2):
        shared = len(stems[one] & stems[other])
        alike = 2 * shared / (len(stems[one]) + len(stems[other])) if shared else 0.0
        if alike >= ALIKE and frozenset((_key(one), _key(other))) not in decided.apart:
            found.append(Suggestion(round(alike, 3), one, other))
    return sorted(found, key=lambda s: (-s.alike, s.one, s.other))


def scheme(found: Iterable[Issue]) -> str:
    """The issues as a SKOS concept scheme in Turtle: preferred names, and the targets' names as others."""
    graph = Graph()
    graph.bind("skos", SKOS)
    whole = URIRef(f"{DATA}issues")
    graph.add((whole, RDF.type, SKOS.ConceptScheme))
    for issue in found:
        concept = URIRef(issue.iri)
        graph.add((concept, RDF.type, SKOS.Concept))
        graph.add((concept, SKOS.inScheme, whole))
        graph.add((whole, SKOS.hasTopConcept, concept))
        graph.add((concept, SKOS.prefLabel, Literal(issue.label, lang="en")))
        for iri, label in issue.targets.items():
            if label != issue.label:
                graph.add((concept, SKOS.altLabel, Literal(label, lang="en")))
            if iri != issue.iri:
                graph.add((concept, SKOS.exactMatch, URIRef(iri)))
    return graph.serialize(format="longturtle")
