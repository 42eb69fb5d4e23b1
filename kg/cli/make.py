"""Commands that read articles: build, extract, read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from kg.build import Fate, Outcome, build, program, program_fingerprint
from kg.cli.common import articles_argument, put, put_json_line, say, spoken, store_option
from kg.errors import UnreadableArticle
from kg.identity.file import beside, read_decisions
from kg.identity.settle import settle
from kg.interchange import reading_to_json
from kg.model import Article
from kg.pipeline import read_out, tools
from kg.read import Fetcher, read_paths, remarks, to_json
from kg.store import Run, open_writer
from kg.store.remote import Endpoints, RemoteWriter


@click.command("build")
@articles_argument
@store_option
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File for what became of each article, as JSON Lines.",
)
@click.option(
    "--decisions",
    type=click.Path(exists=True, path_type=Path, dir_okay=False),
    help="File in which a person decides who is who; decisions.txt beside the store without it.",
)
@click.option("--fetch", is_flag=True, help="Fetch web addresses among ARTICLES.")
@click.option("--to", metavar="URL", help="A SPARQL 1.1 server to write to instead of the store.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@spoken
def build_command(
    articles: tuple[Path, ...],
    store: Path,
    jobs: int,
    report: Path | None,
    decisions: Path | None,
    fetch: bool,
    to: str | None,
    quiet: bool,
) -> None:
    """Read ARTICLES (files, folders or -) into the store.

    An article that is there already, unchanged, is left alone; a changed one is replaced as a whole.
    A build that was interrupted goes on where it was when it is run again.
    """
    run = Run(datetime.now(UTC).replace(microsecond=0), program(), program_fingerprint())
    if to is None:
        lines = read_decisions(decisions or beside(store))
        with open_writer(store, run=run) as writer:
            settle(writer, (), lines)  # replays decisions that changed
            outcomes = _told(build(articles, writer, jobs, Fetcher() if fetch else None), quiet)
            settle(writer, [outcome.graph for outcome in outcomes if outcome.graph], lines)
    else:
        with RemoteWriter(Endpoints.of(to), run=run) as remote:
            outcomes = _told(build(articles, remote, jobs, Fetcher() if fetch else None), quiet)
    fates = Counter(outcome.fate for outcome in outcomes)
    if not quiet:
        say(
            f"{fates[Fate.STORED]} stored ({sum(o.statements or 0 for o in outcomes)} statements),"
            f" {fates[Fate.UNCHANGED]} unchanged, {fates[Fate.REFUSED]} refused; the store is {to or store}"
        )
    if report is not None:
        put([(json.dumps(_as_json(o), ensure_ascii=False) + "\n").encode() for o in outcomes], report)
    if fates[Fate.REFUSED]:
        raise SystemExit(1)


def _told(outcomes: Iterator[Outcome], quiet: bool) -> list[Outcome]:
    """The outcomes, each told as it comes."""
    told = []
    for outcome in _shown(outcomes, quiet):
        _say(outcome, quiet)
        told.append(replace(outcome, article=None))  # a folder's texts need not be held
    return told


def _shown(outcomes: Iterator[Outcome], quiet: bool) -> Iterator[Outcome]:
    """The outcomes, with a bar on a terminal."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        return outcomes
    return iter(track(outcomes, description="Reading articles", console=console, transient=True))


def _as_json(outcome: Outcome) -> dict[str, object]:
    reason = str(outcome.error) if outcome.error else None
    return {
        "article": outcome.what,
        "fate": outcome.fate.value,
        "statements": outcome.statements,
        "reason": reason,
    }


def _say(outcome: Outcome, quiet: bool) -> None:
    if outcome.error is not None:
        say(f"Error: {outcome.error}")
    elif outcome.article is not None and not quiet:
        for remark in remarks(outcome.article):
            say(f"Note: {remark}")


@click.command("extract")
@articles_argument
@spoken
def extract_command(articles: tuple[Path, ...]) -> None:
    """Print what is read out of ARTICLES, one JSON object an article, without a store."""
    using = tools()
    refused = 0
    for article in _articles(articles):
        if article is None:
            refused += 1
        else:
            put_json_line(reading_to_json(read_out(article, using)))
    if refused:
        raise SystemExit(1)


@click.command("read")
@articles_argument
@spoken
def read_command(articles: tuple[Path, ...]) -> None:
    """Print ARTICLES as they are read, one JSON object an article: text, metadata, zones."""
    refused = 0
    for article in _articles(articles):
        if article is None:
            refused += 1
        else:
            put_json_line(to_json(article))
    if refused:
        raise SystemExit(1)


def _articles(paths: tuple[Path, ...]) -> Iterator[Article | None]:
    """The articles in order; None, and a sentence on stderr, for one that cannot be read."""
    for result in read_paths(paths, tools().lexicons.outlets):
        if isinstance(result, UnreadableArticle):
            say(f"Error: {result}")
            yield None
        else:
            yield result
