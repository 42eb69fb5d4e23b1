"""What a command says beside its results, on stderr: remarks, details, progress; how quiet, how verbose."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import TypeVar

import click

from kg.errors import printable

Item = TypeVar("Item")
_KEY = "kg.cli.loudness"


class Loudness(IntEnum):
    """How much a command says beside its results."""

    QUIET = 0
    USUAL = 1
    VERBOSE = 2


def loudness() -> Loudness:
    """How much the command that runs should say."""
    context = click.get_current_context(silent=True)
    return Loudness.USUAL if context is None else context.meta.get(_KEY, Loudness.USUAL)


def say(line: str) -> None:
    """A remark, on stderr.  An error is said however quiet the command should be."""
    if loudness() > Loudness.QUIET or line.startswith("Error:"):
        click.echo(printable(line, lines=True), err=True)


def detail(line: str) -> None:
    """A remark for those who asked for more, on stderr."""
    if loudness() is Loudness.VERBOSE:
        click.echo(printable(line, lines=True), err=True)


def progress(items: Iterable[Item], description: str, total: int | None = None) -> Iterator[Item]:
    """The items, with a bar on a terminal; no bar in a pipe, in CI or when the command should be quiet."""
    if not _animated():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(
        items, description=description, total=total, console=Console(stderr=True), transient=True
    )


@contextmanager
def working(description: str) -> Iterator[None]:
    """A sign of life on a terminal while something without countable steps is done."""
    if not _animated():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(description):
        yield


def _animated() -> bool:
    plain = os.environ.get("CI") or os.environ.get("TERM") == "dumb"
    return loudness() > Loudness.QUIET and sys.stderr.isatty() and not plain


def with_loudness(command: click.Command) -> click.Command:
    """``command`` with ``--quiet`` and ``--verbose``, unless it has options of these names already.

    The commands of a group get them, each one.
    """
    if isinstance(command, click.Group):
        for each in command.commands.values():
            with_loudness(each)
        return command
    taken = {name for parameter in command.params for name in parameter.opts}
    for letter, level, text in _OPTIONS:
        long = f"--{level.name.lower()}"
        if long not in taken:
            names = [long] if letter in taken else [letter, long]
            command.params.append(_option(names, level, text))
    return command


_OPTIONS = (
    ("-q", Loudness.QUIET, "Say nothing but results and errors."),
    ("-v", Loudness.VERBOSE, "Say more on stderr; show where an error comes from."),
)


def _option(names: list[str], level: Loudness, text: str) -> click.Option:
    def heard(context: click.Context, _: click.Parameter, chosen: bool) -> None:
        if chosen:
            context.meta[_KEY] = level

    return click.Option(names, is_flag=True, expose_value=False, callback=heard, help=text)
