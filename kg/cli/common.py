"""What the commands share: options, errors as sentences, output that survives a closed pipe."""

from __future__ import annotations

import json
import re
import sys
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from kg.cli.remarks import Loudness, detail, loudness, say
from kg.errors import KgError, printable

__all__ = [
    "articles_argument",
    "json_option",
    "out_option",
    "put",
    "put_json",
    "put_json_line",
    "put_text",
    "say",
    "spoken",
    "store_option",
]

P = ParamSpec("P")
R = TypeVar("R")

store_option = click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("kg-store"),
    envvar="KG_STORE",
    show_default=True,
    help="Folder of the store; the variable KG_STORE serves too.",
)
out_option = click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; stdout without it."
)
json_option = click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
articles_argument = click.argument(
    "articles", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)
)


def spoken(command: Callable[P, R]) -> Callable[P, R]:
    """``command`` with expected errors said in one sentence, exit code 1; all of it with ``--verbose``."""

    @wraps(command)
    def speaking(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except KgError as error:
            if loudness() is Loudness.VERBOSE:
                traceback.print_exception(error)
            raise click.ClickException(str(error)) from error

    return speaking


def put(pieces: Iterable[bytes], out: Path | None) -> None:
    """Bytes to the file ``out``, whole or not at all, or to stdout; a terminal gets them harmless."""
    if out is None:
        stream, harmless = sys.stdout.buffer, sys.stdout.isatty()
        for piece in pieces:
            stream.write(_harmless(piece) if harmless else piece)
        stream.flush()
        return
    # Written beside and moved into place, so that a failure leaves an older file as it was.
    part = out.with_name(out.name + ".part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.writelines(pieces)
        part.replace(out)
        detail(f"{out.stat().st_size:,} bytes")
    except OSError as error:
        raise click.ClickException(
            f"{out}: the file cannot be written ({error.strerror}). Choose another place for it."
        ) from error
    finally:
        with suppress(OSError):  # where it could not be made it need not be taken away
            part.unlink(missing_ok=True)
    say(f"{out} written")


def _harmless(piece: bytes) -> bytes:
    text = piece.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
    return printable(text, lines=True).encode("utf-8")


def put_text(words: str) -> None:
    """Text on stdout, for a person to read, to the end of a line.

    It quotes articles, and what an article says a terminal shall not obey: that is written out.
    """
    if words:
        click.echo(printable(words, lines=True), nl=not words.endswith("\n"))


def put_json(value: Any) -> None:
    """One JSON document on stdout, readable."""
    click.echo(_safe(json.dumps(value, ensure_ascii=False, indent=1)))


def put_json_line(value: Any) -> None:
    """One JSON document as one line on stdout."""
    sys.stdout.write(_safe(json.dumps(value, ensure_ascii=False)) + "\n")


def _safe(document: str) -> str:
    """The same JSON, with those characters as escapes that a terminal would obey and JSON need not escape."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", document)


_OBEYED = re.compile(r"[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
