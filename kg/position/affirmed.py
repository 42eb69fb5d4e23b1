"""Claims affirmed or denied by the cue of a report: "admitted that", "insisted that", "alleged that"."""

from __future__ import annotations

from kg.extract.cues import base_forms
from kg.model import Span, Stance, TargetKind, hull
from kg.position.company import Company
from kg.position.naming import noun_phrase, phrase_core, plain
from kg.position.speech import Speech
from kg.position.stances import AFFIRMING
from kg.position.stand import Stand
from kg.position.tokens import tokens

_NO_CLAIM = frozenset(["to", "on", "for", "as", "of", "in"])
_OPEN = frozenset(["would", "may", "might", "could", "likely", "whether", "if"])


_ADMITTING = frozenset(["acknowledge", "concede"])
_FINITE = frozenset(["be", "have", "do", "will", "can", "make", "get", "take", "know", "lie"])


def _of_oneself(words: list[str], holder: str) -> bool:
    """True for what somebody admits of himself: "admitted that he had lied"."""
    first = [word.casefold() for word in words[:3] if word.casefold() != "that"]
    return first[0] in ("he", "she", "it", "they", "i", "we") or holder.split()[-1].casefold() in first[:2]


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
    admitted = any(base in _ADMITTING for word in cue.casefold().split() for base in base_forms(word))
    if admitted and not _of_oneself(words, speech.speaker.name):
        return None  # "acknowledged that prices rose": a fact
    told = tokens(company.text, said)[1:12]
    if not any(t.bases & _FINITE or t.word.endswith(("ed", "'s", "'re", "'m")) for t in told):
        return None  # "maintains a lead"
    end = said.end
    for mark in (". ", "; ", ".\n", "\n"):
        cut = company.text.find(mark, said.start, said.end)
        end = min(end, cut) if cut > 0 else end
    span = Span(said.start, end)
    name = noun_phrase(plain(company.text, [span]))
    return Stand(Stance.SUPPORTS, name, (span,), TargetKind.CLAIM, span, 3)
