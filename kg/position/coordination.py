"""Deeds named side by side: "promised to cut the toll, rebuild the bridge and open the harbour"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.position.stances import OWN, WHOLE_DEEDS, words
from kg.position.tokens import QUOTE_MARKS, Token

_ENDS = words("grammar", "ends")
_VERBS = OWN | WHOLE_DEEDS
_NOT_AFTER = frozenset(
    ["of", "for", "on", "in", "is", "was", "are", "were", "and", ",", ".", "'s", "by", "at"]
)
_MOST = 3


def deeds(at: Sequence[Token], deed: Sequence[Token]) -> list[list[Token]]:
    """The deeds that begin with ``deed``: it alone, or each of several bare verbs with what follows it.

    at    the tokens of the whole sentence, of which ``deed`` is a stretch that may end too early, at a comma
    """
    if not deed:
        return []
    start = next((k for k, token in enumerate(at) if token is deed[0]), None)
    if start is None:
        return [list(deed)]
    parts: list[list[Token]] = [[]]
    end = deed[-1].start
    k = start
    while k < len(at) and len(parts) <= _MOST:
        ahead = _further(at, k)
        if k > start and ahead is not None:
            parts.append([])
            k = ahead
        elif at[k].start > end:
            break
        if len(parts) > 1 and at[k].word in _ENDS | {","}:
            if _further(at, k) is None:
                break
            continue
        parts[-1].append(at[k])
        if len(parts) > 1:
            end = max(end, at[k + 1].start if k + 1 < len(at) else at[k].start)
        k += 1
    return [_trimmed(part) for part in parts[:_MOST] if _trimmed(part)]


def _further(at: Sequence[Token], k: int) -> int | None:
    """The place of another bare verb after "," or "and" at ``k``; None where none follows."""
    if at[k].word not in (",", "and"):
        return None
    while k < len(at) and (at[k].word in (",", "and", "to") or at[k].word in QUOTE_MARKS):
        k += 1
    if k + 1 >= len(at) or at[k].word not in _VERBS or at[k + 1].word in _NOT_AFTER:
        return None
    return k


def _trimmed(part: Sequence[Token]) -> list[Token]:
    kept = list(part)
    while kept and not kept[-1].is_word and kept[-1].word not in QUOTE_MARKS:
        kept.pop()
    return kept if len(kept) > 1 else []
