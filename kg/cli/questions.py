"""A fact-checker's questions about claims across articles, each one command."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from kg.analyse.anonymous import anonymous
from kg.analyse.audit import article_about, audit
from kg.analyse.circular import circular
from kg.analyse.contradict import reversals
from kg.analyse.diet import diet
from kg.analyse.dissent import dissent
from kg.analyse.drift import drift
from kg.analyse.family import family
from kg.analyse.first import first
from kg.analyse.issues import decided_for
from kg.analyse.phrasing import headed
from kg.analyse.primary import primary
from kg.analyse.rows import Json, Row, as_json, to_text
from kg.analyse.said import said
from kg.analyse.single_source import single_source
from kg.claims import Claims, Cluster, open_claims, rulings_of
from kg.claims.instances import text_of
from kg.cli.claims import rulings_option
from kg.cli.common import json_option, put_json, put_text, say, spoken, store_option
from kg.cli.fitting import asked_for, others_json
from kg.cli.networks import decided_option
from kg.store import View, open_view


@dataclass(frozen=True, slots=True)
class OfClaim:
    """The rows of an answer about one claim, and the other claims that fit what was asked."""

    about: Cluster
    others: tuple[Cluster, ...]
    rows: tuple[Row, ...]


Answer = Callable[[View, Claims], Iterable[Row] | OfClaim]


def _command(name: str, arguments: tuple[str, ...]) -> Callable[[Callable[..., Answer]], click.Command]:
    """A command of this name that shows the rows of an answer; ``arguments`` are what it is asked about.

    Its help is the answer's docstring; an argument in brackets may be left out.
    """

    def made(answer: Callable[..., Answer]) -> click.Command:
        @spoken
        def asked(store: Path, rulings: Path | None, as_json: bool, **given: str) -> None:
            view = open_view(store)
            found = open_claims(view, store, rulings_of(store, rulings))
            answered = answer(**given)(view, found)
            if as_json and isinstance(answered, OfClaim):
                put_json(_with_claim(answered))
            else:
                _show(list(answered.rows if isinstance(answered, OfClaim) else answered), as_json)

        command = json_option(rulings_option(store_option(asked)))
        for argument in reversed(arguments):
            required = not argument.startswith("[")
            command = click.argument(argument.strip("[]"), required=required)(command)
        return click.command(name, help=answer.__doc__)(command)

    return made


def _show(rows: list[Row], machine: bool) -> None:
    if machine:
        put_json(as_json(rows))
        return
    put_text(to_text(rows))
    if not rows:
        say("Nothing of the kind was found.")


def _with_claim(answered: OfClaim) -> Json:
    return {
        "claim": answered.about.wording,
        "iri": answered.about.iri,
        "rows": as_json(answered.rows),
        "others": others_json(answered.others),
    }


def _of_claim(claim: str, ask: Callable[[Claims, Cluster], Iterable[Row]]) -> Answer:
    """The answer for the claim that fits the words best; others that fit are listed on stderr."""

    def answer(_: View, found: Claims) -> OfClaim:
        about, others = asked_for(found, claim)
        return OfClaim(about, tuple(others), tuple(ask(found, about)))

    return answer


@_command("first", ("claim",))
def first_command(claim: str) -> Answer:
    """Show where CLAIM appears first, and how it was relayed.

    Example: kg first "patrol boats"
    """
    return _of_claim(claim, first)


@_command("circular", ())
def circular_command() -> Answer:
    """Find outlets, owners and states that have a claim from one another.

    Example: kg circular
    """
    return lambda _, found: circular(found)


@_command("single-source", ())
def single_source_command() -> Answer:
    """Find claims of several articles that all rest on one hand.

    Example: kg single-source
    """
    return lambda _, found: single_source(found)


@_command("anonymous", ())
def anonymous_command() -> Answer:
    """Find claims that rest on unnamed sources alone, and the reasons given.

    Example: kg anonymous
    """
    return anonymous


@_command("family", ("claim",))
def family_command(claim: str) -> Answer:
    """Count the voices behind CLAIM, those of one agency, owner or state as one.

    Example: kg family "patrol boats"
    """
    return _of_claim(claim, family)


@_command("primary", ("claim",))
def primary_command(claim: str) -> Answer:
    """Find the document or person nearest CLAIM, or where the chain goes dead.

    Example: kg primary "patrol boats"
    """
    return _of_claim(claim, primary)


@_command("drift", ("claim",))
def drift_command(claim: str) -> Answer:
    """Show how numbers, certainty and quoted words of CLAIM changed on the way.

    Example: kg drift "patrol boats"
    """
    return _of_claim(claim, drift)


@_command("dissent", ("claim",))
def dissent_command(claim: str) -> Answer:
    """Show who denies, hedges or confirms CLAIM, and who was heard.

    Example: kg dissent "patrol boats"
    """

    def answer(view: View, found: Claims) -> Iterable[Row] | OfClaim:
        def asked(claims: Claims, one: Cluster) -> Iterable[Row]:
            articles = {p.article.iri for p in one.statements}
            return dissent(claims, one, {article: text_of(view, article) for article in articles})

        return _of_claim(claim, asked)(view, found)

    return answer


@_command("said", ("actor", "[topic]"))
def said_command(actor: str, topic: str | None) -> Answer:
    """Show what ACTOR said, in which role, via whom, when.

    Example: kg said "Jane Roe" taxes
    """
    return lambda _, found: said(found, actor, topic)


@click.command("contradict")
@click.argument("actor")
@store_option
@rulings_option
@decided_option
@json_option
@spoken
def contradict_command(
    actor: str, store: Path, rulings: Path | None, decisions: Path | None, as_json: bool
) -> None:
    """Find statements of ACTOR that do not go together, and changes of mind.

    Example: kg contradict "Jane Roe"
    """
    view = open_view(store)
    found = open_claims(view, store, rulings_of(store, rulings))
    _show(list(reversals(view, found, actor, decided_for(store, decisions))), as_json)


@_command("diet", ("outlet",))
def diet_command(outlet: str) -> Answer:
    """Show whom OUTLET cites, and who cites it.

    Example: kg diet "Daily Planet"
    """
    return lambda _, found: diet(found, outlet)


@_command("audit", ("article",))
def audit_command(article: str) -> Answer:
    """Show the sourcing label of one ARTICLE.

    Example: kg audit ARTICLE-ID
    """

    def answer(view: View, found: Claims) -> Iterable[Row]:
        own, fitting = article_about(found, article)
        if fitting > 1:
            say(f"{fitting} articles fit; this is about: {own[0].article.id}, {headed(own[0].article)}")
        iri = own[0].article.iri
        return audit(found, iri, {iri: text_of(view, iri)})

    return answer


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
