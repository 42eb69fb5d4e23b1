"""Files, folders and stdin to articles, in a settled order."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Literal

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read.as_json import to_json
from kg.read.decode import decode
from kg.read.imprint import NO_OUTLETS, NOTHING_GIVEN, Outlets
from kg.read.limits import DEFAULT_LIMITS, Limits
from kg.read.plain import read_text

STDIN: Literal["-"] = "-"
Result = Article | UnreadableArticle

_SUFFIXES = frozenset({".txt", ".text"})
_SIDE_FILES = (".gold.json", ".gold.jsonl")


def read_paths(
    paths: Iterable[Path | str],
    outlets: Outlets = NO_OUTLETS,
    limits: Limits = DEFAULT_LIMITS,
    stdin: BinaryIO | None = None,
) -> Iterator[Result]:
    """Every article under ``paths``, and for every input that is none, the error that says why.

    A path is a file, a folder (walked in sorted order) or "-" for stdin.  Ids are made unique: of two
    different articles with one id the later gets a suffix from its content.
    """
    taken: dict[str, bytes] = {}
    for path in paths:
        for result in _read_path(path, outlets, limits, stdin):
            yield _with_own_id(result, taken) if isinstance(result, Article) else result


def passed_over(paths: Iterable[Path | str]) -> list[Path]:
    """The files in the folders among ``paths`` that do not look like articles and are not read."""
    folders = [Path(path) for path in paths if path != STDIN and Path(path).is_dir()]
    return [file for folder in folders for file in _files_in(folder) if not _is_article_file(file)]


def _read_path(
    path: Path | str, outlets: Outlets, limits: Limits, stdin: BinaryIO | None
) -> Iterator[Result]:
    if path == STDIN:
        content = (stdin or sys.stdin.buffer).read(limits.file_bytes + 1)
        yield from _guarded(STDIN, "stdin", content, outlets, limits)
        return
    path = Path(path)
    if path.is_dir():
        files = [file for file in _files_in(path) if _is_article_file(file)]
        if not files:
            yield UnreadableArticle(
                path, "no article in this folder", "Name a folder with .txt, .html or .jsonl files."
            )
        for file in files:
            yield from _read_file(file, outlets, limits)
    else:
        yield from _read_file(path, outlets, limits)


def _files_in(folder: Path) -> list[Path]:
    """All files below ``folder``, sorted; linked folders are not entered, so that a loop cannot hold us."""
    found = [
        Path(root) / name
        for root, _, names in os.walk(folder, followlinks=False)
        for name in names
        if name[0] != "."
    ]
    return sorted(found)


def _is_article_file(file: Path) -> bool:
    name = file.name.lower()
    return not name.endswith(_SIDE_FILES) and file.suffix.lower() in _SUFFIXES


def _read_file(path: Path, outlets: Outlets, limits: Limits) -> Iterator[Result]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield UnreadableArticle(
                path, "not a regular file", "Send its content to stdin and give '-' as the path."
            )
            return
        with path.open("rb") as file:
            content = file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        yield UnreadableArticle(path, "no such file", "Check the path.")
    except PermissionError:
        yield UnreadableArticle(
            path, "permission denied", f"Make it readable, for example: chmod u+r '{path}'"
        )
    except OSError as error:
        yield UnreadableArticle(path, f"cannot be read ({error.strerror})", "Check the file and the disk.")
    else:
        yield from _guarded(str(path), path.stem, content, outlets, limits)


def _guarded(what: str, id: str, content: bytes, outlets: Outlets, limits: Limits) -> Iterator[Result]:  # noqa: A002
    """The articles in ``content``; the error in their place when it holds none."""
    try:
        if len(content) > limits.file_bytes:
            raise UnreadableArticle(
                what, f"larger than {limits.file_bytes} bytes", "Split it into single articles."
            )
        if not content.strip():
            raise UnreadableArticle(what, "it is empty", "Remove it, or put the article's text in it.")
        text = decode(what, content)
        yield read_text(id, text, NOTHING_GIVEN, outlets)
    except UnreadableArticle as error:
        yield error


def _with_own_id(article: Article, taken: dict[str, bytes]) -> Article:
    """The article, its id told apart from that of a different article read before."""
    digest = sha256(repr(sorted(to_json(article).items())).encode("utf-8", "surrogatepass"))
    if taken.setdefault(article.id, digest.digest()) == digest.digest():
        return article
    from dataclasses import replace

    return _with_own_id(replace(article, id=f"{article.id}-{digest.hexdigest()[:8]}"), taken)
