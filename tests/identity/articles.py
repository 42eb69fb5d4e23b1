"""Articles about invented events in which named people speak, as readings made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.identity.decisions import Decision
from kg.identity.settle import Settled, by_registry, settle
from kg.model import Agent, AgentKind, Article, Chain, Quotation, Reading, Report, Role, Span
from kg.populate import graph_iri, populate
from kg.store import View, open_view, open_writer


@dataclass(frozen=True)
class Speaker:
    """Who says something in an article, and what the article calls them."""

    name: str
    role: str = ""
    kind: AgentKind = AgentKind.PERSON
    stands_for: str | None = None


def body(name: str) -> Speaker:
    return Speaker(name, kind=AgentKind.ORGANIZATION)


def outlet(name: str) -> Speaker:
    return Speaker(name, kind=AgentKind.OUTLET)


def country(name: str, stands_for: str | None = None) -> Speaker:
    return Speaker(name, kind=AgentKind.COUNTRY, stands_for=stands_for)


def unnamed(description: str) -> Speaker:
    return Speaker(description, kind=AgentKind.UNNAMED)


def story(name: str, day: str, *speakers: Speaker, by: str = "Norham Courier") -> Reading:
    """An article in which each speaker says something: "Ada Quill, mayor of Norham, said it was over."."""
    text, chains = "", []
    for number, speaker in enumerate(speakers, start=1):
        start = len(text)
        text += (
            f"{speaker.name}{f', {speaker.role},' if speaker.role else ''} said matter {number} was over.\n"
        )
        mention = Span(start, start + len(speaker.name))
        role = text.index(speaker.role, mention.end) if speaker.role else 0
        roles = (Role(Span(role, role + len(speaker.role))),) if speaker.role else ()
        cue, content = text.index("said", mention.end), text.index("matter", mention.end)
        agent = Agent(speaker.name, speaker.kind, roles, stands_for=speaker.stands_for)
        chains.append(
            Chain(
                f"s{number}",
                (Span(content, len(text) - 2),),
                (Report(agent, mention, (Span(cue, cue + 4),)),),
                Quotation.INDIRECT,
            )
        )
    article = Article(name, text, title=name, outlet=by, published=date.fromisoformat(day))
    return Reading(article, (), tuple(chains))


def build(
    store: Path,
    readings: Iterable[Reading],
    lines: Sequence[Decision] = (),
    one_by_one: bool = False,
) -> list[Settled]:
    """Write the readings and settle who is who: after all of them, or after each."""
    done = []
    with open_writer(store) as writer:
        graphs = []
        for reading in readings:
            graph = str(graph_iri(reading.article))
            writer.replace(graph, populate(reading, by_registry(reading)), f"input {reading.article.id}")
            graphs.append(graph)
            if one_by_one:
                done.append(settle(writer, graphs[-1:], lines))
        if not one_by_one:
            done.append(settle(writer, graphs, lines))
    return done


SPEAKERS = """SELECT ?id ?name ?agent WHERE { GRAPH ?graph {
    ?article dcterms:identifier ?id . ?report kg:by ?agent . ?agent rdfs:label ?name } } ORDER BY ?id ?name"""


def speakers(store: Path) -> dict[tuple[str, str], str]:
    """The node of each speaker, by the article's id and the name there, its IRI from the kind on."""
    return {
        (str(row["id"]), str(row["name"])): str(row["agent"]).partition("/id/")[2].removeprefix("agent/")
        for row in open_view(store).select(SPEAKERS)
    }


def everything(view: View) -> set[bytes]:
    """All quads but the runs', which alone have a clock."""
    return {quad for quad in view.nquads() if b"/graph/runs>" not in quad}
