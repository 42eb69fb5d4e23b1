"""Which attributions are sure enough to be kept."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kg.model import Attribution, Spans

SCARE_QUOTES = 20
"""Characters up to which words in quotation marks may be a title, a nickname or irony."""


def sure(
    attributions: Sequence[Attribution], quotations: Spans, size: int, cue: float, quoting: float
) -> list[bool]:
    """For each of ``attributions`` in a text of ``size`` characters, whether its cue is sure enough.

    cue      least probability of a cue
    quoting  the same where the content is quoted words that no surer cue accounts for: a quotation
             hardly ever stands without a source
    """
    quoted, owned = np.zeros(size, bool), np.zeros(size, bool)
    for quotation in quotations:
        quoted[quotation.start : quotation.end] = len(quotation) > SCARE_QUOTES
    for a in attributions:
        for part in a.content if a.score >= cue else ():
            owned[part.start : part.end] = True
    return [
        a.score >= cue
        or (a.score >= quoting and _share(a.content, quoted) >= 0.8 and _share(a.content, owned) < 0.3)
        for a in attributions
    ]


def _share(spans: Spans, mask: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
    """The share of the characters of ``spans`` at which ``mask`` is True."""
    return sum(int(mask[s.start : s.end].sum()) for s in spans) / max(sum(map(len, spans)), 1)
