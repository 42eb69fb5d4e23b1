"""Files, folders and stdin to articles, in a settled order."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read.as_json import to_json
from kg.read.fetch import Fetcher, address_in, id_of
from kg.read.imprint import one_line
from kg.read.kinds import is_article_file, kind_of, stem_of
from kg.read.limits import DEFAULT_LIMITS, Limits
from kg.read.outlets import NO_OUTLETS, Outlets
from kg.read.readers import READERS
from kg.read.source import HEAD, Result, Source

STDIN = "-"


def read_paths(
    paths: Iterable[Path | str],
    outlets: Outlets = NO_OUTLETS,
    limits: Limits = DEFAULT_LIMITS,
    stdin: BinaryIO | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Result]:
    """Every article under ``paths``, and for every input that is none, the error that says why.

    A path is a file, a folder (walked in sorted order), "-" for stdin, or the address of a page, which
    is refused unless there is a ``fetcher``.  Ids are made unique: of two different articles with one
    id the later gets a suffix from its content.
    """
    taken: dict[str, bytes] = {}
    for path in paths:
        address = address_in(path)
        results = (
            _read_address(address, outlets, limits, fetcher)
            if address
            else _read_path(path, outlets, limits, stdin)
        )
        for result in results:
            yield _with_own_id(result, taken) if isinstance(result, Article) else result


def passed_over(paths: Iterable[Path | str]) -> list[Path]:
    """What is in the folders among ``paths`` and not read, sorted.

    Files whose names are not those of articles, and links to folders.  Hidden ones are not told of.
    """
    over: set[Path] = set()
    for folder in (Path(path) for path in paths if str(path) != STDIN and _is_folder(Path(path))):
        over.update(file for file in _files_in(folder)[0] if not is_article_file(file.name))
        over.update(_linked_folders(folder))
    return sorted(over)


def _read_address(
    address: str, outlets: Outlets, limits: Limits, fetcher: Fetcher | None
) -> Iterator[Result]:
    if fetcher is None:
        yield UnreadableArticle(
            address, "pages are not fetched unless asked for", "Add --fetch, or save the page."
        )
        return
    try:
        page = fetcher.fetch(address)
    except UnreadableArticle as error:
        yield error
        return
    stream = cast(BinaryIO, io.BytesIO(page.content))
    source = Source(page.address, id_of(page.address), stream, outlets, limits, page.address, page.charset)
    yield from _read_stream(source, "")


def _read_path(
    path: Path | str, outlets: Outlets, limits: Limits, stdin: BinaryIO | None
) -> Iterator[Result]:
    if str(path) == STDIN:
        yield from _read_stream(Source(STDIN, "stdin", stdin or sys.stdin.buffer, outlets, limits), "")
        return
    path = Path(path)
    if not _is_folder(path):
        yield from _read_file(path, outlets, limits)
        return
    found, closed = _files_in(path)
    for error in closed:
        yield UnreadableArticle(
            str(error.filename), f"this folder cannot be opened ({error.strerror})", "Check its permissions."
        )
    files = [file for file in found if is_article_file(file.name)]
    if not files and not closed:
        yield UnreadableArticle(
            path, "no article in this folder", "Name a folder with .txt, .html or .jsonl files."
        )
    for file in files:
        yield from _read_file(file, outlets, limits)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # reading it as a file will say what is wrong
        return False


def _files_in(folder: Path) -> tuple[list[Path], list[OSError]]:
    """All files below ``folder``, sorted, and what kept us out of folders in it.

    Linked folders are not entered, so that a loop cannot hold us; hidden files and folders are left alone.
    """
    closed: list[OSError] = []
    found: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=closed.append, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root) / name for name in names if not name.startswith(".")]
    return sorted(found), closed


def _linked_folders(folder: Path) -> Iterator[Path]:
    for root, folders, _ in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root) / name for name in folders if (Path(root) / name).is_symlink())


def _read_file(path: Path, outlets: Outlets, limits: Limits) -> Iterator[Result]:
    what = str(path)
    if "\0" in what:
        yield UnreadableArticle(one_line(what) or "", "no file can have this name", "Check the path.")
        return
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield UnreadableArticle(
                what, "not a regular file", "Send its content to stdin and give '-' as the path."
            )
            return
        with path.open("rb") as file:
            yield from _read_stream(Source(what, stem_of(path.name), file, outlets, limits), path.name)
    except FileNotFoundError:
        yield UnreadableArticle(what, "no such file", "Check the path.")
    except PermissionError:
        yield UnreadableArticle(
            what, "permission denied", f"Make it readable, for example: chmod u+r '{what}'"
        )
    except OSError as error:
        yield UnreadableArticle(what, f"cannot be read ({error.strerror})", "Check the file and the disk.")


def _read_stream(source: Source, name: str) -> Iterator[Result]:
    """The articles in one input, by the reader for its kind."""
    stream = source.stream
    if not isinstance(stream, io.BufferedReader):
        stream = io.BufferedReader(cast(io.RawIOBase, stream))
    kind = kind_of(name, stream.peek(HEAD)[:HEAD])
    try:
        yield from READERS[kind](replace(source, stream=stream))
    except UnreadableArticle as error:
        yield error


def _with_own_id(article: Article, taken: dict[str, bytes]) -> Article:
    """The article, its id told apart from that of a different article read before."""
    fields = sorted(to_json(article).items())
    digest = sha256(repr(fields).encode("utf-8", "surrogatepass"))
    if taken.setdefault(article.id, digest.digest()) == digest.digest():
        return article
    return _with_own_id(replace(article, id=f"{article.id}-{digest.hexdigest()[:8]}"), taken)
