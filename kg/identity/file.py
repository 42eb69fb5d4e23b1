"""The decisions file: one decision a line, for a person to write and for a build to follow.

# who is who
same      "V. Petrova" "Vera Petrova"                  # the harbour board, both times
different "Ada Quill" @ gazette-17 "Ada Quill" @ id:article/lantern-2031-05-02
same outlet "Norpress" "Nordic Press"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from kg.errors import BadDecision
from kg.identity.decisions import PERSON, Decision, Ref, Verdict, ordered, tag_of
from kg.model import AgentKind
from kg.store.names import as_iri, short
from kg.terms import DATA

NAMED = (AgentKind.PERSON, AgentKind.OUTLET, AgentKind.ORGANIZATION, AgentKind.COUNTRY)
"""Kinds that decisions can be about.  Unnamed sources and documents are never joined."""

_TEXT = r'"((?:[^"\\]|\\.)+)"'
_REF = re.compile(
    rf"\s*(?:(?:({'|'.join(NAMED)})\s+)?{_TEXT}(?:\s*@\s*(?:{_TEXT}|([^\s\"#]+)))?|([^\s\"#]\S*))(?=\s|$)"
)
_VERDICT = re.compile(r"\s*(same|different)(?=\s)")
_REMARK = re.compile(r"\s*(?:#\s*(.*?))?\s*$")
_AGENT = re.compile(rf"{re.escape(DATA)}agent/({'|'.join(NAMED)})/([^/]+)(?:/([0-9a-f]{{8}}))?")

_HEAD = """\
# Who is who.  Each line that does not begin with # is followed by the next `kg build`, whatever the
# program thinks:
#
#     same "V. Petrova" "Vera Petrova"
#     different "Ada Quill" @ ARTICLE "Ada Quill" @ OTHER-ARTICLE
#
# A name stands for itself wherever it occurs; with @ and an article's id or IRI, in that article alone.
# Persons are meant unless `outlet`, `organization` or `country` stands before the name.  An IRI serves
# too.  What follows # is a remark.
"""
_MADE = """
# What the program decided.  To overrule a line, take its # away and, if need be, change its first word.
"""


def beside(store: Path) -> Path:
    """Where the decisions of a store are looked for: the file decisions.txt in the folder that holds it."""
    return store.absolute().parent / "decisions.txt"


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """What a person decided, in the order of the file; nothing when there is no such file."""
    if not path.exists():
        return ()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadDecision(path, f"the file cannot be read ({error})", "Save it as UTF-8 text.") from error
    return tuple(_parsed(text, str(path)))


def write_decisions(path: Path, decisions: Iterable[Decision], on: date | None = None) -> None:
    """Write decisions so that they can be read and changed: a person's as lines, the program's as remarks.

    on  the day that the program decided, written beside its lines; none when nothing should have a clock
    """
    path.write_text(written(decisions, on), encoding="utf-8")


def written(decisions: Iterable[Decision], on: date | None = None) -> str:
    """The text of a decisions file."""
    lines = list(dict.fromkeys(decisions))
    persons = [decision for decision in lines if decision.by == PERSON]
    others = ordered(decision for decision in lines if decision.by != PERSON)
    parts = [_HEAD, *(f"{line_of(each)}{_remark('; '.join(each.reasons))}\n" for each in persons)]
    if others:
        parts.append(_MADE)
    for each in others:
        score = "" if each.score is None else f" {each.score:.2f}"
        day = f" {on.isoformat()}" if on else ""
        why = "; ".join(each.reasons)
        parts.append(f"# {line_of(each)}{_remark(f'{each.by}{score}{day}: {why}')}\n")
    return "".join(parts)


def line_of(decision: Decision) -> str:
    """The decision as a line of the file, without its remark."""
    refs = [ref for ref in (decision.first, decision.second) if ref is not None]
    return " ".join((decision.verdict.value, *map(_ref, refs)))


def decision_of(line: str, where: str = "line", by: str = PERSON) -> Decision:
    """The decision that a line states."""
    verdict = _VERDICT.match(line)
    if verdict is None:
        raise BadDecision(where, "the line begins with neither same nor different", _example())
    refs: list[Ref] = []
    rest = verdict.end()
    while (remark := _REMARK.fullmatch(line, rest)) is None:
        found = _REF.match(line, rest)
        if found is None or len(refs) == 2:
            raise BadDecision(where, f"{line[rest:].strip()!r} cannot be read", _example())
        refs.append(_read(found, where))
        rest = found.end()
    first, second = (*refs, None, None)[:2]
    if first is None or (second is None and verdict[1] == Verdict.DIFFERENT):
        raise BadDecision(where, "a name is missing", _example())
    if second is not None and first == second and (first.article, first.tag) == (second.article, second.tag):
        raise BadDecision(where, "both names are the same", "Say with @ which articles are meant.")
    reasons = (remark[1],) if remark[1] else ()
    return Decision(Verdict(verdict[1]), first, second, reasons=reasons, by=by)


def _parsed(text: str, name: str) -> Iterator[Decision]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield decision_of(line.removeprefix("\ufeff"), f"{name}, line {number}")


def _read(found: re.Match[str], where: str) -> Ref:
    kind, name, quoted, article, iri = found.groups()
    if iri is not None:
        return _by_iri(iri, where)
    named = _plain(quoted) if quoted else article or ""
    whole = as_iri(named) if named else None
    return Ref(
        AgentKind(kind or AgentKind.PERSON), _plain(name), tag_of(whole) if whole else "", whole or named
    )


def _by_iri(words: str, where: str) -> Ref:
    found = _AGENT.fullmatch(as_iri(words) or "")
    if found is None:
        raise BadDecision(
            where,
            f"{words} is no IRI of a person, outlet, organization or country",
            "Unnamed sources and documents belong to their article and are never joined."
            if "/article/" in (as_iri(words) or "")
            else _example(),
        )
    return Ref(AgentKind(found[1]), found[2], found[3] or "", "")


def _ref(ref: Ref) -> str:
    if ref.tag and not ref.article:
        return short(ref.iri)
    kind = "" if ref.kind is AgentKind.PERSON else f"{ref.kind.value} "
    name = ref.name.replace("\\", "\\\\").replace('"', '\\"')
    article = short(ref.article)
    if article and not re.fullmatch(r"[^\s\"#]+", article):
        article = f'"{article}"'
    return f'{kind}"{name}"' + (f" @ {article}" if article else "")


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _remark(words: str) -> str:
    return f"  # {' '.join(words.split())}" if words else ""


def _example() -> str:
    return 'Write a line such as: same "V. Petrova" "Vera Petrova"'
