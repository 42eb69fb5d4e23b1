"""Evidence as a passage to read: the marked words within those around them, in the article's own order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Evidence

Part = tuple[str, Evidence]
"""Evidence and what it is evidence of: "content", "source", "cue" ..."""


def runs_of(parts: Iterable[Part]) -> list[list[str]]:
    """The stretches of text that the evidence shows, in text order, each with what it is evidence of.

    Evidence brings its surroundings, so neighbours grow together: [["... early days, ", ""], ["Reuters",
    "source"], [" ", ""], ["reported", "cue"], ...].  Text between them that no evidence shows is one "…".
    Surroundings end with the paragraph, for beyond it are other sentences or the lines at the article's
    head, and between words.
    """
    known: dict[int, str] = {}
    roles: dict[int, set[str]] = {}
    edges: set[int] = set()  # where paragraphs begin, and where they have ended
    for role, evidence in parts:
        before, after = evidence.prefix.rpartition("\n")[2], evidence.suffix.partition("\n")[0]
        start = evidence.start - len(before)
        for offset, character in enumerate(before + evidence.exact + after, start=start):
            known.setdefault(offset, character)
        for offset in range(evidence.start, evidence.start + len(evidence.exact)):
            roles.setdefault(offset, set()).add(role)
        edges |= {start} if start == 0 or before != evidence.prefix else set()
        edges |= {start + len(before + evidence.exact + after)} if after != evidence.suffix else set()
    runs: list[list[str]] = []
    last = end = 0
    for first, end in _stretches(sorted(known)):
        shown_from, last = _between_words(known, roles, edges, first, end)
        if runs:
            runs.append([" … ", ""])
        elif first not in edges:
            runs.append(["… " if shown_from > first else "…", ""])
        fresh = True
        for offset in range(shown_from, last):
            held = " ".join(sorted(roles.get(offset, ())))
            if fresh or runs[-1][1] != held:
                runs.append(["", held])
            runs[-1][0] += known[offset]
            fresh = False
    if last not in edges:
        runs.append([" …" if last < end else "…", ""])
    return runs


def _stretches(offsets: list[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring offsets as spans."""
    first = 0
    for place in range(1, len(offsets) + 1):
        if place == len(offsets) or offsets[place] != offsets[place - 1] + 1:
            yield offsets[first], offsets[place - 1] + 1
            first = place


def _between_words(
    known: dict[int, str], roles: dict[int, set[str]], edges: set[int], first: int, end: int
) -> tuple[int, int]:
    """The stretch without the words at its edges that are cut, unless these touch what is marked."""
    start = first
    if first not in edges:
        marked = next((offset for offset in range(first, end) if offset in roles), end)
        gap = next((offset for offset in range(first, marked) if known[offset].isspace()), None)
        start = first if gap is None else gap + 1
    stop = end
    if end not in edges:
        marked = next((offset for offset in range(end - 1, start - 1, -1) if offset in roles), start)
        gap = next((offset for offset in range(end - 1, marked, -1) if known[offset].isspace()), None)
        stop = end if gap is None else gap
    return start, stop
