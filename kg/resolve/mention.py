"""One source as its words have it: how it is put, whom it names or describes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kg.model import AgentKind, Role, Span
from kg.resolve.cast import Cast, Member

_TRIM = " \t\n\xa0,;:.–—-"
_LEADING = re.compile(
    r"(?:by|from|of|['’]s|[Oo]nly|[Ee]ven|[Jj]ust|[Ii]nstead,?|[Aa]nd|[Bb]ut|[Ss]till,?|[Mm]eanwhile,?)\s+(?=\w)"
)
_AUXILIARY = re.compile(
    r"\s+(?:as|would|will|could|may|might|must|should|has|have|had|is|are|was|were|did|does|do)$"
)
_OWNER = re.compile(r"['’]s?$")
_REFLEXIVE = re.compile(r"\s+(?:him|her|it|them)sel(?:f|ves)$")


class Form(StrEnum):
    """How a source is put."""

    NAME = "name"  # named here
    PRONOUN = "pronoun"
    BACK = "back"  # "the newspaper", "the official": refers back to someone introduced before
    DESCRIPTION = "description"  # an unnamed source, a document, an unlisted body


@dataclass(frozen=True, slots=True)
class Mention:
    """One source as its words have it.

    span      the words that name it, without roles and appositions around a name
    form      how it is put
    kind      person, outlet, organization, country, unnamed or document; for PRONOUN a guess
    member    who of the cast is named; None for pronouns and descriptions
    head      the head noun of a description, singular and casefolded
    roles     titles, roles, appositions
    outlet    the outlet of a journalist named with it ("CNN's Dana Bash"), else None
    beside    others that stand beside it in the same source
    author    who wrote a document, where its own words say so ("a letter from the Teachers' Union")
    """

    span: Span
    form: Form
    kind: AgentKind
    member: Member | None = None
    head: str = ""
    roles: tuple[Role, ...] = ()
    outlet: Member | None = None
    beside: tuple[Mention, ...] = ()
    author: tuple[Span, Member] | None = None


def trimmed(text: str, span: Span) -> Span:
    """``span`` without punctuation, a leading preposition and a reflexive at its end."""
    start, end = span.start, span.end
    if leading := _LEADING.match(text, start, end):
        start = leading.end()
    if auxiliary := _AUXILIARY.search(text, start, end):
        end = auxiliary.start()
    if (owner := _OWNER.search(text, start, end)) and not text[end : end + 1].isalnum():
        end = owner.start() if " " in text[start : owner.start()] else end
    if reflexive := _REFLEXIVE.search(text, start, end):
        end = reflexive.start()
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM and not re.search(r"(?:[A-Z]|Jr|Sr)\.$", text[start:end]):
        end -= 1
    return Span(start, end)


def outlet_in(span: Span, cast: Cast) -> Member | None:
    """The first outlet named in ``span``."""
    return next((m for _, m in cast.named_within(span) if m.kind is AgentKind.OUTLET), None)
