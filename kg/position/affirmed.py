"""Claims affirmed or denied by the cue of a report: "admitted that", "insisted that", "alleged that"."""

from __future__ import annotations

from kg.extract.cues import base_forms
from kg.model import Span, Stance, TargetKind, hull
from kg.position.company import Company
from kg.position.naming import noun_phrase, phrase_core, plain
from kg.position.speech import Speech
from kg.position.stances import AFFIRMING
from kg.position.stand import Stand

_NO_CLAIM = frozenset(["to", "on", "for", "as", "of", "in"])
_OPEN = frozenset(["would", "may", "might", "could", "likely", "whether", "if"])


def affirmed(company: Company, speech: Speech) -> Stand | None:
    """The truth of the whole content, where the cue says that it is disputed or was held back.

    Affirming against doubt is a position; plain reporting is none (guidelines for positions, rule 14).
    """
    cue = " ".join(span.of(company.text) for span in speech.cue)
    words = [w.strip(",:;") for w in cue.casefold().split()]
    if not any(base in AFFIRMING for word in words for base in base_forms(word)) or "not" in words:
        return None
    whole = hull(speech.content)
    start = max([span.end for span in speech.cue if whole.contains(span)], default=whole.start)
    said = phrase_core(company.text, Span(start, whole.end))
    words = said.of(company.text).split()
    if len(words) < 4 or words[0].casefold() in _NO_CLAIM or _OPEN.intersection(words[:10]):
        return None
    end = said.end
    for mark in (". ", "; ", ".\n", "\n"):
        cut = company.text.find(mark, said.start, said.end)
        end = min(end, cut) if cut > 0 else end
    span = Span(said.start, end)
    name = noun_phrase(plain(company.text, [span]))
    return Stand(Stance.SUPPORTS, name, (span,), TargetKind.CLAIM, span, 3)
