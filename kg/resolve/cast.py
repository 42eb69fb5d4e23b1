"""Who is named in an article: persons and bodies with their fullest names.

Short names go to the fullest: "Putin" to "Vladimir Putin", "the FBI" to "Federal Bureau of
Investigation (FBI)" where the article spells it out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.model import AgentKind, Span
from kg.resolve.first_names import FEMALE, MALE, gender_of
from kg.resolve.names import NameSpan, Shape

_FEMALE_TITLES = re.compile(r"\b(?:Mrs|Ms|Miss|Lady|Queen|Princess|\w+woman|Sister|Baroness|Dame)\b", re.I)
_MALE_TITLES = re.compile(
    r"\b(?:Mr|Sir|Lord|King|Prince|Father|(?:congress|spokes|chair|business|states)man)\b", re.I
)
_ARTICLE = re.compile(r"^(?:al|el|as|ash|an|ar|at)-(?=\w)")
"""The Arabic article of a surname, which comes and goes: "Nabil al-Tamimi", "Tamimi"."""
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


_LOCATED = re.compile(r"\b(?:in|at|near|outside|across|throughout|the)\s$", re.I)


_OF_SOMEBODY = re.compile(r"\bof\s+(?:[\w-]+\s+){0,3}$")
_THE = re.compile(r"\bthe\s$", re.I)
_ORDINARY = re.compile(r"\b(?!(?:of|and|the|for|in|de|la|le|el|di|del)\b)[a-z]{2}")
_NETWORK = frozenset({"news", "tv", "television", "media", "network", "business"})
"""Endings of outlets' names that are left out once the outlet has been named: "Fox", not "the Harrow"."""


@dataclass(slots=True)
class Member:
    """Someone or something named in the article.

    name      the fullest form
    mentions  spans of the name alone, in text order
    gender    "female", "male" or None when nothing tells
    weak      one capitalised word without a title: perhaps a person, perhaps not
    place     such a word that the encoder takes for a place: when it speaks, its authorities do
    medium    what sort of outlet the registry knows it for ("agency"); empty for what it does not know
    """

    name: str
    kind: AgentKind
    mentions: list[NameSpan] = field(default_factory=list)
    gender: str | None = None
    weak: bool = False
    place: bool = False
    medium: str = ""

    @property
    def surname(self) -> str:
        """The last word that is no suffix, casefolded."""
        return _surname(self.name.split())


@dataclass(frozen=True, slots=True)
class Cast:
    """All members, in order of first mention.

    places  every mention with whom it names, in text order
    """

    members: tuple[Member, ...]
    places: tuple[tuple[NameSpan, Member], ...]

    @staticmethod
    def of(members: Sequence[Member]) -> Cast:
        """The cast of these members, whose mentions are all known."""
        places = [(mention, member) for member in members for mention in member.mentions]
        return Cast(tuple(members), tuple(sorted(places, key=_place)))

    def starting_within(self, span: Span) -> list[tuple[NameSpan, Member]]:
        """The members whose names begin inside ``span``, in text order."""
        return self.named_within(Span(span.start, span.end), whole=False)

    def named_within(self, span: Span, whole: bool = True) -> list[tuple[NameSpan, Member]]:
        """The members named inside ``span``, in text order."""
        first = bisect_left(self.places, Span(span.start, span.start), key=_place)
        last = bisect_left(self.places, Span(span.end, span.end), key=_place)
        inside = self.places[first:last]
        return [(mention, member) for mention, member in inside if not whole or mention.span.end <= span.end]

    def to_name_end(self, span: Span) -> Span:
        """``span`` up to the end of an outlet's name that goes on beyond it: "USA" of "USA Today"."""
        inside = self.starting_within(span)
        last = inside[-1] if inside else None
        if last is None or last[1].kind is not AgentKind.OUTLET or last[0].span.end <= span.end:
            return span
        return Span(span.start, last[0].span.end)


def _place(pair: tuple[NameSpan, Member]) -> Span:
    return pair[0].span


def cast_of(text: str, names: Iterable[NameSpan], own: str | None = None) -> Cast:
    """The cast of an article from its names in text order.

    own  the article's outlet, which may be called "the Herald" without being named in full
    """
    found = list(names)
    persons = _persons([n for n in found if n.shape is Shape.PERSON])
    bodies = _bodies(text, [n for n in found if n.shape in _KINDS])
    surnames = {person.surname for person in persons}
    # "Cuban" is somebody's people or, once Mark Cuban has been named, his surname.
    short = [
        n
        for n in found
        if n.shape is Shape.SHORT
        or (n.shape is Shape.OTHER and n.words[-1].casefold() in surnames and len(n.words) == 1)
    ]
    publisher = [Member(own, AgentKind.OUTLET)] if own else []
    alone = _place_short_names(text, short, persons, [*publisher, *bodies])
    members = [*persons, *bodies, *alone, *(member for member in publisher if member.mentions)]
    for member in members:
        member.mentions.sort(key=lambda n: n.span)
        if member.kind is AgentKind.PERSON:
            member.gender = member.gender or _gender(text, member)
            member.weak = member.weak or all(
                _LOCATED.search(text[max(0, n.titled.start - 9) : n.titled.start]) for n in member.mentions
            )
    members.sort(key=lambda m: m.mentions[0].span)
    return Cast.of(members)


_KINDS = {
    Shape.OUTLET: AgentKind.OUTLET,
    Shape.ORGANIZATION: AgentKind.ORGANIZATION,
    Shape.COUNTRY: AgentKind.COUNTRY,
}


def _surname(words: list[str] | tuple[str, ...]) -> str:
    kept = [w for w in words if w.casefold().rstrip(".") not in _SUFFIXES] or list(words)
    return _ARTICLE.sub("", kept[-1].casefold())


def _persons(names: list[NameSpan]) -> list[Member]:
    """Full names with one surname and one first name (or its initial) are one person."""
    persons: list[Member] = []
    for name in names:
        match = next((p for p in persons if _same_person(p.name.split(), list(name.words))), None)
        if match is None:
            persons.append(Member(name.name, AgentKind.PERSON, [name]))
            continue
        match.mentions.append(name)
        match.name = max(match.name, name.name, key=lambda n: (gender_of(n.split()[0]) is not None, len(n)))
    return persons


def _same_person(one: list[str], other: list[str]) -> bool:
    if _surname(one) != _surname(other):
        return False
    shorter, longer = sorted(([w.casefold() for w in one], [w.casefold() for w in other]), key=len)
    if len(shorter) < len(longer) and longer[-len(shorter) :] == shorter:
        return True  # "Le Pen" after "Marine Le Pen"
    first, second = one[0].casefold().rstrip("."), other[0].casefold().rstrip(".")
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])


def _bodies(text: str, names: list[NameSpan]) -> list[Member]:
    bodies: dict[str, Member] = {}
    for name in names:
        key = _body_key(name.name)
        member = bodies.get(key)
        if member is None:
            bodies[key] = Member(name.name, _KINDS[name.shape], [name])
        else:
            member.mentions.append(name)
    for key, member in list(bodies.items()):
        long = _spelled_out(text, member)
        whole = bodies.get(_body_key(long)) if long is not None else _called_for_short(text, member, bodies)
        if whole is not None and whole is not member:
            whole.mentions.extend(member.mentions)
            bodies[key] = whole
    unique = {id(member): member for member in bodies.values()}
    for member in unique.values():
        if member.kind is AgentKind.OUTLET:
            member.name = _fullest(text, member)
    return list(unique.values())


def _fullest(text: str, outlet: Member) -> str:
    """The outlet's fullest form in the article; the registry's name for an acronym or a single word."""
    written = {" ".join(mention.span.of(text).split()) for mention in outlet.mentions}
    full = [
        w
        for w in written
        if " " in w.removeprefix("the ").removeprefix("The ") and _body_key(w) != _body_key(outlet.name)
        if not _ORDINARY.search(w.removeprefix("the "))  # "TASS news agency" is TASS
    ]
    if not full or any(_body_key(w) == _body_key(outlet.name) for w in written):
        return outlet.name
    longest = max(sorted(full), key=len)
    return "The" + longest[3:] if longest.startswith("the ") else longest


def _body_key(name: str) -> str:
    return name.casefold().removeprefix("the ").replace(".", "")


def _called_for_short(text: str, member: Member, bodies: dict[str, Member]) -> Member | None:
    """The body that "the Alliance" is short for: the one named before, "the Western Alliance"."""
    first = member.mentions[0].span
    if " " in member.name or not _THE.search(text, max(0, first.start - 5), first.start):
        return None
    ending = f" {member.name.casefold()}"
    longer = {
        id(body): body
        for body in bodies.values()
        if body.kind is AgentKind.ORGANIZATION
        and body.name.casefold().endswith(ending)
        and body.mentions[0].span < first
    }
    return next(iter(longer.values())) if len(longer) == 1 else None


def _spelled_out(text: str, member: Member) -> str | None:
    """The long form where the article gives it: "Organization for Security (OS)"."""
    acronym = member.name
    if not re.fullmatch(r"[A-Z][A-Z&]{1,7}", acronym):
        return None
    for mention in member.mentions:
        before = text[max(0, mention.span.start - 2) : mention.span.start]
        if before == " (":
            head = text[max(0, mention.span.start - 90) : mention.span.start - 2]
            words = re.findall(r"[A-Z][\w'’-]*|(?:of|for|the|and|on|to|in)\b", head)
            letters = [w for w in words if w[0].isupper()]
            if len(letters) >= len(acronym):
                start = letters[-len(acronym)]
                return head[head.rindex(start) :].strip()
    return None


def _place_short_names(
    text: str, short: list[NameSpan], persons: list[Member], bodies: list[Member]
) -> list[Member]:
    """Give each one-word name to the person it abbreviates; what is left stands alone."""
    by_surname: defaultdict[str, list[Member]] = defaultdict(list)
    by_first: defaultdict[str, list[Member]] = defaultdict(list)
    for person in persons:
        words = person.name.split()
        by_surname[person.surname].append(person)
        by_first[words[0].casefold()].append(person)
    weight = Counter({id(p): sum(_stands_alone(text, m) for m in p.mentions) for p in persons})
    papers = [b for b in bodies if b.kind is AgentKind.OUTLET and " " in b.name]
    outlets = {b.surname: b for b in papers}
    first_words = {_body_key(b.name).split()[0]: b for b in papers if b.surname in _NETWORK}
    alone: dict[str, Member] = {}
    for name in short:
        word = _surname(name.words)
        if word in outlets and _THE.search(text, max(0, name.span.start - 5), name.span.start):
            outlets[word].mentions.append(name)  # "the Post", once the paper has been named in full
            continue
        if word in first_words and not by_surname.get(word):
            first_words[word].mentions.append(name)  # "Fox", once Fox News has been named
            continue
        owners = by_surname.get(word) or by_first.get(word)
        if owners:
            _choose(text, name, owners, weight).mentions.append(name)
        else:
            member = alone.setdefault(word, Member(name.name, AgentKind.PERSON, weak=True))
            member.mentions.append(name)
            member.weak = member.weak and name.titled == name.span
    return list(alone.values())


def _stands_alone(text: str, mention: NameSpan) -> bool:
    """False for who is named to tell who another is: "mother of the victim Jan Varga"."""
    return _OF_SOMEBODY.search(text[max(0, mention.titled.start - 40) : mention.titled.start]) is None


def _choose(text: str, name: NameSpan, owners: list[Member], weight: Counter[int]) -> Member:
    """Of several persons with one surname: the title's gender decides, else who is named most."""
    if len(owners) == 1:
        return owners[0]
    title = text[name.titled.start : name.span.start]
    wanted = FEMALE if _FEMALE_TITLES.search(title) else MALE if _MALE_TITLES.search(title) else None
    fitting = [o for o in owners if wanted is None or (o.gender or _gender(text, o)) in (wanted, None)]
    return max(fitting or owners, key=lambda o: (weight[id(o)], -o.mentions[0].span.start))


def _gender(text: str, person: Member) -> str | None:
    for mention in person.mentions:
        title = text[mention.titled.start : mention.span.start]
        if _FEMALE_TITLES.search(title):
            return FEMALE
        if _MALE_TITLES.search(title):
            return MALE
    return gender_of(person.name.split()[0])
