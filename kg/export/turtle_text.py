"""Triples as Turtle text: grouped by subject, prefixed, the same for the same triples.

rdflib's own serializers order graphs by hash, so two runs would give two files; they also need all of a
store in memory.  Terms are tokens of N-Triples, which is a part of Turtle: ``<iri>``, ``"text"``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from rdflib import Literal
from rdflib.namespace import RDF, XSD

from kg.terms import PREFIXES

Token = str
Triple = tuple[Token, Token, Token]

_LINE = re.compile(r"(<[^>]*>|_:\S+) (<[^>]*>) (.+) (<[^>]*>) \.\s*")
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_RELATIVE = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")
_TYPED = re.compile(r'(".*")\^\^(<[^>]*>)', re.DOTALL)
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TYPE = f"<{RDF.type}>"


def iri(value: str) -> Token:
    """The token of an IRI."""
    return f"<{value}>"


def text(value: str, datatype: str = "") -> Token:
    """The token of a literal; without a datatype, of a plain string."""
    quoted = f'"{_ESCAPED.sub(_escape, value)}"'
    return f"{quoted}^^<{datatype}>" if datatype and datatype != str(XSD.string) else quoted


def literal(value: Literal) -> Token:
    """The token of an rdflib literal without a language."""
    return text(str(value), str(value.datatype or ""))


def number(value: int) -> Token:
    """The token of an integer."""
    return text(str(value), str(XSD.integer))


def parts(line: str) -> tuple[Triple, Token]:
    """The triple and the graph of one line of N-Quads."""
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(f"no quad: {line!r}")
    return (found[1], found[2], found[3]), found[4]


@dataclass(frozen=True, slots=True)
class Names:
    """How IRIs are shortened: prefixes by name, and the base that relative IRIs start from, if any."""

    prefixes: Mapping[str, str] = field(default_factory=lambda: PREFIXES)
    base: str = ""

    def declared(self) -> str:
        """The declarations that go before the first triple."""
        lines = [f"@prefix {name}: <{start}> .\n" for name, start in sorted(self.prefixes.items())]
        return "".join([*lines, *([f"@base <{self.base}> .\n"] if self.base else [])])

    def shorten(self, token: Token) -> Token:
        """The token with its IRI, or that of its datatype, as a prefixed name or relative, where one fits."""
        if not token.startswith("<"):
            typed = _TYPED.fullmatch(token)
            return f"{typed[1]}^^{self.shorten(typed[2])}" if typed else token
        whole = token[1:-1]
        if self.base and whole.startswith(self.base) and _RELATIVE.fullmatch(whole, len(self.base)):
            return f"<{whole[len(self.base) :]}>"
        # The longest start first: that of a concept list begins with that of the vocabulary.
        for name, start in sorted(self.prefixes.items(), key=lambda item: (-len(item[1]), item)):
            if whole.startswith(start) and _LOCAL.fullmatch(whole, len(start)):
                return f"{name}:{whole[len(start) :]}"
        return token


def turtle(triples: Iterable[Triple], names: Names, indent: str = "") -> Iterator[str]:
    """One paragraph a subject, sorted, without repetition."""
    shorten = cache(names.shorten)
    for subject, about in groupby(sorted(set(triples), key=_order), key=lambda triple: triple[0]):
        lines = []
        for predicate, same in groupby(about, key=lambda triple: triple[1]):
            verb = "a" if predicate == _TYPE else shorten(predicate)
            lines.append(f"{verb} {', '.join(shorten(thing) for _, _, thing in same)}")
        end = f" ;\n{indent}    "
        yield f"{indent}{shorten(subject)} {end.join(lines)} .\n"


def _order(triple: Triple) -> tuple[str, bool, str, str]:
    """Types first, then predicates and values by their text."""
    return (triple[0], triple[1] != _TYPE, triple[1], triple[2])


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"
