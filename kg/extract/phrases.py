"""Small noun phrases read off the text: who stands after "citing", "told", "in an interview with".

There is no parser here: a noun phrase goes on until a word that cannot be inside one.
"""

from __future__ import annotations

import re

from kg.model import Span

_STOP = re.compile(
    r"""[,;:.!?()\[\]"“”\n]\s|[,;:.!?]?$|\s[–—-]+\s|—|[“"]
    |\s(?=(?:that|who|whom|which|whose|when|where|while|as|after|before|because|but|if|said|says|saying|told|about
      |according|reported|reports|during|whether|how|what|why|on|in|to|by|earlier|last|this|yesterday|today
      |monday|tuesday|wednesday|thursday|friday|saturday|sunday|has|had|have|is|was|were|are|it|he|she|they
      |would|will|could|should|may|might|must|and\s+(?:said|added|told|that|he|she|they|it)|with|regarding|via)\b)""",
    re.X | re.I,
)
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Jr|Sr|St|Prof|Rev)$")
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
