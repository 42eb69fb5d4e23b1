"""Sign-offs: "(Reporting by Jane Roe in Paris; editing by John Doe)", as agencies and papers end a story."""

from __future__ import annotations

import re

from kg.read.imprint import Imprint
from kg.read.outlets import Outlets, is_agency, known_name

_LONGEST = 600
"""Characters beyond which nothing is a sign-off; those of joint reports name ten people."""

_WORK = r"(?:report|writ|edit|compil|translat|research|graphic|produc)(?:ing|ed|ten|ion|s|)"
_ROLE = re.compile(
    r"(?P<more>(?:(?:and )?with )?(?:additional |further |extra )?)(?:original )?"
    rf"(?P<work>{_WORK})(?:,? (?:and|&) {_WORK})* (?:by|from):? ",
    re.IGNORECASE,
)
_CAPITAL = r"[A-Z\u00c0-\u00de]"
# Any other word in small letters makes it a sentence: "Reporting by the council shows that ...".
_IN_A_NAME = re.compile(
    rf"{_CAPITAL}[\w'’.\-/]*|[dl]['’]{_CAPITAL}[\w'’.\-]*|al-{_CAPITAL}[\w'’\-]*"
    r"|and|in|at|of|for|from|the|our|de|del|della|da|di|dos|van|von|der|den|la|le|el|bin|ibn"
    r"|staff|agencies|newsroom|correspondents|reporters|bureaus?|desk"
)
_AT_END = re.compile(r"(?<=[.!?”\"’')]) (?=[(\[]? ?[A-Z][a-z]+(?: [a-z]+){0,3} (?:by|from) )")
_NEXT = re.compile(r"[,;] ?(?:and )?| and | & ")
_PLACE = re.compile(r" (?:in|at|from) (?=\S).*")
_FOR = re.compile(r" (?:for|of) (?:the )?(?=[A-Z])")
_PERSON = re.compile(rf"(?:{_CAPITAL}|[dl]['’]|al-)\S*(?: \S+){{1,4}}")


def is_sign_off(words: str) -> bool:
    """True for a line that does nothing but name who worked on the story."""
    return bool(_parts(words))


def sign_off_in(words: str) -> int | None:
    """Where in a line the sign-off begins that ends it; None when it ends otherwise."""
    for match in _AT_END.finditer(words):
        if is_sign_off(words[match.end() :]):
            return match.end()
    return None


def read_sign_off(words: str, outlets: Outlets) -> Imprint | None:
    """Who reported or wrote the story, or the agency that did; None for words that are no sign-off.

    Editors and those who helped are not its authors.
    """
    parts = _parts(words)
    if not parts:
        return None
    authors: list[str] = []
    agency = None
    for work, more, who in parts:
        if more or not work.lower().startswith(("report", "writ", "compil")):
            continue
        for one in _NEXT.split(who):
            name, *others = _FOR.split(_PLACE.sub("", one).removesuffix(" staff"))
            employer = known_name(outlets, others[0] if others else name)
            if employer and is_agency(outlets, employer):
                agency = agency or employer
            if _PERSON.fullmatch(name) and not known_name(outlets, name) and name not in authors:
                authors.append(name)
    return Imprint(author=", ".join(authors) or None, credit=agency)


def _parts(words: str) -> list[tuple[str, bool, str]]:
    """The kind of work, whether it was additional, and who did it, part by part; none for other words."""
    if len(words) > _LONGEST:
        return []
    words = words.strip(" -–—*").removeprefix("(").removeprefix("[").removesuffix(".")
    words = words.removesuffix(")").removesuffix("]").strip()
    found = list(_ROLE.finditer(words))
    if not found or found[0].start() != 0:
        return []
    ends = [match.start() for match in found[1:]] + [len(words)]
    parts = []
    for match, end in zip(found, ends, strict=True):
        who = words[match.end() : end].strip(" ;,.")
        if not who or not all(_IN_A_NAME.fullmatch(word) for word in re.split(r"[ ,;&]+", who)):
            return []
        parts.append((match["work"], bool(match["more"]), who))
    return parts
