"""A fact-checker's questions about claims across articles, each one command."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from kg.analyse.anonymous import anonymous
from kg.analyse.audit import audit
from kg.analyse.circular import circular
from kg.analyse.contradict import contradict
from kg.analyse.diet import diet
from kg.analyse.dissent import dissent
from kg.analyse.drift import drift
from kg.analyse.family import family
from kg.analyse.first import first
from kg.analyse.primary import primary
from kg.analyse.rows import Row, as_json, to_text
from kg.analyse.said import said
from kg.analyse.single_source import single_source
from kg.claims import ClaimClusters, Cluster, claims_about, claims_of, read_rulings
from kg.claims.instances import texts
from kg.cli.claims import rulings_option
from kg.cli.common import json_option, put_json, say, spoken, store_option
from kg.store import View, open_view

Answer = Callable[[View, ClaimClusters], Iterable[Row]]


def _command(
    name: str, arguments: tuple[str, ...], about: str
) -> Callable[[Callable[..., Answer]], click.Command]:
    """A command of this name that shows the rows of an answer; ``arguments`` are what it is asked about."""

    def made(answer: Callable[..., Answer]) -> click.Command:
        @spoken
        def asked(store: Path, rulings: Path | None, as_json: bool, **given: str) -> None:
            view = open_view(store)
            found = claims_of(view, read_rulings(rulings) if rulings else ())
            _show(list(answer(**given)(view, found)), as_json)

        command = json_option(rulings_option(store_option(asked)))
        for argument in reversed(arguments):
            required = not argument.startswith("[")
            command = click.argument(argument.strip("[]"), required=required)(command)
        return click.command(name, help=about)(command)

    return made


def _show(rows: list[Row], machine: bool) -> None:
    if machine:
        put_json(as_json(rows))
        return
    click.echo(to_text(rows), nl=False)
    if not rows:
        say("nothing in the store answers this")


def _of_claim(claim: str, ask: Callable[[ClaimClusters, Cluster], Iterable[Row]]) -> Answer:
    """The answer for the claim that fits the words best; others that fit are named on stderr."""

    def answer(_: View, found: ClaimClusters) -> Iterable[Row]:
        fitting = claims_about(found, claim)
        if len(fitting) > 1:
            say(f"{len(fitting)} claims fit; this is about: {fitting[0].wording}")
        return ask(found, fitting[0])

    return answer


@_command("first", ("claim",), "Show where CLAIM appears first, and how it was relayed.")
def first_command(claim: str) -> Answer:
    return _of_claim(claim, first)


@_command("circular", (), "Find outlets, owners and states that have a claim from one another.")
def circular_command() -> Answer:
    return lambda _, found: circular(found)


@_command("single-source", (), "Find claims of several articles that all rest on one hand.")
def single_source_command() -> Answer:
    return lambda _, found: single_source(found)


@_command("anonymous", (), "Find claims that rest on unnamed sources alone, and the reasons given.")
def anonymous_command() -> Answer:
    return anonymous


@_command("family", ("claim",), "Count the voices behind CLAIM, those of one agency, owner or state as one.")
def family_command(claim: str) -> Answer:
    return _of_claim(claim, family)


@_command("primary", ("claim",), "Find the document or person nearest CLAIM, or where the chain goes dead.")
def primary_command(claim: str) -> Answer:
    return _of_claim(claim, primary)


@_command("drift", ("claim",), "Show how numbers, certainty and quoted words of CLAIM changed on the way.")
def drift_command(claim: str) -> Answer:
    return _of_claim(claim, drift)


@_command("dissent", ("claim",), "Show who denies, hedges or confirms CLAIM, and who was heard.")
def dissent_command(claim: str) -> Answer:
    def answer(view: View, found: ClaimClusters) -> Iterable[Row]:
        held = texts(view)
        return _of_claim(claim, lambda all_, one: dissent(all_, one, held))(view, found)

    return answer


@_command("said", ("actor", "[topic]"), "Show what ACTOR said, in which role, via whom, when.")
def said_command(actor: str, topic: str | None) -> Answer:
    return lambda _, found: said(found, actor, topic)


@_command("contradict", ("actor",), "Find statements of ACTOR that do not go together.")
def contradict_command(actor: str) -> Answer:
    return lambda _, found: contradict(found, actor)


@_command("diet", ("outlet",), "Show whom OUTLET cites, and who cites it.")
def diet_command(outlet: str) -> Answer:
    return lambda _, found: diet(found, outlet)


@_command("audit", ("article",), "Show the sourcing label of one ARTICLE.")
def audit_command(article: str) -> Answer:
    return lambda _, found: audit(found, article)


QUESTIONS = (
    first_command,
    circular_command,
    single_source_command,
    anonymous_command,
    family_command,
    primary_command,
    drift_command,
    dissent_command,
    said_command,
    contradict_command,
    diet_command,
    audit_command,
)
"""Every question, in the order in which help lists them."""
