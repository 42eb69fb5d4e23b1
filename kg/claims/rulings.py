"""What a person decided about two statements: a text file that is replayed over the program's decisions.

One ruling a line; what comes after ``#`` is a remark, and is kept as the reason:

    same   wire-1-meridian:s1  wire-6-lantern:s1   # read both: one engineer, one bridge
    apart  name-1-sund:s1      official-4-lantern:s3
    contradicts  denial-1-bexley:s1  denial-2-meridian:s1

A statement is named by its article's id and its own, as ``kg extract`` and ``kg trace`` show them, or by
its IRI.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.analyse.phrasing import short
from kg.claims.compare import Relation
from kg.errors import KgError
from kg.model import Provenance

_WORDS = {
    "same": Relation.SAME,
    "apart": Relation.DIFFERENT,
    "variant": Relation.VARIANT,
    "contradicts": Relation.CONTRADICTS,
}


class BadRuling(KgError):
    """A line of a file of rulings that cannot be followed."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """How two statements stand to each other, as a person decided.

    one, other  as written: an IRI, or an article's id and a statement's id joined by a colon
    """

    relation: Relation
    one: str
    other: str
    reason: str = ""


_BESIDE = (
    " It is read because it lies beside the store: if it is another program's, rename it, move the store, "
    "or name the right one by --rulings."
)


def read_rulings(path: Path, hint: str = "") -> list[Ruling]:
    """The rulings of a file, in order; BadRuling names a line that is none, and a ``hint`` what to do."""
    return parse(decoded(path, BadRuling).splitlines(), str(path), hint)


def decoded(path: Path, error: type[KgError]) -> str:
    """The text of a file that a person wrote; an ``error`` of this kind where it is none."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as broken:
        raise error(path, "this is no text in UTF-8", "Save it as UTF-8, or rename it.") from broken


def rulings_of(store: Path, file: Path | None = None) -> list[Ruling]:
    """The rulings for a store: those of ``file``, else of rulings.txt in the folder that holds the store.

    The variable KG_RULINGS names another file for all commands.
    """
    beside = store.absolute().parent / "rulings.txt"
    file = file or Path(os.environ["KG_RULINGS"] if os.environ.get("KG_RULINGS") else beside)
    if file == beside:
        return read_rulings(file, _BESIDE) if file.is_file() else []
    return read_rulings(file)


def parse(lines: Iterable[str], what: str = "rulings", hint: str = "") -> list[Ruling]:
    """The rulings that ``lines`` hold; ``what`` is how errors name them, ``hint`` what else they advise."""
    found = []
    for number, line in enumerate(lines, start=1):
        words, _, reason = line.partition(" #") if not line.lstrip().startswith("#") else ("", "", "")
        match words.split():
            case []:
                continue
            case [relation, one, other] if relation in _WORDS:
                found.append(Ruling(_WORDS[relation], one, other, reason.strip()))
            case _:
                raise BadRuling(
                    f"{what}, line {number}",
                    f"“{short(line, 60)}” is no ruling",
                    f"Write one of {', '.join(_WORDS)}, then two statements such as ARTICLE:s1.{hint}",
                )
    return found


def resolved(rulings: Iterable[Ruling], statements: Iterable[Provenance]) -> Mapping[tuple[str, str], Ruling]:
    """The rulings by the two statements' IRIs, the smaller first; a later ruling overrules an earlier.

    A ruling on a statement that is not in the store waits: it is left out, not refused.
    """
    known: dict[str, str] = {}
    for provenance in statements:
        known[provenance.statement] = provenance.statement
        known[provenance.pointer] = provenance.statement
    found = {}
    for ruling in rulings:
        one, other = known.get(ruling.one), known.get(ruling.other)
        if one and other and one != other:
            found[min(one, other), max(one, other)] = ruling
    return found
