"""The text of a query: where its keywords stand, and where given values go."""

from __future__ import annotations

import re

_NO_KEYWORD = re.compile(
    r"""\\. | <[^<>"{}|^`\\\x00-\x20]*>
        | \"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*"{3} | '{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}
        | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | \#[^\n]* | [?$]\w+""",
    re.VERBOSE,
)
_MISREAD = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_WORDS = re.compile(r"[\w ,'-]{1,80}")
"""What the engine says is told when it is in words: it may list the whole grammar instead."""

_PATTERN = re.compile(r"\bWHERE\s*\{", re.IGNORECASE)
_WITHOUT_WHERE = re.compile(r"\b(?:SELECT|ASK)\b[^{}]*\{", re.IGNORECASE)


def keywords(query: str) -> str:
    """The query with strings, IRIs, comments and variables blanked: each character at its place."""
    return _NO_KEYWORD.sub(lambda found: " " * len(found[0]), query)


def with_values(query: str, block: str) -> str:
    """The query with a data block at the start of its pattern.

    At its end, where SPARQL has a place for one too, the block would be joined when all else is done: a
    query that groups would first read the whole store.
    """
    plain = keywords(query)
    opens = _PATTERN.search(plain) or _WITHOUT_WHERE.search(plain)
    if not opens:
        return f"{query}\n{block}"
    return f"{query[: opens.end()]} {block} {query[opens.end() :]}"


def misread(told: str) -> str:
    """What is wrong with a query by the engine's words: where it cannot be read, and why if that is short."""
    found = _MISREAD.search(told)
    if not found:
        return (
            f"is refused: {told.strip().splitlines()[0].rstrip('.') if told.strip() else 'no reason given'}"
        )
    wanted = found[3].strip().rstrip(".")
    if "prefix not found" in wanted.casefold():
        wanted = "its prefix is not declared"
    why = f": {wanted}" if _WORDS.fullmatch(wanted) else ""
    return f"cannot be read at line {found[1]}, column {found[2]}{why}"
