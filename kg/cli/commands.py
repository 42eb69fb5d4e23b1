"""The commands as data: help and completion list them without loading what they need.

A command ``single-source`` is the function ``single_source_command`` of its module.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A command: its name, the module that has it, and the first sentence of its help."""

    name: str
    module: str
    help: str

    @property
    def function(self) -> str:
        """The command's name in its module."""
        return self.name.replace("-", "_") + "_command"


def _of(module: str, **commands: str) -> tuple[Entry, ...]:
    names = ((name.replace("_", "-"), text) for name, text in commands.items())
    return tuple(Entry(name, f"kg.cli.{module}", text) for name, text in names)


SECTIONS: dict[str, tuple[Entry, ...]] = {
    "Fill a store": _of("make", build="Read ARTICLES (files, folders or -) into the store."),
    "Follow a statement": (
        *_of(
            "ask",
            trace="Show the chain behind a statement, from the article to the origin.",
            origins="Count the independent origins behind a claim in all articles, as an interval with "
            "reasons.",
        ),
        *_of(
            "claims",
            claims="List the claims: what is stated, by which statements of which articles, with how many "
            "origins.",
        ),
        *_of(
            "questions",
            first="Show where CLAIM appears first, and how it was relayed.",
            family="Count the voices behind CLAIM, those of one agency, owner or state as one.",
            primary="Find the document or person nearest CLAIM, or where the chain goes dead.",
            drift="Show how numbers, certainty and quoted words of CLAIM changed on the way.",
            dissent="Show who denies, hedges or confirms CLAIM, and who was heard.",
        ),
    ),
    "Look over all articles": _of(
        "questions",
        said="Show what ACTOR said, in which role, via whom, when.",
        contradict="Find statements of ACTOR that do not go together, and changes of mind.",
        diet="Show whom OUTLET cites, and who cites it.",
        audit="Show the sourcing label of one ARTICLE.",
        circular="Find outlets, owners and states that have a claim from one another.",
        single_source="Find claims of several articles that all rest on one hand.",
        anonymous="Find claims that rest on unnamed sources alone, and the reasons given.",
    ),
    "Who stands where": _of(
        "positions",
        positions="Show who stands where on what, of one ACTOR, on one ISSUE, or all.",
        issues="List the issues with how many stand where.",
        network="Write a network for visone, Gephi or R.",
    ),
    "Ask your own questions": (
        *_of("query", query="Ask the store by SPARQL: a FILE, the NAME of a shipped query, or - for stdin."),
        *_of(
            "serve",
            serve="Serve the store, read only: SPARQL, a query page and the views, until Ctrl-C.",
        ),
    ),
    "Take away": (
        *_of("pages", view="Write an interactive HTML page, one file that works offline."),
        *_of("dossier", dossier="Write the packet on one claim that another person can check and replicate."),
        *_of("export", export="Write the store, or what is known of THING, in a FORMAT."),
        *_of(
            "pages",
            pages="Write a folder to open in a browser: overview, articles, chains, dossiers, exports.",
        ),
    ),
    "Without a store": _of(
        "make",
        extract="Print what is read out of ARTICLES, one JSON object an article, without a store.",
        read="Print ARTICLES as they are read, one JSON object an article: text, metadata, zones.",
    ),
    "Check": (
        *_of(
            "decisions",
            decisions="Show what was decided about who is who and which statements say the same, with scores "
            "and reasons.",
        ),
        *_of(
            "check",
            validate="Check the store against the shapes of the ontology; exit code 1 when something is "
            "wrong.",
            eval="Score the program against GOLD files of source chains.",
        ),
    ),
}
"""All commands by what a person wants, in the order in which help lists them."""

BY_NAME = {entry.name: entry for entries in SECTIONS.values() for entry in entries}
