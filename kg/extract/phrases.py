"""Small noun phrases read off the text: who stands after "citing", "told", "in an interview with".

There is no parser here: a noun phrase goes on until a word that cannot be inside one.
"""

from __future__ import annotations

import re

from kg.model import Span

_STOP = re.compile(
    r"""[,;:.!?()\[\]"“”\n]\s|[,;:.!?]?$|\s[–—-]+\s|—|[“"]
    |\s(?=(?:that|who|whom|which|whose|when|where|while|as|after|before|because|but|if|said|says|saying|told|telling|about
      |according|reported|reports|during|whether|how|what|why|on|in|to|by|earlier|last|this|yesterday|today
      |monday|tuesday|wednesday|thursday|friday|saturday|sunday|has|had|have|is|was|were|are|it|he|she|they
      |would|will|could|should|may|might|must|and\s+(?:said|added|told|that|he|she|they|it)|with|regarding|via)\b)""",
    re.X | re.I,
)
_BEHIND = re.compile(
    r"""\s(?:in|inside|within|at|of|from|with|by|to|on|close\s+to|familiar\s+with|briefed\s+(?:on|by|about)|involved\s+in)
    \s+(?!(?:condition|an?\s+(?:interview|statement|report|telegram|tweet|post)|(?:late|early)\b
        |(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september
        |october|november|december|yesterday|today|\d)\b)""",
    re.X | re.I,
)
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Jr|Sr|St|Prof|Rev)$")
_ADJECTIVE = re.compile(r"\s(?:close|familiar|briefed|involved)$", re.I)
_LEADING = re.compile(r"""[\s,:]*(?:from\s+)?(?:the\s+)?["“‘']?""", re.I)


def noun_phrase(text: str, start: int, limit: int) -> Span | None:
    """The noun phrase that begins at ``start`` (blanks skipped), not beyond ``limit``."""
    lead = _LEADING.match(text, start, limit)
    begin = lead.end() if lead and lead.group().endswith(('"', "“", "‘", "'")) else start
    while begin < limit and text[begin] in " \t\xa0,:":
        begin += 1
    if begin >= limit or not (text[begin].isalnum()):
        return None
    position = begin
    while stop := _STOP.search(text, position, limit):
        if text[stop.start() : stop.start() + 1] == "." and _ABBREVIATION.search(text[begin : stop.start()]):
            position = stop.end()
            continue
        return Span(begin, stop.start()) if stop.start() > begin else None
    end = limit
    while end > begin and text[end - 1] in " \t\xa0.,;:":
        end -= 1
    return Span(begin, end) if end > begin else None


def source_phrase(text: str, start: int, limit: int) -> Span | None:
    """The noun phrase at ``start`` with what stands behind it: "two people familiar with the matter"."""
    phrase = noun_phrase(text, start, limit)
    while phrase is not None and (joint := _BEHIND.match(text, _joint(text, phrase), limit)):
        behind = noun_phrase(text, joint.end(), limit)
        if behind is None:
            break
        phrase = Span(phrase.start, behind.end)
    return phrase


def _joint(text: str, phrase: Span) -> int:
    """Where what stands behind a phrase may begin: "people familiar" ends within "familiar with"."""
    last = _ADJECTIVE.search(text, phrase.start, phrase.end)
    return last.start() if last else phrase.end
