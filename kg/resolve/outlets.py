"""Outlets and agencies of the world: by name, by domain, and as they stand in running text.

The registry is the table ``kg/data/outlets.csv``.  An outlet that is not in it is still an outlet:
:mod:`kg.resolve.outlet_forms` tells by the form of the name.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kg.model import Span


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet or agency, as the registry has it; a field is empty where nothing is known.

    name       the usual canonical form ("The New York Times", "TASS")
    kind       agency, newspaper, magazine, broadcaster, show or online
    country    ISO 3166 alpha-2; language is BCP 47
    typology   of the state media matrix: SC state-controlled, CaPu and CaPr captured (public, private),
               ISFM, ISF and ISM independent with state funding, management or both, IP independent public
    aliases    other names; ambiguous lists those of all names that also mean something else ("Time")
    parent     the network of a show, the paper of a magazine: a name in the registry
    source     own, or state_media_matrix
    """

    name: str
    kind: str
    country: str
    language: str = ""
    owner: str = ""
    typology: str = ""
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    parent: str = ""
    wikidata: str = ""
    source: str = "own"


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """An outlet's name in running text.

    span       the name, with the article where it belongs to the name ("The Hill", "the Hill")
    ambiguous  the words may also mean something else, and nothing beside them settles it
    """

    span: Span
    outlet: Outlet = field(compare=False)
    ambiguous: bool = False


class _Form(NamedTuple):
    """One way to write an outlet's name, without its article.

    article    the name has one ("The Hill")
    bare, the  ambiguous when it stands without an article, and with one
    """

    words: str
    outlet: Outlet
    article: bool
    bare: bool
    the: bool


_WORD = re.compile(r"\w+")
_NEXT_WORD = re.compile(r"(?:['’]s?)? (\w+)")
_LAST_WORD = re.compile(r"(\w+) $")
_LONGER_WORD = re.compile(r"'(?!s\b)\w|\.(?!com\b)\w{2}")
_ARTICLE = re.compile(r"\b[Tt]he $")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\"“”]|- )\s*[\"“'‘(]?$")
_QUALIFIED = re.compile(r"(.+) \(([^()]+)\)$")
_FOLLOWERS = re.compile(
    r"(?:newspaper|magazine|agency|website|tabloid|daily|weekly|reporter|reporters|correspondent|"
    r"journalist|columnist|editor|editorial|article|report|reports|story|interview|anchor|host|"
    r"poll|podcast|op-ed|broadcaster|channel|newswire|newsroom)$"
)
_REPORTS = re.compile(r"(?:reported|reports|published|quoted|cited|writes|wrote|understands)$")
_COMMON_STARTS = re.compile(
    r"(?:Daily|Sunday|Evening|Morning|Independent|National|Times|Business|Financial|Free|News|"
    r"Weekly|Press)$"
)
_NOT_NAMES = re.compile(
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|And|But|When|While|As|In|On|"
    r"At|For|From|With|By|To|After|Before|Former|The|That|This|If|Since|Both)$"
)
_POSSESSIVE = re.compile(r"'s?$")
_GENERIC = re.compile(r" (?:newspaper|magazine|news agency|agency|website|news site|tv|television|radio)$")


def fold(name: str) -> str:
    """The name as compared: casefolded, straight apostrophes, single spaces, no article in front."""
    if not name.isascii():
        name = unicodedata.normalize("NFKC", name).replace("’", "'")
    words = name.casefold().split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Registry:
    """All outlets of the table, with indexes; made once by :meth:`load`.

    names      outlet by folded name or alias
    qualified  outlet by folded name and country, for names that several countries know ("The Herald")
    hosts      outlet by domain
    forms      ways to write names, longest first, by the folded first word
    """

    outlets: tuple[Outlet, ...]
    names: Mapping[str, Outlet]
    qualified: Mapping[tuple[str, str], Outlet]
    hosts: Mapping[str, Outlet]
    forms: Mapping[str, Sequence[_Form]]

    @staticmethod
    def load() -> Registry:
        """The registry that comes with the program, read once."""
        return _load()

    @staticmethod
    def of(outlets: Iterable[Outlet]) -> Registry:
        """A registry of these outlets; where two share a name, the first has it."""
        kept = tuple(outlets)
        names: dict[str, Outlet] = {}
        qualified: dict[tuple[str, str], Outlet] = {}
        hosts: dict[str, Outlet] = {}
        forms: dict[str, list[_Form]] = {}
        for outlet in kept:
            names.setdefault(fold(outlet.name), outlet)
            for host in outlet.domains:
                hosts.setdefault(host, outlet)
            if outlet.name[-1] == ")" and (shared := _QUALIFIED.match(outlet.name)):
                qualified.setdefault((fold(shared[1]), outlet.country), outlet)
        for outlet in kept:
            for name in (outlet.name, *outlet.aliases):
                if names.setdefault(fold(name), outlet) is outlet and name[-1] != ")":
                    form = _form(outlet, name)  # "The Star (Kenya)" is never written so
                    if first := _WORD.search(form.words):
                        forms.setdefault(first[0].casefold(), []).append(form)
        for of in forms.values():
            of.sort(key=lambda form: (-len(form.words), form.words))
        return Registry(kept, names, qualified, hosts, forms)

    def find(self, name: str, country: str = "") -> Outlet | None:
        """The outlet of this name or alias, with or without "the", a possessive or "newspaper" behind.

        A name that several countries know ("The Herald") needs the country; one that is an ordinary word
        needs its capital ("the sun").
        """
        key = fold(name).strip(" \"“”'‘.,")
        for candidate in dict.fromkeys((key, _POSSESSIVE.sub("", key), _GENERIC.sub("", key))):
            if country and (shared := self.qualified.get((candidate, country))):
                return shared
            if (found := self.names.get(candidate)) and not (name.islower() and self.is_ambiguous(candidate)):
                return found
        return None

    def by_domain(self, host: str) -> Outlet | None:
        """The outlet that publishes at this host name or web address; a subdomain is its domain's."""
        labels = (
            re.sub(r"^\w+://", "", host.strip().casefold()).partition("/")[0].partition(":")[0].split(".")
        )
        for first in range(len(labels) - 1):
            if found := self.hosts.get(".".join(labels[first:])):
                return found
        return None

    def is_ambiguous(self, name: str) -> bool:
        """True when the name is an outlet's and also an ordinary word or another name ("Time")."""
        outlet = self.names.get(fold(name))
        return outlet is not None and fold(name) in {fold(form) for form in outlet.ambiguous}

    def network(self, outlet: Outlet) -> Outlet:
        """The outlet that this one belongs to in the end: the network of a show; itself when none."""
        for _ in range(3):
            parent = self.names.get(fold(outlet.parent)) if outlet.parent else None
            if parent is None:
                break
            outlet = parent
        return outlet

    def scan(self, text: str) -> list[Sighting]:
        """Where outlets are named in running text, in text order: the longest name at each place."""
        flat = text.replace("’", "'").replace("\n", " ").replace("\u00a0", " ")
        found: list[Sighting] = []
        position = 0
        while word := _WORD.search(flat, position):
            position = word.end()
            for form in self.forms.get(word[0].casefold(), ()):
                sighting = _sighting(form, flat, text, word.start())
                if sighting:
                    found.append(sighting)
                    position = sighting.span.end
                    break
        return found


def _form(outlet: Outlet, name: str) -> _Form:
    """How one of the outlet's names is written in text."""
    words = name.removeprefix("The ")
    article = len(words) < len(name)
    flagged = outlet.ambiguous
    alone = name in flagged or words in flagged or (article and " " not in words)
    return _Form(words, outlet, article, alone, name in flagged)


def _sighting(form: _Form, flat: str, text: str, start: int) -> Sighting | None:
    """The form as it stands at ``start``, or None when other words stand there or mean something else."""
    end = start + len(form.words)
    written = flat[start:end]
    if written != form.words and (written != form.words.upper() or form.bare or form.the):
        return None
    if flat[end : end + 1].isalnum() or (start and flat[start - 1] in "@_"):
        return None
    if _LONGER_WORD.match(flat, end):
        return None  # another word ("Saba'id") or an address ("mic.com")
    before = flat[max(0, start - 40) : start]
    article = _ARTICLE.search(before)
    after = _NEXT_WORD.match(flat, end)
    settled = after is not None and _FOLLOWERS.match(after[1]) is not None
    ambiguous = (form.the if article else form.bare) and not settled
    previous = _LAST_WORD.search(before)
    named = previous is not None and previous[1][0].isupper() and not _NOT_NAMES.match(previous[1])
    if named and (form.bare or _COMMON_STARTS.match(written.split()[0])):
        return None  # "the Springfield Daily Record" is another paper, "Mayor Bloomberg" a person
    if ambiguous:
        if article and not form.article and not written.isupper():
            return None  # "the People"
        if form.article and form.the and not article:
            return None  # "Hill" alone is a surname
        if (after and after[1][0].isupper()) or flat[end : end + 1] == "-":
            return None  # "Time Warner"
        opening = not article and _SENTENCE_START.search(text[max(0, start - 4) : start])
        if opening and not (after and _REPORTS.match(after[1])):
            return None  # "Time is short.": a capital at the start of a sentence says nothing
    if article and form.article:
        start -= len(article[0])
    return Sighting(Span(start, end), form.outlet, ambiguous)


@cache
def _load() -> Registry:
    """The table, as a registry."""
    with (files("kg.data") / "outlets.csv").open("r", encoding="utf-8") as table:
        _, *lines = csv.reader(table)
        return Registry.of(_outlet(*line) for line in lines)


def _outlet(
    name: str, kind: str, country: str, language: str, owner: str, typology: str, domains: str, aliases: str,
    ambiguous: str, parent: str, wikidata: str, source: str,
) -> Outlet:  # fmt: skip
    """One line of the table; its columns stand in the order of the fields."""
    several = (_several(domains), _several(aliases), _several(ambiguous))
    return Outlet(name, kind, country, language, owner, typology, *several, parent, wikidata, source)


def _several(cell: str) -> tuple[str, ...]:
    """The entries of a cell, which semicolons part."""
    return tuple(cell.split(";")) if cell else ()
