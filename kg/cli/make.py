"""Commands that read articles: build, extract, read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from kg.analyse.phrasing import counted
from kg.build import Fate, Outcome, build, program, program_fingerprint
from kg.claims import rulings_of, update
from kg.cli.common import articles_argument, put, put_json_line, say, spoken, store_option
from kg.cli.remarks import progress
from kg.errors import KgError, StoreError, UnreadableArticle, printable
from kg.identity.file import beside, read_decisions
from kg.identity.settle import settle
from kg.interchange import reading_to_json
from kg.model import Article
from kg.pipeline import read_out, tools
from kg.read import Fetcher, read_paths, remarks, to_json
from kg.store import Run, open_writer
from kg.store.remote import Endpoints, RemoteWriter
from kg.workers import Engine, processes


@click.command("build")
@articles_argument
@store_option
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read.")
@click.option(
    "--engine",
    type=click.Choice(("processes", "dask")),
    default="processes",
    show_default=True,
    help="Who reads: processes of this machine, or a Dask cluster.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="The cluster's scheduler, such as tcp://10.0.0.1:8786; else --jobs processes are started here.",
)
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
@click.option(
    "--bulk",
    is_flag=True,
    help="Write many articles at a time, for a first large load; a killed build loses five seconds.",
)
@click.option("--fetch", is_flag=True, help="Fetch web addresses among ARTICLES.")
@click.option("--to", metavar="URL", help="A SPARQL 1.1 server to write to instead of the store.")
@spoken
def build_command(
    articles: tuple[Path, ...],
    store: Path,
    jobs: int,
    engine: str,
    scheduler: str | None,
    report: Path | None,
    decisions: Path | None,
    bulk: bool,
    fetch: bool,
    to: str | None,
) -> None:
    """Read ARTICLES (files, folders or -) into the store.

    An article that is there already, unchanged, is left alone; a changed one is replaced as a whole.
    A build that was interrupted goes on where it was when it is run again.
    """
    if scheduler and engine != "dask":
        raise click.UsageError("--scheduler is for --engine dask.")
    run = Run(datetime.now(UTC).replace(microsecond=0), program(), program_fingerprint())
    spread = _cluster(scheduler, jobs) if engine == "dask" else processes(jobs)
    told: list[Outcome] = []
    try:
        if to is None:
            with _saying_what_the_disk_says(store):
                lines = read_decisions(decisions or beside(store))
                with open_writer(store, run=run, in_bulk=bulk) as writer:
                    settle(writer, (), lines)  # replays decisions that changed
                    _tell(build(articles, writer, fetcher=Fetcher() if fetch else None, engine=spread), told)
                    settle(writer, [outcome.graph for outcome in told if outcome.graph], lines)
                    update(writer, store, rulings_of(store))
        else:
            with RemoteWriter(Endpoints.of(to), run=run) as remote:
                _tell(build(articles, remote, fetcher=Fetcher() if fetch else None, engine=spread), told)
            say(_ARTICLES_ALONE)
    except (KeyboardInterrupt, KgError) as error:
        stopped = isinstance(error, KeyboardInterrupt)
        if told or stopped:
            _sum_up(told, f" so far, whole in {to or store}. Run the same command again to go on.")
            _report(told, report)
        if stopped:
            raise SystemExit(INTERRUPTED) from error
        raise
    _sum_up(told, f"; the store is {to or store}")
    _report(told, report)
    if any(outcome.fate is Fate.REFUSED for outcome in told):
        raise SystemExit(1)


_ARTICLES_ALONE = (
    "Note: the server has the articles alone. Who is who, and which statements say the same, is settled by a"
    " store on this machine: kg build ARTICLES, then kg export nquads -o store.nq, and load that file there."
)

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells give it."""


def _cluster(scheduler: str | None, jobs: int) -> Engine:
    from kg.cluster import on_cluster  # brings an optional package

    return on_cluster(scheduler, jobs)


@contextmanager
def _saying_what_the_disk_says(store: Path) -> Iterator[None]:
    """Failures of the disk under a store as errors that name the store; what was written stays whole."""
    try:
        yield
    except BrokenPipeError:  # nobody reads our remarks any more: not the disk
        raise
    except OSError as error:
        raise StoreError(
            store,
            f"the store cannot be written ({error.strerror or error})",
            "Make room or mend the folder's rights, then run the same command again: it goes on from there.",
        ) from error


def _tell(outcomes: Generator[Outcome, None, None], told: list[Outcome]) -> None:
    """Say what is to be said of each outcome as it comes, and keep it in ``told``."""
    with closing(outcomes):
        for outcome in progress(outcomes, "Reading articles"):
            told.append(replace(outcome, article=None))  # a folder's texts need not be held
            _say(outcome)
    over = [outcome.what for outcome in told if outcome.fate is Fate.PASSED_OVER]
    if over:
        shown = ", ".join(map(printable, over[:_SHOWN])) + (
            f" and {len(over) - _SHOWN} more" if len(over) > _SHOWN else ""
        )
        files = "1 file is" if len(over) == 1 else f"{len(over)} files are"
        say(f"Note: {files} of no kind that is read in folders, and passed over: {shown}.")


_SHOWN = 5


def _sum_up(told: Sequence[Outcome], end: str) -> None:
    fates = Counter(outcome.fate for outcome in told)
    # An unchanged article that had to be read again has statements too, and they were stored before.
    statements = sum(outcome.statements or 0 for outcome in told if outcome.fate is Fate.STORED)
    say(
        f"{fates[Fate.STORED]} stored ({counted(statements, 'statement')}),"
        f" {fates[Fate.UNCHANGED]} unchanged, {fates[Fate.REFUSED]} refused{end}"
    )


def _report(told: Sequence[Outcome], file: Path | None) -> None:
    if file is not None:
        lines = (json.dumps(_as_json(each), ensure_ascii=False) + "\n" for each in told)
        # A file's name may hold bytes that are no UTF-8; JSON has a way to write them.
        put((line.encode("utf-8", "backslashreplace") for line in lines), file)


def _as_json(outcome: Outcome) -> dict[str, object]:
    return {
        "article": outcome.what,
        "fate": outcome.fate.value,
        "statements": outcome.statements,
        "reason": str(outcome.error) if outcome.error else None,
    }


def _say(outcome: Outcome) -> None:
    if outcome.error is not None:
        say(f"Error: {outcome.error}")
    elif outcome.article is not None:
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
