"""Proper names in running text, with the titles that stand before them.

A name is a run of capitalised words.  Titles and roles ("Russian President", "Fox News host") are
split off: a role is not a name.  Kinds are judged from the words alone and from the registries of
outlets and polities; the cast of an article (``cast.py``) then decides who is who.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.lexicon import (
    DOCUMENT_NOUNS,
    NAME_PARTICLES,
    NOT_NAMES,
    OFFICES,
    ORGANIZATION_NAME_WORDS,
    PAPER_WORDS,
    PERSON_NOUNS,
    PLACES,
    TITLES,
    singular,
)
from kg.model import Span
from kg.resolve.first_names import gender_of
from kg.resolve.outlet_forms import looks_like_outlet
from kg.resolve.outlets import Registry
from kg.resolve.polities import Polities
from kg.resolve.sighted import outlets_in

# A capitalised run.  Joints: blanks, initials, particles, "of (the)", "and" and "for" inside bodies'
# names, which are cut again where the parts turn out to be persons.
_CAPITAL = r"(?:[^\W\d_a-z]\.(?:[^\W\d_a-z]\.)*|[^\W\d_a-zß-öø-ÿ][\w&]*(?:[-'’.](?!s\b)[\w]+)*)"
_PARTICLE = "|".join(sorted(NAME_PARTICLES, key=len, reverse=True))
_ABBREVIATION = r"(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Jr|Sr|St|Prof|Rev|Adm|Capt|Maj|Cmdr)\."
_PART = rf"(?:{_ABBREVIATION}|(?:(?:al|el|an|ar|as|ash|ad|at|az|bin|ibn)-)?{_CAPITAL})"
_RUN = re.compile(rf"\b{_PART}(?:[ \xa0]+(?:(?:{_PARTICLE})[ \xa0]+)?{_PART})*")
_JOINT = re.compile(rf"[ \xa0](?:of|for)(?:[ \xa0]the)?[ \xa0](?={_CAPITAL})")
_AND = re.compile(  # "the Department of Health and Human Services"
    r"[ \xa0]and[ \xa0](?:Human[ \xa0])?(?=[A-Z][a-z]+(?:tion|ment|ity|ing|ture|ics|ogy|ices|ety|ence|ance"
    r"|try|ism|ergy|rade|dget|merce|ources|orts|outh|elfare|airs)\b)"
)
_AND_BODY = re.compile(  # "the Economic and Financial Crimes Commission"
    r"[ \xa0]and[ \xa0](?=(?:[A-Z]\w+[ \xa0]){1,4}(?:Administration|Agency|Authority|Board|Bureau"
    r"|Commission|Committee|Council|Court|Department|Institute|Ministry|Office|Organi[sz]ation|Service|Tribunal|Union)\b)"
)
_FIELDS = OFFICES | frozenset(
    "civil competition consumer customs drug economic election electoral financial food legal medical"
    " medicines national nuclear political public religious securities social technical truth".split()
)
"""Words that a body's name begins with before an "and"."""
_OFFICE = re.compile(
    rf"['’]s?[ \xa0](?P<body>(?:{_CAPITAL}[ \xa0])?"
    r"(?:Office|Department|Association|Union|Federation|Council|Committee|Hospital|Court|Club|Party|Fund))\b"
)
_NUMBERED = re.compile(
    r"\b(?:Fox|FOX|ABC|NBC|CBS|CW|Channel|(?:Action |Eyewitness )?News) \d{1,2}\b(?: News\b)?(?![.,:]\d|%)"
)
_CHANNEL = re.compile(r" \d{1,2}\b(?![.,]\d|[ -](?:[a-z]|%))| Sports?\b")
_WORD = re.compile(r"\b(?!(?:of|for|the)\b)[\w&]+(?:[-'’.](?!s\b)\w+)*\.?")
_ABBREVIATED = re.compile(
    r"(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Jr|Sr|St|Prof|Rev|Adm|Capt|Maj|Cmdr)\."
)
_ACRONYM = re.compile(r"[A-Z][A-Z&0-9]{1,7}|(?:[A-Z]\.){2,}")
_PARTY_MARK = re.compile(r"[RDI]-[A-Z]")
_RUN_BY = re.compile(
    r"-(?:run|based|owned|backed|linked|controlled|affiliated|language|funded|allied|led|born)$"
)
_COMMON_NOUNS = PERSON_NOUNS | DOCUMENT_NOUNS


class Shape(StrEnum):
    """What the words of a name tell of its bearer."""

    PERSON = "person"
    OUTLET = "outlet"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    SHORT = "short"  # one word that may be a surname
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in the text.

    span       the name alone
    titled     the name with the capitalised titles before it
    words      the name's words without possessive endings
    shape      what the words tell
    addressed  "Mr" or the like stands before it
    """

    span: Span
    titled: Span
    words: tuple[str, ...]
    shape: Shape
    addressed: bool = False

    @property
    def name(self) -> str:
        """The name's words, one blank between them."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True, eq=False)
class Lexicons:
    """The registries that names are judged by; loaded once, so that no two are alike."""

    outlets: Registry
    polities: Polities


def names_in(text: str, start: int, end: int, lexicons: Lexicons) -> Iterator[NameSpan]:
    """The names within ``text[start:end]``, in order, not overlapping."""
    taken = start
    for span, outlet in outlets_in(text, start, end, lexicons.outlets):
        yield from _plain_names(text, taken, span.start, lexicons)
        if station := _NUMBERED.match(text, span.start, end) or _CHANNEL.match(text, span.end, end):
            # "ABC 7" and "RMC Sport" are stations of their own
            span, outlet = Span(span.start, station.end()), outlet + text[span.end : station.end()]
        yield NameSpan(span, span, tuple(outlet.split()), Shape.OUTLET)
        taken = span.end
    yield from _plain_names(text, taken, end, lexicons)


def _plain_names(text: str, start: int, end: int, lexicons: Lexicons) -> Iterator[NameSpan]:
    position = start
    while match := _RUN.search(text, position, end):
        stop = match.end()
        if station := _NUMBERED.match(text, match.start(), end):
            span = Span(*station.span())
            yield NameSpan(span, span, tuple(span.of(text).split()), Shape.OUTLET)
            position = span.end
            continue
        # "Department of Homeland Security" is one name, "Secretary of State" one title.
        while joint := _JOINT.match(text, stop, end):
            words = _words(text, match.start(), stop)
            if not _is_body(words) and not (words and _folded(words[-1]) in TITLES):
                break
            following = _RUN.match(text, joint.end(), end)
            if following is None:
                break
            stop = following.end()
            if (both := _AND.match(text, stop, end)) and (last := _RUN.match(text, both.end(), end)):
                stop = last.end()
        opening = match.group().split()[-1].casefold() in _FIELDS
        if (
            opening
            and (both := _AND_BODY.match(text, stop, end))
            and (last := _RUN.match(text, both.end(), end))
        ):
            stop = last.end()
        words = _words(text, match.start(), stop)
        office = _OFFICE.match(text, stop, end)
        if office is not None and words and (_folded(words[-1]) in TITLES or text[stop - 1] == "s"):
            # "Attorney General's Office", "Teachers' Union": a body called by whom it serves
            stop = office.end()
            kept = next((w for w in words if not _is_no_name(w)), words[-1])
            whole = Span(kept.start(), stop)
            yield NameSpan(whole, whole, tuple(whole.of(text).split()), Shape.ORGANIZATION)
            position = stop
            continue
        position = max(stop, match.end())
        yield from _trimmed(text, match.start(), stop, lexicons)


def _words(text: str, start: int, end: int) -> list[re.Match[str]]:
    return list(_WORD.finditer(text, start, end))


def _is_body(words: list[re.Match[str]]) -> bool:
    return any(m.group().casefold().rstrip(".") in ORGANIZATION_NAME_WORDS for m in words)


_VERB_BEHIND = (
    r"['’]s\b|\s+(?:says|said|wrote|writes|told|tells|added|urged|called|argued|argues|claims|claimed|believes|described"
    r"|insisted|noted|asked|has|had|was|is|acknowledges|acknowledged|warned|denied|suggested|replied|explained)\b"
)
"""What stands behind a surname, not behind the function word that it looks like: "May said"."""


def surnames_again(text: str, names: Sequence[NameSpan]) -> list[NameSpan]:
    """Where a surname that is a function word too stands for who was named in full: "Will urged"."""
    found = []
    surnames = {n.words[-1] for n in names if n.shape is Shape.PERSON and n.words[-1].casefold() in NOT_NAMES}
    for surname in sorted(surnames):
        for again in re.finditer(rf"\b{re.escape(surname)}(?={_VERB_BEHIND})", text):
            span = Span(*again.span())
            if not any(name.span.overlaps(span) for name in names):
                found.append(NameSpan(span, span, (surname,), Shape.SHORT))
    return sorted([*names, *found], key=lambda name: name.span)


def _trimmed(text: str, start: int, end: int, lexicons: Lexicons) -> Iterator[NameSpan]:
    words = _words(text, start, end)
    while (
        words and (_is_no_name(words[0]) or _RUN_BY.search(words[0].group())) and not _continues_title(words)
    ):
        words = words[1:]
    if len(words) > 1 and _INVERTED.fullmatch(words[0].group()) and _begins_sentence(text, words[0].start()):
        words = words[1:]
    if not words:
        return
    titled_start = words[0].start()
    full = _span(text, words)
    if (shape := _registered(full.of(text), lexicons)) is not None:
        yield NameSpan(full, full, _words_of(text, full), shape)
        return
    surname = len(words) == 1 and any(_folded(w) in _HONORIFICS for w in _words(text, start, titled_start))
    words = words if surname else _without_titles(words)  # "Mr. Singer" is no singer
    if not words:
        return
    alone = words[0].group()
    addressed = any(_folded(w) in _HONORIFICS for w in _words(text, start, words[0].start()))
    common = alone.casefold() not in PAPER_WORDS and singular(alone) in _COMMON_NOUNS
    if len(words) == 1 and (common or alone == "TV") and not addressed:
        return  # "People with knowledge of the talks", "Documents show"
    span = _span(text, words)
    known = _registered(span.of(text), lexicons) if span != full else None
    shape = known or _judge(words, span.of(text), lexicons)
    yield NameSpan(span, Span(titled_start, span.end), _words_of(text, span), shape, addressed)


_INVERTED = re.compile(
    r"(?:Add|Answer|Ask|Argu|Boast|Caution|Claim|Comment|Conclud|Continu|Declar|Explain|Insist|Jok|Not|Observ|Predict"
    r"|Recall|Remark|Repli|Respond|Stat|Stress|Suggest|Tweet|Warn|Wonder)ed|Read|Wrote|Writes|Says|Adds|Asks|Notes"
)
"""Verbs of speech that stand before their subject at a sentence's start: "Added Varga: …"."""


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(' \xa0“"')
    return not before or before[-1] in '\n.!?”"'


def _is_no_name(word: re.Match[str]) -> bool:
    """True for a function word at a sentence's start; "US" and "WHO" in capitals are names."""
    return _folded(word) in NOT_NAMES and not (word.group().isupper() and len(word.group()) > 1)


def _continues_title(words: list[re.Match[str]]) -> bool:
    """Month and function words never begin a name, but "First Lady" and the like are titles."""
    return len(words) > 1 and _folded(words[0]) == "first" and _folded(words[1]) == "lady"


_EARLIER = re.compile(r"^(?:then|ex|vice|co|former)-|-elect$")
_DIRECTIONS = frozenset("north south east west central upper lower northern southern eastern western".split())
_LETTERS = frozenset({"KC", "QC", "SC", "MP", "MEP", "MBE", "OBE", "CBE", "MD", "PhD", "TD"})
"""Letters behind a name: "Priya Nathan SC"."""
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "prof"})


def _folded(word: re.Match[str]) -> str:
    return _EARLIER.sub("", word.group().casefold().rstrip("."))


def _without_titles(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words after the last title: "Russian President Vladimir Putin" gives the last two.

    A title inside a body's name ("President's Council", "Office of the Secretary") stays.
    """
    while len(words) > 2 and words[-1].group() in _LETTERS:
        words = words[:-1]
    last = max((i for i, w in enumerate(words) if _folded(w) in TITLES), default=-1)
    rest = words[last + 1 :]
    if len(rest) > 2 and singular(_folded(rest[0])) in PERSON_NOUNS:
        rest = rest[1:]  # "Engineer Jane Roe" at the start of a sentence
    while rest and last >= 0 and _folded(rest[0]) in OFFICES:
        rest = rest[1:]
    if not rest and len(words) > 1 and _first_name(words[-2]):
        return words[-2:]  # "Mark Singer"
    if not rest:
        return [] if not _is_body(words) else words
    if len(rest) == 3 and len(rest[0].group()) > 2 and not _first_name(rest[0]) and _first_name(rest[1]):
        rest = rest[1:]  # a rank that no list has: "Sheriffdeputy Jane Roe"
    return words if _is_body(rest) else rest


def _first_name(word: re.Match[str]) -> bool:
    return gender_of(word.group()) is not None


def _span(text: str, words: list[re.Match[str]]) -> Span:
    last = words[-1]
    end = last.end()
    if text[end - 1] == "." and not _ABBREVIATED.fullmatch(last.group()):
        end -= 1
    return Span(words[0].start(), end)


def _words_of(text: str, span: Span) -> tuple[str, ...]:
    return tuple(re.sub(r"['’]s?$", "", span.of(text)).split())


def _registered(name: str, lexicons: Lexicons) -> Shape | None:
    acronym = name.isupper() and len(name) > 1
    if lexicons.outlets.find(name) is not None and (acronym or not lexicons.outlets.is_ambiguous(name)):
        return Shape.OUTLET
    polity = lexicons.polities.find(name)
    if polity is not None:
        return Shape.COUNTRY if polity.kind == "country" else Shape.ORGANIZATION
    return None


def _judge(words: list[re.Match[str]], written: str, lexicons: Lexicons) -> Shape:
    name = " ".join(w.group() for w in words)
    if name.casefold().replace(" ", "_") in PLACES or lexicons.polities.by_demonym(name) is not None:
        return Shape.OTHER
    if (len(words) > 1 or "-" in name or "TV" in name[1:]) and looks_like_outlet(written):
        return Shape.OUTLET
    acronym = _ACRONYM.fullmatch(words[0].group()) is not None
    if len(words) == 1 and _folded(words[0]) in PAPER_WORDS:
        return Shape.SHORT
    if _is_body(words) or (acronym and (len(words) == 1 or "." not in words[0].group())):
        return Shape.ORGANIZATION
    if len(words) == 2 and _folded(words[0]) in _DIRECTIONS:
        return Shape.OTHER  # "South Kivu"
    if len(words) == 1:
        return Shape.OTHER if _PARTY_MARK.match(name) else Shape.SHORT
    if singular(_folded(words[-1])) in PERSON_NOUNS and not _first_name(words[0]):
        return Shape.OTHER  # "the Wisconsin Republican"
    return Shape.PERSON if len(words) <= 5 else Shape.OTHER
